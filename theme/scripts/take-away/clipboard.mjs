// Copy text. Where the browser forbids its usual way an older one is tried, with the very same text.
import { element } from "../common/dom.mjs";

/** Copies text; gives whether it worked. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

function copyFromField(text) {
  const focused = document.activeElement;
  const field = element("textarea", { class: "only-read", readonly: true, tabindex: "-1", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
  }
}
