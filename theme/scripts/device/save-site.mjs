// Save the whole site on the reader's device, when asked to, so that it can be read and reckoned with offline.
import { button, element, replaceContents } from "../common/dom.mjs";
import { TRY_AGAIN } from "../common/words.mjs";
import { savedBuilds, startWorker, whyNotKept, wipeDevice } from "./device.mjs";
import { fetchList, missingOf, saveFiles } from "./saved-copy.mjs";

const INSTEAD = "想断网看，也可以拷整个离线文件夹。";
const SAVE = "存到本机";
const GO_ON = "接着存";
const MEGABYTE = 1_000_000;
const NAMED = 3;

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
    await (list ? this.showFor(list) : this.showUnreachable());
  }

  async showFor(list) {
    const missing = await missingOf(list.id);
    if (missing && !missing.length)
      return this.write(`整个网站已经存在这台设备上（${list.date}的版本），断网也能看、能算。`, this.wipe());
    if (missing) return this.write(incomplete(missing, list), this.starting(GO_ON), this.wipe());
    const others = (await savedBuilds()).length;
    const start = this.starting(others ? "换成新的一份" : SAVE);
    this.write(`${offer(list)}${others ? "这台设备上的那一份旧了，或者没有存完。" : ""}`, start, this.wipe());
  }

  async showUnreachable() {
    const copies = await Promise.all((await savedBuilds()).map(missingOf));
    const isWhole = copies.some((missing) => missing && !missing.length);
    const saved = isWhole
      ? "现在没有网络，看的是存在这台设备上的那一份。"
      : "现在没有网络。存在这台设备上的那一份没有存完，有的页打不开。";
    this.write(copies.length ? saved : "现在存不了：没有网络，或者这是做到一半的预览。", this.starting(TRY_AGAIN), this.wipe());
  }

  write(text, ...buttons) {
    replaceContents(this.panel, words(text), element("p", { class: "letter__tools" }, ...buttons));
  }

  wipe() {
    return button("全部清除", "button button--quiet", async () => {
      this.wiping.wipe();
      await wipeDevice();
      this.write("清除了。这台设备上不再留着这个网站的任何东西（浏览记录除外）。", this.starting(SAVE));
    });
  }

  starting(label) {
    return button(label, "button", () => this.save());
  }

  async save() {
    const list = await fetchList(); // the site may have changed since the page was opened
    await (list ? this.saveAll(list) : this.showUnreachable());
    this.panel.focus();
  }

  async saveAll(list) {
    const bar = element("progress", { max: String(list.sent), value: "0", "aria-label": "存到本机的进度" });
    const line = words("");
    const stopping = new AbortController();
    const halt = button("停下", "button button--quiet", () => stopping.abort());
    replaceContents(this.panel, line, bar, element("p", { class: "letter__tools" }, halt));
    const tell = (sent) => {
      bar.value = sent;
      line.textContent = `正在存：${megabytes(sent)} / ${megabytes(list.sent)}。可以停下，下次接着存。`;
    };
    try {
      await startWorker();
      await saveFiles(list, tell, stopping.signal);
      if (stopping.signal.aborted) this.write("停下了。存好的还在，下次接着存。", this.starting(GO_ON), this.wipe());
      else await this.show();
    } catch (error) {
      this.write(reason(error), this.starting(GO_ON), this.wipe());
    }
  }
}

function offer({ sent, bytes }) {
  return `要下载约${megabytes(sent)}，存下来占约${megabytes(bytes)}。拿到这台设备的人能看出你存过这个网站。`;
}

function incomplete(missing, { files }) {
  const named = missing
    .slice(0, NAMED)
    .map((place) => place || "首页")
    .join("、");
  const count = `${missing.length}个文件（${named}${missing.length > NAMED ? " 等" : ""}）`;
  const rest = files.length - missing.length;
  return `没有存完：${count}没有取到，或者不是这一版的。其余${rest}个存好了。可能是网断了，或者网站正在更新：过一会儿再按一次，会接着存。`;
}

function reason(error) {
  if (error.name === "QuotaExceededError") return "这台设备放不下了。存好的还在；腾出空间再按一次，会接着存。";
  if (error.name === "SecurityError") return "浏览器不允许存。可以换一个浏览器，或者用离线文件夹。";
  return "没有存完：网络断了，或者浏览器不让。存好的还在，再按一次会接着存。";
}

function megabytes(bytes) {
  return `${(bytes / MEGABYTE).toFixed(1)}\u00a0MB`; // one line holds both
}

function words(text) {
  return element("p", { role: "status" }, text);
}
