// Python's worker on file://: it may load nothing itself, so the page sends Pyodide's scripts as text, base64 of gzip.
import { handedOver, startAnswering } from "./answers.mjs";
import { unpacked } from "./unpacked.mjs";

const EMPTY_ZIP = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array(18).fill(0));

const scripts = {
  asm: importPacked("asm").then((module) => module.default),
  loader: importPacked("loader").then((module) => module.loadPyodide),
};
startAnswering(scripts, URL.createObjectURL(new Blob([EMPTY_ZIP])));

async function importPacked(name) {
  const script = await unpacked(await handedOver(name)).arrayBuffer();
  return import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
}
