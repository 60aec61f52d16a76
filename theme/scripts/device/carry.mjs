// Offer, on the next page, the numbers that the reader already typed or worked out; until then the example stays.
import { button, element, replaceContents } from "../common/dom.mjs";
import { NUMBER, withoutZeros } from "../common/format.mjs";
import { controls, firstValueOf, labelOf, nameInMemory, takes, wordsOf } from "../form/fields.mjs";

const NOT_CARRIED = "浏览器不允许网页记住填过的数，到下一页要再填一遍。";

/** Says, where a result leads on, that the browser lets nothing be carried there. */
export function sayNotCarried({ form }, memory) {
  const next = form.querySelector(".result__next");
  if (next && !memory.works) next.append(element("small", { class: "result__refused" }, NOT_CARRIED));
}

/** So much is told of what can be filled in: two lines of a phone, for which room is kept. */
const MOST_CHARACTERS = 36;

/** Takes back the room that the page itself has kept for an offer (theme/overrides/partials/carried.html). */
export function takeNoRoom(form) {
  form.classList.remove("calculator--offered");
}

/** Offers what was typed or found on another page, if the form has a place for any of it; anew whenever the reader comes back. */
export function offerCarried(calculator, memory, wiping) {
  offer(calculator, memory, wiping);
  addEventListener("pageshow", ({ persisted }) => persisted && offer(calculator, memory, wiping));
}

function offer(calculator, memory, wiping) {
  const { form } = calculator;
  takeNoRoom(form);
  const earlier = form.querySelector(".carried");
  if (earlier) earlier.remove();
  const known = { ...memory.recall("results"), ...memory.recall("inputs") };
  const found = controls(form).map((control) => [control, carriedTo(control, known)]);
  const fitting = found.filter(([control, text]) => takes(control, text) && text !== firstValueOf(control));
  if (!fitting.length) return;
  const values = Object.fromEntries(fitting.map(([{ name }, text]) => [name, text]));
  form.querySelector(".calculator__fill").prepend(panelOf(calculator, wiping, fitting, values));
}

/** Finds the figure for a field: what was typed under its name, or the first that it may take from elsewhere. */
function carriedTo(control, known) {
  const places = [nameInMemory(control), ...(control.dataset.takes || "").split(" ")];
  const found = places.map((place) => known[place]).find((text) => text !== undefined);
  return NUMBER.test(found) ? withoutZeros(found) : found; // results are kept with all their places: 18.2500
}

function panelOf(calculator, wiping, fitting, values) {
  const panel = element("div", { class: "carried", tabindex: "-1" });
  const done = (outcome) => {
    replaceContents(panel, element("p", { class: "carried__words" }, outcome));
    panel.focus();
  };
  const take = button("用我刚才的数", "button button--quiet", () => {
    done("已经填上你刚才的数。");
    calculator.fill(values);
  });
  const forget = button("清除", "button button--quiet", () => {
    wiping.wipe();
    calculator.form.querySelector(".calculator__fill").prepend(panel);
    done("已经清除，这个标签页里不再留着。");
  });
  wiping.onWipe(() => panel.remove());
  const known = fitting.map(([control, text]) => `${labelOf(control)}：${inShort(wordsOf(control, text))}`);
  const words = `你刚才填过、算过：${asMuchAsFits(known)}。`;
  const tools = element("p", { class: "carried__tools" }, take, forget);
  panel.append(element("p", { class: "carried__words" }, words), tools);
  return panel;
}

// The first always, as many as there is room for, and how many there are besides.
function asMuchAsFits(known) {
  const told = known.filter((_, index) => !index || known.slice(0, index + 1).join("；").length <= MOST_CHARACTERS);
  return told.join("；") + (told.length < known.length ? `；另有${known.length - told.length}项` : "");
}

// A list is told by its first line.
function inShort(words) {
  const lines = words.trim().split("\n");
  return lines.length > 1 ? `${lines[0]}等${lines.length}行` : lines[0];
}
