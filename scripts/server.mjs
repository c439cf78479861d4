// A static server for the built page, which serving, tests, benchmarks and pictures share.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder under a path such as `/~user/keikaku/`, as a plain web server would, to this machine only. Port 0
 * chooses a free port.
 */
export async function serveFolder(folder, { path = "/", headers = {}, port = 0 } = {}) {
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
  await new Promise((listening, failed) => server.once("error", failed).listen(port, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: origin + path,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}
