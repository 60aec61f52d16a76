// Zeroes memory that Python has freed: it still holds what was there, which would only be downloaded.

const SMALLEST = 16;
const LARGEST_OF_PYTHON = 512;
const LARGEST = 1 << 18;
const LARGE = 4096;
const MOST_BLOCKS = 300_000;

/** Takes every free block, fills it with zeros, and gives all of them back in reverse order. */
export function zeroFreeMemory(module) {
  const taken = [...takePythonBlocks(module)];
  const others = [...takeBlocks(module)];
  for (const block of taken.reverse()) module._PyObject_Free(block);
  for (const block of others.reverse()) module._free(block);
}

function* takePythonBlocks(module) {
  const top = module._sbrk(0);
  let count = 0;
  for (let size = LARGEST_OF_PYTHON; size >= SMALLEST; size -= SMALLEST) {
    for (;;) {
      const block = module._PyObject_Malloc(size);
      if (!block) break;
      yield block;
      if (block >= top) break; // it had to ask for more: nothing of this size was left
      module.HEAPU8.fill(0, block, block + size);
      count += 1;
      if (count > MOST_BLOCKS) throw new Error("the free memory of Python has no end");
    }
  }
}

function* takeBlocks(module) {
  for (let size = LARGEST; size >= SMALLEST; size = size > LARGE ? size >> 1 : size - SMALLEST) {
    for (;;) {
      const before = module._sbrk(0);
      const block = module._malloc(size);
      if (!block) break;
      yield block;
      module.HEAPU8.fill(0, block, block + size);
      if (module._sbrk(0) !== before) break;
    }
  }
}
