// Checks every link between files of the project in its Markdown pages, with the anchors of headings, and every page that a
// comment cites (`docs/decisions.md` 6, `docs/domain.md`, "Rates"). It fails if one leads nowhere (`make lint`). Text in code
// is not a link, and web addresses are not checked. A linked file must be in git or ready to be added: readers do not have
// built files.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";

process.chdir(resolve(import.meta.dirname, ".."));

/** The files whose comments cite pages. */
const CITING = /^(?:src|tests|fuzz|examples|web|style)\/.*\.(?:rs|mjs|js|css)$/;
/** A page that is cited, with the numbers and quoted headings that follow it. */
const CITATION = /docs\/([a-z]+\.md)`?[,(]? ?\(?((?:\d+|"[^"]+")(?:(?:, | and )(?:\d+|"[^"]+"))*)?/g;

const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
const files = execFileSync("git", listed, { encoding: "utf8" }).split("\0").filter((path) => path && existsSync(path));
const there = new Set(files.flatMap(withFolders));

/** The path of a file and the paths of all its folders. */
function withFolders(path) {
  return path === "." ? ["."] : [path, ...withFolders(posix.dirname(path))];
}

const read = (path) => readFileSync(path, "utf8");
const blanked = (code) => code.replaceAll(/[^\n]/g, "");
/** Markdown with its code blocks blanked; the number of lines stays the same. */
const withoutBlocks = (markdown) => markdown.replaceAll(/^ *(```|~~~)[^]*?^ *\1 *$/gm, blanked);

/** The targets of links and pictures, in Markdown and in HTML, each with its line. */
function linksOf(page) {
  const plain = withoutBlocks(read(page)).replaceAll(/(?<!`)(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\1(?!`)/g, blanked);
  const found = plain.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)|\s(?:href|src)="([^"]+)"/gm);
  return [...found].map(({ index, 1: inline, 2: reference, 3: html }) => {
    return { target: inline ?? reference ?? html, line: plain.slice(0, index).split("\n").length };
  });
}

/** The headings as a reader sees them: without marks for code, emphasis and links. */
function headingsOf(page) {
  const found = withoutBlocks(read(page)).matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/gm);
  return [...found].map(([, heading]) => heading.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, ""));
}

/** The anchors that GitHub gives the headings: in small letters, without punctuation, with hyphens for blanks; equal ones are numbered. */
function anchorsOf(page) {
  const seen = new Map();
  return headingsOf(page).map((heading) => {
    const slug = heading.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
    const nth = seen.get(slug) ?? 0;
    seen.set(slug, nth + 1);
    return nth === 0 ? slug : `${slug}-${nth}`;
  });
}

function leadsSomewhere(page, target) {
  const [path, anchor] = target.split("#").map(decodeURIComponent);
  const place = path === "" ? page : posix.join(posix.dirname(page), path).replace(/\/$/, "");
  return there.has(place) && (!anchor || !place.endsWith(".md") || anchorsOf(place).includes(anchor));
}

/** The comments of a file, each without its line breaks. */
function commentsOf(file) {
  const blocks = read(file).matchAll(/(?:(?:^|[ \t])(?:\/\/[/!]?|\/?\*) .*\n?)+/gm);
  return [...blocks].map(([block]) => block.replaceAll(/\s*(?:^|[ \t])(?:\/\/[/!]?|\/?\*) /gm, " "));
}

/** The citations in the comments of a file, each with whether its target exists. */
function citationsOf(file) {
  const cited = commentsOf(file).flatMap((comment) => [...comment.matchAll(CITATION)]);
  return cited.flatMap(([, name, list = ""]) => {
    const page = `docs/${name}`;
    if (!there.has(page)) return [{ cited: page, isThere: false }];
    const headings = headingsOf(page);
    return [...list.matchAll(/(\d+)|"([^"]+)"/g)].map(([what, number, words]) => {
      const is = (heading) => (number ? heading.startsWith(`${number}. `) : heading.replace(/^\d+\. /, "") === words);
      return { cited: `${page} ${what}`, isThere: headings.some(is) };
    });
  });
}

const pages = files.filter((path) => path.endsWith(".md"));
const links = pages.flatMap((page) => linksOf(page).map((link) => ({ page, ...link })));
const inside = links.filter(({ target }) => !/^[a-z][a-z+.-]*:|^\/\//i.test(target));
const citations = files.filter((path) => CITING.test(path)).flatMap((file) => citationsOf(file).map((each) => ({ file, ...each })));
const dead = [
  ...inside.filter(({ page, target }) => !leadsSomewhere(page, target)).map(({ page, line, target }) => `${page}:${line}: ${target}`),
  ...citations.filter(({ isThere }) => !isThere).map(({ file, cited }) => `${file}: ${cited}`),
];
if (dead.length > 0) {
  console.error(`These lead nowhere:\n${dead.join("\n")}`);
  process.exit(1);
}
console.log(`${inside.length} links of ${pages.length} pages and ${citations.length} citations lead to where they say.`);
