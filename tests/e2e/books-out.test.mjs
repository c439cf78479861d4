// 回答用ブック from the hosted page and from the single file: one for all sections or one for each, with checks and locks
// that a second program recognises.

import assert from "node:assert/strict";
import { hasLibreOffice, throughCalc } from "./books.mjs";
import { askOnly, button, link, openAsking, openInquiry, preview, read, takeIn, withField, withoutFolders } from "./answers.mjs";
import { BROWSERS, HOSTED, SINGLE_FILE, openSample, shows, test, withPage } from "./harness.mjs";
import { partsOf } from "./word.mjs";

const ONE = "回答用ブックを書き出す";
const EACH = "課ごとに書き出す";
const NAME = /_回答用_v[bcdfghjkmnpqrstvwxz2-9]{10}_\d{8}\.xlsx$/;
const message = (page) => page.locator('[data-field="message"]');

async function openSampleInquiry(page) {
  await openSample(page, "002");
  await openInquiry(page);
}

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: an answer book is written ${where}`, (t) => {
      return withPage(t, async ({ page, download, requests }) => {
        await openSampleInquiry(page);
        const before = requests.length;
        const file = await download(() => button(page, ONE).click());
        assert.match(file.name, NAME);
        const parts = partsOf(file.bytes);
        const sheet = parts["xl/worksheets/sheet1.xml"];
        assert.match(sheet, /<sheetProtection sheet="1"/);
        assert.match(sheet, /<dataValidation type="list"[^>]*showInputMessage="1"[^>]*showErrorMessage="1"/);
        assert.match(sheet, /<pageSetup paperSize="9" orientation="landscape"/);
        assert.match(parts["xl/workbook.xml"], /name="keikaku"[^>]*state="hidden"/);
        await shows(message(page), "回答用Excelを1冊書き出しました。");
        const loaded = requests.slice(before).filter((address) => !/^(file|blob):/.test(address));
        assert.ok(loaded.every((address) => /\/(book|chunk)-\w+\.js$/.test(address)), loaded.join(" "));
      }, { browser, place });
    });
  }
}

test("the file name of a book for one section contains the section", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSampleInquiry(page);
    await withoutFolders(page);
    const file = await download(() => button(page, EACH).click());
    assert.match(file.name, /_回答用_所管課なし_v/);
  });
});

test("the chosen year and deadline of an inquiry are kept while another view is opened", (t) => {
  return withPage(t, async ({ page }) => {
    await openSampleInquiry(page);
    await askOnly(page, "2024年度");
    await page.getByRole("textbox", { name: "回答期限" }).fill("2099年7月31日");
    await link(page, "概況").click();
    await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
    await openInquiry(page);
    assert.equal(await page.getByRole("combobox", { name: "照会する年度" }).inputValue(), "2024");
    assert.equal(await page.getByRole("textbox", { name: "回答期限" }).inputValue(), "2099年7月31日");
  });
});

test("the number of KPIs asked for follows the chosen years and sections", (t) => {
  return withPage(t, async ({ page }) => {
    await openSampleInquiry(page);
    await shows(page.locator("#asked-sections"), "照会する指標は2件です。");
    await page.getByRole("combobox", { name: "照会する年度" }).selectOption({ label: "複数の年度" });
    const years = page.getByRole("group", { name: "複数の年度" }).getByRole("checkbox", { checked: true });
    assert.equal(await years.count(), 1);
    await years.uncheck();
    await shows(page.locator("#asked-sections"), "照会する指標がありません。年度と課を選ぶか、絞り込みを外してください。");
    await askOnly(page, "2022年度");
    await shows(page.locator("#asked-sections"), "照会する指標は2件です。");
    await page.getByRole("checkbox", { name: "所管課なし", exact: true }).uncheck();
    await shows(page.locator("#asked-sections"), "照会する指標がありません。年度と課を選ぶか、絞り込みを外してください。");
    await button(page, ONE).click();
    await shows(message(page), "照会する指標がありません。年度と課を選ぶか、絞り込みを外してください。");
  });
});

test("LibreOffice recognises the locked cells and the data validation of a book", { skip: !hasLibreOffice && "LibreOffice is not installed" }, (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSampleInquiry(page);
    await page.locator("#answer-deadline").fill("7月31日");
    const file = await download(() => button(page, ONE).click());
    const { sheets } = await throughCalc(file.bytes);
    const [sheet, hidden] = sheets;
    assert.deepEqual([sheet.protected, sheet.visible, hidden.visible], [true, true, false]);
    const rows = [sheet.head + 1, sheet.head + 2];
    const [figure] = sheet.heads.flatMap((head, column) => (/^\d{4}年度の実績$/.test(head) ? [column] : []));
    const below = sheet.open.filter(([row]) => row > sheet.head);
    assert.deepEqual(below, rows.flatMap((row) => [0, 1, 2].map((nth) => [row, figure + nth])));
    for (const row of rows) {
      const [kind, formula, prompt] = sheet.checks[`${row},${figure}`];
      assert.equal(kind, "CUSTOM");
      assert.match(formula, /ISNUMBER/);
      assert.match(prompt, /数値だけを入力します/);
      const [list, words] = sheet.checks[`${row},${figure + 1}`];
      assert.equal(list, "LIST");
      assert.match(words, /速報.*見込.*調査中/);
    }
  });
});

/** A folder in the browser's own file system, in place of one that the user chooses. */
const chooseFolder = (page) => page.evaluate(() => {
  globalThis.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("照会", { create: true });
});

/** The names in that folder. A file that is still being written is listed, though it cannot be opened yet. */
const namesInFolder = (page) => page.evaluate(async () => {
  const names = [];
  for await (const name of (await globalThis.showDirectoryPicker()).keys()) names.push(name);
  return names.sort();
});

const sizeInFolder = (page, name) => page.evaluate(async (name) => {
  const file = await (await globalThis.showDirectoryPicker()).getFileHandle(name);
  return (await file.getFile()).size;
}, name);

test("a book for each section is written into the chosen folder and never replaces an existing file", (t) => {
  return withPage(t, async ({ page }) => {
    await openSampleInquiry(page);
    await chooseFolder(page);
    await button(page, EACH).click();
    await shows(message(page), "フォルダ「照会」に回答用Excelを1冊書き出しました。");
    const [name] = await namesInFolder(page);
    assert.match(name, /_回答用_所管課なし_v\w+_\d{8}\.xlsx$/);
    assert.ok(await sizeInFolder(page, name) > 1_000);
    await page.locator('[data-section="所管課なし"]').getByText("未回答").waitFor();
    assert.equal(await button(page, EACH).count(), 0, "the form is closed once the board counts");
    await page.getByRole("heading", { name: "照会し直す" }).waitFor();
    await openAsking(page);
    await button(page, EACH).click();
    await page.evaluate(async () => {
      const folder = await globalThis.showDirectoryPicker();
      const isTwo = async () => (await Array.fromAsync(folder)).length === 2;
      while (!(await isTwo())) await new Promise(requestAnimationFrame);
    });
    const names = await namesInFolder(page);
    assert.ok(names.includes(name.replace(".xlsx", "（2）.xlsx")), names.join(" "));
  });
});

test("if no folder is chosen, no book is written and no section counts as asked", (t) => {
  return withPage(t, async ({ page }) => {
    await openSampleInquiry(page);
    await page.evaluate(() => {
      globalThis.showDirectoryPicker = async () => { throw new DOMException("", "AbortError"); };
    });
    await button(page, EACH).click();
    await shows(message(page), "フォルダが選ばれなかったので、何も書き出していません。");
    await page.getByText("まだ照会していません。").waitFor();
  });
});

test("the sender of an inquiry and the phone number are written into the book and kept after a reload", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSampleInquiry(page);
    await page.getByRole("textbox", { name: "照会元" }).fill("企画課 田中");
    await page.getByRole("textbox", { name: "電話" }).fill("内線 34");
    await page.getByRole("textbox", { name: "回答期限" }).fill("R2.7.31");
    await page.getByText("令和2年7月31日（金）は、もう過ぎています。").waitFor();
    const file = await download(() => button(page, ONE).click());
    const texts = partsOf(file.bytes)["xl/sharedStrings.xml"] ?? partsOf(file.bytes)["xl/worksheets/sheet1.xml"];
    assert.match(texts, /企画課 田中　電話 内線 34/);
    await shows(message(page), "回答用Excelを1冊書き出しました。期限の令和2年7月31日（金）は、もう過ぎています。");
    await page.reload();
    await shows(page.getByRole("heading", { level: 1 }), "照会");
    await openAsking(page);
    assert.equal(await page.getByRole("textbox", { name: "照会元" }).inputValue(), "企画課 田中");
    assert.equal(await page.getByRole("textbox", { name: "電話" }).inputValue(), "内線 34");
    assert.equal(await page.getByRole("textbox", { name: "回答期限" }).inputValue(), "");
  });
});

test("a target in an answer book is a numeric cell, and the book has a number format", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSampleInquiry(page);
    await askOnly(page, "2023年度");
    const parts = partsOf((await download(() => button(page, ONE).click())).bytes);
    const cell = /<c r="G8"( s="(\d+)")?([^>]*)><v>([^<]*)<\/v>/.exec(parts["xl/worksheets/sheet1.xml"]);
    assert.ok(cell, "the target of the first KPI is there");
    assert.doesNotMatch(cell[3], /t="(s|str|inlineStr)"/);
    assert.ok(Number.isFinite(Number(cell[4])));
    assert.match(parts["xl/styles.xml"], /formatCode="#,##0[^"]*"|numFmtId="3"/);
  });
});

test("conditional formats show filled-in figures with separators and with the typed decimals", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSampleInquiry(page);
    await askOnly(page, "2023年度");
    const parts = partsOf((await download(() => button(page, ONE).click())).bytes);
    const [, range, rules] = /<conditionalFormatting sqref="([^"]*)">(.*?)<\/conditionalFormatting>/.exec(parts["xl/worksheets/sheet1.xml"]);
    const [first, last] = range.split(":");
    assert.deepEqual([first[0], Number(last.slice(1)) - Number(first.slice(1))], [last[0], 1], "the actuals of both KPIs");
    const formats = [...parts["xl/styles.xml"].matchAll(/<dxf><numFmt[^>]*formatCode="([^"]*)"/g)].map(([, code]) => code);
    const told = [...rules.matchAll(/dxfId="(\d+)".*?<formula>(.*?)<\/formula>/g)].map(([, nth, formula]) => [formats[nth], formula]);
    assert.deepEqual(told, [
      ["#,##0", `IF(ISNUMBER(${first}),${first}=INT(${first}),FALSE)`],
      ["#,##0.0#########", `IF(ISNUMBER(${first}),${first}&lt;&gt;INT(${first}),FALSE)`],
    ]);
    // The cell has no number format: a format would round figures with more decimals, and the cell's shown text is read
    // back.
    const style = new RegExp(`<c r="${first}" s="(\\d+)"`).exec(parts["xl/worksheets/sheet1.xml"])[1];
    const [, all] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(parts["xl/styles.xml"]);
    assert.match([...all.matchAll(/<xf [^>]*>/g)][style][0], /numFmtId="0"/);
  });
});

test("the CSV of an inquiry states the year, deadline and return address, and importing it counts as an answer", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSampleInquiry(page);
    await askOnly(page, "2023年度");
    await page.getByRole("textbox", { name: "回答期限" }).fill("2099年7月31日");
    await page.getByRole("textbox", { name: "照会元" }).fill("企画課");
    const file = await download(() => button(page, "照会用CSVを書き出す").click());
    assert.match(file.name, /_照会用_v\w+_\d{8}\.csv$/);
    const lines = file.text.replace(/^\ufeff/, "").split("\r\n");
    assert.match(lines[0], /^＃照会：.*「2023年度」/);
    assert.deepEqual(lines.slice(1, 3), ["＃回答期限：令和81年7月31日（金）", "＃返送先：企画課"]);
    const above = lines.slice(0, 3).join("\r\n");
    const filled = withField({ text: lines.slice(3).join("\r\n") }, 1, "実績", "2023年度", "31250");
    await read(page, "回答.csv", `\ufeff${above}\r\n${filled.text.replace(/^\ufeff/, "")}`);
    await preview(page).waitFor();
    assert.equal(await page.locator("[data-change]").count(), 1);
    await takeIn(page).click();
    await page.locator('[data-section="所管課なし"]').getByText("回答済").waitFor();
    await link(page, "取込・出力").click();
    const whole = await download(() => button(page, "表計算用CSVを書き出す").click());
    assert.match(whole.text, /^\ufeff計画ID,/, "the file for spreadsheets has no line above its heads");
  });
});
