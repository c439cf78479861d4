// What the styles of a book say of its cells: whether they are locked, what their format makes of a number, their colour.

import { isOn, walk } from "./elements.js";

const PERCENT = [9, 10];
const DATES = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** What a format makes of a number that a person would take for another one: `percent`, `scaled` or `date`. */
function kindOf(id, code = "") {
  if (PERCENT.includes(id)) return "percent";
  if (DATES.some(([first, last]) => id >= first && id <= last)) return "date";
  const bare = code.split(";")[0].replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (bare.includes("%")) return "percent";
  if (/[0#?],+(?:[^0#?]|$)/.test(bare)) return "scaled";
  if (/[ymdhse]/i.test(bare.replaceAll(/general|e[+-]/gi, ""))) return "date";
  return undefined;
}

/** The colour of a solid fill that says it itself. */
function colorOf({ rgb }) {
  return /^[\dA-F]{6,8}$/i.test(rgb ?? "") ? `#${rgb.slice(-6)}` : undefined;
}

/** Gives what is known of a cell by the number of its style. */
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
      styles.push({ isLocked: true, format: kindOf(id, codes.get(id)), fill: fills[Number(attributes.fillId ?? 0)]?.color });
    }
    if (local === "protection" && above?.above?.local === "cellXfs") styles.at(-1).isLocked = attributes.locked === undefined || isOn(attributes.locked);
  };
  if (xml) walk(xml, { enter });
  return (style) => styles[style ?? 0] ?? { isLocked: true };
}
