// Writes a printed document as a file for Word, by the library docx: A4 upright, real headings, tables whose heads each
// page repeats and whose rows no page divides, and the number of the page at the foot.
//
// Every word and figure comes from the document as the program wrote it (src/export/printed_document.rs).

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

// In twentieths of a point, as Word counts.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;

// In half points.
const SIZES = { title: 32, headings: [24, 22, 21, 21, 21, 21], body: 21, table: 17, foot: 16 };

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

function foot(plan) {
  const size = SIZES.foot;
  const number = new TextRun({ size, children: [new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  const tabStops = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];
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

/** The bytes of the file. */
export async function wordFile({ title, plan, authors, sections }) {
  const first = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [run(title, { font: GOTHIC, size: SIZES.title, bold: true })],
  });
  const file = new Document({
    title: plain(plan),
    creator: plain(authors),
    lastModifiedBy: plain(authors),
    styles,
    sections: [
      {
        properties: { page: { size: PAGE, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
        footers: { default: foot(plan) },
        children: [first, ...sections.flatMap((section) => [heading(section), ...blocks(section)])],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
