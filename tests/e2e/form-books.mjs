// Form books of other offices as programs save them: each has a title over merged cells, heads, two rows to fill in and a sum,
// in the dialect of its program. The figures of 2023 go into D4 and D5, the target figures into C4 and C5.

import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** The names of the two KPIs in the books. */
export const NAMES = ["ビジネスプロジェクト実施による売上・資金調達サポート等金額", "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合"];
export const SHEET = "実績報告";

const TEXTS = ["令和5年度 実績報告書", "指標名", "単位", "目標", "実績", ...NAMES, "千円", "%", "計"];
const text = (content) => `t="s"><v>${TEXTS.indexOf(content)}</v>`;
const inline = (content) => `t="inlineStr"><is><t>${content}</t></is>`;

/** The rows of the sheet as Excel saves them; `string` makes the rest of a cell with a text. */
const rowsOf = (string) => [
  `<row r="1" spans="1:6" ht="24" customHeight="1" x14ac:dyDescent="0.4"><c r="A1" s="1" ${string(TEXTS[0])}</c><c r="B1" s="1"/><c r="C1" s="1"/><c r="D1" s="1"/></row>`,
  `<row r="3" spans="1:6" x14ac:dyDescent="0.4"><c r="A3" s="2" ${string("指標名")}</c><c r="B3" s="2" ${string("単位")}</c><c r="C3" s="2" ${string("目標")}</c><c r="D3" s="2" ${string("実績")}</c></row>`,
  `<row r="4" spans="1:6" x14ac:dyDescent="0.4"><c r="A4" s="2" ${string(NAMES[0])}</c><c r="B4" s="2" ${string("千円")}</c><c r="C4" s="3"/><c r="D4" s="3"/></row>`,
  `<row r="5" spans="1:6" x14ac:dyDescent="0.4"><c r="A5" s="2" ${string(NAMES[1])}</c><c r="B5" s="2" ${string("%")}</c><c r="C5" s="3"/><c r="D5" s="3"></c></row>`,
  `<row r="6" spans="1:6" x14ac:dyDescent="0.4"><c r="A6" s="2" ${string("計")}</c><c r="C6" s="2"><f>SUM(C4:C5)</f><v>0</v></c><c r="D6" s="2"><f>SUM(D4:D5)</f><v>0</v></c></row>`,
].join("");

const COLS = '<cols><col min="1" max="1" width="42.5" customWidth="1"/><col min="3" max="4" width="14" style="3" customWidth="1"/></cols>';
const MERGES = '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>';
const CHECKS = '<dataValidations count="1"><dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="C4:D5"><formula1>0</formula1></dataValidation></dataValidations>';
const SHADING = '<conditionalFormatting sqref="D4:D5"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>C4</formula></cfRule></conditionalFormatting>';

export const sheetOf = ({ rows = rowsOf(text), before = COLS, after = MERGES + SHADING + CHECKS, names = "", lock = "" } = {}) =>
  `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${KINDS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"${names}><sheetPr><tabColor rgb="FF70AD47"/></sheetPr><dimension ref="A1:D6"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="18.75" x14ac:dyDescent="0.4"/>${before}<sheetData>${rows}</sheetData>${lock}${after}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="#,##0_ "/></numFmts><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="14"/><name val="游ゴシック"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/><xf numFmtId="176" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FFC00000"/></font></dxf></dxfs></styleSheet>`;

const relation = (id, kind, target, more = "") => `<Relationship Id="${id}" Type="${KINDS}/${kind}" Target="${target}"${more}/>`;
const relationsOf = (...all) => `${HEAD}<Relationships xmlns="${RELATIONS}">${all.join("")}</Relationships>`;
const WORKBOOK = (more = "", sheets = `<sheet name="${SHEET}" sheetId="1" r:id="rId1"/>`) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${KINDS}"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="28028"/><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12285"/></bookViews><sheets>${sheets}</sheets>${more}<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${SHEET}!$A$1:$D$6</definedName><definedName name="入力欄">${SHEET}!$C$4:$D$5</definedName></definedNames><calcPr calcId="191029"/></workbook>`;
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const override = (part, type) => `<Override PartName="${part}" ContentType="${type}"/>`;
const typesOf = (main = `${CONTENT}.sheet.main+xml`, ...more) =>
  `${HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${override("/xl/workbook.xml", main)}${override("/xl/worksheets/sheet1.xml", `${CONTENT}.worksheet+xml`)}${override("/xl/styles.xml", `${CONTENT}.styles+xml`)}${more.join("")}</Types>`;
const STRINGS = `${HEAD}<sst xmlns="${MAIN}" count="${TEXTS.length}" uniqueCount="${TEXTS.length}">${TEXTS.map((each) => `<si><t>${each}</t></si>`).join("")}</sst>`;
const OF_STRINGS = override("/xl/sharedStrings.xml", `${CONTENT}.sharedStrings+xml`);
const BASIC = [relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "styles", "styles.xml"), relation("rId3", "sharedStrings", "sharedStrings.xml")];

/** The parts of a book as Excel saves it, some of them replaced. */
export const excel = (other = {}, { main, types = [], relations = [] } = {}) => ({
  "[Content_Types].xml": typesOf(main, OF_STRINGS, ...types),
  "_rels/.rels": relationsOf(relation("rId1", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": WORKBOOK(),
  "xl/_rels/workbook.xml.rels": relationsOf(...BASIC, ...relations),
  "xl/worksheets/sheet1.xml": sheetOf(),
  "xl/styles.xml": STYLES,
  "xl/sharedStrings.xml": STRINGS,
  ...other,
});

const bytesOf = (part) => (typeof part === "string" ? strToU8(part) : part);
export const zipped = (parts, options = { level: 6 }) => zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, bytesOf(part)])), options);
const noise = (length) => Uint8Array.from({ length }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256);
/** A picture of one pixel. */
const PNG = Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (letter) => letter.charCodeAt(0));

const prefixed = (xml) => xml.replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`).replace(/<(\/?)([a-z]\w*)(?=[\s/>])/gi, "<$1x:$2").replaceAll("<x:xml", "<xml");
const withoutPlaces = (xml) => xml.replace('<row r="3"', '<row r="2"/><row r="3"').replace(/(<row) r="\d+"/g, "$1").replace(/(<c) r="[A-Z]+\d+"/g, "$1").replace('<c s="2" t="s"><v>9</v></c><c s="2"><f>', '<c s="2" t="s"><v>9</v></c><c/><c s="2"><f>');
export const LOCK = '<sheetProtection algorithmName="SHA-512" hashValue="q83vEjRWeJA=" saltValue="q83vEg==" spinCount="100000" sheet="1" objects="1" scenarios="1"/>';
const VML = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>3</x:Column></x:ClientData></v:shape></xml>';
const DRAWING = `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="360000" cy="360000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="印"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${KINDS}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;

const WRITER = join(dirname(fileURLToPath(import.meta.url)), "streamed-book.py");

/** A zip as Python streams it: with data descriptors after the members, times and owners, a folder and a comment. */
function streamed(parts) {
  const members = { ...parts, "xl/": "" };
  const input = JSON.stringify(Object.fromEntries(Object.entries(members).map(([path, part]) => [path, Buffer.from(part).toString("base64")])));
  return new Uint8Array(execFileSync("/usr/bin/python3", [WRITER], { input, maxBuffer: 1 << 28 }));
}

/** Books in the dialects of programs: functions that make their bytes. */
export const BOOKS = {
  "as Excel saves it": () => zipped(excel({ "xl/calcChain.xml": `${HEAD}<calcChain xmlns="${MAIN}"><c r="C6" i="1"/><c r="D6" i="1"/></calcChain>` }, {
    types: [override("/xl/calcChain.xml", `${CONTENT}.calcChain+xml`)],
    relations: [relation("rId4", "calcChain", "calcChain.xml")],
  })),
  "with a protected sheet": () => zipped(excel({ "xl/worksheets/sheet1.xml": sheetOf({ lock: LOCK }) })),
  "with macros": () => zipped(excel({ "xl/vbaProject.bin": noise(40_000) }, {
    main: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    relations: ['<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'],
  })),
  "with a picture": () => zipped(excel({
    "xl/worksheets/sheet1.xml": sheetOf().replace("</worksheet>", '<drawing r:id="rId1"/></worksheet>'),
    "xl/worksheets/_rels/sheet1.xml.rels": relationsOf(relation("rId1", "drawing", "../drawings/drawing1.xml")),
    "xl/drawings/drawing1.xml": DRAWING,
    "xl/drawings/_rels/drawing1.xml.rels": relationsOf(relation("rId1", "image", "../media/image1.png")),
    "xl/media/image1.png": PNG,
  }, { types: [override("/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml")] })),
  "with notes and a table": () => zipped(excel({
    "xl/worksheets/sheet1.xml": sheetOf().replace("</worksheet>", '<legacyDrawing r:id="rId2"/></worksheet>'),
    "xl/worksheets/_rels/sheet1.xml.rels": relationsOf(relation("rId1", "comments", "../comments1.xml"), relation("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml")),
    "xl/comments1.xml": `${HEAD}<comments xmlns="${MAIN}"><authors><author>県</author></authors><commentList><comment ref="D4" authorId="0"><text><t>確定値を記入</t></text></comment></commentList></comments>`,
    "xl/drawings/vmlDrawing1.vml": VML,
  }, { types: [override("/xl/comments1.xml", `${CONTENT}.comments+xml`)] })),
  "with a prefix before every element": () => zipped(excel({ "xl/worksheets/sheet1.xml": prefixed(sheetOf()), "xl/workbook.xml": prefixed(WORKBOOK()) })),
  "whose cells do not say where they stand": () => zipped(excel({ "xl/worksheets/sheet1.xml": withoutPlaces(sheetOf()) })),
  "in the strict format": () => zipped(Object.fromEntries(Object.entries(excel()).map(([path, part]) => [path, part.replaceAll(MAIN, STRICT).replaceAll(KINDS, STRICT_KINDS)]))),
  "with texts in the cells and their readings": () => zipped(excel({
    "xl/worksheets/sheet1.xml": sheetOf({ rows: rowsOf(inline).replace("</t></is>", '</t><rPh sb="0" eb="2"><t>レイワ</t></rPh></is>') }),
  })),
  "with a mark of the byte order and spaces between its elements": () => zipped(excel({
    "xl/worksheets/sheet1.xml": `\ufeff${sheetOf().replace(/(<\/?(?:row|sheetData|cols|c)\b)/g, "\r\n  $1")}`,
    "xl/workbook.xml": `\ufeff${WORKBOOK()}`,
  })),
  "that is not compressed": () => zipped(excel(), { level: 0 }),
  "as a stream, with a folder and a remark": () => streamed(excel()),
  "with links to other books and commands of others": () => zipped(excel({
    "xl/workbook.xml": WORKBOOK('<externalReferences><externalReference r:id="rId8"/></externalReferences>'),
    "xl/externalLinks/externalLink1.xml": `${HEAD}<externalLink xmlns="${MAIN}"><ddeLink xmlns:r="${KINDS}" ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0" advise="1"/></ddeItems></ddeLink></externalLink>`,
  }, {
    types: [override("/xl/externalLinks/externalLink1.xml", `${CONTENT}.externalLink+xml`)],
    relations: [relation("rId8", "externalLink", "externalLinks/externalLink1.xml")],
  })),
  "with formulas that share a text and one over several cells": () => zipped(excel({
    "xl/worksheets/sheet1.xml": sheetOf({
      rows: rowsOf(text)
        .replace("<f>SUM(C4:C5)</f>", '<f t="shared" ref="C6:D6" si="0">SUM(C4:C5)</f>')
        .replace("<f>SUM(D4:D5)</f>", '<f t="shared" si="0"/>')
        .replace(/<\/row>$/, '</row><row r="8"><c r="C8"><f t="array" ref="C8:D8">C4:D4*2</f><v>0</v></c><c r="D8"><v>0</v></c></row>'),
    }),
  })),
  "with cells left out": () => zipped(excel({
    "xl/worksheets/sheet1.xml": sheetOf({ rows: rowsOf(text).replace(/<c r="[CD][45]" s="3"\/?>(<\/c>)?/g, "") }),
  })),
  "with hidden sheets, paths from the root and another name": () => zipped(excel({
    "xl/workbook.xml": WORKBOOK("", `<sheet name="選択肢" sheetId="2" state="hidden" r:id="rId7"/><sheet name="${SHEET}" sheetId="1" r:id="rId1"/>`),
    "xl/_rels/workbook.xml.rels": relationsOf(...BASIC.slice(1), relation("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), relation("rId7", "worksheet", "/xl/worksheets/choices.xml")),
    "xl/worksheets/choices.xml": `${HEAD}<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
  }, { types: [override("/xl/worksheets/choices.xml", `${CONTENT}.worksheet+xml`)] })),
  "as hucre writes it": () => writeXlsx({
    sheets: [{
      name: SHEET,
      rows: [[TEXTS[0]], [], ["指標名", "単位", "目標", "実績"], [NAMES[0], "千円", null, null], [NAMES[1], "%", null, null]],
      merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
    }],
  }),
};

/** The extension of a book's file name. */
export const endingOf = (what) => (what === "with macros" ? "xlsm" : "xlsx");

/** The parts of a book. */
export const partsOf = (bytes) => unzipSync(bytes);
export const textOf = (part) => strFromU8(part);
