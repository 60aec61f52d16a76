// The service worker. It keeps files that are the same for every reader; pages only if the reader saved the
// whole site. BUILD stands before this script: publish/keeping.py writes it.
import { dropUnnamed, matchOwn, nameIn, ownCaches, renameSaved, SAVED, WHOLE } from "./names.mjs";

const SHARED = `shared-${BUILD.id}`;
const RUNTIME = `runtime-${BUILD.runtime.id}`;
const SITE = registration.scope;
const FOR_EVERYBODY = /^(shared|runtime)-/;
const KEPT = new Set([...BUILD.shared, ...BUILD.runtime.files]);

addEventListener("install", (event) => event.waitUntil(keepWhatCanBeHad(SHARED, BUILD.shared)));
addEventListener("activate", (event) => event.waitUntil(dropEarlierBuilds()));
addEventListener("message", (event) => {
  if (event.data === "keep-runtime") event.waitUntil(keep(RUNTIME, BUILD.runtime.files).catch(() => drop(RUNTIME)));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SITE)) return;
  const place = request.url.slice(SITE.length);
  event.respondWith(KEPT.has(place) ? fromDevice(request) : fromSite(request));
});

// A name holds its file's hash: what was kept under it is right for ever, and code compiled from it can be kept, too.
async function fromDevice(request) {
  return (await matchOwn(SITE, request)) || fetch(request);
}

// Pages come from the site; without a network from the copy that the reader saved, if there is one.
async function fromSite(request) {
  try {
    return await fetch(request);
  } catch {
    return (await fromSavedCopy(request.url.replace(/[?#].*$/, ""))) || Response.error();
  }
}

async function fromSavedCopy(url) {
  const page = url.replace(/\/index\.html$/, "/");
  const copy = await savedCopy();
  return copy && ((await copy.match(page, { ignoreVary: true })) || copy.match(`${page}/`, { ignoreVary: true }));
}

// One only, since pages of two builds don't fit each other: the whole one, or else the newest.
async function savedCopy() {
  const things = (await ownCaches(SITE)).filter((thing) => thing.startsWith(SAVED));
  const copies = await Promise.all(things.map((thing) => caches.open(nameIn(SITE, thing))));
  const whole = await Promise.all(copies.map((copy) => copy.match(new URL(WHOLE, SITE).href)));
  return copies.find((_, at) => whole[at]) || copies.pop();
}

async function keep(thing, places) {
  const cache = await caches.open(nameIn(SITE, thing));
  await Promise.all(places.map((place) => keepOne(cache, new URL(place, SITE).href)));
}

// A host that doesn't give one of them is no reason to do without the others.
async function keepWhatCanBeHad(thing, places) {
  await Promise.allSettled(places.map((place) => keep(thing, [place])));
}

async function keepOne(cache, url) {
  if (await cache.match(url)) return;
  const response = await fetch(url, { cache: "force-cache" }); // the page has just loaded most of them
  if (!response.ok || isPage(response)) throw new Error(`${url}: ${response.status}`);
  await cache.put(url, response);
}

// Some hosts answer every unknown address with their home page.
function isPage(response) {
  return (response.headers.get("content-type") || "").startsWith("text/html");
}

// Runs when no page of an earlier build is open any more.
async function dropEarlierBuilds() {
  const earlier = (await ownCaches(SITE)).filter((thing) => FOR_EVERYBODY.test(thing) && thing !== SHARED && thing !== RUNTIME);
  await Promise.all(earlier.map(drop));
  await renameSaved(SITE);
  await dropUnnamed(SITE);
}

function drop(thing) {
  return caches.delete(nameIn(SITE, thing));
}
