// Save a table of figures for a spreadsheet program.
import { csvOf, ownText } from "./csv-text.mjs";
import { enablePassing } from "./passing.mjs";
import { save } from "./save.mjs";

/** Makes [data-save-csv="RESULT"] save that table of its form. */
export function enableSpreadsheets() {
  enablePassing("[data-save-csv]", "csv", (pressed, _, heading) => {
    const form = pressed.closest("form");
    const table = form.querySelector(`table[data-result="${pressed.dataset.saveCsv}"]`);
    const [text, words] = [csvOf(table, heading), wordsOf(table, heading)];
    save(pressed, { text, name: `${form.dataset.calculator}.csv`, type: "text/csv", words });
  });
}

// Tabs between cells: pasted into a spreadsheet, it is a table again.
function wordsOf(table, heading) {
  return textsOf(table, heading)
    .map((texts) => `${texts.join("\t")}\n`)
    .join("");
}

function textsOf(table, heading) {
  const shown = ({ cells }) => [...cells].filter(({ hidden }) => !hidden);
  const lines = [...table.rows].map((row) => shown(row).map(ownText));
  return heading ? [[heading], ...lines] : lines;
}
