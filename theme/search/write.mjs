#!/usr/bin/env node
// Write the index of a site and print its folder: node theme/search/write.mjs --out DIR [--as-scripts]
//
// Standard input has a line of JSON with what is known of words, then one for each entry. Pieces are written as soon as
// they are whole, in a folder that gets its name at the end.

import { createHash } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";

import { IndexMaking } from "./index-of.mjs";
import { asScript } from "./pieces.mjs";

// Of ten thousand pages it would else hold twice what it needs before it looks what can go; that takes no longer.
setFlagsFromString("--heap-growing-percent=40");

const { out, "as-scripts": asScripts } = parseArgs({
  options: { out: { type: "string" }, "as-scripts": { type: "boolean", default: false } },
}).values;
if (!out) {
  console.error("usage: node theme/search/write.mjs --out DIR [--as-scripts] < lines");
  process.exit(2);
}

const unnamed = join(out, `making-${process.pid}`);
mkdirSync(unnamed, { recursive: true });
const hash = createHash("sha256");
let count = 0;
let making = null;
let known = null;
for await (const line of createInterface({ input: process.stdin }))
  if (making) making.add(JSON.parse(line)).forEach(write);
  else {
    const { asked, unshown, ...rest } = JSON.parse(line);
    known = rest;
    making = new IndexMaking(asked, unshown);
  }
for (const piece of making.rest(known)) write(piece);
const folder = hash.digest("hex").slice(0, 12);
rmSync(join(out, folder), { recursive: true, force: true });
renameSync(unnamed, join(out, folder));
console.log(JSON.stringify({ folder, pieces: count }));

function write([name, piece]) {
  const text = JSON.stringify(piece);
  hash.update(`${name}\n${text}\n`);
  count++;
  if (asScripts) writeFileSync(join(unnamed, `${name}.js`), asScript(name, text));
  else writeFileSync(join(unnamed, `${name}.json`), text);
}
