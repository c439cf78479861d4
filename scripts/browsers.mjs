// The browsers of this machine and a static server for the built page: what tests, bench and pictures share.
// The browsers are the system's own (Debian's Chromium and Firefox ESR), driven by playwright-core without any download.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize } from "node:path";
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

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

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

/** Serves a folder under a path such as `/~user/keikaku/`, as a plain web server would, on a free port of this machine. */
export async function serveFolder(folder, path = "/", headers = {}) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const file = join(folder, normalize(asked.slice(path.length) || "index.html"));
    if (!asked.startsWith(path) || !file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", ...headers });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: origin + path,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}
