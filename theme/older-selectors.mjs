// Write selectors as older phones' browsers read them. These leave out a rule whole if one selector of its list is new to them,
// and esbuild only rewrites what stands between the braces.

import inPlaceOfIs from "@csstools/postcss-is-pseudo-class";
import postcss from "postcss";
import inPlaceOfNotLists from "postcss-selector-not";

const NEWEST = ":has";
/** No element's: what raises a selector to the weight that it had inside of `:is()`. */
const WEIGHT = "none";

/** What nothing older does the work of stands in a rule of its own, so that its neighbours don't go with it. */
const NEWEST_APART = {
  postcssPlugin: "newest-apart",
  OnceExit(root) {
    root.walkRules((rule) => {
      const older = rule.selectors.filter((selector) => !selector.includes(NEWEST));
      if (older.length === 0 || older.length === rule.selectors.length) return;
      rule.cloneBefore({ selectors: older });
      rule.selectors = rule.selectors.filter((selector) => selector.includes(NEWEST));
    });
  },
};

const REWRITING = postcss([
  inPlaceOfIs({ onComplexSelector: "warning", specificityMatchingName: WEIGHT }),
  inPlaceOfNotLists(),
  NEWEST_APART,
]);

/** Gives the style sheet with `:is()` and lists in `:not()` written out, and what couldn't be, in words. */
export async function withOlderSelectors(sheet) {
  const done = await REWRITING.process(sheet, { from: undefined });
  return { css: done.css, refused: done.warnings().map(String) };
}
