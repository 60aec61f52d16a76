// Write a result as plain text, to be copied into a message or a note.
import { controls, labelOf, wordsOf } from "../form/fields.mjs";
import { copy } from "./copy.mjs";
import { enablePassing } from "./passing.mjs";

/** Makes [data-copy-result] copy what its form was filled with and what came out. */
export function enableResultCopies() {
  enablePassing("[data-copy-result]", "copy", (pressed, standing, heading) => {
    copy(pressed, textOf(pressed.closest("form"), standing.inputs, heading));
  });
}

/** Writes a form and its result: whose it is, title, sentence, what it was worked out from, figures, notes. */
export function textOf(form, inputs, heading) {
  const title = form.querySelector(".calculator__title").textContent.trim();
  const label = form.querySelector(".result__label").textContent.trim();
  const sentence = form.querySelector(".result__answer").textContent.trim();
  const notes = [...form.querySelectorAll("[data-notes] > li")].map(({ textContent }) => textContent.trim());
  const parts = [`${title}（${label}）`, sentence, filledIn(form, inputs), figures(form), ...notes];
  return [heading, ...parts]
    .filter(Boolean)
    .map((part) => `${part}\n`)
    .join("\n");
}

function filledIn(form, inputs) {
  const told = controls(form).filter((control) => control.value !== control.defaultValue || !control.closest("[data-calendar]"));
  const lines = told.map((control) => `${labelOf(control)}：${wordsOf(control, inputs[control.name])}`);
  return ["填的数", ...lines].join("\n");
}

function figures(form) {
  const rows = [...form.querySelectorAll(".statement > div:not([hidden])")];
  const lines = rows.map((row) => `${textIn(row, "dt")}：${textIn(row, "dd")}`);
  return ["算出来的数", ...lines].join("\n");
}

function textIn(row, part) {
  return row.querySelector(part).textContent.trim();
}
