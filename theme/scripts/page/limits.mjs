// Say of a blank what it is held against and doesn't fit: a number above what others leave, a day on the wrong side of another.
import { dateText } from "../common/format.mjs";
import { controlOf, labelOf } from "../form/fields.mjs";
import { deviceDay } from "../form/today.mjs";

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/;
const EIGHT_DIGITS = /^(\d{4})(\d\d)(\d\d)$/;
const AMOUNT = /^¥?([\d,]+(?:\.\d+)?)([^\d亿]?)(?!.*[万千百亿])\D*$/;
const NAME = /[a-z]\w*/g;
const SIDES = {
  after: [(name) => `要比${name}晚`, (day, other) => day <= other],
  notBefore: [(name) => `比${name}早`, (day, other) => day < other],
  notAfter: [(name) => `比${name}晚`, (day, other) => day > other],
};

/** Says what a control contradicts; `undefined` while it contradicts nothing, or can't be read. */
export function contradiction(form, control) {
  return tooMuch(form, control) ?? noDay(control) ?? wrongDay(form, control);
}

/** Reads a day, however it is written: 2026/12/1 → 2026-12-01; "" where it is none. */
export function dayOf(text) {
  const [, ...parts] = DAY.exec(plain(text)) ?? EIGHT_DIGITS.exec(plain(text)) ?? [];
  return parts.map((part) => part.padStart(2, "0")).join("-");
}

/** Whether a day, as `dayOf` writes it, is one: 2026-02-30 is none. */
export function isOnCalendar(day) {
  const [year, month, date] = day.split("-").map(Number);
  const meant = new Date(Date.UTC(year, month - 1, date));
  return meant.getUTCMonth() === month - 1 && meant.getUTCDate() === date;
}

/** Reads an amount or a number, however it is written: 1.2万元, 5千, 72期; `times` says "万4 千3"; NaN where it is none. */
export function amountOf(text, times = "") {
  const [, number = "?", unit] = AMOUNT.exec(plain(text)) ?? [];
  const places = times.split(" ").find((each) => each[0] === unit)?.[1] ?? 0;
  return Number(`${number.replace(/,/g, "")}e${places}`);
}

function plain(text) {
  return text.normalize("NFKC").replace(/\s/g, "");
}

// The most is "60", or "income - spending".
function tooMuch(form, { dataset: { most, times }, value }) {
  if (!most) return;
  const amounts = most.replace(NAME, (name) => amountOf(controlOf(form, name).value, times));
  const sum = amounts
    .replace(/([+-]) /g, "$1")
    .split(" ")
    .reduce((total, amount) => total + Number(amount), 0);
  const limit = Math.max(0, Math.round(sum * 100) / 100);
  const names = most.replace(NAME, (name) => `「${labelOf(controlOf(form, name))}」`);
  const words = names.replace(/ - /g, "减").replace(/ \+ /g, "加");
  if (amountOf(value, times) > limit) return `最多${limit}${names === most ? "" : `（${words}）`}`;
}

function noDay({ dataset, value }) {
  const day = dataset.date !== undefined && dayOf(value);
  if (day && !isOnCalendar(day)) return `${dateText(day)}，日历上没有`;
}

function wrongDay(form, { dataset, value }) {
  const day = dayOf(value);
  for (const [side, [words, isWrong]] of Object.entries(SIDES))
    for (const word of dataset[side]?.split(" ") ?? []) {
      const [name, later] = word.split("+"); // "born_on+18y" is the day eighteen years after
      const years = Number.parseInt(later ?? 0, 10);
      const control = controlOf(form, name);
      const other = (control ? dayOf(control.value) : deviceDay()).replace(/^\d+/, (year) => Number(year) + years);
      const called = (control ? `「${labelOf(control)}」` : "今天") + (years ? `满${years}年那天` : "");
      if (day && other && isWrong(day, other)) return words(called);
    }
}
