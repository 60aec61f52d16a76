// Spare who speaks of despair what frightens and helps nobody: articles about wards and guardians, words and beliefs that
// have a character of the query by chance.

import { RESULT } from "./protocol.mjs";

const HELPS = /^(scenarios|channels|stages|triage)\//;
/** Who types no more than this says nothing else: what comes after the help is there by chance. */
const LITTLE_TYPED = 6;
const MOST_THEN = 2;

/** Makes what leaves all but help and what can be done out of answers to despair: `isDespair` hears it in a query, `isHelp` knows the page for it. */
export function sparing(isDespair, isHelp) {
  return (message) => {
    if (message.type !== RESULT) return message;
    const { query, items } = message.data;
    if (!isDespair(query) && !(items.length && isHelp(items[0][0].location))) return message;
    const most = query.replace(/\s/g, "").length <= LITTLE_TYPED ? MOST_THEN : items.length;
    const left = items.filter(([first]) => HELPS.test(first.location)).slice(0, most);
    return { ...message, data: { ...message.data, items: left } };
  };
}
