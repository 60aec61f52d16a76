// Say in one line what stands in the fields that are folded; its twin is `FilledField.words` in sitegen/pages/calculation.py.
import { setText } from "../common/dom.mjs";
import { dayText, understood } from "../common/format.mjs";
import { controls, labelOf, understoodValueOf, wordsOf } from "./fields.mjs";

/** Keeps the line above the folded fields of a form true. */
export function enableFolded(form) {
  const line = form.querySelector("[data-folded]");
  if (!line) return;
  const folded = line.closest("details");
  const write = () => {
    const inside = controls(form).filter((control) => folded.contains(control));
    setText(line, inside.map((control) => `${labelOf(control)} ${inShort(control)}`).join("、"));
  };
  form.addEventListener("standing-changed", write);
  form.addEventListener("calculated", write);
}

function inShort(control) {
  const value = understoodValueOf(control).trim();
  if (!value || control.type === "checkbox" || control.matches("select")) return wordsOf(control);
  const lines = value.split("\n");
  if (lines.length > 1) return `${lines.length}行`;
  const unit = control.parentElement.querySelector("span.field__unit");
  return dayText(understood(value, unit ? unit.textContent.trim() : ""));
}
