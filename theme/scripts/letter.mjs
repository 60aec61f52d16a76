// This file fills the blanks of a letter as the reader types, and keeps what was typed for the other letters of this tab.
import { controls, valueOf } from "./fields.mjs";
import { setText } from "./dom.mjs";

/** Makes a letter's form fill its paper. */
export function enableLetter(form, memory) {
  const blanks = [...form.closest(".letter").querySelectorAll(".blank[data-field]")].map((blank) => [blank, blank.textContent]);
  const fill = (control) => blanks.forEach(([blank, words]) => blank.dataset.field === control.name && fillBlank(blank, words, valueOf(control)));
  for (const control of controls(form)) {
    prefill(control, memory);
    fill(control);
  }
  form.addEventListener("input", ({ target }) => {
    memory.keep("letters", target.name, valueOf(target));
    fill(target);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

function prefill(control, memory) {
  const known = memory.recall("letters")[control.name] || memory.recall("results")[control.dataset.from];
  if (known && !control.value) control.value = known;
}

function fillBlank(blank, words, text) {
  setText(blank, text.trim() || words);
  blank.classList.toggle("blank--filled", Boolean(text.trim()));
}
