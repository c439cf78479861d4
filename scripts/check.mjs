// Runs every check (`make test`), and ends with a line of counts: `N passed, N failed[, N skipped]`. A failed check
// does not stop the later ones, but makes the whole run fail; so does a run without any test.
//
// Each step is a command of the Makefile. Its output stays visible, and its counts are taken from its runner's output.
// Lint, frictionless, deny and size count as one check each. A Rust test that cannot run (because the real documents
// are missing) returns early and prints a line that begins with `skipped: `; its runner counts it as passed, but the
// line is shown with --show-output.

import { spawn } from "node:child_process";

const LINT = { name: "lint", count: oneCheck };
const UNIT = { name: "unit", count: rustTests, isRunner: true };
const WASM = { name: "wasm", count: rustTests, isRunner: true };
const FRICTIONLESS = { name: "frictionless", count: oneCheck };
const DENY = { name: "deny", count: oneCheck };
/** Also builds the page for its tests. */
const SIZE = { name: "size", count: oneCheck };
const E2E = { name: "e2e", count: nodeTests, isRunner: true };

/**
 * Rounds of lanes. The lanes of a round run at the same time: linking the page takes minutes on one core, while the other lane
 * tests the core. The tools are installed before, since two lanes would install the same ones. The tests of the page run alone.
 */
const ROUNDS = [[[SIZE], [LINT, UNIT, WASM, FRICTIONLESS, DENY]], [[E2E]]];

/** The output of commands that run beside others, which is shown when they end or when the run is interrupted. */
const unseen = new Map();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    for (const [name, output] of unseen) process.stdout.write(`\n== make ${name} (ended by ${signal})\n${Buffer.concat(output)}`);
    process.exit(1);
  });
}

/**
 * Runs one command of the Makefile and keeps its output. The output is shown as it comes, or all at the end if other
 * commands run beside it.
 */
function run(name, isAlone, flags = []) {
  const output = [];
  const show = (chunk) => process.stdout.write(chunk);
  if (isAlone) show(`\n== make ${name}\n`);
  else {
    show(`\n== make ${name} begins\n`);
    unseen.set(name, output);
  }
  return new Promise((done) => {
    const child = spawn("make", ["--no-print-directory", ...flags, name], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, MAKEFLAGS: "" },
    });
    for (const stream of ["stdout", "stderr"]) {
      child[stream].on("data", (chunk) => {
        if (isAlone) show(chunk);
        output.push(chunk);
      });
    }
    child.on("close", (status) => {
      const all = Buffer.concat(output);
      if (!isAlone) {
        show(`\n== make ${name}\n`);
        show(all);
        unseen.delete(name);
      }
      done({ succeeded: status === 0, text: plain(all.toString("utf8")) });
    });
  });
}

const plain = (text) => text.replaceAll(/\x1b\[[0-9;]*m/g, "");
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, figure]) => total + Number(figure), 0);

function oneCheck(_text, succeeded) {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

function rustTests(text) {
  const result = (what) => sum(text, new RegExp(`^test result: .*?(\\d+) ${what}`, "gm"));
  const outputs = text.split(/^---- (?=.* stdout ----$)/m).slice(1);
  const skippedThemselves = outputs.filter((output) => /^skipped: /m.test(output)).length;
  return {
    passed: result("passed") - skippedThemselves,
    failed: result("failed"),
    skipped: result("ignored") + skippedThemselves,
  };
}

function nodeTests(text) {
  const result = (what) => sum(text, new RegExp(`^ℹ ${what} (\\d+)$`, "gm"));
  return {
    passed: result("pass"),
    failed: result("fail") + result("cancelled"),
    skipped: result("skipped") + result("todo"),
  };
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];
/** The minutes that each step took. */
const minutes = [];
let testsRun = 0;
const minutesSince = (began) => ((Date.now() - began) / 60_000).toFixed(1);

async function step({ name, count, isRunner }, isAlone) {
  const began = Date.now();
  const { succeeded, text } = await run(name, isAlone);
  minutes.push(`${name} ${minutesSince(began)}`);
  const counted = count(text, succeeded);
  // A step that fails before its runner counts anything is a failure as well.
  if (!succeeded && counted.failed === 0) counted.failed = 1;
  if (counted.failed > 0) failedSteps.push(name);
  if (isRunner) testsRun += counted.passed + counted.failed;
  for (const what of Object.keys(total)) total[what] += counted[what];
}

const began = Date.now();
const { succeeded: hasTools } = await run("tools", true, ["-j2", "-k"]);
minutes.push(`tools ${minutesSince(began)}`);
if (!hasTools) {
  total.failed += 1;
  failedSteps.push("tools");
}
for (const lanes of ROUNDS) {
  const inTurn = async (steps) => {
    for (const one of steps) await step(one, lanes.length === 1);
  };
  await Promise.all(lanes.map(inTurn));
}

console.log(`\nMinutes: ${minutes.join(", ")}; ${minutesSince(began)} in all`);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.map((name) => `make ${name}`).join(", ")}`);
if (testsRun === 0) console.log("No test ran.");
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || testsRun === 0 ? 1 : 0;
