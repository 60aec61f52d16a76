// The worker on file://: it may load nothing itself, so the page sends each file as text, base64 of gzip.
import { answer, gunzip } from "./answers.mjs";
import { boot } from "./core.mjs";

const EMPTY_ZIP = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array(18).fill(0));

const level = Number(self.name.replace("level-", ""));
const downloads = {
  wasm: pack("wasm").then((bytes) => WebAssembly.compile(bytes)),
  asm: pack("asm").then(importBytes).then((module) => module.default),
  loader: pack("loader").then(importBytes).then((module) => module.loadPyodide),
  ...(level === 2 ? { snapshot: pack("snapshot") } : { library: pack("library") }),
};
const emptyZip = URL.createObjectURL(new Blob([EMPTY_ZIP]));
answer(level, downloads, boot(level, BUILD, downloads, { indexURL: `${emptyZip}#`, emptyZip }));

async function pack(name) {
  const text = await new Promise((resolve) => {
    addEventListener("message", ({ data }) => data.pack === name && resolve(data.text));
  });
  return gunzip(new Blob([decode(text)]).stream());
}

function decode(text) {
  return Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function importBytes(bytes) {
  return import(URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));
}
