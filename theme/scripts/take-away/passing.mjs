// Let a button hand out a form's answer, or say why not: in a few words on itself, in full beside it.
import { standingOf } from "../calculator/standing.mjs";
import { announce, flash, remark } from "../common/announce.mjs";

/** Makes every button of a kind hand the answer of its form out on a way: `act(pressed, standing, heading)`. */
export function enablePassing(selector, way, act) {
  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest(selector);
    if (pressed) pass(pressed, way, act);
  });
}

/** Hands the answer out if it may leave. */
export function pass(pressed, way, act) {
  const standing = standingOf(pressed.closest("form"));
  const verdict = standing.leave(way);
  if (verdict.may) return act(pressed, standing, verdict.heading);
  refuse(pressed, verdict.short, verdict.more);
}

/** Says that nothing was handed out: on the button for a moment, and beside it until something changes. */
export function refuse(pressed, short, more) {
  flash(pressed, short);
  remark(pressed, more);
  announce(`${short}。${more}`);
}
