// Show what a sentence rests on, beside its line or over the page, so that what is read stays where it is.
import { element, replaceContents } from "../common/dom.mjs";

const TOO_LOW = 0.5;
const WIDE = matchMedia("(min-width: 75em)");
const FIELDS = ".calculator--page > .calculator__fill";
const TEXT = ".head > *, .md-content:not(.md-content--wide)";
const LEAST_ROOM = 240;
const GAP = 12;

/** Makes marks open their sources in a sheet; where the browser has none they lead to the row under the section. */
export function enableSourceSheet() {
  if (!HTMLElement.prototype.showPopover || !document.querySelector(".source")) return;
  const sheet = newSheet();
  let [shown, pressed] = [null, null];
  const shownNow = () => (sheet.matches(":popover-open") ? shown : null);
  document.addEventListener("pointerdown", () => (pressed = shownNow()), true); // before the browser closes the sheet
  document.addEventListener("click", (event) => {
    const mark = event.target.closest('.citation[href^="#"]');
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const isSecond = mark === pressed || mark === shownNow();
    [shown, pressed] = [mark, null];
    sheet.hidePopover();
    if (!isSecond) show(sheet, mark);
  });
  addEventListener("resize", () => shownNow() && place(sheet, shown));
}

function newSheet() {
  const sheet = document.createElement("div");
  sheet.className = "source source-sheet";
  sheet.popover = "auto";
  sheet.tabIndex = -1;
  sheet.setAttribute("role", "dialog");
  sheet.addEventListener("click", ({ target }) => target.closest(".source-sheet__close") && sheet.hidePopover());
  sheet.addEventListener("toggle", ({ newState }) => newState === "closed" && replaceContents(sheet));
  document.querySelector(".md-typeset").append(sheet);
  return sheet;
}

function show(sheet, mark) {
  const ids = [mark.hash.slice(1), ...(mark.dataset.with?.split(" ") ?? [])];
  sheet.setAttribute("aria-label", mark.getAttribute("aria-label") ?? mark.textContent);
  replaceContents(sheet, closing(), ...ids.map(told));
  mark.focus({ preventScroll: true }); // where Esc leads back to
  sheet.showPopover({ source: mark });
  place(sheet, mark);
  sheet.scrollTop = 0;
  sheet.focus({ preventScroll: true });
}

function closing() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet source-sheet__close";
  button.textContent = "关上";
  return button;
}

/** A copy of a source with its words, which stand under the section that cites it first. */
function told(id) {
  const here = document.getElementById(id);
  const first = here.matches('[href^="#"]') ? document.getElementById(here.hash.slice(1)) : here;
  const copy = element("div", { class: "source__told" }, first.cloneNode(true));
  copy.firstChild.removeAttribute("id");
  for (let next = first.nextSibling; next && !next.matches?.(".source__item"); next = next.nextSibling)
    copy.append(next.cloneNode(true));
  return copy;
}

/** Puts the sheet where the line isn't: in the column beside the text, else at the other end of the window. */
function place(sheet, mark) {
  const line = mark.getBoundingClientRect();
  const text = document.querySelector(FIELDS) ?? mark.closest(TEXT);
  const edge = text?.getBoundingClientRect().right ?? innerWidth;
  const isBeside = WIDE.matches && edge >= line.right && innerWidth - edge >= LEAST_ROOM;
  sheet.classList.toggle("source-sheet--beside", isBeside);
  sheet.classList.toggle("source-sheet--top", !isBeside && (line.top + line.bottom) / 2 > innerHeight * TOO_LOW);
  sheet.style.left = isBeside ? `${edge}px` : "";
  sheet.style.top = isBeside ? `${scrollY + topBeside(sheet, line.top)}px` : "";
}

/** At the line's height, but whole in the window, and not over the next step where there is room for both. */
function topBeside(sheet, wished) {
  const next = document.querySelector(".rail__next:not(.rail__next--beside)")?.getBoundingClientRect().bottom ?? 0;
  const lowest = innerHeight - sheet.offsetHeight - GAP;
  return Math.max(GAP, Math.min(Math.max(wished, next + GAP), lowest));
}
