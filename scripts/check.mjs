// Runs every check (`make test`) and ends with one line that counts them: `N passed, N failed[, N skipped]`.
// A check that fails hides none of the later ones, but fails the whole; so does a run in which no test ran.
//
// Each step is a command of the Makefile, whose output stays visible and is counted as its runner prints it. Lint,
// frictionless, deny and size count as one check each. A Rust test that cannot run (the real documents are not there)
// returns early and prints one line that begins with `skipped: `; the runner calls it passed, and with --show-output we
// see the line.

import { spawn } from "node:child_process";

const LINT = { name: "lint", count: oneCheck };
const UNIT = { name: "unit", count: rustTests, isRunner: true };
const WASM = { name: "wasm", count: rustTests, isRunner: true };
const FRICTIONLESS = { name: "frictionless", count: oneCheck };
const DENY = { name: "deny", count: oneCheck };
/** Builds the page for the tests of it as well. */
const SIZE = { name: "size", count: oneCheck };
const E2E = { name: "e2e", count: nodeTests, isRunner: true };

/**
 * The rounds of lanes. The lanes of a round run beside each other: the page is linked on one core for minutes, in which the other
 * one tests the core. The tools are there before, since two lanes would install the same ones; the tests of the page have the
 * machine to themselves.
 */
const ROUNDS = [[[SIZE], [LINT, UNIT, WASM, FRICTIONLESS, DENY]], [[E2E]]];

/** Of the commands that run beside others, what they have said and nobody has seen yet; it is shown where the run is ended early. */
const unseen = new Map();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    for (const [name, output] of unseen) process.stdout.write(`\n== make ${name} (ended by ${signal})\n${Buffer.concat(output)}`);
    process.exit(1);
  });
}

/** Runs one command of the Makefile and keeps what it says. It is shown as it comes, or whole at its end where others run beside it. */
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
/** How many minutes each step took. */
const minutes = [];
let testsRun = 0;
const minutesSince = (began) => ((Date.now() - began) / 60_000).toFixed(1);

async function step({ name, count, isRunner }, isAlone) {
  const began = Date.now();
  const { succeeded, text } = await run(name, isAlone);
  minutes.push(`${name} ${minutesSince(began)}`);
  const counted = count(text, succeeded);
  // A step that fails before its runner can count anything is a failure too.
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
