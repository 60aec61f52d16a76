// Say beside each field how it was understood, where that differs from what was typed, and ask about what looks odd.
import { element, setText } from "../common/dom.mjs";
import { understood } from "../common/format.mjs";
import { controls, currentValueOf } from "./fields.mjs";

const MOST_LINES = 3;
const MARKS = { read: "data-read-for", question: "data-question-for" };

/** Shows how an answer read the inputs that were asked about; fields that it says nothing about fall silent. */
export function showReadings(form, readings, inputs) {
  const byField = new Map(readings.map((reading) => [reading.field, reading]));
  for (const control of controls(form)) show(form, control, byField.get(control.name), inputs[control.name]);
}

/** Takes away what is no longer true, when there is a mistake and so no answer that would say it. */
export function dropStaleReadings(form) {
  for (const control of controls(form)) if (control.dataset.typed !== currentValueOf(control)) show(form, control, undefined);
}

function show(form, control, reading, typed) {
  write(form, "read", control, reading ? wordsOf(control, reading) : "");
  write(form, "question", control, reading ? reading.question : "");
  if (!reading) {
    delete control.dataset.typed;
    delete control.dataset.understood;
    return;
  }
  control.dataset.typed = typed;
  control.dataset.understood = plainText(typed, reading);
}

function write(form, part, control, words) {
  const mark = MARKS[part];
  const line = form.querySelector(`[${mark}="${control.name}"]`);
  if (line) setText(line, words);
  else if (words) placeFor(control)?.append(element("p", { class: `field__${part}`, [mark]: control.name }, words));
}

// It stands there from the start, so that what comes into it is read out.
function placeFor(control) {
  return control.closest(".field")?.querySelector(".field__told");
}

function wordsOf(control, reading) {
  const lines = pairs(reading).filter(([typed, read]) => typed !== read);
  if (!control.matches("textarea")) return lines.map(([, read]) => `按${understood(read, unitOf(control))}算`).join("");
  const told = lines.slice(0, MOST_LINES).map(([typed, read]) => `「${inOneLine(typed)}」按「${inOneLine(read)}」算`);
  const more = lines.length - MOST_LINES;
  return told.join("；") + (more > 0 ? `；还有${more}行也是这样读的` : "");
}

// A list's reading holds only the lines in question.
function plainText(text, reading) {
  const lines = new Map(pairs(reading));
  return text
    .trim()
    .split("\n")
    .map((line) => (lines.has(line.trim()) ? lines.get(line.trim()) : line))
    .join("\n");
}

function pairs({ typed, read }) {
  const lines = read.split("\n");
  return typed.split("\n").map((line, index) => [line, lines[index]]);
}

function unitOf(control) {
  const unit = control.parentElement.querySelector("span.field__unit");
  return unit ? unit.textContent.trim() : "";
}

function inOneLine(text) {
  return text.replace(/\t/g, ", ");
}
