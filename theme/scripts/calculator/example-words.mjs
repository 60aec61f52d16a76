/** Gives the words with which the page marks its example; where the answer depends on today, they name the day. */
export function exampleWords({ dataset }, day) {
  return day ? dataset.exampleOfDay.replace("{day}", day) : dataset.exampleWords;
}
