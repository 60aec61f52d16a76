#!/usr/bin/env node
// Bundle the search into one classic script and print what it made: node theme/search/bundle.mjs --out DIR

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const { out } = parseArgs({ options: { out: { type: "string" } } }).values;
if (!out) {
  console.error("usage: node theme/search/bundle.mjs --out DIR");
  process.exit(2);
}

const { outputFiles } = await build({
  entryPoints: [join(here, "search.mjs")],
  absWorkingDir: here,
  bundle: true,
  tsconfigRaw: {}, // else one that lies in a folder above would count
  write: false,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "inline",
});
const script = outputFiles[0].contents;
const name = `search.${createHash("sha256").update(script).digest("hex").slice(0, 12)}.js`;
mkdirSync(out, { recursive: true });
writeFileSync(join(out, name), script);
console.log(JSON.stringify({ search: name, bytes: script.length, gzip: gzipSync(script, { level: 9 }).length }));
