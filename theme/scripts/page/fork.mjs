// Show of a fork the answer that the reader has tapped. What was chosen stands in the address: going back undoes it.

import { decoded } from "../common/fragment.mjs";

/** Makes a fork follow the page's fragment; without it, all its answers stand in the page. */
export function enableFork(fork) {
  const cases = [...fork.querySelectorAll(".fork__case")];
  const show = () => {
    const chosen = cases.find((each) => location.hash === `#${each.id}` || wasSaid(each));
    if (!chosen && location.hash && location.hash !== `#${fork.id}`) return; // the reader went elsewhere on the page
    fork.classList.toggle("fork--chosen", Boolean(chosen));
    for (const each of cases) each.classList.toggle("fork__case--other", Boolean(chosen) && each !== chosen);
  };
  addEventListener("hashchange", show);
  show();
}

// Triage has asked it: the answer came along, and the page begins at its top.
function wasSaid(each) {
  return decoded(location.hash) === `#said=${each.querySelector(".fork__answer").textContent}`;
}
