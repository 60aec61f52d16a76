// node build.mjs --calculators DIR --warm FILE.json --pyodide DIR --passing DIR --out DIR
// Makes the folder that brings Python and the calculators into the browser. FILE.json: [[id, inputs, CPython's answer], …]
// What only the build needs goes into the folder --passing, which its owner removes.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { closeWorld } from "./builder/closed_world.mjs";
import { EMPTY_ZIP, gzip, writeFolder } from "./builder/folder.mjs";
import { compileLibrary } from "./builder/library.mjs";
import { prove } from "./builder/proof.mjs";
import { openPyodide } from "./builder/pyodide.mjs";
import { takeSnapshot } from "./builder/snapshot.mjs";
import { bundleWorker } from "./builder/worker.mjs";
import { wrapped } from "./web/container.mjs";
import { LIBRARY } from "./web/core.mjs";

const LONGEST_LINE = 400;
const OPTIONS = {
  calculators: { type: "string" },
  warm: { type: "string" },
  pyodide: { type: "string" },
  passing: { type: "string" },
  out: { type: "string" },
};

process.on("uncaughtException", (error) => {
  // Pyodide's source is one line of a megabyte: printed whole it would hide the message.
  const lines = String(error.stack ?? error).split("\n");
  console.error(lines.filter((line) => line.length < LONGEST_LINE).join("\n"));
  process.exit(1);
});

await build(parseArgs({ options: OPTIONS }).values);
process.exit(0);

async function build(options) {
  const calls = JSON.parse(fs.readFileSync(options.warm, "utf8"));
  closeWorld();
  const pyodide = await openPyodide(path.resolve(options.pyodide), path.resolve(options.passing));
  const { modules, zip } = await compileLibrary(pyodide, path.resolve(options.calculators), calls, LIBRARY);
  const { bytes: snapshot, ...fitting } = await takeSnapshot(pyodide, zip, calls);
  const constants = {
    lock: pyodide.lock,
    selfTest: [shortestResult(calls)],
    snapshot: { ...fitting, length: snapshot.length },
    wasmLength: pyodide.files["pyodide.asm.wasm"].length,
  };
  await prove(1, pyodide, constants, { library: new Uint8Array(zip) }, calls);
  await prove(2, pyodide, constants, { snapshot: new Uint8Array(snapshot) }, calls);
  const facts = { pyodide: pyodide.version, python: pyodide.lock.info.python, modules: modules.length, constants };
  writeFolder(options.out, asFiles(pyodide.files, { zip, snapshot }, constants), facts);
}

// The reader waits for it: the quickest call that shows Python calculating.
function shortestResult(calls) {
  const results = calls.filter(([, , answer]) => JSON.parse(answer).ok);
  if (!results.length) throw new Error("the warm-up list has no call with a result");
  return results.reduce((best, call) => (call[2].length < best[2].length ? call : best));
}

function asFiles(vendored, { zip, snapshot }, constants) {
  return {
    ...Object.fromEntries(Object.entries(vendored).map(([name, bytes]) => [served(name), bytes])),
    "stdlib.bin": gzip(zip),
    "snapshot.wasm": Buffer.from(wrapped(snapshot)),
    "snapshot.bin": gzip(snapshot), // for servers that compress nothing
    "empty.bin": EMPTY_ZIP,
    "worker.js": bundleWorker("worker.http.mjs", constants),
    "downloads.js": bundleWorker("worker.downloads.mjs", constants),
  };
}

// Every server knows `.js`; of `.mjs` many say octet-stream, and browsers run no module of that type.
function served(name) {
  return name.replace(/\.mjs$/, ".js");
}
