// Writes CSV cells for a test: [{value, kind, unit}] in, the cells out, from the words that the page shows.
import { readFileSync } from "node:fs";

import { machineText, shown } from "../../theme/scripts/common/format.mjs";
import { cellOf, wholeText } from "../../theme/scripts/take-away/csv-text.mjs";

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map((each) => cellOf(textOf(each), each))));

// A rate is in its cell as calculator/ledger.mjs leaves it.
function textOf({ value, kind, unit }) {
  return kind === "percent" ? wholeText({ dataset: { value: machineText(value) } }) : shown(value, kind, unit);
}
