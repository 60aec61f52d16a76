// This file is the page's script: it finds what the page holds and makes it work. Pages are complete without it.
import { listenToSearchBox } from "../search/listen.mjs";
import { Calculator } from "./calculator.mjs";
import { enableCalendar } from "./calendar.mjs";
import { offerCarried } from "./carry.mjs";
import { enableCopying } from "./copy.mjs";
import { enableForgetting } from "./forget.mjs";
import { enableLetter } from "./letter.mjs";
import { Memory } from "./memory.mjs";
import { enableSearchButtons } from "./open-search.mjs";
import { pageRuntime } from "./page-runtime.mjs";
import { enablePrinting } from "./print.mjs";
import { enableSaving } from "./save.mjs";
import { enableSharing, followLinks } from "./share.mjs";
import { openTargets } from "./sources.mjs";
import { enableSpreadsheets } from "./spreadsheet.mjs";
import { enableTriage } from "./triage.mjs";

const memory = new Memory();
const runtime = pageRuntime();

document.documentElement.classList.replace("no-js", "js");
enableSearchButtons();
document.querySelectorAll("[data-md-component=search-query]").forEach(listenToSearchBox);
openTargets();
enableCopying();
enablePrinting();
enableSaving();
enableSpreadsheets();
enableCalendar();
document.querySelectorAll("form[data-letter]").forEach((form) => enableLetter(form, memory));
document.querySelectorAll("[data-triage]").forEach(enableTriage);

const forms = [...document.querySelectorAll("form[data-calculator]")];
const calculators = forms.map((form) => new Calculator(form, runtime, memory));
calculators.forEach(enableSharing);
enableForgetting(calculators, memory);
if (!followLinks(calculators)) calculators.forEach((calculator) => offerCarried(calculator, memory));
