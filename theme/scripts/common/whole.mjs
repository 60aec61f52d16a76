// Keep numbers on one line with their units.
import { element } from "./dom.mjs";

/** Parts a text as the build did: what the form's `data-whole` finds stands in elements that don't break. */
export function inWholes(text, form) {
  const pattern = new RegExp(form.dataset.whole, "g");
  const parts = [];
  let at = 0;
  for (const { 0: words, index } of text.matchAll(pattern)) {
    parts.push(text.slice(at, index), element("span", { class: "whole" }, words));
    at = index + words.length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
}
