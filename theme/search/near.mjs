// Where a whole query finds nothing, some of its words may by themselves: those that were typed apart, and words of groups.

const APART = /[\s\p{P}]+/u;
const TWO_HAN = /\p{Script=Han}{2}/u;
const OFFERED = 3;

/** The longest words of a query that find something, none inside another. */
export async function wordsThatFind(query, ofGroups, finds) {
  const apart = query.split(APART).filter((word) => TWO_HAN.test(word));
  const words = [...new Set([...apart, ...ofGroups])].filter((word) => word !== query.trim());
  const offered = [];
  for (const word of words.sort((first, second) => second.length - first.length)) {
    if (offered.length === OFFERED) break;
    if (!offered.some((longer) => longer.includes(word)) && (await finds(word))) offered.push(word);
  }
  return offered;
}
