// Times 活動記録 in a plan with nearly 20,000 records: adding a record, beside an edit of a cell in the same plan without records; the time
// until it is saved; and scrolling the whole list.

/** Leaves room for the added records below the limit of 20,000. */
const RECORDS = 19_900;
const STROKES = { warmUp: 5, measured: 30 };
const ADDED = { warmUp: 3, measured: 20 };
/** How often the list is extended before it is scrolled. */
const SLICES = 20;

/** `RECORDS` records, spread evenly over the years and the KPIs, as the page stores them. */
export function manyRecords(id, kpis, years, first) {
  const two = (number) => String(number).padStart(2, "0");
  return Array.from({ length: RECORDS }, (_, nth) => {
    const [year, month, day] = [first + (nth % years), 1 + (nth % 12), 1 + (nth % 28)];
    return {
      amount: String(1 + (nth % 90)),
      changed: `${year + 1}-${two(month)}-${two(day)}T10:${two(nth % 60)}`,
      id: id("r", nth),
      indicator: id("k", nth % kpis),
      on: `${month < 4 ? year + 1 : year}-${two(month)}-${two(day)}`,
      what: `定例の活動その${1 + (nth % 40)}`,
    };
  });
}

/**
 * Runs inside the browser: repeats an act. Each time runs until the consequences of the act are computed and laid out, and until
 * the journal has the plan.
 */
async function timeActs([key, act, { warmUp, measured }]) {
  const { put } = IDBObjectStore.prototype;
  const writes = [];
  let written = () => {};
  IDBObjectStore.prototype.put = function (value, name) {
    if (name === key) this.transaction.addEventListener("complete", () => written());
    return put.call(this, value, name);
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (name, text) {
    const start = performance.now();
    setItem.call(this, name, text);
    if (name === key) writes.push(performance.now() - start);
  };
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
  const field = () => document.querySelector(act === "record" ? "#entry-amount" : '[data-indicator] input[id*="-target-"]');
  const save = () => document.querySelector(".entry-buttons .primary");
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const { port1, port2 } = new MessageChannel();
  const type = (text) => {
    write.call(field(), text);
    field().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: "0" }));
  };
  const follows = async () => {
    await new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(null);
    });
    document.body.getBoundingClientRect();
  };
  const times = [];
  for (let nth = 0; nth < warmUp + measured; nth += 1) {
    const saved = new Promise((done, failed) => {
      written = done;
      setTimeout(() => failed(new Error("nothing was saved within thirty seconds")), 30_000);
    });
    if (act === "record") {
      type(String(1 + nth));
      await follows();
    }
    field().focus();
    const start = performance.now();
    if (act === "record") save().click();
    else type(String(2000 + nth));
    await follows();
    const done = performance.now() - start;
    await saved;
    times.push({ done, saved: performance.now() - start });
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  }
  const each = (of) => times.slice(warmUp).map((time) => time[of]);
  return { done: each("done"), saved: each("saved"), writes: writes.slice(-measured), tasks };
}

/** The times in the plan of that record: of an act (`record` or `cell`) in that view. */
async function timeIn(browser, address, { entries, view }, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript((kept) => {
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
    }, entries);
    const page = await context.newPage();
    await page.goto(address + (act === "record" ? view.replace("/kpi", "/records") : view));
    if (act === "record") {
      await page.locator("#add-record").click({ timeout: 60_000 });
      await page.locator("#entry-amount").waitFor();
    } else {
      await page.locator("[data-indicator]").last().waitFor({ state: "attached", timeout: 60_000 });
    }
    return await page.evaluate(timeActs, [Object.keys(entries)[0], act, act === "record" ? ADDED : STROKES]);
  } finally {
    await context.close();
  }
}

/** The length of each task while the list was extended, slice by slice, and scrolled to its end and back. */
async function timeList(browser, address, { entries, view }, tasksOfScrolling) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript((kept) => {
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
    }, entries);
    const page = await context.newPage();
    await page.goto(address + view.replace("/kpi", "/records"));
    await page.locator("[data-record]").first().waitFor({ timeout: 60_000 });
    return await tasksOfScrolling(browser, page, 1200, SLICES);
  } finally {
    await context.close();
  }
}

/** The times of an edit in the plan without records and in the plan with them, of adding a record, and of scrolling the list. */
export async function timeRecords(browser, address, plain, full, tasksOfScrolling) {
  return {
    plain: await timeIn(browser, address, plain, "cell"),
    beside: await timeIn(browser, address, full, "cell"),
    record: await timeIn(browser, address, full, "record"),
    list: await timeList(browser, address, full, tasksOfScrolling),
    characters: Object.values(full.entries)[0].length,
  };
}
