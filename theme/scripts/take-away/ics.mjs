// Write days as a calendar file, by RFC 5545: whole days, one event each, with one alarm.

const LONGEST_LINE = 75; // bytes
const DAY_MS = 86_400_000;
const LINE_BREAK = /\r\n?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 forbids them
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f]+/g;
/** Nine in the morning of the day before. */
const DAY_BEFORE = "-PT15H";
/** Eight in the morning, where the day before is too late. */
const SAME_DAY = "PT8H";

/**
 * Writes a calendar. `events` are {id, day, words, more}; `source` and their `id` make the ids, so that saving twice adds nothing.
 * `today` is the reader's day, `now` the time that the file is made at.
 */
export function icsOf(source, events, today, now = new Date()) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = events.flatMap((event) => linesOf(source, event, today, stamp));
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//yuqi-buhuang//ZH", ...lines, "END:VCALENDAR"];
  return calendar.map((line) => `${folded(line)}\r\n`).join("");
}

function linesOf(source, { id, day, words, more }, today, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${source}-${id}@yuqi-buhuang`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(dayAfter(day))}`,
    `SUMMARY:${escaped(words)}`,
    ...(more ? [`DESCRIPTION:${escaped(more)}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(words)}`,
    `TRIGGER:${day > dayAfter(today) ? DAY_BEFORE : SAME_DAY}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

function plain(day) {
  return day.replace(/-/g, "");
}

/** Gives the day after. */
export function dayAfter(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

// Backslash, semicolon, comma and line break have a meaning of their own; other control characters have no place in a text.
function escaped(text) {
  const harmless = text.trim().replace(LINE_BREAK, "\n").replace(CONTROLS, " ");
  return harmless.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

// A long line goes on after a line break and a space; no character may be cut in two.
function folded(line) {
  const encoder = new TextEncoder();
  const parts = [""];
  for (const character of line) {
    const last = parts[parts.length - 1] + character;
    if (encoder.encode(last).length < LONGEST_LINE) parts[parts.length - 1] = last;
    else parts.push(character);
  }
  return parts.join("\r\n ");
}
