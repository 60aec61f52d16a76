// Dress what the theme writes into the search panel: results that Tab reaches, titles that lead to what was found, how
// the words were read, a sign of work while the index is on its way.

const SLOW_MS = 200;

/** Makes the results of one panel fit; `chosen(words, address)` is told what was sought when somebody opens a result. */
export function dressResults(panel, chosen) {
  const results = panel.querySelector("[data-md-component=search-result]");
  const query = panel.querySelector("[data-md-component=search-query]");
  const [meta, list] = results.children;
  const asks = meta.textContent;
  let waiting = 0;
  query.addEventListener("input", () => {
    clearTimeout(waiting);
    if (query.value.trim()) waiting = setTimeout(() => panel.toggleAttribute("data-search-waits", true), SLOW_MS);
  });
  let held = "";
  list.addEventListener("focusin", ({ target }) => {
    held = target.href ?? "";
  });
  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget) held = "";
  });
  const dress = () => {
    clearTimeout(waiting);
    panel.removeAttribute("data-search-waits");
    if (!query.value.trim() && meta.textContent !== asks) meta.textContent = asks; // of spaces the theme says: nothing found
    list.querySelectorAll("li").forEach(dressResult);
    tellReading(panel, list);
    if (held && document.activeElement === document.body) (linkTo(list, held) ?? query).focus();
  };
  new MutationObserver(dress).observe(results, { childList: true, subtree: true });
  meta.setAttribute("role", "status");
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    // Opened beside this page: the theme would close the list here, and what was sought would be marked in this tab, later.
    if (event.ctrlKey || event.metaKey || event.shiftKey) event.stopPropagation();
    else chosen([...new Set([...link.closest("li").querySelectorAll("mark")].map((mark) => mark.textContent))], link.href);
  });
}

/** Whoever was on a result stays there when the theme writes the list anew. */
function linkTo(list, address) {
  return [...list.querySelectorAll("a")].find(({ href }) => href === address);
}

/** The theme takes links out of the order of Tab, and leads from a page's title to its top: Tab stops once a place. */
function dressResult(result) {
  const [title, section] = result.querySelectorAll(":scope > a");
  if (section) title.href = section.href;
  for (const skipped of result.querySelectorAll("[tabindex='-1']"))
    if (!section || skipped !== title) skipped.removeAttribute("tabindex");
}

function tellReading(panel, list) {
  const line = panel.querySelector("[data-search-reading]");
  const read = list.querySelector("[data-search-as]")?.dataset.searchAs ?? "";
  line.querySelector("b").textContent = read;
  line.hidden = !read;
}
