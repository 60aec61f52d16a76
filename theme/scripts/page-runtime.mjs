// This file holds the one runtime that all calculators of a page share. RUNTIME_PATH is set when the script is bundled.
import { createRuntime } from "../../runtime/web/client.mjs";
import { SITE } from "./place.mjs";

/** Makes the page's runtime; each form may listen to its state ("static", "loading", "ready", "failed"). */
export function pageRuntime() {
  const listeners = new Set();
  const runtime = createRuntime({
    base: new URL(RUNTIME_PATH, SITE).href,
    onState: (state) => listeners.forEach((listen) => listen(state)),
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
