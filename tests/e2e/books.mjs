// Answer books: what stands in the file, and what LibreOffice makes of it.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const ROOT = resolve(import.meta.dirname, "../..");

/** Whether the Python that knows LibreOffice and LibreOffice are there. */
export const hasLibreOffice = spawnSync("/usr/bin/python3", ["-c", "import uno"]).status === 0 && spawnSync("soffice", ["--version"]).status === 0;

/**
 * What Calc sees of each book, and the book as Calc saves it once it was filled in as is wished (scripts/answer-books.py):
 * `{bytes, wishes, isCsv}` gives `{sheets, bytes}`.
 */
export function allThroughCalc(books) {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-book-"));
  try {
    const wanted = books.map(({ bytes, wishes, isCsv }, nth) => {
      const [book, answer] = [join(folder, `sent${nth}.xlsx`), join(folder, `answer${nth}.${isCsv ? "csv" : "xlsx"}`)];
      writeFileSync(book, bytes);
      return { book, answer, ...wishes };
    });
    const input = JSON.stringify(wanted);
    const told = execFileSync("/usr/bin/python3", [join(ROOT, "scripts/answer-books.py")], { encoding: "utf8", input, maxBuffer: 1 << 28 });
    return JSON.parse(told).map((sheets, nth) => ({ sheets, bytes: readFileSync(wanted[nth].answer) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The book with these figures in cells of its sheets, without a spreadsheet: `[1, "H8", 12]` for the first sheet. */
export function filledBook(bytes, figures) {
  const parts = unzipSync(bytes);
  for (const [nth, place, figure] of figures) {
    const name = `xl/worksheets/sheet${nth}.xml`;
    const cell = new RegExp(`<c r="${place}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`);
    const sheet = strFromU8(parts[name]);
    if (!cell.test(sheet)) throw new Error(`no cell ${place}`);
    parts[name] = strToU8(sheet.replace(cell, (_, style = "") => `<c r="${place}"${style}><v>${figure}</v></c>`));
  }
  return Buffer.from(zipSync(parts));
}

/** The same of one book. */
export const throughCalc = (bytes, wishes = {}) => allThroughCalc([{ bytes, wishes }])[0];
