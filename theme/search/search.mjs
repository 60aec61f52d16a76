// The search script: a worker over http, or loaded by a page that was opened from a folder.

import { indexOf } from "./index-of.mjs";
import { replaceWorker } from "./page-worker.mjs";
import { fetched, fetchJson } from "./pieces.mjs";
import { searchService } from "./service.mjs";

if (typeof document === "undefined") {
  const root = new URL("../", self.location.href);
  const answer = searchService(
    (settings, isAnew) => opened(settings, isAnew, root),
    (message) => self.postMessage(message),
  );
  self.addEventListener("message", ({ data }) => answer(data));
} else if (location.protocol === "file:") {
  replaceWorker(window, document.currentScript.src);
}

// The site may have been published anew since this page was opened, and have its index elsewhere: then it is asked where.
async function opened(settings, isAnew, root) {
  const { index, entries } = isAnew ? (await fetchJson(new URL("search/search_index.json", root), "no-store")).config : settings;
  return index ? fetched(index, root) : made(await fetchJson(new URL(entries, root)));
}

// Who edits the site finds what has just been written, without waiting for an index to be made at every edit.
function made(given) {
  const pieces = indexOf(given);
  return async (name) => pieces.get(name);
}
