// Write a day that is named from today as its date: tomorrow the word would mean another one.
import { deviceDay } from "./today.mjs";

const DAYS_ON = new Map(Object.entries({ 前天: -2, 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 后天: 2 }));

/** Gives the date that a word means by the device's clock; "" for any other text, and where the clock is plainly wrong. */
export function dayNamed(text, now = new Date()) {
  const days = DAYS_ON.get(text.trim());
  return days === undefined ? "" : deviceDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/** Makes a date take such words, as soon as one stands there whole; before others listen to it. */
export function takeDayWords(input) {
  input.addEventListener("input", (event) => event.isComposing || write(input));
  // What an input method has put together isn't told as input any more.
  input.addEventListener("compositionend", () => write(input) && input.dispatchEvent(new Event("input", { bubbles: true })));
}

function write(input) {
  const day = dayNamed(input.value);
  if (day) input.value = day;
  return day;
}
