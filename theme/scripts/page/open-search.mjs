// Open Material's search from the header's and the home page's buttons and by the key "/", at every width.

const KEY = "/";
const TYPED_INTO = "input, textarea, select, [contenteditable]";

/** Makes [data-open-search], and "/" where nothing is typed into, open the search. */
export function enableSearchButtons() {
  for (const pressed of document.querySelectorAll("[data-open-search]"))
    pressed.addEventListener("click", () => openSearch(pressed));
  // Material hears the key, too, but can't move into a box that a narrow screen hides: ours is the first to hear.
  addEventListener("keydown", openByKey, { capture: true });
}

function openByKey(event) {
  const isOther = event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const toggle = document.getElementById("__search");
  if (isOther || !toggle || toggle.checked || event.target.closest?.(TYPED_INTO)) return;
  event.preventDefault();
  event.stopPropagation();
  openSearch(document.activeElement);
}

function openSearch(from) {
  const toggle = document.getElementById("__search");
  toggle.click();
  document.querySelector("[data-md-component=search-query]").focus();
  // Material leaves the keyboard nowhere when the search is closed.
  const giveBack = () => {
    if (toggle.checked) return;
    toggle.removeEventListener("change", giveBack);
    setTimeout(() => document.activeElement === document.body && from.focus()); // after Material has let go
  };
  toggle.addEventListener("change", giveBack);
}
