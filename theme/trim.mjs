#!/usr/bin/env node
// Writes Material's style sheet without the rules that no page can use, named after what is left:
// node theme/trim.mjs SITE FOLDER < files, as a JSON list, in which every name of an element, class or attribute occurs.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PurgeCSS } from "purgecss";

const SHEETS = "assets/stylesheets";
const VARIABLE = /--[a-z][\w-]*/g;
const [site, folder] = process.argv.slice(2);
const named = JSON.parse(readFileSync(0, "utf8"));
const scripts = readdirSync(join(site, "assets"), { recursive: true })
  .map(String)
  .filter((file) => /^(javascripts[\\/])?[^\\/]+\.js$/.test(file))
  .map((file) => join(site, "assets", file));
const [sheet] = readdirSync(join(site, SHEETS)).filter((file) => /^main\.[0-9a-f]+\.min\.css$/.test(file));

const css = [join(site, SHEETS, sheet)];
const others = readdirSync(join(site, "assets"), { recursive: true })
  .map((file) => join(site, "assets", String(file)))
  .filter((file) => file.endsWith(".css") && file !== css[0]);
const used = [...others, ...scripts].flatMap((file) => readFileSync(file, "utf8").match(VARIABLE) || []);
const [trimmed] = await new PurgeCSS().purge({
  css,
  content: [...named, ...scripts],
  keyframes: true,
  variables: true,
  safelist: { variables: used },
});
const hash = createHash("sha256").update(trimmed.css).digest("hex").slice(0, 8);
const name = `main.${hash}.min.css`;
writeFileSync(join(folder, name), trimmed.css);
console.log(JSON.stringify({ name }));
