// Writes Excel books, by the library hucre.
//
// The program decides the content of a book (src/paper/answer_book/content.rs); this module only adds the looks.

import { writeXlsx } from "hucre/xlsx";

export { readBook } from "./read-book.js";

const FONT = "ＭＳ Ｐゴシック";
/** The height of a line in points. */
const LINE = 18;

const color = (rgb) => ({ rgb });
const solid = (rgb) => ({ type: "pattern", pattern: "solid", fgColor: color(rgb) });
const SIDE = { style: "thin", color: color("808080") };
const FRAME = { top: SIDE, right: SIDE, bottom: SIDE, left: SIDE };
const font = (options) => ({ name: FONT, size: 11, ...options });
const at = (horizontal) => ({ horizontal, vertical: "center", wrapText: true });
const framed = (alignment, options) => ({ font: font(), alignment: at(alignment), border: FRAME, ...options });
const OPEN = { fill: solid("FFF2CC"), protection: { locked: false } };

/** The looks of the cells of each role, and whether they are locked. Cells without a setting are locked. */
const STYLES = {
  title: { font: font({ size: 14, bold: true }), alignment: at("left") },
  label: framed("left", { font: font({ bold: true }), fill: solid("F2F2F2") }),
  fact: framed("left"),
  hint: framed("left"),
  head: framed("center", { font: font({ bold: true }), fill: solid("D9E2F3") }),
  asked_head: framed("center", { font: font({ bold: true }), fill: solid("FFE699") }),
  words: framed("left"),
  figure: framed("right"),
  text_input: framed("left", OPEN),
  figure_input: framed("right", OPEN),
  plain: undefined,
};

/** XML cannot contain these characters, and Excel calls a file with one of them damaged. */
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const plain = (text) => text.replace(NOT_IN_XML, "\ufffd");

function columnName(column) {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function cellValue({ kind, text }) {
  if (kind === "number") return { value: Number(text), type: "number" };
  return kind === "text" ? { value: plain(text), type: "string" } : { value: null, type: "empty" };
}

/** The first cell of a column in these runs of rows, and the range of all of them. */
function cellsOf(column, rows) {
  const name = columnName(column);
  const [[top]] = rows;
  return { cell: `${name}${top + 1}`, range: rows.map(([first, last]) => `${name}${first + 1}:${name}${last + 1}`).join(" ") };
}

/**
 * Conditional formats for filled-in figures: thousands separators, and the decimals that are typed. A fixed number format would
 * round figures with more decimals; these formats depend on the figure, and the figure itself is read back.
 */
function separators({ column, rows, allows_number: allowsNumber }) {
  if (!allowsNumber) return [];
  const { cell, range } = cellsOf(column, rows);
  const shown = (formula, numFmt) => ({ type: "expression", formula: `IF(ISNUMBER(${cell}),${formula},FALSE)`, style: { numFmt }, range });
  return [shown(`${cell}=INT(${cell})`, "#,##0"), shown(`${cell}<>INT(${cell})`, "#,##0.0#########")];
}

/** A rule for what may be typed. A list is a drop-down in Excel; a number or one of several words is checked by a formula. */
function validation({ column, rows, allows_number: allowsNumber, words, prompt, refusal }) {
  const { cell, range } = cellsOf(column, rows);
  const isOneOf = words.map((word) => `${cell}="${word}"`).join(",");
  const rule = allowsNumber ? { type: "custom", formula1: `OR(ISNUMBER(${cell}),${isOneOf})` } : { type: "list", values: words };
  return {
    ...rule,
    range,
    allowBlank: true,
    errorStyle: "stop",
    showInputMessage: true,
    showErrorMessage: true,
    inputTitle: prompt[0],
    inputMessage: prompt[1],
    errorTitle: refusal[0],
    errorMessage: refusal[1],
  };
}

function writtenSheet({ name, is_hidden: isHidden, is_free: isFree, widths, head, names, rows, checks, foot }) {
  const cells = new Map();
  const merges = [];
  const rowDefs = new Map();
  rows.forEach(({ lines, cells: ofRow }, row) => {
    if (lines) rowDefs.set(row, { height: lines * LINE });
    let column = 0;
    for (const { value, role, columns, format } of ofRow) {
      const style = format ? { ...STYLES[role], numFmt: plain(format) } : STYLES[role];
      // A merged cell has a frame around all cells that it covers.
      for (let nth = 0; nth < columns; nth++) {
        cells.set(`${row},${column + nth}`, { ...(nth === 0 ? cellValue(value) : cellValue({})), ...(style && { style }) });
      }
      if (columns > 1) merges.push({ startRow: row, startCol: column, endRow: row, endCol: column + columns - 1 });
      column += columns;
    }
  });
  // The library takes the cells from the separate map, for which every row must exist.
  const blanks = rows.map(() => []);
  if (isHidden) return { name, rows: blanks, cells, hidden: true };
  return {
    name,
    rows: blanks,
    cells,
    merges,
    rowDefs,
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: head, columns: names },
    ...(!isFree && { protection: { sheet: true, formatColumns: true, formatRows: true } }),
    dataValidations: checks.map(validation),
    conditionalRules: checks.flatMap(separators).map((rule, nth) => ({ ...rule, priority: nth + 1 })),
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${head}:$${head}`,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${plain(foot).replaceAll("&", "&&")}&R&P / &N` },
  };
}

/** The bytes of an answer book. */
export async function answerBook({ title, authors, sheets }) {
  return writeXlsx({
    sheets: sheets.map(writtenSheet),
    properties: { title: plain(title), creator: plain(authors), lastModifiedBy: plain(authors) },
    defaultFont: { name: FONT, size: 11 },
  });
}
