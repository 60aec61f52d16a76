// Write a table as CSV text for spreadsheet programs; it is the twin of calculators/tables.py.
import { withoutZeros } from "../common/format.mjs";

const BOM = "\uFEFF"; // without it Excel reads Chinese as rubbish
/** What a formula begins with, also on a Chinese keyboard. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]/;
/** What a spreadsheet program turns into a number, a date or a truth value: 0571 would lose its 0, a card's number its end. */
const NUMBER_LIKE = new RegExp(
  "^(?:(?=.*[0-9０-９])(?:[0-9０-９ .,:/+%()$¥#年月日时分秒eE\\-￥．，：／－＋％（）\u3000\u00a0]|[aApP][mM])+" +
    "|(?=.*[0-9])(?:[0-9]+[ -]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,-]?[0-9]*" +
    "|true|false)$",
  "i",
);
const NOTHING = "—";
const DAY = /^(\d+)年(\d+)月(\d+)日$/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Writes the rows of a table that are shown, under a heading if there is one. */
export function csvOf(table, heading = "") {
  const columns = [...table.tHead.rows[0].cells].map(({ dataset, hidden, textContent }) => ({
    ...dataset,
    hidden,
    label: textContent.trim(),
  }));
  const shown = (cells) => cells.filter((_, index) => !columns[index].hidden);
  const head = columns.map(headOf);
  const body = [...table.tBodies[0].rows].map(({ cells }) =>
    [...cells].map((cell, index) => cellOf(wholeText(cell), columns[index])),
  );
  const lines = [head, ...body].map((cells) => shown(cells).join(","));
  return BOM + [...(heading ? [quoted(heading)] : []), ...lines].map((line) => `${line}\r\n`).join("");
}

/** Writes one cell from the words that the page shows: figures bare, names never changed nor reckoned. */
export function cellOf(text, { kind, unit = "" }) {
  return quoted(kind === "text" ? harmless(text) : machineText(text, kind, unit));
}

function headOf({ label, kind, unit }) {
  return quoted(kind === "integer" && unit ? `${label}（${unit}）` : label);
}

/** Reads a cell for saving: a rate, shown to two decimals, has all of them. */
export function wholeText(cell) {
  return cell.dataset.value ? `${withoutZeros(cell.dataset.value)}%` : ownText(cell);
}

/** Reads a cell; beside the row that is counted with stands that it is, which is no part of the figure. */
export function ownText(cell) {
  return cell.firstChild ? cell.firstChild.textContent.trim() : "";
}

function machineText(text, kind, unit) {
  if (text === NOTHING) return "";
  if (kind === "date") return text.replace(DAY, (_, year, ...others) => [year, ...others.slice(0, 2).map(twoDigits)].join("-"));
  if (kind === "boolean" || kind === "percent") return text;
  const figure = unit && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
  return figure.replace(/,/g, "");
}

function twoDigits(number) {
  return number.padStart(2, "0");
}

function harmless(text) {
  return FORMULA.test(text) || NUMBER_LIKE.test(text) ? `'${text}` : text;
}

function quoted(text) {
  return NEEDS_QUOTES.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
