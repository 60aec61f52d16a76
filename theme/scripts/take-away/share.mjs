// Make a link that carries the reader's numbers, only when asked to, and read one that somebody sent.
import { button, element } from "../common/dom.mjs";
import { FROM_FOLDER } from "../common/place.mjs";
import { FOLD_AWAY } from "../common/words.mjs";
import { readInputs } from "../form/fields.mjs";
import { withoutToday } from "../form/today.mjs";
import { copy } from "./copy.mjs";
import { readLink, writeLink } from "./link.mjs";
import { pass } from "./passing.mjs";

const WARNING = "链接里有金额和日期，只发给信得过的人。";

/** Fills forms from the address, now and whenever it changes; gives whether one was filled now with somebody's numbers. */
export function followLinks(calculators) {
  const follow = () => {
    const link = readLink(location.hash);
    const calculator = link && calculators.find(({ id }) => id === link.id);
    if (!calculator) return false;
    calculator.fill(link.values, link.isExample);
    const folded = calculator.form.closest("details");
    if (folded) folded.open = true;
    calculator.form.scrollIntoView();
    return !link.isExample;
  };
  addEventListener("hashchange", follow);
  return follow();
}

/** Lets the reader make a link; a folder has no address to share. */
export function enableSharing({ id, form }) {
  const actions = form.querySelector(".result__tools");
  const given = actions.querySelector("[data-share]");
  if (FROM_FOLDER) return given?.remove();
  const pressed = given || button("做一个带数字的链接", "button button--quiet", () => {});
  pressed.addEventListener("click", () => {
    closePanel(form);
    pass(pressed, "link", () => openPanel(linkWith(id, withoutToday(form, readInputs(form))), actions));
  });
  form.addEventListener("standing-changed", () => closePanel(form));
  pressed.dataset.share = "";
  if (!given)
    form.addEventListener("calculated", () => actions.insertBefore(pressed, actions.querySelector("[data-forget]")), {
      once: true,
    });
}

function openPanel(address, actions) {
  const link = element("input", { class: "share__link", readonly: true, "aria-label": "带数字的链接" });
  link.value = address;
  const panel = element("div", { class: "share", role: "group", "aria-label": "分享", tabindex: "-1" });
  const tools = [
    copier("复制带数字的链接", address),
    copier("复制不带数字的链接", linkWithout()),
    button(FOLD_AWAY, "button button--quiet", () => panel.remove()),
  ];
  panel.append(
    element("p", { class: "share__warning" }, WARNING),
    element("p", {}, link),
    element("p", { class: "share__tools" }, ...tools),
  );
  actions.after(panel);
  panel.focus();
}

function copier(words, text) {
  return button(words, "button button--quiet", ({ currentTarget }) => copy(currentTarget, text));
}

function closePanel(form) {
  const panel = form.querySelector(".share");
  if (panel) panel.remove();
}

function linkWith(id, inputs) {
  return `${linkWithout()}#${writeLink(id, inputs)}`;
}

function linkWithout() {
  return location.href.replace(/[?#].*$/, "");
}
