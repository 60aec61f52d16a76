// Which kinds of pages go first when several have what was typed.

/** What says what to do comes before what a word means; a law and a list have everybody's words, and go after. */
const KIND_WEIGHT = {
  scenario: 1.15,
  stage: 0.8,
  product: 0.98,
  letter: 1,
  calculator: 1,
  channels: 0.9,
  myths: 0.85,
  glossary: 0.6,
  term: 0.6,
  "triage-outcome": 1.15,
  facts: 0.8,
  law: 0.75,
  "triage-question": 0.65,
  deadlines: 0.5,
  papers: 0.5,
  "who-asks": 0.5,
  products: 0.5,
  scenarios: 0.5,
  letters: 0.5,
  calculators: 0.5,
  stages: 0.5,
  laws: 0.4,
  "triage-quick": 0.4,
  all: 0.3,
  "law-index": 0.3,
  "to-check": 0.3,
  home: 0.3,
};

/** Words with which somebody asks for kinds of pages, whatever it is about, and how much more these count then. */
const ASKED_FOR = [
  [/^信$/, { letters: 4 }],
  [/怎么写|模板|范文|样本|格式|表格|申请书|异议书|声明|写信|写函|发函|一封信|的信$/, { letter: 1.35 }],
  [/咋写|怎么填|填什么|写什么|书$|申请|异议|复议/, { letter: 1.35 }],
  [/是个?什么|是个?啥|什么叫|什么意思|啥意思|什么是/, { glossary: 1.6, term: 2.1, law: 0.6 }],
  [/名词|术语|解释|啥叫|看不懂/, { glossary: 1.6, term: 1.6 }],
  [/(?:^|[^打就不])算(?!不算|[是了数我谁犯违])|折成|年化|年利率/, { calculator: 1.2 }],
  [/(?:^|[^有])多少|几倍|几块|几成|划不划|划得来|划算|合算|多掏|几个点/, { calculator: 1.4 }],
  [/几天|多少天|哪天|多久|几号|什么时候|期限|日期|几年/, { calculator: 1.15, deadlines: 2.5 }],
  [
    /第[几0-9一二三四五六七八九十百]+条|法条|哪部法|法律|司法解释|规定|条例|办法|国标|文件|哪条|哪一条|新法|原文|新规|政策/,
    { law: 1.6, laws: 2, "law-index": 2 },
  ],
  [/犯法|违法|犯不犯|合法/, { law: 1.2, laws: 2, "law-index": 2 }],
  [/判几年|进去几年|判多久|算不算|什么罪|罪/, { law: 1.35 }],
  [/谁放的?款|放款的是|哪家放/, { product: 1.2 }],
  [/打哪|哪个电话|电话多少|哪里告|找谁|热线|网址|官网|哪个部门/, { channels: 1.35 }],
  [/纸|公章|信封|落款|盖/, { papers: 2 }],
];

/** Lists of pages: who types just what one is called asks for all of its pages. */
const LISTS = new Set([
  "scenarios",
  "stages",
  "glossary",
  "products",
  "letters",
  "calculators",
  "laws",
  "papers",
  "who-asks",
  "deadlines",
  "law-index",
]);
const ASKED_BY_NAME = 10;

/** How much a kind counts for a query, which may be just a name. */
export function kindWeight(kind, query, isName = false) {
  if (isName && LISTS.has(kind)) return ASKED_BY_NAME;
  return ASKED_FOR.reduce(
    (weight, [words, kinds]) => (kinds[kind] && words.test(query) ? weight * kinds[kind] : weight),
    KIND_WEIGHT[kind] ?? 1,
  );
}

/** Whether pages of a kind say what the law says, in its own words. */
export function quotes(kind) {
  return kind === "law" || kind === "facts";
}

/** Pages about one thing that somebody may owe. */
export const PRODUCT = "product";

/** Lists whose sections are things of their own, each with its names. */
export const NAMED_SECTIONS = new Set(["myths", "facts", "channels"]);
