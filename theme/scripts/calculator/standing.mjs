// Know how a form's answer stands: whose it is, and whether it belongs to what is filled in now.
import { controls, currentValueOf, firstValueOf, isChanged, labelWithin, readInputs } from "../form/fields.mjs";
import { exampleWords } from "./example-words.mjs";
import { leaving } from "./leaving.mjs";

const standings = new WeakMap();

/** Gives the standing of a form's answer. */
export function standingOf(form) {
  return standings.get(form);
}

/** The standing of one answer; each change of it is told by the event "standing-changed". */
export class Standing {
  /** The answer that the reader's numbers got; `null`: the page's example stands there. */
  answer = null;
  #form;
  #runtime;
  #catchUp;
  #answered = ""; // the inputs that the answer belongs to, as text
  #understood = {}; // the same, as the calculator read them
  #mistaken = null; // the inputs that can't be answered, as text
  #whose = "example"; // whose the shown answer is
  #isTouched = false; // the reader has filled in something
  #isConfirmed = false; // … and asked for a result with all the numbers that stand there
  #given = new Set(); // fields that the reader typed in, or that were filled from their own answers, or from a link
  #samples = new Map(); // what an example's link filled in

  /** `catchUp` makes the shown answer complete, and asks for one that is missing. */
  constructor(form, runtime, catchUp) {
    this.#form = form;
    this.#runtime = runtime;
    this.#catchUp = catchUp;
    standings.set(form, this);
    this.tell();
  }

  /** "example", "mixed", "own"; "stale", "mistaken", "failed": see leaving.mjs. */
  get state() {
    if (this.#runtime.state === "failed") return "failed";
    const inputs = JSON.stringify(readInputs(this.#form));
    if (inputs === this.#mistaken) return "mistaken";
    const belongs = this.answer ? inputs === this.#answered : !controls(this.#form).some(isChanged);
    return belongs ? this.#whose : "stale";
  }

  /** Whose the shown answer is, whatever is filled in now. */
  get whose() {
    return this.#whose;
  }

  /** What the shown answer was worked out from, by name. */
  get inputs() {
    if (this.answer) return this.#understood;
    const first = controls(this.#form).map((control) => [control.name, exampleOf(control)]);
    return Object.fromEntries(first);
  }

  /** Says whether the answer may leave on a way, and if not why. */
  verdict(way) {
    const example = exampleWords(this.#form.querySelector("[data-paper]"), this.inputs);
    return leaving(way, this.state, { names: this.examplesLeft, example });
  }

  /** Says the same to a button that was pressed: the answer is completed, or fetched for the next time. */
  leave(way) {
    this.#catchUp(this.state === "stale");
    return this.verdict(way);
  }

  /** The reader changed fields; what they typed themselves is theirs, even if the example says the same. */
  edited(typed) {
    this.#isTouched = true;
    for (const { name } of typed.filter((control) => !control.matches("textarea"))) this.#given.add(name);
    this.tell();
  }

  /** Fields were filled in at once: with the reader's own values, or with another example's. */
  filled(values, isExample) {
    const taken = controls(this.#form).filter((control) => currentValueOf(control) === values[control.name]);
    this.#isTouched = !isExample;
    this.#isConfirmed = false;
    this.#given = new Set(isExample ? [] : taken.map(({ name }) => name));
    this.#samples = new Map(isExample ? taken.map((control) => [control.name, currentValueOf(control)]) : []);
    this.tell();
  }

  /** The reader pressed the button: what stands there is theirs, unless they touched nothing. */
  confirmed() {
    this.#isConfirmed ||= this.#isTouched;
  }

  /** Whether a field holds what the page, or an example's link, put there, and the reader left it at that. */
  isExamples(control) {
    return !this.#isConfirmed && this.#isAsMade(control);
  }

  /** An answer came; gives whose it is, and leaves the telling to who shows it. */
  answered(inputs, understood, answer) {
    this.#answered = JSON.stringify(inputs);
    this.#understood = understood;
    this.#mistaken = null;
    this.answer = answer;
    this.#whose = this.#owner();
    return this.#whose;
  }

  /** These inputs can't be answered. */
  mistook(inputs) {
    this.#mistaken = JSON.stringify(inputs);
    this.tell();
  }

  /** The page's example stands there again. */
  restored() {
    this.answer = this.#mistaken = null;
    this.#whose = "example";
    this.#isConfirmed = this.#isTouched = false;
    this.#given.clear();
    this.#samples.clear();
    this.tell();
  }

  /** Tells who shows or carries the answer that it may stand differently. */
  tell() {
    this.#form.dataset.answer = this.state;
    this.#form.dispatchEvent(new Event("standing-changed", { bubbles: true }));
  }

  #owner() {
    if (this.#isConfirmed) return "own";
    if (!this.#isTouched || controls(this.#form).every((control) => this.#isAsMade(control))) return "example";
    return this.#stillExamples().length ? "mixed" : "own";
  }

  /** The names of fields with the example's numbers, which the reader hasn't let pass for their own. */
  get examplesLeft() {
    return this.#stillExamples().map(labelWithin);
  }

  /** The names of fields with the example's numbers that the reader has let pass for their own. */
  get takenOver() {
    return this.#isConfirmed ? this.#withExamples().map(labelWithin) : [];
  }

  #stillExamples() {
    return this.#isConfirmed ? [] : this.#withExamples();
  }

  #withExamples() {
    return controls(this.#form).filter((control) => this.#isMadeUp(control) && this.#isInUse(control));
  }

  // Whether a field was filled with a number of nobody's: the page's example or another's, but not today's date.
  #isMadeUp({ name, dataset }) {
    if (this.#given.has(name)) return false;
    return this.#samples.has(name) || ("example" in dataset && dataset.today === undefined);
  }

  // Whether any of it still stands there: one row of a list is enough.
  #isInUse(control) {
    if (!control.matches("textarea")) return this.#isAsMade(control);
    const [made, typed] = [linesOf(this.#madeWith(control)), linesOf(control.dataset.typedRows || "")];
    const isMade = (line) => made.includes(line) && !typed.includes(line);
    return linesOf(currentValueOf(control)).some(isMade) || (!typed.length && this.#isAsMade(control));
  }

  #isAsMade(control) {
    return !this.#given.has(control.name) && currentValueOf(control) === this.#madeWith(control);
  }

  // What the page, or an example's link, put into a field.
  #madeWith(control) {
    return this.#samples.has(control.name) ? this.#samples.get(control.name) : firstValueOf(control);
  }
}

function linesOf(text) {
  return text
    .split("\n")
    .map((line) => line.replace(/[\s,，]+/g, ","))
    .filter(Boolean);
}

// The example was worked out for a day of its own, whatever day is filled in since.
function exampleOf(control) {
  return control.dataset.today === undefined ? firstValueOf(control) : control.defaultValue;
}
