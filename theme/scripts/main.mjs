// This file is the page's script: it finds what the page holds and makes it work. Pages are complete without it.
import { despairDetector } from "../search/despair.mjs";
import { HelpBox } from "../search/help-box.mjs";
import { listenToSearchBox } from "../search/listen.mjs";
import { keepKeysInPanel } from "../search/panel-keys.mjs";
import { clearByHand } from "./by-hand.mjs";
import { Calculator } from "./calculator.mjs";
import { enableCalendar } from "./calendar.mjs";
import { offerCarried, sayNotCarried } from "./carry.mjs";
import { enableComparing } from "./compare.mjs";
import { enableCopying } from "./copy.mjs";
import { enableDatePickers } from "./date-picker.mjs";
import { keepRuntime } from "./device.mjs";
import { enableForgetting } from "./forget.mjs";
import { enableLetter } from "./letter.mjs";
import { Memory } from "./memory.mjs";
import { fillAfterRefresh, keepForRefresh } from "./newer-build.mjs";
import { enableSearchButtons } from "./open-search.mjs";
import { ANEW, pageRuntime } from "./page-runtime.mjs";
import { enablePaper } from "./paper.mjs";
import { enableResultCopies } from "./plain-text.mjs";
import { enablePrinting } from "./print.mjs";
import { enableRows } from "./rows.mjs";
import { enableSaving } from "./save.mjs";
import { enableSavingSite } from "./save-site.mjs";
import { enableSharing, followLinks } from "./share.mjs";
import { openTargets } from "./sources.mjs";
import { enableSpreadsheets } from "./spreadsheet.mjs";
import { enableTriage } from "./triage.mjs";
import { Wiping } from "./wiping.mjs";

const memory = new Memory();
const wiping = new Wiping(memory);
const runtime = pageRuntime();

document.documentElement.classList.replace("no-js", "js");
document.documentElement.dataset.script = ""; // what stands in the page itself looks for it: the theme's script says "js", too
enableSearchButtons();
keepRuntime(runtime, wiping);
const isDespair = despairDetector(DESPAIR);
for (const panel of document.querySelectorAll("[data-md-component=search]")) {
  const box = panel.querySelector("[data-md-component=search-query]");
  listenToSearchBox(box);
  keepKeysInPanel(panel, new HelpBox(panel, isDespair));
  wiping.onWipe(() => box.dispatchEvent(new Event("input", { bubbles: true })));
}
openTargets();
enableCopying();
enablePrinting();
enableSaving();
enableSpreadsheets();
enableCalendar();
enableResultCopies();
enablePaper();
wiping.onWipe(clearByHand);
document.querySelectorAll("form[data-letter]").forEach((form) => enableLetter(form, memory));
document.querySelectorAll("[data-triage]").forEach(enableTriage);
document.querySelectorAll("[data-save-site]").forEach((panel) => enableSavingSite(panel, wiping));

const forms = [...document.querySelectorAll("form[data-calculator]")];
forms.forEach(enableRows);
document.querySelectorAll("form").forEach(enableDatePickers);
const calculators = forms.map((form) => new Calculator(form, runtime, memory));
runtime.listen((_, reason) => reason === ANEW && keepForRefresh(forms, memory));
calculators.forEach(enableSharing);
calculators.forEach((calculator) => enableComparing(calculator, wiping));
enableForgetting(calculators, wiping);
calculators.forEach((calculator) => sayNotCarried(calculator, memory));
const isFilled = [followLinks(calculators), fillAfterRefresh(calculators, memory)].some(Boolean);
if (!isFilled) calculators.forEach((calculator) => offerCarried(calculator, memory, wiping));
