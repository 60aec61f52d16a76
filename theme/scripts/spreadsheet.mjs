// This file saves a table of figures for a spreadsheet program.
import { csvOf } from "./csv-text.mjs";
import { save } from "./save.mjs";

/** Makes [data-save-csv="RESULT"] save that table of its form. */
export function enableSpreadsheets() {
  for (const pressed of document.querySelectorAll("[data-save-csv]"))
    pressed.addEventListener("click", () => {
      const form = pressed.closest("form");
      const table = form.querySelector(`table[data-result="${pressed.dataset.saveCsv}"]`);
      save(pressed, table, csvOf(table), `${form.dataset.calculator}.csv`, "text/csv");
    });
}
