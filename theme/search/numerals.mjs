// Read numbers and sums as people write them: 六百七十六, 一百零五, 1万6, 5k.

const PARTS = /[0-9]+(?:\.[0-9]+)?|./gu;
const DIGITS = "零一二三四五六七八九";
const UNITS = { 十: 10, 百: 100, 千: 1000, k: 1000, 万: 10000, w: 10000 };
const NAUGHT = /[零〇]/u;

/** What a number comes to: 1万6 and 一万六 are both 16,000; 一百零五 is 105. */
export function amountOf(text) {
  let [total, number, unit] = [0, 0, 1];
  for (const part of text.match(PARTS)) {
    if (UNITS[part]) {
      unit = UNITS[part];
      total = unit === UNITS.万 ? (total + number || 1) * unit : total + (number || 1) * unit;
      number = 0;
    } else if (NAUGHT.test(part)) [number, unit] = [0, 1];
    else number = Number(part === "两" ? 2 : DIGITS.includes(part) ? DIGITS.indexOf(part) : part);
  }
  return total + (number < 10 && unit > 1 ? (number * unit) / 10 : number);
}
