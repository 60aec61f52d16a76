// Say on paper whose result is printed; a result that isn't the reader's answer is left out, and why is printed.
import { standingOf } from "../calculator/standing.mjs";
import { setText } from "../common/dom.mjs";

/** Keeps the line for the paper true, from one answer to the next. */
export function enablePaper() {
  document.addEventListener("standing-changed", ({ target }) => write(target, standingOf(target).verdict("print")));
  addEventListener("beforeprint", () => {
    for (const form of document.querySelectorAll("form[data-calculator]")) write(form, standingOf(form).leave("print"));
  });
}

// The style sheet hides on paper what follows the fields of a form with [data-unprinted].
function write(form, { may, heading, short }) {
  form.toggleAttribute("data-unprinted", !may);
  setText(form.querySelector("[data-paper]"), may ? heading : short);
}
