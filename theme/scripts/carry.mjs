// This file offers, on the next page, the numbers that the reader already typed or worked out; until then the example stays.
import { button, element, replaceContents } from "./dom.mjs";
import { controls, firstValueOf, labelOf, takes } from "./fields.mjs";

/** Offers what was typed or found on another page, if the form has a place for any of it. */
export function offerCarried(calculator, memory) {
  const { form } = calculator;
  const known = { ...memory.recall("results"), ...memory.recall("inputs") };
  const found = controls(form).map((control) => [control, carriedTo(control, known)]);
  const fitting = found.filter(([control, text]) => takes(control, text) && text !== firstValueOf(control));
  if (!fitting.length) return;
  const values = Object.fromEntries(fitting.map(([{ name }, text]) => [name, text]));
  form.querySelector(".calculator__status").after(offer(calculator, memory, fitting, values));
}

/** Finds the figure for a field: what was typed under its name, or the first that it may take from elsewhere. */
function carriedTo({ name, dataset }, known) {
  const places = [...("own" in dataset ? [] : [name]), ...(dataset.takes || "").split(" ")];
  return places.map((place) => known[place]).find((text) => text !== undefined);
}

function offer(calculator, memory, fitting, values) {
  const panel = element("div", { class: "carried", tabindex: "-1" });
  const done = (words) => {
    replaceContents(panel, element("p", { class: "carried__words" }, words));
    panel.focus();
  };
  const take = button("用我刚才的数", "button button--quiet", () => {
    done("已经填上你刚才的数。");
    calculator.fill(values);
  });
  const forget = button("清除", "button button--quiet", () => {
    memory.clear();
    done("已经清除，这个标签页里不再留着。");
  });
  const known = fitting.map(([control, text]) => `${labelOf(control)} ${text.split("\n")[0]}`);
  const words = `你在这个标签页里填过、算过：${known.join("；")}。`;
  const tools = element("p", { class: "carried__tools" }, take, forget);
  panel.append(element("p", { class: "carried__words" }, words), tools);
  return panel;
}
