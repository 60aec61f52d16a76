// This file saves the dates of a result for the reader's calendar, as whole days.
import { save } from "./save.mjs";

const LONGEST_LINE = 75; // bytes, by RFC 5545

/** Makes [data-save-ics] save the dates of its form's result. */
export function enableCalendar() {
  for (const pressed of document.querySelectorAll("[data-save-ics]"))
    pressed.addEventListener("click", () => {
      const form = pressed.closest("form");
      const name = `${form.dataset.calculator}.ics`;
      save(pressed, form.querySelector(".statement"), icsOf(form), name, "text/calendar");
    });
}

/** Writes the dates of a result as a calendar; the same result gives the same ids: saving twice adds nothing. */
export function icsOf(form) {
  const dates = [...form.querySelectorAll('output[data-kind="date"]')].filter(({ dataset }) => dataset.value);
  const title = form.querySelector(".calculator__title").textContent.trim();
  const events = dates.flatMap((date) => eventOf(form, title, date));
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//yuqi-buhuang//ZH", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf(form, title, { name, dataset: { value }, parentElement }) {
  const day = value.replace(/-/g, "");
  const label = parentElement.parentElement.querySelector("dt").textContent.trim();
  return [
    "BEGIN:VEVENT",
    `UID:${form.dataset.calculator}-${name}-${day}@yuqi-buhuang`,
    `DTSTAMP:${day}T000000Z`,
    `DTSTART;VALUE=DATE:${day}`,
    `DTEND;VALUE=DATE:${dayAfter(value)}`,
    `SUMMARY:${escaped(`${title}：${label}`)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
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
