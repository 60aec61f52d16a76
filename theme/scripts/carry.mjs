// This file offers, on the next page, the numbers that the reader already typed; until then the example stays.
import { button, element, replaceContents } from "./dom.mjs";
import { controls, firstValueOf, labelOf, takes } from "./fields.mjs";

/** Offers what was typed on another page, if the form has a place for any of it. */
export function offerCarried(calculator, memory) {
  const { form } = calculator;
  const inputs = memory.recall("inputs");
  const isNews = (control, text) => takes(control, text) && text !== firstValueOf(control);
  const fitting = controls(form).filter((control) => isNews(control, inputs[control.name]));
  if (!fitting.length) return;
  const values = Object.fromEntries(fitting.map(({ name }) => [name, inputs[name]]));
  form.querySelector(".calculator__status").after(offer(calculator, memory, fitting.map(labelOf), values));
}

function offer(calculator, memory, labels, values) {
  const panel = element("div", { class: "carried", tabindex: "-1" });
  const done = (words) => {
    replaceContents(panel, element("p", { class: "carried__words" }, words));
    panel.focus();
  };
  const take = button("用我刚才填的数", "button button--quiet", () => {
    done("已经填上你刚才的数。");
    calculator.fill(values);
  });
  const forget = button("清除", "button button--quiet", () => {
    memory.clear();
    done("已经清除，这个标签页里不再留着。");
  });
  const words = `你在这个标签页里填过：${labels.join("、")}。`;
  const tools = element("p", { class: "carried__tools" }, take, forget);
  panel.append(element("p", { class: "carried__words" }, words), tools);
  return panel;
}
