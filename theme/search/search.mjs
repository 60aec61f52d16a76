// The search script: a worker over http, or loaded by a page that was opened from a folder.

import { replaceWorker } from "./page-worker.mjs";
import { searchService } from "./service.mjs";

if (typeof document === "undefined") {
  const root = new URL("../", self.location.href);
  const answer = searchService(
    (address) => fetchEntries(address, root),
    (message) => self.postMessage(message),
  );
  self.addEventListener("message", ({ data }) => answer(data));
} else if (location.protocol === "file:") {
  replaceWorker(window, document.currentScript.src);
}

// The site may have been published anew since this page was opened, and name its entries otherwise: then it is asked how.
async function fetchEntries(address, root) {
  try {
    return await fetchJson(new URL(address, root));
  } catch {
    const { config } = await fetchJson(new URL("search/search_index.json", root), "no-store");
    return fetchJson(new URL(config.entries, root));
  }
}

async function fetchJson(address, cache = "default") {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
