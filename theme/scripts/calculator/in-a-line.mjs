// Say in the row that folds a calculator what it has found, and whose that is.
import { replaceContents } from "../common/dom.mjs";
import { inWholes } from "../common/whole.mjs";
import { clauseOf } from "./answer-bar.mjs";

/** Keeps the row above a folded form true. */
export function enableAnswerInALine(form) {
  const line = form.closest("details")?.querySelector("[data-in-a-line]");
  if (!line) return;
  const result = form.querySelector(".result");
  const write = () => {
    const { before, figure, after } = clauseOf(result.querySelector(".result__answer"));
    const words = `${result.querySelector(".result__label").textContent}：${before}${figure}${after}`;
    if (line.textContent !== words) replaceContents(line, ...inWholes(words, form));
  };
  new MutationObserver(write).observe(result, { childList: true, characterData: true, subtree: true });
}
