// Make [data-copy="ID"] copy the text of the element with that id.
import { flash, remark } from "../common/announce.mjs";
import { giveByHand } from "./by-hand.mjs";
import { copyText } from "./clipboard.mjs";

/** Makes the copy buttons of a page work. */
export function enableCopying() {
  for (const pressed of document.querySelectorAll("[data-copy]"))
    pressed.addEventListener("click", async () => {
      const shown = document.getElementById(pressed.dataset.copy);
      const slots = [...shown.querySelectorAll(".slot")];
      await copy(pressed, textWith(slots, shown));
      if (slots.length) remark(pressed, "【】里是例子，换成你的再发。");
    });
}

// What stands in the slots of a text is an example: on the screen a look says so, in a message nothing would.
function textWith(slots, shown) {
  const marks = slots.flatMap((slot) => {
    slot.prepend("【");
    slot.append("】");
    return [slot.firstChild, slot.lastChild];
  });
  const text = shown.innerText;
  for (const mark of marks) mark.remove();
  return text;
}

/** Copies a text and says so; where that can't be done, the same text is shown to be copied by hand. */
export async function copy(pressed, text) {
  if (await copyText(text)) return flash(pressed, "已复制");
  flash(pressed, "没有复制，请长按全文");
  giveByHand(pressed, text, "浏览器不让复制。全文在下面，已经选中：长按它，再点「复制」。");
}
