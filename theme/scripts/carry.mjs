// This file offers, on the next page, the numbers that the reader already typed; until they are taken the example stays as it is.
import { button, element, replaceContents } from "./dom.mjs";
import { controls, firstValueOf, labelOf, takes } from "./fields.mjs";

/** Offers what was typed on another page, if the form has a place for any of it. */
export function offerCarried(calculator, memory) {
  const { form } = calculator;
  const inputs = memory.recall("inputs");
  const fitting = controls(form).filter((control) => takes(control, inputs[control.name]) && inputs[control.name] !== firstValueOf(control));
  if (!fitting.length) return;
  const values = Object.fromEntries(fitting.map(({ name }) => [name, inputs[name]]));
  form.querySelector(".calculator__status").after(offer(calculator, memory, fitting.map(labelOf), values));
}

function offer(calculator, memory, labels, values) {
  const line = element("p", { class: "carried", tabindex: "-1" }, `你在这个标签页里填过：${labels.join("、")}。 `);
  const take = () => {
    replaceContents(line, "已经填上你刚才的数。");
    line.focus();
    calculator.fill(values);
  };
  const forget = () => {
    memory.clear();
    replaceContents(line, "已经清除，这个标签页里不再留着。");
    line.focus();
  };
  line.append(button("用我刚才填的数", "button button--quiet", take), " ", button("清除", "button button--quiet", forget));
  return line;
}
