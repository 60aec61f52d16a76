// How a row is written in a list's text: fields parted by commas, or by tabs where a field holds a comma. The calculators read it by
// the same rule: `fields_of` and `line_of` in calculators/lists.py.

const COMMA = /[,，]/;

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

function splitAtCommas(line, count) {
  const parts = line.split(COMMA);
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(",")];
}
