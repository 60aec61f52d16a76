// Let results stay as they are while a finger or a button is down on one: else the tap is lost, or opens another.

import { RESULT } from "./protocol.mjs";

/** A tap's click comes some time after the finger has gone. */
const CLICK_COMES_MS = 300;

/** Gives a `tell` for which answers wait while `results` are pressed; of several the last is told then. */
export function holdingStill(results, tell) {
  let isPressed = false;
  let releasing = 0;
  let waiting = null;
  const release = () => {
    isPressed = false;
    if (waiting) tell(waiting);
    waiting = null;
  };
  results.addEventListener("pointerdown", () => {
    clearTimeout(releasing);
    isPressed = true;
  });
  for (const end of ["pointerup", "pointercancel"])
    window.addEventListener(end, () => {
      if (isPressed) releasing = setTimeout(release, CLICK_COMES_MS);
    });
  return (message) => {
    if (isPressed && message.type === RESULT) waiting = message;
    else tell(message);
  };
}
