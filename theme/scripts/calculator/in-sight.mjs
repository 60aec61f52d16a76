// Know what of a page can be seen beside the phone's keyboard, and bring a result there.

/** Gives the top and bottom of what can be seen, in the coordinates of getBoundingClientRect. */
export function seenArea() {
  const { offsetTop = 0, height = innerHeight } = globalThis.visualViewport || {};
  return { top: offsetTop, bottom: offsetTop + height };
}

/** Whether all of an element can be seen; `below` is room at the bottom that something else covers. */
export function isInSight(node, below = 0) {
  const { top, bottom } = seenArea();
  const box = node.getBoundingClientRect();
  return box.height > 0 && box.top >= top && box.bottom <= bottom - below;
}

/** Brings a form's result into sight, if it isn't there, and the reader to its heading. */
export function showResult(form) {
  const result = form.querySelector(".result");
  if (!isInSight(result.querySelector(".result__answer"))) result.scrollIntoView({ block: "start" });
  result.querySelector(".result__label").focus({ preventScroll: true });
}
