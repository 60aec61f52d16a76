// Say in the row that folds a calculator what it has found for the reader, and from which day on.
import { replaceContents } from "../common/dom.mjs";
import { inWholes } from "../common/whole.mjs";
import { labelOf } from "../form/fields.mjs";
import { inShort } from "../form/folded.mjs";
import { clauseOf } from "./answer-bar.mjs";

const WORDS_END = /[，：]/;

/** Keeps the row above a folded form true. */
export function enableAnswerInALine(form) {
  const line = form.closest("details")?.querySelector("[data-in-a-line]");
  if (!line) return;
  const result = form.querySelector(".result");
  const whoseResult = () => result.querySelector(".result__label").textContent.split(WORDS_END)[0];
  const [built, example] = [line.textContent, whoseResult()];
  const write = () => {
    const whose = whoseResult();
    const { before, figure, after } = clauseOf(result.querySelector(".result__answer"));
    const day = form.elements[line.dataset.inALine];
    const found = `${whose}（${labelOf(day)}：${inShort(day)}）：${before}${figure}${after}`;
    const words = whose === example ? built : found; // an example's days would be taken for the reader's
    if (line.textContent !== words) replaceContents(line, ...inWholes(words, form));
  };
  new MutationObserver(write).observe(result, { childList: true, characterData: true, subtree: true });
}
