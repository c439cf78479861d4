// Where tests take place: in a browser of each kind, opened at the first use and shared by all tests of a process, at the
// built page from a server or from a folder.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openChromiumWithProfile, openChromiumWithoutWindows, openFirefox } from "../../scripts/browsers.mjs";
import { serveFolder } from "../../scripts/server.mjs";
import { after } from "./gathering.mjs";

export const ROOT = resolve(import.meta.dirname, "../..");
/** Where Firefox puts what a page hands out. */
export const DOWNLOADS = mkdtempSync(join(tmpdir(), "keikaku-downloads-"));
const PROFILES = mkdtempSync(join(tmpdir(), "keikaku-profiles-"));

/** Made at the first use, closed when the tests are over. */
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

/** Nothing of the page changes in a run: a browser need not ask for it twice. */
const KEPT = { "Cache-Control": "max-age=3600" };

/** Where a page comes from: its address, and which requests stay inside it. */
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
 * Without a profile, Chromium 156 on a busy machine sometimes forgets for good what a page from a folder has kept, when the
 * page is loaded again. With one it is there at the next loading, for which the program sees (`reload_if_storage_is_lost`
 * in src/browser/storage.rs).
 */
export const newContext = async (browser, place) =>
  browser === CHROMIUM && place === SINGLE_FILE
    ? openChromiumWithProfile(mkdtempSync(join(PROFILES, "of-a-test-")), OFFICE)
    : (await browser.open()).newContext(OFFICE);
