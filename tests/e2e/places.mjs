// Where tests run: in a browser of each kind, which is opened at its first use and shared by all tests of a process, with
// the built page from a server or from a folder.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openChromiumWithProfile, openChromiumWithoutWindows, openFirefox } from "../../scripts/browsers.mjs";
import { serveFolder } from "../../scripts/server.mjs";
import { after } from "./gathering.mjs";

export const ROOT = resolve(import.meta.dirname, "../..");
/** The folder into which Firefox downloads files. */
export const DOWNLOADS = mkdtempSync(join(tmpdir(), "keikaku-downloads-"));
const PROFILES = mkdtempSync(join(tmpdir(), "keikaku-profiles-"));

/** Resources that are made at their first use and closed when the tests are over. */
const open = new Map();
function once(name, make) {
  if (!open.has(name)) open.set(name, make());
  return open.get(name);
}
after(async () => {
  for (const made of open.values()) await (await made).close();
  for (const folder of [DOWNLOADS, PROFILES]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

export const CHROMIUM = { name: "Chromium", open: () => once("Chromium", openChromiumWithoutWindows) };
export const FIREFOX = { name: "Firefox", open: () => once("Firefox", () => openFirefox(DOWNLOADS)) };
export const BROWSERS = [CHROMIUM, FIREFOX];

/** The page does not change during a run, so that a browser needs each file only once. */
const KEPT = { "Cache-Control": "max-age=3600" };

/** Where a page comes from: its address, and a function that tells which requests stay there. */
export const HOSTED = async () => {
  const { address } = await once("server", () => serveFolder(join(ROOT, "dist"), { path: "/~user/keikaku/", headers: KEPT }));
  return { address, holds: (url) => url.startsWith(address) };
};
export const SINGLE_FILE = async () => {
  const address = pathToFileURL(join(ROOT, "dist-single/keikaku.html")).href;
  return { address, holds: (url) => url.split("#")[0] === address };
};

export const OFFICE = { locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport: { width: 1280, height: 720 } };

/**
 * Without a profile, Chromium 156 on a busy machine sometimes loses the storage of a page from a folder for good when the page is
 * reloaded. With a profile the storage is back at the next load, which the program triggers (`reload_if_storage_is_lost` in
 * src/browser/storage.rs).
 */
export const newContext = async (browser, place) =>
  browser === CHROMIUM && place === SINGLE_FILE
    ? openChromiumWithProfile(mkdtempSync(join(PROFILES, "of-a-test-")), OFFICE)
    : (await browser.open()).newContext(OFFICE);
