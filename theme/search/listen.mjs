// This file lets the search hear what was pasted, spoken or chosen: the theme listens to keys only.

/** Tells the theme's search box about every change of its text, once a character from an input method is chosen. */
export function listenToSearchBox(box) {
  const tell = () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  box.addEventListener("input", (event) => event.isComposing || tell());
  box.addEventListener("compositionend", tell);
}
