// How a row is written in a list's text: fields parted by commas, or by tabs where a field holds a comma. The calculators read it by
// the same rule: `fields_of` and `line_of` in calculators/row_text.py.

const COMMA = /[,，]/;
const MINUS = /^[-－−]\s*/;

/** Reads a line into its fields; what doesn't fit stays together in the last one, to be mended there. */
export function fieldsOf(line, count) {
  const parts = line.includes("\t") ? line.split("\t") : splitAtCommas(line, count);
  return parts.map((part) => part.trim());
}

/** Writes fields as a line; an empty row is an empty line. */
export function lineOf(fields) {
  const texts = fields.map((field) => field.replace(/[\t\n]/g, " ").trim());
  if (!texts.some(Boolean)) return "";
  return texts.join(texts.some((text) => COMMA.test(text)) ? "\t" : ", ");
}

/** Puts a line's fields into the boxes of a row: an amount stands without its sign in the box of what came or of what went. */
export function boxesOf(fields, columns) {
  const isSecond = ({ sign }) => sign === -1;
  return columns.map((column, place) => {
    const text = fields[place - columns.slice(0, place + 1).filter(isSecond).length] || "";
    if (!column.sign) return text;
    return MINUS.test(text) === isSecond(column) ? text.replace(MINUS, "") : "";
  });
}

/** Writes a row's boxes as lines: one, or two where something came and something went. */
export function linesOf(boxes, columns) {
  const came = columns.findIndex(({ sign }) => sign === 1);
  if (came < 0) return [lineOf(boxes)];
  const went = boxes[came + 1].trim().replace(MINUS, "");
  const amounts = [boxes[came].trim(), went && `-${went}`].filter(Boolean);
  const [before, after] = [boxes.slice(0, came), boxes.slice(came + 2)];
  return (amounts.length ? amounts : [""]).map((amount) => lineOf([...before, amount, ...after]));
}

function splitAtCommas(line, count) {
  const parts = line.split(COMMA);
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(",")];
}
