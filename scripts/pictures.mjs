// Takes the pictures of the documentation from the built page, each view as wide as a desk's screen and as a phone's.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { openChromium, serveFolder } from "./browsers.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const FOLDER = join(ROOT, "docs/pictures");
const WIDTHS = [1280, 390];

/** Each picture: its file's name, the view to open, and the steps that a person would take before looking. */
const PICTURES = [
  {
    name: "list",
    view: "#/",
    steps: (page) => page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor(),
  },
];

mkdirSync(FOLDER, { recursive: true });
const server = await serveFolder(join(ROOT, "dist"));
const browser = await openChromium();
try {
  for (const { name, view, steps } of PICTURES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "ja-JP" });
      const page = await context.newPage();
      await page.goto(server.address + view);
      await steps(page);
      const path = join(FOLDER, `${name}-${width}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
      console.log(path);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
