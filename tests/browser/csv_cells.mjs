// Writes CSV cells for a test: [{value, kind, unit}] in, the cells out, from the words that the page shows.
import { readFileSync } from "node:fs";

import { shown } from "../../theme/scripts/common/format.mjs";
import { cellOf } from "../../theme/scripts/take-away/csv-text.mjs";

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(({ value, kind, unit }) => cellOf(shown(value, kind, unit), { kind, unit }))));
