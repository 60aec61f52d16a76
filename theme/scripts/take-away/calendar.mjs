// Save the days of a result for the reader's calendar: each day once, and none that is past.
import { remark } from "../common/announce.mjs";
import { dateText } from "../common/format.mjs";
import { deviceDay } from "../form/today.mjs";
import { icsOf } from "./ics.mjs";
import { enablePassing, refuse } from "./passing.mjs";
import { save } from "./save.mjs";

const NO_CLOCK = ["不知道今天是哪天，没有存", "这台设备的日期好像不对，分不清哪些日子已经过了。先把设备的日期调对。"];
const NO_DAYS = "没有日子可存";
const ALL_PAST = "日子都过了，没有可存的";

/** Makes [data-save-ics] save the days of its form's answer, and [data-save-plan] those of the plan in its table. */
export function enableCalendar(runtime) {
  enablePassing("[data-save-ics]", "ics", (pressed, standing) => {
    const { days, answer } = standing.answer.view;
    saveDays(pressed, standing, eachOnce(days), answer);
  });
  enablePassing("[data-save-plan]", "ics", (pressed, standing) => {
    const first = pressed.parentElement.querySelector("input");
    if (first.reportValidity()) savePlan(pressed, standing, first.value, runtime);
  });
}

function saveDays(pressed, standing, events, answer) {
  const form = pressed.closest("form");
  const today = latest(deviceDay(), standing.inputs.as_of);
  if (!events.length) return refuse(pressed, NO_DAYS, `答案里没有日子。${answer}`);
  if (!today) return refuse(pressed, ...NO_CLOCK);
  const coming = events.filter(({ day }) => day >= today);
  if (!coming.length) return refuse(pressed, ALL_PAST, pastWords(events, today));
  const name = form.dataset.calculator;
  const text = icsOf(`${name}-${digest(standing.inputs)}`, coming, today);
  save(pressed, { text, name: `${name}.ics`, type: "text/calendar", words: wordsOf(coming) });
  if (coming.length < events.length) remark(pressed, "已经过了的日子没有存。");
}

function pastWords(events, today) {
  const last = events
    .map(({ day }) => day)
    .sort()
    .pop();
  return `最晚的一天是${dateText(last)}，今天是${dateText(today)}。日历里只存还没到的日子。`;
}

/** The day after which nothing is past: the device's, or a later one that the reader reckons with. */
function latest(device, chosen = "") {
  return /^\d{4}-\d{2}-\d{2}$/.test(chosen) && chosen > device ? chosen : device;
}

function eachOnce(days) {
  const byDay = new Map();
  for (const { day, words, more } of days) {
    const same = byDay.get(day);
    byDay.set(day, same ? joined(same, words, more) : { id: `day-${byDay.size + 1}`, day, words, more });
  }
  return [...byDay.values()];
}

function joined(event, words, more) {
  return { ...event, words: `${event.words}；${words}`, more: [event.more, more].filter(Boolean).join("\n") };
}

/** Saves the days on which a plan is paid. Python counts them: it has just answered, else the plan couldn't leave. */
async function savePlan(pressed, standing, first, runtime) {
  const form = pressed.closest("form");
  const title = form.querySelector(".calculator__title").textContent.trim();
  const rows = [...form.querySelector(`table[data-result="${pressed.dataset.savePlan}"]`).tBodies[0].rows];
  const answer = await runtime.ask("plan-days", JSON.stringify({ first_day: first, periods: String(rows.length) }));
  const events = JSON.parse(answer).view.days.map(({ day, words }, index) => ({
    id: `${first}-period-${index + 1}`,
    day,
    words: `${title}：${words}`,
    more: `这期要还${rows[index].querySelector("[data-field=payment]").textContent.trim()}`, // calendars show titles on locked screens
  }));
  saveDays(pressed, standing, events, "");
}

function wordsOf(events) {
  return events.map(({ day, words, more }) => `${dateText(day)}　${words}${more ? `（${more}）` : ""}\n`).join("");
}

// FNV-1a: it need only tell one loan's numbers from another's, and must not tell them to who reads the calendar.
function digest(inputs) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(withoutDay(inputs)))) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, "0");
}

// The day of asking tells no loan from another: asked again tomorrow, the same days keep their ids.
function withoutDay({ as_of: _, ...others }) {
  return others;
}
