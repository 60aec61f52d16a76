// This file copies text, and where the browser forbids it leaves the text selected for the reader to copy.

/** Copies text; gives whether it worked. If not, `shown` (the element that holds the text) is selected. */
export async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(shown);
  }
}

/** Selects an element's text, as a finger would. */
export function select(shown) {
  if (shown.select) return shown.select();
  const range = document.createRange();
  range.selectNodeContents(shown);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function copySelected(shown) {
  select(shown);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
