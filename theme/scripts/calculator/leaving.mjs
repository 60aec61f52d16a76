// The one rule about what may leave the page: an answer goes only where nobody can take it for somebody else's.
// "example": the page's own; "mixed": the reader's, but for some numbers of the example; "own": the reader's. Nothing leaves
// while what is filled in has no answer yet ("stale"), or can't have one ("mistaken", "failed").

import { TAKE_OVER } from "../common/words.mjs";

/** Ways on which an answer that isn't wholly the reader's goes with a heading that says so. */
const HEADED = ["copy", "print", "csv", "compare"];
/** Ways on which it would pass for the reader's; "carry" is into letters, other calculators and the tab's memory. */
const UNHEADED = ["ics", "link", "carry"];

const MAY = { example: HEADED, mixed: HEADED, own: [...HEADED, ...UNHEADED], stale: [], mistaken: [], failed: [] };

const NOT_SAVED = "没有存";
const NOT_DONE = {
  copy: "没有复制",
  print: "结果没有印",
  csv: NOT_SAVED,
  compare: "没有留",
  ics: NOT_SAVED,
  link: "没有做链接",
  carry: "没有带过去",
};

const REASONS = {
  example: () => ["这是例子", "现在还是例子的数。改成你的数，算好了再按。"],
  mixed: (names) => ["有的数还是例子的", `还是例子的数：${names}。${TAKE_OVER}`],
  stale: () => ["还没算好", "填的数改了，答案还没跟上。等一会儿，算好了再按。"],
  mistaken: () => ["有地方要改", "标出来的地方改好，算好了再按。"],
  failed: () => ["计算部分没准备好", "这里不是按你的数算的。先照上面的提示再准备一次。"],
};

/**
 * Says whether an answer in this state may leave on this way, under which heading, and if not why: in a few words and in full.
 * `names` are the fields that still hold the example's numbers, `example` is how the page heads its example.
 */
export function leaving(way, state, { names = [], example = "" } = {}) {
  const may = MAY[state].includes(way);
  const [reason, advice] = may ? ["", ""] : (REASONS[state] || REASONS.stale)(names.join("、"));
  return { may, heading: may ? headingOf(state, names, example) : "", short: `${reason}，${NOT_DONE[way]}`, more: advice };
}

function headingOf(state, names, example) {
  if (state === "example") return example;
  return state === "mixed" ? `有的数还是例子的，不是你的：${names.join("、")}` : "";
}
