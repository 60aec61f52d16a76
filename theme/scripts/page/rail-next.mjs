// Put the next step beside the text away while the card that says it is on the screen; its place stays, so nothing moves.

/** Shows the box in the rail only while the page's own card isn't to be seen. */
export function enableRailNext(box) {
  const card = document.querySelector(".next");
  if (!card || !("IntersectionObserver" in window)) return;
  const show = (seen) => box.classList.toggle("rail__next--beside", seen[seen.length - 1].isIntersecting);
  new IntersectionObserver(show).observe(card);
}
