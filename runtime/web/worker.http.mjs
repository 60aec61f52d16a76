// Python's worker on http(s): imports Pyodide's scripts itself.
import { startAnswering } from "./answers.mjs";

const scripts = {
  asm: import(place("pyodide.asm.js")).then((module) => module.default),
  loader: import(place("pyodide.js")).then((module) => module.loadPyodide),
};
startAnswering(scripts, place("empty.bin"));

// A retry has its own `?…`, so that no broken answer comes back from a cache.
function place(name) {
  return new URL(name + location.search, import.meta.url).href;
}
