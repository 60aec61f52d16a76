// node replay.mjs --pyodide DIR --runtime DIR [--level 1] [--repeat N] < CALLS.jsonl
// Answers calls ([id, inputs], one a line) in the finished runtime folder, with the code that the browser's worker runs,
// started from the snapshot (level 2) or from the library (level 1).
// Prints for each the SHA-256 of the answer's text, or with --repeat the median of the milliseconds that it takes.
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import zlib from "node:zlib";

import { unwrapped } from "./web/container.mjs";
import { boot } from "./web/core.mjs";

const OPTIONS = {
  pyodide: { type: "string" },
  runtime: { type: "string" },
  level: { type: "string", default: "2" },
  repeat: { type: "string" },
};
const AT_ONCE = 1000;
const WARM_UP = 20;

const { values } = parseArgs({ options: OPTIONS });
const run = await start(Number(values.level), path.resolve(values.runtime), path.resolve(values.pyodide));
const tell = values.repeat ? (call) => median(call, Number(values.repeat)) : digest;
const lines = [];
for await (const line of readline.createInterface({ input: process.stdin })) {
  lines.push(tell(JSON.parse(line)));
  if (lines.length === AT_ONCE) console.log(lines.splice(0).join("\n"));
}
process.stdout.write(lines.map((line) => `${line}\n`).join(""), () => process.exit(0));

async function start(level, runtime, pyodide) {
  const read = (file) => fs.readFileSync(path.join(runtime, file));
  const { info } = JSON.parse(fs.readFileSync(path.join(pyodide, "pyodide-lock.json"), "utf8"));
  const { snapshot } = JSON.parse(read("manifest.json")).constants;
  const own = level === 2 ? { snapshot: unwrapped(read("snapshot.wasm")) } : { library: zlib.gunzipSync(read("stdlib.bin")) };
  const [name, bytes] = Object.entries(own)[0];
  const downloads = {
    loader: load(runtime, "pyodide").then((module) => module.loadPyodide),
    asm: load(runtime, "pyodide.asm").then((module) => module.default),
    wasm: WebAssembly.compile(read("pyodide.asm.wasm")),
    [name]: Promise.resolve(new Uint8Array(bytes)),
  };
  const places = { indexURL: runtime + path.sep, emptyZip: path.join(runtime, "empty.bin") };
  return boot(level, { lock: { info, packages: {} }, selfTest: [], snapshot }, downloads, places);
}

// Browsers go by the type that a server tells, Node by the name.
function load(runtime, name) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "replay-"));
  process.on("exit", () => fs.rmSync(place, { recursive: true, force: true }));
  fs.copyFileSync(path.join(runtime, `${name}.js`), path.join(place, `${name}.mjs`));
  return import(pathToFileURL(path.join(place, `${name}.mjs`)));
}

function digest([id, inputs]) {
  return crypto.createHash("sha256").update(run(id, inputs)).digest("hex");
}

function median([id, inputs], count) {
  for (let first = 0; first < WARM_UP; first += 1) run(id, inputs); // functions are compiled well only once they are used
  const times = Array.from({ length: count }, () => {
    const before = performance.now();
    run(id, inputs);
    return performance.now() - before;
  }).sort((a, b) => a - b);
  return times[Math.floor(count / 2)].toFixed(3);
}
