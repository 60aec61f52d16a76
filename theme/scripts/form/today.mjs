// Fill in the day on which the page is read, where a form asks for it; filling it starts nothing.
// What stands in data-today was filled in here: a field that holds anything else was changed by the reader.
import { setText } from "../common/dom.mjs";

const [FIRST_YEAR, LAST_YEAR] = [2026, 2100]; // a clock that says another year is wrong
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
  const day = deviceDay();
  if (!day) return sayWrongClock(control);
  if (control.value === control.defaultValue) control.value = day;
  control.dataset.today = day;
}

/** Follows the clock into another day, unless the reader chose the day. */
export function followToday(form) {
  const control = dayOf(form);
  const day = deviceDay();
  if (!control || !day || control.value !== control.dataset.today) return;
  control.value = control.dataset.today = day;
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

function sayWrongClock(control) {
  const help = control.closest(".field").querySelector(".field__help");
  if (help && !help.textContent.endsWith(WRONG_CLOCK)) setText(help, `${help.textContent}。${WRONG_CLOCK}`);
  const folded = control.closest("details");
  if (folded) folded.open = true;
}
