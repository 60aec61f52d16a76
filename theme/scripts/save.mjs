// This file saves text as a file, made in the browser; where that can't work, the text is selected to be copied.
import { confirm } from "./announce.mjs";
import { select } from "./clipboard.mjs";

const WECHAT = /MicroMessenger/i;

/** Makes [data-save="ID"] save the text of the element with that id, under the name in data-filename. */
export function enableSaving() {
  for (const pressed of document.querySelectorAll("[data-save]"))
    pressed.addEventListener("click", () => {
      const shown = document.getElementById(pressed.dataset.save || "letter-text");
      save(pressed, shown, shown.innerText, pressed.dataset.filename || "逾期不慌.txt", "text/plain");
    });
}

/** Saves a text as a file; WeChat's browser can't, so there the words on the page are selected. */
export function save(pressed, shown, text, name, type) {
  if (WECHAT.test(navigator.userAgent)) {
    select(shown);
    confirm(pressed, "微信里存不了，已选中，请长按复制");
    return;
  }
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  confirm(pressed, "已保存");
}
