// Builds the page for a web server into dist/: the program and its chunks (program.mjs), one script, one style sheet, the
// icon, the licences, and index.html with links to them. All addresses are relative, so the page works under any sub-path.
//
// - One script: web/boot.js with the program's glue and web/chunks.js inside, without long local names.
// - One style sheet instead of six, without comments and blanks, with the design system's tokens by their values.
// - Every name but index.html and licences.txt changes with the content.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, transformSync } from "esbuild";
import { licences } from "./licences.mjs";
import { buildProgram, hashedName } from "./program.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");

const text = (path) => readFileSync(join(ROOT, path), "utf8").replaceAll("\r\n", "\n");

/** The product's version, which files say that they are of. */
const [, VERSION] = /^version = "([\d.]+)"$/m.exec(text("Cargo.toml"));

/** The start-up script with all that it imports. */
async function script({ glue, chunks }) {
  const ours = {
    name: "ours",
    setup({ onResolve }) {
      onResolve({ filter: /^keikaku$/ }, () => ({ path: glue }));
      // wasm-bindgen copies what the program imports; the page has it once.
      onResolve({ filter: /\/snippets\/.*\/web\/chunks\.js$/ }, () => ({ path: join(ROOT, "web/chunks.js") }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "web/boot.js")],
    plugins: [ours],
    define: { CHUNKS: JSON.stringify(chunks), VERSION: JSON.stringify(VERSION) },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/** All style sheets in their order. They may refer to nothing: the single file would leave it behind. */
function styleSheet(paths) {
  const { code } = transformSync(withConstants(paths.map(text).join("\n")), { loader: "css", minify: true });
  if (/@import|url\((?!["']?(data:|#))/.test(code)) throw new Error("a style sheet refers to another file");
  return code;
}

/** The style sheets that chunks bring along (`chunk::wear`). */
const LATE_STYLES = ["style/closing.css", "style/exchange.css", "style/folder.css", "style/sheet.css", "style/table.css"];

/** What `:root` declares never changes: its values are put where they are used. The names stay behind, but for those that
 *  style sheets of chunks use. */
function withConstants(css) {
  const roots = /:root\s*{([^}]*)}/g;
  const declared = [...css.matchAll(roots)].map(([, body]) => body).join("");
  const values = new Map([...declared.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
  const resolved = (css) => css.replaceAll(/var\((--[\w-]+)\)/g, (use, name) => (values.has(name) ? resolved(values.get(name)) : use));
  const late = new Set([...LATE_STYLES.map(text).join("").matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  const kept = [...late].filter((name) => values.has(name)).map((name) => `${name}:${values.get(name)}`);
  return resolved(`:root{${kept.join(";")}}${css.replaceAll(roots, "")}`);
}

/** Replaces the one place of the page that the pattern finds. */
function put(page, pattern, make) {
  if (!pattern.test(page)) throw new Error(`index.html has nothing like ${pattern}`);
  return page.replace(pattern, (...found) => make(...found));
}

const program = buildProgram();
const files = new Map(program.files);
/** Adds a file to the page; gives the name that it has there. */
function add(name, content) {
  const inPage = hashedName(name, content);
  files.set(inPage, content);
  return `./${inPage}`;
}

let page = text("index.html");
page = put(page, /<link rel="icon" href="([^"]+)">/, (_, path) => {
  return `<link rel="icon" href="${add("icon.svg", text(path))}">`;
});
page = put(page, /(?:<link rel="stylesheet"[^>]*>\s*)+/, (links) => {
  const paths = [...links.matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
  return `<link rel="stylesheet" href="${add("style.css", styleSheet(paths))}">\n    `;
});
const boot = await script(program);
page = put(page, /<script type="module" src="web\/boot.js"><\/script>/, () => [
  `<link rel="preload" href="${add("keikaku.wasm", program.wasm)}" as="fetch" type="application/wasm" crossorigin="anonymous">`,
  `<script type="module" src="${add("keikaku.js", boot)}"></script>`,
].join("\n    "));
files.set("licences.txt", licences());
files.set("index.html", page);

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST);
for (const [name, content] of files) writeFileSync(join(DIST, name), content);
