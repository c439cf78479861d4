// Makes licences.txt: the notices of every part of the page, as their licences require. Every build writes it beside
// the page.
//
// The parts are: keikaku itself, the crates linked into the program (without those that only build or test it), the
// design tokens, the icons, and the writers of Word and Excel files with their dependencies.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TARGET = "wasm32-unknown-unknown";
/** The packages whose code or style is in the page; packages of types that docx names are not in it. */
const NPM_PACKAGES = ["@digital-go-jp/design-tokens", "@zip.js/zip.js", "docx", "fflate", "hucre", "nanoid", "sax"];
const NOTICE = /^(licen[cs]e|copying|notice|unlicense)/i;

/** The crates linked into the page, by name: the root's normal dependencies and theirs, without procedural macros. */
function linkedCrates() {
  const options = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
  const metadata = JSON.parse(execFileSync("cargo", options, { maxBuffer: 1 << 28, encoding: "utf8" }));
  const packages = new Map(metadata.packages.map((each) => [each.id, each]));
  const nodes = new Map(metadata.resolve.nodes.map((each) => [each.id, each]));
  const isMacro = (id) => packages.get(id).targets.some((target) => target.kind.includes("proc-macro"));

  const linked = new Set();
  const waiting = [metadata.resolve.root];
  while (waiting.length > 0) {
    for (const { pkg, dep_kinds } of nodes.get(waiting.pop()).deps) {
      const isNormal = dep_kinds.some(({ kind }) => kind === null);
      if (!isNormal || linked.has(pkg) || isMacro(pkg)) continue;
      linked.add(pkg);
      waiting.push(pkg);
    }
  }
  return [...linked]
    .map((id) => packages.get(id))
    .map(({ name, version, license, repository, manifest_path }) => ({
      name: `${name} ${version}`,
      licence: license,
      source: repository,
      notices: noticesIn(dirname(manifest_path), license),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function npmPackage(name) {
  const folder = join("node_modules", name);
  const { version, license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name: `${name} ${version}`, licence: license, source: homepage, notices: noticesIn(folder, license) };
}

/** The icons. They are in the project with their licence, since their package is a thousand times as large. */
function icons() {
  const [, version] = /Lucide (\S+)/.exec(readFileSync("web/icons.svg", "utf8"));
  const notices = [readFileSync("web/icons-LICENSE", "utf8").trim()];
  return { name: `Lucide ${version}`, licence: "ISC AND MIT", source: "https://lucide.dev", notices };
}

/** The notices in a package's folder. If there is a choice of licences, we take MIT. */
function noticesIn(folder, licence) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NOTICE.test(entry.name))
    .map(({ name }) => name);
  const ofMit = names.filter((name) => /mit/i.test(name));
  const chosen = / OR |\//.test(licence) && ofMit.length > 0 ? ofMit : names;
  return chosen.map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim());
}

/** Each distinct text once, under the names of all packages that have it. */
function byText(parts) {
  const texts = new Map();
  for (const { name, notices } of parts) {
    for (const notice of notices) texts.set(notice, [...(texts.get(notice) ?? []), name]);
  }
  return [...texts].map(([text, names]) => `${"=".repeat(80)}\n${[...new Set(names)].join(", ")}\n\n${text}\n`);
}

/** The text of licences.txt. */
export function licences() {
  const ours = { name: "keikaku", notices: [readFileSync("LICENSE-MIT", "utf8").trim()] };
  const parts = [...NPM_PACKAGES.map(npmPackage), icons(), ...linkedCrates()];
  const list = parts.map(({ name, licence, source }) => [name, licence, source].filter(Boolean).join(" | "));
  const lines = [
    "keikaku is licensed under MIT OR Apache-2.0. It contains the following, each under its own licence.",
    "",
    ...list,
    "The Rust standard library | MIT OR Apache-2.0 | https://github.com/rust-lang/rust",
    "",
    ...byText([ours, ...parts]),
  ];
  return lines.join("\n");
}
