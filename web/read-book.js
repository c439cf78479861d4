// Reads Excel books to texts, by the libraries fflate and hucre. What the texts mean is told by the program
// (src/import/book.rs).
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

/** A number rounded to so many places as a spreadsheet does it, with at least `least` of them written. */
function rounded(number, places, least) {
  const [mantissa, power = "0"] = digits(Math.abs(number)).split("e");
  const shifted = Math.round(Number(`${mantissa}e${Number(power) + places}`));
  const text = (shifted / 10 ** places).toFixed(places);
  const written = places > least ? text.replace(new RegExp(`\\.?0{1,${places - least}}$`), "") : text;
  return (number < 0 && shifted !== 0 ? "-" : "") + written;
}

/**
 * A number as its format shows it, where that says something of it: its places, a percentage, thousands of it. Signs and
 * units around it are looks, and a zero that is shown as a dash is a zero.
 */
function shownNumber(number, format = "General") {
  const [first] = format.split(";");
  const bare = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  const found = /^[^0#?%]*([0#?,]*[0#?])(?:\.([0#?]+))?(,*)\s*(%?)[^0#?%]*$/.exec(bare);
  if (!found || /[/Ee]/.test(bare)) return digits(number);
  const [, , places = "", commas, percent] = found;
  const scaled = (number * (percent ? 100 : 1)) / 1000 ** commas.length;
  if (!Number.isFinite(scaled) || Math.abs(scaled) >= 1e15) return digits(number);
  const least = places.replaceAll(/[^0]/g, "").length;
  // What thousands are shown of is said behind them: `#,##0,"千円"`.
  const unit = commas ? [...first.matchAll(/"([^"]*)"/g)].map(([, text]) => text).join("") : "";
  return rounded(scaled, places.length, least) + percent + unit;
}

const two = (number) => String(number).padStart(2, "0");

function shownDate(date) {
  const day = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join("-");
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return time.some(Boolean) ? `${day} ${time.map(two).join(":")}` : day;
}

/** The text of a cell. A formula whose result was not kept is shown as itself, which nothing takes for a figure. */
function shown(value, cell) {
  const held = cell?.type === "formula" || cell?.formula ? (cell.formulaResult ?? value) : value;
  if (held === null || held === undefined) return cell?.formula ? `=${cell.formula}` : "";
  if (held instanceof Date) return shownDate(held);
  if (typeof held === "number") return shownNumber(held, cell?.style?.numFmt);
  return typeof held === "boolean" ? String(held).toUpperCase() : String(held);
}

function sheetOf({ name, hidden, veryHidden, rows, cells, merges = [], rowDefs }) {
  const covered = new Set();
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const last = { row: Math.min(endRow, rows.length - 1), column: Math.min(endCol, startCol + 1000) };
    for (let row = startRow; row <= last.row; row++) {
      for (let column = startCol; column <= last.column; column++) covered.add(`${row},${column}`);
    }
    covered.delete(`${startRow},${startCol}`);
  }
  const texts = rows.map((values, row) => {
    const ofRow = values.map((value, column) => {
      const place = `${row},${column}`;
      return covered.has(place) ? null : shown(value, cells?.get(place));
    });
    while (ofRow.at(-1) === "") ofRow.pop();
    return { line: row + 1, is_hidden: Boolean(rowDefs?.get(row)?.hidden), cells: ofRow };
  });
  const filled = texts.filter(({ cells: ofRow }) => ofRow.some(Boolean));
  return { name, is_hidden: Boolean(hidden || veryHidden), rows: filled };
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
