// The worker that brings the large files on http(s): what is left over of downloading and compiling goes when it ends.
import { unwrapped, wrappedLength } from "./container.mjs";
import { gunzipped } from "./unpacked.mjs";

const TELL_EVERY_MS = 500;

bring().catch((error) => postMessage({ failed: String(error?.message ?? error) }));

async function bring() {
  postMessage({ file: "wasm", content: await compiled("pyodide.asm.wasm") });
  // Only now: Python needs the wasm to begin with, and together both would come later.
  const [file, content] = self.name === "level-2" ? ["snapshot", await snapshot()] : ["library", await unzipped("stdlib.bin")];
  postMessage({ file, content }, [content.buffer]);
}

async function get(name, options) {
  const response = await fetch(new URL(name + location.search, location), options); // a retry has its own `?…`
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function compiled(name) {
  const response = await get(name);
  const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// A server that compresses sends few bytes of it; from one that doesn't the small file is taken, compressed by us.
async function snapshot() {
  const download = new AbortController();
  const response = await get("snapshot.wasm", { signal: download.signal });
  if (Number(response.headers.get("content-length")) < BUILD.snapshot.length) {
    return unwrapped(await readSlowly("snapshot", response, wrappedLength(BUILD.snapshot.length)));
  }
  download.abort();
  return unzipped("snapshot.bin");
}

async function unzipped(name) {
  return new Uint8Array(await gunzipped((await get(name)).body).arrayBuffer());
}

// Says now and then that something still arrives: a slow line is no broken one.
async function readSlowly(name, response, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  let told = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, at);
    bytes.set(value, at); // fails when there is more than there should be
    at += value.length;
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    postMessage({ progress: name, waiting: 1 });
  }
}
