// Writes memory as its difference from what is there anyway; `web/restore.mjs` reads it back.
import { MAGIC } from "../web/restore.mjs";

const BLOCK = 256;
const NEAR = 256;

/** u32 magic, size of memory, number of runs, length of the configuration; then (gap, length) of each run; configuration; bytes. */
export function sparse(memory, [before, alsoBefore], config) {
  const runs = runsOf(memory, before, alsoBefore);
  const head = new Uint32Array(4 + 2 * runs.length);
  head.set([MAGIC, memory.length, runs.length, config.length]);
  let end = 0;
  runs.forEach(([start, length], index) => {
    head.set([start - end, length], 4 + 2 * index);
    end = start + length;
  });
  return Buffer.concat([
    Buffer.from(head.buffer),
    config,
    ...runs.map(([start, length]) => memory.subarray(start, start + length)),
  ]);
}

function runsOf(memory, before, alsoBefore) {
  const runs = [];
  for (let start = 0; start < memory.length; start += BLOCK) {
    if (isSame(memory, before, alsoBefore, start)) continue;
    const last = runs[runs.length - 1];
    if (last && start - (last[0] + last[1]) <= NEAR) last[1] = start + BLOCK - last[0];
    else runs.push([start, BLOCK]);
  }
  return runs;
}

function isSame(memory, before, alsoBefore, start) {
  for (let at = start; at < start + BLOCK; at += 1) {
    if (memory[at] !== before[at] || before[at] !== alsoBefore[at]) return false;
  }
  return true;
}
