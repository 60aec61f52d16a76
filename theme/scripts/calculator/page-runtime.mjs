// Hold the one runtime that all calculators of a page share. RUNTIME_PATH is set when the script is bundled.
import { createRuntime } from "../../../runtime/web/client.mjs";
import { SITE } from "../common/place.mjs";
import { isPublishedAnew } from "../device/newer-build.mjs";

/** Why the runtime failed, once it is known: a newer build took the place of this page's files. */
export const ANEW = "published anew";

/** Makes the page's runtime; each form may listen to its state: "static", "loading" (and how much has come), "ready", "failed" (and why). */
export function pageRuntime() {
  const listeners = new Set();
  const tell = (...state) => listeners.forEach((listen) => listen(...state));
  const runtime = createRuntime({
    base: new URL(RUNTIME_PATH, SITE).href,
    onProgress: (share) => tell("loading", "", share),
    onState: async (state, reason) => {
      tell(state, reason);
      if (state === "failed" && (await isPublishedAnew()) && runtime.state === "failed") tell("failed", ANEW);
    },
  });
  return {
    start: () => runtime.start(),
    ask: (id, inputs) => runtime.ask(id, inputs),
    retry: () => runtime.retry(),
    get state() {
      return runtime.state;
    },
    listen: (listener) => listeners.add(listener),
  };
}
