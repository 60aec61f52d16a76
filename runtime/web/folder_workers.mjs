// The workers of pages opened from a folder, where only classic scripts may be loaded: they bring their text and their files.
import { unpacked } from "./unpacked.mjs";
import { WorkerPair } from "./worker_pair.mjs";

const SCRIPTS = ["asm", "loader"];
const LARGE = { "level-1": ["wasm", "library"], "level-2": ["wasm", "snapshot"] };

/** Opens them for a level ("level-1", "level-2"); `search` keeps a retry from getting a broken answer out of a cache. */
export function folderWorkers(folder, name, search) {
  const read = (pack) => readPack(`${folder}file/pack-${pack}.js${search}`, pack);
  const start = async (pack) => openWorker(await unpacked(await read(pack)).text(), name);
  const opening = Promise.all([start("worker"), start("unpacking")]);
  const workers = new WorkerPair(opening);
  const send = async (file, at) => {
    const [opened, content] = await Promise.all([opening, read(file)]);
    opened[at].postMessage({ file, content });
  };
  const sending = [...LARGE[name].map((file) => send(file, 1)), ...SCRIPTS.map((file) => send(file, 0))];
  for (const each of sending) each.catch((error) => workers.fail(error));
  return workers;
}

// Chromium refuses a module worker from blob: here, and Pyodide refuses a classic one.
function openWorker(text, name) {
  return new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`, { type: "module", name });
}

function readPack(url, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(takePack(name));
    script.onerror = () => reject(new Error(`pack-${name}.js`));
    document.head.append(script);
  }).finally(() => document.querySelector(`script[src="${url}"]`)?.remove());
}

// Ten megabytes of text: the page lets go of them as soon as they are passed on.
function takePack(name) {
  const text = self.runtimePacks?.[name];
  if (text === undefined) throw new Error(`pack-${name}.js`);
  delete self.runtimePacks[name];
  return text;
}
