// Make a calculator's form answer: what is typed is worked out again, in the reader's own browser.

import { announce } from "../common/announce.mjs";
import { clearErrors, howMany, showErrors } from "../form/errors.mjs";
import {
  controlOf,
  controls,
  currentValueOf,
  fillInputs,
  isChanged,
  labelWithin,
  nameInMemory,
  readInputs,
  understoodInputs,
} from "../form/fields.mjs";
import { dropStaleReadings, showReadings } from "../form/readings.mjs";
import { fillToday, followToday } from "../form/today.mjs";
import { AnswerBar } from "./answer-bar.mjs";
import { showResult } from "./in-sight.mjs";
import { ANEW } from "./page-runtime.mjs";
import { Result } from "./result.mjs";
import { Standing } from "./standing.mjs";
import { say, sayAnew, sayFailed, sayLoading, WORDS } from "./status.mjs";
import { Undo } from "./undo.mjs";

/** A number half typed is no mistake yet. */
const TYPING_MS = 600;
/** Reading is no reason to download anything. */
const READING =
  ".result, .result__notes, .figure, .table-scroll, .ledger__tools button, .remark, .by-hand, .working, .carried, summary";

/** One form, from the worked example to the reader's own result. */
export class Calculator {
  #runtime;
  #memory;
  #result;
  #status;
  #exampleWords; // what the line says of the page's example
  #question = 0;
  #asked = ""; // the inputs of the newest question, as text
  #standing;
  #bar;
  #timer = 0;

  constructor(form, runtime, memory) {
    this.form = form;
    this.id = form.dataset.calculator;
    this.#runtime = runtime;
    this.#memory = memory;
    this.#result = new Result(form);
    this.#status = form.querySelector(".calculator__status");
    this.#exampleWords = this.#status.textContent;
    fillToday(form);
    this.#standing = new Standing(form, runtime, (isStale) => this.#catchUp(isStale));
    this.#bar = new AnswerBar(form, this.#standing);
    new Undo(
      form,
      () => this.#typed(),
      (values) => this.fill(values),
    );
    this.#listen();
    if (controls(form).some(isChanged)) this.#edited(); // typed before the script came
  }

  /** Fills in values the reader brought along, or a page's example, and works them out. */
  fill(values, isExample = false) {
    fillInputs(this.form, values);
    this.form.dispatchEvent(new Event("fields-filled"));
    this.#memory.dropResults(this.id);
    this.#standing.filled(values, isExample);
    if (!isExample) controls(this.form).forEach((control) => this.#remember(control));
    return this.#ask(false);
  }

  #listen() {
    const { form } = this;
    form.addEventListener("focusin", (event) => this.#startFor(event));
    form.addEventListener("pointerdown", (event) => isScrolling(event) || this.#startFor(event));
    form.addEventListener("input", ({ target }) => target.name && this.#edited([target], [target]));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#runtime.retry();
      this.#standing.confirmed();
      this.#ask(true);
      if (this.#runtime.state === "loading") showResult(form); // it says there how far it is
    });
    form.addEventListener("reset", () => setTimeout(() => this.#restore()));
    this.#runtime.listen((state, reason, share) => this.#showState(state, reason, share));
  }

  #startFor({ target }) {
    if (!target.closest(READING) && !savesData()) this.#runtime.start();
  }

  #edited(changed = controls(this.form), typed = []) {
    this.#memory.dropResults(this.id); // they belong to other inputs now
    this.#standing.edited(typed);
    changed.forEach((control) => this.#remember(control));
    this.#ask(false);
  }

  // What the reader would want back: where they stood by every number, all of them.
  #typed() {
    const isOwn = this.#standing.whose === "own";
    const taken = controls(this.form).filter((control) => isOwn || isChanged(control));
    if (!controls(this.form).some(isChanged)) return null;
    return Object.fromEntries(taken.map((control) => [control.name, currentValueOf(control)]));
  }

  #remember(control) {
    if (isChanged(control)) this.#memory.keep("inputs", nameInMemory(control), currentValueOf(control));
    else this.#memory.drop("inputs", [nameInMemory(control)]);
  }

  async #ask(asked) {
    clearTimeout(this.#timer);
    followToday(this.form, (control) => this.#standing.isExamples(control));
    this.#question += 1;
    const question = this.#question;
    const inputs = readInputs(this.form);
    this.#asked = JSON.stringify(inputs);
    this.#timer = setTimeout(() => this.#labelStale(), TYPING_MS);
    const answer = await this.#runtime.ask(this.id, this.#asked);
    if (question === this.#question) this.#show(JSON.parse(answer), inputs, asked);
  }

  // Before an answer leaves: one that is being laid out is finished, one that nobody asked for is asked for.
  #catchUp(isStale) {
    this.#result.finish();
    if (isStale && this.#asked !== JSON.stringify(readInputs(this.form))) this.#edited();
  }

  #labelStale() {
    if (this.#standing.answer && this.#standing.state !== this.#standing.whose) this.#result.label("stale");
  }

  #show(answer, inputs, asked) {
    clearTimeout(this.#timer);
    if (!answer.ok) return this.#mistaken(answer.errors, inputs, asked);
    clearErrors(this.form);
    showReadings(this.form, answer.read, inputs);
    const understood = understoodInputs(this.form);
    const whose = this.#standing.answered(inputs, understood, answer);
    this.#result.write(answer, understood, whose, this.#standing.examplesLeft);
    this.#keep(whose, answer.result);
    this.#standing.tell();
    say(this.#status, this.#wordsOn(whose));
    if (asked) showResult(this.form);
    this.form.dispatchEvent(new Event("calculated", { bubbles: true }));
  }

  #wordsOn(whose) {
    const { takenOver } = this.#standing;
    if (whose === "example") return this.#exampleWords;
    if (whose === "mixed") return WORDS.mixed;
    return takenOver.length ? WORDS.takenOver(takenOver) : WORDS.own;
  }

  #keep(whose, result) {
    if (this.#standing.verdict("carry").may) this.#memory.keepResults(this.id, result);
    else if (whose === "mixed") this.#memory.keepMixed(this.id);
  }

  #mistaken(errors, inputs, asked) {
    dropStaleReadings(this.form);
    this.#standing.mistook(inputs);
    this.#labelStale();
    const wrong = errors.map(({ field }) => controlOf(this.form, field)).filter(Boolean);
    this.#memory.drop("inputs", wrong.map(nameInMemory)); // no other page is offered a mistake
    const isExamples = wrong.length > 0 && wrong.every((control) => this.#standing.isExamples(control));
    if (asked) this.#showMistakes(errors, asked);
    else if (isExamples) this.#waitForMore(wrong);
    else this.#timer = setTimeout(() => this.#showMistakes(errors, asked), TYPING_MS);
  }

  // Numbers of the example that don't go with the first of the reader's are no mistake of theirs.
  #waitForMore(fields) {
    clearErrors(this.form);
    say(this.#status, WORDS.goOn(fields.map(labelWithin)));
  }

  #showMistakes(errors, asked) {
    const words = WORDS.mend(howMany(this.form, errors));
    say(this.#status, words);
    if (!asked) announce(words);
    showErrors(this.form, errors, asked);
  }

  #restore() {
    clearTimeout(this.#timer);
    this.#question += 1;
    this.#memory.drop("inputs", controls(this.form).map(nameInMemory));
    this.#memory.dropResults(this.id);
    this.#result.restore();
    fillToday(this.form);
    this.#standing.restored();
    clearErrors(this.form);
    showReadings(this.form, [], {});
    if (this.#runtime.state === "static" || this.#runtime.state === "ready") say(this.#status, this.#exampleWords);
  }

  #showState(state, reason, share) {
    this.form.dataset.state = state;
    if (this.form.dataset.answer !== this.#standing.state) this.#standing.tell();
    this.#bar.loads(share);
    if (state === "loading") sayLoading(this.#status, share);
    else if (state === "ready") say(this.#status, WORDS.ready);
    else if (reason === ANEW) sayAnew(this.#status, this.#memory.works);
    else if (state === "failed") sayFailed(this.#status, () => this.#runtime.retry(), reason);
  }
}

// Who asked the browser to save data downloads nothing on a mere touch, only for an edit.
function savesData() {
  return Boolean(navigator.connection?.saveData);
}

// A finger that goes down may only be scrolling; if it taps a field, the focus tells.
function isScrolling({ pointerType }) {
  return pointerType === "touch";
}
