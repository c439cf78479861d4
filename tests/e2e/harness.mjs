// What every end-to-end test stands on: the built page in a real browser, with empty storage, under watch.
//
//     test("a KPI can be added", (t) => withPage(t, async ({ page }) => { … }));
//
// A test fails on any console message, any page error, any breach of the content security policy and any request that
// leaves the page's own place, even if all that it asserts holds. What a test means to cause it names with `expects`.
// Nothing here waits for time, only for text or state: `shows` is how a test waits for a figure.

import assert from "node:assert/strict";
import { on } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch as watchFolder } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after as afterOfNode, test as testOfNode } from "node:test";
import { pathToFileURL } from "node:url";
import { openChromium, openChromiumWithProfile, openFirefox } from "../../scripts/browsers.mjs";
import { serveFolder } from "../../scripts/server.mjs";

/**
 * In a run of all files (worker.mjs) the tests are gathered, with what is to be done once all are over. A file that is run
 * by itself hands them to node as it comes to them.
 */
export const gathered = process.env.KEIKAKU_TAKEN ? { tests: [], endings: [] } : undefined;
export const test = gathered ? (...given) => gathered.tests.push(given) : testOfNode;
export const after = gathered ? (ending) => gathered.endings.push(ending) : afterOfNode;

// A test that fails waits so long; one that passes never waits for time.
const PATIENCE = 20_000;
const ROOT = resolve(import.meta.dirname, "../..");
const PICTURES = join(ROOT, "tests/e2e/out");
const downloads = mkdtempSync(join(tmpdir(), "keikaku-downloads-"));
const profiles = mkdtempSync(join(tmpdir(), "keikaku-profiles-"));

/** Made at the first use, closed when the file's tests are over. */
const open = new Map();
function once(name, make, close) {
  if (!open.has(name)) open.set(name, { made: make(), close });
  return open.get(name).made;
}
after(async () => {
  for (const { made, close } of open.values()) await close(await made);
  for (const folder of [downloads, profiles]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

export const CHROMIUM = { name: "Chromium", open: () => once("Chromium", openChromium, (it) => it.close()) };
export const FIREFOX = { name: "Firefox", open: () => once("Firefox", () => openFirefox(downloads), (it) => it.close()) };
export const BROWSERS = [CHROMIUM, FIREFOX];

/** Nothing of the page changes in a run: a browser need not ask for it twice. */
const KEPT = { "Cache-Control": "max-age=3600" };

/** Where a page comes from: its address, and which requests stay inside it. */
export const HOSTED = async () => {
  const { address } = await once("server", () => serveFolder(join(ROOT, "dist"), { path: "/~user/keikaku/", headers: KEPT }), (it) => it.close());
  return { address, holds: (url) => url.startsWith(address) };
};
export const SINGLE_FILE = async () => {
  const address = pathToFileURL(join(ROOT, "dist-single/keikaku.html")).href;
  return { address, holds: (url) => url.split("#")[0] === address };
};

/**
 * Opens the page with empty storage and runs the test with
 * - `page`: the open page, and `context`: its storage,
 * - `secondTab()`: another watched page on the same storage,
 * - `expects(pattern)`: a message that the test means to cause, and that must come,
 * - `download(action)`: the file that the action makes the page hand out, as `{name, bytes, text}`,
 * - `requests`: the addresses asked for so far,
 * - `samples`: the ids of the plans that were asked for.
 *
 * `samples` are the codes of the samples whose plans are kept already when the page opens; `before(context)` prepares a
 * context that no other test sees before the page opens; `view` is the fragment to open at, or makes it of the plans' ids;
 * `until` is the event of loading that the test waits for. Of a failure it tells what was seen, and keeps pictures in
 * tests/e2e/out.
 */
export async function withPage(t, run, options = {}) {
  const { browser = CHROMIUM, place = HOSTED, view = "", until = "load", before, samples = [], tellFailure = tellAndShow } = options;
  const { address, holds } = await place();
  const stored = await storedSamples(samples);
  const visit = (place === HOSTED && !before && takeUp(browser)) || (await newVisit(browser, place));
  const { context, watched } = visit;
  const isFromFolder = browser === CHROMIUM && place === SINGLE_FILE;
  if (isFromFolder) await fillFromFolder(context, stored.entries);
  watched.begin(holds);
  await before?.(context);
  // Where it depends on what is stored at which plan the page opens, another tab opens at the list.
  const [first, next] = typeof view === "function" ? [view(stored.ids), ""] : [view, view];
  const tab = async () => {
    const page = await context.newPage();
    await page.goto(address + next, { waitUntil: until });
    return page;
  };
  let mayGoOn = false;
  try {
    const page = await openedWith(visit, isFromFolder ? [] : stored.entries, address + first, until);
    const { requests, expects } = watched;
    await run({ page, context, requests, expects, secondTab: tab, samples: stored.ids, download: (action) => downloaded(page, browser, action) });
    await watched.verdict();
    mayGoOn = place === HOSTED && !before && !visit.isSpent;
  } catch (error) {
    await tellFailure(t, browser, context, watched.troubles());
    throw error;
  } finally {
    if (mayGoOn) await leave(browser, visit);
    else await context.close();
  }
}

/** Opens the page at the grid of a sample's plan, which it finds in its storage: for tests that are not about its making. */
export const withSample = (t, code, run, options = {}) => {
  const atGrid = async (tools) => {
    await gridStands(tools.page);
    await run(tools);
  };
  return withPage(t, atGrid, { ...options, samples: [code], view: ([id]) => `#/plan/${id}/kpi` });
};

// ---------------------------------------------------------------------------------------------------------------------
// A new context costs a window, a process of its own and the compiling of the program. A page that a test leaves serves the
// next one: with its storage emptied, no other tab open, the window as wide as at first. What would outlast that (a clock,
// a script, a route, a medium) makes the context one for that test alone.
// ---------------------------------------------------------------------------------------------------------------------

const WIDTH = { width: 1280, height: 720 };
const OUTLASTS = [
  "addInitScript", "addListener", "addLocatorHandler", "close", "emulateMedia", "exposeBinding", "exposeFunction",
  "grantPermissions", "newCDPSession", "on", "once", "route", "routeWebSocket", "setExtraHTTPHeaders", "setGeolocation",
  "setOffline",
];
/** The visit of each browser that waits for its next test. */
const idle = new Map();

function takeUp(browser) {
  const visit = idle.get(browser);
  idle.delete(browser);
  return visit;
}

const OFFICE = { locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport: WIDTH };

/**
 * Without a profile, Chromium 156 on a busy machine sometimes forgets for good what a page from a folder has kept, when the
 * page is loaded again. With one it is there at the next loading, for which the program sees (`reload_if_storage_is_lost`
 * in src/browser/storage.rs).
 */
const newContext = async (browser, place) =>
  browser === CHROMIUM && place === SINGLE_FILE
    ? openChromiumWithProfile(mkdtempSync(join(profiles, "of-a-test-")), OFFICE)
    : (await browser.open()).newContext(OFFICE);

async function newVisit(browser, place) {
  const context = await newContext(browser, place);
  context.setDefaultTimeout(PATIENCE);
  const watched = await watch(context);
  return { context, watched, isSpent: false };
}

/** Opens the address in the visit's page with these entries in its storage and nothing else. */
async function openedWith(visit, entries, address, until) {
  const isFirst = !visit.page;
  visit.page ??= await visit.context.newPage();
  const { page } = visit;
  let filling;
  if (!isFirst || entries.length > 0) filling = await page.addInitScript(fillStorage, entries);
  await page.goto(address, { waitUntil: until });
  await filling?.dispose();
  if (isFirst) for (const it of [page, visit.context]) noteWhatOutlasts(visit, it);
  return page;
}

/** Makes these entries all that the storage holds. */
function fillStorage(entries) {
  // Not in the empty document on the way, which has no storage.
  if (!/^(http|file):/.test(location.href)) return;
  localStorage.clear();
  sessionStorage.clear();
  // It is gone before the program opens it, where a test has left the browser one.
  try {
    indexedDB.deleteDatabase("keikaku");
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
  }
  for (const [key, text] of entries) localStorage.setItem(key, text);
}

/**
 * Does the same from another page, with which a page from a folder shares its storage: where a script at the beginning of a page
 * from a folder writes localStorage, Chromium 156 gives that page an empty one at its next loading (26 of some 420 new
 * profiles, and none of 370 that were filled so).
 */
async function fillFromFolder(context, entries) {
  if (entries.length === 0) return;
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(ROOT, "package.json")).href);
  await page.evaluate(fillStorage, entries);
  await page.close();
}

function noteWhatOutlasts(visit, it) {
  for (const name of OUTLASTS.filter((name) => it[name])) {
    const act = it[name];
    it[name] = (...given) => {
      visit.isSpent = true;
      return act.apply(it, given);
    };
  }
  const { clock } = it;
  Object.defineProperty(it, "clock", { get() {
    visit.isSpent = true;
    return clock;
  } });
}

/** Waits until the program has come and taken the place of the frame that tells of its coming. */
export const programStands = (page) => page.locator("main.loading").waitFor({ state: "detached" });

/** Leaves the page as the next test may find it. */
async function leave(browser, visit) {
  const { context, page } = visit;
  try {
    for (const other of context.pages()) if (other !== page) await other.close();
    const isForeign = async () => (await indexedDB.databases()).some(({ name }) => name !== "keikaku");
    if (await page.evaluate(isForeign)) return await context.close();
    // Firefox calls it an error of the page if its program is cut short while it comes.
    await programStands(page);
    // What the page still writes when it is left is emptied with the rest.
    await page.goto("about:blank");
    await page.mouse.move(0, 0);
    const { width, height } = page.viewportSize();
    if (width !== WIDTH.width || height !== WIDTH.height) await page.setViewportSize(WIDTH);
    idle.set(browser, visit);
  } catch {
    await context.close();
  }
}

/** The records of such samples, as the page itself keeps them, and their plans' ids: made once a run. */
const makings = new Map();
function storedSamples(codes) {
  if (codes.length === 0) return { entries: [], ids: [] };
  const key = codes.join();
  if (!makings.has(key)) makings.set(key, makeSamples(codes));
  return makings.get(key);
}

async function makeSamples(codes) {
  const { address } = await HOSTED();
  const context = await (await CHROMIUM.open()).newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  await page.goto(address);
  const ids = [];
  for (const code of codes) {
    await openSample(page, code);
    ids.push(page.url().match(/#\/plan\/(\w+)/)[1]);
  }
  await isSaved(page);
  const entries = await page.evaluate(() => Object.entries(localStorage));
  await context.close();
  return { entries, ids };
}

/** Notes everything that a test must not cause. */
async function watch(context) {
  let holds = () => true;
  let troubles = [];
  let requests = [];
  let expected = [];
  context.on("console", (message) => troubles.push(`console.${message.type()}: ${message.text()}`));
  context.on("weberror", (failure) => troubles.push(`page error: ${failure.error().message}`));
  context.on("request", (request) => {
    requests.push(request.url());
    if (!holds(request.url()) && !/^(data|blob):/.test(request.url())) troubles.push(`request to ${request.url()}`);
  });
  // Firefox tells breaches of the policy to its user only.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`policy breached: ${effectiveDirective} ${blockedURI}`);
    });
  });

  const verdict = async () => {
    // Answered in order: what the pages said before is known afterwards.
    await Promise.all(context.pages().map((page) => page.evaluate(() => 0)));
    const surprising = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(surprising, [], "the page did what no test may cause");
    const missing = expected.filter((pattern) => !troubles.some((trouble) => pattern.test(trouble)));
    assert.deepEqual(missing, [], "an expected message did not come");
  };
  /** A test begins: what was seen before is not its affair. */
  const begin = (ofPlace) => {
    [holds, troubles, requests, expected] = [ofPlace, [], [], []];
  };
  return {
    begin,
    verdict,
    get requests() { return requests; },
    troubles: () => troubles,
    expects: (pattern) => expected.push(pattern),
  };
}

async function downloaded(page, browser, action) {
  const { name, bytes } = await (browser === FIREFOX ? downloadIntoFolder(action) : downloadEvent(page, action));
  return { name, bytes, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}

async function downloadEvent(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/**
 * Firefox 153 tells of a download without an id, and playwright heeds none without it: the file that appears in the folder is
 * the one. It is written under a name of chance that ends with .part, beside an empty one, and gets its own once it is whole.
 */
async function downloadIntoFolder(action) {
  for (const name of readdirSync(downloads)) rmSync(join(downloads, name), { recursive: true });
  const watcher = watchFolder(downloads);
  const changes = on(watcher, "change", { signal: AbortSignal.timeout(PATIENCE) });
  try {
    await action();
    for await (const _ of changes) {
      const [name, ...others] = readdirSync(downloads);
      if (!name || others.length > 0 || name.endsWith(".part")) continue;
      const bytes = readFileSync(join(downloads, name));
      if (bytes.length > 0) return { name, bytes };
    }
  } finally {
    watcher.close();
  }
}

async function tellAndShow(t, browser, context, troubles) {
  if (troubles.length > 0) t.diagnostic(`seen while it ran:\n${troubles.join("\n")}`);
  mkdirSync(PICTURES, { recursive: true });
  for (const [index, page] of context.pages().entries()) {
    const name = `${t.name} ${browser.name} ${index + 1}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-");
    await page.screenshot({ path: join(PICTURES, `${name}.png`) }).catch(() => {});
  }
}

/** The row group of a KPI, found by the name that its cells carry, with its cells and its computed figures. */
export function row(page, name) {
  const cell = (what) => page.getByRole("textbox", { name: `${name} ${what}`, exact: true });
  const ofThisName = new RegExp(`^${literally(name)} (\\d{4}年度 |計画期間 |事業開始前|現状値)`);
  const group = page.locator("[data-indicator]").filter({ has: page.getByRole("textbox", { name: ofThisName }) });
  const total = (field) => group.locator(`[data-field="${field}"]`);
  return {
    group,
    target: (year) => cell(`${year}年度 目標`),
    actual: (year) => cell(`${year}年度 実績`),
    targetTotal: total("target-total"),
    actualTotal: total("actual-total"),
    rate: total("rate"),
  };
}

const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Makes a plan from a sample, and waits for its grid. */
export async function openSample(page, code) {
  if (!(await page.getByRole("button", { name: "見本から作る" }).isVisible())) await openList(page);
  await page.getByRole("button", { name: "見本から作る" }).click();
  await page.locator(`[data-sample="${code}"]`).click();
  await gridStands(page);
}

/** Makes an empty plan in a form, and waits for its grid. */
export async function openForm(page, form) {
  await page.getByRole("button", { name: "新しい計画" }).click();
  await page.getByRole("radio", { name: form }).check();
  await page.getByRole("button", { name: "この様式で作る" }).click();
  await gridStands(page);
}

/** Waits for the grid. */
async function gridStands(page) {
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
}

/** What the figure of the chosen cell can be said to be, in the line above the grid. */
export const state = (page, name) => page.getByRole("radio", { name, exact: true });

/** Shows the unused slots of a plan, which are folded into one line. */
export const unfold = (page) => page.getByRole("button", { name: /^使っていない指標/ }).click();

/** Presses an act behind the ⋯ of a KPI. */
export async function act(page, name, word) {
  await page.getByRole("button", { name: `${name} の操作`, exact: true }).click();
  await page.getByRole("button", { name: `${name} ${word}`, exact: true }).click();
}

/** Presses an act on the columns of years. */
export async function actOnYears(page, name) {
  await page.getByRole("button", { name: "年度の列", exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

/** Chooses in 表示する行 whether a kind of line is shown. */
export async function showLines(page, name, isShown) {
  await page.getByRole("button", { name: "表示する行", exact: true }).click();
  await page.getByRole("checkbox", { name, exact: true }).setChecked(isShown);
  await page.keyboard.press("Escape");
}

/** Opens a plan from 計画一覧, which shows 概況 first, and goes on to its grid. */
export async function openPlan(page, name) {
  const link = page.getByRole("link", typeof name === "string" ? { name, exact: true } : { name });
  await link.first().click();
  await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
  await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
  await gridStands(page);
}

/** Goes to 計画一覧 by the product's name in the header. */
export async function openList(page) {
  await page.getByRole("link", { name: "地域計画ワークブック" }).click();
  await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
}

/** An editable cell or text of the grid, by its whole name. */
export const cell = (page, name) => page.getByRole("textbox", { name, exact: true });

/** Types into a cell as a user who replaces what stands there, and leaves it. */
export async function enter(cell, text) {
  await cell.fill(text);
  await cell.press("Enter");
}

/** What the computed figures say of a KPI: waits for each text that is given. */
export async function totals(page, name, expected) {
  const { targetTotal, actualTotal, rate } = row(page, name);
  const fields = { target: targetTotal, actual: actualTotal, rate };
  for (const [field, text] of Object.entries(expected)) await shows(fields[field], text);
}

/** The cell of a row that is computed (目標累計, 実績累計, 単年度達成率) in a year's column. */
export async function derived(page, name, line, year) {
  const columns = await page.getByRole("columnheader").allTextContents();
  // the first two columns are the KPI's name and the row's own header
  const nth = columns.findIndex((text) => text.startsWith(String(year))) - 2;
  const ofLine = row(page, name).group.locator("tr").filter({ has: page.locator("th").getByText(line, { exact: true }) });
  return ofLine.locator("td").nth(nth);
}

/** The save state in the header. */
export const saveState = (page) => page.locator('[data-field="save-state"]');

/** Waits until everything is kept. */
export const isSaved = (page) => saveState(page).filter({ hasText: /保存済み/ }).waitFor();

/** Waits until the element's text, white space collapsed, is the expected one, or else says what it is. */
export async function shows(locator, expected) {
  const collapsed = (text) => text.replaceAll(/\s+/g, " ").trim();
  const isShown = (it, expected) => it.textContent.replaceAll(/\s+/g, " ").trim() === expected;
  await locator.waitForFunction(isShown, expected).catch(() => {});
  assert.equal(collapsed(await locator.textContent()), expected);
}

/** Stops the page's clock, which goes on by `page.clock.runFor` only. */
export async function stopClock(page) {
  const now = await page.evaluate(() => Date.now());
  await page.clock.install({ time: now });
  // It can only be stopped at a time to come, and goes until then.
  await page.clock.pauseAt(now + 60_000);
  // The clock counts its timers from 10¹², which the 32 bits of a program's handle don't hold: it could clear none.
  await page.evaluate(() => {
    const { setTimeout, clearTimeout } = globalThis;
    const first = 1_000_000_000;
    const timers = [];
    globalThis.setTimeout = (...given) => first + timers.push(setTimeout(...given)) - 1;
    globalThis.clearTimeout = (handle) => clearTimeout(timers[handle - first] ?? handle);
  });
}

/** Waits until the element has the focus. */
export const getsFocus = (locator) => locator.waitForFunction((it) => it === document.activeElement);

/** The rules of accessibility that the page breaks, by axe; empty where none is. */
export async function accessibilityTroubles(page) {
  await page.evaluate(readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8"));
  // What it finds is the same; it only counts less of what is in order, and fetches no style sheet a second time.
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(", ")}`);
}
