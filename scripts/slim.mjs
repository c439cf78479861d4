// Makes what was built smaller without changing what it does. Trunk runs it at the end of each build.
//
// - One style sheet instead of five, without comments and blanks; of the design system's tokens only those that it uses.
// - The glue script without long local names.
// - The program once more through binaryen's optimiser, which gains 2 KB on what rustc leaves.
// - The page without `integrity`: all its files come from one place, and the digests do not compress.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const path = (name) => join(folder, name);
const read = (name) => readFileSync(path(name), "utf8");

// What rustc's target has on by default; without it the optimiser refuses the program.
const FEATURES = ["bulk-memory", "bulk-memory-opt", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "reference-types", "multivalue"];
const PASSES = ["--flatten", "--rereloop", "-Oz", "-Oz"];

/** The custom properties that a text uses, and those that their own values use. */
function usedTokens(text, values) {
  const used = new Set();
  const waiting = [text];
  while (waiting.length > 0) {
    for (const [, name] of waiting.pop().matchAll(/var\((--[\w-]+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      waiting.push(values.get(name) ?? "");
    }
  }
  return used;
}

/** The tokens' sheet with only those that our own sheets use. */
function fewerTokens(tokens, ours) {
  const values = new Map([...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, token, value]) => [token, value]));
  const kept = [...usedTokens(ours, values)].filter((token) => values.has(token));
  return `:root{${kept.map((token) => `${token}:${values.get(token)}`).join(";")}}`;
}

function joinSheets(page) {
  const link = /\s*<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g;
  const sheets = [...page.matchAll(link)].map(([, name]) => name);
  const ours = sheets.filter((name) => !name.startsWith("tokens-")).map(read).join("\n");
  const tokens = sheets.filter((name) => name.startsWith("tokens-")).map(read).join("\n");
  const { code } = transformSync(fewerTokens(tokens, ours) + ours, { loader: "css", minify: true });
  const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.css`;
  for (const sheet of sheets) rmSync(path(sheet));
  writeFileSync(path(name), code);
  return page.replaceAll(link, "").replace("</title>", `</title>\n    <link rel="stylesheet" href="./${name}">`);
}

const page = joinSheets(read("index.html")).replaceAll(/ integrity="[^"]*"/g, "");
writeFileSync(path("index.html"), page);
for (const name of readdirSync(folder)) {
  if (name.endsWith(".js")) {
    writeFileSync(path(name), transformSync(read(name), { loader: "js", format: "esm", target: "es2022", minify: true }).code);
  }
  if (name.endsWith(".wasm")) {
    const features = FEATURES.map((feature) => `--enable-${feature}`);
    execFileSync("wasm-opt", [...features, ...PASSES, path(name), "-o", path(name)], { stdio: "inherit" });
  }
}
