// Makes dist-single/keikaku.html: the whole page as one file, which works by double click from a folder, where browsers
// refuse module files and fetching. It is made from index.html and from the program that `make build` compiled, so that
// there is one head, one start-up script and one compilation for both.
//
// In place of each linked file stands its text. The content security policy stays as strict as the hosted page's:
// the one script and the one style sheet are allowed by their sha256, and nothing may be fetched at all.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const TARGET = "wasm32-unknown-unknown";

const text = (path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
const sha256 = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** The program, and its glue as a plain function `wasm_bindgen`. Cargo finds its own earlier work and compiles nothing. */
function compiled() {
  const cargo = (...options) => execFileSync("cargo", options, { encoding: "utf8", maxBuffer: 1 << 28 });
  cargo("build", "--quiet", "--release", "--locked", "--target", TARGET, "--bin", "keikaku");
  const { target_directory } = JSON.parse(cargo("metadata", "--format-version", "1", "--no-deps", "--locked"));
  const program = join(target_directory, TARGET, "release", "keikaku.wasm");

  const folder = mkdtempSync(join(tmpdir(), "keikaku-single-"));
  try {
    const options = ["--target", "no-modules", "--no-typescript", "--out-dir", folder, "--out-name", "keikaku"];
    execFileSync("wasm-bindgen", [...options, program], { stdio: "inherit" });
    return { glue: text(join(folder, "keikaku.js")), wasm: readFileSync(join(folder, "keikaku_bg.wasm")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All style sheets in their order. What they refer to would be left behind, so they may refer to nothing. */
function styleSheet(links) {
  const sheets = [...links.matchAll(/href="([^"]+)"/g)].map(([, path]) => {
    const sheet = text(path);
    if (/@import|url\((?!["']?(data:|#))/.test(sheet)) throw new Error(`${path} refers to another file`);
    return sheet;
  });
  return sheets.join("\n");
}

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
  if (!pattern.test(page)) throw new Error(`index.html has nothing like ${pattern}`);
  return page.replace(pattern, (...found) => make(...found));
}

/** Text that ends a script element early would change the page's meaning; none of ours should hold it. */
function element(opening, content) {
  if (/<\/script|<!--/i.test(content)) throw new Error(`${opening} would hold "</script" or "<!--"`);
  return `${opening}${content}</script>`;
}

const { glue, wasm } = compiled();
const hashes = {};
let page = text("index.html");
page = put(page, /<link data-trunk rel="rust"[^>]*>\s*/, () => "");
page = put(page, /<link data-trunk rel="icon" href="([^"]+)">/, (_, path) => {
  return `<link rel="icon" href="data:image/svg+xml;base64,${readFileSync(path).toString("base64")}">`;
});
page = put(page, /(?:<link data-trunk rel="css"[^>]*>\s*)+/, (links) => {
  const sheet = styleSheet(links);
  hashes["style-src"] = sha256(sheet);
  return `<style>${sheet}</style>\n    `;
});
page = put(page, /<script data-trunk type="module" src="([^"]+)"><\/script>/, (_, path) => {
  const script = `${glue}\n${text(path)}`;
  hashes["script-src"] = sha256(script);
  return element('<script type="module">', script);
});
page = put(page, /(http-equiv="Content-Security-Policy" content=")([^"]+)/, (_, before, policy) => {
  return before + policyOfFile(policy, hashes);
});
page = put(page, /\s*<\/body>/, (end) => {
  const program = gzipSync(wasm, { level: 9 }).toString("base64");
  const licences = text("dist/licences.txt");
  return [
    "",
    element('<script type="application/octet-stream" id="wasm">', program),
    element('<script type="text/plain" id="licences">', licences),
  ].join("\n    ") + end;
});
if (page.includes("data-trunk")) throw new Error("index.html links a file that the single page leaves out");

mkdirSync("dist-single", { recursive: true });
writeFileSync("dist-single/keikaku.html", page);
console.log(`dist-single/keikaku.html: ${(Buffer.byteLength(page) / 1024).toFixed(0)} KB`);
