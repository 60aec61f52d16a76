// Offer help above the search results: at once for words of despair, and when nothing is found or works. It
// needs what stands in the page, nothing else.

const PATIENCE_MS = 1500;
const DESPAIR = "despair";
const FOUND = "found";
const NOTHING = "nothing";

/** The help of one search panel: a quiet line that becomes a box. */
export class HelpBox {
  #panel;
  #query;
  #isDespair;
  #isComposing = false;
  #waitedInVain = false;
  #timer = 0;
  #because = "";
  #isNew = false;

  constructor(panel, isDespair) {
    this.#panel = panel;
    this.#query = panel.querySelector("[data-md-component=search-query]");
    this.#isDespair = isDespair;
    if (this.#region) this.#listen();
  }

  /** The box itself, once somebody has turned to the search. */
  get element() {
    return this.#panel.querySelector("[data-help-box]");
  }

  get #region() {
    return this.#panel.querySelector("[data-search-help]");
  }

  /** Whether an address is that of the page for despair. */
  isHelp(address) {
    const helpPage = this.#region?.dataset.helpPage;
    return Boolean(helpPage) && address.startsWith(new URL(helpPage, location.href).href);
  }

  /** Whether the box has just come for words of despair and nobody has looked at it yet; asked once, it is known. */
  isNews() {
    const isNews = this.#isNew;
    this.#isNew = false;
    return isNews;
  }

  #listen() {
    const look = () => this.#look();
    this.#query.addEventListener("compositionstart", () => (this.#isComposing = true));
    this.#query.addEventListener("compositionend", () => (this.#isComposing = false));
    for (const type of ["input", "compositionend", "focus"]) this.#query.addEventListener(type, () => this.#typed());
    this.#query.form.addEventListener("reset", () => setTimeout(() => this.#typed()));
    new MutationObserver(look).observe(this.#results, { childList: true, subtree: true, characterData: true });
    // The theme closes the search after a click on any link; who comes back from a call finds the numbers again.
    this.#region.addEventListener("click", (event) => event.stopPropagation());
  }

  /** Who only reads has no use for the box and the ways on: they wait in templates. */
  #unpack() {
    for (const template of this.#panel.querySelectorAll("template")) template.replaceWith(template.content);
  }

  #typed() {
    this.#unpack();
    clearTimeout(this.#timer);
    this.#waitedInVain = false;
    this.#timer = setTimeout(() => {
      this.#waitedInVain = true;
      this.#look();
    }, PATIENCE_MS);
    this.#look();
  }

  get #results() {
    return this.#panel.querySelector("[data-md-component=search-result]");
  }

  #look() {
    if (!this.element) return;
    const isNothing = this.#findsNothing();
    this.#panel.toggleAttribute("data-search-failed", this.#hasFailed());
    const found = this.#leadsToHelp() || this.#isReadAsDespair() ? FOUND : isNothing ? NOTHING : "";
    this.#show(this.#isDespair(this.#query.value) ? DESPAIR : found);
    this.#panel.querySelector("[data-search-ways]").hidden = this.#because !== NOTHING;
  }

  #findsNothing() {
    if (this.#isComposing || !this.#query.value.trim()) return false;
    const [meta, list] = this.#results.children;
    const isEmpty = !list.children.length;
    return this.#hasFailed() || (isEmpty && (this.#waitedInVain || meta.textContent === wordsForNothing()));
  }

  /** Whether the first page that is found is the one for despair: what no phrase foresees may be near its names. */
  #leadsToHelp() {
    const first = this.#results.querySelector(".md-search-result__link");
    return Boolean(first) && this.isHelp(first.href);
  }

  /** Whether the search reads despair in what says nothing by itself, such as initials beside other words. */
  #isReadAsDespair() {
    const read = this.#results.querySelector("[data-search-as]")?.dataset.searchAs;
    return Boolean(read) && this.#isDespair(read);
  }

  #hasFailed() {
    return this.#results.querySelector("[data-search-failed]") !== null;
  }

  #show(because) {
    if (because === this.#because) return;
    this.#isNew = because === DESPAIR || (because === FOUND && this.#because !== DESPAIR);
    this.#because = because;
    const said = because === FOUND ? DESPAIR : because;
    for (const words of this.element.querySelectorAll("[data-help-because]")) words.hidden = words.dataset.helpBecause !== said;
    this.element.hidden = !because;
    this.element.classList.toggle("search-help__box--short", because === NOTHING);
    this.#panel.toggleAttribute("data-search-helps", said === DESPAIR);
    this.#panel.querySelector("[data-help-line]").hidden = Boolean(because);
    if (because) this.#panel.querySelector(".md-search__scrollwrap").scrollTop = 0;
  }
}

function wordsForNothing() {
  return JSON.parse(document.getElementById("__config").textContent).translations["search.result.none"];
}
