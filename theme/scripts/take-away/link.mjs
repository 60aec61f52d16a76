// What stands behind "#" in a link that carries numbers; `Hrefs.preset` in sitegen/pages/hrefs.py writes such links, too.

const LONGEST = 8000;

/** Reads "#calc=ID&name=value…"; "&example=" says that a page of ours made the numbers up. Other fragments are anchors: `null`. */
export function readLink(fragment) {
  if (!fragment.includes("=") || fragment.length > LONGEST) return null;
  const { calc, example, ...values } = Object.fromEntries(new URLSearchParams(fragment.replace(/^#/, "")));
  return calc ? { id: calc, values, isExample: example !== undefined } : null;
}

/** Writes the reader's numbers for a calculator. */
export function writeLink(id, inputs) {
  return String(new URLSearchParams({ calc: id, ...inputs }));
}
