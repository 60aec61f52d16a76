// A worker for pages opened from a folder, where only classic scripts may be loaded: they bring its text and its files.

const FILES = ["wasm", "asm", "loader"];
const OWN = { "level-1": "library", "level-2": "snapshot" };

/** Has the parts of the `Worker` interface that the client uses. */
export class FileWorker {
  onmessage = () => {};
  onerror = () => {};
  #worker = null;
  #ended = false;

  constructor(folder, name, search) {
    const read = (pack) => readPack(`${folder}file/pack-${pack}.js${search}`, pack);
    this.#begin(name, read("worker"), [...FILES, OWN[name]].map((file) => [file, read(file)])).catch((error) => this.#fail(error));
  }

  postMessage(message) {
    this.#worker.postMessage(message);
  }

  terminate() {
    this.#ended = true;
    this.#worker?.terminate();
  }

  async #begin(name, script, files) {
    for (const [, text] of files) text.catch((error) => this.#fail(error));
    const text = await unpack(await script);
    if (this.#ended) return;
    // Chromium refuses a module worker from blob: here, and Pyodide refuses a classic one.
    this.#worker = new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`, { type: "module", name });
    this.#worker.onmessage = (event) => this.onmessage(event);
    this.#worker.onerror = (event) => this.onerror(event);
    for (const [pack, packed] of files) this.#worker.postMessage({ pack, text: await packed });
  }

  #fail(error) {
    if (!this.#ended) this.onerror(error);
  }
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

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
