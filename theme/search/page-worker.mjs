// Run the search on the page itself, for folders: a browser starts no worker from a file.

import { searchService } from "./service.mjs";

/** Makes `new Worker(address)` run the search on the page for this one script; other workers are left alone. */
export function replaceWorker(scope, script) {
  const isSearch = (address) => String(new URL(address, scope.document.baseURI)) === script;
  scope.Worker = new Proxy(scope.Worker, {
    construct: (Native, [address, ...options]) => (isSearch(address) ? new PageWorker() : new Native(address, ...options)),
  });
}

class PageWorker extends EventTarget {
  #answer = searchService(null, (data) => this.dispatchEvent(new MessageEvent("message", { data })));

  postMessage(message) {
    queueMicrotask(() => this.#answer(message));
  }

  terminate() {}
}
