// The page's script: it finds what the page holds and makes it work. Pages are complete without it.
import { despairDetector } from "../search/despair.mjs";
import { HelpBox } from "../search/help-box.mjs";
import { listenToSearchBox } from "../search/listen.mjs";
import { markLater, markNoted } from "../search/marks.mjs";
import { offerNearWords } from "../search/near-words.mjs";
import { keepKeysInPanel } from "../search/panel-keys.mjs";
import { dressResults } from "../search/results.mjs";
import { sparing } from "../search/spare.mjs";
import { startWhenUsed } from "../search/start.mjs";
import { Calculator } from "./calculator/calculator.mjs";
import { enableAnswerInALine } from "./calculator/in-a-line.mjs";
import { ANEW, pageRuntime } from "./calculator/page-runtime.mjs";
import { enableWaiting } from "./calculator/waiting.mjs";
import { apart, withEach } from "./common/apart.mjs";
import { SITE } from "./common/place.mjs";
import { offerCarried, sayNotCarried, takeNoRoom } from "./device/carry.mjs";
import { keepRuntime } from "./device/device.mjs";
import { enableForgetting } from "./device/forget.mjs";
import { Memory } from "./device/memory.mjs";
import { fillAfterRefresh, keepForRefresh } from "./device/newer-build.mjs";
import { enableSavingSite } from "./device/save-site.mjs";
import { Wiping } from "./device/wiping.mjs";
import { enableDatePickers } from "./form/date-picker.mjs";
import { enableFolded } from "./form/folded.mjs";
import { enableRows } from "./form/rows.mjs";
import { enableFork } from "./page/fork.mjs";
import { enableHere } from "./page/here.mjs";
import { enableLetter } from "./page/letter.mjs";
import { leadOn } from "./page/moved.mjs";
import { enableNextBar } from "./page/next-bar.mjs";
import { enableSearchButtons } from "./page/open-search.mjs";
import { enableRailNext } from "./page/rail-next.mjs";
import { enableSourceSheet } from "./page/source-sheet.mjs";
import { openTargets } from "./page/sources.mjs";
import { enableTriage } from "./page/triage.mjs";
import { openWhereWide } from "./page/wide.mjs";
import { clearByHand } from "./take-away/by-hand.mjs";
import { enableCalendar } from "./take-away/calendar.mjs";
import { enableComparing } from "./take-away/compare.mjs";
import { enableCopying } from "./take-away/copy.mjs";
import { enableFollowUp } from "./take-away/follow-up.mjs";
import { enablePaper } from "./take-away/paper.mjs";
import { enableResultCopies } from "./take-away/plain-text.mjs";
import { enablePrinting } from "./take-away/print.mjs";
import { enableSaving } from "./take-away/save.mjs";
import { enableSharing, followLinks } from "./take-away/share.mjs";
import { enableSpreadsheets } from "./take-away/spreadsheet.mjs";

const memory = new Memory();
const wiping = new Wiping(memory);
const runtime = pageRuntime();

document.documentElement.classList.replace("no-js", "js");
document.documentElement.dataset.script = ""; // what stands in the page itself looks for it: the theme's script says "js", too
[openWhereWide, enableSearchButtons, () => keepRuntime(runtime, wiping)].forEach(apart);
const isDespair = despairDetector(DESPAIR);
withEach("[data-md-component=search]", (panel) => {
  const box = panel.querySelector("[data-md-component=search-query]");
  const help = new HelpBox(panel, isDespair);
  startWhenUsed(
    document.getElementById("__search"),
    panel.querySelector("[data-md-component=search-result]"),
    sparing(isDespair, (location) => help.isHelp(new URL(location, SITE).href)),
  );
  offerNearWords(panel, window.searchStandIn);
  listenToSearchBox(box);
  keepKeysInPanel(panel, help, window.searchStandIn);
  dressResults(panel, (words, address) => markLater(memory, words, address));
  wiping.onWipe(() => box.dispatchEvent(new Event("input", { bubbles: true })));
});
const parts = [
  () => markNoted(memory),
  enableSourceSheet,
  openTargets,
  enableCopying,
  enablePrinting,
  enableSaving,
  enableSpreadsheets,
  () => enableCalendar(runtime),
  enableResultCopies,
  enablePaper,
];
parts.forEach(apart);
wiping.onWipe(clearByHand);
withEach("form[data-letter]", (form) => enableLetter(form, memory));
withEach("[data-triage]", enableTriage);
withEach(".fork", enableFork);
withEach("a.next-bar", enableNextBar);
withEach(".rail__next", enableRailNext);
withEach("[data-moved]", leadOn);
withEach(".timeline", (timeline) => enableHere(timeline, memory, wiping));
withEach("form[data-follow-up]", enableFollowUp);
withEach("[data-save-site]", (panel) => enableSavingSite(panel, wiping));

const forms = [...document.querySelectorAll("form[data-calculator]")];
for (const enable of [enableRows, enableFolded, enableWaiting, enableAnswerInALine]) withEach(forms, enable);
withEach("form", enableDatePickers);
const calculators = [];
withEach(forms, (form) => calculators.push(new Calculator(form, runtime, memory)));
runtime.listen((_, reason) => reason === ANEW && keepForRefresh(forms, memory));
withEach(calculators, enableSharing);
withEach(calculators, (calculator) => enableComparing(calculator, wiping));
apart(() => enableForgetting(calculators, wiping));
withEach(calculators, (calculator) => sayNotCarried(calculator, memory));
const isFilled = [followLinks(calculators), fillAfterRefresh(calculators, memory)].some(Boolean);
if (isFilled) withEach(forms, takeNoRoom);
else withEach(calculators, (calculator) => offerCarried(calculator, memory, wiping));
