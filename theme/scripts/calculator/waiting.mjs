// Take out of their templates what a calculator on a page about something else folds away: its tables and its steps.

/** Has the folds of a form filled as soon as one of them is opened. */
export function enableWaiting(form) {
  const fill = ({ target }) => target.closest("details")?.querySelector("template") && takeOut(form);
  for (const type of ["click", "toggle"]) form.addEventListener(type, fill, true); // a search in the page opens without a click
}

/** Puts all that waits in a form into the place of the links that stand there meanwhile. */
export function takeOut(form) {
  for (const link of form.querySelectorAll("[data-instead]")) link.remove();
  for (const template of form.querySelectorAll("template")) template.replaceWith(template.content);
}
