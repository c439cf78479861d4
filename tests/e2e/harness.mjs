// The base of every end-to-end test: the built page in a real browser, with empty storage, while every message is watched.
//
//     test("a KPI can be added", (t) => withPage(t, async ({ page }) => { … }));
//
// A test fails on any console message, page error, dialog, violation of the content security policy, or request to another
// place than the page's own, even if all its assertions hold. `expects` names what a test causes on purpose. Tests never
// wait for a time, only for text or state: `shows` waits for a figure.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { downloaded } from "./downloads.mjs";
import { CHROMIUM, HOSTED, OFFICE, ROOT, SINGLE_FILE } from "./places.mjs";
import { gridStands, isSaved, openSample } from "./steps.mjs";
import { fillStorage, leave, lent, openedWith, takeUp } from "./visits.mjs";

export { after, test } from "./gathering.mjs";
export { BROWSERS, CHROMIUM, FIREFOX, HOSTED, SINGLE_FILE } from "./places.mjs";
export * from "./steps.mjs";

const PICTURES = join(ROOT, "tests/e2e/out");

/**
 * Opens the page with empty storage and runs the test with
 * - `page`: the open page, and `context`: its storage,
 * - `secondTab()`: another watched page on the same storage,
 * - `onPhone()`: a page on a telephone, with a copy of the storage at that moment,
 * - `expects(pattern)`: a message that the test causes on purpose, and that must come,
 * - `allows(pattern)`: a message that may come or not,
 * - `download(action)`: the file that the page offers during the action, as `{name, bytes, text}`,
 * - `requests`: the addresses requested so far,
 * - `samples`: the ids of the plans made from `options.samples`.
 *
 * In the options, `samples` are the codes of samples whose plans are in the storage when the page opens; `before(context)`
 * prepares the context before the page opens; `view` is the fragment to open, or a function that makes it of the plans' ids;
 * `until` is the load event that the test waits for. If the test fails, the messages are printed and pictures are kept in
 * tests/e2e/out.
 */
export async function withPage(t, run, options = {}) {
  const { browser = CHROMIUM, place = HOSTED, view = "", until = "load", before, samples = [], tellFailure = tellAndShow } = options;
  const { address, holds } = await place();
  const stored = await storedSamples(samples);
  const visit = await takeUp(browser, place, watch);
  const { context, watched } = visit;
  const isFromFolder = browser === CHROMIUM && place === SINGLE_FILE;
  if (isFromFolder) await fillFromFolder(context, stored.entries);
  watched.begin(holds);
  // If the view depends on the stored plans, another tab opens the list.
  const [first, next] = typeof view === "function" ? [view(stored.ids), ""] : [view, view];
  const tab = async () => {
    const page = await context.newPage();
    await page.goto(address + next, { waitUntil: until });
    return lent(visit, page);
  };
  let hasPassed = false;
  try {
    const page = await openedWith(visit, isFromFolder ? [] : stored.entries, { before, address: address + first, until });
    const { requests, expects, allows } = watched;
    const download = (action) => downloaded(page, browser, action);
    await run({ page, context: visit.lent, requests, expects, allows, secondTab: tab, samples: stored.ids, download, onPhone: () => phone(visit) });
    await watched.verdict();
    hasPassed = true;
  } catch (error) {
    await tellFailure(t, browser, [context, ...visit.alsoOpen], watched.troubles());
    throw error;
  } finally {
    await leave(visit, hasPassed);
  }
}

/** Opens the page at the grid of a sample's plan, which is in the storage already: for tests that are not about making plans. */
export const withSample = (t, code, run, options = {}) => {
  const atGrid = async (tools) => {
    await gridStands(tools.page);
    await run(tools);
  };
  return withPage(t, atGrid, { ...options, samples: [code], view: ([id]) => `#/plan/${id}/kpi` });
};

/**
 * Fills the storage from another page that shares it with the page from a folder. If an init script of a page from a folder
 * writes localStorage, Chromium 156 sometimes gives that page an empty storage when it is next loaded (26 of some 420 new
 * profiles, and none of 370 that were filled in this way).
 */
async function fillFromFolder(context, entries) {
  if (entries.length === 0) return;
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(ROOT, "package.json")).href);
  await page.evaluate(fillStorage, entries);
  await page.close();
}

/** The records of these samples as the page stores them, and the ids of their plans. They are made once in each run. */
const makings = new Map();
function storedSamples(codes) {
  if (codes.length === 0) return { entries: [], ids: [] };
  const key = codes.join();
  if (!makings.has(key)) makings.set(key, makeSamples(codes));
  return makings.get(key);
}

async function makeSamples(codes) {
  const { address } = await HOSTED();
  const context = await (await CHROMIUM.open()).newContext(OFFICE);
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

/** A page on a telephone with a copy of the storage, open until the test is over. */
async function phone(visit) {
  const { context, page } = visit;
  const screen = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const own = await context.browser().newContext({ ...OFFICE, ...screen, storageState: await context.storageState() });
  visit.alsoOpen.push(own);
  const opened = await own.newPage();
  await opened.goto(page.url().split("#")[0]);
  return opened;
}

/** Notes everything that a test must not cause. */
async function watch(context) {
  let holds = () => true;
  let troubles = [];
  let requests = [];
  let expected = [];
  let allowed = [];
  context.on("console", (message) => troubles.push(`console.${message.type()}: ${message.text()}`));
  context.on("weberror", (failure) => troubles.push(`page error: ${failure.error().message}`));
  context.on("dialog", (dialog) => {
    // Leaving a page may ask for confirmation; all other questions are asked on the page itself.
    if (dialog.type() === "beforeunload") return dialog.accept();
    troubles.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  context.on("request", (request) => {
    requests.push(request.url());
    if (!holds(request.url()) && !/^(data|blob):/.test(request.url())) troubles.push(`request to ${request.url()}`);
  });
  // Firefox shows violations of the policy only in its console for users.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`policy breached: ${effectiveDirective} ${blockedURI}`);
    });
  });

  const verdict = async () => {
    // Evaluations are answered in order, so that all earlier messages of the pages have arrived afterwards.
    await Promise.all(context.pages().map((page) => page.evaluate(() => 0)));
    const surprising = troubles.filter((trouble) => ![...expected, ...allowed].some((pattern) => pattern.test(trouble)));
    assert.deepEqual(surprising, [], "the page did what no test may cause");
    const missing = expected.filter((pattern) => !troubles.some((trouble) => pattern.test(trouble)));
    assert.deepEqual(missing, [], "an expected message did not come");
  };
  /** Begins a test: messages from before are dropped. */
  const begin = (ofPlace) => {
    [holds, troubles, requests, expected, allowed] = [ofPlace, [], [], [], []];
  };
  return {
    begin,
    verdict,
    get requests() { return requests; },
    troubles: () => troubles,
    expects: (pattern) => expected.push(pattern),
    allows: (pattern) => allowed.push(pattern),
  };
}

async function tellAndShow(t, browser, contexts, troubles) {
  if (troubles.length > 0) t.diagnostic(`seen while it ran:\n${troubles.join("\n")}`);
  mkdirSync(PICTURES, { recursive: true });
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const name = `${t.name} ${browser.name} ${index + 1}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-");
    await page.screenshot({ path: join(PICTURES, `${name}.png`) }).catch(() => {});
  }
}
