// Write rows of figures into a table, and change only the cells that differ.
import { element, setText } from "../common/dom.mjs";
import { machineText, shown } from "../common/format.mjs";

/** Writes rows; the columns stand in the table's head. `inputs` tell which row is the reader's own. */
export function writeLedger(table, rows, inputs) {
  const columns = [...table.querySelectorAll("thead [data-field]")].map(({ dataset, hidden }) => ({ ...dataset, hidden }));
  const body = table.tBodies[0];
  while (body.rows.length > rows.length) body.lastElementChild.remove();
  while (body.rows.length < rows.length) body.append(emptyRow(columns));
  rows.forEach((row, index) => writeRow(body.rows[index], columns, row));
  markOwnRow(table, body, rows, inputs);
  const frame = table.closest(".table-scroll");
  if (!frame) return;
  for (const part of partsOf(frame)) part.hidden = !rows.length;
  frame.querySelector(".ledger__cut")?.remove(); // now every row stands there
}

/** A table stands with its buttons below it; where it is folded, in a fold of its own. */
function partsOf(frame) {
  const parts = [frame.closest("details.more") ?? frame, frame];
  for (let next = frame.nextElementSibling; next?.matches(".ledger__tools"); next = next.nextElementSibling) parts.push(next);
  return parts;
}

function emptyRow(columns) {
  const cells = columns.map(({ field, hidden }, index) =>
    index ? element("td", { "data-field": field, hidden }) : element("th", { scope: "row", "data-field": field }),
  );
  return element("tr", {}, ...cells);
}

function writeRow(line, columns, row) {
  columns.forEach(({ field, kind, unit }, index) => {
    setText(line.cells[index], shown(row[field], kind, unit));
    if (kind === "percent") line.cells[index].dataset.value = machineText(row[field]); // saved with all its decimals
  });
}

// <table data-you-field="day=overdue_days" data-you="words">: the row whose `day` is what stands in `overdue_days` is called so.
function markOwnRow(table, body, rows, inputs) {
  if (!table.dataset.youField) return;
  const [field, input] = table.dataset.youField.split("=");
  rows.forEach((row, index) => {
    const line = body.rows[index];
    const isOwn = row[field] === inputs[input];
    line.classList.toggle("ledger__you", isOwn);
    if (isOwn) line.cells[0].append(element("span", { class: "you" }, table.dataset.you));
  });
}
