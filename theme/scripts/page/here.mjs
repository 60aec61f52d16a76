// Mark on the line of what may come where the reader says to be. Only the tab remembers it, until it is wiped.

const GROUP = "here";
const HERE = "我在这里";
const YOU = "你在这里";

/** Makes each moment of a line one that the reader can tap; a second tap takes the mark away. */
export function enableHere(timeline, memory, wiping) {
  const buttons = [...timeline.querySelectorAll("[data-here]")];
  const page = location.pathname;
  const show = () => {
    const chosen = memory.recall(GROUP)[page];
    for (const [index, button] of buttons.entries()) mark(button, chosen === String(index));
  };
  for (const [index, button] of buttons.entries())
    button.addEventListener("click", () => {
      if (memory.recall(GROUP)[page] === String(index)) memory.drop(GROUP, [page]);
      else memory.keep(GROUP, page, String(index));
      show();
    });
  wiping.onWipe(show);
  show();
}

function mark(button, isChosen) {
  const item = button.closest("li");
  if (isChosen) item.setAttribute("aria-current", "step");
  else item.removeAttribute("aria-current");
  button.setAttribute("aria-pressed", String(isChosen));
  button.textContent = isChosen ? YOU : HERE;
}
