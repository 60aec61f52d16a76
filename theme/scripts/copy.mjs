// This file makes [data-copy="ID"] copy the text of the element with that id.
import { confirm } from "./announce.mjs";
import { copyText } from "./clipboard.mjs";

export const SELECTED = "已选中，请长按复制";

/** Makes the copy buttons of a page work. */
export function enableCopying() {
  for (const pressed of document.querySelectorAll("[data-copy]"))
    pressed.addEventListener("click", async () => {
      const shown = document.getElementById(pressed.dataset.copy);
      confirm(pressed, (await copyText(shown.innerText, shown)) ? "已复制" : SELECTED);
    });
}
