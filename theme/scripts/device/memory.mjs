// Keep what was typed while the tab is open, to carry it from page to page; nothing outlives the tab.
import { SITE } from "../common/place.mjs";

/** Other sites may share the origin: the key holds our address. Who changes it or a group changes partials/carried.html, too. */
const KEY = `yuqi-buhuang ${new URL(SITE).pathname}`;
/** Not a group: since when there is something to keep. */
const SINCE = "since";

/** What the reader typed and got in this tab, in groups: inputs, results, letters. */
export class Memory {
  #storage = openStorage();

  /** Whether the browser lets the tab keep anything. */
  get works() {
    return this.#storage !== null;
  }

  /** When the first of what is kept now was typed, in milliseconds; 0 while there is nothing. */
  get since() {
    return this.#read()[SINCE] || 0;
  }

  /** Notes that something was typed, even if it isn't kept (half a number, a search). */
  begin() {
    if (!this.since) this.#write({});
  }

  /** Gives a group as an object of texts. */
  recall(group) {
    return { ...this.#read()[group] };
  }

  /** Keeps one text. */
  keep(group, name, text) {
    this.#write({ [group]: { ...this.recall(group), [name]: text } });
  }

  /** Keeps what a calculator found, for the letters that need it: "affordable-budget.affordable_payment". */
  keepResults(id, result) {
    const texts = Object.entries(result).filter(([, value]) => typeof value === "string");
    const found = Object.fromEntries(texts.map(([name, value]) => [`${id}.${name}`, value]));
    this.#write({ results: { ...this.recall("results"), ...found } });
    this.drop("mixed", [id]);
  }

  /** Keeps only that what a calculator found came from some numbers of the example. */
  keepMixed(id) {
    this.dropResults(id);
    this.keep("mixed", id, "true");
  }

  /** Forgets some names of a group. */
  drop(group, names) {
    this.#keepOnly(group, (name) => !names.includes(name));
  }

  /** Forgets what a calculator found. */
  dropResults(id) {
    this.#keepOnly("results", (name) => !name.startsWith(`${id}.`));
    this.drop("mixed", [id]);
  }

  /** Forgets everything. */
  clear() {
    if (this.#storage) this.#storage.removeItem(KEY);
  }

  #keepOnly(group, isKept) {
    const texts = this.recall(group);
    const kept = Object.entries(texts).filter(([name]) => isKept(name));
    if (kept.length < Object.keys(texts).length) this.#write({ [group]: Object.fromEntries(kept) });
  }

  #read() {
    try {
      return JSON.parse(this.#storage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  }

  #write(changed) {
    if (!this.#storage) return;
    try {
      this.#storage.setItem(KEY, JSON.stringify({ [SINCE]: Date.now(), ...this.#read(), ...changed }));
    } catch {
      this.#storage = null; // full or forbidden: the page works without
    }
  }
}

function openStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
