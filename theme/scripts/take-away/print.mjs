// Print, and write on the paper when that was.
import { dateText } from "../common/format.mjs";

/** Makes [data-print] print the page. */
export function enablePrinting() {
  for (const pressed of document.querySelectorAll("[data-print]")) {
    pressed.hidden = typeof window.print !== "function";
    pressed.addEventListener("click", () => window.print());
  }
  addEventListener("beforeprint", writeDate);
}

function writeDate() {
  const line = document.querySelector("[data-printed]");
  if (!line) return;
  const now = new Date();
  line.textContent = `打印于${dateText([now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-"))}`;
  line.hidden = false;
}
