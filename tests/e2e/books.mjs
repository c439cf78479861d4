// Answer books: what stands in the file, and what LibreOffice makes of it.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { after } from "./gathering.mjs";
import { ROOT } from "./places.mjs";

/** Whether the Python that knows LibreOffice and LibreOffice are there. */
export const hasLibreOffice = spawnSync("/usr/bin/python3", ["-c", "import uno"]).status === 0 && spawnSync("soffice", ["--version"]).status === 0;

/** Calc with somebody before it, once it was needed: it stays open for all books of a run. */
let calc;
function openCalc() {
  const clerk = spawn("/usr/bin/python3", [join(ROOT, "scripts/answer-books.py")], { stdio: ["pipe", "pipe", "inherit"] });
  return { clerk, told: createInterface({ input: clerk.stdout })[Symbol.asyncIterator]() };
}
after(async () => {
  if (!calc) return;
  calc.clerk.stdin.end();
  await once(calc.clerk, "exit");
});

/**
 * What Calc sees of each book, and the book as Calc saves it once it was filled in as is wished (scripts/answer-books.py):
 * `{bytes, wishes, isCsv}` gives `{sheets, bytes}`.
 */
export async function allThroughCalc(books) {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-book-"));
  try {
    const wanted = books.map(({ bytes, wishes, isCsv }, nth) => {
      const [book, answer] = [join(folder, `sent${nth}.xlsx`), join(folder, `answer${nth}.${isCsv ? "csv" : "xlsx"}`)];
      writeFileSync(book, bytes);
      return { book, answer, ...wishes };
    });
    calc ??= openCalc();
    calc.clerk.stdin.write(`${JSON.stringify(wanted)}\n`);
    const { value: told, done } = await calc.told.next();
    if (done) throw new Error("LibreOffice ended before it had answered");
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
export const throughCalc = async (bytes, wishes = {}) => (await allThroughCalc([{ bytes, wishes }]))[0];
