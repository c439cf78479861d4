// Finds the cells of a sheet in its text, and their properties.

import { isOn, walk } from "./elements.js";

/** The most cells of a sheet that are read, and the most rows of formulas that span several cells. */
const MOST_CELLS = 2_000_000;
const MOST_ROWS_OF_FORMULAS = 200_000;

/** The widths of columns in letters, and the pixels of a letter. */
const USUAL_WIDTH = 9;
const WIDEST = 60;
const PIXELS = 8;

/** The row and the column of a name like `B5`, counted from 1. */
function placeOf(name) {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (!letters) throw new Error(`no place: ${name}`);
  const column = [...letters.toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** The name of a place: `B5`. */
export function nameOf(row, column) {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters + row;
}

function areaOf(reference) {
  const [first, last = first] = reference.split(":").map(placeOf);
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** The columns that areas cover in each row, as `[left, right]`. Returns a function that tells whether a cell is in one of the areas. */
function byRows(areas) {
  const rows = new Map();
  let count = 0;
  for (const { top, left, bottom, right } of areas) {
    for (let row = top; row <= bottom; row++) {
      if (++count > MOST_ROWS_OF_FORMULAS) throw new RangeError("too many areas");
      rows.set(row, [...(rows.get(row) ?? []), [left, right]]);
    }
  }
  return (row, column) => Boolean(rows.get(row)?.some(([left, right]) => column >= left && column <= right));
}

/**
 * The content of a sheet. Rows and cells without a position follow the ones before them. If a position occurs twice or out of
 * order, programs differ in what they read, so that such a sheet is refused.
 */
export function scanned(xml) {
  const sheet = { rows: [], merges: [], isProtected: false };
  const columns = [];
  const computed = [];
  let [row, cell, cells] = [undefined, undefined, 0];
  const enter = (element) => {
    const { local, isMain, attributes, above } = element;
    if (!isMain) return;
    if (local === "sheetData") sheet.data = element;
    if (local === "row" && above === sheet.data) {
      const last = sheet.rows.at(-1)?.number ?? 0;
      const number = attributes.r === undefined ? last + 1 : Number(attributes.r);
      if (!Number.isInteger(number) || number <= last) throw new Error(`no place: row ${attributes.r}`);
      const style = attributes.s !== undefined && isOn(attributes.customFormat) ? Number(attributes.s) : undefined;
      // A row without height is not visible either.
      const isHidden = isOn(attributes.hidden) || Number(attributes.ht ?? 1) === 0;
      row = { number, style, isHidden, element, cells: [] };
      sheet.rows.push(row);
    }
    if (local === "c" && above === row?.element) {
      if (++cells > MOST_CELLS) throw new RangeError("too many cells");
      const last = row.cells.at(-1)?.column ?? 0;
      const place = attributes.r === undefined ? { row: row.number, column: last + 1 } : placeOf(attributes.r);
      const { column } = place;
      if (place.row !== row.number || column <= last) throw new Error(`no place: ${attributes.r} in row ${row.number}`);
      const isNumber = attributes.t === undefined || attributes.t === "n";
      cell = { column, style: Number(attributes.s ?? 0), isNumber, hasFormula: false, element };
      row.cells.push(cell);
    }
    if (local === "f" && above === cell?.element) {
      cell.hasFormula = true;
      // A formula of several cells is in the first of them, and its results are in all of them.
      if (attributes.ref && attributes.t !== "shared") {
        const area = areaOf(attributes.ref);
        if (area.top !== area.bottom || area.left !== area.right) computed.push(area);
      }
    }
    if (local === "col" && above?.local === "cols") columns.push(attributes);
    if (local === "mergeCell" && attributes.ref) sheet.merges.push(areaOf(attributes.ref));
    if (local === "sheetFormatPr") sheet.hidesRows = isOn(attributes.zeroHeight);
    if (local === "sheetProtection") sheet.isProtected = isOn(attributes.sheet);
  };
  const leave = ({ local, isMain, above, inner, close }) => {
    // The number itself: the text that its format shows may be rounded.
    if (local === "v" && isMain && cell?.isNumber && above === cell.element && close > inner) cell.number = String(Number(xml.slice(inner, close)));
  };
  walk(xml, { enter, leave });
  if (!sheet.data) throw new Error("no sheet");
  sheet.isComputed = byRows(computed);
  for (const { number, cells: ofRow } of computed.length ? sheet.rows : []) {
    for (const each of ofRow) each.hasFormula ||= sheet.isComputed(number, each.column);
  }
  const known = new Map();
  const columnAt = (column) => {
    if (!known.has(column)) known.set(column, columns.find(({ min, max }) => column >= Number(min) && column <= Number(max)));
    return known.get(column);
  };
  sheet.styleAt = (ofRow, column) => {
    const style = ofRow?.style ?? columnAt(column)?.style;
    return style === undefined ? undefined : Number(style);
  };
  sheet.widthOf = (column) => {
    const found = columnAt(column);
    if (!found) return null;
    return isOn(found.hidden) || Number(found.width ?? 1) === 0 ? 0 : Math.round(PIXELS * Math.min(Number(found.width) || USUAL_WIDTH, WIDEST));
  };
  return sheet;
}
