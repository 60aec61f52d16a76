// Start the search when somebody turns to it: who only reads fetches nothing of it.

import { holdingStill } from "./hold.mjs";
import { loadScript } from "./pieces.mjs";
import { QUERY, READY, RESULT, SETUP } from "./protocol.mjs";

/**
 * Makes the stand-in for the theme's worker (theme/overrides/partials/late-search.html) work: the search starts when
 * it is opened, or asked. What couldn't be loaded is tried again at the next question. `results` is where the
 * theme writes the answers, `sift` what each message goes through before.
 */
export function startWhenUsed(toggle, results, sift = (message) => message) {
  const standIn = window.searchStandIn;
  if (!standIn?.address) return;
  const tell = holdingStill(results, (data) => standIn.dispatchEvent(new MessageEvent("message", { data: sift(data) })));
  let started = null;
  standIn.postMessage = async (message) => {
    if (!started && isEmpty(message)) return tell({ type: RESULT, data: { query: message.data, items: [] } });
    started ??= begin(standIn.address, tell, () => (started = null));
    const send = await started;
    send?.(message);
  };
  toggle.addEventListener("change", () => standIn.postMessage({ type: SETUP }), { once: true });
  tell({ type: READY });
}

/** The theme asks once by itself, for nothing. */
function isEmpty({ type, data }) {
  return type === QUERY && !data.trim();
}

/** What sends messages to the search: to a worker, or, as no worker can start from a folder, to a script of the page. */
async function begin(address, tell, forget) {
  if (location.protocol === "file:")
    return loadScript(address).then(
      () => window.searchOnPage(tell),
      () => forget(),
    );
  const worker = new Worker(address);
  worker.addEventListener("message", ({ data }) => tell(data));
  worker.addEventListener("error", forget);
  return (message) => worker.postMessage(message);
}
