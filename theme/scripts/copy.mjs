// This file makes [data-copy="ID"] copy the text of the element with that id.
import { confirm } from "./announce.mjs";
import { giveByHand } from "./by-hand.mjs";
import { copyText } from "./clipboard.mjs";

/** Makes the copy buttons of a page work. */
export function enableCopying() {
  for (const pressed of document.querySelectorAll("[data-copy]"))
    pressed.addEventListener("click", () => copy(pressed, document.getElementById(pressed.dataset.copy).innerText));
}

/** Copies a text and says so; where that can't be done, the same text is shown to be copied by hand. */
export async function copy(pressed, text) {
  if (await copyText(text)) return confirm(pressed, "已复制");
  confirm(pressed, "没有复制，请长按全文");
  giveByHand(pressed, text, "浏览器不让复制。下面是全文，长按选中，再复制。");
}
