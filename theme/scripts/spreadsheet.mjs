// This file saves a table of figures for a spreadsheet program.
import { save } from "./save.mjs";

const BOM = "\uFEFF"; // without it Excel reads Chinese as rubbish
const NUMBER = /^-?\d[\d,]*(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r]/;

/** Makes [data-save-csv="RESULT"] save that table of its form. */
export function enableSpreadsheets() {
  for (const pressed of document.querySelectorAll("[data-save-csv]"))
    pressed.addEventListener("click", () => {
      const form = pressed.closest("form");
      const table = form.querySelector(`table[data-result="${pressed.dataset.saveCsv}"]`);
      save(pressed, table, csvOf(table), `${form.dataset.calculator}.csv`, "text/csv");
    });
}

/** Writes a table as CSV: figures bare, and nothing that a spreadsheet would take for a formula. */
export function csvOf(table) {
  const shown = ({ cells }) => [...cells].filter(({ hidden }) => !hidden);
  const lines = [...table.rows].map((row) => shown(row).map((cell) => cellOf(cell.textContent.trim())).join(","));
  return BOM + lines.map((line) => `${line}\r\n`).join("");
}

function cellOf(text) {
  if (NUMBER.test(text)) return text.replace(/,/g, "");
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
}
