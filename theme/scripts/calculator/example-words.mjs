import { dayText } from "../common/format.mjs";

/** Gives the words with which the page marks its example; they name days of the form, among them today where the answer depends on it. */
export function exampleWords({ dataset }, inputs) {
  const words = inputs.as_of ? dataset.exampleOfDay : dataset.exampleWords;
  return words.replace(/\{(\w+)\}/g, (_, name) => dayText(inputs[name]));
}
