// The worker that readies the large files on file://: the page sends each as {file, content}, the content base64 of gzip.
import { unpacked } from "./unpacked.mjs";

addEventListener("message", ({ data }) =>
  ready(data.file, unpacked(data.content)).catch((error) => postMessage({ failed: String(error) })),
);

async function ready(file, response) {
  if (file === "wasm") {
    const wasm = new Response(response.body, { headers: { "content-type": "application/wasm" } });
    postMessage({ file, content: await WebAssembly.compileStreaming(wasm) });
    return;
  }
  const content = new Uint8Array(await response.arrayBuffer());
  postMessage({ file, content }, [content.buffer]);
}
