// This file makes a calculator's form answer: what is typed is worked out again, in the reader's own browser.
import { controlOf, controls, fillInputs, firstValueOf, nameInMemory, readInputs, understoodInputs, valueOf } from "./fields.mjs";
import { clearErrors, showErrors } from "./errors.mjs";
import { dropStaleReadings, showReadings } from "./readings.mjs";
import { Result } from "./result.mjs";
import { ANEW } from "./page-runtime.mjs";
import { say, sayAnew, sayFailed, sayLoading, WORDS } from "./status.mjs";

/** A number half typed is no mistake yet. */
const TYPING_MS = 600;
/** Reading is no reason to download anything. */
const READING = ".result, .figure, .table-scroll, .working, .carried, summary";

/** One form, from the worked example to the reader's own result. */
export class Calculator {
  #runtime;
  #memory;
  #result;
  #status;
  #question = 0;
  #hasOwn = false;
  #isConfirmed = false; // the reader has asked for a result with all the numbers that stand there
  #timer = 0;

  constructor(form, runtime, memory) {
    this.form = form;
    this.id = form.dataset.calculator;
    this.#runtime = runtime;
    this.#memory = memory;
    this.#result = new Result(form);
    this.#status = form.querySelector(".calculator__status");
    this.#listen();
    if (controls(form).some(isChanged)) this.#ask(false); // typed before the script came
  }

  /** Fills in values the reader brought along, and works them out. */
  fill(values) {
    fillInputs(this.form, values);
    this.form.dispatchEvent(new Event("filled"));
    controls(this.form).forEach((control) => this.#remember(control));
    return this.#ask(false);
  }

  #listen() {
    const { form } = this;
    form.addEventListener("focusin", (event) => this.#startFor(event));
    form.addEventListener("pointerdown", (event) => isScrolling(event) || this.#startFor(event));
    form.addEventListener("input", ({ target }) => target.name && this.#edited(target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#runtime.retry();
      this.#ask(true);
    });
    form.addEventListener("reset", () => setTimeout(() => this.#restore()));
    this.#runtime.listen((state, reason) => this.#showState(state, reason));
  }

  #startFor({ target }) {
    if (!target.closest(READING) && !savesData()) this.#runtime.start();
  }

  #edited(control) {
    this.#remember(control);
    this.#ask(false);
  }

  #remember(control) {
    if (isChanged(control)) this.#memory.keep("inputs", nameInMemory(control), valueOf(control));
    else this.#memory.drop("inputs", [nameInMemory(control)]);
  }

  async #ask(asked) {
    clearTimeout(this.#timer);
    const question = (this.#question += 1);
    const inputs = readInputs(this.form);
    const answer = await this.#runtime.ask(this.id, JSON.stringify(inputs));
    if (question === this.#question) this.#show(JSON.parse(answer), inputs, asked);
  }

  #show(answer, inputs, asked) {
    if (!answer.ok) return this.#mistaken(answer.errors, asked);
    clearErrors(this.form);
    showReadings(this.form, answer.read, inputs);
    this.#isConfirmed ||= asked;
    const isMixed = !this.#isConfirmed && controls(this.form).some(isStillTheExample);
    this.#result.write(answer, understoodInputs(this.form), isMixed ? "mixed" : "own");
    this.#memory.keepResults(this.id, answer.result, isMixed);
    this.#hasOwn = true;
    say(this.#status, WORDS.own);
    this.form.dispatchEvent(new CustomEvent("calculated", { bubbles: true }));
  }

  #mistaken(errors, asked) {
    dropStaleReadings(this.form);
    this.#result.label(this.#hasOwn ? "stale" : "example");
    const wrong = errors.map(({ field }) => controlOf(this.form, field)).filter(Boolean);
    this.#memory.drop("inputs", wrong.map(nameInMemory)); // no other page is offered a mistake
    if (asked) this.#showMistakes(errors, asked);
    else this.#timer = setTimeout(() => this.#showMistakes(errors, asked), TYPING_MS);
  }

  #showMistakes(errors, asked) {
    say(this.#status, WORDS.mend(errors.length));
    showErrors(this.form, errors, asked);
  }

  #restore() {
    clearTimeout(this.#timer);
    this.#question += 1;
    this.#memory.drop("inputs", controls(this.form).map(nameInMemory));
    this.#memory.dropResults(this.id);
    this.#result.restore();
    this.#isConfirmed = this.#hasOwn = false;
    clearErrors(this.form);
    showReadings(this.form, [], {});
    if (this.#runtime.state === "static" || this.#runtime.state === "ready") say(this.#status, WORDS.example);
  }

  #showState(state, reason) {
    this.form.dataset.state = state;
    if (state === "loading") sayLoading(this.#status);
    else if (state === "ready") say(this.#status, WORDS.ready);
    else if (reason === ANEW) sayAnew(this.#status, this.#memory.works);
    else if (state === "failed") sayFailed(this.#status, () => this.#runtime.retry());
  }
}

// Who asked the browser to save data downloads nothing on a mere touch, only for an edit.
function savesData() {
  return Boolean(navigator.connection && navigator.connection.saveData);
}

function isChanged(control) {
  return valueOf(control) !== firstValueOf(control);
}

// What has no default stands there as an example, and may well not be the reader's.
function isStillTheExample(control) {
  return "example" in control.dataset && !isChanged(control);
}

// A finger that goes down may only be scrolling; if it taps a field, the focus tells.
function isScrolling({ pointerType }) {
  return pointerType === "touch";
}
