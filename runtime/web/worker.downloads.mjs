// The worker that brings the large files on http(s): what is left over of downloading and compiling goes when it ends.
import { unwrapped, wrappedLength } from "./container.mjs";
import { gunzipped } from "./unpacked.mjs";

const TELL_EVERY_MS = 500;
/** How much of the whole the wasm is, compressed; the rest is the snapshot. */
const WASM_SHARE = 0.6;

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
  if (!response.headers.get("content-type")?.startsWith("application/wasm"))
    return WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.compileStreaming((await isKept(response.url)) ? response : counted(response));
}

// What is on the device needs no counting, and as it comes the browser may know it and have it compiled.
async function isKept(url) {
  return Boolean(await globalThis.caches?.match(url, { ignoreSearch: true }).catch(() => false));
}

function counted({ body, headers }) {
  const content = body.pipeThrough(counting(teller("wasm", BUILD.wasmLength, 0, WASM_SHARE)));
  return new Response(content, { headers: { "content-type": headers.get("content-type") } });
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
  const { body, headers } = await get(name);
  const tell = teller(name, Number(headers.get("content-length")), WASM_SHARE, 1);
  return new Uint8Array(await gunzipped(body.pipeThrough(counting(tell))).arrayBuffer());
}

function counting(tell) {
  return new TransformStream({
    transform(chunk, passedOn) {
      tell(chunk.length);
      passedOn.enqueue(chunk);
    },
  });
}

async function readSlowly(name, response, size) {
  const bytes = new Uint8Array(size);
  const tell = teller(name, size, WASM_SHARE, 1);
  let at = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, at);
    bytes.set(value, at); // fails when there is more than there should be
    at += value.length;
    tell(value.length);
  }
}

// Says now and then that something still arrives, and how much of the whole has: a slow line is no broken one.
function teller(name, size, from, to) {
  let come = 0;
  let told = Number.NEGATIVE_INFINITY;
  return (length) => {
    come += length;
    if (come !== size && performance.now() - told < TELL_EVERY_MS) return;
    told = performance.now();
    postMessage({ progress: name, waiting: 1, share: from + (to - from) * (size && Math.min(1, come / size)) });
  };
}
