// Notice that the site was published anew while this page was open, and carry what was typed across a refresh.
import { FROM_FOLDER, SCRIPT, SITE } from "../common/place.mjs";
import { controls, currentValueOf, isChanged } from "../form/fields.mjs";

const GROUP = "refresh";
const APP = /assets\/app\.[0-9a-f]+\.js/;

/** Whether the site's home page names another script than this page runs. */
export async function isPublishedAnew() {
  if (FROM_FOLDER || !navigator.onLine) return false;
  try {
    const [named] = (await (await fetch(SITE, { cache: "no-store" })).text()).match(APP) || [];
    return named !== undefined && !SCRIPT.endsWith(named);
  } catch {
    return false;
  }
}

/** Has the forms filled again if this page is refreshed. */
export function keepForRefresh(forms, memory) {
  const keep = () => {
    for (const form of forms) {
      const typed = typedIn(form);
      if (Object.keys(typed).length) memory.keep(GROUP, nameOf(form), JSON.stringify(typed));
    }
  };
  addEventListener("pagehide", keep);
}

/** Fills the forms that were kept if this is that refresh, and forgets them in any case; gives whether one was filled. */
export function fillAfterRefresh(calculators, memory) {
  const kept = memory.recall(GROUP);
  memory.drop(GROUP, Object.keys(kept));
  const [visit] = performance.getEntriesByType("navigation");
  const fitting = visit?.type === "reload" ? calculators.filter(({ form }) => nameOf(form) in kept) : [];
  fitting.forEach((calculator) => calculator.fill(JSON.parse(kept[nameOf(calculator.form)])));
  return fitting.length > 0;
}

// What nobody changed is the example's, or today's date: the newer build has its own.
function typedIn(form) {
  return Object.fromEntries(
    controls(form)
      .filter(isChanged)
      .map((control) => [control.name, currentValueOf(control)]),
  );
}

function nameOf(form) {
  return `${location.pathname} ${form.dataset.calculator}`;
}
