// Writes the runtime folder: as plain files for http(s), or as classic scripts for file://.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

/** A zip with nothing in it: what the loader gets where it insists on downloading something itself. */
export const EMPTY_ZIP = Buffer.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]);

/** Where the scripts for pages opened from a folder lie. */
export const PACKS = "file/";

const OS_BYTE = 9;
const UNKNOWN_OS = 255;

/** What a first result takes on http(s), by level. */
const SHARED = ["pyodide.asm.wasm", "pyodide.asm.js", "pyodide.js", "worker.js", "downloads.js", "empty.bin"];
const NEEDED = { 2: [...SHARED, "snapshot.wasm"], 1: [...SHARED, "stdlib.bin"] };

/** gzip whose bytes don't depend on the machine. */
export function gzip(bytes) {
  const packed = zlib.gzipSync(bytes, { level: 9 });
  packed[OS_BYTE] = UNKNOWN_OS;
  return packed;
}

/** A classic script that holds what gzip packed: the only thing a page opened from a folder may load. */
export function packScript(name, packed) {
  return Buffer.from(`(self.runtimePacks ??= {}).${name} = "${packed.toString("base64")}";\n`);
}

/** Writes `files` ({name: bytes}) and the manifest that tells what they are and which of them a first result takes. */
export function writeFolder(out, files, facts) {
  const names = Object.keys(files).sort();
  for (const name of names) {
    fs.mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    fs.writeFileSync(path.join(out, name), files[name]);
  }
  const listed = Object.fromEntries(names.map((name) => [name, describe(files[name])]));
  const manifest = { ...facts, needed: NEEDED, files: listed };
  fs.writeFileSync(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
}

function describe(bytes) {
  return { bytes: bytes.length, sha256: crypto.createHash("sha256").update(bytes).digest("hex") };
}
