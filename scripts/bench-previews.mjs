// Times the preview of returned tables in the page, for bench.mjs: a plan's table is sent, each answer differs from it in one
// cell, and one or several answers are opened together. A time runs from the choice of the files to the frame that shows the
// changes of each file.

const PREVIEWS = 10;
/** The number of previews of a single table. Each time ends with a frame, so that the median of a few would only show the frames. */
const SINGLE = 60;

/** Runs inside the browser: the time from the choice of files until that many lists of changes are painted. */
export function timePreview(files) {
  return new Promise((done) => {
    let start;
    document.getElementById("file-chooser").addEventListener("change", () => (start = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll(".change-table").length < files) return;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      requestAnimationFrame(() => port2.postMessage(null));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Answers to the sent table. Each changes the first target figure of another KPI. */
function answers(sent, count) {
  const lines = sent.split("\r\n");
  const targets = lines.flatMap((line, at) => (line.includes(",目標,") ? [at] : []));
  const answer = (_, nth) => {
    const changed = [...lines];
    // If there are more answers than KPIs, the next figure of each KPI is changed.
    const at = targets[nth % targets.length];
    let figure = 0;
    changed[at] = changed[at].replaceAll(/(?<=,)\d{4}(?=,)/g, (old) => (figure++ === Math.floor(nth / targets.length) ? 5000 + nth : old));
    return { name: `回答${nth + 1}.csv`, mimeType: "text/csv", buffer: Buffer.from(changed.join("\r\n")) };
  };
  return Array.from({ length: count }, answer);
}

/** Runs inside the browser: the time from the choice of a table until its new plan is painted. */
function timeTable() {
  return new Promise((done) => {
    let start;
    document.getElementById("file-chooser").addEventListener("change", () => (start = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector(".incoming-table, .change-table")) return;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      requestAnimationFrame(() => port2.postMessage(null));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Milliseconds of each preview of a table with that many rows, each for a KPI that no plan here has. */
export async function timeNewRows(browser, address, rows) {
  const page = await (await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(address);
  const text = `指標名,単位,区分,2022年度,2023年度\r\n${Array.from({ length: rows }, (_, nth) => `新しい指標${nth + 1},件,目標,1,2\r\n`).join("")}`;
  await page.locator("#file-chooser").waitFor({ state: "attached" });
  const durations = [];
  for (let preview = 0; preview < PREVIEWS / 2; preview += 1) {
    const timed = page.evaluate(timeTable);
    await page.locator("#file-chooser").setInputFiles({ name: "表.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    durations.push(await timed);
    await page.getByRole("button", { name: "キャンセル", exact: true }).click();
    await page.locator(".incoming-table, .change-table").first().waitFor({ state: "detached" });
  }
  await page.context().close();
  return durations;
}

/** Runs inside the browser: the time from pressing a button until that count of the sheet has changed and is painted. */
function timePress([button, count]) {
  return new Promise((done) => {
    const shown = () => document.querySelector(count)?.textContent;
    const before = shown();
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (shown() === before) return;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      requestAnimationFrame(() => port2.postMessage(null));
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    button.click();
  });
}

/** Milliseconds of each mark on another office's table with that many rows. The meaning of an ambiguous word is set and undone in turn. */
export async function timeMarks(browser, address, rows) {
  const page = await (await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(address);
  const row = (_, nth) => `施策${Math.floor(nth / 5) + 1},朝市${nth + 1}の出店数,店,${10 + nth},${9 + nth},${12 + nth},${11 + nth}\r\n`;
  const text = `,,,令和5年度,,令和6年度,\r\n施策,指標,単位,計画,結果,計画,結果\r\n${Array.from({ length: rows }, row).join("")}`;
  await page.locator("#file-chooser").setInputFiles({ name: "進捗管理表.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("[data-question]").first().waitFor();
  const durations = [];
  for (let mark = 0; mark < PREVIEWS; mark += 1) {
    const isSaid = mark % 2 === 1;
    const button = isSaid ? page.locator(".sheet-marks").getByRole("button", { name: /取り消す/ }) : page.locator("[data-question]").first().getByRole("button").first();
    const pressed = await button.elementHandle();
    durations.push(await page.evaluate(timePress, [pressed, '[data-count="asked"]']));
  }
  await page.context().close();
  return durations;
}

/** Milliseconds of each preview, for each of these numbers of files that are opened together. */
export async function timePreviews(browser, address, record, counts) {
  const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 800 } });
  await context.addInitScript((entries) => {
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, record.entries);
  const page = await context.newPage();
  await page.goto(address + record.view.replace(/kpi$/, "exchange"));
  const button = (name) => page.getByRole("button", { name, exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button("表計算用CSVを書き出す").click()]);
  const sent = await text(await download.createReadStream());
  const times = [];
  for (const count of counts) {
    const files = answers(sent, count);
    const durations = [];
    for (let preview = 0; preview < (count === 1 ? SINGLE : PREVIEWS); preview += 1) {
      const timed = page.evaluate(timePreview, count);
      await page.locator("#file-chooser").setInputFiles(files);
      durations.push(await timed);
      await button("キャンセル").click();
      await page.locator(".change-table").first().waitFor({ state: "detached" });
    }
    times.push(durations);
  }
  await context.close();
  return times;
}

async function text(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
