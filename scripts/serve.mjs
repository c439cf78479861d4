// Serves the page on http://127.0.0.1:8080/ (`make serve`) and builds it anew after each change of a source. Reload by
// hand: the page's policy would refuse a script that does it. A build that fails leaves the last good page in place.

import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serveFolder } from "./server.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const PORT = 8080;
const SOURCES = ["src", "style", "web", "index.html", "Cargo.toml"];
const PAUSE = 500;

/** When each source was written. Asked again and again: node's own watching loses files that an editor replaces. */
function state() {
  const paths = SOURCES.flatMap((source) => {
    const inside = statSync(join(ROOT, source)).isDirectory() ? readdirSync(join(ROOT, source), { recursive: true }) : [];
    return [source, ...inside.map((name) => join(source, name))];
  });
  return paths.map((path) => `${path} ${statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs}`).join("\n");
}

/** Beside the server, which goes on answering. */
async function build() {
  const options = { cwd: ROOT, stdio: "inherit", env: { ...process.env, MAKEFLAGS: "" } };
  const status = await new Promise((done) => spawn("make", ["--no-print-directory", "build"], options).on("close", done));
  console.log(status === 0 ? "Built: reload the page." : "Not built; the page stays as it was.");
}

const { address } = await serveFolder(join(ROOT, "dist"), { port: PORT });
console.log(`Serving ${address} (to end: Ctrl+C)`);
for (let built = state(); ; await pause(PAUSE)) {
  const now = state();
  if (now === built) continue;
  await build();
  built = now;
}
