// Python's worker, and the one beside it that readies the large files: what is left over of that work goes with it.

/** How many files the second worker hands over: the wasm, and the snapshot or the library. */
const LARGE_FILES = 2;

/** Has the parts of the `Worker` interface that the client uses. `opening`: promise of [Python's worker, the one beside it]. */
export class WorkerPair {
  onmessage = () => {};
  onerror = () => {};
  #python = null;
  #helper = null;
  #awaited = LARGE_FILES;
  #ended = false;

  constructor(opening) {
    opening.then((workers) => this.#listen(...workers)).catch((error) => this.fail(error));
  }

  postMessage(message) {
    this.#python.postMessage(message);
  }

  terminate() {
    this.#ended = true;
    this.#python?.terminate();
    this.#helper?.terminate();
  }

  fail(error) {
    if (!this.#ended) this.onerror(error);
  }

  #listen(python, helper) {
    this.#python = python;
    this.#helper = helper;
    if (this.#ended) this.terminate();
    python.onmessage = ({ data }) => this.onmessage({ data });
    helper.onmessage = ({ data }) => (data.file ? this.#handOver(data) : this.onmessage({ data }));
    for (const worker of [python, helper]) worker.onerror = (error) => this.fail(error);
  }

  #handOver(data) {
    this.#python.postMessage(data, data.content.buffer ? [data.content.buffer] : []);
    this.#awaited -= 1;
    if (!this.#awaited) this.#helper.terminate();
  }
}
