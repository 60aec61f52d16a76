// Opens the npm package `pyodide` and checks that it still is what the runtime relies on.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { EMPTY_ZIP } from "./folder.mjs";

// They go to the reader exactly as npm delivers them, but for their names.
const VENDORED = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"];

const HOOKS = {
  "pyodide.mjs": [
    ...["createPyodideModule", "fsInit", "stdLibURL", "lockFileContents", "packageBaseUrl", "instantiateWasm"],
    ...["_loadSnapshot", "_sysExecutable", "restoreSnapshot", "BUILD_ID"], // the snapshot's: not documented
  ],
  "pyodide.asm.mjs": ["_makeSnapshot", "makeMemorySnapshot", "_PyObject_Malloc", "_PyObject_Free", "_sbrk"],
};
// The loader adds these to the wasm's imports; web/core.mjs has to, as it takes over `instantiateWasm`.
const ADDED_IMPORTS = ["JsvError_Check", "Jsv_GetError_import"];

/** What the other steps need of the package in `folder`; throws when something the runtime hooks into has changed. */
export async function openPyodide(folder, passing) {
  const files = Object.fromEntries(VENDORED.map((name) => [name, fs.readFileSync(path.join(folder, name))]));
  checkHooks(files);
  const load = (name) => import(pathToFileURL(path.join(folder, name)));
  const { loadPyodide, version } = await load("pyodide.mjs");
  const createModule = (await load("pyodide.asm.mjs")).default;
  const wasm = await WebAssembly.compile(files["pyodide.asm.wasm"]);
  const { info } = JSON.parse(fs.readFileSync(path.join(folder, "pyodide-lock.json"), "utf8"));
  const emptyZip = emptyZipIn(passing);
  return { folder, version, files, loadPyodide, createModule, wasm, lock: { info, packages: {} }, emptyZip };
}

// The loader insists on downloading a library of its own; it has to be a file here.
function emptyZipIn(folder) {
  const place = path.join(folder, "empty.bin");
  fs.writeFileSync(place, EMPTY_ZIP);
  return place;
}

function checkHooks(files) {
  for (const [name, hooks] of Object.entries(HOOKS)) {
    const gone = hooks.filter((hook) => !files[name].includes(hook));
    if (gone.length) throw changed(name, `no longer knows ${gone}`);
  }
  const added = [...files["pyodide.mjs"].toString().matchAll(/\.env\.(\w+)=/g)].map(([, name]) => name).sort();
  if (String(added) !== String(ADDED_IMPORTS)) {
    throw changed("pyodide.mjs", `adds [${added}] to the imports, not [${ADDED_IMPORTS}]`);
  }
}

function changed(name, what) {
  return new Error(`${name} ${what}: see runtime/README.md, Another Pyodide`);
}
