// Form books of other offices are filled in place: only the bytes of the marked cells change, LibreOffice opens the books and
// shows the figures, and cells that are locked, filled or formulas are asked about or left alone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Uint8ArrayReader, ZipReader } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { unzipSync, zipSync } from "fflate";
import { fillFormBook, openFormBook } from "../../web/form-book.js";
import { button } from "./answers.mjs";
import { hasLibreOffice } from "./books.mjs";
import { BOOKS, NAMES, SHEET, endingOf, partsOf, textOf, zipped, excel, sheetOf, LOCK } from "./form-books.mjs";
import { BROWSERS, HOSTED, SINGLE_FILE, accessibilityTroubles, enter, openSample, row, shows, test, withPage } from "./harness.mjs";

const skip = !hasLibreOffice && "LibreOffice is not installed";
const message = (page) => page.locator('[data-field="message"]');
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const cellOf = (page, name) => page.locator(`#form-cell-${name}`);

async function openExchange(page) {
  await page.getByRole("link", { name: "取込・出力" }).click();
  await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
  await page.getByRole("button", { name: "様式ブックに書き込む" }).waitFor();
  const begin = page.getByRole("button", { name: "様式ブックに書き込む", expanded: false });
  if (await begin.count()) {
    assert.equal(await page.locator('input[type="file"]').count(), 1, "before that there is one chooser of files");
    await begin.click();
  }
}

/** A plan of the sample with actuals of 2023: a figure, and a word for a missing one. */
async function openPlan(page) {
  await openSample(page, "002");
  await enter(row(page, NAMES[0]).actual(2023), "31250");
  await enter(row(page, NAMES[1]).actual(2023), "調査中");
  await openExchange(page);
}

const load = (page, name, bytes) => page.locator("#form-book-chooser").setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
const loadMarks = (page, text) => page.locator("#marks-chooser").setInputFiles({ name: "印.json", mimeType: "application/json", buffer: Buffer.from(text) });

/** Marks for the target and actual cells of the books in the corpus, made for a plan with other ids. */
function marksFile(cells = ["C4", "D4", "C5", "D5"]) {
  const mark = (cell) => ({
    sheet: SHEET,
    cell,
    row_head: cell.endsWith("4") ? `${NAMES[0]} 千円` : `${NAMES[1]} %`,
    column_head: cell.startsWith("C") ? "目標" : "実績",
    kpi_id: "kbbbbbbbbbb",
    kpi_name: NAMES[cell.endsWith("4") ? 0 : 1],
    kpi_unit: cell.endsWith("4") ? "千円" : "%",
    what: cell.startsWith("C") ? "target" : "actual",
    years_from_report: 0,
  });
  return JSON.stringify({ kind: "keikaku.marks", format: 1, marks: cells.map(mark) });
}

/** The four cells with the plan's figures, written into a sheet by the library alone. */
const WRITES = [
  { sheet: SHEET, row: 4, column: 3, kind: "number", text: "34780.00" },
  { sheet: SHEET, row: 4, column: 4, kind: "number", text: "31250" },
  { sheet: SHEET, row: 5, column: 3, kind: "number", text: "5" },
  { sheet: SHEET, row: 5, column: 4, kind: "text", text: "調査中" },
];

/** The sheet in pieces, each of which begins with a tag of a row or a cell. */
const pieces = (xml) => xml.split(/(?=<\/?(?:x:)?(?:c|row|sheetData)[\s>/])/);

/** The pieces that both have in the same order, and the pieces that only one has. */
function compared(before, after) {
  const [one, other] = [pieces(before), pieces(after)];
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let a = one.length - 1; a >= 0; a--) {
    for (let b = other.length - 1; b >= 0; b--) {
      lengths[a][b] = one[a] === other[b] ? lengths[a + 1][b + 1] + 1 : Math.max(lengths[a + 1][b], lengths[a][b + 1]);
    }
  }
  const [gone, come] = [[], []];
  for (let a = 0, b = 0; a < one.length || b < other.length; ) {
    if (a < one.length && b < other.length && one[a] === other[b]) [a, b] = [a + 1, b + 1];
    else if (b < other.length && (a === one.length || lengths[a][b + 1] >= lengths[a + 1][b])) come.push(other[b++]);
    else gone.push(one[a++]);
  }
  return { gone, come };
}

/** Asserts that only a sheet and the workbook have changed, and that nothing but cells was removed from them. */
function assertOthersAsTheyWere(before, after, what) {
  const [parts, filled] = [partsOf(before), partsOf(after)];
  assert.deepEqual(Object.keys(filled), Object.keys(parts), what);
  const changed = Object.keys(parts).filter((path) => Buffer.compare(Buffer.from(parts[path]), Buffer.from(filled[path])) !== 0);
  assert.deepEqual(changed.filter((path) => !/worksheets\/|workbook\.xml$/.test(path)), [], what);
  for (const path of changed) {
    const { gone } = compared(textOf(parts[path]), textOf(filled[path]));
    assert.ok(gone.length <= 2 * WRITES.length, `${what}: ${gone.join("")}`);
  }
}

/** Asserts that only cells to fill in have changed, and the mark that makes Excel recalculate formulas. */
function assertOnlyTouched(before, after, what) {
  const [parts, filled] = [partsOf(before), partsOf(after)];
  assert.deepEqual(Object.keys(filled), Object.keys(parts), what);
  const changed = Object.keys(parts).filter((path) => Buffer.compare(Buffer.from(parts[path]), Buffer.from(filled[path])) !== 0);
  const [sheet] = changed.filter((path) => /worksheets\//.test(path));
  assert.deepEqual(changed.filter((path) => path !== sheet && path !== "xl/workbook.xml"), [], what);
  const { gone, come } = compared(textOf(parts[sheet]), textOf(filled[sheet]));
  // Removed pieces were blank except for their style; added pieces have what was written, in a row that may be new.
  for (const piece of gone) assert.match(piece.trim(), /^<(?:x:)?c(?: (?:r|s)="\w+")*\s*\/?>$|^<\/(?:x:)?c>$/, `${what}: ${piece}`);
  const cells = come.filter((piece) => !/^<\/?(?:x:)?row|^<\/(?:x:)?c>/.test(piece));
  assert.ok(come.filter((piece) => /^<(?:x:)?row/.test(piece)).length <= 1, what);
  for (const cell of cells) assert.match(cell, /<(?:x:)?v>(?:34780(?:\.00)?|31250|\d+(?:\.\d+)?)<|>調査中</, `${what}: ${cell}`);
  assert.ok(cells.length <= 4, `${what}: ${cells.join("")}`);
  if (changed.includes("xl/workbook.xml")) {
    assert.equal(textOf(filled["xl/workbook.xml"]).replace(' fullCalcOnLoad="1"', "").replace(/<(x:)?calcPr\/>/, ""), textOf(parts["xl/workbook.xml"]), what);
  }
}

/** The first sheet of each book as LibreOffice shows it, as lines of fields. */
function seenByCalc(books) {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-form-"));
  try {
    const names = books.map(({ bytes, ending }, nth) => {
      const name = join(folder, `${nth}.${ending}`);
      writeFileSync(name, bytes);
      return name;
    });
    const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    convert(folder, filter, names);
    return books.map((_, nth) => readFileSync(join(folder, "out", `${nth}-${SHEET}.csv`), "utf8").split("\n").map((line) => line.split(",")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function convert(folder, filter, names) {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync("soffice", ["--headless", "--norestore", profile, "--convert-to", filter, "--outdir", join(folder, "out"), ...names], { stdio: "ignore", timeout: 120_000 });
}

/** A book as LibreOffice saves it. */
function savedByCalc(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-form-"));
  try {
    writeFileSync(join(folder, "book.xlsx"), bytes);
    convert(folder, "xlsx", [join(folder, "book.xlsx")]);
    return readFileSync(join(folder, "out", "book.xlsx"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The books of the corpus, and one that LibreOffice saved if it is installed. */
async function corpus() {
  const made = await Promise.all(Object.entries(BOOKS).map(async ([what, make]) => ({ what, bytes: await make(), ending: endingOf(what) })));
  if (!hasLibreOffice) return made;
  return [...made, { what: "as LibreOffice saves it", bytes: savedByCalc(made[0].bytes), ending: "xlsx" }];
}

test("every book of the corpus is filled on the page, and only its marked cells change", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openPlan(page);
    await loadMarks(page, marksFile());
    await shows(message(page), "印を4か所読み込みました。");
    const filled = [];
    for (const { what, bytes, ending } of await corpus()) {
      await load(page, `様式${filled.length}.${ending}`, bytes);
      await page.getByText(`様式${filled.length}.${ending}`, { exact: true }).waitFor();
      await page.locator("#report-year").selectOption("2023");
      assert.deepEqual(await page.locator("#filling-list .remark").allTextContents(), [], what);
      await shows(page.locator("#fillings-counted"), "書き込む4か所、確認0か所、同じ0か所、書き込まない0か所");
      const file = await download(() => page.locator("#fill-book").click());
      assert.equal(file.name, `様式${filled.length}_記入済.${ending}`);
      assertOnlyTouched(bytes, file.bytes, what);
      filled.push({ what, bytes: file.bytes, ending });
    }
    assert.ok(filled.length >= 17);
    if (!hasLibreOffice) return;
    for (const [nth, lines] of seenByCalc(filled).entries()) {
      assert.deepEqual(lines[3].slice(2, 4).map((each) => Number(each.replaceAll(/["\s]/g, ""))), [34780, 31250], filled[nth].what);
      assert.equal(lines[4][3], "調査中", filled[nth].what);
    }
    // The written texts are in the book as in the plan.
    await load(page, "もう一度.xlsx", filled[0].bytes);
    await page.getByText("もう一度.xlsx", { exact: true }).waitFor();
    await shows(page.locator("#fillings-counted"), "書き込む0か所、確認0か所、同じ4か所、書き込まない0か所");
  });
});

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: a clicked cell is marked and filled ${where}, and its mark is saved to and read from a file`, (t) => {
      return withPage(t, async ({ page, download, requests }) => {
        await openPlan(page);
        const before = requests.length;
        const book = BOOKS["as Excel saves it"]();
        await load(page, "様式.xlsx", book);
        await cellOf(page, "D4").click();
        await page.getByText("行と列の見出しから選んであります。確かめてから付けてください。").waitFor();
        assert.equal(await page.locator("#mark-kpi option:checked").textContent(), NAMES[0]);
        assert.equal(await page.locator("#mark-what").inputValue(), "actual");
        assert.deepEqual(await accessibilityTroubles(page), []);
        await button(page, "印を付ける").click();
        await shows(page.locator("#mark-list tbody tr"), `${SHEET} の D4${NAMES[0]}実績報告年度印を外す`);
        await page.locator("#report-year").selectOption("2023");
        const file = await download(() => button(page, "1か所に書き込む").click());
        assert.equal(file.name, "様式_記入済.xlsx");
        assertOnlyTouched(book, file.bytes, "one cell");
        const marks = await download(() => button(page, "印を保存").click());
        assert.equal(marks.name, "様式_印.json");
        await button(page, `印を外す ${SHEET} の D4`).click();
        await page.getByText("印がありません。").waitFor();
        await loadMarks(page, marks.text);
        await shows(message(page), "印を1か所読み込みました。");
        await page.locator("#form-cell-D4.marked").waitFor();
        const loaded = requests.slice(before).filter((address) => !/^(file|blob):/.test(address));
        assert.ok(loaded.every((address) => /\/(form-book|zip-reader|chunk)-\w+\.js$/.test(address)), loaded.join(" "));
      }, { browser, place });
    });
  }
}

test("a cell can be reached, marked and unmarked by keyboard alone", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    await load(page, "様式.xlsx", BOOKS["as Excel saves it"]());
    await cellOf(page, "A1").focus();
    // The merged title is one cell; the row below has no covered cells.
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement.id), "form-cell-D4");
    await page.keyboard.press("Enter");
    await page.locator("#mark-kpi:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#form-cell-D4:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#mark-kpi:focus").waitFor();
    for (const _ of [1, 2, 3]) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#form-cell-D4.marked:focus").waitFor();
    await page.keyboard.press("Enter");
    await button(page, "印を外す").press("Enter");
    assert.equal(await page.locator(".form-sheet .marked").count(), 0);
  });
});

test("if the headings of a cell do not name its KPI, the user must choose the KPI", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    await load(page, "様式.xlsx", BOOKS["as Excel saves it"]());
    await cellOf(page, "B6").click();
    await button(page, "印を付ける").click();
    await message(page).filter({ hasText: "指標を選んでください" }).waitFor();
    assert.equal(await page.locator(".form-sheet .marked").count(), 0);
    await page.locator("#mark-kpi").selectOption({ label: NAMES[0] });
    await page.locator("#mark-what").selectOption("name");
    assert.ok(!(await page.locator("#mark-year").isVisible()));
    await button(page, "印を付ける").click();
    await page.locator("#form-cell-B6.marked").waitFor();
  });
});

test("writing to a locked or filled cell needs confirmation, and a formula is not overwritten", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openPlan(page);
    const locked = sheetOf({ lock: LOCK }).replace('<c r="C4" s="3"/>', '<c r="C4" s="3"><v>1</v></c>').replace('<c r="D4" s="3"/>', '<c r="D4" s="2"/>');
    const book = zipped(excel({ "xl/worksheets/sheet1.xml": locked }));
    await load(page, "様式.xlsx", book);
    await page.locator(".form-sheet").first().waitFor();
    await loadMarks(page, marksFile(["C4", "D4", "C6", "D5"]));
    await page.locator("#report-year").selectOption("2023");
    const outcomes = page.locator("#filling-list tbody tr");
    assert.deepEqual(await outcomes.evaluateAll((rows) => rows.map((row) => row.dataset.outcome)), ["asked", "asked", "written", "left"]);
    await page.getByText("ほかの値が入っています。").waitFor();
    await page.getByText("保護されたセルです。").waitFor();
    await page.getByText("数式が入っています。数式は書き換えません。").waitFor();
    await page.getByRole("checkbox", { name: `書き込む ${SHEET} の D4` }).check();
    const file = await download(() => button(page, "2か所に書き込む").click());
    const sheet = textOf(partsOf(file.bytes)["xl/worksheets/sheet1.xml"]);
    assert.match(sheet, /<c r="C4" s="3"><v>1<\/v><\/c><c r="D4" s="2"><v>31250<\/v><\/c>/);
    assert.match(sheet, /<f>SUM\(C4:C5\)<\/f>/);
    // An answer about one figure is not used for another one, and unsaved marks are kept.
    await cellOf(page, "D4").click();
    await page.locator("#mark-what").selectOption("target");
    await button(page, "印を付ける").click();
    await button(page, "1か所に書き込む").waitFor();
    assert.ok(!(await page.getByRole("checkbox", { name: `書き込む ${SHEET} の D4` }).isChecked()));
    await loadMarks(page, marksFile(["D4", "C5"]));
    await shows(message(page), "印を1か所読み込みました。すでに印のある1か所はそのままです。");
  });
});

/** A book of blocks, each with its KPI's name on a line above the heads. */
function blocks(names) {
  const cell = (place, content) =>
    content ? `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>` : `<c r="${place}"/>`;
  const rows = names.flatMap((name, nth) => [["指標名", name], ["年度", "目標", "実績"], ["令和5年度", "", ""]].map((texts, line) => {
    const number = 3 * nth + line + 1;
    return `<row r="${number}">${texts.map((content, at) => cell(`${"ABC"[at]}${number}`, content)).join("")}</row>`;
  }));
  return zipped(excel({ "xl/worksheets/sheet1.xml": sheetOf({ rows: rows.join(""), before: "", after: "" }) }));
}

test("a marked cell whose heading changed needs confirmation and shows the old and the new heading", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openPlan(page);
    await load(page, "様式.xlsx", blocks(NAMES));
    await cellOf(page, "C3").click();
    await page.locator("#mark-kpi").selectOption({ label: NAMES[0] });
    await page.locator("#mark-what").selectOption("actual");
    await page.locator("#mark-year").selectOption("r0");
    await button(page, "印を付ける").click();
    await page.locator("#report-year").selectOption("2023");
    await shows(page.locator("#fillings-counted"), "書き込む1か所、確認0か所、同じ0か所、書き込まない0か所");
    await load(page, "翌年の様式.xlsx", blocks([...NAMES].reverse()));
    await shows(page.locator("#fillings-counted"), "書き込む0か所、確認1か所、同じ0か所、書き込まない0か所");
    await page.getByText("見出しが印を付けたときと違います。").waitFor();
    const [then, now] = await page.locator("#filling-list .then-and-now > span").allTextContents();
    assert.match(then, new RegExp(`^印を付けたとき.*${NAMES[0]}$`));
    assert.match(now, new RegExp(`^いま.*${NAMES[1]}`));
    assert.equal((await accessibilityTroubles(page)).length, 0);
    await button(page, "0か所に書き込む").click();
    await shows(message(page), "書き込むセルがありません。");
    await page.getByRole("checkbox", { name: `書き込む ${SHEET} の C3` }).check();
    const file = await download(() => button(page, "1か所に書き込む").click());
    assert.match(textOf(partsOf(file.bytes)["xl/worksheets/sheet1.xml"]), /<c r="C3"[^>]*><v>31250<\/v>/);
  });
});

test("of 1,000 marks, 300 are listed with questions first, and a button lists the rest", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    await load(page, "様式.xlsx", BOOKS["as Excel saves it"]());
    await page.locator(".form-sheet").first().waitFor();
    const [first] = JSON.parse(marksFile(["D4"])).marks;
    const elsewhere = Array.from({ length: 999 }, (_, at) => ({ ...first, cell: `A${at + 2}`, row_head: "", column_head: "" }));
    await loadMarks(page, JSON.stringify({ kind: "keikaku.marks", format: 1, marks: [...elsewhere, first] }));
    await shows(message(page), "印を1000か所読み込みました。");
    await page.locator("#report-year").selectOption("2023");
    const rows = page.locator("#filling-list tbody tr");
    assert.equal(await rows.count(), 300);
    assert.equal(await rows.first().getAttribute("data-outcome"), "asked");
    await page.locator("#filling-list").locator("xpath=../following-sibling::*[1]").getByRole("button", { name: "残り700か所も表示" }).click();
    await rows.nth(999).waitFor();
  });
});

test("a merged cell whose first row is hidden is drawn in its first visible row", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    const sheet = sheetOf().replace('<row r="4"', '<row r="4" hidden="1"').replace('<mergeCells count="1">', '<mergeCells count="2"><mergeCell ref="A4:A5"/>');
    await load(page, "様式.xlsx", zipped(excel({ "xl/worksheets/sheet1.xml": sheet })));
    await shows(cellOf(page, "A4"), NAMES[0]);
    assert.equal(await cellOf(page, "A4").getAttribute("rowspan"), "1");
    await cellOf(page, "D5").click();
    assert.equal(await page.locator("#mark-kpi option:checked").textContent(), NAMES[0]);
  });
});

test("a damaged or too large book and an invalid file of marks are refused with a message", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    const swelling = zipSync({ ...unzipSync(BOOKS["as Excel saves it"]()), "xl/worksheets/sheet2.xml": new Uint8Array(130_000_000) });
    for (const [bytes, why] of [
      [swelling, /Excelブックが大きすぎます/],
      [new Uint8Array(20_000_001), /Excelブックが大きすぎます/],
      [new TextEncoder().encode("no book"), /Excelブックとして読めません/],
    ]) {
      await load(page, "様式.xlsx", bytes);
      await message(page).filter({ hasText: why }).waitFor();
      assert.equal(await page.locator(".form-sheet").count(), 0);
    }
    await loadMarks(page, "{}");
    await message(page).filter({ hasText: "印のファイルではありません。（IN-131）" }).waitFor();
  });
});

test("missing rows and cells are inserted at their places in the style of their row or column", async () => {
  const sheets = {
    "<sheetData/>": '<sheetData><row r="4"><c r="C4" s="3"><v>1</v></c><c r="D4" s="3"><v>2</v></c></row><row r="9"><c r="A9"><v>3</v></c></row></sheetData>',
    '<sheetData><row r="4"/><row r="9" s="2" customFormat="1"></row></sheetData>':
      '<sheetData><row r="4"><c r="C4" s="3"><v>1</v></c><c r="D4" s="3"><v>2</v></c></row><row r="9" s="2" customFormat="1"><c r="A9" s="2"><v>3</v></c></row></sheetData>',
    '<sheetData><row r="2"><c r="A2"/></row><row><c r="B3"/><c/></row><row r="6"/></sheetData>':
      '<sheetData><row r="2"><c r="A2"/></row><row><c r="B3"/><c/></row><row r="4"><c r="C4" s="3"><v>1</v></c><c r="D4" s="3"><v>2</v></c></row><row r="6"/><row r="9"><c r="A9"><v>3</v></c></row></sheetData>',
    '<sheetData><row r="4"><c r="B4"/><c r="E4"/><c/></row></sheetData>':
      '<sheetData><row r="4"><c r="B4"/><c r="C4" s="3"><v>1</v></c><c r="D4" s="3"><v>2</v></c><c r="E4"/><c/></row><row r="9"><c r="A9"><v>3</v></c></row></sheetData>',
  };
  const cell = (row, column, text) => ({ sheet: SHEET, row, column, kind: "number", text });
  for (const [before, after] of Object.entries(sheets)) {
    const xml = sheetOf().replace(/<sheetData>.*<\/sheetData>/s, before);
    const book = zipped(excel({ "xl/worksheets/sheet1.xml": xml }));
    const filled = await fillFormBook(book, { writes: [cell(9, 1, "3"), cell(4, 4, "2"), cell(4, 3, "1")] });
    assert.equal(textOf(partsOf(filled)["xl/worksheets/sheet1.xml"]), xml.replace(before, after));
  }
});

test("a cell with a formula or with the result of a formula elsewhere is never overwritten", async () => {
  const book = BOOKS["with formulas that share a text and one over several cells"]();
  for (const [row, column] of [[6, 3], [6, 4], [8, 3], [8, 4]]) {
    await assert.rejects(fillFormBook(book, { writes: [{ sheet: SHEET, row, column, kind: "number", text: "1" }] }));
  }
});

test("a text that looks like a formula, a tag or an escaped character is written as text", async () => {
  const texts = ["=1+1", "+cmd|' /C calc'!A0", "<v>&amp;</v>", "_x0041_", " 二行\nの文 ", "\u0007", "\ud800"];
  for (const text of texts) {
    const filled = await fillFormBook(BOOKS["as Excel saves it"](), { writes: [{ sheet: SHEET, row: 4, column: 4, kind: "text", text }] });
    const { sheets } = await openFormBook(filled);
    const cell = sheets[0].rows[3].cells[3];
    assert.equal(cell.held, "text");
    assert.equal(cell.text, text.replace(/[\u0007\ud800]/g, "\ufffd"));
  }
});

/** Pseudo-random numbers, the same in each run. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** The members of a zip; nothing if one of them is damaged. */
function unpacked(bytes) {
  try {
    return unzipSync(bytes);
  } catch {
    return undefined;
  }
}

test("filling a book of the corpus by the library changes only the cells to fill in", async () => {
  for (const [what, make] of Object.entries(BOOKS)) {
    const book = await make();
    assertOnlyTouched(book, await fillFormBook(book, { writes: WRITES }), what);
  }
});

/** The directory of a zip, without the sizes of members, and its comment. */
async function directoryOf(bytes) {
  const reader = new ZipReader(new Uint8ArrayReader(bytes));
  const members = (await reader.getEntries()).map((entry) => {
    const extras = [...entry.extraField].map(([type, { data }]) => [type, Buffer.from(data).toString("hex")]);
    return { ...Object.fromEntries(KEPT.map((each) => [each, entry[each]])), extras };
  });
  return { members, remark: Buffer.from(reader.comment).toString() };
}
const KEPT = ["filename", "comment", "internalFileAttributes", "externalFileAttributes", "versionMadeBy", "rawLastModDate"];

test("filling a book keeps the times, owners, attributes and comment of its zip file", async () => {
  const book = BOOKS["as a stream, with a folder and a remark"]();
  const before = await directoryOf(book);
  assert.equal(before.remark, "様式");
  assert.deepEqual(before.members[0].extras.map(([type]) => type), [0x5455, 0x7875, 0x000a]);
  assert.equal(new DataView(book.buffer, book.byteOffset).getUint16(6, true) & 8, 8, "a descriptor stands behind the members");
  assert.deepEqual(await directoryOf(await fillFormBook(book, { writes: WRITES })), before);
});

const inSheet = (from, to) => zipped(excel({ "xl/worksheets/sheet1.xml": sheetOf().replace(from, to) }));

test("a sheet with repeated, unordered or misplaced cells or rows is refused", async () => {
  const D4 = '<c r="D4" s="3"/>';
  for (const [from, to] of [[D4, D4 + D4], [D4, '<c r="B4"/>'], [D4, '<c r="D5"/>'], ['<row r="5"', '<row r="4"'], ['<row r="5"', '<row r="x"']]) {
    assert.deepEqual(await openFormBook(inSheet(from, to)), { refused: "unreadable" }, to);
  }
});

test("a zip file with a repeated member name is refused", async () => {
  const other = "xl/worksheets/sheet2.xml";
  const book = zipped(excel({ [other]: sheetOf() }));
  assert.ok((await openFormBook(book)).sheets);
  const twice = Buffer.from(Buffer.from(book).toString("latin1").replaceAll(other, "xl/worksheets/sheet1.xml"), "latin1");
  assert.deepEqual(await openFormBook(new Uint8Array(twice)), { refused: "unreadable" });
});

test("the place of a cell comes from its own attribute and not from one of another namespace", async () => {
  const book = inSheet('<c r="D4" s="3"/>', '<c r="D4" s="3" q:r="Z9" xmlns:q="urn:other"/>');
  const filled = await fillFormBook(book, { writes: WRITES.slice(1, 2) });
  assert.match(textOf(partsOf(filled)["xl/worksheets/sheet1.xml"]), /<c r="D4" s="3"><v>31250<\/v><\/c>/);
});

test("a number is read both with its format and as the value of the cell", async () => {
  const { sheets } = await openFormBook(inSheet('<c r="D4" s="3"/>', '<c r="D4" s="3"><v>31250.400000000001</v></c>'));
  const { text, number } = sheets[0].rows[3].cells[3];
  assert.deepEqual({ text, number }, { text: { format: "#,##0_ ", number: "31250.4" }, number: "31250.4" });
});

test("a number format is read as written in the book, and a built-in format number gives its code", async () => {
  const styles = textOf(partsOf(BOOKS["as Excel saves it"]())["xl/styles.xml"]);
  const codeOf = async (change) => {
    const { sheets } = await openFormBook(zipped(excel({ "xl/styles.xml": change(styles) })));
    const { code, format } = sheets[0].rows[3].cells[3];
    return [code, format];
  };
  const ofNumber = (id) => codeOf((xml) => xml.replace('<xf numFmtId="176"', `<xf numFmtId="${id}"`));
  const written = (code) => codeOf((xml) => xml.replace("#,##0_ ", code));
  assert.deepEqual(await written("#,##0&quot;百万円&quot;"), ['#,##0"百万円"', undefined]);
  assert.deepEqual(await written(";;;"), [";;;", undefined]);
  assert.deepEqual(await written("General"), [undefined, undefined]);
  assert.deepEqual(await written("0.00E+00"), ["0.00E+00", "other"]);
  assert.deepEqual(await ofNumber(0), [undefined, undefined]);
  assert.deepEqual(await ofNumber(1), ["0", undefined]);
  assert.deepEqual(await ofNumber(49), [undefined, undefined]);
  assert.deepEqual(await ofNumber(10), ["0.00%", "percent"]);
  assert.deepEqual(await ofNumber(12), ["# ?/?", "other"]);
});

test("rows without height are hidden, and columns without width have width 0", async () => {
  const hidden = async (from, to) => (await openFormBook(inSheet(from, to))).sheets[0];
  assert.ok((await hidden('<row r="4"', '<row r="4" ht="0" customHeight="1"')).rows[3].is_hidden);
  assert.equal((await hidden('min="3" max="4" width="14"', 'min="3" max="4" width="0"')).widths[3], 0);
  assert.ok((await hidden('defaultRowHeight="18.75"', 'defaultRowHeight="18.75" zeroHeight="1"')).rows[1].is_hidden);
});

test("a missing cell within the result range of a formula is never written", async () => {
  const array = '<c r="C4" s="3"><f t="array" ref="C4:D5">C8:D9*2</f><v>0</v></c>';
  const without = sheetOf().replace('<c r="C4" s="3"/><c r="D4" s="3"/>', array).replace('<c r="C5" s="3"/><c r="D5" s="3"></c>', "");
  const book = zipped(excel({ "xl/worksheets/sheet1.xml": without }));
  for (const write of WRITES) await assert.rejects(fillFormBook(book, { writes: [write] }), `${write.row},${write.column}`);
});

test("filling a book changes only fullCalcOnLoad in its calculation settings", async () => {
  const workbook = textOf(partsOf(BOOKS["as Excel saves it"]())["xl/workbook.xml"]);
  const off = workbook.replace('<calcPr calcId="191029"/>', "<calcPr  xmlns:q='urn:other' q:a='1' fullCalcOnLoad='0'\n calcId='191029' />");
  const filled = await fillFormBook(zipped(excel({ "xl/workbook.xml": off })), { writes: WRITES });
  assert.equal(textOf(partsOf(filled)["xl/workbook.xml"]), off.replace("fullCalcOnLoad='0'", 'fullCalcOnLoad="1"'));
});

test("each of a thousand mutated books is refused or filled without other changes", async () => {
  const books = await Promise.all(Object.values(BOOKS).map((make) => make()));
  const draw = chance(21);
  let filled = 0;
  for (let nth = 0; nth < 1000; nth++) {
    const bytes = Uint8Array.from(books[nth % books.length]);
    // Every second time the parts are damaged and zipped again, so that more than the zip itself is tested.
    const parts = nth % 2 ? unzipSync(bytes) : undefined;
    const paths = parts && Object.keys(parts).filter((path) => /sheet1\.xml|workbook\.xml|styles\.xml/.test(path));
    const bitten = parts ? parts[paths[draw(paths.length)]] : bytes;
    for (let bites = 1 + draw(3); bites > 0; bites--) bitten[draw(bitten.length)] = parts ? "<>/\"= rcv19:x"[draw(13)].charCodeAt(0) : draw(256);
    const book = parts ? zipSync(parts) : bytes;
    const opened = await openFormBook(book);
    assert.ok(opened.refused ? ["too_large", "unreadable"].includes(opened.refused) : Array.isArray(opened.sheets));
    if (opened.refused) continue;
    const written = await fillFormBook(book, { writes: WRITES }).catch(() => undefined);
    if (!written || !unpacked(book)) continue;
    filled++;
    if (parts) assertOthersAsTheyWere(book, written, `${nth}`);
    else assertOnlyTouched(book, written, `${nth}`);
  }
  assert.ok(filled > 100, `${filled} were filled`);
});

test("a large sheet is drawn in part, and a message says so", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    const rows = Array.from({ length: 1500 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c><c r="DD${at + 1}"><v>1</v></c></row>`).join("");
    await load(page, "大.xlsx", zipped(excel({ "xl/worksheets/sheet1.xml": sheetOf({ rows, after: "" }) })));
    await page.getByText("大きなシートのため、先頭の200行・100列だけを表示しています。").waitFor();
    assert.equal(await page.locator(".form-sheet tbody tr").count(), 200);
  });
});

test("the page with a sheet does not scroll sideways at 390 or 1366 pixels", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    await load(page, "様式.xlsx", BOOKS["as Excel saves it"]());
    await page.locator(".form-sheet").first().waitFor();
    await loadMarks(page, marksFile());
    await cellOf(page, "C4").click();
    await page.setViewportSize({ width: 390, height: 844 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await width()) <= 390, `${await width()}`);
    await page.setViewportSize({ width: 1366, height: 768 });
    assert.ok((await width()) <= 1366);
  });
});

test("a file of marks opened as a plan file is recognised with a message", (t) => {
  return withPage(t, async ({ page }) => {
    await openPlan(page);
    await page.locator("#file-chooser").setInputFiles({ name: "印.json", mimeType: "application/json", buffer: Buffer.from(marksFile()) });
    await message(page).filter({ hasText: "国・県の様式（Excel）に付けた印のファイルです。" }).waitFor();
  });
});
