// node answer_in_node.mjs RUNTIME_FOLDER PYODIDE_FOLDER < [[id, inputs], …] : the answers of the finished folder, as JSON
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

import { boot } from "../../runtime/web/core.mjs";

const [runtime, package_] = process.argv.slice(2).map((folder) => path.resolve(folder));
const load = (name) => import(pathToFileURL(path.join(runtime, name)));
const { info } = JSON.parse(fs.readFileSync(path.join(package_, "pyodide-lock.json"), "utf8"));
const downloads = {
  loader: load("pyodide.mjs").then((module) => module.loadPyodide),
  asm: load("pyodide.asm.mjs").then((module) => module.default),
  wasm: WebAssembly.compile(fs.readFileSync(path.join(runtime, "pyodide.asm.wasm"))),
  library: Promise.resolve(new Uint8Array(zlib.gunzipSync(fs.readFileSync(path.join(runtime, "stdlib.bin"))))),
};
const places = { indexURL: runtime + path.sep, emptyZip: path.join(runtime, "empty.bin") };
const run = await boot({ lock: { info, packages: {} }, selfTest: [] }, downloads, places);

const calls = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(calls.map(([id, inputs]) => run(id, inputs))), () => process.exit(0));
