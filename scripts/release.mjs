// The files of a release (`make release`), in release/: the page for a web server as a zip, the page as one file, the licences
// of what it carries, and the sums of all of them. Equal sources give equal bytes: names are sorted, and times are none.
//
// `node scripts/release.mjs check` makes them in two fresh clones in folders of different names, and compares the sums
// (`make release-check`).

import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { zipSync } from "fflate";

const ROOT = resolve(import.meta.dirname, "..");
const RELEASE = "release";
/** The earliest day that a zip can hold, so that the hour of the build is in none. */
const NO_TIME = "1980-01-01T00:00:00";

const version = readFileSync(join(ROOT, "Cargo.toml"), "utf8").match(/^version = "([^"]+)"/m)[1];

/** Every file below the folder, by its path from there, in the order of the paths. */
function filesBelow(folder, path = "") {
  const names = readdirSync(join(folder, path)).sort();
  return names.flatMap((name) => {
    const here = path ? `${path}/${name}` : name;
    return statSync(join(folder, here)).isDirectory() ? filesBelow(folder, here) : [here];
  });
}

function zipOf(folder, name) {
  const entries = filesBelow(folder).map((path) => [`${name}/${path}`, new Uint8Array(readFileSync(join(folder, path)))]);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: NO_TIME });
}

function makeRelease() {
  const folder = join(ROOT, RELEASE);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const name = `keikaku-${version}`;
  writeFileSync(join(folder, `${name}.zip`), zipOf(join(ROOT, "dist"), name));
  cpSync(join(ROOT, "dist-single/keikaku.html"), join(folder, `${name}.html`));
  cpSync(join(ROOT, "dist/licences.txt"), join(folder, `${name}-licences.txt`));
  const sums = filesBelow(folder).map((path) => {
    const sum = createHash("sha256").update(readFileSync(join(folder, path))).digest("hex");
    return `${sum}  ${path}\n`;
  });
  writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
  return sums.join("");
}

function sumsOfClone(name) {
  const folder = join(mkdtempSync(join(tmpdir(), "keikaku-release-")), name);
  try {
    execFileSync("git", ["clone", "--quiet", ROOT, folder], { stdio: "inherit" });
    execFileSync("make", ["--no-print-directory", "release"], { cwd: folder, stdio: "inherit", env: { ...process.env, MAKEFLAGS: "" } });
    return readFileSync(join(folder, RELEASE, "SHA256SUMS"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === "check") {
  const [one, other] = ["one", "another-name"].map(sumsOfClone);
  console.log(one);
  if (one !== other) {
    console.error(`The second clone gives other bytes:\n${other}`);
    process.exit(1);
  }
  console.log("Both clones give the same bytes.");
} else {
  console.log(makeRelease());
}
