// Times the built page in headless Chromium, beside HyperFormula in the same browser, and prints a Markdown table. Times are
// printed, never asserted: machines differ, and only the comparison within one run means something.
//
// - Keystroke: from the input event of a target cell to the changed text of its row's total, after all rows are there; and the
//   same with that row's drawer open, whose chart and rates follow each key.
// - Loading: from the program's arrival, and from the navigation with an empty cache, until the first cell is painted. The test
//   does not touch the page before that, since Playwright compiles its own code in the page when it first looks for an element.
// - Scrolling: the longest task of the page's main thread while the wheel turns from the top of the grid to its end and back,
//   and the number of tasks over 50 ms. Measured in processor time, since a task may wait for other programs in between. Once
//   notch by notch, as a hand turns the wheel, and once by 1,200 px, a screen and a half, all of whose KPIs come into view at
//   once. `node scripts/bench.mjs scrolling` times only this, on the two larger plans and with few wheel turns, to compare two
//   builds.
// - HyperFormula (GPL, used only here, never shipped): the same figures as a sheet with a total for each row and a rate for
//   each KPI: building it, and setting one cell and reading its row's total and rate.
// - Reading a table, beside Papaparse and uDSV: bench-reading.mjs.
// - Typing in a document of 60,000 characters, beside a bare field: bench-document.mjs; alone with `node scripts/bench.mjs
//   document`.
// - Typing in 要因 of a sheet of 効果検証, beside a cell of the table; alone with `node scripts/bench.mjs evaluation`.
// - Saving with the journal, beside bare writes of the same text: bench-saving.mjs; alone with `node scripts/bench.mjs saving`.
// - Adding a record of activity to 20,000, and the list of them: bench-records.mjs; alone with `node scripts/bench.mjs
//   records`.
// - Many plans in 総括表 and in 計画一覧: bench-summary.mjs; alone with `node scripts/bench.mjs summary`.
// - Returned answer books, beside as many CSVs: bench-books.mjs; alone with `node scripts/bench.mjs books`.
// - The preview of one returned table and of several that are opened together: bench-previews.mjs; `node scripts/bench.mjs
//   tables` times these and the reading of a table.

import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { timeBooks } from "./bench-books.mjs";
import { fullSheets, longDocument, timeDocument, timeEvaluation } from "./bench-document.mjs";
import { timeMarks, timeNewRows, timePreviews } from "./bench-previews.mjs";
import { timeReading } from "./bench-reading.mjs";
import { manyRecords, timeRecords } from "./bench-records.mjs";
import { timeSaves } from "./bench-saving.mjs";
import { timeManyPlans } from "./bench-summary.mjs";
import { openChromium } from "./browsers.mjs";
import { serveFolder } from "./server.mjs";

const ROOT = resolve(import.meta.dirname, "..");
/** The page that is timed. KEIKAKU_DIST names another build, such as an earlier one. */
const DIST = resolve(process.env.KEIKAKU_DIST ?? join(ROOT, "dist"));
const RIVAL = join(ROOT, "node_modules/hyperformula/dist/hyperformula.full.min.js");
const SIZES = [[4, 6], [4, 15], [120, 10], [500, 15]];
const LOADS = 10;
const WHEEL = { notch: 120, leap: 1200 };
/** The number of wheel turns in each direction when builds are compared. */
const SHORT = 12;
const STROKES = { warmUp: 20, measured: 100 };
// With these the browser's clock has steps of 5 µs instead of 100.
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

// ---------------------------------------------------------------------------------------------------------------------
// The data: a plan of this size as the page itself would have stored it (src/storage/), and the view that shows its grid.
// ---------------------------------------------------------------------------------------------------------------------

const LETTERS = "bcdfghjkmnpqrstvwxz23456789";
const FIRST_YEAR = 2022;

const id = (kind, number) => kind + [...String(number).padStart(10, "0")].map((digit) => LETTERS[digit]).join("");

/** FNV-1a over the text's bytes: the digest of a record's body. */
function digest(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

const cell = (value) => ({ state: "number", value: String(value), text: String(value) });

const cells = (years, entry) =>
  Object.fromEntries(Array.from({ length: years }, (_, year) => [FIRST_YEAR + year, entry(year)]));

/** The plan's entries of localStorage, the fragment of its grid, and its size: `{ entries: {key: text}, view, kpis }`. */
function planRecord(kpis, years, texts = {}, evaluations = undefined, records = undefined, number = 1) {
  const plan = id("p", number);
  const indicator = (_, kpi) => ({
    id: id("k", kpi),
    name: `指標その${kpi + 1}`,
    unit: "件",
    basis: "increment",
    actual_source: records && "sum",
    targets: cells(years, (year) => cell(figure(kpi, year))),
    actuals: cells(years, (year) => ({ cell: cell(figure(kpi, year) - 7) })),
  });
  const body = JSON.stringify({
    id: plan,
    form: "f2022",
    facts: { name: number === 1 ? "計測用の計画" : `計測用の計画その${number}` },
    years: { first: FIRST_YEAR, headings: Array(years).fill("") },
    texts,
    indicators: Array.from({ length: kpis }, indicator),
    evaluations,
    records,
  });
  const record = `{"format":7,"app":"0.1.0","digest":"${digest(body)}","body":${body}}`;
  return { entries: { [`keikaku/plan/${plan}`]: record }, view: `#/plan/${plan}/kpi`, kpis };
}

/** The figure of a KPI in a year, the same for the page and for HyperFormula. */
const figure = (kpi, year) => 1000 + 37 * kpi + 11 * year;

// ---------------------------------------------------------------------------------------------------------------------
// What runs inside the browser. These functions are sent there as text: they can use nothing of this file.
// ---------------------------------------------------------------------------------------------------------------------

/** Runs before the page's own scripts: puts the plan into the storage, and notes when the first cell is painted. */
function prepare(entries) {
  for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  globalThis.firstCellPainted = new Promise((painted) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[data-indicator] input[id^="cell-"]')) return;
      observer.disconnect();
      // A message that is posted while a frame is made arrives right after it. Waiting for a second frame would add up to 17
      // ms.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted(performance.now());
      requestAnimationFrame(() => port2.postMessage(null));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

async function timeLoading() {
  const painted = await globalThis.firstCellPainted;
  const program = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm"));
  return { arrived: painted - program.responseEnd, navigated: painted };
}

async function timeKeystrokes({ warmUp, measured }) {
  const total = document.querySelector('[data-indicator] [data-field="target-total"]');
  const cell = total.closest("[data-indicator]").querySelector('input[id*="-target-"]');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const changed = () => new Promise((seen) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      seen();
    });
    observer.observe(total, { characterData: true, childList: true, subtree: true });
  });

  cell.focus();
  const times = [];
  for (let stroke = 0; stroke < warmUp + measured; stroke += 1) {
    const before = total.textContent;
    write.call(cell, String(2000 + stroke));
    const start = performance.now();
    const change = changed();
    cell.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: "0" }));
    await change;
    times.push(performance.now() - start);
    if (total.textContent === before) throw new Error(`the total stayed ${before}`);
    // A user's next key comes in another task, after the page has painted.
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  }
  return times.slice(warmUp);
}

/**
 * HyperFormula's sheet has two rows for each KPI: the years, then the total; the rate follows the total of the actuals. It has at
 * most 24 years, so that every column has one letter.
 */
function timeRival({ figures, repeats, batch }) {
  const column = (index) => String.fromCharCode(65 + index);
  const years = figures[0].length;
  const rows = figures.flatMap((row, kpi) => {
    const sum = (line) => `=SUM(A${line}:${column(years - 1)}${line})`;
    const [target, actual] = [2 * kpi + 1, 2 * kpi + 2];
    const rate = `=IF(${column(years)}${target}=0,"",${column(years)}${actual}/${column(years)}${target})`;
    return [[...row, sum(target)], [...row, sum(actual), rate]];
  });

  const timed = (times, work) => {
    const durations = [];
    for (let time = 0; time < times; time += 1) {
      const start = performance.now();
      work(time);
      durations.push(performance.now() - start);
    }
    return durations;
  };
  let sheet;
  const build = timed(repeats, () => {
    sheet?.destroy();
    sheet = globalThis.HyperFormula.buildFromArray(rows, { licenseKey: "gpl-v3" });
  });
  let read = 0;
  const set = timed(repeats, (time) => {
    for (let index = 0; index < batch; index += 1) {
      sheet.setCellContents({ sheet: 0, row: 0, col: 0 }, 2000 + time * batch + index);
      read += sheet.getCellValue({ sheet: 0, row: 0, col: years });
      read += sheet.getCellValue({ sheet: 0, row: 1, col: years + 1 });
    }
  });
  if (!Number.isFinite(read)) throw new Error("the rival's sheet does not reckon");
  return { build, set: set.map((duration) => duration / batch) };
}

// ---------------------------------------------------------------------------------------------------------------------
// The run.
// ---------------------------------------------------------------------------------------------------------------------

async function openGrid(browser, address, record) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(prepare, record.entries);
  const page = await context.newPage();
  await page.goto(address + record.view);
  return { context, page };
}

/** Waits until the grid has all its rows. */
const complete = (page, { kpis }) => {
  return page.locator("[data-indicator]").nth(kpis - 1).waitFor({ state: "attached", timeout: 60_000 });
};

async function timePage(browser, address, record) {
  const loading = [];
  let keystrokes, besideDrawer, scrolling;
  for (let load = 0; load < LOADS; load += 1) {
    const { context, page } = await openGrid(browser, address, record);
    loading.push(await page.evaluate(timeLoading));
    if (load === LOADS - 1) {
      await complete(page, record);
      keystrokes = await page.evaluate(timeKeystrokes, STROKES);
      scrolling = [await tasksOfScrolling(browser, page, WHEEL.notch), await tasksOfScrolling(browser, page, WHEEL.leap)];
      await page.getByRole("button", { name: "指標その1 詳細", exact: true }).click();
      await page.locator(".drawer svg").first().waitFor();
      besideDrawer = await page.evaluate(timeKeystrokes, STROKES);
    }
    await context.close();
  }
  return { loading, keystrokes, besideDrawer, scrolling };
}

/**
 * The processor time of each task of the page's main thread, in ms, while the view, or the element that the selector names, was
 * scrolled by that step to its end, or at most `most` times, and back.
 */
async function tasksOfScrolling(browser, page, step, most = Infinity, selector = "main") {
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  const inSight = Math.min(y + height, page.viewportSize().height) - Math.max(y, 0);
  await page.mouse.move(x + width / 2, Math.max(y, 0) + inSight / 2);
  // Not with a locator, for which Playwright visits every element of the page in a task of its own.
  const place = () => page.evaluate((selector) => {
    const named = document.querySelector(selector);
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(named).overflowY);
    const { scrollTop, scrollHeight, clientHeight } = scrolls ? named : document.scrollingElement;
    return [scrollTop, scrollHeight - clientHeight - scrollTop];
  }, selector);
  const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const turn = async (distance, left) => {
    for (let turns = 0; turns < most && (await place())[left] > 1; turns += 1) {
      await page.mouse.wheel(0, distance);
      await painted();
    }
  };
  await place();
  await painted();
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "__metadata"] });
  await turn(step, 1);
  await turn(-step, 0);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mains = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isOfPage = ({ pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid);
  return traceEvents.filter((event) => event.name === "RunTask" && isOfPage(event)).map(({ tdur = 0 }) => tdur / 1000);
}

/** Runs on an empty page of the same server: HyperFormula makes functions from text, which our page's policy forbids. */
async function timeHyperFormula(browser, address, kpis, years) {
  const ofKpi = (_, kpi) => Array.from({ length: years }, (_, year) => figure(kpi, year));
  const figures = Array.from({ length: kpis }, ofKpi);
  const context = await browser.newContext();
  const page = await context.newPage();
  const empty = `${address}rival.html`;
  const answer = { contentType: "text/html", body: "<!doctype html>", headers: ISOLATED };
  await page.route(empty, (route) => route.fulfill(answer));
  await page.goto(empty);
  await page.addScriptTag({ path: RIVAL });
  const times = await page.evaluate(timeRival, { figures, repeats: 30, batch: 100 });
  await context.close();
  return times;
}

const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(share * (times.length - 1))];
const three = (figure) => Number(figure.toPrecision(3)).toLocaleString("en", { minimumSignificantDigits: 3 });
const inUnit = (time) => (time < 0.1 ? `${(time * 1000).toFixed(1)} µs` : `${three(time)} ms`);
const longest = (tasks) => `${inUnit(Math.max(...tasks))} (${tasks.filter((time) => time > 50).length})`;
const shown = (times) => (times ? `${inUnit(quantile(times, 0.5))} (${inUnit(quantile(times, 0.95))})` : "–");

async function printAll(browser, server) {
  const columns = ["KPIs × years", "keystroke → total", "with the drawer", "program arrived → first cell", "navigation → first cell", "longest task of scrolling by notches (over 50 ms)", "by leaps", "HyperFormula: build", "set, read"];
  console.log(`| ${columns.join(" | ")} |\n|${"---|".repeat(columns.length)}`);
  for (const [kpis, years] of SIZES) {
    const record = planRecord(kpis, years);
    const { loading, keystrokes, besideDrawer, scrolling } = await timePage(browser, server.address, record);
    const rival = await timeHyperFormula(browser, server.address, kpis, years);
    const [arrived, navigated] = ["arrived", "navigated"].map((since) => shown(loading.map((load) => load[since])));
    const ours = [shown(keystrokes), shown(besideDrawer), arrived, navigated, ...scrolling.map(longest)];
    console.log(`| ${kpis} × ${years} | ${[...ours, shown(rival.build), shown(rival.set)].join(" | ")} |`);
  }
  await printDocument(browser, server);
  await printEvaluation(browser, server);
  await printSaving(browser, server);
  await printRecords(browser, server);
  await printManyPlans(browser, server);
  await printTables(browser, server);
  await printBooks(browser, server);
}

/** Tables that are read: returned ones, one with new KPIs, and the reader alone beside the others. */
async function printTables(browser, server) {
  const counts = [1, 20, 200];
  const [kpis, years] = SIZES[2];
  const previews = await timePreviews(browser, server.address, planRecord(kpis, years), counts);
  console.log(`\n| returned tables of ${kpis} × ${years} | files → previews | a file |\n|---|---|---|`);
  for (const [nth, count] of counts.entries()) {
    console.log(`| ${count} | ${shown(previews[nth])} | ${inUnit(quantile(previews[nth], 0.5) / count)} |`);
  }
  // With one more row the page would ask before it reads the table.
  const rows = 49_998;
  console.log(`\n| a table of new KPIs | file → preview |\n|---|---|`);
  console.log(`| ${rows.toLocaleString("en")} rows | ${shown(await timeNewRows(browser, server.address, rows))} |`);
  const marked = 2_000;
  console.log(`\n| a table of others | mark → counts |\n|---|---|`);
  console.log(`| ${marked.toLocaleString("en")} rows | ${shown(await timeMarks(browser, server.address, marked))} |`);
  const readers = ["a table of", "to its rows", "to its KPIs", "Papaparse: × ours", "uDSV: × ours"];
  console.log(`\n| ${readers.join(" | ")} |\n|${"---|".repeat(readers.length)}`);
  for (const { name, times } of await timeReading(browser, server.address, ISOLATED)) {
    const ratio = (rival) => `${shown(times[rival])}: ${three(quantile(times[rival], 0.5) / quantile(times.rows, 0.5))} ×`;
    console.log(`| ${[name, shown(times.rows), shown(times.kpis), ratio("papaparse"), ratio("udsv")].join(" | ")} |`);
  }
}

/** Twenty returned books, beside as many CSVs with as many changed figures. */
async function printBooks(browser, server) {
  const [[kpis, years], count] = [SIZES[2], 20];
  const times = await timeBooks(browser, server.address, planRecord(kpis, years), { count, kpis, year: `${FIRST_YEAR + 1}年度` });
  const { books, tables } = times;
  console.log(`\n| ${count} answers of ${kpis} KPIs | files → previews | previews → taken in | memory held |\n|---|---|---|---|`);
  for (const [name, { read, taken, held }] of [["books of Excel", books], ["tables (CSV)", tables]]) {
    console.log(`| ${name} | ${inUnit(read)} | ${inUnit(taken)} | ${three(held)} MB |`);
  }
  const [ofTables, ofLibrary] = [books.read / tables.read, books.read / times.library];
  console.log(`\nBooks take ${three(ofTables)} × the tables; the library alone reads them in ${inUnit(times.library)} (${three(ofLibrary)} ×); a book is ${three(times.bytes / 1000)} KB.`);
}

/** Typing in the longest text of a long document. */
async function printDocument(browser, server) {
  const record = planRecord(4, 6, longDocument());
  const { ours, bare } = await timeDocument(browser, server.address, { ...record, view: record.view.replace("/kpi", "/document") });
  console.log("\n| a key in 本文 of 60,000 characters | in a bare field |\n|---|---|");
  console.log(`| ${shown(ours)} | ${shown(bare)} |`);
}

/** Typing on a sheet of 効果検証, in a plan of usual size with five full sheets. */
async function printEvaluation(browser, server) {
  const [kpis, years] = SIZES[2];
  const sheets = fullSheets(Array.from({ length: kpis }, (_, kpi) => id("k", kpi)), FIRST_YEAR);
  const { sheet, table } = await timeEvaluation(browser, server.address, planRecord(kpis, years, {}, sheets));
  console.log("\n| a key in 要因 of five sheets of 120 KPIs with 72,000 characters each | in a cell of the table of that plan |\n|---|---|");
  console.log(`| ${shown(sheet)} | ${shown(table)} |`);
}

/** Saving a plan of usual size, with its journal. */
async function printSaving(browser, server) {
  const [kpis, years] = SIZES[2];
  const { storage, journal, bare } = await timeSaves(browser, server.address, planRecord(kpis, years), ISOLATED);
  const ratio = three(quantile(journal, 0.5) / quantile(bare, 0.5));
  console.log("\n| a save of | in localStorage alone | with its journal | bare writes of the same text to both: ours is |\n|---|---|---|---|");
  console.log(`| ${kpis} × ${years} | ${shown(storage)} | ${shown(journal)} | ${shown(bare)}: ${ratio} × |`);
}

/** Adding a record to 20,000, beside an edit of the same plan without any record. */
async function printRecords(browser, server) {
  const [kpis, years] = [20, 5];
  const full = planRecord(kpis, years, {}, undefined, manyRecords(id, kpis, years, FIRST_YEAR));
  const { plain, beside, record, list, characters } = await timeRecords(browser, server.address, planRecord(kpis, years), full, tasksOfScrolling);
  console.log(`\n| ${kpis} × ${years} | until done | until the journal has it | in localStorage alone | longest task (over 50 ms) |\n|---|---|---|---|---|`);
  for (const [name, { done, saved, writes, tasks }] of [
    ["an edit without records", plain], ["an edit beside 20,000 records", beside], ["a record more", record],
  ]) {
    console.log(`| ${name} | ${shown(done)} | ${shown(saved)} | ${shown(writes)} | ${tasks.length === 0 ? "–" : longest(tasks)} |`);
  }
  console.log(`\nThe plan takes ${characters.toLocaleString("en")} characters. Scrolling the list: the longest task is ${longest(list)}.`);
}

/** 総括表 over plan files that are only viewed, and 計画一覧. */
async function printManyPlans(browser, server) {
  const record = (kpis, years, number) => planRecord(kpis, years, {}, undefined, undefined, number + 1);
  const { summary, list } = await timeManyPlans(browser, server.address, record, tasksOfScrolling);
  const tasks = (all) => (all.length === 0 ? "–" : longest(all));
  const columns = ["総括表: plans × KPIs", "files → table", "JSON.parse of the same", "× of it", "longest task of reading (over 50 ms)", "a key in the search", "a sort", "longest task of scrolling (over 50 ms)"];
  console.log(`\n| ${columns.join(" | ")} |\n|${"---|".repeat(columns.length)}`);
  for (const { plans, kpis, reading, parsing, tasks: long, keys, sorts, scrolling } of summary) {
    const ratio = three(reading / quantile(parsing, 0.5));
    console.log(`| ${plans.toLocaleString("en")} × ${kpis} | ${[inUnit(reading), shown(parsing), ratio, tasks(long), shown(keys), shown(sorts), longest(scrolling)].join(" | ")} |`);
  }
  console.log("\n| 計画一覧: plans | longest task of opening (over 50 ms) | a key in the search | a sort | longest task of scrolling (over 50 ms) |\n|---|---|---|---|---|");
  console.log(`| ${list.plans} | ${[tasks(list.opening), shown(list.keys), shown(list.sorts), longest(list.scrolling)].join(" | ")} |`);
}

/** Scrolling alone, on the two larger plans. */
async function printScrolling(browser, server) {
  const columns = ["KPIs × years", "longest task of scrolling by notches (over 50 ms)", "all tasks", "by leaps", "all tasks", "HyperFormula: build", "set, read"];
  console.log(`| ${columns.join(" | ")} |\n|${"---|".repeat(columns.length)}`);
  for (const [kpis, years] of SIZES.slice(2)) {
    const record = planRecord(kpis, years);
    const { context, page } = await openGrid(browser, server.address, record);
    await complete(page, record);
    const ours = [];
    for (const step of Object.values(WHEEL)) {
      const tasks = await tasksOfScrolling(browser, page, step, SHORT);
      ours.push(longest(tasks), inUnit(tasks.reduce((sum, time) => sum + time, 0)));
    }
    await context.close();
    const rival = await timeHyperFormula(browser, server.address, kpis, years);
    console.log(`| ${kpis} × ${years} | ${[...ours, shown(rival.build), shown(rival.set)].join(" | ")} |`);
  }
}

const server = await serveFolder(DIST, { headers: ISOLATED });
const browser = await openChromium();
try {
  console.log(`Chromium ${browser.version()}, ${availableParallelism()} cores; median (p95).\n`);
  const alone = { scrolling: printScrolling, document: printDocument, evaluation: printEvaluation, saving: printSaving, records: printRecords, summary: printManyPlans, tables: printTables, books: printBooks };
  await (alone[process.argv[2]] ?? printAll)(browser, server);
} finally {
  await browser.close();
  await server.close();
}
