// The worker's side of the conversation with the page: what it says while loading, and its answers.

const TELL_EVERY_MS = 500;

/** Tells the page about each finished download, then answers {call, id, inputs} with {call, text} until something fails. */
export async function answer(level, downloads, booting) {
  let waiting = Object.keys(downloads).length;
  for (const [name, download] of Object.entries(downloads)) {
    download.then(() => postMessage({ progress: name, waiting: (waiting -= 1) }), () => {});
  }
  try {
    const run = await booting;
    for (const name of Object.keys(downloads)) delete downloads[name]; // some thirty megabytes that nobody needs again
    addEventListener("message", ({ data }) => data.call && reply(run, data));
    postMessage({ ready: level });
  } catch (error) {
    postMessage({ failed: reason(error) });
  }
}

function reply(run, { call, id, inputs }) {
  try {
    postMessage({ call, text: run(id, inputs) });
  } catch (error) {
    postMessage({ failed: reason(error) });
  }
}

const LONGEST_REASON = 300;

// The end: that is where Python's tracebacks say what happened.
function reason(error) {
  return String(error?.message ?? error).trim().slice(-LONGEST_REASON);
}

/** Reads an answer of known size, and says now and then that something still arrives: a slow line is no broken one. */
export async function readSlowly(name, response, size) {
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

/** Undoes gzip ourselves: servers must not need to know the files' type. */
export async function gunzip(stream) {
  return new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
