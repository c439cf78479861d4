// Reads the styles of a book's cells: whether they are locked, how their format shows a number, their colour. The program
// decides what a format shows of a figure (src/export/form_book/number_format.rs).

import { isOn, walk } from "./elements.js";

const PERCENT = [9, 10];
const DATES = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** The formats that a book names only by number. */
const BUILT_IN = new Map([
  [1, "0"], [2, "0.00"], [3, "#,##0"], [4, "#,##0.00"],
  ...[5, 6].map((id) => [id, '"¥"#,##0;"¥"-#,##0']), ...[7, 8].map((id) => [id, '"¥"#,##0.00;"¥"-#,##0.00']),
  [9, "0%"], [10, "0.00%"], [11, "0.00E+00"], [12, "# ?/?"], [13, "# ??/??"],
  ...[37, 38].map((id) => [id, "#,##0;-#,##0"]), ...[39, 40].map((id) => [id, "#,##0.00;-#,##0.00"]),
  [41, '#,##0;-#,##0;"-";@'], [42, '"¥"#,##0;"¥"-#,##0;"-";@'], [43, '#,##0.00;-#,##0.00;"-";@'], [44, '"¥"#,##0.00;"¥"-#,##0.00;"-";@'],
  [48, "##0.0E+0"],
]);

/**
 * The kind of a format that makes a number look like another one: `percent`, `scaled`, `date` or `other`; `undefined` for other
 * formats.
 */
function kindOf(id, code = "") {
  if (PERCENT.includes(id)) return "percent";
  if (DATES.some(([first, last]) => id >= first && id <= last)) return "date";
  const bare = code.split(";")[0].replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (bare.includes("%")) return "percent";
  if (/[0#?],+(?:[^0#?]|$)/.test(bare)) return "scaled";
  if (/[ymdhse]/i.test(bare.replaceAll(/general|e[+-]/gi, ""))) return "date";
  if (/[0#?]e[+-]|[0#?] *\/ *[0#?\d]/i.test(bare)) return "other";
  return undefined;
}

/** The colour of a solid fill, if it is given as RGB. */
function colorOf({ rgb }) {
  return /^[\dA-F]{6,8}$/i.test(rgb ?? "") ? `#${rgb.slice(-6)}` : undefined;
}

/** Returns a function that gives the properties of a cell by the number of its style. */
export function formats(xml) {
  const codes = new Map();
  const fills = [];
  const styles = [];
  const enter = ({ local, isMain, attributes, above }) => {
    if (!isMain) return;
    if (local === "numFmt" && above?.local === "numFmts") codes.set(Number(attributes.numFmtId), attributes.formatCode);
    if (local === "fill" && above?.local === "fills") fills.push({});
    if (local === "patternFill" && fills.length) fills.at(-1).isSolid = attributes.patternType === "solid";
    if (local === "fgColor" && fills.at(-1)?.isSolid && above?.above?.above?.local === "fills") fills.at(-1).color = colorOf(attributes);
    if (local === "xf" && above?.local === "cellXfs") {
      const id = Number(attributes.numFmtId ?? 0);
      const code = codes.get(id) ?? BUILT_IN.get(id) ?? "";
      const known = /^(general|@)?$/i.test(code) ? undefined : code;
      styles.push({ isLocked: true, format: kindOf(id, code), code: known, fill: fills[Number(attributes.fillId ?? 0)]?.color });
    }
    if (local === "protection" && above?.above?.local === "cellXfs") styles.at(-1).isLocked = attributes.locked === undefined || isOn(attributes.locked);
  };
  if (xml) walk(xml, { enter });
  return (style) => styles[style ?? 0] ?? { isLocked: true };
}
