// Keep the answer in sight while fields are filled in: one line at the bottom, above the keyboard, while the answer itself isn't seen.
import { element, replaceContents, setText } from "../common/dom.mjs";
import { inWholes } from "../common/whole.mjs";
import { controls, goTo, isMistaken, labelOf } from "../form/fields.mjs";
import { isInSight, seenArea, showResult } from "./in-sight.mjs";

const PLACE = "看结果";
const TO_FIELD = "去改";
const TO_OFFER = "去填上";
const OFFERED = "有你刚才填过的数";
const LOADING = "准备中";
const EXAMPLE = "例子：";
const OLD = "旧的：";
const PARTLY = "含例子的数：";
const BEFORE = { example: EXAMPLE, stale: OLD, failed: OLD, mistaken: OLD };
const REFUSED = "这样算不了，看";
const CLAUSE_ENDS = /[，。；：！？（]/;
/** How much of the fields must be seen for the answer to be of interest. */
const LEAST_PX = 60;
/** What has come is still to be started. */
const MOST_PERCENT = 99;
/** An answer that comes sooner follows the fields at once: to call the last one old until then would make the line flicker at each key. */
const LATE_MS = 200;

/** The bar of one form; who only reads a page of several things has none until the form is used. */
export class AnswerBar {
  #form;
  #standing;
  #bar;
  #mark = element("span", { class: "answer-bar__whose" });
  #before = element("span", { class: "answer-bar__words" });
  #figure = element("span", { class: "answer-bar__figure" });
  #after = element("span", { class: "answer-bar__words" });
  #place = element("span", { class: "answer-bar__place" });
  #share; // of what is downloaded
  #lift = 0;
  #frame = 0;
  #timer = 0;
  #isLate = false; // the answer to what is filled in has been awaited for a while

  constructor(form, standing) {
    this.#form = form;
    this.#standing = standing;
    const clause = element("span", { class: "answer-bar__clause" }, this.#before, this.#figure, this.#after);
    const answer = element("b", { class: "answer-bar__answer" }, this.#mark, clause);
    this.#bar = element(
      "a",
      { class: "answer-bar", href: `#${form.querySelector(".result").id}`, hidden: true },
      answer,
      this.#place,
    );
    form.querySelector(".calculator__fill").after(this.#bar);
    this.#bar.addEventListener("click", (event) => {
      event.preventDefault();
      const [wrong, offer] = [this.#wrong(), this.#offer()];
      if (wrong) goTo(wrong);
      else if (offer) offer.focus();
      else showResult(form);
    });
    const update = () => this.#updateSoon();
    form.addEventListener("standing-changed", () => this.#follow());
    form.addEventListener("calculated", update);
    for (const event of ["focusin", "focusout"]) form.addEventListener(event, update);
    form.addEventListener("error-changed", update, true); // it doesn't bubble
    for (const event of ["scroll", "resize"]) {
      addEventListener(event, update, { passive: true });
      globalThis.visualViewport?.addEventListener(event, update);
    }
    update();
  }

  /** Which share of what is downloaded has come, where that is known. */
  loads(share) {
    this.#share = share;
    this.#updateSoon();
  }

  #follow() {
    if (this.#standing.state !== "stale") {
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#isLate = false;
    } else {
      this.#timer ||= setTimeout(() => {
        this.#isLate = true;
        this.#updateSoon();
      }, LATE_MS);
    }
    this.#updateSoon();
  }

  #updateSoon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#update();
    });
  }

  #update() {
    const isShown = this.#isWanted();
    const appears = isShown && this.#bar.hidden;
    if (isShown && !appears) this.#rise(); // before anything is written: laid out is the page already
    if (isShown) this.#write();
    if (document.activeElement !== this.#bar) this.#bar.hidden = !isShown;
    this.#bar.classList.toggle("answer-bar--old", this.#isOld());
    if (appears) this.#rise();
  }

  #isWanted() {
    if (!this.#isUsed()) return false;
    if (this.#offer()) return seenOf(this.#form) >= LEAST_PX;
    const fields = this.#form.querySelector(".calculator__fill");
    return seenOf(fields) >= LEAST_PX && !isInSight(this.#form.querySelector(".result__big, .result__answer"));
  }

  #isUsed() {
    return this.#form.matches(".calculator--page, :focus-within") || this.#standing.state !== "example";
  }

  #isOld() {
    return this.#form.dataset.state === "loading" || this.#toldState() in BEFORE;
  }

  #toldState() {
    const { state, whose } = this.#standing;
    return state === "stale" && !this.#isLate ? whose : state;
  }

  #write() {
    const { whose = "", before, figure, after } = this.#words();
    this.#bar.classList.toggle("answer-bar--told", !figure);
    setText(this.#mark, whose);
    // Words alone have room for a whole day; beside a figure they are cut.
    if (this.#before.textContent !== before) replaceContents(this.#before, ...(figure ? [before] : inWholes(before, this.#form)));
    setText(this.#figure, figure);
    setText(this.#after, after);
    const come = this.#share === undefined ? "" : `${Math.min(MOST_PERCENT, Math.floor(this.#share * 100))}%`;
    const place = (this.#wrong() && TO_FIELD) || (this.#offer() && TO_OFFER) || PLACE;
    setText(this.#place, this.#form.dataset.state === "loading" ? LOADING + come : place);
  }

  #wrong() {
    return controls(this.#form).find(isMistaken);
  }

  /** What offers the reader's own numbers, scrolled out of sight above an example: so a phone brings a page back that it has let go. */
  #offer() {
    const offer = this.#form.querySelector(".carried button");
    if (offer && this.#standing.state === "example" && !isInSight(offer)) return offer;
  }

  /** The answer in short; once a field says that the numbers have none, which field, and no figure that could be taken for theirs. */
  #words() {
    const wrong = this.#wrong();
    if (wrong) return { before: `${REFUSED}「${labelOf(wrong)}」`, figure: "", after: "" };
    if (this.#offer()) return { before: OFFERED, figure: "", after: "" };
    if (this.#form.querySelector(".result--day .result__body--others"))
      return { before: this.#form.querySelector(".result__label").textContent, figure: "", after: "" };
    return { whose: this.#whose(), ...clauseOf(this.#form.querySelector(".result__answer")) };
  }

  // An example was never the reader's: it can't be an old answer of theirs.
  #whose() {
    const { whose } = this.#standing;
    const state = this.#toldState();
    if (state === "mixed") return PARTLY;
    return state in BEFORE && whose === "example" ? EXAMPLE : BEFORE[state] || "";
  }

  // What is fixed stands at the bottom of the page's view, which the keyboard covers.
  #rise() {
    const { top, bottom } = seenArea();
    const isZoomed = globalThis.visualViewport?.scale > 1;
    const ground = this.#bar.getBoundingClientRect().bottom + this.#lift;
    this.#lift = isZoomed ? 0 : Math.max(0, Math.round(ground - Math.max(bottom, top)));
    this.#bar.style.transform = this.#lift ? `translateY(-${this.#lift}px)` : "";
  }
}

/** Gives the part of the sentence that holds the large figure: that stays whole where the words around it have no room. */
export function clauseOf(sentence) {
  const words = sentence.textContent;
  const big = sentence.querySelector(".result__big")?.textContent || "";
  const at = big ? words.indexOf(big) : 0;
  const before = words.slice(0, at).split(CLAUSE_ENDS).pop().trimStart();
  const [after] = words.slice(at + big.length).split(CLAUSE_ENDS);
  return { before, figure: big, after: after.trimEnd() };
}

function seenOf(node) {
  const { top, bottom } = seenArea();
  const box = node.getBoundingClientRect();
  return Math.min(box.bottom, bottom) - Math.max(box.top, top);
}
