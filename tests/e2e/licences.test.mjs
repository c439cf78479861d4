// The notices that the page ships: for every crate that is linked into it and for every npm package in it, each with its
// text, in the hosted page and in the single file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "./harness.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const text = (path) => readFileSync(join(ROOT, path), "utf8");
const notices = text("dist/licences.txt");

/** The crates of the program according to cargo's tree, which is independent of scripts/licences.mjs. */
function linkedCrates() {
  const options = ["tree", "--locked", "--package", "keikaku", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"];
  const lines = execFileSync("cargo", options, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n");
  const crates = lines.map((line) => /^(\S+) v(\S+)/.exec(line)).filter((found) => found && found[1] !== "keikaku");
  return [...new Set(crates.map(([, name, version]) => `${name} ${version}`))];
}

const npmPackages = () => Object.entries(JSON.parse(text("package.json")).dependencies).map(([name, version]) => `${name} ${version}`);

/** The icons, which the page refers to by Lucide's names. */
const icons = () => {
  assert.match(text("dist/index.html"), /<symbol id="icon-undo-2"/);
  return [/Lucide \d+\.\d+\.\d+/.exec(text("web/icons.svg"))[0]];
};

test("every crate, npm package and the icon set are listed with a licence, and the notices contain licence texts", () => {
  const parts = [...linkedCrates(), ...npmPackages(), ...icons()];
  assert.ok(parts.length > 30);
  const [list, ...texts] = notices.split(`${"=".repeat(80)}\n`);
  const named = texts.map((notice) => notice.slice(0, notice.indexOf("\n")).split(", "));
  for (const part of parts) {
    assert.match(list, new RegExp(`^${part.replaceAll(/[.+/\\]/g, "\\$&")} \\| \\S`, "m"), part);
  }
  // A crate without a licence text of its own is listed under a text that other crates ship.
  const without = parts.filter((part) => !named.flat().includes(part));
  for (const part of without) assert.match(list, new RegExp(`^${part.replaceAll(/[.+]/g, "\\$&")} \\| .*(MIT|Apache-2.0)`, "m"), part);
  assert.match(notices, /Permission is hereby granted, free of charge/);
  assert.ok(named.flat().includes("keikaku"));
});

test("the single file contains the same licence notices", () => {
  const [, inFile] = /<script type="text\/plain" id="licences">([^]*?)<\/script>/.exec(text("dist-single/keikaku.html"));
  assert.equal(inFile, notices);
});
