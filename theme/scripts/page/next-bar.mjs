// Put the line with the next step away while the reader is where it leads; its place stays, so nothing moves.

import { decoded } from "../common/fragment.mjs";

const MIDDLE = { rootMargin: "-30% 0px" };

/** Makes the line at the bottom of a phone hide while the part it leads to is in the middle of the screen. */
export function enableNextBar(bar) {
  const part = document.getElementById(decoded(bar.hash.slice(1)))?.closest(".part");
  if (!part || !("IntersectionObserver" in window)) return;
  const show = (seen) => bar.classList.toggle("next-bar--there", seen[seen.length - 1].isIntersecting);
  new IntersectionObserver(show, MIDDLE).observe(part);
}
