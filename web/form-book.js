// A form book of another office: reads its cells, and writes figures into some of them while every other byte stays, with the
// libraries zip.js and sax. The program decides what goes where (src/export/form_book.rs).
//
// Untouched members of the zip are copied in their compressed form. In a sheet, text is inserted only where sax reports that
// a cell begins and ends. Macros, links to other books and pictures are copied and never read.

import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter, configure } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { unzipSync } from "fflate";
import { filled, recalculating } from "./form-book/filling.js";
import { formats } from "./form-book/looks.js";
import { scanned } from "./form-book/scanning.js";
import { sheetPaths } from "./form-book/sheets.js";
import { partsOf, refusalOf, sheetsOf } from "./read-book.js";

configure({ useWebWorkers: false });

/** The most rows and columns of a sheet that are shown and can be filled in. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 100;

/** The text of a part, with its byte order mark if it has one. Throws an error if the part is not UTF-8. */
const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const bytesOf = (text) => new TextEncoder().encode(text);

/** A cell in the program's format, without fields that have their usual value. */
function told(cell, style, text, { isProtected, span, isCovered }) {
  return {
    ...(text && { text }),
    ...(text && cell?.number && { number: cell.number }),
    ...(cell?.hasFormula ? { held: "formula" } : text && { held: cell?.isNumber ? "number" : "text" }),
    ...(isProtected && style.isLocked && { is_locked: true }),
    ...(isCovered && { is_covered: true }),
    ...(span && { span }),
    ...(style.format && { format: style.format }),
    ...(style.code && { code: style.code }),
    ...(style.fill && { fill: style.fill }),
  };
}

/** The most cells of merged areas of a sheet. */
const MOST_MERGED = 2_000_000;

/** The merged areas of a sheet: the spans by their first cells, and the covered cells. */
function areas(merges) {
  const spans = new Map();
  const covered = new Set();
  let count = 0;
  for (const { top, left, bottom, right } of merges) {
    spans.set(`${top},${left}`, [bottom - top + 1, right - left + 1]);
    for (let row = top; row <= Math.min(bottom, MOST_ROWS); row++) {
      for (let column = left; column <= Math.min(right, MOST_COLUMNS); column++) {
        if (++count > MOST_MERGED) throw new RangeError("too many merged cells");
        covered.add(`${row},${column}`);
      }
    }
    covered.delete(`${top},${left}`);
  }
  return { spans, covered };
}

/** A sheet in the program's format: the cells that the scan found, with the texts from `read-book.js`. */
function toldSheet(scan, { name, is_hidden, rows: shown }, looks) {
  const texts = new Map(shown.map(({ line, cells }) => [line, cells]));
  const { spans, covered } = areas(scan.merges);
  const ofRow = new Map(scan.rows.map((row) => [row.number, row]));
  const lastRow = Math.max(0, ...ofRow.keys(), ...scan.merges.map(({ bottom }) => bottom));
  const lastColumns = scan.rows.map(({ cells }) => cells.at(-1)?.column ?? 0);
  const lastColumn = lastColumns.reduce((most, one) => Math.max(most, one), Math.max(0, ...scan.merges.map(({ right }) => right)));
  const columns = Math.min(lastColumn, MOST_COLUMNS);
  const rows = [];
  for (let number = 1; number <= Math.min(lastRow, MOST_ROWS); number++) {
    const row = ofRow.get(number);
    const cells = new Map(row?.cells.map((cell) => [cell.column, cell]));
    const ofColumns = Array.from({ length: columns }, (_, at) => {
      const [column, place] = [at + 1, `${number},${at + 1}`];
      const cell = cells.get(column);
      const style = looks(cell ? cell.style : scan.styleAt(row, column));
      const area = { isProtected: scan.isProtected, span: spans.get(place), isCovered: covered.has(place) };
      const text = area.isCovered ? "" : (texts.get(number)?.[at] ?? "");
      return told(cell ?? { hasFormula: scan.isComputed(number, column) }, style, text, area);
    });
    rows.push({ ...((row ? row.isHidden : scan.hidesRows) && { is_hidden: true }), cells: ofColumns });
  }
  const widths = Array.from({ length: columns }, (_, at) => scan.widthOf(at + 1));
  const isCut = lastRow > MOST_ROWS || lastColumn > MOST_COLUMNS;
  return { name, is_hidden, is_protected: scan.isProtected, is_cut: isCut, widths, rows };
}

/** Refuses a zip in which two members have one name: programs differ in which of them they read. */
function refuseTwins(bytes) {
  const names = new Set();
  const filter = ({ name }) => {
    if (names.has(name)) throw new Error(`twice: ${name}`);
    names.add(name);
    return false;
  };
  unzipSync(bytes, { filter });
}

/** The cells of a book, or the reason for its refusal. */
export async function openFormBook(bytes) {
  try {
    const parts = partsOf(bytes);
    refuseTwins(bytes);
    const text = (path) => textOf(parts[path]);
    const { paths, styles } = sheetPaths(parts, text);
    const looks = formats(styles && text(styles));
    const scans = new Map([...paths].map(([name, path]) => [name, scanned(text(path))]));
    const sheets = await sheetsOf(parts);
    return { sheets: sheets.filter(({ name }) => scans.has(name)).map((sheet) => toldSheet(scans.get(sheet.name), sheet, looks)) };
  } catch (cause) {
    return { refused: refusalOf(cause) };
  }
}

/** The extra fields of a member as they are written, without the field for 64-bit sizes (1), which the library writes itself. */
function extrasOf({ extraField = new Map() }) {
  return new Map([...extraField].filter(([type]) => type !== 1).map(([type, { data }]) => [type, data]));
}

/** The zip with some members' texts replaced. All other members, and the zip's comment, stay as they are. */
async function repacked(bytes, changed) {
  const reader = new ZipReader(new Uint8ArrayReader(bytes));
  const entries = await reader.getEntries();
  const writer = new ZipWriter(new Uint8ArrayWriter(), { dataDescriptor: false, extendedTimestamp: false, keepOrder: true });
  for (const entry of entries) {
    const { filename, rawFilename, rawComment, rawLastModDate, comment, internalFileAttributes, externalFileAttributes, versionMadeBy } = entry;
    const extraField = extrasOf(entry);
    // Names are copied in their original encoding.
    const encodeText = (_, kind) => (kind === "filename" ? rawFilename : rawComment);
    const useUnicodeFileNames = entry.filenameUTF8 ? undefined : false;
    const text = changed.get(filename);
    if (text === undefined) {
      const raw = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
      // The owner is already among the extra fields.
      const same = { ...entry, extraField, encodeText, useUnicodeFileNames, uid: undefined, gid: undefined, passThrough: true };
      await writer.add(filename, new Uint8ArrayReader(raw), same);
    } else {
      const attributes = { internalFileAttributes, externalFileAttributes, versionMadeBy };
      const same = { rawLastModDate, comment, ...attributes, extraField, encodeText, useUnicodeFileNames };
      await writer.add(filename, new Uint8ArrayReader(bytesOf(text)), same);
    }
  }
  return writer.close(reader.comment);
}

/** The bytes of the book with these figures and texts. Throws an error if one of them has no place. */
export async function fillFormBook(bytes, { writes }) {
  const parts = partsOf(bytes);
  const text = (path) => textOf(parts[path]);
  const { paths, workbook } = sheetPaths(parts, text);
  const changed = new Map();
  for (const name of new Set(writes.map(({ sheet }) => sheet))) {
    const path = paths.get(name);
    changed.set(path, filled(text(path), writes.filter(({ sheet }) => sheet === name)));
  }
  const hasFormulas = [...paths.values()].some((path) => /<(?:[\w.-]+:)?f[\s/>]/.test(text(path)));
  const recalculated = hasFormulas && recalculating(text(workbook));
  if (recalculated) changed.set(workbook, recalculated);
  return repacked(bytes, changed);
}
