// Set two to four variants of a calculation side by side, to be chosen between; they live on this page only.
import { announce } from "../common/announce.mjs";
import { button, element, replaceContents } from "../common/dom.mjs";
import { REMOVE } from "../common/words.mjs";
import { controls, labelOf, wordsOf } from "../form/fields.mjs";
import { pass } from "./passing.mjs";

const TITLE = "并排比一比";
const MOST = 4;
const NAMES = ["方案一", "方案二", "方案三", "方案四"];

/** Lets the reader keep the results of a form and compare them. */
export function enableComparing({ form }, wiping) {
  const kept = new Kept(form);
  const pressed = form.querySelector("[data-compare]");
  if (!pressed) return;
  pressed.addEventListener("click", () => pass(pressed, "compare", (_, { inputs }, heading) => kept.add(inputs, heading)));
  wiping.onWipe(() => kept.clear());
  form.addEventListener("calculated", () => kept.refresh());
}

class Kept {
  constructor(form) {
    this.form = form;
    this.variants = [];
    this.panel = form.querySelector("[data-compared]");
  }

  add(values, heading) {
    const variant = variantOf(this.form, values, heading);
    const isThere = this.variants.some(({ key }) => key === variant.key);
    if (!isThere) this.variants = [...this.variants, variant].slice(-MOST);
    this.write();
    announce(isThere ? "这一份已经留着了，改了数再留。" : this.panel.querySelector(".compared__hint").textContent);
    this.panel.focus();
  }

  remove(variant) {
    this.variants = this.variants.filter((each) => each !== variant);
    this.write();
    this.panel.focus();
  }

  clear() {
    this.variants = [];
    this.write();
  }

  /** Shows whether what is filled in now is one of the kept. */
  refresh() {
    if (this.variants.length) this.write();
  }

  write() {
    this.panel.hidden = !this.variants.length;
    const table = element("table", { class: "ledger compared" }, element("caption", {}, TITLE));
    table.append(this.head(), this.body());
    const hint = element("p", { class: "compared__hint" }, this.hint());
    const frame = element("div", { class: "table-scroll", role: "region", "aria-label": TITLE, tabindex: "0" }, table);
    replaceContents(this.panel, hint, frame);
  }

  hint() {
    const count = this.variants.length;
    if (count === 1) return "留下了一份。改了上面的数再按一次，就能并排看。";
    return `留下了${count}份，最多${MOST}份；关掉或刷新这一页就没有了。`;
  }

  head() {
    const cells = this.variants.map((variant, index) => {
      const remove = button(REMOVE, "button button--quiet", () => this.remove(variant));
      remove.setAttribute("aria-label", `${REMOVE}${NAMES[index]}`);
      const whose = variant.heading ? [element("small", { class: "compared__whose" }, variant.heading), " "] : [];
      return element("th", { scope: "col" }, NAMES[index], " ", ...whose, remove);
    });
    return element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "项目"), ...cells));
  }

  body() {
    const rows = [...this.rowsOf("inputs").filter(differs), ...this.rowsOf("figures")];
    return element("tbody", {}, ...rows.map(([label, ...values]) => line(label, values)));
  }

  rowsOf(part) {
    const [first] = this.variants;
    return first ? first[part].map(([label], index) => [label, ...this.variants.map((each) => each[part][index][1])]) : [];
  }
}

function variantOf(form, values, heading) {
  const inputs = controls(form).map((control) => [labelOf(control), wordsOf(control, values[control.name])]);
  const outputs = [...form.querySelectorAll(".statement > div:not([hidden])")];
  const figures = outputs.map((row) => [row.querySelector("dt").textContent, row.querySelector("dd").textContent]);
  return { inputs, figures, heading, key: JSON.stringify([inputs, heading]) };
}

function differs([, first, ...others]) {
  return others.some((value) => value !== first);
}

function line(label, values) {
  const cells = values.map((value) => element("td", {}, value));
  return element("tr", {}, element("th", { scope: "row" }, label), ...cells);
}
