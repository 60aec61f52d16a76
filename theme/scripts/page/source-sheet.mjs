// Show what a sentence rests on over the page, so that what is read stays where it is.
import { element } from "../common/dom.mjs";

const TOO_LOW = 0.5;

/** Makes marks open their sources in a sheet; where the browser has none they lead to the row under the section. */
export function enableSourceSheet() {
  if (!HTMLElement.prototype.showPopover || !document.querySelector(".source")) return;
  const sheet = newSheet();
  document.addEventListener("click", (event) => {
    const mark = event.target.closest('.citation[href^="#"]');
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(sheet, mark);
  });
}

function newSheet() {
  const sheet = document.createElement("div");
  sheet.className = "source source-sheet";
  sheet.popover = "auto";
  sheet.tabIndex = -1;
  sheet.setAttribute("role", "dialog");
  sheet.addEventListener("click", ({ target }) => target.closest(".source-sheet__close") && sheet.hidePopover());
  sheet.addEventListener("toggle", ({ newState }) => newState === "closed" && sheet.replaceChildren());
  document.querySelector(".md-typeset").append(sheet);
  return sheet;
}

function show(sheet, mark) {
  const ids = [mark.hash.slice(1), ...(mark.dataset.with?.split(" ") ?? [])];
  const { top, bottom } = mark.getBoundingClientRect();
  sheet.classList.toggle("source-sheet--top", (top + bottom) / 2 > innerHeight * TOO_LOW);
  sheet.setAttribute("aria-label", mark.getAttribute("aria-label") ?? mark.textContent);
  sheet.replaceChildren(closing(), ...ids.map(told));
  if (!sheet.matches(":popover-open")) sheet.showPopover();
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
