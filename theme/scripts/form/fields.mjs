// Read and fill the fields of a form; a value is always text, as the calculators take it.

const EMPTY = "没填";

/** Gives the controls that carry an input. */
export function controls(form) {
  return [...form.elements].filter((each) => each.name && each.matches("input, select, textarea"));
}

/** Finds the control of one input. */
export function controlOf(form, name) {
  return controls(form).find((each) => each.name === name);
}

/** Reads all inputs by name. */
export function readInputs(form) {
  return Object.fromEntries(controls(form).map((control) => [control.name, currentValueOf(control)]));
}

/** Fills the inputs that the form has; other names, and choices it doesn't offer, are left out. */
export function fillInputs(form, values) {
  for (const control of controls(form)) if (takes(control, values[control.name])) setValue(control, values[control.name]);
}

/** Reads one control. */
export function currentValueOf(control) {
  return control.type === "checkbox" ? String(control.checked) : control.value;
}

/** Reads all inputs as they were understood: 12000 where 1.2万 was typed. */
export function understoodInputs(form) {
  return Object.fromEntries(controls(form).map((control) => [control.name, understoodValueOf(control)]));
}

/** Reads one control as it was understood, as long as that still stands in it. */
export function understoodValueOf(control) {
  const { typed, understood } = control.dataset;
  return typed !== undefined && typed === currentValueOf(control) ? understood : currentValueOf(control);
}

/** Reads the value that a control had before the reader came: from the page, or from today's date. */
export function firstValueOf(control) {
  if (control.dataset.today !== undefined) return control.dataset.today;
  if (control.type === "checkbox") return String(control.defaultChecked);
  if (!control.matches("select")) return control.defaultValue;
  const chosen = [...control.options].find((option) => option.defaultSelected) || control.options[0];
  return chosen ? chosen.value : "";
}

/** Names a control in the tab's memory: what only this calculator means by the name is kept for it alone. */
export function nameInMemory(control) {
  return "own" in control.dataset ? `${control.form.dataset.calculator}#${control.name}` : control.name;
}

/** Whether the reader has changed a control. */
export function isChanged(control) {
  return currentValueOf(control) !== firstValueOf(control);
}

/** Whether a mistake in a control is told at it. */
export function isMistaken(control) {
  return control.getAttribute("aria-invalid") === "true";
}

/** Whether a text may stand in a control. */
export function takes(control, text) {
  if (typeof text !== "string") return false;
  if (control.type === "checkbox") return text === "true" || text === "false";
  return !control.matches("select") || [...control.options].some((option) => option.value === text);
}

/** Gives the words that name a control. */
export function labelOf(control) {
  return control.labels?.length ? control.labels[0].textContent.trim() : control.name;
}

/** Gives the words that name a control to stand in a sentence, in brackets if they have a comma of their own. */
export function labelWithin(control) {
  const label = labelOf(control);
  return label.includes("，") ? `「${label}」` : label;
}

/** Writes what a control holds, or would hold, as its reader says it: with its unit, in the words of its choices. */
export function wordsOf(control, text = understoodValueOf(control)) {
  if (control.type === "checkbox") return text === "true" ? "是" : "否";
  if (control.matches("select")) return choiceOf(control, text);
  const unit = control.parentElement.querySelector("span.field__unit");
  const value = text.trim();
  if (!value) return EMPTY;
  return value.includes("\n") ? `\n${value}` : value + (unit ? unit.textContent.trim() : "");
}

/** Puts the reader into a field, opening what it is folded into. */
export function goTo(control) {
  for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  control.focus();
  control.dispatchEvent(new Event("focus-requested")); // a list that stands there as rows takes the focus itself
}

function setValue(control, text) {
  if (control.type === "checkbox") control.checked = text === "true";
  else control.value = text;
}

function choiceOf(control, text) {
  const chosen = [...control.options].find(({ value }) => value === text);
  return chosen ? chosen.textContent.trim() : EMPTY;
}
