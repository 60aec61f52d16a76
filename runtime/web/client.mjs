// The page's side of the runtime: starts the worker when asked to, and keeps one question on its way at a time.
import { folderWorkers } from "./folder_workers.mjs";
import { siteWorkers } from "./site_workers.mjs";

// What to try, best first; a failure goes on to the next. See runtime/README.md.
const LEVELS = [2, 1];
const PATIENCE_MS = 20_000;
/** How much longer a download may take than anything else: the wasm needs over a minute at 0.4 Mbit/s. */
const SLOW_LINE = 4;

/**
 * Makes the one runtime of a page; nothing is downloaded before `start()` or `ask()`.
 *   base      the runtime folder, relative to the page, ending in "/"
 *   protocol  "file:" takes the offline folder's packs, all others the plain files
 *   onState   called with (state, reason): "loading", "ready", or "failed" and why
 *   onProgress  called while it loads with the share (0 to 1) that has come, as far as that is known
 * Gives {start(), ask(id, inputs) → Promise<text>, retry(), state, level}. Of several questions to one calculator only the newest
 * is sure to be answered; a question that met a failure is answered after `retry()`.
 */
export function createRuntime({ base, protocol = location.protocol, patience = PATIENCE_MS, ...listeners }) {
  const folder = new URL(base, document.baseURI).href;
  const openWorkers = protocol === "file:" ? folderWorkers : siteWorkers;
  return new Runtime((name, search) => openWorkers(folder, name, search), listeners, patience);
}

class Runtime {
  #openWorkers;
  #onState;
  #onProgress;
  #patience;
  #state = "static";
  #level = 0;
  #levels = LEVELS;
  #workers = null;
  #waiting = new Map(); // calculator's id → its newest question
  #onItsWay = null;
  #calls = 0;
  #retries = 0;
  #alarm = 0;

  constructor(openWorkers, { onState = () => {}, onProgress = () => {} }, patience) {
    this.#openWorkers = openWorkers;
    this.#onState = onState;
    this.#onProgress = onProgress;
    this.#patience = patience;
  }

  get state() {
    return this.#state;
  }

  /** How Python was started: 2 from the snapshot, 1 from its library, 0 not yet. */
  get level() {
    return this.#level;
  }

  start() {
    if (this.#state === "static") this.#load(LEVELS);
  }

  retry() {
    if (this.#state !== "failed") return;
    this.#retries += 1;
    this.#load(LEVELS);
  }

  ask(id, inputs) {
    return new Promise((resolve) => {
      this.#waiting.set(id, { id, inputs, resolve });
      this.start();
      this.#sendNext();
    });
  }

  #load(levels) {
    this.#levels = levels;
    this.#enter("loading");
    this.#expectProgress(SLOW_LINE);
    try {
      this.#workers = this.#openWorkers(`level-${levels[0]}`, this.#retries ? `?retry=${this.#retries}` : "");
    } catch (error) {
      this.#fail(String(error));
      return;
    }
    this.#workers.onmessage = ({ data }) => this.#hear(data);
    this.#workers.onerror = (error) => this.#fail(error.message || "worker");
  }

  #hear({ progress, waiting, share, ready, failed, call, text }) {
    if (failed) this.#fail(failed);
    else if (progress) this.#progress(waiting, share);
    else if (ready) this.#becomeReady(ready);
    else if (call === this.#onItsWay?.call) this.#finish(text);
  }

  #progress(waiting, share) {
    this.#expectProgress(waiting ? SLOW_LINE : 1);
    if (share !== undefined && this.#state === "loading") this.#onProgress(share);
  }

  #becomeReady(level) {
    clearTimeout(this.#alarm);
    this.#level = level;
    this.#enter("ready");
    this.#sendNext();
  }

  #sendNext() {
    const [question] = this.#waiting.values();
    if (this.#state !== "ready" || this.#onItsWay || !question) return;
    this.#waiting.delete(question.id);
    this.#calls += 1;
    this.#onItsWay = { ...question, call: this.#calls };
    this.#expectProgress();
    const { call, id, inputs } = this.#onItsWay;
    this.#workers.postMessage({ call, id, inputs });
  }

  #finish(text) {
    clearTimeout(this.#alarm);
    const { id, resolve } = this.#onItsWay;
    this.#onItsWay = null;
    if (!this.#waiting.has(id)) resolve(text);
    this.#sendNext();
  }

  #fail(reason) {
    clearTimeout(this.#alarm);
    this.#workers?.terminate();
    this.#workers = null;
    this.#keepQuestion();
    const [, ...others] = this.#levels;
    if (others.length) this.#load(others);
    else this.#enter("failed", reason);
  }

  #keepQuestion() {
    const { id, inputs, resolve } = this.#onItsWay ?? {};
    this.#onItsWay = null;
    if (id && !this.#waiting.has(id)) this.#waiting.set(id, { id, inputs, resolve });
  }

  #expectProgress(times = 1) {
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.#fail("no progress"), this.#patience * times);
  }

  #enter(state, reason = "") {
    this.#state = state;
    this.#onState(state, reason);
  }
}
