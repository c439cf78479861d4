// Times returned answer books, for bench.mjs: the book of a plan is sent, each answer has other figures, and all answers are
// opened and imported together; for comparison, as many CSV tables with as many changed figures in the same page. A time runs
// from the choice of the files to the frame that shows the changes of each file, and from 取り込む to the frame without the
// preview. Memory is the growth of the page while the preview is shown.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readBook } from "../web/book.js";
import { timePreview } from "./bench-previews.mjs";

/** The number of figures that each answer changes. */
const CHANGED = 6;
/** The column of the asked actuals (src/paper/answer_book/sheet.rs), and the line of the first KPI. */
const [COLUMN, FIRST] = ["H", 8];

/** Runs inside the browser: the time from the press of the button until the preview is gone and the page is painted. */
function timeTaking() {
  return new Promise((done) => {
    const button = [...document.querySelectorAll("button")].find((one) => /^(\d+件を)?取り込む/.test(one.textContent));
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelector(".change-table")) return;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      requestAnimationFrame(() => port2.postMessage(null));
    });
    observer.observe(document, { childList: true, subtree: true });
    button.click();
  });
}

/** The book with these figures for these KPIs, which are counted from 0. */
function filled(book, figures) {
  const parts = unzipSync(book);
  let sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]);
  for (const [nth, figure] of figures) {
    const cell = new RegExp(`<c r="${COLUMN}${FIRST + nth}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`);
    if (!cell.test(sheet)) throw new Error(`no cell of the KPI ${nth}`);
    sheet = sheet.replace(cell, (_, style = "") => `<c r="${COLUMN}${FIRST + nth}"${style}><v>${figure}</v></c>`);
  }
  parts["xl/worksheets/sheet1.xml"] = strToU8(sheet);
  return Buffer.from(zipSync(parts));
}

/** The table with these figures as actuals of the year for these KPIs. */
function filledTable(text, figures, year) {
  const lines = text.split("\r\n");
  const column = lines[0].split(",").indexOf(year);
  const actuals = lines.flatMap((line, at) => (line.includes(",実績,") ? [at] : []));
  for (const [nth, figure] of figures) {
    const fields = lines[actuals[nth]].split(",");
    fields[column] = String(figure);
    lines[actuals[nth]] = fields.join(",");
  }
  return Buffer.from(lines.join("\r\n"));
}

/** Milliseconds and megabytes for `count` answers to a plan of `kpis` KPIs, as books and as tables. */
export async function timeBooks(browser, address, record, { count, kpis, year }) {
  const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 800 } });
  await context.addInitScript((entries) => {
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, record.entries);
  const page = await context.newPage();
  await page.goto(address + record.view.replace(/kpi$/, "inquiry"));
  const button = (name) => page.getByRole("button", { name, exact: true });
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), button(name).click()]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return Buffer.concat(parts);
  };
  await page.getByRole("combobox", { name: "照会する年度" }).selectOption(year.slice(0, 4));
  const book = await saved("回答用ブックを書き出す");
  await page.getByRole("link", { name: "取込・出力", exact: true }).click();
  const table = (await saved("表計算用CSVを書き出す")).toString("utf8");

  // Includes the program's own memory, which never shrinks, so that this is the peak so far.
  const memory = async () => (await page.evaluate(() => performance.measureUserAgentSpecificMemory())).bytes / 1e6;
  const figures = (nth, add) => Array.from({ length: CHANGED }, (_, at) => [(nth * CHANGED + at) % kpis, add + nth * CHANGED + at]);
  const files = {
    books: (nth) => ({ name: `回答${nth}.xlsx`, mimeType: "application/zip", buffer: filled(book, figures(nth, 40_000)) }),
    tables: (nth) => ({ name: `回答${nth}.csv`, mimeType: "text/csv", buffer: filledTable(table, figures(nth, 50_000), year) }),
  };
  const times = {};
  for (const [kind, file] of Object.entries(files)) {
    const answers = Array.from({ length: count }, (_, nth) => file(nth));
    const before = await memory();
    const timed = page.evaluate(timePreview, count);
    await page.locator("#file-chooser").setInputFiles(answers);
    const read = await timed;
    const held = (await memory()) - before;
    const taken = await page.evaluate(timeTaking);
    times[kind] = { read, taken, held };
    // Undone, so that the other kind of files finds the same plan.
    for (let steps = 0; steps < count; steps++) await button("元に戻す").click();
  }
  await context.close();

  // The time of the library alone, in this machine's Node.
  const start = performance.now();
  for (let nth = 0; nth < count; nth++) await readBook(book);
  times.library = performance.now() - start;
  times.bytes = book.length;
  return times;
}
