// Show a text for the reader to copy by hand, where the browser can neither copy it nor save it.
import { lineOf } from "../common/announce.mjs";
import { button, element } from "../common/dom.mjs";
import { FOLD_AWAY } from "../common/words.mjs";

/** Takes away all texts that stand to be copied, and what was said under buttons. */
export function clearByHand() {
  for (const each of document.querySelectorAll(".by-hand, .remark")) each.remove();
}

/** Shows a text under a button, selected; it goes when the form's answer no longer stands as it did. */
export function giveByHand(pressed, text, words) {
  const tools = lineOf(pressed);
  const earlier = tools.parentElement.querySelector(".by-hand");
  if (earlier) earlier.remove();
  const field = element("textarea", { class: "by-hand__text", rows: "8", readonly: true, "aria-label": "全文" });
  field.value = text;
  const closer = button(FOLD_AWAY, "button button--quiet", () => panel.remove());
  const panel = element("div", { class: "by-hand", role: "group", "aria-label": words });
  panel.append(element("p", { class: "by-hand__words" }, words), field, element("p", {}, closer));
  tools.after(panel);
  field.focus();
  field.select();
  field.scrollTop = 0;
  const form = pressed.closest("form");
  if (form) form.addEventListener("standing-changed", () => panel.remove(), { once: true });
}
