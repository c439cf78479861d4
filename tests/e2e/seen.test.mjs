// What a user sees in a cell counts: books as Excel saves them and blocks as programs put them on the clipboard, with struck
// and raised letters, formats, merged and hidden cells.

import assert from "node:assert/strict";
import { button, changes, goOn, openFiles, preview, read, sheet, takeIn } from "./answers.mjs";
import { askOnly, openInquiry } from "./answers.mjs";
import { filledBook } from "./books.mjs";
import { paste } from "./clipboard.mjs";
import { bookOf } from "./seen-books.mjs";
import { openList, openSample, row, shows, test, withPage, withSample } from "./harness.mjs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const HEADS = ["指標名", "単位", "2022年度目標", "2023年度目標"];
const message = (page) => page.locator('[data-field="message"]');
const marked = (page) => page.getByRole("radiogroup", { name: /取り消し線や上付き・下付きの文字のある数値があります/ });

async function readHere(page, bytes) {
  await openSample(page, "002");
  await openFiles(page);
  await read(page, "表.xlsx", bytes);
  await preview(page).waitFor();
}

async function readSheet(page, bytes) {
  await openSample(page, "002");
  await openFiles(page);
  await read(page, "表.xlsx", bytes);
  await sheet(page).waitFor();
}

test("a revised figure in a workbook is asked about with its struck-out part and never joined with it", (t) => {
  return withPage(t, async ({ page }) => {
    const cells = [SALES, "千円", { runs: [["30000", "strike"], ["31000"]] }, { inline: [["32000"], ["1", "superscript"]] }];
    await readSheet(page, bookOf([HEADS, cells]));
    await page.locator("[data-question]").filter({ hasText: "「31000」（取り消し線「30000」）" }).waitFor();
    await button(page, "見えているとおりに読む").click();
    await goOn(page).click();
    await page.locator("[data-change]").first().waitFor();
    const told = (await changes(page)).map(([, place, , after]) => [place, after]);
    assert.deepEqual(told, [[`${SALES} 2022年度 目標`, "31,000"], [`${SALES} 2023年度 目標`, "32,000"]]);
  });
});

test("words of a number format are read with the figure, and hidden and struck-out cells are reported but not read", (t) => {
  return withPage(t, async ({ page }) => {
    const heads = [...HEADS, "2024年度目標", "2025年度目標", "2026年度目標"];
    const cells = [SALES, "千円", { number: 31, format: '#,##0"百万円"' }, { number: 5, format: '[<10]"該当なし";0' }, 777, { number: 888, isStruck: true }, 9];
    await readHere(page, bookOf([heads, cells], { hiddenColumns: [5] }));
    await page.getByText("シート「表」の非表示の列は読んでいません（E列）。").waitFor();
    await page.getByText("取り消し線「888」").first().waitFor();
    const told = await changes(page);
    await page.getByText("31百万円").first().waitFor();
    assert.ok(told.some(([, place, , after]) => place.includes("2023年度") && after.includes("該当なし")), JSON.stringify(told));
    assert.ok(!told.some((change) => /777|888/.test(change.join())), JSON.stringify(told));
  });
});

test("a figure merged over two years is asked about, and a hidden row is read only if its exclusion is undone", (t) => {
  return withPage(t, async ({ page }) => {
    const rows = [HEADS, ["会員数", "人", 100, ""], ["来場者数", "人", 7, 8]];
    await openList(page);
    await read(page, "表.xlsx", bookOf(rows, { merges: ["C2:D2"], hiddenRows: [3] }));
    await sheet(page).waitFor();
    await page.locator("[data-question]").filter({ hasText: "取り消し線・注の番号・結合のある欄の値です（100）" }).waitFor();
    // A hidden row is not read until that choice is undone.
    assert.equal(await page.locator('[data-count="left-out"]').textContent(), "2");
    await button(page, "「3行：読まない」を取り消す").click();
    await shows(page.locator('[data-count="placed"]'), "2");
  });
});

test("in a returned answer book, 30000 struck out and revised to 31000 is read as 31000 once confirmed", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSample(page, "002");
    await openInquiry(page);
    await askOnly(page, "2023年度");
    const sent = await download(() => button(page, "回答用ブックを書き出す").click());
    await read(page, "回答.xlsx", revised(sent.bytes));
    await preview(page).waitFor();
    assert.deepEqual(await changes(page), []);
    await marked(page).getByRole("radio", { name: "はい" }).check();
    await page.locator("[data-change]").first().waitFor();
    assert.deepEqual((await changes(page)).map(([, , , after]) => after), ["31,000"]);
    await takeIn(page).waitFor();
  });
});

/** The book with the first figure that is asked about revised from 30000 to 31000. */
function revised(bytes) {
  const filled = filledBook(bytes, [[1, figurePlace(bytes), 30000]]);
  const parts = unzipSync(filled);
  const name = "xl/worksheets/sheet1.xml";
  const runs = '<is><r><rPr><strike/></rPr><t>30000</t></r><r><t>31000</t></r></is>';
  const sheet = strFromU8(parts[name]).replace(/(<c r="[A-Z]+\d+"(?: s="\d+")?)><v>30000<\/v><\/c>/, `$1 t="inlineStr">${runs}</c>`);
  assert.ok(sheet.includes("<strike/>"));
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(sheet) }));
}

/** The cell of the first KPI under the head 2023年度の実績. */
function figurePlace(bytes) {
  const parts = unzipSync(bytes);
  const strings = [...strFromU8(parts["xl/sharedStrings.xml"]).matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) => xml.replace(/<[^>]*>/g, ""));
  const cells = strFromU8(parts["xl/worksheets/sheet1.xml"]).matchAll(/<c r="([A-Z]+)(\d+)"[^>]*t="s"[^>]*><v>(\d+)<\/v>/g);
  const [, column, line] = [...cells].find(([, , , at]) => strings[Number(at)] === "2023年度の実績");
  return `${column}${Number(line) + 1}`;
}

test("a workbook with very many overlapping merged areas is read within a minute", { timeout: 120_000 }, (t) => {
  return withPage(t, async ({ page }) => {
    await openList(page);
    await read(page, "表.xlsx", bookOf([HEADS, ["会員数", "人", 100, 120]], { merges: Array(100_000).fill("A3:XFD1048576") }));
    await preview(page).or(sheet(page)).waitFor({ timeout: 60_000 });
    await button(page, "キャンセル").click();
    const rows = [HEADS, ...Array.from({ length: 6_000 }, (_, nth) => [`会員数${nth}`, "人", nth, nth])];
    await openList(page);
    await read(page, "表.xlsx", bookOf(rows, { merges: Array(3_000).fill("A2:D6001") }));
    await preview(page).or(sheet(page)).or(message(page)).first().waitFor({ timeout: 60_000 });
  });
});

test("a pasted block with struck-out and raised characters is confirmed as it is seen before it is written", (t) => {
  return withSample(t, "002", async ({ page }) => {
    const sales = row(page, SALES);
    await sales.target(2022).click();
    const before = [await sales.target(2022).inputValue(), await sales.target(2023).inputValue()];
    await paste(page, "3000031000\t320001\r\n", "<table><tr><td><s>30000</s>31000</td><td>32000<sup>1</sup></td></tr></table>");
    const question = page.getByText("「31000」（取り消し線「30000」）").first();
    await question.waitFor();
    assert.deepEqual([await sales.target(2022).inputValue(), await sales.target(2023).inputValue()], before);
    await button(page, "このとおり貼り付け").click();
    await shows(message(page), "2か所に貼り付けました。");
    assert.deepEqual([await sales.target(2022).inputValue(), await sales.target(2023).inputValue()], ["31,000", "32,000"]);
  });
});

test("a single pasted cell struck out in part is confirmed, too, and a hidden cell shifts no other cell", (t) => {
  return withSample(t, "002", async ({ page }) => {
    const sales = row(page, SALES);
    await sales.target(2022).click();
    await paste(page, "3000031000", "<table><tr><td><del>30000</del><ins>31000</ins></td></tr></table>");
    await button(page, "このとおり貼り付け").click();
    await shows(message(page), "1か所に貼り付けました。");
    assert.equal(await sales.target(2022).inputValue(), "31,000");
    await paste(page, "1\t999\t2\r\n", '<table><tr><td>1</td><td style="display:none">999</td><td><select><option>5</option><option selected>2</option></select></td></tr></table>');
    await shows(message(page), "2か所に貼り付けました。非表示の1か所は貼り付けていません。");
    assert.deepEqual([await sales.target(2022).inputValue(), await sales.target(2023).inputValue()], ["1", "2"]);
  });
});
