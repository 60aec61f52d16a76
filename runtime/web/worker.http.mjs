// The worker on http(s): starts all downloads in its first moments, then boots from them.
import { answer, gunzip } from "./answers.mjs";
import { boot } from "./core.mjs";

const level = Number(self.name.replace("level-", ""));
const downloads = {
  wasm: compile("pyodide.asm.wasm"),
  asm: import(place("pyodide.asm.mjs")).then((module) => module.default),
  loader: import(place("pyodide.mjs")).then((module) => module.loadPyodide),
  library: get("stdlib.bin").then((response) => gunzip(response.body)),
};
const emptyZip = place("empty.bin");
// The loader asks for indexURL + "pyodide.asm.wasm" at once: after "#" that is the empty zip again.
answer(level, downloads, boot(BUILD, downloads, { indexURL: `${emptyZip}#`, emptyZip }));

// A retry has its own `?…`, so that no broken answer comes back from a cache.
function place(name) {
  return new URL(name + location.search, import.meta.url).href;
}

async function get(name) {
  const response = await fetch(place(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function compile(name) {
  const response = await get(name);
  const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
