// Write values as readers read them; it is the twin of sitegen/model/format.py.

const GROUPS = /\B(?=(\d{3})+(?!\d))/g;
/** A number as the machine keeps it. */
export const NUMBER = /^-?\d+(\.\d+)?$/;
const NOTHING = "—";

/** Writes a result: ("1234.50", "money", "元") → 1,234.50元. */
export function shown(value, kind, unit = "") {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === "boolean") return value ? "是" : "否";
  const text = String(value);
  if (kind === "percent") return `${withoutZeros(rounded(text))}%`;
  if (kind === "date") return dateText(text);
  if (kind === "money" || kind === "integer") return grouped(text) + unit;
  return text;
}

/** Parts the digits before the point in groups of three. */
export function grouped(text) {
  const point = text.indexOf(".");
  const head = point < 0 ? text : text.slice(0, point);
  return head.replace(GROUPS, ",") + text.slice(head.length);
}

/** Writes an input as it was understood: ("12000", "元") → 12,000元, ("5", "% 每年") → 5% 每年. */
export function understood(text, unit = "") {
  const value = NUMBER.test(text) ? grouped(text) : text;
  return value + unit;
}

/** Writes a date: 2026-11-17 → 2026年11月17日. */
export function dateText(text) {
  const [year, month, day] = text.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** Writes a day that was typed: a date as above, other words as they are. */
export function dayText(text = "") {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateText(text) : text.trim();
}

/** Writes a value as the machine keeps it, in data-value. */
export function machineText(value) {
  return value === null || value === undefined ? "" : String(value);
}

// A rate is written to 0.01 from 1 % on, below that to 0.0001; half is rounded away from zero, as everywhere.
function rounded(text) {
  const places = Math.abs(Number(text)) >= 1 ? 2 : 4;
  const [, sign, head, tail = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (tail.length <= places) return text;
  const digits = BigInt(head + tail.slice(0, places)) + (tail[places] >= "5" ? 1n : 0n);
  const written = String(digits).padStart(places + 1, "0");
  return `${sign}${written.slice(0, -places)}.${written.slice(-places)}`;
}

/** Writes a rate without the zeros at its end: 24.0000 → 24. */
export function withoutZeros(text) {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}
