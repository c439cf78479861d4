// Times saving a plan, from the write to localStorage until the journal in IndexedDB has the plan on disk; for comparison, the
// same text written to both by an otherwise empty page.

const SAVES = { warmUp: 3, measured: 20 };

/**
 * Runs inside the browser: types into a cell, and times the save that follows. The start and the end of a save are taken from
 * wrappers around the browser's own functions.
 */
async function timeSavesOfPage([key, { warmUp, measured }]) {
  const { setItem } = Storage.prototype;
  const { put } = IDBObjectStore.prototype;
  let [began, stored] = [0, 0];
  let written = () => {};
  Storage.prototype.setItem = function (name, text) {
    const start = performance.now();
    setItem.call(this, name, text);
    if (name === key) [began, stored] = [start, performance.now()];
  };
  IDBObjectStore.prototype.put = function (value, name) {
    if (name === key) this.transaction.addEventListener("complete", () => written());
    return put.call(this, value, name);
  };
  const cell = document.querySelector('[data-indicator] input[id*="-target-"]');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  cell.focus();
  const times = [];
  for (let save = 0; save < warmUp + measured; save += 1) {
    const complete = new Promise((done, failed) => {
      written = done;
      setTimeout(() => failed(new Error("nothing was saved within ten seconds")), 10_000);
    });
    write.call(cell, String(3000 + save));
    cell.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: "0" }));
    await complete;
    times.push({ storage: stored - began, journal: performance.now() - began });
  }
  return { times: times.slice(warmUp), text: localStorage.getItem(key) };
}

/** Runs inside the browser, in a page without the program. */
async function timeBareWrites([text, { warmUp, measured }]) {
  const database = await new Promise((opened, failed) => {
    const request = indexedDB.open("bench", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("journal");
    request.onsuccess = () => opened(request.result);
    request.onerror = () => failed(request.error);
  });
  const times = [];
  for (let save = 0; save < warmUp + measured; save += 1) {
    const start = performance.now();
    localStorage.setItem("bench", text);
    await new Promise((done, failed) => {
      const transaction = database.transaction("journal", "readwrite", { durability: "strict" });
      transaction.oncomplete = done;
      transaction.onerror = failed;
      transaction.objectStore("journal").put(text, "bench");
    });
    times.push(performance.now() - start);
  }
  database.close();
  return times.slice(warmUp);
}

/** The times of saves of that record's plan: in localStorage alone, with the journal, and of the same text in an empty page. */
export async function timeSaves(browser, address, { entries, view, kpis }, headers) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const empty = `${address}bare.html`;
    await page.route(empty, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>", headers }));
    await page.goto(empty);
    await page.evaluate((kept) => {
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
    }, entries);
    await page.goto(address + view);
    await page.locator("[data-indicator]").nth(kpis - 1).waitFor({ state: "attached", timeout: 60_000 });
    const { times, text } = await page.evaluate(timeSavesOfPage, [Object.keys(entries)[0], SAVES]);
    await page.goto(empty);
    const bare = await page.evaluate(timeBareWrites, [text, SAVES]);
    return { storage: times.map((time) => time.storage), journal: times.map((time) => time.journal), bare };
  } finally {
    await context.close();
  }
}
