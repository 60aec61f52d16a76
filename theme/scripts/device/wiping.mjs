// Wipe what was typed wherever it still stands: in this tab, in the site's other tabs, and in pages that Back
// brings again as they were left. No mark of it stays on the device: tabs that are open tell each other.
import { SITE } from "../common/place.mjs";

const CHANNEL = `yuqi-buhuang ${new URL(SITE).pathname}`;

/** Wipes on one page, and hears of it when another page of the site wipes. */
export class Wiping {
  #memory;
  #cleaners = [];
  #channel = null;
  #wipedAt = 0;
  #leftWith = 0; // since when there was something to wipe, when the page was left

  constructor(memory) {
    this.#memory = memory;
    document.addEventListener("input", (event) => isTyped(event) && memory.begin(), true);
    addEventListener("pagehide", ({ persisted }) => this.#leave(persisted));
    addEventListener("pageshow", ({ persisted }) => this.#comeBack(persisted));
    this.#open();
  }

  /** Has something done whenever this page is wiped. */
  onWipe(clean) {
    this.#cleaners.push(clean);
  }

  /** Wipes this page, the tab's memory and every other tab. */
  wipe() {
    this.#wipedAt = Date.now();
    this.#clean();
    this.#say({ wiped: this.#wipedAt });
  }

  #clean() {
    for (const form of document.querySelectorAll("form")) form.reset();
    forgetAddress();
    this.#cleaners.forEach((clean) => clean());
    this.#memory.clear();
    setTimeout(() => this.#memory.clear()); // what forms do when they are reset comes after
  }

  #leave(isKept) {
    this.#leftWith = this.#memory.since;
    if (isKept && !this.#memory.works) this.#clean(); // nothing could tell the page when it comes back
    this.#close();
  }

  #comeBack(wasKept) {
    this.#open();
    if (wasKept && this.#leftWith && this.#memory.since !== this.#leftWith) this.#clean();
    if (this.#memory.since) this.#say({ asks: this.#memory.since });
  }

  #hear({ wiped, asks }) {
    if (wiped >= this.#memory.since) {
      this.#wipedAt = wiped;
      this.#clean();
    } else if (asks && this.#wipedAt >= asks) {
      this.#say({ wiped: this.#wipedAt });
    }
  }

  #say(message) {
    if (this.#channel) this.#channel.postMessage(message);
  }

  // A page with an open channel might not be kept for Back.
  #open() {
    if (this.#channel) return;
    try {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = ({ data }) => this.#hear(data);
    } catch {
      this.#channel = null; // an old browser, or one that forbids it
    }
  }

  #close() {
    if (this.#channel) this.#channel.close();
    this.#channel = null;
  }
}

// Scripts dispatch such events, too, and the theme's own switches tell nothing of the reader.
function isTyped({ isTrusted, target }) {
  return isTrusted && !target.matches("[data-md-toggle]");
}

// The address may hold figures (a shared link) or answers (the questions): the page stays, what stands behind "#" goes.
function forgetAddress() {
  if (!location.hash.includes("=")) return;
  history.replaceState(null, "", location.href.replace(/#.*$/, ""));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
