// The whole document as its form prints it: on the screen, on paper, in Word and on the clipboard, section by section.

import assert from "node:assert/strict";
import { clipboardFrom } from "./clipboard.mjs";
import { SINGLE_FILE, accessibilityTroubles, enter, openForm, row, test, withPage, withSample } from "./harness.mjs";
import { lastLine, lettersOf, pagesOf, paperOf, readPdf } from "./paper.mjs";
import { hasWriter } from "./suite.mjs";
import { linesByLibreOffice, partsOf, readWord } from "./word.mjs";
import { wordComparison, wordFile } from "../../web/word.js";

const A4 = [595, 842];
const WORD = "Wordで書き出す";
const CHOICE = "計画書（本文・様式どおり）";
const HOSTILE = `<img src=x onerror="document.title='ran'"> & "引用" 'x' ]]> \u0001`;

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const bare = (text) => text.replaceAll(/\s+/g, "");

async function openPaper(page) {
  await link(page, "印刷").click();
  await page.getByRole("radio", { name: CHOICE }).check();
  await page.locator(".document-paper").waitFor();
}

/** The sheet on the screen, in the form in which `readWord` returns the file. */
function readSheet(page) {
  return page.locator(".document-paper").evaluate((sheet) => {
    const rows = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    return [...sheet.children].map((it) => {
      const table = it.querySelector("table");
      if (table) return { rows: rows(table) };
      const heading = it.querySelector("h3, h4, h5, h6");
      return heading ? { level: Number(heading.localName[1]) - 2, text: heading.textContent } : { text: it.textContent };
    });
  });
}

const isGap = (it) => it.text === "";
/** Blocks for comparison: heading levels below the fourth look the same on the screen, and blank lines do not count. */
const comparable = (blocks) => blocks.filter((it) => !isGap(it)).map((it) => (it.level > 4 ? { ...it, level: 4 } : it));

/** The texts of all blocks, cell by cell. */
const textsOf = (blocks) => blocks.flatMap((it) => it.rows?.flat() ?? [it.text]).filter((text) => text !== "");

const inPaper = (t, code, run, options) => withSample(t, code, async (tools) => {
  await openPaper(tools.page);
  await run(tools);
}, options);

test("years are shown with their era on screen and in Word once 元号を併記する is checked", (t) => {
  return inPaper(t, "002", async ({ page, download }) => {
    const heads = page.locator(".document-paper thead").filter({ hasText: "2022（令和4）年度 増加分（1年目）" });
    assert.equal(await heads.count(), 0, "the form has none");
    await page.getByRole("checkbox", { name: "元号を併記する" }).check();
    await heads.first().waitFor();
    const file = await download(() => button(page, WORD).click());
    assert.deepEqual(comparable(readWord(file.bytes)), comparable(await readSheet(page)));
  });
});

for (const [code, form] of [["002", "the form of 2022"], ["000", "the form of 2016"], ["004", "a strategy"]]) {
  test(`a plan in ${form} has the same content on screen, on paper and in Word`, (t) => {
    return inPaper(t, code, async ({ page, download }) => {
      const sheet = comparable(await readSheet(page));
      const file = await download(() => button(page, WORD).click());
      assert.match(file.name, /\.docx$/);
      assert.deepEqual(comparable(readWord(file.bytes)), sheet);

      const pdf = await paperOf(page);
      const { pages, sizes } = readPdf(pdf);
      for (const size of sizes) assert.deepEqual(size.map(Math.round), A4, "A4, upright");
      const letters = lettersOf(pdf);
      if (letters === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
      let from = 0;
      for (const { text } of sheet.filter((it) => it.level)) {
        const at = letters.indexOf(bare(text), from);
        assert.ok(at >= 0, `${text} comes after the heading before it`);
        from = at;
      }
      for (const figure of sheet.flatMap((it) => it.rows?.flat() ?? []).map(bare)) {
        if (/^[\d,.△%]+$/.test(figure)) assert.ok(letters.includes(figure), figure);
      }
      const numbered = pagesOf(pdf).map((text) => lastLine(text));
      numbered.forEach((line, at) => assert.ok(line.endsWith(`${at + 1}/${pages}`), line));
    });
  });
}

test("a plan in the form for donations has the same content on screen, on paper and in Word", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openForm(page, "企業版ふるさと納税");
    await enter(field(page, "1番目の指標名"), "来場者数");
    await enter(field(page, "来場者数 単位"), "人");
    const last = await page.evaluate(() => new Date().getFullYear() + (new Date().getMonth() < 3 ? 3 : 4));
    await enter(row(page, "来場者数").target(last), "1,200");
    await link(page, "本文").click();
    for (const area of await page.locator(".document-section textarea").all()) await area.fill("みなと市の本文。\n・項目");
    await enter(field(page, "5-2の④ 寄附の金額の目安"), "1,000千円（2026年度～2030年度累計）");
    await openPaper(page);
    const sheet = comparable(await readSheet(page));
    assert.deepEqual(comparable(readWord((await download(() => button(page, WORD).click())).bytes)), sheet);
    assert.ok(sheet.some(({ text }) => text === "1,000千円（2026年度～2030年度累計）"));
    const [table] = sheet.filter((it) => it.rows);
    assert.deepEqual(table.rows[1], ["KPI① 来場者数", "人", "", "1,200"]);
    const letters = lettersOf(await paperOf(page));
    if (letters === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    for (const text of textsOf(sheet)) assert.ok(letters.includes(bare(text)), text);
  });
});

test("LibreOffice reads every line and cell of the Word file", { skip: !hasWriter && "LibreOffice is not installed" }, (t) => {
  return inPaper(t, "000", async ({ page, download }) => {
    const file = await download(() => button(page, WORD).click());
    // The words of a head are on separate lines.
    assert.equal(linesByLibreOffice(file.bytes).join(""), textsOf(readWord(file.bytes)).join(""));
  });
});

test("the Word file has A4 pages with numbers, repeated table headings and unbroken rows", (t) => {
  return inPaper(t, "000", async ({ page, download }) => {
    const parts = partsOf((await download(() => button(page, WORD).click())).bytes);
    const body = parts["word/document.xml"];
    assert.match(body, /<w:pgSz w:w="11906" w:h="16838"/);
    assert.equal(body.match(/<w:tblHeader\/>/g).length, 3, "one head for each table");
    assert.equal(body.match(/<w:cantSplit\/>/g).length, body.match(/<w:tr>|<w:tr /g).length);
    const footer = Object.entries(parts).find(([name]) => /footer\d*\.xml$/.test(name))[1];
    assert.ok(footer.includes("PAGE") && footer.includes("NUMPAGES"));
  });
});

test("a target changed in the grid changes in all three places of the sheet and of the Word file", (t) => {
  return withSample(t, "000", async ({ page, download }) => {
    await enter(row(page, "外部人材派遣先の収益の増加額").target(2020), "36,000千円");
    await openPaper(page);
    const cells = page.locator("[data-kpi-table]").getByText("36,000 千円", { exact: true });
    assert.equal(await cells.count(), 3);
    assert.equal(await page.locator("[data-kpi-table]").getByText("61,000 千円", { exact: true }).count(), 3);
    const file = await download(() => button(page, WORD).click());
    const changed = textsOf(readWord(file.bytes)).filter((text) => text === "36,000 千円");
    assert.equal(changed.length, 3);
  });
});

test("the single file opened from a folder writes the Word file of the sheet without any request", (t) => {
  return inPaper(t, "002", async ({ page, download, requests }) => {
    const file = await download(() => button(page, WORD).click());
    assert.deepEqual(comparable(readWord(file.bytes)), comparable(await readSheet(page)));
    assert.deepEqual(requests.filter((address) => !/^(file|blob):/.test(address)), []);
  }, { place: SINGLE_FILE });
});

test("the Word module is loaded on demand, and after a failed load a message appears and a retry works", (t) => {
  return inPaper(t, "002", async ({ page, context, requests, expects, download }) => {
    const ofWriter = () => requests.filter((address) => /\/word-\w+\.js$/.test(address));
    assert.deepEqual(ofWriter(), []);
    expects(/ERR_FAILED/);
    await context.route(/\/word-\w+\.js$/, (route) => route.abort());
    await button(page, WORD).click();
    await page.getByText("Wordのファイルを作れませんでした").waitFor();
    assert.equal(ofWriter().length, 1);
    await context.unrouteAll();
    assert.match((await download(() => button(page, WORD).click())).name, /\.docx$/);
  });
});

/** A table of KPIs with one long figure in each year, as both writers get it: texts for a document, pieces for 新旧対照表. */
const WIDTHS = [26, 8, 11, 11, 11, 11, 11, 11];
const HEADS = ["指標", "単位", "現状値", "2022年度", "2023年度", "2024年度", "2025年度", "2026年度"];
const DONATIONS = ["ふるさと納税寄附額", "円", "123,456,000（令和3年度）", ...[13, 14, 15, 16, 17].map((tens) => `${tens}0,000,000`)];
const PAPER = { title: "新旧対照表", plan: "計画", authors: "みどり市" };

test("in Word, columns are as wide as figures of nine digits, and a row of 新旧対照表 may be divided between pages", async () => {
  const table = { head: HEADS, rows: [DONATIONS], words: 2, other_words: [], shared: [], widths: WIDTHS, stays_together: true };
  const sections = [{ level: 1, heading: "指標", blocks: [{ table }] }];
  const pieces = (text) => [{ text, changed: true }];
  const compared = { table: { head: HEADS.map(pieces), rows: [DONATIONS.map((text) => ({ runs: pieces(text) }))], words: 2, widths: WIDTHS } };
  const side = [{ heading: pieces("5　指標") }, compared];
  const said = { legend: "", name: "", approved: "", is_bold: false, heads: ["変更後", "変更前"], rows: [{ section: [side, side] }] };
  const files = [await wordFile({ ...PAPER, is_landscape: false, sections }), await wordComparison({ ...PAPER, ...said })];
  const bodies = files.map((bytes) => partsOf(bytes)["word/document.xml"]);
  for (const body of bodies) {
    const cells = body.match(/<w:tc>(?:(?!<w:tc>).)*?000,000.*?<\/w:tc>/gs);
    assert.ok(cells.length >= 5);
    for (const cell of cells) {
      const [, width] = /w:w="(\d+)"/.exec(cell);
      const [, size] = /<w:sz w:val="(\d+)"/.exec(cell);
      assert.ok(Number(width) >= "170,000,000".length * 0.55 * size * 10, `${width} for letters of ${size}`);
    }
  }
  assert.ok(!bodies[1].includes("<w:keepNext/>"), "a row with a paragraph that stays with the next one is not divided");
});

test("hostile text is plain text on the sheet and in Word", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await link(page, "本文").click();
    for (const name of ["4-1 地方創生の実現における構造的な課題", "5-2の③ 事業の内容", "5-2の② 事業の名称"]) {
      await enter(field(page, name), HOSTILE);
    }
    await openPaper(page);
    assert.equal(await page.locator(".document-paper").getByText("onerror=").count(), 3);
    const file = await download(() => button(page, WORD).click());
    const said = textsOf(readWord(file.bytes)).filter((text) => text.startsWith("<img"));
    assert.equal(said.length, 3);
    assert.ok(said.every((text) => text.includes(`& "引用" 'x' ]]>`)), said[0]);
    const body = partsOf(file.bytes)["word/document.xml"];
    assert.doesNotMatch(body, /[\0-\x08]/, "a letter that XML has no place for would make the file a damaged one");
    if (hasWriter) assert.equal(linesByLibreOffice(file.bytes).filter((line) => line.startsWith("<img")).length, 3);
    assert.notEqual(await page.title(), "ran");
  });
});

test("a section is copied with its table and without other sections, and one button copies the whole document", (t) => {
  return inPaper(t, "002", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(page, "【数値目標】 コピー").click();
    await page.getByText("Wordに貼り付けられます").waitFor();
    const section = await clipboardFrom(page, "【数値目標】");
    assert.ok(section.html.includes("224,200.00"));
    assert.ok(!section.text.includes("5-1"));
    await button(page, "全文をコピー").click();
    assert.ok((await clipboardFrom(page, "地域再生計画\r\n1　地域再生計画の名称")).html.includes("7-3"));
  });
});

test("本文 links to the document on the print view, which has no accessibility problems", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await link(page, "本文").click();
    await link(page, "計画書の形で読む").click();
    await page.locator(".document-paper").waitFor();
    assert.equal(await page.getByRole("radio", { name: CHOICE }).isChecked(), true);
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});
