// This file saves the whole site on the reader's device, when asked to, so that it can be read and reckoned with offline.
import { button, element, replaceContents } from "./dom.mjs";
import { dropOtherBuilds, openSaved, savedBuilds, startWorker, whyNotKept, wipeDevice } from "./device.mjs";
import { SITE } from "./place.mjs";

const LIST = new URL("site-files.json", SITE).href;
const WHOLE = new URL("saved-whole", SITE).href;
const AT_ONCE = 6;
const INSTEAD = "想断网看，把整个离线文件夹拷到设备上，也一样。";
const MEGABYTE = 1_000_000;

/** Fills [data-save-site] with what can be done here. */
export async function enableSavingSite(panel, wiping) {
  const why = await whyNotKept();
  if (why) return replaceContents(panel, words(`这里存不了：${why}${INSTEAD}`));
  const saving = new SavingSite(panel, wiping);
  await saving.show();
}

class SavingSite {
  constructor(panel, wiping) {
    this.panel = panel;
    this.wiping = wiping;
  }

  async show() {
    const list = await fetchList();
    const isSaved = list && (await isWhole(list.id));
    const others = (await savedBuilds()).length;
    if (isSaved) return this.write(`整个网站已经存在这台设备上（${list.date} 的版本），断网也能看、能算。`, this.wipe());
    if (!list) return this.write(others ? "现在没有网络，看的是存在这台设备上的那一份。" : "现在存不了：没有网络，或者这是做到一半的预览。", this.wipe());
    const start = button(others ? "换成新的一份" : "存到本机", "button", () => this.save(list));
    return this.write(`${offer(list)}${others ? "这台设备上的那一份旧了，或者没有存完。" : ""}`, start, this.wipe());
  }

  write(text, ...buttons) {
    replaceContents(this.panel, words(text), element("p", { class: "letter__tools" }, ...buttons));
  }

  wipe() {
    return button("全部清除", "button button--quiet", async () => {
      this.wiping.wipe();
      await wipeDevice();
      this.write("清除了。这台设备上不再留着这个网站的任何东西（浏览记录除外）。");
    });
  }

  async save(list) {
    const bar = element("progress", { max: String(list.sent), value: "0", "aria-label": "存到本机的进度" });
    const line = words("");
    replaceContents(this.panel, line, bar);
    const tell = (sent) => {
      bar.value = sent;
      line.textContent = `正在存：${megabytes(sent)} / ${megabytes(list.sent)} MB。可以停下，下次接着存。`;
    };
    try {
      await startWorker();
      await saveFiles(list, tell);
      await this.show();
    } catch (error) {
      this.write(reason(error), button("接着存", "button", () => this.save(list)), this.wipe());
    }
    this.panel.focus();
  }
}

async function fetchList() {
  try {
    const response = await fetch(LIST, { cache: "no-cache" });
    if (!response.ok) return null;
    const list = await response.json();
    return { ...list, sent: list.files.reduce((sum, [, sent]) => sum + sent, 0), bytes: sizeOf(list) };
  } catch {
    return null;
  }
}

function sizeOf({ files }) {
  return files.reduce((sum, [, , bytes]) => sum + bytes, 0);
}

async function isWhole(build) {
  const builds = await savedBuilds();
  return builds.includes(build) && Boolean(await (await openSaved(build)).match(WHOLE));
}

// Files that are there already are not fetched again: what was broken off goes on.
async function saveFiles({ id, files }, tell) {
  const cache = await openSaved(id);
  const waiting = [...files];
  let sent = 0;
  const next = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await saveOne(cache, new URL(file[0], SITE).href);
      tell((sent += file[1]));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  await cache.put(WHOLE, new Response(id));
  await dropOtherBuilds(id);
}

async function saveOne(cache, url) {
  if (await cache.match(url)) return;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  await cache.put(url, response);
}

function offer({ sent, bytes }) {
  return `要下载约 ${megabytes(sent)} MB，存下来占约 ${megabytes(bytes)} MB。拿到这台设备的人能看出你存过这个网站。`;
}

function reason(error) {
  if (error.name === "QuotaExceededError") return "这台设备放不下了。存好的还在；腾出空间再按一次，会接着存。";
  if (error.name === "SecurityError") return "浏览器不允许存。可以换一个浏览器，或者用离线文件夹。";
  return "断了，没有存完。存好的还在，再按一次会接着存。";
}

function megabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}

function words(text) {
  return element("p", { role: "status" }, text);
}
