// Opens the npm package `pyodide` and checks that it still is what the runtime relies on.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// They go to the reader exactly as npm delivers them.
const VENDORED = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"];

const HOOKS = ["createPyodideModule", "fsInit", "stdLibURL", "lockFileContents", "packageBaseUrl", "instantiateWasm"];
// The loader adds these to the wasm's imports; web/core.mjs has to, as it takes over `instantiateWasm`.
const ADDED_IMPORTS = ["JsvError_Check", "Jsv_GetError_import"];

/** What the other steps need of the package in `folder`; throws when something the runtime hooks into has changed. */
export async function openPyodide(folder) {
  const files = Object.fromEntries(VENDORED.map((name) => [name, fs.readFileSync(path.join(folder, name))]));
  checkLoader(files["pyodide.mjs"].toString());
  const load = (name) => import(pathToFileURL(path.join(folder, name)));
  const { loadPyodide, version } = await load("pyodide.mjs");
  const createModule = (await load("pyodide.asm.mjs")).default;
  const wasm = await WebAssembly.compile(files["pyodide.asm.wasm"]);
  const { info } = JSON.parse(fs.readFileSync(path.join(folder, "pyodide-lock.json"), "utf8"));
  return { folder, version, files, loadPyodide, createModule, wasm, lock: { info, packages: {} } };
}

function checkLoader(source) {
  const gone = HOOKS.filter((hook) => !source.includes(hook));
  if (gone.length) throw changed(`no longer knows ${gone}`);
  const added = [...source.matchAll(/\.env\.(\w+)=/g)].map(([, name]) => name).sort();
  if (String(added) !== String(ADDED_IMPORTS)) throw changed(`adds [${added}] to the imports, not [${ADDED_IMPORTS}]`);
}

function changed(what) {
  return new Error(`pyodide.mjs ${what}: see runtime/README.md, 升级 Pyodide`);
}
