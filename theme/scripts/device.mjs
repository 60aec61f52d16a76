// This file knows what the site keeps on the reader's device: shared files once a calculator was used, pages only on request.
import { FROM_FOLDER, SITE } from "./place.mjs";

const WORKER = new URL("service-worker.js", SITE).href;
const SAVED = "site-";
const AFTER_MS = 2000;

/** Whether the browser can keep anything for us here. */
export const CAN_KEEP = !FROM_FOLDER && isSecureContext && "serviceWorker" in navigator && "caches" in window;

/** Has the runtime kept once it was used, in a quiet moment; a browser that refuses works as before. */
export function keepRuntime(runtime) {
  if (!CAN_KEEP) return;
  let isAsked = false;
  runtime.listen((state) => {
    if (state !== "ready" || isAsked) return;
    isAsked = true;
    setTimeout(() => startWorker().then((worker) => worker.postMessage("keep-runtime")).catch(() => {}), AFTER_MS);
  });
}

/** Starts the service worker and gives it once it works. */
export async function startWorker() {
  await navigator.serviceWorker.register(WORKER);
  return (await navigator.serviceWorker.ready).active;
}

/** Finds the saved copies of the site: their builds, newest last. */
export async function savedBuilds() {
  return (await caches.keys()).filter((name) => name.startsWith(SAVED)).map((name) => name.slice(SAVED.length));
}

/** Opens the place where a build of the site is saved. */
export function openSaved(build) {
  return caches.open(`${SAVED}${build}`);
}

/** Forgets the saved copies of other builds. */
export async function dropOtherBuilds(build) {
  const others = (await savedBuilds()).filter((each) => each !== build);
  await Promise.all(others.map((each) => caches.delete(`${SAVED}${each}`)));
}

/** Wipes everything that this site has put on the device. */
export async function wipeDevice() {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
}
