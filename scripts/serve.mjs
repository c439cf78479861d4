// Serves the page on http://127.0.0.1:8080/ (`make serve`) and builds it anew after each change of a source. Reload by
// hand: the page's policy would refuse a script that does it. A build that fails leaves the last good page in place.

import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join, resolve } from "node:path";
import { serveFolder } from "./server.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const PORT = 8080;
const SOURCES = ["src", "style", "web", "index.html", "Cargo.toml"];
/** An editor writes one file in several steps. */
const CALM = 200;

let building = false;
let changed = false;

function build() {
  if (building) return;
  [building, changed] = [true, false];
  spawn("make", ["--no-print-directory", "build"], { cwd: ROOT, stdio: "inherit", env: { ...process.env, MAKEFLAGS: "" } }).on("close", (status) => {
    building = false;
    console.log(status === 0 ? "Built: reload the page." : "Not built; the page stays as it was.");
    if (changed) build();
  });
}

let timer;
for (const source of SOURCES) {
  watch(join(ROOT, source), { recursive: true }, () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(build, CALM);
  });
}
const { address } = await serveFolder(join(ROOT, "dist"), { port: PORT });
console.log(`Serving ${address} (to end: Ctrl+C)`);
