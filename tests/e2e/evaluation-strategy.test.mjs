// A year of a strategy with 44 KPIs: the whole sheet is filled in by others, one section answers, the sheet is settled and
// printed, and 概況 counts its grades.

import assert from "node:assert/strict";
import { askOnly, button, link, openFiles, openInquiry, preview, read, readAll, takeIn } from "./answers.mjs";
import { openedBook } from "./books.mjs";
import { accessibilityTroubles, test, withPage } from "./harness.mjs";
import { openTable } from "./large.mjs";
import { lettersOf, printed, readPdf } from "./paper.mjs";

const AIMS = ["しごとをつくる", "ひとの流れをつくる", "子育ての希望をかなえる", "まちをつくる"];
const KPIS = Array.from({ length: 44 }, (_, nth) => ({
  name: `地域の事業者による新商品の開発件数その${String(nth + 1).padStart(2, "0")}`,
  aim: AIMS[Math.floor(nth / 11)],
  // Every fourth KPI misses its target, by more and more.
  actual: nth % 4 === 1 ? 500 + nth * 10 : 1000 + nth,
  cause: `原因${nth}は人手の不足である。`,
  measure: `対策${nth}として研修を増やす。`,
}));
const isMissed = ({ actual }) => actual < 1000;
const bare = (text) => text.replaceAll(/\s+/g, "");

async function openSheet(page) {
  await link(page, "効果検証").click();
  await page.locator("[data-evaluation]").first().waitFor();
  await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2023");
}

/** The file of the sheet with the texts that `texts` returns for each row, by column. None of its fields is quoted. */
function filled(text, texts) {
  const [heads, ...lines] = text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => line.split(","));
  for (const line of lines) {
    const of = Object.fromEntries(heads.map((head, at) => [head, line[at]]));
    for (const [head, said] of Object.entries(texts(of) ?? {})) line[heads.indexOf(head)] = said;
  }
  return `\ufeff${[heads, ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** The texts that an evaluator writes in a row. */
function written(of) {
  if (of["区分"] === "指標") {
    const kpi = KPIS.find(({ name }) => name === of["名称"]);
    return { 今後の取組: kpi.measure, ...(isMissed(kpi) && { 要因: kpi.cause }) };
  }
  if (of["区分"] === "基本目標") {
    return { 事業効果: "地方創生に効果があった", 今後の方針: "事業の継続", 理由: `${of["名称"]}の理由` };
  }
  return undefined;
}

/** The letters on the paper that a button prints. */
async function printedLetters(page, name) {
  const pdf = await printed(page, name);
  assert.ok(readPdf(pdf).pages > 0);
  return lettersOf(pdf);
}

/** Opens the strategy with its figures of two years. */
function openStrategy(page) {
  const heads = ["グループ", "指標名", "単位", "目標の数え方", "向き", "区分", "2022年度", "2023年度"];
  return openTable(page, [heads, ...KPIS.flatMap(({ name, aim, actual }) => {
    const head = [aim, name, "件", "各年度の値", "増やす"];
    return [[...head, "目標", 1000, 1000], [...head, "実績", 1100, actual]];
  })]);
}

test("44 numbered KPIs are listed under their goals and can be filtered by blank fields, missed target and group", (t) => {
  return withPage(t, async ({ page }) => {
    await openStrategy(page);
    await openSheet(page);
    const shown = () => page.locator("[data-evaluation]:visible");
    const goals = page.getByRole("rowheader").and(page.locator("[scope=rowgroup]:visible"));
    assert.deepEqual(await goals.allTextContents(), AIMS);
    assert.equal(await shown().last().locator(".of-number").textContent(), "44");

    // Some KPIs that missed their target are おおむね順調, for which no cause is asked.
    const unmet = KPIS.filter(isMissed).length;
    const missed = KPIS.filter(({ actual }) => actual < 800);
    const choice = page.getByRole("combobox", { name: "表示する指標", exact: true });
    await choice.selectOption({ label: `必須の欄が未記入（${missed.length}）` });
    await page.getByRole("status").getByText(`44件のうち${missed.length}件を表示`).waitFor();
    assert.equal(await shown().count(), missed.length);
    assert.deepEqual(await accessibilityTroubles(page), []);

    // Writing in a row does not remove it from the list until another choice is made.
    await button(page, `${missed[0].name} を開く`).click();
    for (const text of ["要因", "今後の取組"]) {
      const field = page.getByRole("textbox", { name: `${missed[0].name} ${text}`, exact: true });
      await field.fill("人手の不足である。");
      await field.press("Tab");
    }
    await choice.getByText(`必須の欄が未記入（${missed.length - 1}）`).waitFor({ state: "attached" });
    assert.equal(await shown().count(), missed.length);
    await choice.selectOption({ label: `目標を達成していない（${unmet}）` });
    await choice.selectOption({ label: `必須の欄が未記入（${missed.length - 1}）` });
    await page.waitForFunction((count) => document.querySelectorAll("[data-evaluation]:not([hidden])").length === count, missed.length - 1);

    await choice.selectOption({ label: "すべて（44）" });
    await page.getByRole("combobox", { name: "グループで絞り込む" }).selectOption({ label: AIMS[1] });
    await page.getByRole("status").getByText("44件のうち11件を表示").waitFor();
    assert.deepEqual(await goals.allTextContents(), [AIMS[1]]);
  });
});

test("a strategy of 44 KPIs is evaluated by CSV and answer book, settled and printed, and 概況 counts its grades", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openStrategy(page);
    await openSheet(page);
    const rules = page.getByRole("combobox", { name: "判定の規則" });
    await rules.selectOption({ label: "達成率による4段階（全体は達成した指標の割合）" });

    // The whole sheet is returned as one file.
    const { text } = await download(() => button(page, "効果検証CSVを書き出す").click());
    await openFiles(page);
    await read(page, "検証.csv", filled(text, written));
    await preview(page).waitFor();
    assert.equal(await page.locator("[data-change=set]").count(), 44 + KPIS.filter(isMissed).length + 3 * AIMS.length);
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });

    // One section gives another cause in its book.
    const answered = KPIS.find(isMissed);
    await openInquiry(page);
    await askOnly(page, "2023年度");
    await page.getByRole("checkbox", { name: "要因と今後の取組も聞く" }).check();
    const { bytes } = await download(() => button(page, "回答用ブックを書き出す").click());
    const book = openedBook(bytes, "2023年度");
    assert.equal(book.text(1, answered.name, "要因"), answered.cause);
    book.sign(1, "佐藤");
    book.enter(1, answered.name, "要因", "担当が替わった。");
    await readAll(page, [["商工.xlsx", book.bytes()]]);
    await preview(page).waitFor();
    assert.equal(await page.locator("[data-change=set]").count(), 1);
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });

    // The grades that the rule leaves to the user.
    await openSheet(page);
    for (const aim of AIMS) await page.getByRole("combobox", { name: `${aim} の判定`, exact: true }).selectOption({ label: "ほぼ達成" });
    await button(page, "確定する").first().click();
    await page.getByText("必須の欄に未記入はありません。").waitFor();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await page.locator('[data-field="evaluation-state"] [aria-current="step"]', { hasText: "確定" }).waitFor();

    const shown = await page.locator("[data-evaluation]").evaluateAll((rows) => rows.map((row) =>
      [...row.querySelectorAll(".figure, .of-grade")].map((cell) => cell.textContent.trim()).filter(Boolean)));
    assert.equal(shown.length, 44);
    const letters = await printedLetters(page, "効果検証シートを印刷");
    const report = await printedLetters(page, "議会報告を印刷");
    if (letters === undefined) t.diagnostic("pdftotext is not here: the letters on paper were not read");
    const isPrinted = (said, on) => assert.ok(on === undefined || on.includes(bare(said)), said);
    for (const kpi of KPIS) {
      const cause = kpi === answered ? "担当が替わった。" : kpi.cause;
      for (const said of [kpi.name, kpi.measure, ...(isMissed(kpi) ? [cause] : [])]) isPrinted(said, letters);
      // The report has the texts of KPIs below 80 %, the threshold of おおむね順調.
      if (kpi.actual < 800) for (const said of [cause, kpi.measure]) isPrinted(said, report);
    }
    for (const figure of shown.flat()) for (const on of [letters, report]) isPrinted(figure, on);
    for (const aim of AIMS) isPrinted(`${aim}の理由`, letters);
    assert.ok(!letters?.includes(answered.cause), "what was answered stands in its place");

    // 概況 has the grades of the sheet, without words of judgement beside them.
    const grades = await page.locator('[data-evaluation] [data-field="grade"]').allInnerTexts();
    await link(page, "概況").click();
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2023");
    for (const word of ["達成", "ほぼ達成", "一部達成", "及ばない"]) {
      const count = page.locator(".state-filter").filter({ has: page.getByText(word, { exact: true }) }).locator(".figure");
      assert.equal(await count.innerText(), String(grades.filter((grade) => grade === word).length), word);
    }
    await page.locator(".state-filter", { hasText: "及ばない" }).click();
    const listed = await page.locator("[data-progress] .of-state [lang]").allInnerTexts();
    assert.deepEqual([...new Set(listed)], ["及ばない"]);
    assert.ok(!(await page.locator("main").innerText()).includes("おおむね順調"));
  });
});
