// A snapshot travels as a WebAssembly file that holds nothing but data: servers know that type, and compress it.

const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]; // "\0asm", version 1
const CUSTOM_SECTION = 0;
const SIZE_BYTES = 5;
const NAME = "memory-change"; // thirteen letters: with them the data begins at a multiple of four
const DATA_AT = HEAD.length + 1 + SIZE_BYTES + 1 + NAME.length;

/** Wraps data in a custom section. */
export function wrapped(data) {
  const size = 1 + NAME.length + data.length;
  const sizeBytes = Array.from(
    { length: SIZE_BYTES },
    (_, at) => ((size >>> (7 * at)) & 0x7f) | (at < SIZE_BYTES - 1 ? 0x80 : 0),
  );
  const name = new TextEncoder().encode(NAME);
  const file = new Uint8Array(DATA_AT + data.length);
  file.set([...HEAD, CUSTOM_SECTION, ...sizeBytes, name.length, ...name]);
  file.set(data, DATA_AT);
  return file;
}

/** How long the file is that holds so much data. */
export function wrappedLength(length) {
  return DATA_AT + length;
}

/** Gives the data of a wrapped file; what is wrong with it shows when the data is looked at. */
export function unwrapped(file) {
  return file.subarray(DATA_AT);
}
