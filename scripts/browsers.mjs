// The browsers of this machine, which tests, bench and pictures share. They are the system's own (Debian's Chromium and
// Firefox ESR), driven by playwright-core without any download.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, firefox } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openChromium() {
  return chromium.launch({ executablePath: onPath("chromium", "chromium-browser", "google-chrome"), args: QUIET });
}

/** Firefox reports no downloads: they are to be looked for in the given folder. */
export function openFirefox(downloadsPath) {
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: onPath("firefox-esr", "firefox"),
    downloadsPath,
    // playwright loosens this rule; with it off, a page that fails from a folder would pass here.
    firefoxUserPrefs: { "security.fileuri.strict_origin_policy": true },
  });
}

function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error(`Needed and not found: ${names[0]}`);
  return found;
}
