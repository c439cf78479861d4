// Makes what was built smaller without changing what it does: the glue script and the style sheets without comments, blanks
// and long local names, and of the design system's tokens only those that the style sheets use. Trunk runs it at the end of
// each build; the names of the files stay.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name), "utf8");
const write = (name, text) => writeFileSync(join(folder, name), text);
const names = readdirSync(folder);

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

const isTokens = (name) => /^tokens-.*\.css$/.test(name);
const sheets = names.filter((name) => name.endsWith(".css"));
const ours = sheets.filter((name) => !isTokens(name)).map(read).join("\n");
for (const name of sheets.filter(isTokens)) {
  const values = new Map([...read(name).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, token, value]) => [token, value]));
  const kept = [...usedTokens(ours, values)].filter((token) => values.has(token));
  write(name, `:root{${kept.map((token) => `${token}:${values.get(token)}`).join(";")}}`);
}
for (const name of sheets) write(name, transformSync(read(name), { loader: "css", minify: true }).code);
for (const name of names.filter((each) => each.endsWith(".js"))) {
  write(name, transformSync(read(name), { loader: "js", format: "esm", target: "es2022", minify: true }).code);
}
