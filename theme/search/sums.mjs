// What two sums say: who was lent one and must pay back a greater one asks about the interest, whatever the sums are. Not so
// if days stand between them, since a loan of seven days has names of its own, or if the first counts years, periods or lenders.

import { amountOf } from "./numerals.mjs";

const SUM =
  "([0-9]+(?:\\.[0-9]+)?(?:[万千百wk][0-9]?)?|[一二两三四五六七八九十百千万]+)(?![0-9一二两三四五六七八九十百千万])(?:块钱|块|元)?";
const LENT_AND_OWED = new RegExp(`(借|贷|本金)([了款到的]{0,2})${SUM}((?!个?[年月期笔家])[^还天周]{0,10}还[了我]?)${SUM}`, "u");
const TOO_DEAR = "利息太高";

/** What was typed, with what it asks about in place of the sums, if more must be paid back than was lent. */
export function askedBySums(query) {
  return query.replace(LENT_AND_OWED, (typed, verb, ending, lent, between, owed) =>
    amountOf(owed) > amountOf(lent) ? `${verb}${ending} ${between} ${TOO_DEAR}` : typed,
  );
}
