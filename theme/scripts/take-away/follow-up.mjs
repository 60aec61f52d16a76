// Put the days of a page's follow-up into the reader's calendar, counted from the day that the reader gives.
import { element } from "../common/dom.mjs";
import { dateText } from "../common/format.mjs";
import { deviceDay } from "../form/today.mjs";
import { icsOf } from "./ics.mjs";
import { refuse } from "./passing.mjs";
import { save } from "./save.mjs";

const DAY_MS = 86_400_000;

/** Makes a form with a day show the days that follow, and save those that aren't past. */
export function enableFollowUp(form) {
  const lines = [...form.closest(".follow-up").querySelectorAll("[data-after]")];
  const start = form.querySelector("input");
  const show = () => lines.forEach((line) => showDay(line, start.value));
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveDays(form, start.value, lines);
  });
  show();
}

function showDay(line, start) {
  line.querySelector(".follow-up__day")?.remove();
  if (start)
    line.firstElementChild.append(element("span", { class: "follow-up__day" }, `（${dateText(daysAfter(start, line))}）`));
}

function daysAfter(start, line) {
  return new Date(Date.parse(start) + Number(line.dataset.after) * DAY_MS).toISOString().slice(0, 10);
}

/** The numbers of sources lead nowhere in a calendar: beside a day they would be read as figures. */
function withoutSources(text) {
  const copy = text.cloneNode(true);
  for (const mark of copy.querySelectorAll(".citation")) mark.remove();
  return copy.textContent.replace(/\u2060/g, "").trim();
}

function saveDays(form, start, lines) {
  const [pressed, today] = [form.querySelector("button"), deviceDay()];
  const events = lines.map((line, index) => ({
    id: `${start}-${index + 1}`,
    day: daysAfter(start, line),
    words: form.dataset.followUp,
    more: withoutSources(line.querySelector(".follow-up__text")),
  }));
  const coming = events.filter(({ day }) => today && day >= today);
  if (!coming.length) return refuse(pressed, "没有可存的日子", "这几天都过了，或者这台设备的日期不对。日历里只存还没到的日子。");
  const words = coming.map(({ day, more }) => `${dateText(day)}　${more}\n`).join("");
  save(pressed, { text: icsOf("follow-up", coming, today), name: "follow-up.ics", type: "text/calendar", words });
}
