// Boots Python from four downloads that are already on their way. The build in Node and both workers run this same code.
import { restore } from "./restore.mjs";

/** Where the zip with the library and the calculators lies in Python's file system. */
export const LIBRARY = "/library.zip";

/** Python's environment: every name that Emscripten would otherwise fill in from the machine or the browser's language. */
export const ENVIRONMENT = {
  HOME: "/home/pyodide",
  LANG: "C.UTF-8",
  PATH: "/",
  PWD: "/",
  USER: "reader",
  LOGNAME: "reader",
  _: "/python",
  PYTHONHASHSEED: "0",
  PYTHONDONTWRITEBYTECODE: "1",
};

/**
 * Gives `run(id, inputs) → text` once Python runs and has passed the self-test.
 * `level`: 2 starts from the snapshot, 1 from the library; `downloads`: promises {loader, asm, wasm, and snapshot or library};
 * `places`: {indexURL, emptyZip}, for what the loader asks for itself.
 */
export async function boot(level, constants, downloads, places) {
  // Pyodide waits for ever for some of what fails inside it.
  const python = await Promise.race([startPython(level, constants, downloads, places), anyFailure(downloads)]);
  const run = python.pyimport("calculators").run_json;
  for (const [id, inputs, answer] of constants.selfTest) {
    if (run(id, inputs) !== answer) throw new Error(`self-test: ${id} ${inputs}`);
  }
  return run;
}

function anyFailure(downloads) {
  return new Promise((_, fail) => Object.values(downloads).forEach((download) => download.catch(fail)));
}

/** What every start of Python is told, in the browser as at build time. */
export function options(lock, { indexURL, emptyZip }) {
  return {
    indexURL,
    stdLibURL: emptyZip,
    packageBaseUrl: indexURL, // the default is a CDN
    lockFileContents: lock,
    env: { ...ENVIRONMENT, PYTHONPATH: LIBRARY },
    _sysExecutable: "/python", // else the build's own path stands in the snapshot
  };
}

async function startPython(level, constants, downloads, places) {
  const loadPyodide = await downloads.loader;
  const start = level === 2 ? fromSnapshot(constants, downloads) : fromLibrary(downloads);
  return loadPyodide({ ...options(constants.lock, places), ...start });
}

function fromLibrary(downloads) {
  return {
    fsInit: async (FS) => FS.writeFile(LIBRARY, await downloads.library),
    createPyodideModule: async (settings) => instantiateWith(settings, await downloads.asm, downloads.wasm),
  };
}

function fromSnapshot({ snapshot }, downloads) {
  const createModule = async (settings) => instantiateWith(settings, await downloads.asm, downloads.wasm);
  const bytes = downloads.snapshot;
  return restoring(createModule, async (module) => {
    const unpacked = await bytes;
    return () => restore(module, unpacked, snapshot);
  });
}

/** How Python starts from memory that is put in place; `prepare(module)` gives the function that puts it there. */
export function restoring(createModule, prepare) {
  return {
    _loadSnapshot: new Uint8Array(1), // a dummy: it makes the loader restore, and restoring is ours
    createPyodideModule: async (settings) => {
      const module = await createModule(settings);
      const restoreMemory = await prepare(module);
      module.API.restoreSnapshot = () => {
        module.API.restoreSnapshot = null; // with it goes what it holds
        return restoreMemory();
      };
      return module;
    },
  };
}

/** Runs Emscripten's factory on a compiled wasm of ours, and fails when it fails: left alone it says nothing and waits. */
export async function instantiateWith(settings, createModule, wasm) {
  let fail;
  const failure = new Promise((_, reject) => (fail = reject));
  settings.instantiateWasm = (imports, done) => {
    addErrorMarker(imports.env);
    wasm.then(async (module) => done(await WebAssembly.instantiate(module, imports), module)).catch(fail);
    return {};
  };
  return Promise.race([createModule(settings), failure]);
}

// What the loader itself falls back to for the two imports that it adds.
function addErrorMarker(env) {
  const marker = Symbol("error marker");
  env.Jsv_GetError_import = () => marker;
  env.JsvError_Check = (value) => value === marker;
}
