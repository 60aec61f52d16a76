// Let a list be edited as rows; its textarea stays the field, and what is pasted there becomes rows.
import { button, element, replaceContents } from "../common/dom.mjs";
import { dayText, understood } from "../common/format.mjs";
import { inWholes } from "../common/whole.mjs";
import { REMOVE } from "../common/words.mjs";
import { pickerOf } from "./date-picker.mjs";
import { takeDayWords } from "./day-words.mjs";
import { isMistaken } from "./fields.mjs";
import { boxesOf, fieldsOf, linesOf } from "./row-text.mjs";

const AS_ROWS = "一行一行填";
const AS_TEXT = "粘贴一整段文字";
const BAD_LINE = /第(\d+)行((?:(?!第\d+行).)*)/g;
const BOX = "input:not(.date-picker)";
const FEWEST = 1;
const MOST_TOLD = 3;

/** Makes the lists of a form editable as rows. */
export function enableRows(form) {
  for (const textarea of form.querySelectorAll("textarea[data-columns]")) new Rows(form, textarea);
}

class Rows {
  /** Whether somebody opened the example's rows. */
  isOpened = false;

  constructor(form, textarea) {
    this.textarea = textarea;
    this.columns = JSON.parse(textarea.dataset.columns);
    this.first = Number(textarea.dataset.open ?? Number.POSITIVE_INFINITY); // so many rows of the example are boxes on a phone
    this.fields = this.columns.filter(({ sign }) => sign !== -1).length;
    this.label = textarea.labels[0].textContent.trim();
    this.list = element("ol", { class: "rows__list", role: "list" });
    this.switch = button(AS_TEXT, "button button--quiet", () => this.show(!this.area.hidden));
    this.add = button("加一行", "button button--quiet", () => this.addRow());
    this.told = element("span", {});
    this.fold = button(this.told, "rows__fold", () => this.open(this.first));
    this.fold.setAttribute("aria-expanded", "false");
    this.area = element("div", { class: "rows", role: "group", "aria-label": this.label }, this.list, this.fold);
    const tools = element("p", { class: "rows__tools" }, this.add, this.switch);
    textarea.before(this.area, tools);
    this.show(this.written().length > Number(textarea.dataset.many));
    form.addEventListener("fields-filled", () => this.readText());
    form.addEventListener("reset", () => setTimeout(() => this.readText(true)));
    textarea.labels[0].addEventListener("click", (event) => this.area.hidden || this.focus(event.preventDefault()));
    textarea.addEventListener("input", () => this.isWriting || this.readText());
    textarea.addEventListener("error-changed", () => this.mark());
    textarea.addEventListener("focus-requested", () => this.focus());
  }

  /** Shows the text, or the rows that stand for it; there are none behind a text, which may be long. */
  show(asText) {
    this.area.hidden = this.add.hidden = asText;
    if (asText) replaceContents(this.list);
    else this.read();
    this.textarea.classList.toggle("rows__text", !asText); // still the form's field: other programs may fill it
    this.textarea.tabIndex = asText ? 0 : -1;
    this.textarea.ariaHidden = asText ? null : "true";
    this.textarea.closest(".field").classList.toggle("field--as-text", asText);
    this.switch.textContent = asText ? AS_ROWS : AS_TEXT;
  }

  /** Makes rows of the text; anew, the example's are folded again. */
  read(isAnew = false) {
    if (isAnew) this.isOpened = false;
    if (this.area.hidden) return;
    const typed = (this.textarea.dataset.typedRows || "").split("\n");
    replaceContents(
      this.list,
      ...this.written().map((line, index) => this.row(boxesOf(fieldsOf(line, this.fields), this.columns), index)),
    );
    for (const row of this.list.children)
      if (this.linesOf(row).some((line) => line && typed.includes(line))) row.dataset.typed = "";
    this.tell();
    this.mark();
  }

  /** Gives the lines of the text, without empty ones at its end. */
  written() {
    const lines = this.textarea.value.split("\n");
    while (lines.length > FEWEST && !lines[lines.length - 1].trim()) lines.pop();
    return lines;
  }

  /** Makes rows of a text that nobody typed into rows. */
  readText(isAnew) {
    delete this.textarea.dataset.typedRows;
    this.read(isAnew);
  }

  /** Folds the example's rows but the first where there is little room, and says in one line what stands in them. */
  tell() {
    const rows = [...this.list.children].slice(this.first);
    const isFolded = !this.isOpened && rows.length > 0 && this.textarea.value === this.textarea.defaultValue;
    this.area.classList.toggle("rows--folded", isFolded);
    if (!isFolded) return;
    for (const row of rows) row.classList.add("rows__row--folded");
    const words = rows.slice(0, MOST_TOLD).map((row) => this.inShort(valuesOf(row)));
    const count = this.first ? `例子还有${rows.length}行` : `例子有${rows.length}行`;
    const told = words.join("；") + (rows.length > MOST_TOLD ? "……" : "");
    replaceContents(this.told, `${count}：`, element("span", { class: "rows__told" }, ...inWholes(told, this.textarea.form)));
  }

  // What a row is about and how much it is.
  inShort(values) {
    const words = this.columns.map(({ unit }, place) => values[place] && dayText(understood(values[place], unit)));
    return words.filter(Boolean).slice(0, 2).join("：");
  }

  /** Shows all rows; focus goes to one of them if it is named. */
  open(index) {
    this.isOpened = true;
    this.area.classList.remove("rows--folded");
    if (index !== undefined) this.list.children[index].querySelector(BOX).focus();
  }

  row(values, index) {
    const cells = this.columns.map((column, place) => this.cell(column, values[place] || "", index));
    const name = `${REMOVE}第${index + 1}行`;
    const remove = button(REMOVE, "button button--quiet rows__remove", () => this.remove(index));
    remove.setAttribute("aria-label", name);
    return element("li", { class: `rows__row rows__row--${this.columns.length}` }, ...cells, remove);
  }

  cell({ label, unit, mode, placeholder, ...days }, value, index) {
    const name = `${this.label}，第${index + 1}行，${label}`;
    const input = element("input", { inputmode: mode, placeholder, "aria-label": name, autocomplete: "off" });
    input.value = value;
    if (days.min) takeDayWords(input);
    input.addEventListener("input", () => {
      input.closest("li").dataset.typed = "";
      this.write();
    });
    input.addEventListener("paste", (event) => this.paste(event, index));
    const words = element("span", { class: "rows__label", "aria-hidden": "true" }, unit ? `${label}（${unit}）` : label);
    const picker = days.min ? pickerOf(input, name, days, "rows__pick") : [];
    return element("span", { class: "rows__cell" }, words, input, ...picker);
  }

  /** Puts the rows into the text, and tells the form; those of an example, which count with what was typed, are shown then. */
  write() {
    this.open();
    this.textarea.value = this.lines().join("\n");
    this.textarea.dataset.typedRows = this.lines("typed").join("\n");
    this.isWriting = true;
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
    this.isWriting = false;
  }

  /** Gives the lines of all rows, or of those with a mark: "typed" are the ones that the reader typed in. */
  lines(mark) {
    return this.linesByRow((row) => !mark || mark in row.dataset).flat();
  }

  linesByRow(isWanted = () => true) {
    return [...this.list.children].filter(isWanted).map((row) => this.linesOf(row));
  }

  linesOf(row) {
    return linesOf(valuesOf(row), this.columns);
  }

  addRow() {
    this.open();
    const index = this.list.children.length;
    this.list.append(this.row([], index));
    this.list.lastElementChild.querySelector(BOX).focus();
  }

  remove(index) {
    this.list.children[index].remove();
    this.write();
    this.read();
    const next = this.list.children[Math.min(index, this.list.children.length - 1)];
    next.querySelector(BOX).focus();
  }

  // Several lines or columns, as a spreadsheet copies them, become rows of their own.
  paste(event, index) {
    const text = event.clipboardData.getData("text").trim();
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const isExample = this.textarea.value === this.textarea.defaultValue;
    const rows = isExample ? [] : this.linesByRow(); // the example's rows are nobody's
    const [lines, at] = [rows.flat(), rows.slice(0, index).flat().length];
    const pasted = text.split(/\r?\n/);
    lines.splice(at, isReplaced(event.target, lines[at]) ? 1 : 0, ...pasted);
    this.textarea.value = lines.join("\n");
    this.read();
    this.write();
    this.list.children[at + pasted.length - 1].querySelector(BOX).focus();
  }

  /** Marks the rows that the field's error names, and in them the boxes, or all where it names none. */
  mark() {
    const error = this.textarea.closest(".field").querySelector(".field__error");
    const isBad = isMistaken(this.textarea);
    const named = isBad ? [...error.textContent.matchAll(BAD_LINE)] : [];
    const rowOf = this.linesByRow().flatMap((lines, index) => lines.map(() => index));
    const bad = new Map(named.map(([, number, words]) => [rowOf[number - 1], this.namedIn(words)]));
    if (bad.size) this.open();
    [...this.list.children].forEach((row, index) => {
      row.classList.toggle("rows__row--bad", bad.has(index));
      row.querySelectorAll(BOX).forEach((input, place) => describe(input, bad.get(index)?.[place] && error.id));
    });
  }

  // "，年利率：不能大于…；金额：没有填" names two columns.
  namedIn(words) {
    const named = this.columns.map(({ label }) => words.replace(/^，/, "；").includes(`；${label}：`));
    return named.includes(true) ? named : this.columns.map(() => true);
  }

  focus() {
    this.open();
    if (!this.area.hidden) (this.list.querySelector(`${BOX}[aria-invalid]`) || this.list.querySelector(BOX)).focus();
  }
}

function valuesOf(row) {
  return [...row.querySelectorAll(BOX)].map(({ value }) => value);
}

// A row that is empty, or whose text is selected, gives way to what is pasted.
function isReplaced({ value, selectionStart, selectionEnd }, line) {
  return !line || (value && selectionStart === 0 && selectionEnd === value.length);
}

function describe(input, error) {
  if (error) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", error);
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}
