// This file is the search script: a worker over http, or loaded by a page that was opened from a folder.

import { replaceWorker } from "./page-worker.mjs";
import { searchService } from "./service.mjs";

if (typeof document === "undefined") {
  const root = new URL("../", self.location.href);
  const answer = searchService((address) => fetchJson(new URL(address, root)), (message) => self.postMessage(message));
  self.addEventListener("message", ({ data }) => answer(data));
} else if (location.protocol === "file:") {
  replaceWorker(window, document.currentScript.src);
}

async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
