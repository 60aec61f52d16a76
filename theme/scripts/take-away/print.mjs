// Print, and write on the paper when that was.
import { dateText } from "../common/format.mjs";

/** Makes [data-print] print the page, or the part of it that it names. */
export function enablePrinting() {
  for (const pressed of document.querySelectorAll("[data-print]")) {
    pressed.hidden = typeof window.print !== "function";
    pressed.addEventListener("click", () => printPart(document.getElementById(pressed.dataset.print)));
  }
  addEventListener("beforeprint", writeDate);
}

// The style sheet leaves all other parts out. What the browser's own menu prints later is the whole page again.
function printPart(part) {
  const page = part?.closest(".page");
  const mark = (isAlone) => {
    page?.toggleAttribute("data-prints-part", isAlone);
    part?.toggleAttribute("data-part-printed", isAlone);
  };
  mark(true);
  addEventListener("afterprint", () => mark(false), { once: true });
  window.print();
}

function writeDate() {
  const line = document.querySelector("[data-printed]");
  if (!line) return;
  const now = new Date();
  line.textContent = `打印于${dateText([now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-"))}`;
  line.hidden = false;
}
