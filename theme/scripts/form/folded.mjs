// Say in one line what stands in the fields that are folded, as `FilledField` in sitegen/pages/calculation.py does.
import { replaceContents } from "../common/dom.mjs";
import { dayText, understood } from "../common/format.mjs";
import { inWholes } from "../common/whole.mjs";
import { controls, isMistaken, labelOf, understoodValueOf, wordsOf } from "./fields.mjs";

const TO_MEND = "要改";

/** Keeps the line above the folded fields of a form true. */
export function enableFolded(form) {
  const line = form.querySelector("[data-folded]");
  if (!line) return;
  const folded = line.closest("details");
  const write = () => {
    const inside = controls(form).filter((control) => folded.contains(control));
    const words = inside.map((control) => `${labelOf(control)}：${isMistaken(control) ? TO_MEND : inShort(control)}`).join("；");
    if (line.textContent !== words) replaceContents(line, ...inWholes(words, form));
    folded.classList.toggle("more--bad", inside.some(isMistaken));
  };
  form.addEventListener("standing-changed", write);
  form.addEventListener("calculated", write);
  form.addEventListener("error-changed", write, true); // it doesn't bubble
}

/** What stands in a field, in short; its twin is `FilledField.words`. */
export function inShort(control) {
  const value = understoodValueOf(control).trim();
  if (!value || control.type === "checkbox" || control.matches("select")) return wordsOf(control);
  const lines = value.split("\n");
  if (lines.length > 1) return lines.length + (JSON.parse(control.dataset.columns).length > 1 ? "行" : "个");
  const unit = control.parentElement.querySelector("span.field__unit");
  return dayText(understood(value, unit ? unit.textContent.trim() : ""));
}
