// Keep the keyboard in the open search panel: the theme closes it on Tab, and takes the focus back to the box
// on any other key. What it does with arrows, Escape and letters stays.

import { ANSWERED, isDue } from "./results.mjs";

const PATIENCE_MS = 1500;
const STOPS = "a[href]:not([tabindex='-1']), button:not([tabindex='-1']), input, summary, [tabindex='0']";

/** Makes Tab go round in the panel, and the first Enter lead to help that has just come. */
export function keepKeysInPanel(panel, help) {
  const toggle = document.getElementById("__search");
  const query = panel.querySelector("[data-md-component=search-query]");
  const inner = panel.querySelector(".md-search__inner");
  const actions = {
    Tab: (event) => tab(event, inner, () => leave(toggle), isHeld(inner, query)),
    Enter: (event) => {
      enter(event, query, help);
      if (document.activeElement === query && isDue(panel, query)) later(event);
    },
    Escape: () => document.activeElement !== query && inner.contains(document.activeElement) && document.activeElement.blur(),
  };
  const later = laterOn(panel, query);
  window.addEventListener(
    "keydown",
    (event) => {
      if (!toggle.checked || event.ctrlKey || event.metaKey || event.altKey) return;
      if (actions[event.key]) actions[event.key](event);
      else if (document.activeElement !== query && !isForTheme(event.key)) event.stopPropagation();
    },
    true,
  );
}

/** Over the whole page the panel holds the keyboard, and while something is typed; else who tabs through gets past. */
function isHeld(inner, query) {
  return () => query.value !== "" || getComputedStyle(inner).position === "fixed";
}

function tab(event, inner, leavePanel, isHeldHere) {
  event.stopPropagation();
  const stops = [...inner.querySelectorAll(STOPS)].filter(isShown);
  const [edge, other] = event.shiftKey ? [stops[0], stops[stops.length - 1]] : [stops[stops.length - 1], stops[0]];
  if (document.activeElement !== edge && inner.contains(document.activeElement)) return;
  if (isHeldHere()) {
    event.preventDefault();
    other.focus();
  } else leavePanel();
}

/** What is in a closed fold has its place for some browsers, and can't be reached. */
function isShown(element) {
  const fold = element.closest("details:not([open])");
  return element.getClientRects().length > 0 && (!fold || element.matches("summary"));
}

/** Once the browser has moved on. */
function leave(toggle) {
  setTimeout(() => toggle.checked && toggle.click());
}

/** The first Enter goes to the box instead of away; the next opens the best result as ever. */
function enter(event, query, help) {
  const isOnBox = document.activeElement === help.element;
  if (document.activeElement === query && help.isNews()) {
    event.preventDefault();
    event.stopPropagation();
    help.element.focus();
  } else if (isOnBox) query.focus();
}

/**
 * What the list shows still belongs to earlier words: the key counts once it doesn't, unless something else is typed.
 * For words that mean the same nothing new may come.
 */
function laterOn(panel, query) {
  let waiting = 0;
  let isLetThrough = false;
  const forget = () => {
    clearTimeout(waiting);
    waiting = 0;
  };
  const press = () => {
    if (!waiting) return;
    forget();
    isLetThrough = true;
    query.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    isLetThrough = false;
  };
  query.addEventListener("input", forget);
  panel.addEventListener(ANSWERED, () => waiting && setTimeout(press));
  return (event) => {
    if (isLetThrough) return;
    event.preventDefault();
    event.stopPropagation();
    forget();
    waiting = setTimeout(press, PATIENCE_MS);
  };
}

function isForTheme(key) {
  return key.startsWith("Arrow") || (key.length === 1 && key !== " ");
}
