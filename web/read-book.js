// Reads Excel books, by the libraries fflate and hucre: what each cell holds and how it looks. What a person sees of it, and what
// that means, is told by the program (src/import/seen.rs, src/import/book.rs).
//
// Only the parts that hold cells are unpacked, within bounds, before anything is read: what says that it is small and is not
// stops there, and macros, links to other books and pictures are never looked at.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";

/** The most bytes of a book, and of its parts once they are unpacked. */
const MOST_BYTES = 20_000_000;
const MOST_UNPACKED = 120_000_000;
/** The most cells of all sheets together, with the blank ones between them: the library makes room for each. */
const MOST_CELLS = 5_000_000;

const IS_SHEET = /\/worksheets\/[^/]+\.xml$/i;
/** The parts that hold cells, their looks and what names them. A sheet's own relations lead to pictures and links. */
const NEEDED = /^(\[Content_Types\]\.xml|_rels\/\.rels|[^/]+\/(_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml|[^/]+\.xml))$/i;
const IS_ELSEWHERE = /^(docProps|customXml)\//i;

class TooLarge extends Error {}

/** The parts that are needed, unpacked. What a part says of its own size is the room that it gets. */
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

/** The rows and columns up to the last cell of a sheet that says where it stands. */
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
 * A sheet without the readings of its words (furigana): where a text stands in its cell, the library takes them for a part of
 * it. Cut up and not searched as a whole, so that what is never closed takes no longer than what is.
 */
function withoutReadings(xml) {
  const [first, ...others] = xml.split(/<(?:\w+:)?rPh(?=[\s>])/);
  return first + others.map((part) => part.replace(/^[^]*?<\/(?:\w+:)?rPh>/, "")).join("");
}

/** The book anew of the parts that are needed, as the library takes it. */
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

/** The digits of a number: the fifteen that a spreadsheet keeps. */
const digits = (number) => String(Number(number.toPrecision(15)));

const two = (number) => String(number).padStart(2, "0");

function shownDate(date) {
  const day = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join("-");
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return time.some(Boolean) ? `${day} ${time.map(two).join(":")}` : day;
}

/** How letters look by their font, as far as it says whether they are read. */
function lookOf(font) {
  return {
    ...(font?.strikethrough && { is_struck: true }),
    ...(font?.vertAlign === "superscript" && { shift: "raised" }),
    ...(font?.vertAlign === "subscript" && { shift: "lowered" }),
  };
}

/** Whether a format shows something else than a text itself. */
const isOfTexts = (format) => /@.|.@|(;.*){3}/s.test(format);

/** A text with its looks, or alone where it looks as usual. */
function handedText(text, richText, { font, numFmt } = {}) {
  const runs = (richText ?? [{ text }]).map((run) => ({ text: run.text, ...lookOf(run.font ?? font) }));
  const format = numFmt && isOfTexts(numFmt) ? numFmt : "";
  const isUsual = !format && runs.every((run) => Object.keys(run).length === 1);
  return isUsual ? text : { runs, ...(format && { format }) };
}

/** What a cell holds and how it looks. A formula whose result was not kept is handed over as itself, which nothing takes for a figure. */
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

/** The merged areas within the area of a sheet that is used, counted from 1: the first row and column, the last ones. */
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

/** The sheets of a book that is unpacked already. */
export async function sheetsOf(parts) {
  const { sheets } = await readXlsx(repacked(parts), { readStyles: true });
  return sheets.map(sheetOf);
}

/** Why a book is not read: it is `too_large` or `unreadable`. */
export function refusalOf(cause) {
  return cause instanceof TooLarge || cause instanceof RangeError ? "too_large" : "unreadable";
}

/** The sheets of a book, or why it is not read. */
export async function readBook(bytes) {
  try {
    return { sheets: await sheetsOf(partsOf(bytes)) };
  } catch (cause) {
    return { refused: refusalOf(cause) };
  }
}
