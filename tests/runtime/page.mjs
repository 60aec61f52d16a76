// The smallest page script that uses the runtime; tests drive it from outside.
import { createRuntime } from "../../runtime/web/client.mjs";

const patience = new URLSearchParams(location.hash.slice(1)).get("patience");
window.states = [];
window.runtime = createRuntime({
  base: document.documentElement.dataset.base,
  patience: patience ? Number(patience) : undefined,
  onState: (state, reason) => window.states.push([state, reason]),
});
