// Fill in the day on which the page is read, where a form asks for it; filling it starts nothing.
// What stands in data-today was filled in here: a field that holds anything else was changed by the reader.
import { setText } from "../common/dom.mjs";
import { controls } from "./fields.mjs";

const [FIRST_YEAR, LAST_YEAR] = [2026, 2100]; // a clock that says another year is wrong
const EXAMPLES_DATES = "[data-date][data-example]:not([name=as_of]), [data-columns][data-example]:not([name=as_of])";
const WRONG_CLOCK = "这台设备的日期好像不对，请自己填今天是哪天。";

/** Gives the day by the device's clock and zone, as 2026-11-26; "" where the clock is plainly wrong. */
export function deviceDay(now = new Date()) {
  const year = now.getFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) return "";
  const two = (number) => String(number).padStart(2, "0");
  return `${year}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Fills in the day of a form that is as the page was made; what the reader typed before the script came stays. */
export function fillToday(form) {
  const control = dayOf(form);
  if (!control) return;
  if (!deviceDay()) return sayWrongClock(control);
  const day = dayFor(form, isUnchanged);
  if (control.value === control.defaultValue) control.value = day;
  control.dataset.today = day;
}

/** Follows the clock into another day, unless the reader chose the day; `isExamples` says which dates are nobody's. */
export function followToday(form, isExamples) {
  const control = dayOf(form);
  if (!control || !deviceDay() || control.value !== control.dataset.today) return;
  control.value = control.dataset.today = dayFor(form, isExamples);
}

/** Leaves out a day that nobody chose: whoever takes these inputs up later has another one. */
export function withoutToday(form, inputs) {
  const control = dayOf(form);
  if (!control || control.value !== control.dataset.today) return inputs;
  const { [control.name]: _, ...others } = inputs;
  return others;
}

function dayOf(form) {
  return form.querySelector("[name=as_of]");
}

// What the example's dates lead to doesn't age while somebody reads: only the reader's own dates are counted from today.
function dayFor(form, isExamples) {
  const dates = controls(form).filter((control) => control.matches(EXAMPLES_DATES));
  return dates.length && dates.every(isExamples) ? dayOf(form).defaultValue : deviceDay();
}

function isUnchanged(control) {
  return control.value === control.defaultValue;
}

function sayWrongClock(control) {
  const help = control.closest(".field").querySelector(".field__help");
  if (help && !help.textContent.endsWith(WRONG_CLOCK)) setText(help, `${help.textContent}。${WRONG_CLOCK}`);
  const folded = control.closest("details");
  if (folded) folded.open = true;
}
