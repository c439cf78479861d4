// Reads Excel books with the libraries fflate and hucre: what each cell contains and how it looks. What a user sees of it, and
// what that means, is decided by the program (src/import/seen.rs, src/import/book.rs).
//
// Only the parts with cells are unpacked, within bounds, before anything is read: a zip with false sizes fails there, and macros,
// links to other books and pictures are never read.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";

/** The most bytes of a book, and of its unpacked parts. */
const MOST_BYTES = 20_000_000;
const MOST_UNPACKED = 120_000_000;
/** The most cells of all sheets together, including blank cells between them, since the library allocates each. */
const MOST_CELLS = 5_000_000;

const IS_SHEET = /\/worksheets\/[^/]+\.xml$/i;
/** The parts with cells, their looks and their names. A sheet's own relations lead only to pictures and links. */
const NEEDED = /^(\[Content_Types\]\.xml|_rels\/\.rels|[^/]+\/(_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml|[^/]+\.xml))$/i;
const IS_ELSEWHERE = /^(docProps|customXml)\//i;

class TooLarge extends Error {}

/** The needed parts, unpacked. Each part gets only as much room as its stated size. */
export function partsOf(bytes) {
  if (bytes.length > MOST_BYTES) throw new TooLarge();
  let room = MOST_UNPACKED;
  const filter = ({ name, size, originalSize }) => {
    if (!NEEDED.test(name) || IS_ELSEWHERE.test(name)) return false;
    room -= Math.max(size, originalSize);
    if (room < 0) throw new TooLarge();
    return true;
  };
  return unzipSync(bytes, { filter });
}

/** The number of cells up to the last row and column that a cell of the sheet names. */
function areaOf(xml) {
  let [rows, columns] = [0, 0];
  for (const [, letters, row] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Za-z]{1,3})(\d{1,7})"/g)) {
    const column = [...letters.toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, column);
  }
  return rows * columns;
}

/**
 * A sheet without the phonetic readings of its words (furigana), which the library would add to a text that is inside its cell.
 * The text is split instead of searched, so that an unclosed reading takes no more time than a closed one.
 */
function withoutReadings(xml) {
  const [first, ...others] = xml.split(/<(?:\w+:)?rPh(?=[\s>])/);
  return first + others.map((part) => part.replace(/^[^]*?<\/(?:\w+:)?rPh>/, "")).join("");
}

/** The needed parts, zipped again for the library. */
function repacked(parts) {
  let cells = 0;
  for (const name of Object.keys(parts).filter((name) => IS_SHEET.test(name))) {
    const xml = withoutReadings(strFromU8(parts[name]));
    cells += areaOf(xml);
    if (cells > MOST_CELLS) throw new TooLarge();
    parts[name] = strToU8(xml);
  }
  return zipSync(parts, { level: 0 });
}

/** The digits of a number: a spreadsheet keeps fifteen. */
const digits = (number) => String(Number(number.toPrecision(15)));

const two = (number) => String(number).padStart(2, "0");

function shownDate(date) {
  const day = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join("-");
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return time.some(Boolean) ? `${day} ${time.map(two).join(":")}` : day;
}

/** The looks of letters by their font, as far as they affect whether the letters are read. */
function lookOf(font) {
  return {
    ...(font?.strikethrough && { is_struck: true }),
    ...(font?.vertAlign === "superscript" && { shift: "raised" }),
    ...(font?.vertAlign === "subscript" && { shift: "lowered" }),
  };
}

/** Whether a format shows something other than the text itself. */
const isOfTexts = (format) => /@.|.@|(;.*){3}/s.test(format);

/** A text with its looks, or the plain text if it looks as usual. */
function handedText(text, richText, { font, numFmt } = {}) {
  const runs = (richText ?? [{ text }]).map((run) => ({ text: run.text, ...lookOf(run.font ?? font) }));
  const format = numFmt && isOfTexts(numFmt) ? numFmt : "";
  const isUsual = !format && runs.every((run) => Object.keys(run).length === 1);
  return isUsual ? text : { runs, ...(format && { format }) };
}

/** What a cell contains and how it looks. A formula without a stored result is passed as its own text, which is never read as a figure. */
function handed(value, cell) {
  const held = cell?.type === "formula" || cell?.formula ? (cell.formulaResult ?? value) : value;
  if (held === null || held === undefined) return cell?.formula ? `=${cell.formula}` : "";
  const style = cell?.style;
  if (typeof held === "number") {
    const format = style?.numFmt ?? "";
    const look = lookOf(style?.font);
    return format || Object.keys(look).length ? { number: digits(held), ...(format && { format }), ...look } : digits(held);
  }
  const text = held instanceof Date ? shownDate(held) : typeof held === "boolean" ? String(held).toUpperCase() : String(held);
  return handedText(text, cell?.richText, style);
}

/** The merged areas within the used area of a sheet, counted from 1: first row, first column, last row, last column. */
function areasOf(merges, rows, columns) {
  const areas = merges.map(({ startRow, startCol, endRow, endCol }) => [startRow + 1, startCol + 1, Math.min(endRow + 1, rows), Math.min(endCol + 1, columns)]);
  return areas.filter(([top, left, bottom, right]) => top <= bottom && left <= right && (top < bottom || left < right));
}

function sheetOf({ name, hidden, veryHidden, rows, cells, columns = [], merges = [], rowDefs }) {
  const looks = rows.map((values, row) => {
    const ofRow = values.map((value, column) => handed(value, cells?.get(`${row},${column}`)));
    while (ofRow.at(-1) === "") ofRow.pop();
    return { line: row + 1, is_hidden: Boolean(rowDefs?.get(row)?.hidden), cells: ofRow };
  });
  const filled = looks.filter(({ cells: ofRow }) => ofRow.some(Boolean));
  const widest = filled.reduce((most, { cells: ofRow }) => Math.max(most, ofRow.length), 0);
  const isHidden = (column) => column.hidden || column.width === 0;
  const hiddenColumns = columns.slice(0, widest).flatMap((column, at) => (isHidden(column) ? [at + 1] : []));
  const areas = areasOf(merges, filled.at(-1)?.line ?? 0, widest);
  return { name, is_hidden: Boolean(hidden || veryHidden), rows: filled, merges: areas, hidden_columns: hiddenColumns };
}

/** The sheets of a book that is already unpacked. */
export async function sheetsOf(parts) {
  const { sheets } = await readXlsx(repacked(parts), { readStyles: true });
  return sheets.map(sheetOf);
}

/** The reason for a refusal: `too_large` or `unreadable`. */
export function refusalOf(cause) {
  return cause instanceof TooLarge || cause instanceof RangeError ? "too_large" : "unreadable";
}

/** The sheets of a book, or the reason for its refusal. */
export async function readBook(bytes) {
  try {
    return { sheets: await sheetsOf(partsOf(bytes)) };
  } catch (cause) {
    return { refused: refusalOf(cause) };
  }
}
