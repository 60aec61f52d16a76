// Know what the site keeps on the reader's device: shared files once a calculator was used, pages only on request.
import { dropUnnamed, nameIn, ownCaches, SAVED } from "../../keeping/names.mjs";
import { FROM_FOLDER, SITE } from "../common/place.mjs";

const WORKER = new URL("service-worker.js", SITE).href;
const AFTER_MS = 2000;

const IS_ABLE = !FROM_FOLDER && isSecureContext && "serviceWorker" in navigator && "caches" in window;

/** Says why the browser can't keep anything for us here; nothing if it can. */
export async function whyNotKept() {
  if (FROM_FOLDER) return "这是用文件夹打开的，已经在你的设备上了，不用再存。";
  if (!isSecureContext) return "这个网址没有加密（不是https开头），浏览器不让存。";
  if (!IS_ABLE) return "这个浏览器没有这个功能，或者在无痕窗口里关掉了。";
  try {
    await caches.keys();
    await navigator.serviceWorker.getRegistrations();
    return "";
  } catch {
    return "浏览器不允许这个网站存东西（可能关了Cookie和网站数据）。";
  }
}

/** Has the runtime kept once it was used, in a quiet moment; a browser that refuses works as before. */
export function keepRuntime(runtime, wiping) {
  if (!IS_ABLE) return;
  let isAsked = false;
  runtime.listen((state) => {
    if (state !== "ready" || isAsked) return;
    isAsked = true;
    const timer = setTimeout(
      () =>
        startWorker()
          .then((worker) => worker.postMessage("keep-runtime"))
          .catch(() => {}),
      AFTER_MS,
    );
    wiping.onWipe(() => clearTimeout(timer));
  });
}

/** Starts the service worker and gives it once it works. */
export async function startWorker() {
  const registration = await navigator.serviceWorker.register(WORKER);
  return registration.active || working(registration.installing || registration.waiting);
}

function working(worker) {
  return new Promise((done, fail) => {
    const look = () => {
      if (worker.state === "activated") done(worker);
      else if (worker.state === "redundant") fail(new Error("the service worker was not installed"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Finds the saved copies of the site: their builds, newest last. */
export async function savedBuilds() {
  return (await ownCaches(SITE)).filter((thing) => thing.startsWith(SAVED)).map((thing) => thing.slice(SAVED.length));
}

/** Opens the place where a build of the site is saved. */
export function openSaved(build) {
  return caches.open(nameIn(SITE, `${SAVED}${build}`));
}

/** Forgets saved copies. */
export async function dropSaved(builds) {
  await Promise.all(builds.map((build) => caches.delete(nameIn(SITE, `${SAVED}${build}`))));
}

/** Wipes everything that this site has put on the device, and nothing that another site of the same origin has. */
export async function wipeDevice() {
  for (const thing of await ownCaches(SITE)) await caches.delete(nameIn(SITE, thing));
  await dropUnnamed(SITE);
  const registered = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registered.filter(({ scope }) => scope === SITE).map((each) => each.unregister()));
}
