// Compiles the library and the calculators with Pyodide's own Python: only that makes .pyc files it accepts.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { ENVIRONMENT, instantiateWith } from "../web/core.mjs";

const HOME = "/build";
const PACKER = fileURLToPath(new URL("library.py", import.meta.url));

/** The zip for the reader and the names of the modules in it. `calls` is [[id, inputs, CPython's answer], …]. */
export async function compileLibrary(pyodide, calculators, calls, target) {
  const python = await bootStock(pyodide, readSources(calculators));
  python.runPython(fs.readFileSync(PACKER, "utf8"));
  const [modules, zip] = python.globals.get("pack")(JSON.stringify(calls), HOME, target).toJs();
  return { modules: JSON.parse(modules), zip: Buffer.from(zip) };
}

function readSources(calculators) {
  return fs
    .readdirSync(calculators, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => [name.split(path.sep).join("/"), fs.readFileSync(path.join(calculators, name))]);
}

function bootStock(pyodide, sources) {
  return pyodide.loadPyodide({
    indexURL: pyodide.folder + path.sep,
    lockFileContents: pyodide.lock,
    // NODEBUGRANGES: a quarter less to download; tracebacks keep their line numbers.
    env: { ...ENVIRONMENT, PYTHONPATH: HOME, PYTHONNODEBUGRANGES: "1" },
    fsInit: (FS) => writeSources(FS, sources),
    createPyodideModule: (settings) => instantiateWith(settings, pyodide.createModule, Promise.resolve(pyodide.wasm)),
  });
}

function writeSources(FS, sources) {
  for (const [name, bytes] of sources) {
    const file = `${HOME}/calculators/${name}`;
    FS.mkdirTree(path.posix.dirname(file));
    FS.writeFile(file, bytes);
  }
}
