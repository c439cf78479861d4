// The page that a test gets. A new one costs a window, a process of its own and the compiling of the program, so that the page
// that a test leaves serves the next one, in an emptied storage. What a test does to it must therefore go with its document or
// be given back, and two lists say what does. Whatever else a test touches (a clock, a listener, a route) makes the page one
// for that test alone.

import { FIREFOX, HOSTED, OFFICE, newContext } from "./places.mjs";

// A test that fails waits so long; one that passes never waits for time.
export const PATIENCE = 20_000;

/** What a test may use of a page and its context without a trace in the next document. */
const GOES_WITH_THE_DOCUMENT = new Set([
  "browser", "close", "evaluate", "getByLabel", "getByRole", "getByText", "goBack", "goForward", "goto", "keyboard", "locator",
  "mouse", "newPage", "pages", "pdf", "reload", "screenshot", "storageState", "title", "url", "viewportSize", "waitForEvent",
  "waitForFunction", "waitForURL",
]);
/** What outlasts the document, and how it is given back, by what it returned or by the page or context that it was done to. */
const GIVEN_BACK = {
  addInitScript: (script) => script.dispose(),
  emulateMedia: (_, page) => page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null }),
  exposeFunction: (binding) => binding.dispose(),
  grantPermissions: (_, context) => context.clearPermissions(),
  newCDPSession: (session) => session.detach(),
  setViewportSize: (_, page) => page.setViewportSize(OFFICE.viewport),
};
/** What may be stored when a test is over, as it is emptied before the next one. */
const EMPTIED = { databases: ["keikaku"] };

/** The visit of each browser that waits for its next test. */
const idle = new Map();

/**
 * The visit for a test: a context, and what watches it (`watch(context)` of its first test). Nobody else sees the context
 * until `leave`, which lets the next test have it if it is as it was.
 */
export async function takeUp(browser, place, watch) {
  const waiting = place === HOSTED && idle.get(browser);
  if (waiting) {
    idle.delete(browser);
    return waiting;
  }
  const context = await newContext(browser, place);
  context.setDefaultTimeout(PATIENCE);
  // In a page of Firefox that was another test's before, F2 in a cell left the figure as it was shown (the tests of keys, after
  // those of keyboard.test.mjs). Why is not known: there each test has its own.
  const isSpent = place !== HOSTED || browser === FIREFOX;
  const visit = { browser, context, isSpent, toGiveBack: [], alsoOpen: [] };
  visit.watched = await watch(context);
  visit.lent = lent(visit, context);
  return visit;
}

/** A page or a context as a test gets it: what the test uses of it is noted. */
export function lent(visit, it) {
  const get = (_, name) => {
    const value = typeof it[name] === "function" ? it[name].bind(it) : it[name];
    // What the driver names with a line it reads itself, where a test hands it the page.
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
 * The visit's page, as a test gets it, at the address with these entries in its storage and nothing else. What `before` does to
 * the context, it does behind that: a test may take the storage away.
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

/** Makes these entries all that the storage holds. */
export function fillStorage(entries) {
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

/** Ends the test's visit: leaves the page as the next test may find it, or else closes all of it. */
export async function leave(visit, hasPassed) {
  for (const context of visit.alsoOpen.splice(0)) await context.close();
  const mayGoOn = hasPassed && !visit.isSpent && (await isLeftAsFound(visit).catch(() => false));
  if (mayGoOn) idle.set(visit.browser, visit);
  else await visit.context.close();
}

async function isLeftAsFound({ context, page, toGiveBack }) {
  // Firefox calls it an error of the page if its program is cut short while it comes.
  if ((await page.locator("main.loading").count()) > 0) return false;
  for (const giveBack of toGiveBack.splice(0)) await giveBack();
  for (const other of context.pages()) if (other !== page) await other.close();
  if (!(await page.evaluate(holdsNoMore, EMPTIED))) return false;
  // What the page still writes when it is left is emptied with the rest.
  await page.goto("about:blank");
  await page.mouse.move(0, 0);
  return true;
}

/** Removes the files of the page's own file system, and tells whether all else that is stored will be emptied, too. */
async function holdsNoMore({ databases }) {
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) await folder.removeEntry(name, { recursive: true });
  return (await indexedDB.databases()).every(({ name }) => databases.includes(name));
}
