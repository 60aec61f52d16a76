// node packs.mjs --from DIR --out DIR
// Makes of the folder for servers (build.mjs) the one for pages opened from a folder (file://), which can use nothing but
// classic scripts.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { gzip, PACKS, packScript, writeFolder } from "./builder/folder.mjs";
import { bundleWorker } from "./builder/worker.mjs";

const { from, out } = parseArgs({ options: { from: { type: "string" }, out: { type: "string" } } }).values;
const { files: _, needed: __, ...facts } = JSON.parse(read("manifest.json"));
const packs = {
  wasm: gzip(read("pyodide.asm.wasm")),
  asm: gzip(read("pyodide.asm.js")),
  loader: gzip(read("pyodide.js")),
  library: read("stdlib.bin"), // gzip already
  snapshot: read("snapshot.bin"),
  worker: gzip(bundleWorker("worker.file.mjs", facts.constants)),
  unpacking: gzip(bundleWorker("worker.unpacking.mjs", facts.constants)),
};
const files = Object.entries(packs).map(([name, packed]) => [`${PACKS}pack-${name}.js`, packScript(name, packed)]);
writeFolder(out, Object.fromEntries(files), facts);

function read(name) {
  return fs.readFileSync(path.join(from, name));
}
