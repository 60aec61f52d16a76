// A process without clock and without chance, so that two builds of the same sources are byte-identical.
import nodeCrypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

const FIXED_TIME = Date.UTC(1980, 0, 1);
const FIXED_BYTE = 7;
const CLOCK_STEP_MS = 1 / 8;

/** Takes the clock and the random sources away; call it before Pyodide is imported, which keeps references to them. */
export function closeWorld() {
  stopCalendar();
  let ticks = 0;
  performance.now = () => ++ticks * CLOCK_STEP_MS;
  Math.random = () => 0.5;
  fixRandomBytes();
}

function stopCalendar() {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [FIXED_TIME]));
    }
    static now() {
      return FIXED_TIME;
    }
  };
}

function fixRandomBytes() {
  const fill = (view) => {
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(FIXED_BYTE);
    return view;
  };
  const crypto = { getRandomValues: fill, subtle: nodeCrypto.webcrypto.subtle };
  Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
  nodeCrypto.randomFillSync = fill;
  syncBuiltinESMExports();
}
