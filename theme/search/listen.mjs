// Let the search hear what was pasted, spoken or chosen, and nothing that is still being composed: the theme
// listens to keys only.

/** In Safari the key that ends a composition comes after its end; nobody presses two keys in this time. */
const SAME_KEY_MS = 150;
const IN_COMPOSITION = 229;

/** Tells the theme's search box about every change of its text, once a character from an input method is chosen. */
export function listenToSearchBox(box) {
  let isComposing = false;
  let endedAt = -Infinity;
  const tell = () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  const end = ({ timeStamp }) => {
    if (!isComposing) return;
    [isComposing, endedAt] = [false, timeStamp];
    tell();
  };
  const chooses = (event) =>
    isComposing || event.isComposing || event.keyCode === IN_COMPOSITION || event.timeStamp - endedAt < SAME_KEY_MS;

  box.addEventListener("compositionstart", () => (isComposing = true));
  box.addEventListener("compositionend", end);
  box.addEventListener("blur", end);
  box.addEventListener("input", () => isComposing || tell());
  beforeTheme(box, "keyup", (event) => {
    if (isComposing) event.stopImmediatePropagation();
    else if (event.key) endedAt = -Infinity;
  });
  beforeTheme(box, "keydown", (event) => {
    if (event.key !== "Enter" || !chooses(event)) return;
    event.stopImmediatePropagation();
    if (event.keyCode !== IN_COMPOSITION) event.preventDefault();
  });
  box.form?.addEventListener("submit", (event) => event.preventDefault());
  box.form?.addEventListener("reset", () => setTimeout(tell));
}

function beforeTheme(box, type, act) {
  window.addEventListener(type, (event) => event.target === box && act(event), true);
}
