// Open of a fork the answer that triage has heard, and keep in the address the one that the reader opened.

import { decoded } from "../common/fragment.mjs";

/** Makes a fork remember its answer: after a reload, and in a link that is passed on, it stands open. */
export function enableFork(fork) {
  for (const each of fork.querySelectorAll(".fork__case")) each.open ||= wasSaid(each);
  fork.addEventListener("click", keepInAddress);
}

// Triage has asked it: the answer came along, and the page begins at its top.
function wasSaid(each) {
  return decoded(location.hash) === `#said=${each.querySelector(".fork__answer").textContent}`;
}

// The click comes before what it opens or closes.
function keepInAddress(event) {
  const answered = event.target.closest(".fork__answer")?.parentElement;
  if (!answered) return;
  history.replaceState(history.state, "", answered.open ? location.pathname + location.search : `#${answered.id}`);
}
