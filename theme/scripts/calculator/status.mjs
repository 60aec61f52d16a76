// Write the line beside a result that says how far a calculator is. RUNTIME_MEGABYTES is set when the script is bundled.
import { announce } from "../common/announce.mjs";
import { button, element, replaceContents } from "../common/dom.mjs";
import { FROM_FOLDER } from "../common/place.mjs";
import { TAKE_OVER, TRY_AGAIN } from "../common/words.mjs";

const SIZE = Number(RUNTIME_MEGABYTES) > 0 ? `（约${RUNTIME_MEGABYTES}\u00a0MB，只下载一次）` : "";
const CAUSES = {
  folder: "这个浏览器没能从文件夹里打开计算部分。",
  network: "网络断了或太慢。",
  wasm: "这个浏览器太旧，或者关掉了WebAssembly（常叫「增强安全」「锁定模式」），在这里算不了新的数，可以换一个浏览器。",
  worker: "这个浏览器不允许网页在后台计算，在这里算不了新的数，可以换一个浏览器。",
};

/** The smallest program: its mark and version. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** What follows a mistake. */
export const MEND = "改好就会重新算";

const HERE = "只在这台设备上算。";

/** What the line says, by occasion. */
export const WORDS = {
  loading: `正在准备计算${SIZE}，可以先填`,
  ready: "准备好了，改了数字就会重新算。",
  own: HERE,
  mixed: `${HERE}${TAKE_OVER}`,
  takenOver: (names) => `这${names.length}项还有例子的数，当成你的算了：${names.join("、")}。`,
  goOn: (names) => `接着填：${names.join("、")}还是例子的数，和你填的对不上。`,
  failed: "下面的结果和公式仍然可用，也可以照公式手算。",
  anew: "网站更新了，这一页是旧的，算不了新的数。刷新一下就能接着算",
  mend: (howMany) => `${howMany}，${MEND}。`,
};

/** Writes a plain line, where it differs; an answer is spoken where it stands, so this line isn't. */
export function say(line, words) {
  if (line.textContent !== words) replaceContents(line, words);
}

/** Says that the runtime is on its way, and which part of it has come (0 to 1), where that is known. */
export function sayLoading(line, share) {
  const bar = line.querySelector("progress") || startLoading(line);
  if (share === undefined) return;
  bar.value = share;
  line.querySelector("[data-share-come]").textContent = `：${Math.floor(share * 100)}%`;
}

function startLoading(line) {
  const bar = element("progress", { class: "calculator__progress", max: 1, "aria-label": "准备了多少" });
  replaceContents(line, WORDS.loading, element("span", { "data-share-come": "" }), bar);
  announce(WORDS.loading);
  return bar;
}

/** Says that the runtime didn't come and what the browser refuses, if it does, and offers to try again. */
export function sayFailed(line, retry, reason = "") {
  const again = button(TRY_AGAIN, "button button--quiet", retry);
  sayAloud(line, [notReady(), CAUSES[causeOf(reason)], WORDS.failed], again);
}

function notReady() {
  return element("b", {}, "没有准备好：");
}

function causeOf(reason) {
  if (!runsWasm()) return "wasm";
  if (typeof Worker === "undefined" || reason.startsWith("SecurityError")) return "worker";
  return FROM_FOLDER ? "folder" : "network";
}

/** Whether the browser runs what Python is made of: an older one doesn't know the word of our policy that allows it. */
function runsWasm() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY_MODULE));
  } catch {
    return false;
  }
}

/** Says that a newer build has replaced this page's files, and offers to refresh; `isKept`: what was typed will be there. */
export function sayAnew(line, isKept) {
  const refresh = button("刷新", "button button--quiet", () => location.reload());
  sayAloud(line, [notReady(), `${WORDS.anew}${isKept ? "，你填的数会留着。" : "；填的数要重填。"}`], refresh);
}

function sayAloud(line, words, ...more) {
  replaceContents(line, ...words);
  announce(line.textContent);
  line.append(...more);
}
