// Tell the reader that a button has done its work: in its words, and aloud.
import { element, setText } from "./dom.mjs";

const SHOWN_MS = 2500;
const PER_CHARACTER_MS = 120; // a sentence takes longer to read than a word
const timers = new WeakMap();

/** Shows on a button for a moment what it did. */
export function flash(pressed, words) {
  const before = pressed.dataset.words || pressed.textContent;
  pressed.dataset.words = before;
  setText(pressed, words);
  announce(words);
  clearTimeout(timers.get(pressed));
  timers.set(
    pressed,
    setTimeout(() => setText(pressed, before), SHOWN_MS + words.length * PER_CHARACTER_MS),
  );
}

/** The line of text in which a button stands, or the button that stands by itself. */
export function lineOf(pressed) {
  return pressed.closest("p") ?? pressed;
}

/** Writes a line under a button, in the place of what stood there, until the answer of its form stands differently. */
export function remark(pressed, words) {
  const tools = lineOf(pressed);
  const earlier = tools.nextElementSibling;
  if (earlier?.matches(".remark")) earlier.remove();
  const line = element("p", { class: "remark" }, words);
  tools.after(line);
  const form = pressed.closest("form");
  if (form) form.addEventListener("standing-changed", () => line.remove(), { once: true });
}

/** Says words to those who hear the page. */
export function announce(words) {
  const region = document.querySelector("[data-announcer]") || document.body.appendChild(announcer());
  setText(region, "");
  setTimeout(() => setText(region, words), 50);
}

function announcer() {
  return element("p", { class: "only-read", role: "status", "data-announcer": "" });
}
