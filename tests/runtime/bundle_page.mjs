// node bundle_page.mjs OUT.js : the test page's script as one classic script, as the theme makes its own
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const entry = fileURLToPath(new URL("page.mjs", import.meta.url));
buildSync({ entryPoints: [entry], bundle: true, format: "iife", target: "es2020", outfile: process.argv[2] });
