// This file fills the blanks of a letter as the reader types, and keeps it for the other letters of this tab.
import { controls } from "./fields.mjs";
import { element, setText } from "./dom.mjs";

const FOUND = "来自你刚才算的结果，核对一下再用。";
const MIXED = "来自你刚才算的结果，可是算的时候有的数还是例子的，不是你的。改好再用。";

/** Makes a letter's form fill its paper. */
export function enableLetter(form, memory) {
  const blanks = [...form.closest(".letter").querySelectorAll(".blank[data-field]")];
  const words = new Map(blanks.map((blank) => [blank, blank.textContent])); // what stands there unfilled
  const fill = ({ name, value }) =>
    blanks.forEach((blank) => blank.dataset.field === name && fillBlank(blank, words.get(blank), value));
  const refill = () => {
    for (const control of controls(form)) {
      prefill(control, memory);
      fill(control);
    }
  };
  const empty = () => {
    form.querySelectorAll(".field__found").forEach((line) => line.remove());
    for (const control of controls(form)) {
      delete control.dataset.found;
      fill(control);
    }
  };
  refill();
  document.addEventListener("calculated", refill); // a calculator on this page has found something
  form.addEventListener("input", ({ target }) => {
    delete target.dataset.found;
    memory.keep("letters", target.name, target.value);
    fill(target);
  });
  form.addEventListener("reset", () => setTimeout(empty));
  form.addEventListener("submit", (event) => event.preventDefault());
}

// What was typed stays; what was found elsewhere follows what is found anew.
function prefill(control, memory) {
  if (control.value && control.dataset.found === undefined) return;
  const results = memory.recall("results");
  const typed = memory.recall("letters")[control.name];
  const place = (control.dataset.from || "").split(" ").find((name) => results[name]);
  if (typed || place) control.value = typed || results[place];
  if (!typed && place) sayFound(control, place.split(".")[0] in memory.recall("mixed") ? MIXED : FOUND);
}

function sayFound(control, words) {
  const field = control.closest(".field");
  const line = field.querySelector(".field__found") || element("p", { class: "field__help field__found" });
  setText(line, words);
  field.append(line);
  control.dataset.found = "";
}

function fillBlank(blank, words, text) {
  setText(blank, text.trim() || words);
  blank.classList.toggle("blank--filled", Boolean(text.trim()));
}
