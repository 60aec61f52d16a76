// Make [data-copy="ID"] copy the text of the element with that id.
import { flash, remark } from "../common/announce.mjs";
import { giveByHand } from "./by-hand.mjs";
import { copyText } from "./clipboard.mjs";

/** Makes the copy buttons of a page work. */
export function enableCopying() {
  for (const pressed of document.querySelectorAll("[data-copy]"))
    pressed.addEventListener("click", async () => {
      const shown = document.getElementById(pressed.dataset.copy);
      await copy(pressed, shown.innerText);
      warnOfSlots(pressed, shown);
    });
}

// What stands in the slots of a text is an example.
function warnOfSlots(pressed, shown) {
  const slots = [...shown.querySelectorAll(".slot")].map(({ textContent }) => textContent.trim());
  if (slots.length) remark(pressed, `这几处是例子，换成你的再发：${[...new Set(slots)].join("、")}。`);
}

/** Copies a text and says so; where that can't be done, the same text is shown to be copied by hand. */
export async function copy(pressed, text) {
  if (await copyText(text)) return flash(pressed, "已复制");
  flash(pressed, "没有复制，请长按全文");
  giveByHand(pressed, text, "浏览器不让复制。全文在下面，已经选中：长按它，再点「复制」。");
}
