// Make and fill elements; text is only ever text.

/** Makes an element with attributes and children; `null` and `false` attributes are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  made.append(...children);
  return made;
}

/** Puts children in the place of all that an element holds. */
export function replaceContents(parent, ...children) {
  while (parent.firstChild) parent.firstChild.remove();
  parent.append(...children);
}

/** Writes text where it differs, so that nothing is announced or laid out anew without need. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes a button that does something on this page. */
export function button(words, className, act) {
  const made = element("button", { type: "button", class: className }, words);
  made.addEventListener("click", act);
  return made;
}
