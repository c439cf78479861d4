// A book of somebody else's: what stands in its cells, and figures put into some of them while every other byte stays, by the
// libraries zip.js and sax. What goes where is told by the program (src/export/form_book.rs).
//
// Members of the zip that are not touched are carried over as they are compressed. In a sheet text is placed only where sax
// says that a cell begins and ends. Macros, links to other books and pictures are carried and never looked at.

import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter, configure } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { unzipSync } from "fflate";
import { filled, recalculating } from "./form-book/filling.js";
import { formats } from "./form-book/looks.js";
import { scanned } from "./form-book/scanning.js";
import { sheetPaths } from "./form-book/sheets.js";
import { partsOf, refusalOf, sheetsOf } from "./read-book.js";

configure({ useWebWorkers: false });

/** The rows and columns of a sheet that are shown and can be filled in. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 100;

/** The text of a part with its mark of the byte order, which stays. What is not UTF-8 is no text. */
const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const bytesOf = (text) => new TextEncoder().encode(text);

/** A cell as the program takes it, without what is usual. */
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

/** The merged areas of a sheet: how far each first cell goes, and the cells that are covered. */
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

/** A sheet as the program takes it: what the scan says of its cells, with what `read-book.js` hands over of their texts. */
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

/** Refuses a zip in which a name stands for two members: programs differ in which of them they take. */
function refuseTwins(bytes) {
  const names = new Set();
  const filter = ({ name }) => {
    if (names.has(name)) throw new Error(`twice: ${name}`);
    names.add(name);
    return false;
  };
  unzipSync(bytes, { filter });
}

/** What stands in the cells of a book, or why it is not read. */
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

/** The extra fields of a member as they are written; those for sizes of 64 bits (1) the library makes itself. */
function extrasOf({ extraField = new Map() }) {
  return new Map([...extraField].filter(([type]) => type !== 1).map(([type, { data }]) => [type, data]));
}

/** The members of the zip with some of them in another text; all others, and its remark, as they lie there. */
async function repacked(bytes, changed) {
  const reader = new ZipReader(new Uint8ArrayReader(bytes));
  const entries = await reader.getEntries();
  const writer = new ZipWriter(new Uint8ArrayWriter(), { dataDescriptor: false, extendedTimestamp: false, keepOrder: true });
  for (const entry of entries) {
    const { filename, rawFilename, rawComment, rawLastModDate, comment, internalFileAttributes, externalFileAttributes, versionMadeBy } = entry;
    const extraField = extrasOf(entry);
    // Names are carried in whatever letters they are written.
    const encodeText = (_, kind) => (kind === "filename" ? rawFilename : rawComment);
    const useUnicodeFileNames = entry.filenameUTF8 ? undefined : false;
    const text = changed.get(filename);
    if (text === undefined) {
      const raw = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
      // Its owner is among the extra fields already.
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

/** The bytes of the book with these figures and texts in it. It fails if one of them has no place. */
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
