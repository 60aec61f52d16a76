// Let a drawing into the page only if it can do nothing but be looked at.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ["rect", "line", "path", "polyline", "polygon", "circle"];
const ELEMENTS = new Set(["svg", "title", "desc", "g", "text", "tspan", ...SHAPES]);
const FORBIDDEN = /^(on|style$|href$|xlink:)/i;

/** Makes an element of the SVG that a calculator drew; `null` if it holds more than shapes and words. */
export function drawing(text) {
  const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
  if (root.localName !== "svg" || ![root, ...root.querySelectorAll("*")].every(isHarmless)) return null;
  return document.importNode(root, true);
}

function isHarmless({ namespaceURI, localName, attributes }) {
  const isQuiet = ({ name, value }) => !FORBIDDEN.test(name) && !/url\(/i.test(value);
  return namespaceURI === SVG && ELEMENTS.has(localName) && [...attributes].every(isQuiet);
}
