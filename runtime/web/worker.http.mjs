// The worker on http(s): starts all downloads in its first moments, then boots from them.
import { answer, gunzip, readSlowly } from "./answers.mjs";
import { unwrapped, wrappedLength } from "./container.mjs";
import { boot } from "./core.mjs";

const level = Number(self.name.replace("level-", ""));
const downloads = {
  wasm: compile("pyodide.asm.wasm"),
  ...(level === 2 ? { snapshot: snapshot() } : { library: unpacked("stdlib.bin") }),
  asm: import(place("pyodide.asm.mjs")).then((module) => module.default),
  loader: import(place("pyodide.mjs")).then((module) => module.loadPyodide),
};
const emptyZip = place("empty.bin");
// The loader asks for indexURL + "pyodide.asm.wasm" at once: after "#" that is the empty zip again.
answer(level, downloads, boot(level, BUILD, downloads, { indexURL: `${emptyZip}#`, emptyZip }));

// A retry has its own `?…`, so that no broken answer comes back from a cache.
function place(name) {
  return new URL(name + location.search, import.meta.url).href;
}

async function get(name, options) {
  const response = await fetch(place(name), options);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function unpacked(name) {
  return gunzip((await get(name)).body);
}

// A server that compresses sends few bytes of it; from one that doesn't the small file is taken, compressed by us.
async function snapshot() {
  const stop = new AbortController();
  const response = await get("snapshot.wasm", { signal: stop.signal });
  if (Number(response.headers.get("content-length")) < BUILD.snapshot.length) {
    return unwrapped(await readSlowly("snapshot", response, wrappedLength(BUILD.snapshot.length)));
  }
  stop.abort();
  return unpacked("snapshot.bin");
}

async function compile(name) {
  const response = await get(name);
  const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
