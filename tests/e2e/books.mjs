// Answer books: what stands in the file, and what LibreOffice makes of it.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** Whether the Python that knows LibreOffice and LibreOffice are there. */
export const hasLibreOffice = spawnSync("/usr/bin/python3", ["-c", "import uno"]).status === 0 && spawnSync("soffice", ["--version"]).status === 0;

/** What Calc sees of a book, and the book as Calc saves it once it was filled in as is wished (scripts/answer-books.py). */
export function throughCalc(bytes, wishes = {}) {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-book-"));
  try {
    const [sent, answer] = ["sent.xlsx", "answer.xlsx"].map((name) => join(folder, name));
    writeFileSync(sent, bytes);
    const script = join(ROOT, "scripts/answer-books.py");
    const told = execFileSync("/usr/bin/python3", [script, sent, answer, JSON.stringify(wishes)], { encoding: "utf8" });
    return { sheets: JSON.parse(told), bytes: readFileSync(answer) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
