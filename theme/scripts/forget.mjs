// This file lets the reader wipe what this tab keeps.
import { confirm } from "./announce.mjs";
import { button } from "./dom.mjs";

const WORDS = "清除我填的";

/** Makes every [data-forget] button wipe the tab's memory, and gives each form one once there is something to wipe. */
export function enableForgetting(calculators, memory) {
  for (const given of document.querySelectorAll("[data-forget]"))
    given.addEventListener("click", () => forget(given, memory));
  for (const { form } of calculators) form.addEventListener("input", () => addButton(form, memory));
}

function addButton(form, memory) {
  const actions = form.querySelector(".result__tools");
  if (actions.querySelector("[data-forget]")) return;
  const made = button(WORDS, "button button--quiet", () => {
    form.reset();
    forget(made, memory);
  });
  made.dataset.forget = "";
  actions.append(made);
}

function forget(pressed, memory) {
  memory.clear();
  confirm(pressed, "已清除");
}
