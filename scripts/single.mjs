// Makes dist-single/keikaku.html: the whole page as one file, which works by double click from a folder, where browsers
// refuse module files and fetching. It is the hosted page with the content of each linked file in its place, so that both
// have the same head and the same compiled program; web/single.js starts it.
//
// The content security policy is as strict as the hosted page's: the one script and the one style sheet are allowed by
// their sha256, and nothing may be fetched. The program is at the end, gzipped.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const sha256 = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** The hosted page's policy for the single file: `'self'` and the page's hashes are replaced by the hashes of the single file. */
function policyOfFile(policy, hashes) {
  return policy
    .split(/;\s*/)
    .map((directive) => directive.split(/\s+/).filter((source) => !source.startsWith("'sha256-")))
    .map(([name, ...sources]) => [name, ...sources.flatMap((each) => (each === "'self'" ? (hashes[name] ?? []) : each))])
    .filter(([name, ...sources]) => sources.length > 0 || !name.endsWith("-src"))
    .map((directive) => directive.join(" "))
    .join("; ");
}

/** Replaces the one match of the pattern in the page. */
function put(page, pattern, make) {
  if (!pattern.test(page)) throw new Error(`the hosted page has nothing like ${pattern}`);
  return page.replace(pattern, (...found) => make(...found));
}

/**
 * A script element with that content. A text that ends the element early would change the page's meaning, and none of our
 * texts should have it.
 */
function element(opening, content) {
  if (/<\/script|<!--/i.test(content)) throw new Error(`${opening} would hold "</script" or "<!--"`);
  return `${opening}${content}</script>`;
}

/** The start-up of the single file with the program's script. */
async function startUp(glue) {
  const { outputFiles } = await build({
    entryPoints: ["web/single.js"],
    alias: { keikaku: glue },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "warning",
  });
  // The libraries have this text only in strings, where both forms are equal; in a page it would begin a comment.
  return outputFiles[0].text.replaceAll("<!--", "\\x3C!--");
}

/** Makes the single file from the hosted page in that folder. */
export async function writeSingleFile(folder) {
  const bytes = (name) => readFileSync(join(folder, name));
  const text = (name) => bytes(name).toString("utf8");
  const named = (pattern) => readdirSync(folder).find((name) => pattern.test(name));

  const start = await startUp(join(folder, named(/^keikaku-\w+\.js$/)));
  let page = text("index.html");
  page = put(page, /<link rel="icon" href="([^"]+)"[^>]*>/, (_, name) => {
    return `<link rel="icon" href="data:image/svg+xml;base64,${bytes(name).toString("base64")}">`;
  });
  let styles = "";
  page = put(page, /(?:<link rel="stylesheet"[^>]*>\s*)+/, (links) => {
    styles = [...links.matchAll(/href="([^"]+)"/g)].map(([, name]) => text(name)).join("\n");
    return `<style>${styles}</style>\n    `;
  });
  page = page.replaceAll(/<link rel="(?:modulepreload|preload)"[^>]*>\s*/g, "");
  page = put(page, /<script[^>]*src="[^"]*arriving[^"]*"[^>]*><\/script>\s*/, () => "");
  page = put(page, /<script type="module">[^]*?<\/script>/, () => element('<script type="module">', start));
  page = put(page, /(http-equiv="Content-Security-Policy" content=")([^"]+)/, (_, before, policy) => {
    return before + policyOfFile(policy, { "script-src": sha256(start), "style-src": sha256(styles) });
  });
  const program = gzipSync(bytes(named(/\.wasm$/)), { level: 9 }).toString("base64");
  const atEnd = [
    element('<script type="application/octet-stream" id="program">', program),
    element('<script type="text/plain" id="licences">', text("licences.txt")),
  ];
  page = put(page, /\s*<\/body>/, (end) => ["", ...atEnd].join("\n    ") + end);
  if (/(?:href|src)="\.\//.test(page)) throw new Error("the page links a file that the single file leaves out");

  mkdirSync("dist-single", { recursive: true });
  writeFileSync("dist-single/keikaku.html", page);
  const hash = createHash("sha256").update(page).digest("hex");
  console.log(`dist-single/keikaku.html: ${(Buffer.byteLength(page) / 1024).toFixed(0)} KB, SHA-256 ${hash}`);
}
