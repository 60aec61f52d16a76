// Let private names be short ones: esbuild keeps them in WeakMaps for browsers that don't know them yet, which every reader would
// download. A name that is written in another way than below stays as it is, and esbuild says that nothing declares it.
import { readFileSync } from "node:fs";

const PREFIX = "private_";
const DECLARED = /^( {2}(?:(?:static|async|get|set) )*)#(?=\w)/gm;
const USED = /\bthis\.#(?=\w)/g;

/** Settings for esbuild with which a script's private names become short public ones, in the bundle alone. */
export const SHORT_PRIVATE_NAMES = {
  mangleProps: new RegExp(`^${PREFIX}`),
  plugins: [
    {
      name: "short private names",
      setup: (bundling) =>
        bundling.onLoad({ filter: /\.mjs$/ }, ({ path }) => ({ contents: renamed(readFileSync(path, "utf8")) })),
    },
  ],
};

function renamed(script) {
  return script.replace(DECLARED, `$1${PREFIX}`).replace(USED, `this.${PREFIX}`);
}
