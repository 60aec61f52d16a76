// This file writes a result as plain text, to be copied into a message or a note.
import { confirm } from "./announce.mjs";
import { copyText } from "./clipboard.mjs";
import { SELECTED } from "./copy.mjs";
import { controls, labelOf, understoodValueOf } from "./fields.mjs";

/** Makes [data-copy-result] copy what its form was filled with and what came out. */
export function enableResultCopies() {
  for (const pressed of document.querySelectorAll("[data-copy-result]"))
    pressed.addEventListener("click", async () => {
      const form = pressed.closest("form");
      confirm(pressed, (await copyText(textOf(form), form.querySelector(".statement"))) ? "已复制" : SELECTED);
    });
}

/** Writes a form and its result: title, sentence, what was filled in, figures, notes. */
export function textOf(form) {
  const title = form.querySelector(".calculator__title").textContent.trim();
  const label = form.querySelector(".result__label").textContent.trim();
  const sentence = form.querySelector(".result__answer").textContent.trim();
  const notes = [...form.querySelectorAll("[data-notes] > li")].map(({ textContent }) => textContent.trim());
  const parts = [`${title}（${label}）`, sentence, filledIn(form), figures(form), ...notes];
  return parts.map((part) => `${part}\n`).join("\n");
}

function filledIn(form) {
  const lines = controls(form).map((control) => `${labelOf(control)}：${wordsOf(control)}`);
  return ["填的数", ...lines].join("\n");
}

function figures(form) {
  const rows = [...form.querySelectorAll(".statement > div:not([hidden])")];
  const lines = rows.map((row) => `${textIn(row, "dt")}：${textIn(row, "dd")}`);
  return ["算出来的数", ...lines].join("\n");
}

function textIn(row, part) {
  return row.querySelector(part).textContent.trim();
}

/** Writes what a control holds, with its unit. */
export function wordsOf(control) {
  if (control.type === "checkbox") return control.checked ? "是" : "否";
  if (control.matches("select")) return control.selectedOptions[0].textContent.trim();
  const unit = control.parentElement.querySelector("span.field__unit");
  const value = understoodValueOf(control).trim();
  if (!value) return "没填";
  return value.includes("\n") ? `\n${value}` : value + (unit ? ` ${unit.textContent.trim()}` : "");
}
