// Spare who speaks of despair the articles of laws: what they order about wards and guardians frightens and helps nobody.

import { RESULT } from "./protocol.mjs";

const LAWS = "laws/";

/** Makes what leaves laws out of answers to despair: `isDespair` hears it in a query, `isHelp` knows the page for it. */
export function sparing(isDespair, isHelp) {
  return (message) => {
    if (message.type !== RESULT) return message;
    const { query, items } = message.data;
    if (!isDespair(query) && !(items.length && isHelp(items[0][0].location))) return message;
    return { ...message, data: { ...message.data, items: items.filter(([first]) => !first.location.startsWith(LAWS)) } };
  };
}
