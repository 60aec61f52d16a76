// Offer words of a query that found nothing: each, chosen, is searched by itself.

import { button, replaceContents } from "../scripts/common/dom.mjs";
import { RESULT } from "./protocol.mjs";

/** Shows in a panel the words that the search gives with an answer; `search` is where its messages arrive. */
export function offerNearWords(panel, search) {
  const query = panel.querySelector("[data-md-component=search-query]");
  search?.addEventListener("message", ({ data: { type, data } }) => {
    const line = panel.querySelector("[data-search-near]");
    if (type !== RESULT || !line) return;
    line.hidden = !data.near?.length;
    replaceContents(line.querySelector("span"), ...(data.near ?? []).map((word) => choice(word, query)));
  });
}

function choice(word, query) {
  return button(word, null, () => {
    query.value = word;
    query.focus();
    query.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
