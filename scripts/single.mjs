// Makes dist-single/keikaku.html: the whole page as one file, which works by double click from a folder, where browsers
// refuse module files and fetching. It is dist/index.html with each linked file's content in its place, so that there is
// one head, one start-up script and one compilation for both.
//
// The content security policy stays as strict as the hosted page's: the one script and the one style sheet are allowed by
// their sha256, and nothing may be fetched at all. The program and its chunks stand at the end, gzipped, under their names.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const bytes = (name) => readFileSync(join("dist", name));
const text = (name) => bytes(name).toString("utf8");
const sha256 = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** The hosted page's policy with `'self'`, which a file does not have, replaced by the hashes or taken away. */
function policyOfFile(policy, hashes) {
  return policy
    .split(/;\s*/)
    .map((directive) => directive.split(/\s+/))
    .map(([name, ...sources]) => [name, ...sources.flatMap((each) => (each === "'self'" ? (hashes[name] ?? []) : each))])
    .filter(([name, ...sources]) => sources.length > 0 || !name.endsWith("-src"))
    .map((directive) => directive.join(" "))
    .join("; ");
}

/** Replaces the one place of the page that the pattern finds. */
function put(page, pattern, make) {
  if (!pattern.test(page)) throw new Error(`dist/index.html has nothing like ${pattern}`);
  return page.replace(pattern, (...found) => make(...found));
}

/** Text that ends a script element early would change the page's meaning; none of ours should hold it. */
function element(opening, content) {
  if (/<\/script|<!--/i.test(content)) throw new Error(`${opening} would hold "</script" or "<!--"`);
  return `${opening}${content}</script>`;
}

/** A file of the program as an element, which web/chunks.js knows by its id. */
const packed = (id, content) => {
  return element(`<script type="application/octet-stream" id="${id}">`, gzipSync(content, { level: 9 }).toString("base64"));
};

const hashes = {};
const atEnd = [];
let page = text("index.html");
page = put(page, /<link rel="icon" href="([^"]+)">/, (_, name) => {
  return `<link rel="icon" href="data:image/svg+xml;base64,${bytes(name).toString("base64")}">`;
});
page = put(page, /<link rel="stylesheet" href="([^"]+)">/, (_, name) => {
  hashes["style-src"] = sha256(text(name));
  return `<style>${text(name)}</style>`;
});
page = put(page, /<link rel="preload" href="([^"]+)"[^>]*>\s*/, (_, name) => {
  atEnd.push(packed("program", bytes(name)));
  return "";
});
page = put(page, /<script type="module" src="([^"]+)"><\/script>/, (_, name) => {
  hashes["script-src"] = sha256(text(name));
  return element('<script type="module">', text(name));
});
page = put(page, /(http-equiv="Content-Security-Policy" content=")([^"]+)/, (_, before, policy) => {
  return before + policyOfFile(policy, hashes);
});
atEnd.push(...readdirSync("dist").filter((name) => name.startsWith("chunk-")).map((name) => packed(name, bytes(name))));
atEnd.push(element('<script type="text/plain" id="licences">', text("licences.txt")));
page = put(page, /\s*<\/body>/, (end) => ["", ...atEnd].join("\n    ") + end);
if (/(?:href|src)="\.\//.test(page)) throw new Error("dist/index.html links a file that the single page leaves out");

mkdirSync("dist-single", { recursive: true });
writeFileSync("dist-single/keikaku.html", page);
const hash = createHash("sha256").update(page).digest("hex");
console.log(`dist-single/keikaku.html: ${(Buffer.byteLength(page) / 1024).toFixed(0)} KB, SHA-256 ${hash}`);
