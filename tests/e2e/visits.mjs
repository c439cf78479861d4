// The page that a test gets. A new page costs a window, a process and compiling the program; so the page that one test leaves
// serves the next test, with emptied storage. Everything that a test does to the page must therefore end with the document or
// be undone, and two lists tell which calls are of that kind. A page on which a test uses anything else (a clock, a listener, a
// route) serves that test only.

import { FIREFOX, HOSTED, OFFICE, newContext } from "./places.mjs";

// How long a failing test waits, in milliseconds. A passing test never waits for a time.
export const PATIENCE = 20_000;

/** Members of a page and its context that leave no trace in the next document. */
const GOES_WITH_THE_DOCUMENT = new Set([
  "browser", "close", "evaluate", "getByLabel", "getByRole", "getByText", "goBack", "goForward", "goto", "keyboard", "locator",
  "mouse", "newPage", "pages", "pdf", "reload", "screenshot", "storageState", "title", "url", "viewportSize", "waitForEvent",
  "waitForFunction", "waitForURL",
]);
/**
 * Members whose effect outlasts the document, with functions that undo it. Their arguments are the result of the call, and the
 * page or context.
 */
const GIVEN_BACK = {
  addInitScript: (script) => script.dispose(),
  emulateMedia: (_, page) => page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null }),
  exposeFunction: (binding) => binding.dispose(),
  grantPermissions: (_, context) => context.clearPermissions(),
  newCDPSession: (session) => session.detach(),
  setViewportSize: (_, page) => page.setViewportSize(OFFICE.viewport),
};
/** What may be stored when a test is over, because it is emptied before the next test. */
const EMPTIED = { databases: ["keikaku"] };

/** For each browser, the visit that waits for its next test. */
const idle = new Map();

/**
 * The visit for a test: a context and its watcher, which the first test's `watch(context)` made. No other test gets the context
 * until `leave`, which passes it on if it is as it was.
 */
export async function takeUp(browser, place, watch) {
  const waiting = place === HOSTED && idle.get(browser);
  if (waiting) {
    idle.delete(browser);
    return waiting;
  }
  const context = await newContext(browser, place);
  context.setDefaultTimeout(PATIENCE);
  // In a page of Firefox that another test had used before, F2 in a cell left the figure as it was shown (tests of keys after
  // keyboard.test.mjs). The cause is unknown, so that each test has a new page there.
  const isSpent = place !== HOSTED || browser === FIREFOX;
  const visit = { browser, context, isSpent, toGiveBack: [], alsoOpen: [] };
  visit.watched = await watch(context);
  visit.lent = lent(visit, context);
  return visit;
}

/** A page or a context for a test. Every use that does not end with the document is noted. */
export function lent(visit, it) {
  const get = (_, name) => {
    const value = typeof it[name] === "function" ? it[name].bind(it) : it[name];
    // Playwright reads its members with a leading underscore itself, when a test passes it the page.
    if (!(name in it) || String(name).startsWith("_") || GOES_WITH_THE_DOCUMENT.has(name)) return value;
    const giveBack = GIVEN_BACK[name];
    if (!giveBack) {
      visit.isSpent = true;
      return value;
    }
    return async (...given) => {
      const result = await value(...given);
      visit.toGiveBack.unshift(() => it.isClosed?.() || giveBack(result, it));
      return result;
    };
  };
  return new Proxy(it, { get });
}

/**
 * The visit's page for a test, opened at the address, with these entries as its only storage. `before` acts on the context after
 * the storage is filled, so that a test can take it away.
 */
export async function openedWith(visit, entries, { before, address, until }) {
  const isFirst = !visit.page;
  visit.page ??= await visit.context.newPage();
  const { page } = visit;
  const filling = isFirst && entries.length === 0 ? undefined : await page.addInitScript(fillStorage, entries);
  await before?.(visit.lent);
  await page.goto(address, { waitUntil: until });
  await filling?.dispose();
  return lent(visit, page);
}

/** Replaces the content of the storage with these entries. */
export function fillStorage(entries) {
  // The empty document before the page has no storage.
  if (!/^(http|file):/.test(location.href)) return;
  localStorage.clear();
  sessionStorage.clear();
  // The database is deleted before the program opens it, unless a test has made the browser refuse.
  try {
    indexedDB.deleteDatabase("keikaku");
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
  }
  for (const [key, text] of entries) localStorage.setItem(key, text);
}

/** Ends a test's visit: keeps the page for the next test if that is possible, and otherwise closes everything. */
export async function leave(visit, hasPassed) {
  for (const context of visit.alsoOpen.splice(0)) await context.close();
  const mayGoOn = hasPassed && !visit.isSpent && (await isLeftAsFound(visit).catch(() => false));
  if (mayGoOn) idle.set(visit.browser, visit);
  else await visit.context.close();
}

async function isLeftAsFound({ context, page, toGiveBack }) {
  // Firefox reports an error of the page if its program is stopped while it loads.
  if ((await page.locator("main.loading").count()) > 0) return false;
  for (const giveBack of toGiveBack.splice(0)) await giveBack();
  for (const other of context.pages()) if (other !== page) await other.close();
  if (!(await page.evaluate(holdsNoMore, EMPTIED))) return false;
  // What the page writes when it is left is emptied as well.
  await page.goto("about:blank");
  await page.mouse.move(0, 0);
  return true;
}

/** Removes the files of the origin's private file system. Returns whether everything else that is stored will be emptied. */
async function holdsNoMore({ databases }) {
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) await folder.removeEntry(name, { recursive: true });
  return (await indexedDB.databases()).every(({ name }) => databases.includes(name));
}
