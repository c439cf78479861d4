// Times the reader of tables beside Papaparse and uDSV (MIT, used only here, never shipped), all in one page: from the bytes
// of a file to its rows, and for our reader also to the KPIs in the rows. The browser decodes the texts for the other
// readers.
//
// In the page the reader is behind views; here it is a separate small program (examples/table_reader.rs), compiled and bound
// like the page.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const TARGET = "wasm32-unknown-unknown";
const EXAMPLE = "table_reader";
const REPEATS = 9;
const LETTERS = "bcdfghjkmnpqrstvwxz23456789";
const YEARS = Array.from({ length: 6 }, (_, year) => `${2022 + year}年度`);
const COLUMNS = ["計画ID", "計画名", "版", "元の版", "指標ID", "番号", "グループ", "指標名", "単位", "測るもの", "目標の数え方", "比べ方", "向き", "所管課", "区分", "値の数え方", "事業開始前", ...YEARS, "累計", "備考"];

/** The files: one of a megabyte, and one of 50,000 rows, as the page writes them. */
const FILES = [
  { name: "1 MB", text: tableOf((rows, bytes) => bytes >= 1_000_000) },
  { name: "50,000 rows", text: tableOf((rows) => rows >= 50_000) },
];

function tableOf(isEnough) {
  const lines = [COLUMNS.join(",")];
  let bytes = Buffer.byteLength(lines[0]);
  for (let kpi = 0; !isEnough(lines.length - 1, bytes); kpi += 1) {
    for (const row of ["目標", "実績"]) {
      const id = "k" + [...String(kpi).padStart(10, "0")].map((digit) => LETTERS[digit]).join("");
      const figures = YEARS.map((_, year) => 1000 + 37 * kpi + 11 * year);
      const fields = ["pbbbbbbbbbb", "計測用の計画", "vbbbbbbbbbb", "", id, kpi + 1, "", `指標その${kpi + 1}`, "件", "件数", "各年度の増加分", "以上", "増やす", "企画課", row, "増加分", "", ...figures, "", kpi % 5 ? "" : '"速報, 確定は翌年度"'];
      lines.push(fields.join(","));
      bytes += Buffer.byteLength(lines.at(-1)) + 2;
    }
  }
  return lines.join("\r\n") + "\r\n";
}

function run(tool, ...options) {
  const { status, stdout, error } = spawnSync(tool, options, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`${tool} ${options[0]} failed${error ? `: ${error.message}` : ""}`);
  return stdout;
}

/** The program of the reader: its glue and its bytes. */
function buildReader() {
  run("cargo", "build", "--quiet", "--release", "--locked", "--target", TARGET, "--example", EXAMPLE);
  const folder = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--locked")).target_directory;
  const out = join(folder, "bench");
  const program = join(folder, TARGET, "release/examples", `${EXAMPLE}.wasm`);
  run("wasm-bindgen", "--target", "no-modules", "--no-typescript", "--out-dir", out, "--out-name", EXAMPLE, program);
  return { glue: join(out, `${EXAMPLE}.js`), wasm: readFileSync(join(out, `${EXAMPLE}_bg.wasm`)).toString("base64") };
}

/** Runs inside the page, where nothing of this file is known. Returns the times of each reader and its number of rows. */
async function timeReaders({ text, repeats, wasm }) {
  if (!globalThis.tableReader) {
    const program = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
    // The glue declares its name in the page's scripts, not on `globalThis`.
    await wasm_bindgen({ module_or_path: program.buffer });
    globalThis.tableReader = wasm_bindgen;
  }
  const bytes = new TextEncoder().encode(text);
  const decoded = () => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const readers = {
    rows: () => globalThis.tableReader.rows(bytes),
    kpis: () => 2 * globalThis.tableReader.kpis(bytes) + 1,
    papaparse: () => globalThis.Papa.parse(decoded(), { skipEmptyLines: true }).data.length,
    udsv: () => {
      const text = decoded();
      return globalThis.uDSV.initParser(globalThis.uDSV.inferSchema(text)).stringArrs(text).length + 1;
    },
  };
  const times = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  const found = {};
  // The readers take turns, so that a slowdown of the machine affects all of them.
  for (let time = -1; time < repeats; time += 1) {
    for (const [name, read] of Object.entries(readers)) {
      const start = performance.now();
      found[name] = read();
      if (time >= 0) times[name].push(performance.now() - start);
    }
  }
  return { times, found };
}

/** Times the readers in an empty page of the server: `[{ name, times }]`. */
export async function timeReading(browser, address, headers) {
  const { glue, wasm } = buildReader();
  const context = await browser.newContext();
  const page = await context.newPage();
  const empty = `${address}readers.html`;
  await page.route(empty, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>", headers }));
  await page.goto(empty);
  const modules = join(import.meta.dirname, "../node_modules");
  for (const path of [glue, join(modules, "papaparse/papaparse.min.js"), join(modules, "udsv/dist/uDSV.iife.min.js")]) {
    await page.addScriptTag({ path });
  }
  const timed = [];
  for (const { name, text } of FILES) {
    const { times, found } = await page.evaluate(timeReaders, { text, repeats: REPEATS, wasm });
    if (new Set(Object.values(found)).size > 1) throw new Error(`${name}: the readers disagree: ${JSON.stringify(found)}`);
    timed.push({ name, times });
  }
  await context.close();
  return timed;
}
