// Follows every link between files of the project in its Markdown pages, with the anchors of headings, and fails with those
// that lead nowhere (`make lint`).

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
const git = (...given) => execFileSync("git", ["-C", ROOT, ...given], { encoding: "utf8" });
const pages = git("ls-files", "--cached", "--others", "--exclude-standard", "*.md").split("\n").filter((path) => path && existsSync(join(ROOT, path)));

/** The lines of a page without those of its code blocks. */
function linesOf(path) {
  let isCode = false;
  return readFileSync(path, "utf8").split("\n").map((line) => {
    if (/^\s*```/.test(line)) isCode = !isCode;
    return isCode ? "" : line;
  });
}

/** The anchors that GitHub gives the headings of a page: in small letters, without marks, blanks as hyphens. */
function anchorsOf(path) {
  const anchors = new Map();
  const headings = linesOf(path).map((line) => line.match(/^#{1,6}\s+(.*)$/)?.[1]).filter(Boolean);
  return new Set(headings.map((heading) => {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
    const nth = anchors.get(slug) ?? 0;
    anchors.set(slug, nth + 1);
    return nth === 0 ? slug : `${slug}-${nth}`;
  }));
}

const dead = [];
let count = 0;
for (const page of pages) {
  for (const [nth, line] of linesOf(join(ROOT, page)).entries()) {
    const plain = line.replaceAll(/`[^`]*`/g, (code) => " ".repeat(code.length));
    const links = [...plain.matchAll(/\]\(([^)\s]+)\)/g), ...plain.matchAll(/\ssrc="([^"]+)"/g)].map(([, link]) => link);
    for (const link of links.filter((link) => !/^[a-z]+:/.test(link))) {
      count += 1;
      const [path, anchor] = link.split("#");
      const target = path ? resolve(ROOT, dirname(page), decodeURI(path)) : join(ROOT, page);
      const leadsOut = relative(ROOT, target).startsWith("..");
      const isThere = !leadsOut && existsSync(target);
      if (!isThere || (anchor && target.endsWith(".md") && !anchorsOf(target).has(decodeURI(anchor)))) {
        dead.push(`${page}:${nth + 1}: ${link}`);
      }
    }
  }
}
if (dead.length > 0) {
  console.error(`Dead links:\n${dead.join("\n")}`);
  process.exit(1);
}
console.log(`${count} links of ${pages.length} pages lead to where they say.`);
