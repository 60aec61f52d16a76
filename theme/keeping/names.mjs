// Name what the site keeps on a device: each name holds the site's own address, since other sites may share
// the origin (user.github.io/one/, user.github.io/two/). A blank, which no address holds, parts its pieces.

const NAME = "yuqi-buhuang";
/** How caches were called before their names held the address. */
const EARLIER = /^(shared|runtime|site)-[0-9a-f]{12,16}$/;
/** What only our own caches hold, below the site's address. */
const OURS = /^(assets\/runtime\/[0-9a-f]{16}\/|assets\/app\.[0-9a-f]{12}\.js$|saved-whole$|site-files\.json$)/;

/** What begins the names of saved copies; the build's id follows. */
export const SAVED = "site-";
/** Stands in a saved copy once none of its files is missing. */
export const WHOLE = "saved-whole";
/** Stands in a saved copy while files are missing: which ones. */
export const MISSING = "saved-missing";

/** Names one thing of the site that stands at this address. */
export function nameIn(site, thing) {
  return `${prefixOf(site)}${thing}`;
}

/** Gives the site's own caches, by what each holds ("shared-ID", "runtime-ID", "site-ID"). */
export async function ownCaches(site) {
  const prefix = prefixOf(site);
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  return names.map((name) => name.slice(prefix.length));
}

/** Finds what is kept for an address in the site's own caches, the newest first; never in those of another site. */
export async function matchOwn(site, request) {
  for (const thing of (await ownCaches(site)).reverse()) {
    const found = await caches.match(request, { cacheName: nameIn(site, thing), ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** Takes over the copies of the site that an earlier version saved under names without an address. */
export async function renameSaved(site) {
  for (const name of await unnamed(site)) if (name.startsWith(SAVED)) await copy(name, nameIn(site, name));
}

/** Deletes what an earlier version of this site left under names without an address. */
export async function dropUnnamed(site) {
  for (const name of await unnamed(site)) await caches.delete(name);
}

async function unnamed(site) {
  const names = (await caches.keys()).filter((name) => EARLIER.test(name));
  const ours = await Promise.all(names.map((name) => isOurs(site, name)));
  return names.filter((_, index) => ours[index]);
}

async function copy(from, to) {
  const [before, after] = await Promise.all([caches.open(from), caches.open(to)]);
  for (const request of await before.keys()) await after.put(request, await before.match(request));
}

// Sure only where all lies below our address, and something is there that no other site has.
async function isOurs(site, name) {
  const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
  return urls.every((url) => url.startsWith(site)) && urls.some((url) => OURS.test(url.slice(site.length)));
}

function prefixOf(site) {
  return `${NAME} ${new URL(site).pathname} `;
}
