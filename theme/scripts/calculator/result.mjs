// Write a calculator's answer into its form: the figures at once, what is slow to lay out a frame later.
import { element, replaceContents, setText } from "../common/dom.mjs";
import { dayText, machineText, shown } from "../common/format.mjs";
import { inWholes } from "../common/whole.mjs";
import { drawing } from "./drawing.mjs";
import { exampleWords } from "./example-words.mjs";
import { writeLedger } from "./ledger.mjs";
import { takeOut } from "./waiting.mjs";

/** Marks whose result is shown if it isn't the page's example: the reader's own, theirs in part, or one that no longer fits. */
const LABELS = {
  own: () => "你的结果",
  mixed: (names) => `还不全是你的结果：${inShort(names)}还是例子的数`,
  stale: () => "还是上一次的结果",
};
const MOST_NAMED = 3;

const PARTS = ".result__label, .result__body, [data-notes], [data-chart], .table-scroll, [data-steps]";

function inShort(names) {
  return names.slice(0, MOST_NAMED).join("、") + (names.length > MOST_NAMED ? `等${names.length}项` : "");
}

/** The written result of one form; keeps the example that the page was made with. */
export class Result {
  #form;
  #example = new Map();
  #frame = 0;
  #writeLater = () => {};

  constructor(form) {
    this.#form = form;
    this.#keepExample();
  }

  /** Shows an answer, and whose it is ("own", "mixed" or "example"); `names` are the fields that still hold the example's numbers. */
  write({ result, view }, inputs, whose, names) {
    cancelAnimationFrame(this.#frame);
    takeOut(this.#form);
    this.#keepExample();
    this.#writeOutputs(result);
    const parted = (text) => inWholes(text, this.#form);
    writeSentence(this.#form.querySelector(".result__answer"), view, parted);
    writeNotes(this.#form.querySelector("[data-notes]"), result.notes, parted);
    this.#form.querySelector(".result__body").classList.toggle("result__body--others", whose !== "own");
    this.label(whose, inputs, names);
    this.#writeLater = () => this.#writeRest(result, view, inputs);
    this.#frame = requestAnimationFrame(() => this.finish());
  }

  /** Writes at once what is still to be written of the answer. */
  finish() {
    cancelAnimationFrame(this.#frame);
    this.#writeLater();
    this.#writeLater = () => {};
  }

  /** Says whose result is shown; with an example's numbers in it, for which day, where the answer depends on one. */
  label(whose, inputs = {}, names = []) {
    this.#form.querySelector(".result").classList.toggle("result--stale", whose === "stale");
    const line = this.#form.querySelector(".result__label");
    const ofDay = whose === "mixed" && inputs.as_of ? `，按${dayText(inputs.as_of)}算` : "";
    setText(line, whose === "example" ? exampleWords(line, inputs) : LABELS[whose](names) + ofDay);
  }

  /** Brings the example back, without any calculation. */
  restore() {
    cancelAnimationFrame(this.#frame);
    this.#form.querySelector(".result").classList.remove("result--stale");
    this.#writeLater = () => {};
    for (const [part, first] of this.#example) {
      part.className = first.className;
      part.hidden = first.hidden;
      replaceContents(part, ...first.cloneNode(true).childNodes);
    }
  }

  // What waited in a template is kept when it has come.
  #keepExample() {
    const parts = [...this.#form.querySelectorAll(PARTS)].filter((part) => !this.#example.has(part));
    for (const part of parts) this.#example.set(part, part.cloneNode(true));
  }

  #writeOutputs(result) {
    for (const output of this.#form.querySelectorAll("output[name]")) {
      const value = result[output.name];
      output.dataset.value = machineText(value);
      setText(output, shown(value, output.dataset.kind, output.dataset.unit));
      const row = output.closest("[data-omits-zero]");
      if (row) row.hidden = isNothing(value);
    }
  }

  #writeRest(result, view, inputs) {
    for (const table of this.#form.querySelectorAll("table[data-result]"))
      writeLedger(table, result[table.dataset.result] || [], inputs);
    writeChart(this.#form.querySelector("[data-chart]"), view);
    writeSteps(this.#form.querySelector("[data-steps]"), result.steps, (text) => inWholes(text, this.#form));
  }
}

/** Whether a result is none or nought; its twin is `_is_nothing` in sitegen/pages/calculation.py. */
function isNothing(value) {
  return !String(value ?? "").replace(/[0.]/g, "");
}

function writeSentence(sentence, { answer, big }, parted) {
  if (!sentence || sentence.textContent === answer) return;
  const start = big ? answer.indexOf(big) : -1;
  if (start < 0) replaceContents(sentence, ...parted(answer));
  else
    replaceContents(
      sentence,
      ...parted(answer.slice(0, start)),
      largeFigure(big, Number(sentence.dataset.longestWhole), parted),
      ...parted(answer.slice(start + big.length)),
    );
}

function largeFigure(words, longestWhole, parted) {
  if (words.length <= longestWhole) return element("b", { class: "result__big result__big--whole" }, words);
  return element("b", { class: "result__big" }, ...parted(words));
}

function writeNotes(list, notes, parted) {
  if (list) replaceContents(list, ...notes.map(({ text, source }) => noteLine(parted(text), source)));
}

function noteLine(parts, source) {
  return element("li", { class: "result__note" }, ...parts, ...(source ? [" ", element("small", {}, source)] : []));
}

function writeChart(figure, view) {
  if (!figure) return;
  const drawn = view.chart ? drawing(view.chart) : null;
  const caption = figure.querySelector("figcaption");
  figure.hidden = !drawn;
  setText(caption, view.chart_title);
  replaceContents(figure, ...[caption, drawn].filter(Boolean));
}

function writeSteps(list, steps, parted) {
  if (list) replaceContents(list, ...steps.map((step) => stepLine(step, parted)));
}

function stepLine({ formula, numbers, source }, parted) {
  const line = element("li", {}, element("b", {}, ...parted(formula)));
  line.append(element("p", { class: "formula" }, ...parted(numbers)));
  if (source) line.append(element("p", { class: "working__source" }, source));
  return line;
}
