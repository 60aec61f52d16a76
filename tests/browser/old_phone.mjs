// Read pages in the oldest browser that we promise (TARGET in theme/bundle.mjs), as a phone: node old_phone.mjs PROGRAM < JSON.
// Asked is {origin, pages, search, letter, calculator}; answered is what each of them showed, and what the pages' scripts complained of.

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const PHONE = { width: 360, height: 740, isMobile: true, hasTouch: true };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote"];
const PATIENCE_MS = 30_000;

const asked = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: process.argv[2], args: FLAGS });
const errors = [];

async function opened(address) {
  const page = await browser.newPage();
  await page.setViewport(PHONE);
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => errors.push(`${address}: ${error}`));
  await page.goto(`${asked.origin}/${address}`, { waitUntil: "load" });
  return page;
}

async function searched(query, expected) {
  const page = await opened("");
  await page.click(".site-header__link[data-open-search]");
  await page.type("[data-md-component=search-query]", query);
  await page.waitFor((selector) => document.querySelector(selector)?.getClientRects().length > 0, {}, expected);
  const text = await page.$eval(expected, (node) => node.textContent.trim());
  await page.close();
  return text;
}

async function calculated({ address, field, words }) {
  const page = await opened(address);
  await page.type(field, "1");
  const bar = await page.waitForSelector(".answer-bar:not([hidden])");
  const dress = await bar.evaluate((node) => {
    const { position, bottom, backgroundColor } = getComputedStyle(node);
    return { position, bottom, backgroundColor };
  });
  await page.waitFor((told) => document.querySelector(".calculator__status").textContent.includes(told), {}, words);
  const answer = await page.$eval(".result__answer", (node) => node.textContent.trim());
  await page.emulateMediaType("print");
  const printed = await page.$eval(".site-header", (node) => getComputedStyle(node).display);
  await page.close();
  return { dress, answer, printed };
}

async function written({ address, field, words }) {
  const page = await opened(address);
  await page.type(field, words);
  const paper = await page.$eval(".paper", (node) => node.textContent);
  await page.close();
  return paper;
}

for (const address of asked.pages) await (await opened(address)).close();
const found = [];
for (const [query, expected] of asked.search) found.push(await searched(query, expected));
const answered = { found, calculator: await calculated(asked.calculator), letter: await written(asked.letter), errors };
await browser.close();
console.log(JSON.stringify(answered));
