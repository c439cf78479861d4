// What the page hands out as a file.

import { on } from "node:events";
import { existsSync, readFileSync, readdirSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { DOWNLOADS, FIREFOX } from "./places.mjs";
import { PATIENCE } from "./visits.mjs";

/** The file that the action makes the page hand out. */
export async function downloaded(page, browser, action) {
  const { name, bytes } = await (browser === FIREFOX ? downloadIntoFolder(action) : downloadEvent(page, action));
  return { name, bytes, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}

/** The files that the action makes Chromium hand out: the page has said so before the browser tells of the last one. */
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
 * Firefox 153 tells of a download without an id, and playwright heeds none without it: the file that appears in the folder is
 * the one. It is written under a name of chance that ends with .part, beside an empty one, and gets its own once it is whole.
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
      // What was listed a moment ago may have got its own name meanwhile.
      const bytes = existsSync(join(DOWNLOADS, name)) ? readFileSync(join(DOWNLOADS, name)) : [];
      if (bytes.length > 0) return { name, bytes };
    }
  } finally {
    watcher.close();
  }
}
