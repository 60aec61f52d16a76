// Open Material's search from the header's and the home page's buttons and by the key "/", at every width, and let the
// keyboard get past its box and back to where it came from.

const KEY = "/";
const TYPED_INTO = "input, textarea, select, [contenteditable]";
/** Material looks a millisecond after a change which element has the focus. */
const UNTIL_LOOKED_MS = 20;
/** Marks the entry of the browser's history that stands for the open search. */
const SEARCHING = "searching";
const OPENING = ["ArrowDown", "Enter"];

/** Makes [data-open-search], and "/" where nothing is typed into, open the search. */
export function enableSearchButtons() {
  const search = searchOf(document);
  if (!search) return;
  for (const pressed of document.querySelectorAll("[data-open-search]"))
    pressed.addEventListener("click", () => openFrom(search, pressed));
  // Material hears the key, too, but can't move into a box that a narrow screen hides: ours is the first to hear.
  addEventListener("keydown", (event) => openByKey(search, event), { capture: true });
  letKeyboardPass(search);
  giveKeyboardBack(search);
  closeOnBack(search);
}

function searchOf(page) {
  const [toggle, box] = [page.getElementById("__search"), page.querySelector("[data-md-component=search-query]")];
  return toggle && box && { toggle, box, from: null, isPassing: false };
}

function openByKey(search, event) {
  const isOther = event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (isOther || search.toggle.checked || event.target.closest?.(TYPED_INTO)) return;
  event.preventDefault();
  event.stopPropagation();
  openFrom(search, document.activeElement);
}

function openFrom(search, from) {
  search.from = from;
  search.toggle.click();
  search.box.focus();
}

/** A box that stands open in the header and that Tab only comes by stays shut; it opens when it is used. */
function letKeyboardPass(search) {
  const { toggle, box } = search;
  const passes = (isPassing) => () => (search.isPassing = isPassing);
  addEventListener("keydown", ({ key }) => passes(key === "Tab")(), { capture: true });
  addEventListener("pointerdown", passes(false), { capture: true });
  // Material opens the search when it hears at the body that its box has got the focus.
  for (const type of ["focusin", "focusout"])
    box.closest("header").addEventListener(type, (event) => {
      if (search.isPassing && !toggle.checked && [event.target, event.relatedTarget].includes(box)) event.stopPropagation();
    });
  const use = () => toggle.checked || toggle.click();
  box.addEventListener("input", () => document.activeElement === box && use());
  box.addEventListener("click", use);
  box.addEventListener("keydown", ({ key, isComposing }) => OPENING.includes(key) && !isComposing && use());
}

/** Where the search covers the page, going back closes it, and only then leaves the page. */
function closeOnBack({ toggle, box }) {
  const panel = box.closest(".md-search__inner");
  const isOnTop = () => Boolean(history.state?.[SEARCHING]);
  let followed = null; // a result: the browser goes where it leads
  if (isOnTop()) history.back(); // the page was left by a result, and come back to
  const follow = ({ target }) => (followed = panel.contains(target) ? target.closest("a[href]:not([href^=tel])") : null);
  addEventListener("click", (event) => event.target !== toggle && follow(event), { capture: true });
  toggle.addEventListener("change", () => {
    if (!toggle.checked && isOnTop() && !followed) history.back();
    if (toggle.checked) followed = null;
    if (toggle.checked && !isOnTop() && getComputedStyle(panel).position === "fixed")
      history.pushState({ [SEARCHING]: true }, "");
  });
  addEventListener("popstate", () => toggle.checked && !isOnTop() && toggle.click());
  // The browser kept the page as it was left: the list is there again, at the result that was followed.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || toggle.checked) return;
    const result = followed;
    if (result && box.value) {
      toggle.click();
      setTimeout(() => (result.isConnected ? result : box).focus(), UNTIL_LOOKED_MS);
    } else if (isOnTop()) history.back(); // wiped meanwhile
  });
}

/** Material leaves the keyboard nowhere when the search is closed. */
function giveKeyboardBack(search) {
  const { toggle, box } = search;
  let isEscaped = false;
  addEventListener("keydown", ({ key }) => (isEscaped = key === "Escape"), { capture: true });
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    const { from } = search;
    search.from = null;
    setTimeout(() => {
      if (document.activeElement !== document.body) return; // once Material has let go
      from?.focus();
      if (document.activeElement !== document.body || !isEscaped) return;
      search.isPassing = true;
      box.focus();
      if (document.activeElement === document.body) document.querySelector("header [data-open-search]")?.focus();
    }, UNTIL_LOOKED_MS);
  });
}
