// What Chromium prints: pages, their texts and their colours.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { inflateSync } from "node:zlib";

/** The pages of a document with their sizes in points, and its whole content, unpacked. */
export function readPdf(pdf) {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed]) => {
    try {
      return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  const all = raw + streams.join("\n");
  const sizes = [...all.matchAll(/\/MediaBox\s*\[([\d.\s]+)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number).slice(2));
  return { pages: [...all.matchAll(/\/Type\s*\/Page\b/g)].length, sizes };
}

/** The text of each page in lines, by pdftotext if the machine has it. */
export function pagesOf(pdf, order = "-layout") {
  const { status, stdout } = spawnSync("pdftotext", [order, "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 26 });
  return status === 0 ? stdout.split("\f").slice(0, -1) : undefined;
}

/** All letters on paper without blanks, cell by cell. */
export const lettersOf = (pdf) => pagesOf(pdf, "-raw")?.join("").replaceAll(/\s+/g, "");

/** The colours on paper other than black, white and grey, by pdftoppm if the machine has it. */
export function coloursOf(pdf) {
  const { status, stdout } = spawnSync("pdftoppm", ["-r", "40", "-"], { input: pdf, maxBuffer: 1 << 28 });
  if (status !== 0) return undefined;
  assert.ok(stdout.length > 0, "there is a picture of the pages");
  const colours = new Set();
  let at = 0;
  while (at < stdout.length) {
    const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+\d+\s/.exec(stdout.toString("latin1", at, at + 40));
    const start = at + head.length;
    at = start + width * height * 3;
    for (let pixel = start; pixel < at; pixel += 3) {
      const [red, green, blue] = stdout.subarray(pixel, pixel + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 2) colours.add(`${red} ${green} ${blue}`);
    }
  }
  return [...colours];
}

/** The last line of a page, without blanks. */
export const lastLine = (text) => text.trimEnd().split("\n").at(-1).replaceAll(/\s+/g, "");

/** Presses a button that prints, and returns the pages that the browser would print. */
export async function printed(page, name) {
  await page.evaluate(() => {
    window.presses = 0;
    window.print = () => { window.presses += 1; };
  });
  await page.getByRole("button", { name, exact: true }).click();
  await page.waitForFunction(() => window.presses === 1);
  return paperOf(page);
}

export const paperOf = (page) => page.pdf({ preferCSSPageSize: true, printBackground: true });
