// Excel books written by hand, with everything that makes a cell look different from its letters: struck or raised letters,
// formats, merged areas, hidden columns and rows.

import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const part = (text) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The fonts by the number in a cell's style, as Excel writes them. */
const FONTS = ['<font><sz val="11"/></font>', '<font><strike/><sz val="11"/></font>', '<font><vertAlign val="superscript"/></font>'];

/** Runs of letters: `[["100", "strike"], ["120"], ["1", "superscript"]]`. */
const runs = (all) => all.map(([text, look]) => {
  const font = { strike: "<strike/>", superscript: '<vertAlign val="superscript"/>', subscript: '<vertAlign val="subscript"/>' }[look] ?? "";
  return `<r><rPr>${font}<sz val="11"/></rPr><t xml:space="preserve">${escaped(text)}</t></r>`;
}).join("");

/** The letters of a column. */
const letters = (at) => (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/**
 * A book of one sheet. A cell is a text, a number, `{ runs }` (a shared text), `{ inline }` (runs in the cell itself) or `{
 * number | text, format, isStruck }`. The options are `merges` (`C2:D2`), and `hiddenColumns` and `hiddenRows`, counted from 1.
 */
export function bookOf(rows, { merges = [], hiddenColumns = [], hiddenRows = [], head = "" } = {}) {
  const [strings, styles] = [[], ["0:0"]];
  const formats = [];
  const styleOf = ({ format, isStruck }) => {
    if (format && !formats.includes(format)) formats.push(format);
    const style = `${format ? 170 + formats.indexOf(format) : 0}:${isStruck ? 1 : 0}`;
    if (!styles.includes(style)) styles.push(style);
    return styles.indexOf(style);
  };
  const shared = (xml) => strings.push(`<si>${xml}</si>`) - 1;
  const cell = (content, at, line) => {
    const place = `${letters(at)}${line}`;
    const { runs: all, inline, number, text } = typeof content === "object" ? content : typeof content === "number" ? { number: content } : { text: content };
    const style = typeof content === "object" ? ` s="${styleOf(content)}"` : "";
    if (inline) return `<c r="${place}"${style} t="inlineStr"><is>${runs(inline)}</is></c>`;
    if (all) return `<c r="${place}"${style} t="s"><v>${shared(runs(all))}</v></c>`;
    if (number !== undefined) return `<c r="${place}"${style}><v>${number}</v></c>`;
    return text === "" ? "" : `<c r="${place}"${style} t="s"><v>${shared(`<t>${escaped(text)}</t>`)}</v></c>`;
  };
  const data = rows.map((cells, at) => {
    const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : "";
    return `<row r="${at + 1}"${hidden}>${cells.map((content, column) => cell(content, column, at + 1)).join("")}</row>`;
  }).join("");
  const columns = hiddenColumns.map((column) => `<col min="${column}" max="${column}" width="9" hidden="1"/>`).join("");
  const areas = merges.length ? `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${area}"/>`).join("")}</mergeCells>` : "";
  const xfs = styles.map((style) => {
    const [format, font] = style.split(":");
    return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  }).join("");
  const numFmts = formats.map((format, nth) => `<numFmt numFmtId="${170 + nth}" formatCode="${escaped(format)}"/>`).join("");
  const type = (name, kind) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const types = [type("xl/workbook.xml", "sheet.main"), type("xl/worksheets/sheet1.xml", "worksheet"), type("xl/styles.xml", "styles"), type("xl/sharedStrings.xml", "sharedStrings")];
  const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${KINDS}/${kind}" Target="${target}"/>`;
  const own = [relation("b", "worksheet", "worksheets/sheet1.xml"), relation("c", "styles", "styles.xml"), relation("d", "sharedStrings", "sharedStrings.xml")];
  return zipSync({
    "[Content_Types].xml": part(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${types.join("")}</Types>`),
    "_rels/.rels": part(`<Relationships xmlns="${RELATIONS}">${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`),
    "xl/workbook.xml": part(`<workbook xmlns="${MAIN}" xmlns:r="${KINDS}"><sheets><sheet name="表" sheetId="1" r:id="b"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": part(`<Relationships xmlns="${RELATIONS}">${own.join("")}</Relationships>`),
    "xl/styles.xml": part(`<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numFmts}</numFmts><fonts count="3">${FONTS.join("")}</fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.length}">${xfs}</cellXfs></styleSheet>`),
    "xl/sharedStrings.xml": part(`<sst xmlns="${MAIN}">${strings.join("")}</sst>`),
    "xl/worksheets/sheet1.xml": part(`<worksheet xmlns="${MAIN}">${head}${columns && `<cols>${columns}</cols>`}<sheetData>${data}</sheetData>${areas}</worksheet>`),
  });
}
