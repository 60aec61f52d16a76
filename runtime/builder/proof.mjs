// Boots what the reader will get, with the code the reader will run, and compares every answer with CPython's.
import path from "node:path";

import { boot } from "../web/core.mjs";

/** Throws unless a level, with nothing but its own download, answers the whole warm-up list as CPython does. */
export async function prove(level, pyodide, constants, own, calls) {
  const places = { indexURL: pyodide.folder + path.sep, emptyZip: pyodide.emptyZip };
  const run = await boot(level, constants, downloadsInNode(pyodide, own), places);
  const differing = calls.filter(([id, inputs, answer]) => run(id, inputs) !== answer);
  if (differing.length) throw new Error(`level ${level} and CPython differ: ${JSON.stringify(differing[0]).slice(0, 300)}`);
  requireException(run, level);
}

function downloadsInNode({ loadPyodide: loader, createModule: asm, wasm }, own) {
  const downloads = Object.entries({ loader, asm, wasm, ...own });
  return Object.fromEntries(downloads.map(([name, value]) => [name, Promise.resolve(value)]));
}

// A bug in a calculator has to reach the page as a failure that says what it was, with the trimmed library too.
function requireException(run, level) {
  try {
    run();
  } catch (error) {
    if (String(error).includes("TypeError")) return;
  }
  throw new Error(`level ${level}: a call without arguments raises no TypeError`);
}
