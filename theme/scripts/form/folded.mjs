// Say in one line what stands in the fields that are folded; its twin is `FilledField.told` in sitegen/pages/calculation.py.
import { replaceContents } from "../common/dom.mjs";
import { dayText, understood } from "../common/format.mjs";
import { inWholes } from "../common/whole.mjs";
import { controls, labelOf, understoodValueOf, wordsOf } from "./fields.mjs";

/** The space that the browser makes by itself, between a character and a figure. */
const BETWEEN = /([\u4e00-\u9fff]) (?=[0-9])/g;

/** Keeps the line above the folded fields of a form true. */
export function enableFolded(form) {
  const line = form.querySelector("[data-folded]");
  if (!line) return;
  const folded = line.closest("details");
  const write = () => {
    const inside = controls(form).filter((control) => folded.contains(control));
    const told = inside.map((control) => `${labelOf(control)} ${inShort(control)}`).join("、");
    const words = told.replace(BETWEEN, "$1");
    if (line.textContent !== words) replaceContents(line, ...inWholes(words, form));
  };
  form.addEventListener("standing-changed", write);
  form.addEventListener("calculated", write);
}

/** What stands in a field, in short; its twin is `FilledField.words`. */
export function inShort(control) {
  const value = understoodValueOf(control).trim();
  if (!value || control.type === "checkbox" || control.matches("select")) return wordsOf(control);
  const lines = value.split("\n");
  if (lines.length > 1) return `${lines.length}行`;
  const unit = control.parentElement.querySelector("span.field__unit");
  return dayText(understood(value, unit ? unit.textContent.trim() : ""));
}
