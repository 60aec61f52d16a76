// Open what only a small screen needs to fold.

/** Opens the folded parts of a list where there is room for all of them. */
export function openWhereWide() {
  if (!matchMedia("(min-width: 60em)").matches) return;
  for (const folded of document.querySelectorAll("details[data-wide]")) folded.open = true;
}
