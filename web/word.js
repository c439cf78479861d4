// Writes Word files with the library docx: a printed document on A4 with real headings, and a comparison table on A4 landscape
// with real underlines. Each page repeats the heads of tables and divides no row of figures, and the page number is at the
// foot.
//
// Every word and figure comes from what the program wrote (src/paper/printed_document/content.rs, comparison_table/content.rs).

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
} from "docx";

// In twentieths of a point, the unit of Word.
const PAGE = { width: 11906, height: 16838 };
/** The library rotates the page: width and height are those of the upright page. */
const LANDSCAPE = { ...PAGE, orientation: PageOrientation.LANDSCAPE };
const MARGIN = 1134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const LANDSCAPE_WIDTH = PAGE.height - 2 * MARGIN;
/** A landscape document has narrow margins and small letters, so that more fits on a page (`paper::evaluation::columns` relies on them). */
const LYING = { margin: 720, width: PAGE.height - 2 * 720, size: 16, title: 26 };
const TIGHT = { line: 240, lineRule: LineRuleType.AUTO };

// In half points.
const SIZES = { title: 32, headings: [24, 22, 21, 21, 21, 21], body: 21, table: 17, inner: 14, dense: 12, foot: 16 };

const MINCHO = "ＭＳ 明朝";
const GOTHIC = "ＭＳ ゴシック";

/** XML cannot contain these characters, and Word calls a file with one of them damaged. */
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const plain = (text) => text.replace(NOT_IN_XML, "\ufffd");
const run = (text, options) => new TextRun({ text: plain(text), ...options });

function heading({ level, heading: text }) {
  const at = Math.min(level, 6);
  return new Paragraph({ heading: HeadingLevel[`HEADING_${at}`], children: [run(text)] });
}

/** The words of a head, each on its own line: Word would break a line within a word. */
function headRuns(text, size) {
  const parts = text.split(/\n|(?<= )|(?=（)/);
  return parts.map((part, at) => run(part, { size, ...(at > 0 && { break: 1 }) }));
}

/** The blank at each side of a cell. */
const SIDE = 60;

/** The number of letters from which a table row may be divided between pages. */
const LONGEST_WHOLE = 1000;

/** The smallest letters of a table, in half points. */
const SMALLEST = 10;
/** Whether a text is a figure, with its unit, 以下 and its year (as on the page): a text that was typed instead may be broken. */
const isWhole = (text) => text.length <= 20 && /^[\d△▲+\-約]/.test(text);
/** The width of a text in letters: digits are a little wider than half a letter in some fonts, and Word leaves a quarter between
    digits and Japanese letters. */
const letters = (text) =>
  [...text].reduce((sum, letter) => sum + (letter < "\u0100" ? 0.56 : 1), 0) +
  0.25 * [...text.matchAll(/(?<=[\u3040-\u9fff])(?=\w)|(?<=\w)(?=[\u3040-\u9fff])/g)].length;
/** The parts of a figure, none of which is broken: 123,456,000（令和3年度） may have its year on a second line. */
const partsOf = (text) => text.split(/\s|(?=（)/);

/** The widths of the columns in twentieths of a point, and the size of the letters, so that no figure is broken: columns of
    words give way, then the letters become smaller. `isFigure` tells which columns contain figures. */
function fitted(widths, room, rows, isFigure, size, side) {
  const shares = widths.map((share) => Math.floor((room * share) / 100));
  for (let small = size; small >= SMALLEST; small -= 1) {
    for (const split of [(text) => [text], partsOf]) {
      const least = shares.map((share, column) => {
        if (!isFigure(column)) return Math.min(share, 70 * small);
        const figures = rows.map((texts) => texts[column] ?? "").filter(isWhole);
        return Math.max(share, ...figures.flatMap(split).map((part) => Math.ceil(letters(part) * small * 10) + 2 * side));
      });
      const spare = shares.map((share, column) => share - least[column]);
      const [free, lack] = [1, -1].map((sign) => spare.reduce((sum, width) => sum + Math.max(sign * width, 0), 0));
      if (lack > free) continue;
      const columns = shares.map((share, column) => Math.max(least[column], share - Math.ceil((spare[column] * lack) / (free || 1))));
      return { columns, size: small };
    }
  }
  return { columns: shares, size };
}

/** The pieces of a figure, with a line break before its brackets if it is wider than its column. */
function inColumn(pieces, width, size, side) {
  const text = pieces.map((piece) => piece.text).join("");
  if (!isWhole(text) || letters(text) * size * 10 + 2 * side <= width) return pieces;
  return pieces.map((piece, at) => ({ ...piece, text: piece.text.replaceAll(at ? /（/g : /(?<=.)（/g, "\n（") }));
}

/** The lines of a text. */
const lineRuns = (text, size) => text.split("\n").map((line, at) => run(line, { size, ...(at > 0 && { break: 1 }) }));

function cell(text, width, { isFigure, isHead, keepNext, isLandscape, size, rowSpan, columnSpan }) {
  const alignment = isHead ? AlignmentType.CENTER : isFigure ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const [{ text: lines }] = isFigure ? inColumn([{ text }], width, size, SIDE) : [{ text }];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isLandscape && !isHead ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { left: SIDE, right: SIDE, top: 20, bottom: 20 },
    rowSpan,
    columnSpan,
    children: [new Paragraph({ alignment, keepNext, spacing: TIGHT, run: { size }, children: isHead ? headRuns(text, size) : lineRuns(lines, size) })],
  });
}

function table({ head, rows, words, other_words, shared, widths, stays_together }, isLandscape) {
  const isFigure = (column) => column >= words && !other_words.includes(column);
  const room = isLandscape ? LYING.width : TEXT_WIDTH;
  const { columns, size } = fitted(widths, room, rows, isFigure, isLandscape ? LYING.size : SIZES.table, SIDE);
  const all = columns.reduce((sum, width) => sum + width, 0);
  const row = (texts, isHead, at) => {
    // A row with a single text is a heading for the rows below it.
    const isAcross = !isHead && texts.length < columns.length;
    const keepNext = isAcross || (stays_together && (isHead || at < rows.length - 1));
    const options = { isHead, keepNext, isLandscape, size, ...(isAcross && { columnSpan: columns.length }) };
    const cells = texts.flatMap((text, column) => {
      const isShared = !isHead && shared.includes(column) && rows.length > 1;
      if (isShared && at > 0) return [];
      const spans = isShared ? { rowSpan: rows.length } : {};
      return [cell(text, isAcross ? all : columns[column], { ...options, ...spans, isFigure: isFigure(column) })];
    });
    return new TableRow({ children: cells, tableHeader: isHead, cantSplit: isHead || texts.every((text) => text.length < LONGEST_WHOLE) });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: all, type: WidthType.DXA },
    columnWidths: columns,
    rows: [...(head.length ? [row(head, true, 0)] : []), ...rows.map((texts, at) => row(texts, false, at))],
  });
}

function block(of, isLandscape) {
  if (of.table) return table(of.table, isLandscape);
  const size = isLandscape ? LYING.size : SIZES.body;
  const spacing = isLandscape ? TIGHT : undefined;
  if (of.item !== undefined) return new Paragraph({ indent: { left: size * 10, hanging: size * 10 }, spacing, children: [run(of.item, { size })] });
  if (of.label !== undefined) return new Paragraph({ keepNext: true, spacing: { before: 60 }, children: [run(of.label, { size, font: GOTHIC })] });
  return new Paragraph({ spacing, children: [run(of.paragraph, { size })] });
}

/** The blocks of a section. Word joins two tables unless a paragraph separates them. */
function blocks(section, isLandscape) {
  const gap = () => new Paragraph({ spacing: { line: 120 }, children: [] });
  return section.blocks.flatMap((of, at) => [block(of, isLandscape), ...(of.table && section.blocks[at + 1]?.table ? [gap()] : [])]);
}

function foot(plan, width) {
  const size = SIZES.foot;
  const number = new TextRun({ size, children: [new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  const tabStops = [{ type: TabStopType.RIGHT, position: width }];
  return new Footer({ children: [new Paragraph({ tabStops, children: [run(plan, { size }), number] })] });
}

const styles = {
  default: {
    document: {
      run: { font: MINCHO, size: SIZES.body, language: { value: "ja-JP", eastAsia: "ja-JP" } },
      paragraph: { spacing: { line: 336, lineRule: LineRuleType.AT_LEAST } },
    },
    ...Object.fromEntries(
      SIZES.headings.map((size, at) => {
        const spacing = { before: at === 0 ? 280 : 160, after: 60 };
        return [`heading${at + 1}`, { run: { font: GOTHIC, size, bold: true, color: "000000" }, paragraph: { spacing, keepNext: true } }];
      }),
    ),
  },
};

/** A file with one section on pages of that size. */
async function bytes({ plan, authors }, size, children, margin = MARGIN) {
  const file = new Document({
    title: plain(plan),
    creator: plain(authors),
    lastModifiedBy: plain(authors),
    styles,
    sections: [
      {
        properties: { page: { size, margin: { top: margin, right: margin, bottom: margin, left: margin } } },
        footers: { default: foot(plan, (size.orientation ? PAGE.height : PAGE.width) - 2 * margin) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** The bytes of a printed document. */
export async function wordFile({ title, plan, authors, is_landscape: isLandscape, sections }) {
  const first = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: isLandscape ? 0 : 240 },
    children: [run(title, { font: GOTHIC, size: isLandscape ? LYING.title : SIZES.title, bold: true })],
  });
  const size = isLandscape ? LANDSCAPE : PAGE;
  const children = [first, ...sections.flatMap((section) => [heading(section), ...blocks(section, isLandscape)])];
  return bytes({ plan, authors }, size, children, isLandscape ? LYING.margin : MARGIN);
}

/** The pieces of a text; changed pieces are underlined or bold. */
function runs(pieces, isBold, options) {
  const mark = isBold ? { bold: true } : { underline: { type: UnderlineType.SINGLE } };
  const lines = ({ text, changed }) =>
    text.split("\n").map((line, at) => run(line, { size: SIZES.table, ...options, ...(changed && mark), ...(at > 0 && { break: 1 }) }));
  return pieces.flatMap(lines);
}

/** A table of figures inside a side, as wide as the side. */
function innerTable({ head, rows, words, widths }, width, isBold) {
  const isDense = widths.length > words + 6;
  const side = isDense ? 10 : 40;
  const textOf = (pieces) => pieces.map(({ text }) => text).join("");
  const texts = rows.map((cells) => cells.map((one) => one.filler ?? textOf(one.runs)));
  const isFigure = (column) => column >= words;
  const { columns, size } = fitted(widths, width, texts, isFigure, isDense ? SIZES.dense : SIZES.inner, side);
  const row = (cells, isHead) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((pieces, column) => {
        const alignment = isHead ? AlignmentType.CENTER : isFigure(column) ? AlignmentType.RIGHT : AlignmentType.LEFT;
        const lines = isFigure(column) ? inColumn(pieces, columns[column], size, side) : pieces;
        return new TableCell({
          width: { size: columns[column], type: WidthType.DXA },
          margins: { left: side, right: side, top: 10, bottom: 10 },
          children: [new Paragraph({ alignment, spacing: TIGHT, children: runs(lines, isBold, { size }) })],
        });
      }),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + column, 0), type: WidthType.DXA },
    columnWidths: columns,
    rows: [...(head.length ? [row(head, true)] : []), ...rows.map((cells) => row(cells.map((one) => (one.filler ? [{ text: one.filler }] : one.runs)), false))],
  });
}

/** The paragraphs and tables of one side. A Word cell must end with a paragraph. */
function side(blocks, width, isBold) {
  const children = blocks.flatMap((of) => {
    if (of.table) return [innerTable(of.table, width - 200, isBold), new Paragraph({ spacing: { line: 60 }, children: [] })];
    if (of.filler !== undefined) return [new Paragraph({ spacing: TIGHT, children: [run(of.filler, { size: SIZES.table })] })];
    const font = of.heading ? { font: GOTHIC } : {};
    return [new Paragraph({ spacing: TIGHT, children: runs(of.heading ?? of.paragraph, isBold, font) })];
  });
  return children.length ? children : [new Paragraph({ children: [] })];
}

/** The bytes of a comparison table. */
export async function wordComparison({ title, legend, name, approved, plan, authors, is_bold: isBold, heads, rows }) {
  const share = heads.length > 2 ? [0.44, 0.44, 0.12] : [0.5, 0.5];
  const columns = share.map((part) => Math.floor(LANDSCAPE_WIDTH * part));
  const cell = (children, column) =>
    new TableCell({
      width: { size: columns[column], type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children,
    });
  const line = (text, alignment) => new Paragraph({ alignment, spacing: TIGHT, children: [run(text, { size: SIZES.table })] });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((text, column) => cell([line(text, AlignmentType.CENTER)], column)),
  });
  const body = rows.map((of) => {
    const sides = of.section ? of.section.map((blocks, at) => side(blocks, columns[at], isBold)) : [[line(of.omitted)], [line(of.omitted)]];
    const all = heads.map((_, column) => sides[column] ?? [new Paragraph({ children: [] })]);
    return new TableRow({ children: all.map(cell) });
  });
  const above = [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(title, { font: GOTHIC, size: SIZES.headings[0], bold: true })] }),
    line(legend, AlignmentType.CENTER),
    line(name),
    ...(approved ? [line(approved, AlignmentType.RIGHT)] : []),
  ];
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + column, 0), type: WidthType.DXA },
    columnWidths: columns,
    rows: [head, ...body],
  });
  return bytes({ plan, authors }, LANDSCAPE, [...above, table]);
}
