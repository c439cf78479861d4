// Weighs what a first visit loads, as a web server sends it, against its budgets, and fails above either: to the list of
// plans, and to a plan's grid, which also loads the chunks of PLAN. What few need, and is loaded on demand, is weighed and told.
// Every file of dist/ counts as loaded at first unless it is named here, so that nothing new goes unweighed; that a first
// visit asks for no other chunk is for tests/e2e/chunks.test.mjs to see.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const FIRST_VISIT = 150 * 1024;
const WITH_A_PLAN = 250 * 1024;
/** The chunks that a plan's grid loads. */
const PLAN = ["checks", "table", "sheet"];
const ON_DEMAND = /^(chunk-.*\.wasm|licences\.txt)$/;

const brotli = (content) => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
};

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name, parentPath, path }) => {
    const content = readFileSync(join(parentPath ?? path, name));
    return { name, raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli(content) };
  })
  .sort((a, b) => b.brotli - a.brotli);
/** The files of a chunk, as the page's script names them. */
function filesOf(chunk) {
  const script = files.find(({ name }) => /^keikaku-.*\.js$/.test(name)).name;
  const list = new RegExp(`[{,]${chunk}:\\[([^\\]]*)\\]`).exec(readFileSync(join("dist", script), "utf8"));
  if (!list) throw new Error(`${script} does not say what chunk ${chunk} is made of`);
  return JSON.parse(`[${list[1]}]`);
}
const ofPlan = new Set(PLAN.flatMap(filesOf));
const isOnDemand = ({ name }) => ON_DEMAND.test(name);
const sum = (name, files) => {
  const of = (column) => files.reduce((total, file) => total + file[column], 0);
  return { name, raw: of("raw"), gzip: of("gzip"), brotli: of("brotli") };
};
const first = files.filter((file) => !isOnDemand(file));
const sums = [
  { ...sum("first visit", first), budget: FIRST_VISIT },
  { ...sum("first visit, with a plan", files.filter((file) => !isOnDemand(file) || ofPlan.has(file.name))), budget: WITH_A_PLAN },
  sum("the whole product", files),
];

const line = (...cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(42) : cell.padStart(10))).join("");
const weights = ({ name, raw, gzip, brotli }) => line(name, ...[raw, gzip, brotli].map((n) => n.toLocaleString("en")));
console.log(line("bytes", "raw", "gzip 9", "brotli 11"));
for (const file of first) console.log(weights(file));
for (const file of files.filter(isOnDemand)) console.log(`${weights(file)}  on demand`);
for (const each of sums) console.log(weights(each));

for (const { name, brotli, budget } of sums.filter((each) => each.budget)) {
  const isOver = brotli > budget;
  console.log(`${isOver ? "Over" : "Within"} budget: ${name}, ${(brotli / 1024).toFixed(1)} of ${budget / 1024} KB.`);
  if (isOver) process.exitCode = 1;
}
