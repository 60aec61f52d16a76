// Show the questions of the quick page one at a time. All it knows stands in the fragment:
// "#at=q-seal&received=paper&seal=no" is where the reader is, and the answers by question.
import { element, replaceContents, setText } from "../common/dom.mjs";

/** Makes a page that holds all questions and outcomes ask them one by one. */
export function enableTriage(page) {
  const quick = new QuickTriage(page);
  addEventListener("hashchange", () => quick.show(true));
  quick.show(false);
}

class QuickTriage {
  constructor(page) {
    this.page = page;
    this.sections = [...page.querySelectorAll(".triage__question, .triage__outcome")];
    this.first = page.dataset.first;
    this.links = new Map(); // where answers lead that stay on this page
    for (const link of page.querySelectorAll('[data-answer][href^="#"]')) this.links.set(link, link.hash.slice(1));
    this.progress = page.querySelector(".triage__progress");
    this.home = page.querySelector(".triage__back a");
    this.homeHref = this.home.getAttribute("href");
    this.homeWords = this.home.textContent;
    page.classList.add("triage--one");
  }

  /** Shows what the address says; `moved` tells that the reader came from another question. */
  show(moved) {
    const { at, answers } = this.readAddress();
    const trail = this.trail(at, answers);
    for (const section of this.sections) section.hidden = section.id !== at;
    for (const [link] of this.links) this.prepare(link, answers);
    this.writeProgress(at, trail);
    this.writeBack(trail, answers);
    this.writeSoFar(trail, answers);
    if (moved) this.moveTo(document.getElementById(at));
  }

  readAddress() {
    const fragment = location.hash.slice(1);
    const { at, ...answers } = Object.fromEntries(new URLSearchParams(fragment.includes("=") ? fragment : ""));
    const wanted = at || fragment;
    return { at: this.sections.some(({ id }) => id === wanted) ? wanted : this.first, answers };
  }

  /** The answered questions from the first one to where the reader is. */
  trail(at, answers) {
    const found = [];
    let id = this.first;
    while (id !== at && !found.includes(id) && this.leadsTo(id, answers)) {
      found.push(id);
      id = this.leadsTo(id, answers);
    }
    return id === at ? found : [];
  }

  /** Where a question leads with the answer it has. */
  leadsTo(id, answers) {
    const link = this.chosen(id, answers);
    return link && this.links.get(link);
  }

  chosen(id, answers) {
    const section = this.sections.find((each) => each.id === id);
    return [...section.querySelectorAll("[data-answer]")].find(({ dataset }) => dataset.answer === answers[keyOf(id)]);
  }

  /** An answer leads past the questions that are answered already: changing one keeps the rest. */
  prepare(link, answers) {
    const id = link.closest(".triage__question").id;
    const changed = { ...answers, [keyOf(id)]: link.dataset.answer };
    link.setAttribute("href", address(this.walk(id, changed), changed));
    this.markChosen(link, answers[keyOf(id)] === link.dataset.answer);
  }

  walk(start, answers) {
    const passed = new Set();
    let id = start;
    while (id.startsWith("q-") && !passed.has(id) && this.leadsTo(id, answers)) {
      passed.add(id);
      id = this.leadsTo(id, answers);
    }
    return id;
  }

  markChosen(link, isChosen) {
    const mark = link.querySelector(".choice__chosen");
    if (isChosen && !mark) link.append(element("span", { class: "choice__chosen you" }, "你刚才选的"));
    else if (!isChosen && mark) mark.remove();
  }

  writeProgress(at, trail) {
    const question = this.page.dataset.progress.replace("{number}", trail.length + 1);
    setText(this.progress, at.startsWith("q-") ? question : "结果");
  }

  writeBack(trail, answers) {
    const before = trail[trail.length - 1];
    this.home.setAttribute("href", before ? address(before, answers) : this.homeHref);
    setText(this.home, before ? this.page.dataset.earlier : this.homeWords);
  }

  writeSoFar(trail, answers) {
    const section = this.page.querySelector(".triage__sofar");
    section.hidden = !trail.length;
    replaceContents(section.querySelector("dl"), ...trail.map((id) => this.answerLine(id, answers)));
  }

  answerLine(id, answers) {
    const { short } = document.getElementById(id).dataset;
    const chosen = this.chosen(id, answers);
    const words = chosen.firstChild.textContent;
    const change = element("a", { href: address(id, answers), "aria-label": `改：${short}` }, "改");
    return element("div", {}, element("dt", {}, short), element("dd", {}, `${words} `, change));
  }

  moveTo(section) {
    section.querySelector("h2").focus({ preventScroll: true });
    this.page.scrollIntoView();
  }
}

function keyOf(id) {
  return id.replace(/^q-/, "");
}

function address(at, answers) {
  return `#${new URLSearchParams({ at, ...answers })}`;
}
