// The search script: a worker over http, or loaded by a page that was opened from a folder.

import { indexOf } from "./index-of.mjs";
import { fetched, fetchJson, laid, loadScript } from "./pieces.mjs";
import { searchService } from "./service.mjs";

const SETTINGS = "search/search_index";

if (typeof document === "undefined") {
  const root = new URL("../", self.location.href);
  const answer = searchService(
    (isAnew) => opened(isAnew, root),
    (message) => self.postMessage(message),
  );
  self.addEventListener("message", ({ data }) => answer(data));
} else {
  const root = new URL("../", document.currentScript.src);
  window.searchOnPage = (reply) => searchService(() => openedHere(root), reply);
}

// The site may have been published anew since this page was opened, and have its index elsewhere: then it is asked again.
async function opened(isAnew, root) {
  const { index, entries } = await fetchJson(new URL(`${SETTINGS}.json`, root), isAnew ? "no-store" : "default");
  return index ? fetched(index, root) : made(await fetchJson(new URL(entries, root)));
}

async function openedHere(root) {
  await loadScript(new URL(`${SETTINGS}.js`, root));
  return laid(window.__index.index, root);
}

// Who edits the site finds what has just been written, without waiting for an index to be made at every edit.
function made(given) {
  const pieces = indexOf(given);
  return async (name) => pieces.get(name);
}
