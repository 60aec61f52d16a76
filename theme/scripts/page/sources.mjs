// Open the folded part that a link on this page leads into; newer browsers do so themselves.

import { decoded } from "../common/fragment.mjs";

/** Opens what a followed link, or the page's own address, points into. */
export function openTargets() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented) openAround(link.hash);
  });
  addEventListener("hashchange", () => openAround(location.hash));
  if (openAround(location.hash)) document.getElementById(decoded(location.hash.slice(1))).scrollIntoView(); // the browser looked for it before
}

function openAround(fragment) {
  let [part, isOpened] = [document.getElementById(decoded(fragment.slice(1))), false];
  const folded = part?.querySelector(":scope > details[data-wide]"); // what only a small screen folds of it
  if (folded) folded.open = true;
  for (; part; part = part.parentElement) {
    if (!part.matches("details:not([open])")) continue;
    part.open = true;
    isOpened = true;
  }
  return isOpened;
}
