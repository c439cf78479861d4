// Six sections answer, each with a typical fault: a book for all sections in which another section's cell is changed, a missing row,
// a book that is unchanged and has no name, states that contradict their figures, a date, and three files for one cell. The preview
// reports each fault, and 照会 shows who has answered what.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { askOnly, button, link, openAsking, openInquiry, preview, readAll, takeIn, withoutFolders } from "./answers.mjs";
import { openedBook } from "./books.mjs";
import { allDownloads } from "./downloads.mjs";
import { accessibilityTroubles, isSaved, test, withPage } from "./harness.mjs";
import { openTable } from "./large.mjs";

const YEAR = "2023年度";
const SECTIONS = ["商工振興課", "観光課", "子育て支援課", "移住定住推進室", "農林課", "環境課"];
const KPIS = SECTIONS.flatMap((section, nth) => [1, 2].map((of) => ({ section, name: `取組${2 * nth + of}の件数`, unit: section === "環境課" ? "%" : "件" })));
const HEAD = ["指標名", "単位", "所管課", "目標の数え方", "向き", "区分", "2022年度", "2023年度", "2024年度"];
const TABLE = [HEAD, ...KPIS.flatMap(({ section, name, unit }, nth) => {
  const of = [name, unit, section, "各年度の値", "増やす"];
  const [targets, actuals] = nth === 0 ? [[1200, 1300, 1400], [1150, 1244, ""]] : [[10, 20, 30], [5, "", ""]];
  return [[...of, "目標", ...targets], [...of, "実績", ...actuals]];
})];

/** Asks the six sections. Returns the book of each, and the book for all. */
async function ask(page, download) {
  await openInquiry(page);
  await withoutFolders(page);
  await askOnly(page, YEAR);
  const sent = await allDownloads(page, SECTIONS.length, async () => {
    await button(page, "課ごとに書き出す").click();
    await page.getByText(`回答用Excelを${SECTIONS.length}冊書き出しました。`).waitFor();
  });
  const books = {};
  for (const file of sent) {
    const section = SECTIONS.find((name) => file.suggestedFilename().includes(`_回答用_${name}_`));
    books[section] = readFileSync(await file.path());
  }
  await openAsking(page);
  const all = await download(() => button(page, "回答用ブックを書き出す").click());
  return { of: (section) => openedBook(books[section], YEAR), all: () => openedBook(all.bytes, YEAR) };
}

/** The six answers, each with its fault. */
function six({ of, all }) {
  const books = [of("商工振興課"), of("観光課"), all(), all(), of("農林課"), of("環境課")];
  const [commerce, tourism, children, settling, farming, environment] = books;
  commerce.sign(1, "山田（内線101）");
  commerce.enter(1, KPIS[0].name, "実績", "1246");
  commerce.enter(1, KPIS[1].name, "実績", "30");
  tourism.sign(1, "鈴木");
  tourism.enter(1, KPIS[2].name, "実績", "5");
  tourism.drop(1, KPIS[3].name);
  children.sign(3, "高橋");
  children.enter(1, KPIS[0].name, "実績", "1250");
  children.enter(3, KPIS[4].name, "実績", "5620");
  children.enter(3, KPIS[4].name, "状態", "集計中");
  children.enter(3, KPIS[5].name, "実績", "-");
  children.enter(3, KPIS[5].name, "状態", "確定");
  settling.sign(4, "伊藤");
  settling.enter(1, KPIS[0].name, "実績", "1248");
  settling.enter(4, KPIS[6].name, "実績", "7");
  environment.sign(1, "渡辺");
  environment.enter(1, KPIS[10].name, "実績", "2023-05-01");
  environment.enter(1, KPIS[11].name, "実績", "未定");
  assert.ok(farming);
  const names = ["1商工振興課.xlsx", "2観光課.xlsx", "3子育て.xlsx", "4移住定住.xlsx", "5農林課.xlsx", "6環境課.xlsx"];
  return books.map((book, nth) => [names[nth], book.bytes()]);
}

async function openBoard(page) {
  await link(page, "照会").click();
  await page.getByRole("heading", { level: 1, name: "照会" }).waitFor();
}

/** The rows of 照会: section, state, who answered and in which file. */
const board = (page) => page.locator("[data-section]").evaluateAll((rows) => rows.map((row) => {
  const cells = [...row.cells];
  return [cells[0].textContent, cells[1].firstChild.textContent, cells[5].querySelector("input").value, cells[7].textContent];
}));

test("six answers with typical faults are imported, each fault is reported, and 照会 shows who has answered", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    const files = six(await ask(page, download));
    await openBoard(page);
    await readAll(page, files);
    await preview(page).waitFor();
    await page.getByText("6個のファイル", { exact: true }).waitFor();
    await page.getByText("4件を取り込みます。1件は選んでください。3件は読めません。").waitFor();
    await page.getByText(`2観光課：1行ありません（${KPIS[3].name}）`).waitFor();
    await page.getByText("「5620 / 集計中」: 数値と状態が食い違っています。").waitFor();
    await page.getByText("「- / 確定」: 数値と状態が食い違っています。").waitFor();
    await page.getByText("「2023-05-01」: 表計算ソフトで変換されたようです。").waitFor();
    await page.getByText("「未定」: 数値ではないため、未把握として読みました。").waitFor();
    await page.getByText("1件は、ほかのファイルも変えるところです。「1商工振興課.xlsx」の行に、すべてのファイルの値が並びます。").first().waitFor();
    assert.ok((await page.locator(".answer h3").count()) < 12, "sheets that change nothing are a line for each book");
    await page.getByText(/^3子育て\.xlsx：\d枚のシートには、変わるところはありません（反映済み）。$/).waitFor();
    await page.getByText("商工振興課の回答には数えず、ほかのファイルの変更として記録します。").first().waitFor();

    const place = `${KPIS[0].name} 2023年度 実績`;
    const cell = page.locator("[data-change]").filter({ hasText: place });
    assert.equal(await cell.count(), 1, "one row for the cell that three files change");
    assert.equal(await cell.getAttribute("data-change"), "conflict");
    const choice = page.getByRole("radiogroup", { name: place });
    assert.deepEqual(await choice.locator(".value").allTextContents(), ["1,244", "1,246", "1,250", "1,248"]);
    const labels = await choice.getByRole("radio").evaluateAll((radios) => radios.map((radio) => radio.getAttribute("aria-label")));
    assert.deepEqual(labels, ["現在の値", "1商工振興課.xlsx の値", "3子育て.xlsx の値", "4移住定住.xlsx の値", "直接入力"]);
    assert.equal(await choice.getByText("所管課の回答").count(), 1);

    await page.getByText("農林課の回答には、変更も回答者もありません。").waitFor();
    await page.getByRole("radio", { name: "変更なしの回答" }).check();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.getByRole("radiogroup", { name: place }).getByRole("radio", { name: "1商工振興課.xlsx の値" }).check();
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });

    assert.deepEqual(await board(page), [
      ["商工振興課", "回答済", "山田（内線101）", "1商工振興課.xlsx"],
      ["観光課", "回答済", "鈴木", "2観光課.xlsx"],
      ["子育て支援課", "回答あり・未反映", "高橋", "3子育て.xlsx"],
      ["移住定住推進室", "回答済", "伊藤", "4移住定住.xlsx"],
      ["農林課", "回答済", "", "5農林課.xlsx"],
      ["環境課", "回答済", "渡辺", "6環境課.xlsx"],
    ]);
    for (const file of ["3子育て.xlsx", "4移住定住.xlsx"]) {
      await page.locator('[data-section="商工振興課"]').getByText(`ほかのファイルも1欄を変えました: ${file}`).waitFor();
    }
    await page.getByRole("button", { name: "商工振興課 の回答を開く" }).click();
    const answers = await page.locator("[data-answer]").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(answers.map(([file, whose, respondent, , cells]) => [file, whose, respondent, cells]), [
      ["1商工振興課.xlsx", "所管課の回答", "山田（内線101）", "2欄"],
      ["3子育て.xlsx", "ほかのファイルの変更", "", "1欄"],
      ["4移住定住.xlsx", "ほかのファイルの変更", "", "1欄"],
    ]);
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("an answer by telephone is recorded with a name and can be withdrawn", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, TABLE);
    await ask(page, download);
    await openBoard(page);
    const row = page.locator('[data-section="農林課"]');
    await page.getByRole("textbox", { name: "農林課 回答者" }).fill("中村（電話）");
    await page.getByRole("button", { name: "農林課 変更なしの回答" }).click();
    await row.getByText("回答済").waitFor();
    assert.equal(await page.getByRole("textbox", { name: "農林課 回答者" }).inputValue(), "中村（電話）");
    await page.getByRole("button", { name: "環境課 変更なしの回答" }).click();
    await page.locator('[data-section="環境課"]').getByText("回答済").waitFor();
    await page.getByRole("textbox", { name: "環境課 回答者" }).fill("渡辺");
    await page.getByRole("textbox", { name: "環境課 回答者" }).blur();
    await isSaved(page);
    await page.reload();
    await row.getByText("回答済").waitFor();
    assert.equal(await page.getByRole("textbox", { name: "環境課 回答者" }).inputValue(), "渡辺");
    await page.getByRole("button", { name: "農林課 の回答を開く" }).click();
    await page.locator("[data-answer]").getByText("手で記録").waitFor();
    await button(page, "取り消す").click();
    await row.getByText("未回答").waitFor();
  });
});
