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

/** The number of letters from which a table row may be divided between pages. */
const LONGEST_WHOLE = 1000;

/** The lines of a text. */
const lineRuns = (text, size) => text.split("\n").map((line, at) => run(line, { size, ...(at > 0 && { break: 1 }) }));

function cell(text, width, { isFigure, isHead, keepNext, isLandscape, rowSpan, columnSpan }) {
  const size = isLandscape ? LYING.size : SIZES.table;
  const alignment = isHead ? AlignmentType.CENTER : isFigure ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isLandscape && !isHead ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    rowSpan,
    columnSpan,
    children: [new Paragraph({ alignment, keepNext, spacing: TIGHT, run: { size }, children: isHead ? headRuns(text, size) : lineRuns(text, size) })],
  });
}

function table({ head, rows, words, other_words, shared, widths, stays_together }, isLandscape) {
  const columns = widths.map((share) => Math.floor(((isLandscape ? LYING.width : TEXT_WIDTH) * share) / 100));
  const all = columns.reduce((sum, width) => sum + width, 0);
  const isFigure = (column) => column >= words && !other_words.includes(column);
  const row = (texts, isHead, at) => {
    // A row with a single text is a heading for the rows below it.
    const isAcross = !isHead && texts.length < columns.length;
    const keepNext = isAcross || (stays_together && (isHead || at < rows.length - 1));
    const options = { isHead, keepNext, isLandscape, ...(isAcross && { columnSpan: columns.length }) };
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
  return pieces.map(({ text, changed }) => run(text, { size: SIZES.table, ...options, ...(changed && mark) }));
}

/** A table of figures inside a side, as wide as the side. */
function innerTable({ head, rows, words, widths }, width, isBold) {
  const isDense = widths.length > words + 6;
  const size = isDense ? SIZES.dense : SIZES.inner;
  const side = isDense ? 10 : 40;
  const columns = widths.map((share) => Math.floor((width * share) / 100));
  const row = (cells, isHead) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((pieces, column) => {
        const alignment = isHead ? AlignmentType.CENTER : column >= words ? AlignmentType.RIGHT : AlignmentType.LEFT;
        return new TableCell({
          width: { size: columns[column], type: WidthType.DXA },
          margins: { left: side, right: side, top: 10, bottom: 10 },
          children: [new Paragraph({ alignment, spacing: TIGHT, children: runs(pieces, isBold, { size }) })],
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
    return [new Paragraph({ spacing: TIGHT, keepNext: Boolean(of.heading), children: runs(of.heading ?? of.paragraph, isBold, font) })];
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
