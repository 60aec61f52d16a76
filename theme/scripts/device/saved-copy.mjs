// Fetch and check the files of a saved copy: all of one build, or the copy says which are not.
import { MISSING, WHOLE } from "../../keeping/names.mjs";
import { SITE } from "../common/place.mjs";
import { dropSaved, openSaved, savedBuilds } from "./device.mjs";

const LIST = new URL("site-files.json", SITE).href;
const AT_ONCE = 6;
const HASHED = /[.-][0-9a-f]{8,}\.|^assets\/runtime\//;

/** Asks the site what it holds now: {id, date, files: [[place, sent, bytes, digest]…], sent, bytes}; null without an answer. */
export async function fetchList() {
  try {
    const response = await fetch(LIST, { cache: "no-store" });
    if (!response.ok) return null;
    const list = await response.json();
    const sum = (column) => list.files.reduce((total, file) => total + file[column], 0);
    return { ...list, sent: sum(1), bytes: sum(2) };
  } catch {
    return null;
  }
}

/** Finds how a build is saved: null when it isn't, else the places that are missing. */
export async function missingOf(build) {
  if (!(await savedBuilds()).includes(build)) return null;
  const cache = await openSaved(build);
  if (await cache.match(marker(WHOLE))) return [];
  const missing = await cache.match(marker(MISSING));
  return missing ? missing.json() : null;
}

/**
 * Saves the files that are not there yet, and tells after each how many bytes are done. What can't be had is left out and
 * noted, as is all that hasn't come when the reader stops it (`stopping`). Earlier copies go once this one is whole, and those that never were whole at once.
 */
export async function saveFiles({ id, files }, tell, stopping) {
  const cache = await openSaved(id);
  const waiting = [...files];
  const missing = [];
  let sent = 0;
  const next = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (stopping.aborted || !(await saveOne(cache, file, id))) missing.push(file[0]);
      sent += file[1];
      tell(sent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  await note(cache, missing.sort());
  await dropSaved(await superseded(id, missing.length === 0));
}

async function saveOne(cache, [place, , , digest], build) {
  const url = new URL(place, SITE).href;
  if (await cache.match(url)) return true;
  const way = HASHED.test(place) ? "default" : "reload";
  const response = (await fetched(url, digest, way)) || (await fetched(`${url}?build=${build}`, digest, "reload"));
  if (!response) return false;
  await cache.put(url, response);
  return true;
}

// Gives what was asked for if it is of this build: caches, here and on the way, may still hold an earlier one.
async function fetched(url, digest, cache) {
  try {
    const response = await fetch(url, { cache });
    if (!response.ok) return null;
    const kept = await storable(response);
    return (await digestOf(await kept.clone().arrayBuffer())) === digest ? kept : null;
  } catch {
    return null;
  }
}

// Browsers keep no answer that varies by everything, and refuse a page out of a copy that was redirected on its way there.
async function storable(response) {
  if (!response.redirected && response.headers.get("Vary") !== "*") return response;
  return new Response(await response.blob(), { headers: { "Content-Type": response.headers.get("Content-Type") } });
}

async function digestOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function note(cache, missing) {
  await cache.delete(marker(WHOLE));
  await cache.put(marker(missing.length ? MISSING : WHOLE), new Response(JSON.stringify(missing)));
  if (!missing.length) await cache.delete(marker(MISSING));
}

async function superseded(build, isWhole) {
  const others = (await savedBuilds()).filter((each) => each !== build);
  const kept = await Promise.all(others.map(async (each) => !isWhole && (await missingOf(each))?.length === 0));
  return others.filter((_, at) => !kept[at]);
}

function marker(name) {
  return new URL(name, SITE).href;
}
