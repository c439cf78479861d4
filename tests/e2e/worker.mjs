// Runs all tests of this folder in one process, with one server and one browser of each kind, while other processes do the
// same. Each test is run by the process that reaches it first. A folder, which is new for each run and shared by the
// processes, records which tests are taken.
//
// A file can be run by itself, too: `node --test tests/e2e/typing.test.mjs`.

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gathered } from "./gathering.mjs";

if (!gathered) throw new Error("KEIKAKU_TAKEN is to name an empty folder (see the Makefile).");
/** A limit for tests that hang; each step of a test has a shorter limit of its own. */
const timeout = 180_000;

const isOurs = (nth) => {
  try {
    mkdirSync(join(process.env.KEIKAKU_TAKEN, String(nth)));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
};

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.mjs"));
for (const file of files.sort()) await import(`./${file}`);
for (const [nth, [name, ...rest]] of gathered.tests.entries()) {
  const [run, options] = rest.reverse();
  if (isOurs(nth)) await test(name, { timeout, ...options }, run);
}
for (const ending of gathered.endings) await ending();
