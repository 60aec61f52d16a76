// Let the reader wipe what was typed.
import { flash } from "../common/announce.mjs";
import { button } from "../common/dom.mjs";

const WORDS = "清除我填的";

/** Makes every [data-forget] button wipe all that was typed, and gives each form one once there is something to wipe. */
export function enableForgetting(calculators, wiping) {
  for (const given of document.querySelectorAll("[data-forget]")) given.addEventListener("click", () => forget(given, wiping));
  for (const { form } of calculators) form.addEventListener("input", () => addButton(form, wiping));
}

function addButton(form, wiping) {
  const actions = form.querySelector(".result__tools");
  if (actions.querySelector("[data-forget]")) return;
  const made = button(WORDS, "button button--quiet", () => forget(made, wiping));
  made.dataset.forget = "";
  actions.append(made);
}

function forget(pressed, wiping) {
  wiping.wipe();
  flash(pressed, "已清除");
}
