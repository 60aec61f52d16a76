// Put the device's own calendar beside a date that can also be typed.
import { button, element } from "../common/dom.mjs";
import { understoodValueOf } from "./fields.mjs";

/** Gives the date fields of a form a button that opens the calendar, where the browser has one to open. */
export function enableDatePickers(form) {
  if (!("showPicker" in HTMLInputElement.prototype)) return;
  for (const input of form.querySelectorAll("input[data-date]")) addPicker(input);
}

function addPicker(input) {
  const { min, max } = input.dataset;
  const picker = element("input", { class: "date-picker", type: "date", tabindex: "-1", "aria-hidden": "true", min, max });
  const opener = button("选日子", "field__unit field__pick", () => {
    picker.value = understoodValueOf(input); // a date it can't read leaves the calendar at today
    picker.showPicker();
  });
  opener.setAttribute("aria-label", `选日子：${input.labels[0].textContent.trim()}`);
  picker.addEventListener("input", (event) => event.stopPropagation());
  picker.addEventListener("change", () => {
    input.value = picker.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  input.after(picker, opener);
}
