// Makes the files of a release (`make release`) in release/: the page for a web server as a zip, the page as one file, the
// licences of the project and of the page's parts, and the checksums of all files.
//
// Equal sources give equal bytes: names are sorted, times are constant, and the zip is packed by fflate, whose version is
// locked. The program in the single file is packed by Node's own zlib, so that equal bytes also need the same version of Node.
//
// `node scripts/release.mjs check` makes the files of the present commit in two fresh clones, in folders with different names
// and depths, and compares the checksums (`make release-check`). The tools in .tools, which are not part of the result, are
// shared.

import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { zipSync } from "fflate";

process.chdir(resolve(import.meta.dirname, ".."));

const RELEASE = "release";
/**
 * The earliest time that a zip can have, so that the zip does not depend on the hour of the build. A zip has local times
 * without a zone.
 */
const NO_TIME = "1980-01-01T00:00:00";

const version = readFileSync("Cargo.toml", "utf8").match(/^version = "([^"]+)"/m)[1];

/** Every file in the folder, by its path from there, sorted by path. */
function filesBelow(folder, path = "") {
  const names = readdirSync(join(folder, path)).sort();
  return names.flatMap((name) => {
    const here = path ? `${path}/${name}` : name;
    return statSync(join(folder, here)).isDirectory() ? filesBelow(folder, here) : [here];
  });
}

/** The content of the folder as a zip, in one folder with that name. */
function zipOf(folder, name) {
  const entries = filesBelow(folder).map((path) => [`${name}/${path}`, new Uint8Array(readFileSync(join(folder, path)))]);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: NO_TIME });
}

/** Writes release/ and returns the text of its checksums. */
function makeRelease() {
  const name = `keikaku-${version}`;
  const files = {
    "LICENSE-APACHE": readFileSync("LICENSE-APACHE"),
    "LICENSE-MIT": readFileSync("LICENSE-MIT"),
    [`${name}-licences.txt`]: readFileSync("dist/licences.txt"),
    [`${name}.html`]: readFileSync("dist-single/keikaku.html"),
    [`${name}.zip`]: zipOf("dist", name),
  };
  rmSync(RELEASE, { recursive: true, force: true });
  mkdirSync(RELEASE);
  const sums = Object.entries(files).map(([file, content]) => {
    writeFileSync(join(RELEASE, file), content);
    return `${createHash("sha256").update(content).digest("hex")}  ${file}\n`;
  });
  writeFileSync(join(RELEASE, "SHA256SUMS"), sums.join(""));
  return sums.join("");
}

/** The checksums of that commit, built in a fresh clone. */
function sumsOfClone(commit, folder) {
  execFileSync("git", ["clone", "--quiet", "--no-checkout", ".", folder], { stdio: "inherit" });
  execFileSync("git", ["-C", folder, "checkout", "--quiet", "--detach", commit], { stdio: "inherit" });
  if (existsSync(".tools")) symlinkSync(resolve(".tools"), join(folder, ".tools"));
  const { CARGO_TARGET_DIR: _shared, ...environment } = process.env;
  const env = { ...environment, MAKEFLAGS: "" };
  execFileSync("make", ["--no-print-directory", "release"], { cwd: folder, stdio: "inherit", env });
  return readFileSync(join(folder, RELEASE, "SHA256SUMS"), "utf8");
}

/** Whether both clones give the same bytes. If they do not, they are kept for inspection. */
function check() {
  const changed = execFileSync("git", ["status", "--porcelain"], { encoding: "utf8" });
  if (changed !== "") throw new Error(`These changes are in no commit, so that no clone has them:\n${changed}`);
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  const place = mkdtempSync(join(tmpdir(), "keikaku-release-"));
  const folders = [join(place, "one"), join(place, "another", "of-a-longer-name")];
  const [one, other] = folders.map((folder) => sumsOfClone(commit, folder));
  if (one !== other) {
    console.error(`Of ${commit} two clones give other bytes.\n${folders[0]}:\n${one}\n${folders[1]}:\n${other}`);
    process.exit(1);
  }
  rmSync(place, { recursive: true });
  console.log(`Both clones give the same bytes.\n${one}`);
}

if (process.argv[2] === "check") check();
else process.stdout.write(makeRelease());
