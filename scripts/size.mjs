// Measures the compressed download of the page, as a web server sends it, and fails if it is above the ceiling. The ceiling
// prevents unnoticed growth by a megabyte; below it no code is changed for size. Every file of dist/ counts as loaded unless
// it is listed here, so that no new file is missed.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const CEILING = 1584 * 1024;
/** The ceiling of everything that is loaded on demand: the writers of Word and Excel files, and the code that fills in form books. */
const ON_DEMAND_CEILING = 175 * 1024;
const ON_DEMAND = /^(?:licences\.txt|(?:book|form-book|word|zip-reader|chunk)-\w+\.js)$/;

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
const sum = (name, files) => {
  const of = (column) => files.reduce((total, file) => total + file[column], 0);
  return { name, raw: of("raw"), gzip: of("gzip"), brotli: of("brotli") };
};
const isOnDemand = ({ name }) => ON_DEMAND.test(name);
const download = sum("the download", files.filter((file) => !isOnDemand(file)));

const line = (...cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(42) : cell.padStart(12))).join("");
const weights = ({ name, raw, gzip, brotli }) => line(name, ...[raw, gzip, brotli].map((n) => n.toLocaleString("en")));
console.log(line("bytes", "raw", "gzip 9", "brotli 11"));
for (const file of files) console.log(isOnDemand(file) ? `${weights(file)}  on demand` : weights(file));
console.log(weights(download));

const onDemand = sum("on demand", files.filter((file) => isOnDemand(file) && file.name.endsWith(".js")));
console.log(weights(onDemand));

for (const [{ name, brotli }, ceiling] of [[download, CEILING], [onDemand, ON_DEMAND_CEILING]]) {
  const isOver = brotli > ceiling;
  console.log(`${isOver ? "Above" : "Below"} the ceiling: ${name}, ${(brotli / 1024).toFixed(1)} of ${ceiling / 1024} KB.`);
  if (isOver) process.exitCode = 1;
}
