// This file saves the dates of a result for the reader's calendar, as whole days.
import { understoodInputs } from "./fields.mjs";
import { save } from "./save.mjs";

const LONGEST_LINE = 75; // bytes, by RFC 5545

/** Makes [data-save-ics] save the dates of its form's result, and [data-save-plan] those of the plan in its table. */
export function enableCalendar() {
  listen("[data-save-ics]", (form) => ({ shown: form.querySelector(".statement"), events: datesOf(form) }));
  listen("[data-save-plan]", (form, pressed) => {
    const table = form.querySelector(`table[data-result="${pressed.dataset.savePlan}"]`);
    const first = pressed.parentElement.querySelector("input");
    return first.reportValidity() ? { shown: table, events: planOf(table, first.value) } : null;
  });
}

function listen(selector, prepare) {
  for (const pressed of document.querySelectorAll(selector))
    pressed.addEventListener("click", () => {
      const form = pressed.closest("form");
      const ready = prepare(form, pressed);
      if (ready) save(pressed, ready.shown, icsOf(form, ready.events), `${form.dataset.calculator}.ics`, "text/calendar");
    });
}

/** Writes days as a calendar; the same inputs give the same ids: saving twice adds nothing, another loan has others. */
export function icsOf(form, events) {
  const title = form.querySelector(".calculator__title").textContent.trim();
  const source = `${form.dataset.calculator}-${digest(JSON.stringify(understoodInputs(form)))}`;
  const lines = events.flatMap((event) => eventOf(source, title, event));
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//yuqi-buhuang//ZH", ...lines, "END:VCALENDAR"];
  return calendar.map((line) => `${folded(line)}\r\n`).join("");
}

function datesOf(form) {
  const dates = [...form.querySelectorAll('output[data-kind="date"]')].filter(({ dataset }) => dataset.value);
  return dates.map(({ name, dataset, parentElement }) => ({
    id: name,
    day: dataset.value,
    words: parentElement.parentElement.querySelector("dt").textContent.trim(),
  }));
}

/** The days on which a plan is paid: every month on the day of the first, or on the month's last day. */
export function planOf(table, first) {
  const rows = [...table.tBodies[0].rows];
  const text = (row, field) => row.querySelector(`[data-field="${field}"]`).textContent.trim();
  return rows.map((row, index) => ({
    id: `period-${index + 1}`,
    day: monthsAfter(first, index),
    words: `还款日，第 ${index + 1} 期`,
    more: `这期要还 ${text(row, "payment")}`, // not in the title: calendars show titles on locked screens
  }));
}

function monthsAfter(first, months) {
  const [year, month, day] = first.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function eventOf(source, title, { id, day, words, more }) {
  const plain = day.replace(/-/g, "");
  return [
    "BEGIN:VEVENT",
    `UID:${source}-${id}-${plain}@yuqi-buhuang`,
    `DTSTAMP:${plain}T000000Z`,
    `DTSTART;VALUE=DATE:${plain}`,
    `DTEND;VALUE=DATE:${dayAfter(day)}`,
    `SUMMARY:${escaped(`${title}：${words}`)}`,
    ...(more ? [`DESCRIPTION:${escaped(more)}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(words)}`,
    "TRIGGER:-PT15H", // nine in the morning of the day before
    "END:VALARM",
    "END:VEVENT",
  ];
}

// FNV-1a: it need only tell one loan's numbers from another's, and must not tell them to who reads the calendar.
function digest(text) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, "0");
}

function dayAfter(value) {
  const next = new Date(`${value}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10).replace(/-/g, "");
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");
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
