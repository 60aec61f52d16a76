// This file is the service worker. It keeps files that are the same for every reader; pages only if the reader saved the
// whole site. BUILD stands before this script: publish/keeping.py writes it.

const SHARED = `shared-${BUILD.id}`;
const RUNTIME = `runtime-${BUILD.runtime.id}`;
const FOR_EVERYBODY = /^(shared|runtime)-/;
const KEPT = new Set([...BUILD.shared, ...BUILD.runtime.files]);

addEventListener("install", (event) => event.waitUntil(keep(SHARED, BUILD.shared)));
addEventListener("activate", (event) => event.waitUntil(dropEarlierBuilds()));
addEventListener("message", (event) => {
  if (event.data === "keep-runtime") event.waitUntil(keep(RUNTIME, BUILD.runtime.files).catch(() => caches.delete(RUNTIME)));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const place = request.url.slice(registration.scope.length);
  event.respondWith(KEPT.has(place) ? fromDevice(request) : fromSite(request));
});

// A name holds its file's hash: what was kept under it is right for ever, and code compiled from it can be kept, too.
async function fromDevice(request) {
  return (await caches.match(request, { ignoreVary: true })) || fetch(request);
}

// Pages come from the site; without a network from the copy that the reader saved, if there is one.
async function fromSite(request) {
  try {
    return await fetch(request);
  } catch {
    const url = request.url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");
    return (await caches.match(url, { ignoreVary: true })) || Response.error();
  }
}

async function keep(name, places) {
  const cache = await caches.open(name);
  await Promise.all(places.map((place) => keepOne(cache, new URL(place, registration.scope).href)));
}

async function keepOne(cache, url) {
  if (await cache.match(url)) return;
  const response = await fetch(url, { cache: "force-cache" }); // the page has just loaded most of them
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await cache.put(url, response);
}

// Runs when no page of an earlier build is open any more.
async function dropEarlierBuilds() {
  const names = (await caches.keys()).filter((name) => FOR_EVERYBODY.test(name) && name !== SHARED && name !== RUNTIME);
  await Promise.all(names.map((name) => caches.delete(name)));
}
