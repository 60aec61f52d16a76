// Fill the blanks of a letter as the reader types, and keep it for the other letters of this tab.
import { element, setText } from "../common/dom.mjs";
import { dateText } from "../common/format.mjs";
import { markField } from "../form/errors.mjs";
import { controls, isMistaken } from "../form/fields.mjs";
import { contradiction, dayOf } from "./limits.mjs";

const WITH_UNIT = /[\d万千百]\s*\p{sc=Han}$/u;
/** How many digits a card has; a number of 18 is a person's. */
const OF_CARDS = [16, 17, 19];
const WIDE = /[０-９．]+/g;
/** What contradicts another blank may be true all the same, and may be copied. */
const LOOK = "核对一下：";
const FOUND = "来自你刚才算的结果，核对一下再用。";
const SHARED = "你算过几家各分多少：这里写分给这一家的数。";
const MIXED = "你刚才算的，有的数还是例子的，没有填进来。回去改成你的，再算一次。";

/** Makes a letter's form fill its paper. */
export function enableLetter(form, memory) {
  const blanks = [...form.closest(".letter").querySelectorAll(".blank[data-field]")];
  const words = new Map(blanks.map((blank) => [blank, blank.textContent])); // what stands there unfilled
  const fill = (control) =>
    blanks.forEach((blank) => blank.dataset.field === control.name && fillBlank(blank, words.get(blank), onPaper(control)));
  const look = (control) => markField(form, control, contradiction(form, control) ?? wholeCard(control), LOOK);
  const lookAtAll = () => controls(form).forEach(look); // what one holds, others are held against
  const refill = () => {
    for (const control of controls(form)) {
      prefill(control, memory);
      fill(control);
    }
    lookAtAll();
  };
  const empty = () => {
    form.querySelectorAll(".field__found").forEach((line) => line.remove());
    for (const control of controls(form)) {
      delete control.dataset.found;
      fill(control);
    }
    lookAtAll();
  };
  refill();
  addEventListener("pageshow", ({ persisted }) => persisted && refill()); // other pages may have found something since
  document.addEventListener("standing-changed", refill); // a calculator on this page has found something, or lost it
  form.addEventListener("input", ({ target }) => {
    delete target.dataset.found;
    memory.keep("letters", target.name, target.value);
    fill(target);
    if (target.dataset.date === undefined || isMistaken(target)) look(target); // half a day typed is a day of its own
  });
  form.addEventListener("change", lookAtAll);
  form.addEventListener("reset", () => setTimeout(empty));
  form.addEventListener("submit", (event) => event.preventDefault());
}

// What was typed stays; what was found elsewhere follows what is found anew, and goes when it no longer holds.
function prefill(control, memory) {
  const wasFound = control.dataset.found !== undefined;
  if (control.value && !wasFound) return;
  const [results, mixed] = [memory.recall("results"), memory.recall("mixed")];
  const isShared = Boolean(results[control.dataset.unless]);
  const places = isShared ? [] : (control.dataset.from || "").split(" ").filter(Boolean);
  const typed = memory.recall("letters")[control.name];
  const place = places.find((name) => results[name]);
  if (typed || place || wasFound) control.value = typed || results[place] || "";
  const isMixed = places.some((name) => name.split(".")[0] in mixed);
  const told = [
    [typed, ""],
    [isShared, SHARED],
    [place, FOUND],
    [isMixed, MIXED],
  ].find(([holds]) => holds);
  sayFound(control, told?.[1] ?? "", Boolean(place) && !typed);
}

function sayFound(control, words, isFound) {
  if (isFound) control.dataset.found = "";
  else delete control.dataset.found;
  const field = control.closest(".field");
  const line = field.querySelector(".field__found");
  if (!words) return line?.remove();
  setText(line || field.appendChild(element("p", { class: "field__help field__found" })), words);
}

// However it is written: 6225 8801 2345 6789.
function wholeCard({ value }) {
  const text = value.normalize("NFKC").replace(/[ -]/g, "");
  const numbers = (text.match(/\d+/g) ?? []).filter(({ length }) => OF_CARDS.includes(length));
  return numbers.some(fitsLastDigit) ? "像整张卡的号码，只写后四位" : undefined;
}

/** Whether a number's last digit is the one that the others call for (Luhn, ISO/IEC 7812-1). */
function fitsLastDigit(number) {
  const parts = [...number].map((digit, place) => digit * (1 + ((number.length - 1 - place) % 2)));
  return parts.reduce((sum, part) => sum + (part > 9 ? part - 9 : part), 0) % 10 === 0;
}

// A day goes to a court as 2026年12月1日, however it was typed or picked; figures as they are printed.
function onPaper({ dataset, value }) {
  const day = dataset.date !== undefined && dayOf(value);
  return day ? dateText(day) : value.trim().replace(WIDE, (letters) => letters.normalize("NFKC"));
}

// The unit that follows on the paper isn't written twice: 36期 before 期.
function fillBlank(blank, words, text) {
  const next = blank.nextSibling?.textContent.trimStart()[0];
  const own = WITH_UNIT.test(text) && text.endsWith(next) ? text.slice(0, -1).trimEnd() : text;
  setText(blank, own || words);
  blank.classList.toggle("blank--filled", Boolean(text));
}
