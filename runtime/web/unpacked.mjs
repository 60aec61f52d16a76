// Undoes our own packing, as Responses: servers must not need to know what is in a file.

/** What a stream of gzip holds. */
export function gunzipped(stream) {
  return new Response(stream.pipeThrough(new DecompressionStream("gzip")));
}

/** What a text holds that is base64 of gzip. */
export function unpacked(text) {
  const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return gunzipped(new Blob([bytes]).stream());
}
