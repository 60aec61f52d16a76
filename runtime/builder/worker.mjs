// Turns a worker and what it imports into one text, with the build's constants in it.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** The text of `web/NAME` without static imports: downloads must not wait for more modules. */
export function bundleWorker(name, constants) {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../web/${name}`, import.meta.url))],
    define: { BUILD: JSON.stringify(constants) },
    bundle: true,
    tsconfigRaw: {}, // else one that lies in a folder above would count
    format: "esm",
    target: "es2022",
    charset: "ascii", // Chromium reads a worker in the charset that the server names, right or wrong
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}
