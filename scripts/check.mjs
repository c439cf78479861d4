// Runs every check (`make test`) and ends with one line that counts them: `N passed, N failed[, N skipped]`.
// A check that fails hides none of the later ones, but fails the whole; so does a run in which no test ran.
//
// Each step is a command of the Makefile, whose output stays visible and is counted as its runner prints it. Lint,
// frictionless, deny and size count as one check each. A Rust test that cannot run (the real documents are not there)
// returns early and prints one line that begins with `skipped: `; the runner calls it passed, and with --show-output we
// see the line.

import { spawn } from "node:child_process";

const STEPS = [
  { name: "lint", count: oneCheck },
  { name: "unit", count: rustTests, isRunner: true },
  { name: "wasm", count: rustTests, isRunner: true },
  { name: "frictionless", count: oneCheck },
  { name: "deny", count: oneCheck },
  { name: "size", count: oneCheck },
  { name: "e2e", count: nodeTests, isRunner: true },
];

/** Runs one command of the Makefile, shows what it says and keeps it. */
function run(name) {
  console.log(`\n== make ${name}`);
  return new Promise((done) => {
    const output = [];
    const child = spawn("make", ["--no-print-directory", name], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, MAKEFLAGS: "" },
    });
    for (const stream of ["stdout", "stderr"]) {
      child[stream].on("data", (chunk) => {
        process[stream].write(chunk);
        output.push(chunk);
      });
    }
    child.on("close", (status) => done({ succeeded: status === 0, text: plain(Buffer.concat(output).toString("utf8")) }));
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
for (const { name, count, isRunner } of STEPS) {
  const began = Date.now();
  const { succeeded, text } = await run(name);
  minutes.push(`${name} ${((Date.now() - began) / 60_000).toFixed(1)}`);
  const counted = count(text, succeeded);
  // A step that fails before its runner can count anything is a failure too.
  if (!succeeded && counted.failed === 0) counted.failed = 1;
  if (counted.failed > 0) failedSteps.push(name);
  if (isRunner) testsRun += counted.passed + counted.failed;
  for (const what of Object.keys(total)) total[what] += counted[what];
}

console.log(`\nMinutes: ${minutes.join(", ")}`);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.map((name) => `make ${name}`).join(", ")}`);
if (testsRun === 0) console.log("No test ran.");
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || testsRun === 0 ? 1 : 0;
