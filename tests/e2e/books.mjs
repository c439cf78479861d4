// Answer books: the content of the file, and what LibreOffice makes of it.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { after } from "./gathering.mjs";
import { ROOT } from "./places.mjs";

/** Whether LibreOffice, and a Python that can control it, are installed. */
export const hasLibreOffice = spawnSync("/usr/bin/python3", ["-c", "import uno"]).status === 0 && spawnSync("soffice", ["--version"]).status === 0;

/** The Python process that controls Calc, started at its first use. Calc stays open for all books of a run. */
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
 * What Calc shows of each book, and the book as Calc saves it after it was filled in as requested (scripts/answer-books.py):
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

/** The book with these figures in cells of its sheets, filled in without a spreadsheet: `[1, "H8", 12]` for the first sheet. */
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

/**
 * An answer book of that year, filled in without a spreadsheet. Its cells are found by the heads of their columns and
 * by the names of KPIs.
 */
export function openedBook(bytes, year) {
  const parts = unzipSync(bytes);
  const missing = (what) => {
    throw new Error(`no cell ${what}`);
  };
  const texts = (xml) => [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join("");
  const shared = [...strFromU8(parts["xl/sharedStrings.xml"] ?? strToU8("")).matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => texts(si));
  const path = (sheet) => `xl/worksheets/sheet${sheet}.xml`;
  const cells = (sheet) => [...strFromU8(parts[path(sheet)]).matchAll(/<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, column, line, about, inner = ""]) => {
    const value = /<v>(.*?)<\/v>/.exec(inner)?.[1] ?? "";
    return { column, line, text: about.includes('t="s"') ? shared[value] : texts(inner) || value };
  });
  const found = (sheet, text) => cells(sheet).find((cell) => cell.text === text) ?? missing(text);
  const set = (sheet, place, text) => {
    const cell = new RegExp(`<c r="${place}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, "s");
    const xml = strFromU8(parts[path(sheet)]);
    if (!cell.test(xml)) missing(place);
    parts[path(sheet)] = strToU8(xml.replace(cell, (_, style = "") => `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`));
  };
  return {
    /** Writes a text into a KPI's cell under that head. */
    enter: (sheet, kpi, head, text) => set(sheet, `${found(sheet, `${year}の${head}`).column}${found(sheet, kpi).line}`, text),
    sign: (sheet, name) => set(sheet, `C${found(sheet, "回答者（氏名・電話）").line}`, name),
    /** The text of a KPI's cell under that head. */
    text: (sheet, kpi, head) => {
      const [{ column }, { line }] = [found(sheet, `${year}の${head}`), found(sheet, kpi)];
      return cells(sheet).find((cell) => cell.column === column && cell.line === line).text;
    },
    drop: (sheet, kpi) => {
      const { line } = found(sheet, kpi);
      const row = new RegExp(`<row [^>]*?r="${line}".*?</row>`, "s");
      parts[path(sheet)] = strToU8(strFromU8(parts[path(sheet)]).replace(row, ""));
    },
    bytes: () => Buffer.from(zipSync(parts)),
  };
}

/** The same for one book. */
export const throughCalc = async (bytes, wishes = {}) => (await allThroughCalc([{ bytes, wishes }]))[0];
