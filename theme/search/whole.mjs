// Tell what a query says as a whole, whatever is said around it: 「我还不起了，怎么办」 is 「还不起」.

import { fold } from "./words.mjs";

const UNSAID = /[^\p{L}\p{N}]+|了/gu;
const BEFORE = /^(?:你好|您好|请问|想问一下|问一下|我们?的?)+/;
const AFTER =
  /(?:怎么办|咋办|咋个办|啷个办|哪能办|怎么整|点算|咋整|咋弄|咋搞|怎么弄|怎么搞|怎么处理|如何处理|[该啊呀呢吧吗嘛么哦啦的])+$/;

/** How many tens of thousands somebody owes isn't what they ask. */
const SUM = /(?:\d+|[一二两三四五六七八九十百几]+)[多来几]?[万w]多?(?:[元块]钱?)?/g;
const SOME = "几万";

const UNPAID_FIRST = /^(还不[起上清]|没钱还|逾期)(.+)$/;

/**
 * What is left of a query without what anybody may say before and after; nothing of one that says nothing else. What isn't
 * paid comes first: 「还不起网贷」 is 「网贷还不起」.
 */
export function wholeOf(query) {
  const said = fold(query).replace(UNSAID, "").replace(SUM, SOME).replace(BEFORE, "").replace(AFTER, "");
  return said.replace(UNPAID_FIRST, "$2$1");
}

/** What whole queries say, each on a line, by the place that comes first to them: its page, its anchor; `lines` are by its location. */
export function inRows(lines, pages) {
  const numbers = new Map(pages.map(({ location }, number) => [location, number]));
  return Object.entries(lines).flatMap(([location, those]) => {
    const [page] = location.split("#");
    const said = [...new Set(those.map(wholeOf))].join("\n");
    return numbers.has(page) ? [[numbers.get(page), location.slice(page.length), said]] : [];
  });
}

/** The places again, by what the queries say. */
export function fromRows(rows) {
  return new Map(rows.flatMap(([page, anchor, said]) => said.split("\n").map((whole) => [whole, { page, anchor }])));
}
