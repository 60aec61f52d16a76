#!/usr/bin/env node
// Bundle the styles and the page's script, each into one file named after its contents like the mark, and print their names;
// the service worker has to keep its own name:
// node theme/bundle.mjs --out DIR --runtime-path assets/runtime/HASH/ --runtime-megabytes 4.6 < what sitegen/pages/crisis.py wrote

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { build, formatMessages } from "esbuild";
import { withOlderSelectors } from "./older-selectors.mjs";
import { SHORT_PRIVATE_NAMES } from "./private-names.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
/** WeChat's browser on older phones. */
const TARGET = ["es2020", "chrome80"];
const OPTIONS = { out: { type: "string" }, "runtime-path": { type: "string" }, "runtime-megabytes": { type: "string" } };

const options = parseArgs({ options: OPTIONS }).values;
if (!Object.keys(OPTIONS).every((name) => options[name])) {
  console.error("usage: node theme/bundle.mjs --out DIR --runtime-path PATH --runtime-megabytes NUMBER < PATTERNS");
  process.exit(2);
}

const script = await bundled("scripts/main.mjs", {
  ...SHORT_PRIVATE_NAMES,
  format: "iife",
  define: {
    RUNTIME_PATH: JSON.stringify(options["runtime-path"]),
    RUNTIME_MEGABYTES: JSON.stringify(options["runtime-megabytes"]),
    DESPAIR: readFileSync(0, "utf8"),
  },
});
const { css: style, refused } = await withOlderSelectors(Buffer.from(await bundled("styles/main.css", {})).toString());
if (refused.length > 0) refuse(refused.join("\n"));
writeFileSync(join(options.out, "service-worker.js"), await bundled("keeping/worker.mjs", { format: "iife", charset: "ascii" }));
const mark = readFileSync(join(HERE, "mark.svg"));
console.log(JSON.stringify({ style: write("site.css", style), script: write("app.js", script), mark: write("mark.svg", mark) }));

async function bundled(entry, settings) {
  const { outputFiles, warnings } = await build({
    entryPoints: [join(HERE, entry)],
    absWorkingDir: dirname(HERE),
    bundle: true,
    tsconfigRaw: {}, // else one that lies in a folder above would count
    write: false,
    minify: true,
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
    ...settings,
  });
  if (warnings.length > 0) refuse((await formatMessages(warnings, { kind: "warning" })).join(""));
  return outputFiles[0].contents;
}

/** A browser leaves out what it can't read, and says nothing: so we do. */
function refuse(words) {
  console.error(words);
  process.exit(1);
}

function write(name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  const path = `assets/${name.replace(extname(name), `.${hash}${extname(name)}`)}`;
  mkdirSync(join(options.out, "assets"), { recursive: true });
  writeFileSync(join(options.out, path), contents);
  return path;
}
