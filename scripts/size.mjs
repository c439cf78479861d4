// Weighs what a first visit loads, as a web server sends it, against the budget, and fails above it.
// Every file of dist/ counts unless it is named here as loaded on demand, so that nothing new goes unweighed.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const BUDGET = 150 * 1024;
const ON_DEMAND = new Set(["licences.txt"]);

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
const first = files.filter(({ name }) => !ON_DEMAND.has(name));
const sum = (column) => first.reduce((total, file) => total + file[column], 0);
const total = { name: "first visit", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };

const line = (...cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(36) : cell.padStart(10))).join("");
const weights = ({ name, raw, gzip, brotli }) => line(name, ...[raw, gzip, brotli].map((n) => n.toLocaleString("en")));
console.log(line("bytes", "raw", "gzip 9", "brotli 11"));
for (const file of first) console.log(weights(file));
console.log(weights(total));
for (const file of files.filter(({ name }) => ON_DEMAND.has(name))) console.log(`${weights(file)}  on demand`);

const share = `${(total.brotli / 1024).toFixed(1)} of ${BUDGET / 1024} KB`;
if (total.brotli > BUDGET) {
  console.error(`Over budget: a first visit loads ${share}.`);
  process.exit(1);
}
console.log(`Within budget: a first visit loads ${share}.`);
