// Times the tables of many plans: 総括表 over plan files that are only viewed, and 計画一覧 of the browser's plans.
//
// - Reading: from the choice of the files to the laid-out table, beside JSON.parse of the same files in the same browser.
// - A key in the search and a press on a column head: until the consequences are laid out. Only the rows in view are elements.
// - Scrolling: the longest task of the page's main thread, as for the grid.

/** The plan files of 総括表: number of files, KPIs in each. */
const SIZES = [[300, 4], [20, 120], [2000, 4]];
const YEARS = 5;
const LISTED = 600;
const TURNS = { warmUp: 2, measured: 20 };
/** The number of wheel turns in each direction. */
const WHEEL = 40;

/** Runs inside the browser before the files are chosen: notes the time until the table is there, and each long task. */
function watchReading() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
  globalThis.readingTook = new Promise((done) => {
    let start;
    addEventListener("change", () => { start = performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector("[data-summary-row]")) return;
      observer.disconnect();
      document.body.getBoundingClientRect();
      done(performance.now() - start);
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Runs inside the browser: the time for reading the chosen files as texts and parsing them. */
async function timeParsing(repeats) {
  const files = [...globalThis.chosenFiles];
  const times = [];
  for (let nth = 0; nth < repeats; nth += 1) {
    const start = performance.now();
    for (const file of files) JSON.parse(await file.text());
    times.push(performance.now() - start);
  }
  return times;
}

/** Runs inside the browser: the times of keys in a search field, and of presses on a column head. */
async function timeActs([field, head, { warmUp, measured }]) {
  const { port1, port2 } = new MessageChannel();
  const follows = () => new Promise((done) => {
    port1.onmessage = () => done(document.body.getBoundingClientRect());
    port2.postMessage(null);
  });
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const search = document.querySelector(field);
  const type = (nth) => {
    write.call(search, ["1", "12", "1", ""][nth % 4]);
    search.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  };
  const time = async (act) => {
    const times = [];
    for (let nth = 0; nth < warmUp + measured; nth += 1) {
      const start = performance.now();
      act(nth);
      await follows();
      times.push(performance.now() - start);
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    }
    return times.slice(warmUp);
  };
  const keys = await time(type);
  // All rows are listed again.
  type(3);
  await follows();
  return { keys, sorts: await time(() => document.querySelector(head).click()) };
}

/** The texts of that many plan files, each with one plan. */
function planFiles(plans, kpis, planRecord) {
  const record = (nth) => Object.values(planRecord(kpis, YEARS, nth).entries)[0];
  return Array.from({ length: plans }, (_, nth) => `{"format":1,"app":"0.1.0","plans":[${record(nth)}]}`);
}

/** 総括表 over that many files: reading them, parsing them in JavaScript, keys, sorts, and the tasks of scrolling. */
async function timeSummary(browser, address, texts, tasksOfScrolling) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(`${address}#/summary`);
    await page.locator("#look-at-files").waitFor({ state: "attached" });
    // Not by setInputFiles, which sends the bytes of each file through a message of its own while the time runs.
    await page.evaluate((texts) => {
      const chosen = new DataTransfer();
      for (const [nth, text] of texts.entries()) chosen.items.add(new File([text], `計画${nth + 1}.json`, { type: "application/json" }));
      globalThis.chosenFiles = chosen.files;
    }, texts);
    const parsing = await page.evaluate(timeParsing, 5);
    await page.evaluate(watchReading);
    const reading = await page.evaluate(() => {
      const chooser = document.querySelector("#look-at-files");
      chooser.files = globalThis.chosenFiles;
      chooser.dispatchEvent(new Event("change", { bubbles: true }));
      return globalThis.readingTook;
    });
    const tasks = await page.evaluate(() => globalThis.longTasks);
    const acts = await page.evaluate(timeActs, [".summary-page input[type=search]", ".summary thead .figure button.sort", TURNS]);
    const scrolling = await tasksOfScrolling(browser, page, 120, WHEEL, ".summary-frame");
    return { reading, parsing, tasks, ...acts, scrolling };
  } finally {
    await context.close();
  }
}

/** 計画一覧 of that many plans: opening it, keys, sorts, and the tasks of scrolling. */
async function timeList(browser, address, plans, planRecord, tasksOfScrolling) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const entries = Object.assign({}, ...Array.from({ length: plans }, (_, nth) => planRecord(4, YEARS, nth).entries));
    await context.addInitScript((kept) => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
    }, entries);
    const page = await context.newPage();
    await page.goto(address);
    await page.locator(".plan-lines tbody tr").first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(5000);
    const opening = await page.evaluate(() => globalThis.longTasks);
    const acts = await page.evaluate(timeActs, ["#find-plan", ".plan-lines thead .plan-title button.sort", TURNS]);
    const scrolling = await tasksOfScrolling(browser, page, 120, WHEEL);
    return { ...acts, opening, scrolling };
  } finally {
    await context.close();
  }
}

/** The times of 総括表 by size, and the times of 計画一覧. `planRecord` returns a plan as the page stores it, by its KPIs, years and number. */
export async function timeManyPlans(browser, address, planRecord, tasksOfScrolling) {
  const summary = [];
  for (const [plans, kpis] of SIZES) {
    const texts = planFiles(plans, kpis, planRecord);
    summary.push({ plans, kpis, ...(await timeSummary(browser, address, texts, tasksOfScrolling)) });
  }
  return { summary, list: { plans: LISTED, ...(await timeList(browser, address, LISTED, planRecord, tasksOfScrolling)) } };
}
