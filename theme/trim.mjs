#!/usr/bin/env node
// This file drops from Material's style sheet the rules that no page of the built site can use, and names it after what is
// left: node theme/trim.mjs SITE

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PurgeCSS } from "purgecss";

const SHEETS = "assets/stylesheets";
const [site] = process.argv.slice(2);
const files = readdirSync(site, { recursive: true }).map(String);
const pages = files.filter((file) => file.endsWith(".html"));
const scripts = files.filter((file) => /^assets[\\/](javascripts[\\/])?[^\\/]+\.js$/.test(file));
const [sheet] = readdirSync(join(site, SHEETS)).filter((file) => /^main\.[0-9a-f]+\.min\.css$/.test(file));

const css = [join(site, SHEETS, sheet)];
const content = [...pages, ...scripts].map((file) => join(site, file));
const [trimmed] = await new PurgeCSS().purge({ css, content, keyframes: true });
const hash = createHash("sha256").update(trimmed.css).digest("hex").slice(0, 8);
const name = `main.${hash}.min.css`;
writeFileSync(css[0], trimmed.css);
renameSync(css[0], join(site, SHEETS, name));
for (const page of pages) {
  const html = readFileSync(join(site, page), "utf8");
  writeFileSync(join(site, page), html.replaceAll(`${SHEETS}/${sheet}`, `${SHEETS}/${name}`));
}
console.log(JSON.stringify({ sheet: `${SHEETS}/${name}` }));
