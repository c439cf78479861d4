// Writes files for Word, by the library docx: a printed document on A4 upright with real headings, and a table of old and new
// on A4 landscape with real underlines. Each page repeats the heads of tables and divides no row of figures, and the number
// of the page is at the foot.
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

// In twentieths of a point, as Word counts.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const LANDSCAPE_WIDTH = PAGE.height - 2 * MARGIN;
const TIGHT = { line: 240, lineRule: LineRuleType.AUTO };

// In half points.
const SIZES = { title: 32, headings: [24, 22, 21, 21, 21, 21], body: 21, table: 17, inner: 14, dense: 12, foot: 16 };

const MINCHO = "ＭＳ 明朝";
const GOTHIC = "ＭＳ ゴシック";

/** XML has no place for these letters, and Word calls a file damaged that holds one. */
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const plain = (text) => text.replace(NOT_IN_XML, "\ufffd");
const run = (text, options) => new TextRun({ text: plain(text), ...options });

function heading({ level, heading: text }) {
  const at = Math.min(level, 6);
  return new Paragraph({ heading: HeadingLevel[`HEADING_${at}`], children: [run(text)] });
}

/** The words of a head, each on a line of its own: Word would break a line within a word. */
function headRuns(text) {
  const parts = text.split(/(?<= )|(?=（)/);
  return parts.map((part, at) => run(part, { size: SIZES.table, ...(at > 0 && { break: 1 }) }));
}

function cell(text, width, { isFigure, isHead, keepNext }) {
  const alignment = isHead ? AlignmentType.CENTER : isFigure ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const children = isHead ? headRuns(text) : [run(text, { size: SIZES.table })];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    children: [new Paragraph({ alignment, keepNext, spacing: { line: 240, lineRule: LineRuleType.AUTO }, children })],
  });
}

function table({ head, rows, words, widths, stays_together }) {
  const columns = widths.map((share) => Math.floor((TEXT_WIDTH * share) / 100));
  const row = (texts, isHead, isLast) => {
    const keepNext = stays_together && !isLast;
    const cells = texts.map((text, column) => cell(text, columns[column], { isFigure: column >= words, isHead, keepNext }));
    return new TableRow({ children: cells, tableHeader: isHead, cantSplit: true });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: columns,
    rows: [...(head.length ? [row(head, true, false)] : []), ...rows.map((texts, at) => row(texts, false, at === rows.length - 1))],
  });
}

function block(of) {
  if (of.table) return table(of.table);
  if (of.item !== undefined) {
    return new Paragraph({ indent: { left: SIZES.body * 10, hanging: SIZES.body * 10 }, children: [run(of.item)] });
  }
  if (of.label !== undefined) return new Paragraph({ keepNext: true, spacing: { before: 60 }, children: [run(of.label, { font: GOTHIC })] });
  return new Paragraph({ children: [run(of.paragraph)] });
}

/** The blocks of a section. Word takes two tables for one unless a paragraph stands between them. */
function blocks(section) {
  const gap = () => new Paragraph({ spacing: { line: 120 }, children: [] });
  return section.blocks.flatMap((of, at) => (of.table && section.blocks[at + 1]?.table ? [block(of), gap()] : [block(of)]));
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

/** A file of one section on pages of that size. */
async function bytes({ plan, authors }, size, children) {
  const file = new Document({
    title: plain(plan),
    creator: plain(authors),
    lastModifiedBy: plain(authors),
    styles,
    sections: [
      {
        properties: { page: { size, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
        footers: { default: foot(plan, size.orientation ? LANDSCAPE_WIDTH : TEXT_WIDTH) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** The bytes of a printed document. */
export async function wordFile({ title, plan, authors, sections }) {
  const first = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [run(title, { font: GOTHIC, size: SIZES.title, bold: true })],
  });
  return bytes({ plan, authors }, PAGE, [first, ...sections.flatMap((section) => [heading(section), ...blocks(section)])]);
}

/** The pieces of a text, what changed underlined or bold. */
function runs(pieces, isBold, options) {
  const mark = isBold ? { bold: true } : { underline: { type: UnderlineType.SINGLE } };
  return pieces.map(({ text, changed }) => run(text, { size: SIZES.table, ...options, ...(changed && mark) }));
}

/** A table of figures within a side, as wide as it. */
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

/** The paragraphs and tables of one side. A cell of Word ends with a paragraph. */
function side(blocks, width, isBold) {
  const children = blocks.flatMap((of) => {
    if (of.table) return [innerTable(of.table, width - 200, isBold), new Paragraph({ spacing: { line: 60 }, children: [] })];
    if (of.filler !== undefined) return [new Paragraph({ spacing: TIGHT, children: [run(of.filler, { size: SIZES.table })] })];
    const font = of.heading ? { font: GOTHIC } : {};
    return [new Paragraph({ spacing: TIGHT, keepNext: Boolean(of.heading), children: runs(of.heading ?? of.paragraph, isBold, font) })];
  });
  return children.length ? children : [new Paragraph({ children: [] })];
}

/** The bytes of a table of old and new. */
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
  // The library turns the page: width and height are those of the upright one.
  return bytes({ plan, authors }, { ...PAGE, orientation: PageOrientation.LANDSCAPE }, [...above, table]);
}
