// Which kinds of pages go first when several have what was typed.

/** What says what to do comes before what a word means; a law and a list have everybody's words, and go after. */
const KIND_WEIGHT = {
  scenario: 1.25,
  stage: 1,
  product: 0.9,
  letter: 0.95,
  calculator: 0.95,
  channels: 0.9,
  myths: 0.8,
  glossary: 0.75,
  "triage-outcome": 0.75,
  facts: 0.7,
  law: 0.7,
  "triage-question": 0.5,
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

/** Words with which somebody asks for a kind of page, whatever it is about. */
const ASKS_FOR = {
  letter: { words: /怎么写|模板|范文|样本|格式|表格|申请书|异议书|声明|写信|写函|发函|一封信|的信$/, weight: 1.35 },
  letters: { words: /^信$/, weight: 4 },
  glossary: { words: /是什么|是啥|什么叫|什么意思|啥意思|什么是/, weight: 1.6 },
  calculator: { words: /算|计算|折成|年化|年利率/, weight: 1.2 },
};

/** Lists of pages: who types just what one is called asks for all of its pages. */
const LISTS = new Set([
  "scenarios",
  "stages",
  "products",
  "letters",
  "calculators",
  "laws",
  "papers",
  "who-asks",
  "deadlines",
  "law-index",
]);
const ASKED_BY_NAME = 1.25;

/** How much a kind counts for a query, which may be just a name. */
export function kindWeight(kind, query, isName = false) {
  if (isName && LISTS.has(kind)) return ASKED_BY_NAME;
  const wanted = ASKS_FOR[kind];
  return (KIND_WEIGHT[kind] ?? 1) * (wanted?.words.test(query) ? wanted.weight : 1);
}

/** Pages about one thing that somebody may owe. */
export const PRODUCT = "product";

/** Lists whose sections are things of their own, each with its names. */
export const NAMED_SECTIONS = new Set(["glossary", "myths", "facts", "channels"]);
