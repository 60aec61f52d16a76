// node replay.mjs --pyodide DIR --runtime DIR [--repeat N] < CALLS.jsonl
// Answers calls ([id, inputs], one a line) in the Python that readers get, and prints for each the SHA-256 of the answer's
// text, or with --repeat the median of the milliseconds that it takes.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import zlib from "node:zlib";
import { parseArgs } from "node:util";

import { startLevelOne } from "./builder/proof.mjs";
import { openPyodide } from "./builder/pyodide.mjs";

const OPTIONS = { pyodide: { type: "string" }, runtime: { type: "string" }, repeat: { type: "string" } };

const { values } = parseArgs({ options: OPTIONS });
const pyodide = await openPyodide(path.resolve(values.pyodide));
const zip = zlib.gunzipSync(fs.readFileSync(path.join(values.runtime, "stdlib.bin")));
const run = await startLevelOne(pyodide, { lock: pyodide.lock, selfTest: [] }, zip);
const tell = values.repeat ? (call) => median(call, Number(values.repeat)) : digest;
const lines = [];
for await (const line of readline.createInterface({ input: process.stdin })) {
  lines.push(tell(JSON.parse(line)));
  if (lines.length === 1000) console.log(lines.splice(0).join("\n"));
}
if (lines.length) console.log(lines.join("\n"));
process.exit(0);

function digest([id, inputs]) {
  return crypto.createHash("sha256").update(run(id, inputs)).digest("hex");
}

function median([id, inputs], count) {
  const times = Array.from({ length: count }, () => {
    const before = performance.now();
    run(id, inputs);
    return performance.now() - before;
  }).sort((a, b) => a - b);
  return times[Math.floor(count / 2)].toFixed(3);
}
