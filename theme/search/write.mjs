#!/usr/bin/env node
// Write the index of a site, made of the entries on standard input, and print its folder: node theme/search/write.mjs
// --out DIR [--as-scripts]

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { indexOf } from "./index-of.mjs";
import { asScript } from "./pieces.mjs";

const { out, "as-scripts": asScripts } = parseArgs({
  options: { out: { type: "string" }, "as-scripts": { type: "boolean", default: false } },
}).values;
if (!out) {
  console.error("usage: node theme/search/write.mjs --out DIR [--as-scripts] < entries.json");
  process.exit(2);
}

const pieces = [...indexOf(JSON.parse(readFileSync(0, "utf8")))].map(([name, piece]) => [name, JSON.stringify(piece)]);
const hash = createHash("sha256");
for (const [name, text] of pieces) hash.update(`${name}\n${text}\n`);
const folder = hash.digest("hex").slice(0, 12);
mkdirSync(join(out, folder), { recursive: true });
for (const [name, text] of pieces)
  if (asScripts) writeFileSync(join(out, folder, `${name}.js`), asScript(name, text));
  else writeFileSync(join(out, folder, `${name}.json`), text);
console.log(JSON.stringify({ folder, pieces: pieces.length }));
