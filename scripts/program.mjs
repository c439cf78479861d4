// The program: one compilation, parted into what a first visit needs and the chunks that are loaded when they are asked
// for (`src/browser/chunk.rs` tells how a chunk is marked).
//
// 1. cargo compiles it, with the relocations that a splitter needs to move functions and texts about.
// 2. wasm-split-cli puts what only a marked function reaches into a file of its own.
// 3. wasm-bindgen makes the glue of the main program. The chunks need none: they reach JavaScript through the program. What
//    it imports gets short names, which is 4 KB less to load.
// 4. binaryen's optimiser goes over each file, which gains 2 KB on what rustc leaves. Names of imports and exports
//    stay, and so do places in the shared table and memory: all the files agree on them.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TARGET = "wasm32-unknown-unknown";
const NAME = "keikaku";
// What rustc's target has on by default; without it the optimiser refuses the program.
const FEATURES = ["bulk-memory", "bulk-memory-opt", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "reference-types", "multivalue"];
const PASSES = ["--flatten", "--rereloop", "-Oz", "-Oz"];
// By target_features wasm-bindgen would choose references and several results, which are 0.4 KB dearer than plain numbers.
const LEFT_OUT = new Set(["name", "producers", "target_features"]);
/** The number of the section of imports. */
const IMPORTS = 2;

/** Runs a tool, which says itself what is wrong; gives what it prints. */
function run(tool, ...options) {
  const { status, stdout, error } = spawnSync(tool, options, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status === 0) return stdout;
  console.error(`${tool} ${options[0]} failed${error ? `: ${error.message}` : "."}`);
  process.exit(1);
}

/** A name that changes with the content, so that no cache ever mixes two versions. */
export function hashedName(name, content) {
  const [, stem, ending] = /^(.*)(\.\w+)$/.exec(name);
  return `${stem}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}${ending}`;
}

/**
 * Builds the program:
 * - `glue`: the path of its JavaScript module,
 * - `wasm`: the main program,
 * - `files`: the chunks' files, by name, and `chunks`: which of them each chunk needs, in the order to load them.
 */
export function buildProgram() {
  const folder = join(targetFolder(), "page");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("wasm-split-cli", "--out-name", NAME, compiled(), folder);
  leaveOutSections(join(folder, `${NAME}.wasm`));
  // The table of functions stays exported for the chunks.
  const options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", join(folder, "bound"), "--out-name", NAME];
  run("wasm-bindgen", ...options, join(folder, `${NAME}.wasm`));
  const [glue, wasm] = [join(folder, "bound", `${NAME}.js`), join(folder, "bound", `${NAME}_bg.wasm`)];
  shortenImports(wasm, glue);
  return { glue, wasm: optimised(wasm), ...chunksIn(folder) };
}

function targetFolder() {
  return JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--locked")).target_directory;
}

function compiled() {
  const options = ["--quiet", "--release", "--locked", "--target", TARGET, "--bin", NAME];
  run("cargo", "rustc", ...options, "--", "-Clink-arg=--emit-relocs");
  return join(targetFolder(), TARGET, "release", `${NAME}.wasm`);
}

/**
 * The chunks as the splitter wrote them, under the names that they get in the page. The names change together: files of
 * two builds never fit, and one hash for all is said once in the page's script.
 */
function chunksIn(folder) {
  const parts = readdirSync(folder).filter((each) => /^(split|chunk)_.*\.wasm$/.test(each)).sort();
  const contents = parts.map((name) => {
    leaveOutSections(join(folder, name));
    return optimised(join(folder, name));
  });
  const inPage = (name) => hashedName(name.replace(/^(split|chunk)_/, "chunk-"), Buffer.concat(contents));
  const files = new Map(parts.map((name, nth) => [inPage(name), contents[nth]]));
  const names = new Map(parts.map((name) => [name, inPage(name)]));
  return { files, chunks: filesOfChunks(readFileSync(join(folder, "__wasm_split.js"), "utf8"), names) };
}

/**
 * Which files each chunk needs, from the loaders that the splitter wrote: what several chunks share has a file of its own,
 * to be loaded before them. The loaders themselves are not used; web/chunks.js also loads from the single file.
 */
function filesOfChunks(loaders, names) {
  const chunks = {};
  const shared = new Map();
  const loader = /^(?:const (\w+)|export const __wasm_split_load_(\w+)) = ((?:(?!^(?:const|export) ).*\n?)*)/gm;
  for (const [, part, chunk, code] of loaders.matchAll(loader)) {
    const own = [...code.matchAll(/"\.\/(\w+\.wasm)"/g)].map(([, name]) => names.get(name));
    if (part) shared.set(part, own);
    else chunks[chunk] = [...[.../\[([\w, ]*)\]/.exec(code)[1].matchAll(/\w+/g)].flatMap(([name]) => shared.get(name)), ...own];
  }
  const wired = new Set(Object.values(chunks).flat());
  const lost = [...names.values()].filter((name) => !wired.has(name));
  if (lost.length > 0) throw new Error(`No chunk loads ${lost.join(", ")}: does wasm-split-cli write its loaders otherwise?`);
  return chunks;
}

/** Takes custom sections away that only tools read. */
function leaveOutSections(path) {
  rewriteSections(path, (id, content) => {
    const [length, name] = number(content, 0);
    return id === 0 && LEFT_OUT.has(content.toString("utf8", name, name + length)) ? null : content;
  });
}

/**
 * Gives what the program imports short names, in the program and in its glue: wasm-bindgen names each with a hash of 16
 * letters, which no compression shortens and a first visit would load twice.
 */
function shortenImports(path, glue) {
  const script = readFileSync(glue, "utf8");
  const module = `./${NAME}_bg.js`;
  const shorter = new Map([[module, "b"]]);
  const named = script.replaceAll(/^ {8}(__w\w+): /gm, (_, name) => {
    shorter.set(name, `i${shorter.size.toString(36)}`);
    return `${shorter.get(name)}: `;
  });
  rewriteSections(path, (id, content) => (id === IMPORTS ? withNames(content, shorter) : content));
  writeFileSync(glue, named.replace(`"${module}": `, "b: "));
}

/** The section of imports with other names for modules and fields. */
function withNames(content, names) {
  const parts = [];
  let [left, at] = number(content, 0);
  parts.push(content.subarray(0, at));
  const rename = () => {
    const [length, start] = number(content, at);
    at = start + length;
    const name = content.toString("utf8", start, at);
    if (!names.has(name)) throw new Error(`the program imports ${name}, which its glue does not name`);
    const short = Buffer.from(names.get(name));
    parts.push(Buffer.from([short.length]), short);
  };
  for (; left > 0; left -= 1) {
    rename();
    rename();
    // Functions are all that the glue hands in: their kind, and the number of their type.
    if (content[at] !== 0) throw new Error("the program imports something else than functions");
    const [, end] = number(content, at + 1);
    parts.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/** Replaces each section of a program by what is made of it; `null` leaves it out. */
function rewriteSections(path, make) {
  const wasm = readFileSync(path);
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const [size, start] = number(wasm, at + 1);
    const content = make(wasm[at], wasm.subarray(start, start + size));
    if (content) kept.push(wasm.subarray(at, at + 1), asNumber(content.length), content);
    at = start + size;
  }
  writeFileSync(path, Buffer.concat(kept));
}

/** A number as WebAssembly writes it (LEB128), and where it ends. */
function number(wasm, at) {
  let [value, shift] = [0, 0];
  for (;; at += 1, shift += 7) {
    value += (wasm[at] & 0x7f) * 2 ** shift;
    if (wasm[at] < 0x80) return [value, at + 1];
  }
}

function asNumber(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return Buffer.from([...bytes, value]);
}

function optimised(path) {
  run("wasm-opt", ...FEATURES.map((feature) => `--enable-${feature}`), ...PASSES, path, "-o", path);
  leaveOutSections(path);
  return readFileSync(path);
}
