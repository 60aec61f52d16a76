// Python's worker: boots from what the page hands over, and answers the page's questions.
import { boot } from "./core.mjs";

/**
 * Starts Python and tells the page about each finished download, then answers {call, id, inputs} with {call, text} until
 * something fails. The worker's name is its level ("level-2", "level-1"); `scripts`: promises {asm, loader}, Pyodide's own;
 * `emptyZip`: address of a zip with nothing in it.
 */
export async function startAnswering(scripts, emptyZip) {
  const level = Number(self.name.replace("level-", ""));
  const own = level === 2 ? "snapshot" : "library";
  const downloads = { wasm: handedOver("wasm"), [own]: handedOver(own), ...scripts };
  let waiting = Object.keys(downloads).length;
  for (const [name, download] of Object.entries(downloads)) {
    const arrived = () => {
      waiting -= 1;
      postMessage({ progress: name, waiting });
    };
    download.then(arrived, () => {});
  }
  try {
    // The loader asks for indexURL + "pyodide.asm.wasm" at once: after "#" that is the empty zip again.
    const run = await boot(level, BUILD, downloads, { indexURL: `${emptyZip}#`, emptyZip });
    for (const name of Object.keys(downloads)) delete downloads[name]; // some thirty megabytes that nobody needs again
    addEventListener("message", ({ data }) => data.call && reply(run, data));
    postMessage({ ready: level });
  } catch (error) {
    postMessage({ failed: reason(error) });
  }
}

/** Gives a file that the page sends as {file, content}. */
export function handedOver(name) {
  return new Promise((resolve) => {
    addEventListener("message", function listen({ data }) {
      if (data.file !== name) return;
      removeEventListener("message", listen); // else it would keep the file
      resolve(data.content);
    });
  });
}

function reply(run, { call, id, inputs }) {
  try {
    postMessage({ call, text: run(id, inputs) });
  } catch (error) {
    postMessage({ failed: reason(error) });
  }
}

const LONGEST_REASON = 300;

// The end: that is where Python's tracebacks say what happened.
function reason(error) {
  return String(error?.message ?? error)
    .trim()
    .slice(-LONGEST_REASON);
}
