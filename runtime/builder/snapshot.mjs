// Copies the memory of a Python that has imported and warmed the calculators, to be restored in the reader's browser.
import fs from "node:fs";
import { fileURLToPath } from "node:url";

import { instantiateWith, LIBRARY, options, restoring } from "../web/core.mjs";
import { grow } from "../web/restore.mjs";
import { zeroFreeMemory } from "./free_memory.mjs";
import { sparse } from "./sparse.mjs";

const WARM = fileURLToPath(new URL("snapshot.py", import.meta.url));

// Pyodide's own format: u32 magic, place of the memory, length of the configuration; the configuration at a fixed place.
const MEMORY_AT = 1;
const CONFIG_LENGTH = 2;
const CONFIG_AT = 48;
const PAGE = 65_536;

/** The snapshot for the reader: {bytes, memory: its size once restored, build: which wasm it belongs to}. */
export async function takeSnapshot(pyodide, zip, calls) {
  const { build, used, copy } = await copyWarmMemory(pyodide, zip, calls);
  const head = new Uint32Array(copy.buffer, copy.byteOffset, 4);
  const memory = copy.subarray(head[MEMORY_AT], head[MEMORY_AT] + used);
  const config = copy.subarray(CONFIG_AT, CONFIG_AT + head[CONFIG_LENGTH]);
  const before = await memoriesBeforeRestore(pyodide, memory.length);
  return { bytes: sparse(memory, before, config), memory: memory.length, build };
}

async function copyWarmMemory(pyodide, zip, calls) {
  let module;
  const python = await pyodide.loadPyodide({
    ...options(pyodide.lock, placesInNode(pyodide)),
    _makeSnapshot: true,
    fsInit: async (FS) => FS.writeFile(LIBRARY, new Uint8Array(zip)),
    createPyodideModule: async (settings) => (module = await instantiate(pyodide, settings)),
  });
  python.runPython(fs.readFileSync(WARM, "utf8"));
  // Data goes in as text of the program: a value handed over from here would be held by a proxy in the copied memory.
  for (const [id, inputs] of calls) python.runPython(`warm_up(${pythonText(id)}, ${pythonText(inputs)})`);
  python.runPython("tidy()");
  zeroFreeMemory(module);
  const used = Math.ceil(module._sbrk(0) / PAGE) * PAGE; // what lies above was never touched
  return { build: python._api.config.BUILD_ID, used, copy: python.makeMemorySnapshot().slice() };
}

// What the reader's browser will hold just before the restore, seen twice under other outer conditions: where the two
// differ, no browser can be trusted to hold the same.
async function memoriesBeforeRestore(pyodide, size) {
  const [, script] = process.argv;
  const first = await memoryBeforeRestore(pyodide, size);
  process.argv[1] = "/another/place/with/a/longer/name.mjs";
  const second = await memoryBeforeRestore(pyodide, size);
  process.argv[1] = script;
  return [first, second];
}

// Starts as the reader's browser does, up to the moment when the loader asks for the restore: this Python goes no further.
function memoryBeforeRestore(pyodide, size) {
  return new Promise((resolve, reject) => {
    const look = (module) => () => {
      grow(module, size);
      resolve(module.HEAPU8.slice(0, size));
      throw new Error("looked at");
    };
    const start = restoring((settings) => instantiate(pyodide, settings), look);
    pyodide.loadPyodide({ ...options(pyodide.lock, placesInNode(pyodide)), ...start }).catch(reject);
  });
}

function instantiate(pyodide, settings) {
  return instantiateWith(settings, pyodide.createModule, Promise.resolve(pyodide.wasm));
}

function placesInNode({ folder, emptyZip }) {
  return { indexURL: `${folder}/`, emptyZip };
}

// JSON's escapes mean the same in Python, but for what lies outside the basic plane.
function pythonText(text) {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
