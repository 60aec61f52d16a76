// This file lets a drawing into the page only if it can do nothing but be looked at.

const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["svg", "title", "desc", "g", "rect", "line", "path", "polyline", "polygon", "circle", "text", "tspan"]);
const FORBIDDEN = /^(on|style$|href$|xlink:)/i;

/** Makes an element of the SVG that a calculator drew, or `null` if it is no drawing or holds more than shapes and words. */
export function drawing(text) {
  const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
  if (root.localName !== "svg" || ![root, ...root.querySelectorAll("*")].every(isHarmless)) return null;
  return document.importNode(root, true);
}

function isHarmless({ namespaceURI, localName, attributes }) {
  const isQuiet = ({ name, value }) => !FORBIDDEN.test(name) && !/url\(/i.test(value);
  return namespaceURI === SVG && ELEMENTS.has(localName) && [...attributes].every(isQuiet);
}
