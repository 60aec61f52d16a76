// What two sums say: who was lent one and must pay back a greater one asks about the interest, whatever the sums are. Not so
// if days stand between them, since a loan of seven days has names of its own, or if the first counts years, periods or lenders.

const SUM =
  "([0-9]+(?:\\.[0-9]+)?(?:[万千百wk][0-9]?)?|[一二两三四五六七八九十百千万]+)(?![0-9一二两三四五六七八九十百千万])(?:块钱|块|元)?";
const LENT_AND_OWED = new RegExp(`(借|贷|本金)([了款到的]{0,2})${SUM}((?!个?[年月期笔家])[^还天周]{0,10}还[了我]?)${SUM}`, "u");
const PARTS = /[0-9]+(?:\.[0-9]+)?|./gu;
const DIGITS = " 一二三四五六七八九";
const UNITS = { 十: 10, 百: 100, 千: 1000, k: 1000, 万: 10000, w: 10000 };
const TOO_DEAR = "利息太高";

/** What was typed, with what it asks about in place of the sums, if more must be paid back than was lent. */
export function askedBySums(query) {
  return query.replace(LENT_AND_OWED, (typed, verb, ending, lent, between, owed) =>
    amountOf(owed) > amountOf(lent) ? `${verb}${ending} ${between} ${TOO_DEAR}` : typed,
  );
}

/** What a sum comes to: 1万6 and 一万六 are both 16,000. */
function amountOf(text) {
  let [total, number, unit] = [0, 0, 1];
  for (const part of text.match(PARTS)) {
    if (UNITS[part]) {
      unit = UNITS[part];
      total = unit === UNITS.万 ? (total + number || 1) * unit : total + (number || 1) * unit;
      number = 0;
    } else number = Number(part === "两" ? 2 : DIGITS.includes(part) ? DIGITS.indexOf(part) : part);
  }
  return total + (number < 10 && unit > 1 ? (number * unit) / 10 : number);
}
