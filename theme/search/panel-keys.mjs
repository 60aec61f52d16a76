// Keep the keyboard in the open search panel: the theme closes it on Tab, and takes the focus back to the box
// on any other key. What it does with arrows, Escape and letters stays.

import { RESULT } from "./protocol.mjs";

const STOPS = "a[href]:not([tabindex='-1']), button:not([tabindex='-1']), input, summary, [tabindex='0']";

/** Makes Tab go round in the panel, and the first Enter lead to help that has just come; `search` is where answers arrive. */
export function keepKeysInPanel(panel, help, search) {
  const toggle = document.getElementById("__search");
  const query = panel.querySelector("[data-md-component=search-query]");
  const inner = panel.querySelector(".md-search__inner");
  const actions = {
    Tab: (event) => tab(event, inner, () => leave(toggle), isHeld(inner, query)),
    Enter: (event) => {
      enter(event, query, help);
      if (document.activeElement === query) waitForAnswer(event);
    },
    Escape: () => document.activeElement !== query && inner.contains(document.activeElement) && document.activeElement.blur(),
  };
  const waitForAnswer = enterWaits(panel, query, help, search);
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

/** While the list is that of earlier words, Enter waits for the answer to those in the box, unless something else is typed. */
function enterWaits(panel, query, help, search) {
  let answered = "";
  let isWaiting = false;
  search?.addEventListener("message", ({ data: { type, data } }) => {
    if (type !== RESULT) return;
    answered = data.query;
    if (isWaiting && answered === query.value) setTimeout(go);
  });
  query.addEventListener("input", () => (isWaiting = false));
  const go = () => {
    if (!isWaiting) return;
    isWaiting = false;
    if (help.isNews()) help.element.focus();
    else panel.querySelector(".md-search-result__link")?.click();
  };
  return (event) => {
    if (answered === query.value) return;
    event.preventDefault();
    event.stopPropagation();
    isWaiting = true;
  };
}

function isForTheme(key) {
  return key.startsWith("Arrow") || (key.length === 1 && key !== " ");
}
