// Run the search on the page itself, for folders: a browser starts no worker from a file.

import { laid } from "./pieces.mjs";
import { searchService } from "./service.mjs";

/** Makes `new Worker(address)` run the search on the page for this one script; other workers are left alone. */
export function replaceWorker(scope, script) {
  const isSearch = (address) => String(new URL(address, scope.document.baseURI)) === script;
  const root = new URL("../", script);
  scope.Worker = new Proxy(scope.Worker, {
    construct: (Native, [address, ...options]) => (isSearch(address) ? new PageWorker(root) : new Native(address, ...options)),
  });
}

class PageWorker extends EventTarget {
  #answer;

  constructor(root) {
    super();
    this.#answer = searchService(
      async ({ index }) => laid(index, root),
      (data) => this.dispatchEvent(new MessageEvent("message", { data })),
    );
  }

  postMessage(message) {
    queueMicrotask(() => this.#answer(message));
  }

  terminate() {}
}
