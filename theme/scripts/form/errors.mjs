// Say what to mend: beside each field at once, in a summary when the reader asked for the result.
import { element, replaceContents, setText } from "../common/dom.mjs";
import { controlOf, controls, goTo, labelOf } from "./fields.mjs";

const MEND = "请改：";

/** Shows what is wrong; `asked` tells that the reader pressed the button, so that the summary opens and takes focus. */
export function showErrors(form, errors, asked) {
  const byName = new Map(errors.map(({ field, message }) => [field, message]));
  for (const control of controls(form)) markField(form, control, byName.get(control.name));
  const summary = form.querySelector(".errors");
  const isPlaced = ({ field }) => controlOf(form, field);
  if (asked || !summary.hidden || !errors.every(isPlaced)) writeSummary(form, summary, errors);
  if (asked) summary.focus();
}

/** Says how many mistakes there are, in the page's words. */
export function howMany(form, errors) {
  return form.querySelector(".errors__title").dataset.words.replace("{count}", errors.length);
}

/** Takes all marks of mistakes away. */
export function clearErrors(form) {
  for (const control of controls(form)) markField(form, control, undefined);
  form.querySelector(".errors").hidden = true;
}

/** Shows what is wrong with one control, or that nothing is any more; `lead` says what is to be done about it. */
export function markField(form, control, message, lead = MEND) {
  const field = control.closest(".field");
  const line = form.querySelector(`[data-error-for="${control.name}"]`) ?? (message && field && newLine(control, field));
  if (field) field.classList.toggle("field--bad", Boolean(message));
  if (message) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  if (line) writeLine(line, message, lead);
  const folded = message && control.closest("details");
  if (folded) folded.open = true;
  control.dispatchEvent(new Event("error-changed"));
}

// A page holds no line for what nobody has mistaken yet.
function newLine(control, field) {
  const line = element("p", { class: "field__error", id: `${control.id}-error`, "data-error-for": control.name });
  (field.querySelector(".field__help") ?? field.querySelector("label")).after(line);
  return line;
}

function writeLine(line, message, lead) {
  const words = message ? lead + message : "";
  line.hidden = !message;
  if (line.textContent !== words) replaceContents(line, ...(message ? [element("b", {}, lead), message] : []));
}

function writeSummary(form, summary, errors) {
  setText(summary.querySelector(".errors__title"), howMany(form, errors));
  replaceContents(summary.querySelector("ul"), ...errors.map((error) => summaryLine(form, error)));
  summary.hidden = false;
}

function summaryLine(form, { field, message }) {
  const control = controlOf(form, field);
  if (!control) return element("li", {}, message);
  const link = element("a", { href: `#${control.id}` }, `${labelOf(control)}：${message}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(control);
  });
  return element("li", {}, link);
}
