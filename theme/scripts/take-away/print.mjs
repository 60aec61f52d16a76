// Print, and write on the paper when that was.

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
  line.textContent = `打印于 ${now.getFullYear()} 年 ${now.getMonth() + 1} 月 ${now.getDate()} 日`;
  line.hidden = false;
}
