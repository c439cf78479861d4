// Puts figures and texts into a sheet, and sets the mark that makes Excel recalculate formulas.

import { isOn, walk } from "./elements.js";
import { nameOf, scanned } from "./scanning.js";

/** XML cannot contain these characters, and Excel calls a file with one of them damaged. */
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
/** A text as it is written in a cell. A sequence such as `_x0041_`, which Excel would read as a letter, is escaped. */
const literal = (text) => escaped(text.replace(NOT_IN_XML, "\ufffd").replace(/_x[\dA-Fa-f]{4}_/g, (found) => `_x005F${found}`));

const attribute = (name, value) => (value === undefined ? "" : ` ${name}="${escaped(String(value))}"`);

/** A cell with its new content, and with its old position and style. */
function written({ kind, text }, { place, style, prefix }) {
  const start = `<${prefix}c${attribute("r", place)}${attribute("s", style)}`;
  if (kind === "number") return `${start}><${prefix}v>${escaped(text)}</${prefix}v></${prefix}c>`;
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${literal(text)}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** A replacement of a range of the text; an insertion if both offsets are equal. */
const edit = (from, to, text) => ({ from, to, text });

/** An edit that puts a text into an element, which may be self-closing. */
function into(xml, { name, isSelfClosing, inner, close }, text) {
  return isSelfClosing ? edit(inner - 2, inner, `>${text}</${name}>`) : edit(close, close, text);
}

/** New cells for the sheet, with the style of their row or column. */
function newCells(sheet, row, writes) {
  const { prefix } = sheet.data;
  const ofOne = (write) => {
    if (sheet.isComputed(write.row, write.column)) throw new Error("the result of a formula stands there");
    return written(write, { place: nameOf(write.row, write.column), style: sheet.styleAt(row, write.column), prefix });
  };
  return writes.map(ofOne).join("");
}

function ofCell(xml, sheet, row, write) {
  const cell = row.cells.find(({ column }) => column === write.column);
  if (!cell) {
    const text = newCells(sheet, row, [write]);
    const next = row.cells.find(({ column }) => column > write.column);
    return next ? edit(next.element.from, next.element.from, text) : into(xml, row.element, text);
  }
  // The program asks about formulas and never writes over one: other cells may share it.
  if (cell.hasFormula) throw new Error("a formula stands there");
  const { from, to, attributes } = cell.element;
  return edit(from, to, written(write, { place: attributes.r, style: attributes.s, prefix: sheet.data.prefix }));
}

/** The edits of an existing row. If the row is self-closing, all its cells are inserted together. */
function ofRow(xml, sheet, row, writes) {
  if (!row.element.isSelfClosing) return writes.map((write) => ofCell(xml, sheet, row, write));
  return [into(xml, row.element, newCells(sheet, row, writes))];
}

function put(xml, edits) {
  let [text, at] = ["", 0];
  for (const { from, to, text: own } of edits.sort((one, other) => one.from - other.from || one.to - other.to)) {
    text += xml.slice(at, from) + own;
    at = to;
  }
  return text + xml.slice(at);
}

/** The text of a sheet with these figures and texts in it. */
export function filled(xml, writes) {
  const sheet = scanned(xml);
  const { prefix } = sheet.data;
  const sorted = writes.toSorted((one, other) => one.row - other.row || one.column - other.column);
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const edits = [];
  const atEnd = [];
  for (const number of new Set(sorted.map(({ row }) => row))) {
    const own = sorted.filter(({ row }) => row === number);
    const row = rows.get(number);
    if (row) {
      edits.push(...ofRow(xml, sheet, row, own));
      continue;
    }
    const text = `<${prefix}row r="${number}">${newCells(sheet, undefined, own)}</${prefix}row>`;
    const next = sheet.rows.find((each) => each.number > number);
    if (next) edits.push(edit(next.element.from, next.element.from, text));
    else atEnd.push(text);
  }
  if (atEnd.length) edits.push(into(xml, sheet.data, atEnd.join("")));
  return put(xml, edits);
}

/** The elements before the calculation settings, in the order of the format. */
const BEFORE = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/** The workbook with the mark that all formulas are recalculated when it is opened; `undefined` if it has the mark already. */
export function recalculating(xml) {
  let [settings, before] = [];
  walk(xml, {
    leave(element) {
      if (!element.isMain || element.above?.local !== "workbook") return;
      if (element.local === "calcPr") settings = element;
      if (BEFORE.includes(element.local)) before = element;
    },
  });
  if (!settings) return put(xml, [edit(before.to, before.to, `<${before.prefix}calcPr fullCalcOnLoad="1"/>`)]);
  const { attributes, from, inner, isSelfClosing } = settings;
  if (isOn(attributes.fullCalcOnLoad)) return undefined;
  if (attributes.fullCalcOnLoad === undefined) {
    const end = inner - (isSelfClosing ? 2 : 1);
    return put(xml, [edit(end, end, ' fullCalcOnLoad="1"')]);
  }
  const tag = xml.slice(from, inner);
  return put(xml, [edit(from, inner, tag.replace(/(\sfullCalcOnLoad\s*=\s*)("[^"]*"|'[^']*')/, '$1"1"'))]);
}
