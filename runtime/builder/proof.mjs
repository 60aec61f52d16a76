// Boots what the reader will get, with the code the reader will run, and compares every answer with CPython's.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { boot } from "../web/core.mjs";
import { EMPTY_ZIP } from "./folder.mjs";

/** Throws unless the trimmed library alone answers the whole warm-up list as CPython does. */
export async function proveLevelOne(pyodide, constants, zip, calls) {
  const run = await withEmptyZip((emptyZip) =>
    boot(constants, downloadsInNode(pyodide, zip), { indexURL: pyodide.folder + path.sep, emptyZip }),
  );
  const differing = calls.filter(([id, inputs, answer]) => run(id, inputs) !== answer);
  if (differing.length) throw new Error(`level 1 and CPython differ: ${JSON.stringify(differing[0]).slice(0, 300)}`);
  requireException(run);
}

async function withEmptyZip(use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "runtime-"));
  try {
    fs.writeFileSync(path.join(folder, "empty.bin"), EMPTY_ZIP);
    return await use(path.join(folder, "empty.bin"));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function downloadsInNode({ loadPyodide: loader, createModule: asm, wasm }, zip) {
  const downloads = Object.entries({ loader, asm, wasm, library: new Uint8Array(zip) });
  return Object.fromEntries(downloads.map(([name, value]) => [name, Promise.resolve(value)]));
}

// A bug in a calculator has to reach the page as a failure that says what it was, with the trimmed library too.
function requireException(run) {
  try {
    run();
  } catch (error) {
    if (String(error).includes("TypeError")) return;
  }
  throw new Error("level 1: a call without arguments raises no TypeError");
}
