// Steps after Trunk has built the page for a web server, for which Trunk has no settings.
//
// 1. One script: the program's glue and the scripts of `web/` that it imports, under a name with the hash of their content.
//    (Trunk leaves those scripts in snippets/, whose names do not change with their content.) Code that is loaded on demand is
//    a separate script.
// 2. One style sheet: the design tokens that are used and the sheets of `style/`, in the order of the page, which compress
//    better together.
// 3. The program with its functions in the order that compresses best, and with its size as it is served.
// 4. The content security policy allows the one inline script, Trunk's start-up, by its hash.
// 5. licences.txt, with the notices of every part of the page.
// 6. The page as one file, dist-single/keikaku.html (single.mjs).

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { licences } from "./licences.mjs";
import { orderFunctions } from "./order-functions.mjs";
import { writeSingleFile } from "./single.mjs";

const DIST = process.env.TRUNK_STAGING_DIR;
const NAME = /^keikaku-\w+\.js$/;

const inlineScripts = (page) => [...page.matchAll(/<script type="module">([^]*?)<\/script>/g)].map(([, script]) => script);
const sha256 = (text) => createHash("sha256").update(text).digest("base64");

/** Bundles the glue and its imports. Returns the page with the bundle's name instead of the glue's. */
async function bundleGlue(page) {
  const glue = readdirSync(DIST).find((name) => NAME.test(name));
  const { outputFiles } = await build({
    entryPoints: [join(DIST, glue)],
    alias: {
      "keikaku/book": resolve("web/book.js"),
      "keikaku/form-book": resolve("web/form-book.js"),
      "keikaku/word": resolve("web/word.js"),
    },
    bundle: true,
    splitting: true,
    outdir: DIST,
    entryNames: "keikaku",
    chunkNames: "[name]-[hash]",
    format: "esm",
    target: "es2022",
    minify: process.env.TRUNK_PROFILE === "release",
    write: false,
    logLevel: "warning",
  });
  rmSync(join(DIST, glue));
  rmSync(join(DIST, "snippets"), { recursive: true, force: true });
  // The hash in the name depends only on the content: esbuild's own hash also depends on the folder of the build.
  const isEntry = ({ path }) => basename(path) === "keikaku.js";
  const name = `keikaku-${createHash("sha256").update(outputFiles.find(isEntry).contents).digest("hex").slice(0, 16)}.js`;
  for (const file of outputFiles) writeFileSync(isEntry(file) ? join(DIST, name) : file.path, file.contents);
  const links = new RegExp(`<link rel="?modulepreload"?[^>]*snippets/[^>]*>`, "g");
  return page.replaceAll(links, "").replaceAll(glue, name);
}

/** The style sheets without custom properties that none of them uses, which are most of the design tokens. */
function withoutUnusedProperties(sheets) {
  const used = new Set([...sheets.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  const left = sheets.replace(/(--[\w-]+)\s*:[^;{}]*;/g, (declared, name) => (used.has(name) ? declared : ""));
  // A property that only a removed one used is now unused as well.
  return left === sheets ? sheets : withoutUnusedProperties(left);
}

/** Bundles the style sheets. Returns the page with one link instead of theirs. */
async function bundleStyles(page) {
  const links = /(?:<link rel="stylesheet"[^>]*>\s*)+/;
  const names = [...page.match(links)[0].matchAll(/href="([^"]+)"/g)].map(([, name]) => join(DIST, name));
  const sheets = names.map((name) => readFileSync(name, "utf8")).join("\n");
  const { code } = await transform(withoutUnusedProperties(sheets), { loader: "css", minify: true });
  const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.css`;
  for (const each of names) rmSync(each);
  writeFileSync(join(DIST, name), code);
  return page.replace(links, `<link rel="stylesheet" href="./${name}">\n    `);
}

/**
 * Orders the program's functions. Returns the page with the program's new name and with its size as served, against which
 * progress is measured.
 */
function orderProgram(page) {
  const name = readdirSync(DIST).find((name) => name.endsWith(".wasm"));
  const path = join(DIST, name);
  // wasm-opt gets the same features as from Trunk.
  const [, params] = readFileSync("index.html", "utf8").match(/data-wasm-opt-params="([^"]*)"/);
  orderFunctions(path, params.split(" ").filter((param) => param.startsWith("--enable-")));
  const hash = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
  const newName = name.replace(/-\w+_bg/, `-${hash}_bg`);
  renameSync(path, join(DIST, newName));
  const start = /(__trunkInitializer\(init, '[^']+', )\d+/;
  if (!start.test(page)) throw new Error("the start-up script does not say the program's size");
  return page.replace(start, (_, before) => before + statSync(join(DIST, newName)).size).replaceAll(name, newName);
}

let page = readFileSync(join(DIST, "index.html"), "utf8");
page = orderProgram(await bundleStyles(await bundleGlue(page)));
const hashes = inlineScripts(page).map((script) => `'sha256-${sha256(script)}'`);
if (hashes.length !== 1) throw new Error(`the page has ${hashes.length} inline scripts instead of one`);
page = page.replace("'inline-hashes'", hashes.join(" "));
writeFileSync(join(DIST, "index.html"), page);
writeFileSync(join(DIST, "licences.txt"), licences());
await writeSingleFile(DIST);
