// Puts a snapshot's bytes into fresh memory. The build in Node proves it with this same code.

export const MAGIC = 0x31534e50;

/** Writes the difference into the module's memory and gives Pyodide's configuration; refuses what doesn't fit. */
export function restore(module, bytes, { memory, build, length }) {
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const [magic, size, count, configLength] = head;
  const fits = magic === MAGIC && size === memory && bytes.length === length && module.API.config.BUILD_ID === build;
  if (!fits) throw new Error("the snapshot doesn't fit");
  grow(module, memory);
  const runs = new Uint32Array(bytes.buffer, bytes.byteOffset + head.byteLength, 2 * count);
  const configAt = head.byteLength + runs.byteLength;
  writeRuns(module.HEAPU8, bytes, runs, configAt + configLength);
  const config = JSON.parse(new TextDecoder().decode(bytes.subarray(configAt, configAt + configLength)));
  bytes.buffer.transfer?.(0); // ten megabytes that nobody needs again: given back now, not when somebody tidies up
  return config;
}

/** Makes the memory at least so large: only the module itself can, when it is asked for a block. */
export function grow(module, size) {
  if (module.HEAPU8.length < size) module._malloc(size - module._sbrk(0));
  if (module.HEAPU8.length < size) throw new Error("there is not enough memory");
}

function writeRuns(heap, bytes, runs, start) {
  let [from, to] = [start, 0];
  for (let index = 0; index < runs.length; index += 2) {
    const [gap, length] = runs.subarray(index, index + 2);
    to += gap;
    heap.set(bytes.subarray(from, from + length), to);
    to += length;
    from += length;
  }
}
