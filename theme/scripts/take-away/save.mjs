// Save text as a file, made in the browser; where that can't work, the words are shown to be copied.
import { flash } from "../common/announce.mjs";
import { giveByHand } from "./by-hand.mjs";
import { savesNoFiles } from "./in-app.mjs";

const SHORT_LIVED_MS = 10_000;

/** Makes [data-save="ID"] save the text of the element with that id, under the name in data-filename. */
export function enableSaving() {
  for (const pressed of document.querySelectorAll("[data-save]"))
    pressed.addEventListener("click", () => {
      const text = document.getElementById(pressed.dataset.save || "letter-text").innerText;
      save(pressed, { text, name: pressed.dataset.filename || "逾期不慌.txt", type: "text/plain", words: text });
    });
}

/** Saves a text as a file; a browser that can't shows the same in `words` that can be copied. */
export function save(pressed, { text, name, type, words }) {
  if (!savesNoFiles() && download(text, name, type)) return flash(pressed, "已保存");
  flash(pressed, "没有存，请长按全文");
  giveByHand(
    pressed,
    words,
    "这里存不了文件。全文在下面，已经选中：长按它，再点「复制」。也可以用手机自带的浏览器打开这一页再存。",
  );
}

function download(text, name, type) {
  const link = document.createElement("a");
  if (!("download" in link)) return false;
  try {
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  } catch {
    return false;
  }
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SHORT_LIVED_MS);
  return true;
}
