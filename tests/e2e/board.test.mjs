// Who was asked and who has answered (照会): noted by the merge itself, updated from the plan, and the way to a second
// inquiry.

import assert from "node:assert/strict";
import { askOnly, button, link, openFiles, openInquiry, preview, read, takeIn, withField } from "./answers.mjs";
import { filledBook } from "./books.mjs";
import { accessibilityTroubles, enter, isSaved, row, test, withPage } from "./harness.mjs";
import { openTable } from "./large.mjs";

const HEAD = ["指標名", "単位", "所管課", "目標の数え方", "向き", "区分", "2022年度", "2023年度", "2024年度"];
const KPIS = [["植樹数", ""], ["相談件数", "福祉課"], ["来場者数", "商工課"], ["出店数", "商工課"]];
const TABLE = [HEAD, ...KPIS.flatMap(([name, section]) => {
  const of = [name, "件", section, "各年度の増加分", "増やす"];
  return [[...of, "目標", 10, 20, 30], [...of, "実績", 5, "", ""]];
})];

/** The rows of the board: section, state, and the numbers of figures that are asked for, filled in and open. */
const board = (page) => page.locator("[data-section]").evaluateAll((rows) => rows.map((row) => {
  const [section, state, ...figures] = [...row.cells].slice(0, 5).map((cell) => cell.firstChild?.textContent ?? "");
  return [section, state, ...figures.map(Number)];
}));

const rowOf = (page, section) => page.locator(`[data-section="${section}"]`);

/** Asks all sections for the actuals of 2023, and returns the table of that version. */
async function ask(page, download, deadline) {
  await openInquiry(page);
  await askOnly(page, "2023年度");
  await page.getByRole("textbox", { name: "回答期限" }).fill(deadline);
  await download(() => button(page, "回答用ブックを書き出す").click());
  await openFiles(page);
  return download(() => button(page, "表計算用CSVを書き出す").click());
}

async function answer(page, name, file) {
  await read(page, name, file.text);
  await preview(page).waitFor();
  await takeIn(page).click();
  await preview(page).waitFor({ state: "detached" });
}

test("the board shows answered sections, open figures and replaced answers, and follows undo", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    await openInquiry(page);
    await page.getByText("まだ照会していません。").waitFor();
    const sent = await ask(page, download, "2020年7月31日");
    await openInquiry(page);
    assert.deepEqual(await board(page), [["所管課なし", "未回答", 1, 0, 1], ["福祉課", "未回答", 1, 0, 1], ["商工課", "未回答", 2, 0, 2]]);
    await page.getByText("日過ぎました").waitFor();
    const first = withField(sent, 3, "実績", "2023年度", "12");
    await answer(page, "商工課.csv", first);
    assert.deepEqual(await board(page), [["所管課なし", "未回答", 1, 0, 1], ["福祉課", "未回答", 1, 0, 1], ["商工課", "回答済", 2, 1, 1]]);
    await rowOf(page, "商工課").getByText("商工課.csv").waitFor();
    await page.getByText("未回答は1課です：福祉課。所管課のない指標も未回答です。").waitFor();
    const second = withField(first, 3, "実績", "2023年度", "13");
    await read(page, "商工課2.csv", second.text);
    await preview(page).waitFor();
    await page.getByRole("radio", { name: /回答の値/ }).first().check();
    await takeIn(page).click();
    await rowOf(page, "商工課").getByText("差替あり").waitFor();
    await rowOf(page, "商工課").getByText("1件を変更：来場者数（2023年度）").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "元に戻す").click();
    await rowOf(page, "商工課").getByText("回答済").waitFor();
    await isSaved(page);
    await page.reload();
    await rowOf(page, "商工課").getByText("回答済").waitFor();
    await link(page, "数値目標と実績").click();
    await enter(row(page, "相談件数").actual(2023), "7");
    await openInquiry(page);
    assert.deepEqual((await board(page))[1], ["福祉課", "未回答", 1, 1, 0], "the figure is there, the answer is not");
    await button(page, "元に戻す").click();
    await page.waitForFunction(() => document.querySelector('[data-section="福祉課"]').cells[3].textContent === "0");
    assert.deepEqual((await board(page))[1], ["福祉課", "未回答", 1, 0, 1], "the board follows undo");
  });
});

test("no section counts as asked if the module that writes answer books fails to load", (t) => {
  return withPage(t, async ({ page, context, expects, download }) => {
    await openTable(page, TABLE);
    await openInquiry(page);
    expects(/ERR_FAILED/);
    await context.route(/\/book-\w+\.js$/, (route) => route.abort());
    await button(page, "回答用ブックを書き出す").click();
    await page.getByText("Excelのファイルを作れませんでした").waitFor();
    await page.getByText("まだ照会していません。").waitFor();
    await context.unrouteAll();
    await download(() => button(page, "回答用ブックを書き出す").click());
    await rowOf(page, "商工課").getByText("未回答").waitFor();
    await page.reload();
    await rowOf(page, "商工課").getByText("未回答").waitFor();
  });
});

test("the names of several respondents stay typed while 変更なし is noted section by section", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    await ask(page, download, "");
    await openInquiry(page);
    const field = (section) => page.getByRole("textbox", { name: `${section} 回答者`, exact: true });
    const names = [["福祉課", "佐藤"], ["商工課", "鈴木"]];
    for (const [section, name] of names) {
      await field(section).fill(name);
      await page.keyboard.press("Enter");
    }
    for (const [section] of names) {
      await button(page, `${section} 変更なしの回答`).click();
      await rowOf(page, section).getByText("回答済").waitFor();
    }
    for (const [section, name] of names) assert.equal(await field(section).inputValue(), name);
    await isSaved(page);
    await page.reload();
    await rowOf(page, "商工課").getByText("回答済").waitFor();
    for (const [section, name] of names) assert.equal(await field(section).inputValue(), name);
  });
});

test("a second inquiry asks only the sections that have not answered, for their open figures", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    const sent = await ask(page, download, "");
    await openInquiry(page);
    await answer(page, "福祉課.csv", withField(sent, 2, "実績", "2023年度", "9"));
    await button(page, "未回答の課にもう一度").click();
    await page.getByRole("checkbox", { name: "未入力と未把握の指標だけ", checked: true }).waitFor();
    const sections = page.getByRole("group", { name: "所管課" }).getByRole("checkbox", { checked: true });
    assert.equal(await sections.count(), 2);
    await page.getByRole("checkbox", { name: "商工課", exact: true, checked: true }).waitFor();
    assert.equal(await page.locator("#asked-sections").textContent(), "照会する指標は3件です。");
    await download(() => button(page, "回答用ブックを書き出す").click());
    await page.getByRole("combobox", { name: "照会", exact: true }).waitFor();
    assert.deepEqual((await board(page)).map(([section]) => section), ["所管課なし", "商工課"]);
    await page.getByRole("combobox", { name: "照会", exact: true }).selectOption({ index: 1 });
    assert.deepEqual((await board(page)).map(([section, state]) => [section, state]), [["所管課なし", "未回答"], ["福祉課", "回答済"], ["商工課", "未回答"]]);
    await page.getByRole("combobox", { name: "照会", exact: true }).selectOption({ index: 0 });
    await answer(page, "遅れた商工課.csv", withField(sent, 4, "実績", "2023年度", "3"));
    assert.deepEqual((await board(page))[1], ["商工課", "回答済", 2, 1, 1], "the first file answers the second inquiry, too");
  });
});

/** The book for all sections, which asks for 2023, with a figure in the sheets of two sections. */
async function answeredBook(page, download) {
  await ask(page, download, "");
  await openInquiry(page);
  await askOnly(page, "2023年度");
  const { bytes } = await download(() => button(page, "回答用ブックを書き出す").click());
  return filledBook(bytes, [[2, "H8", 17], [3, "H9", 4]]);
}

test("importing an answer book of several sheets is one undo step, reported with the name of the file", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    const book = await answeredBook(page, download);
    await openInquiry(page);
    await answer(page, "全課の回答.xlsx", { text: book });
    await page.getByText("「全課の回答.xlsx」から2件取り込みました。").waitFor();
    const states = async () => (await board(page)).map(([, state]) => state);
    assert.deepEqual(await states(), ["未回答", "回答済", "回答済"]);
    await button(page, "元に戻す").click();
    await rowOf(page, "商工課").getByText("未回答").waitFor();
    assert.deepEqual(await states(), ["未回答", "未回答", "未回答"]);
    await button(page, "やり直す").click();
    await rowOf(page, "商工課").getByText("回答済").waitFor();
    await link(page, "数値目標と実績").click();
    assert.equal(await row(page, "相談件数").actual(2023).inputValue(), "17");
    assert.equal(await row(page, "出店数").actual(2023).inputValue(), "4");
  });
});

test("comparing an answer book offers its sheets and shows the values of the chosen one", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    const book = await answeredBook(page, download);
    await openFiles(page);
    await page.getByRole("link", { name: "二つを比べる" }).click();
    await page.locator("#compare-file-right").setInputFiles({ name: "全課の回答.xlsx", mimeType: "application/zip", buffer: book });
    const sheet = page.getByRole("combobox", { name: "右のブックのシート" });
    await sheet.waitFor();
    assert.deepEqual(await sheet.getByRole("option").allTextContents(), ["所管課なし", "福祉課", "商工課"]);
    await sheet.selectOption({ label: "福祉課" });
    await page.getByText("17").first().waitFor();
    await page.getByText("相談件数").first().waitFor();
    assert.equal(await page.getByText("ここではExcelブックはまだ読めません").count(), 0);
  });
});

test("the inquiry view counts the KPIs without 所管課 and links to the field until none is left", (t) => {
  return withPage(t, async ({ page }) => {
    await openTable(page, TABLE);
    await openInquiry(page);
    const without = page.locator('[data-field="without-section"]');
    await without.getByText("所管課が空欄の指標が1件あります。").waitFor();
    await without.getByRole("link", { name: "所管課を入力" }).click();
    const field = page.getByRole("textbox", { name: /所管課$/ });
    await field.and(page.locator(":focus")).waitFor();
    await field.fill("税務課");
    await page.keyboard.press("Enter");
    await openInquiry(page);
    await page.getByRole("heading", { level: 1, name: "照会" }).waitFor();
    await without.waitFor({ state: "detached" });
  });
});
