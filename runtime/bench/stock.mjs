// The yardstick: Pyodide as its manual shows it, in a worker, with the calculators' sources copied in. Never shipped.
import { loadPyodide } from "./pyodide.mjs";

const booting = start();
addEventListener("message", async ({ data: { id, inputs } }) => postMessage((await booting)(id, inputs)));

async function start() {
  const [python, sources] = await Promise.all([
    loadPyodide({ indexURL: new URL(".", import.meta.url).href }),
    fetch("calculators.json").then((response) => response.json()),
  ]);
  python.FS.mkdirTree("/home/pyodide/calculators");
  for (const [name, text] of Object.entries(sources)) python.FS.writeFile(`/home/pyodide/calculators/${name}`, text);
  return python.pyimport("calculators").run_json;
}
