// The files that the page offers for download.

import { on } from "node:events";
import { existsSync, readFileSync, readdirSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { DOWNLOADS, FIREFOX } from "./places.mjs";
import { PATIENCE } from "./visits.mjs";

/** The file that the page offers during the action. */
export async function downloaded(page, browser, action) {
  const { name, bytes } = await (browser === FIREFOX ? downloadIntoFolder(action) : downloadEvent(page, action));
  return { name, bytes, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}

/**
 * The files that the page offers in Chromium during the action. The page has shown its message before the browser
 * reports the last file.
 */
export async function allDownloads(page, count, action) {
  const files = [];
  let collect;
  const areAll = new Promise((done) => {
    collect = (file) => files.push(file) === count && done();
    page.on("download", collect);
  });
  await action();
  await areAll;
  page.off("download", collect);
  return files;
}

async function downloadEvent(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/**
 * Firefox 153 reports a download without an id, and playwright ignores reports without one. So the downloaded file is the one
 * that appears in the folder. It is written under a random name that ends with .part, beside an empty file, and gets its own name
 * once it is complete.
 */
async function downloadIntoFolder(action) {
  for (const name of readdirSync(DOWNLOADS)) rmSync(join(DOWNLOADS, name), { recursive: true });
  const watcher = watch(DOWNLOADS);
  const changes = on(watcher, "change", { signal: AbortSignal.timeout(PATIENCE) });
  try {
    await action();
    for await (const _ of changes) {
      const [name, ...others] = readdirSync(DOWNLOADS);
      if (!name || others.length > 0 || name.endsWith(".part")) continue;
      // A listed file may have been renamed in the meantime.
      const bytes = existsSync(join(DOWNLOADS, name)) ? readFileSync(join(DOWNLOADS, name)) : [];
      if (bytes.length > 0) return { name, bytes };
    }
  } finally {
    watcher.close();
  }
}
