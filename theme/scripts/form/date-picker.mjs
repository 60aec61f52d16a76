// Put the device's own calendar beside a date that can also be typed.
import { button, element } from "../common/dom.mjs";
import { takeDayWords } from "./day-words.mjs";
import { understoodValueOf } from "./fields.mjs";

/** Gives the date fields of a form a button that opens the calendar, where the browser has one; they take 昨天 as well. */
export function enableDatePickers(form) {
  for (const input of form.querySelectorAll("input[data-date]")) {
    takeDayWords(input);
    input.after(...pickerOf(input, input.labels[0].textContent.trim(), input.dataset, "field__unit field__pick"));
  }
}

/** Makes the button for a date and the calendar that it opens; nothing where the browser has none to open. */
export function pickerOf(input, name, { min, max }, className) {
  if (!("showPicker" in HTMLInputElement.prototype)) return [];
  const picker = element("input", { class: "date-picker", type: "date", tabindex: "-1", "aria-hidden": "true", min, max });
  const opener = button("选日子", className, () => {
    picker.value = understoodValueOf(input); // a date it can't read leaves the calendar at today
    picker.showPicker();
  });
  opener.setAttribute("aria-label", `选日子：${name}`);
  picker.addEventListener("input", (event) => event.stopPropagation());
  picker.addEventListener("change", () => {
    input.value = picker.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return [picker, opener];
}
