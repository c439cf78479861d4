// The papers of 効果検証 on A4 and in Word: every figure equals the table on the screen, and nothing is cut off.

import assert from "node:assert/strict";
import { accessibilityTroubles, test, withPage, withSample } from "./harness.mjs";
import { openTable } from "./large.mjs";
import { coloursOf, lastLine, lettersOf, pagesOf, paperOf, printed, readPdf } from "./paper.mjs";
import { hasWriter } from "./suite.mjs";
import { linesByLibreOffice, partsOf, readWord } from "./word.mjs";

const NAME = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const A4_LYING = [842, 595];

const button = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const bare = (text) => text.replaceAll(/\s+/g, "");

async function openEvaluation(page, year) {
  await page.getByRole("link", { name: "効果検証", exact: true }).click();
  await page.locator("[data-evaluation]").first().waitFor();
  await page.getByRole("combobox", { name: "年度", exact: true }).selectOption(String(year));
}

async function enterActual(page, name, year, text) {
  const cell = page.getByRole("textbox", { name: `${name} ${year}年度 実績`, exact: true });
  await cell.fill(text);
  await cell.press("Tab");
}

/** The figures, rates and grades of the table on the screen, with the minus sign of paper. */
const shownFigures = (page) => page.locator("[data-evaluation]").evaluateAll((rows) => rows.flatMap((row) =>
  [...row.querySelectorAll(".figure, .of-grade")].map((cell) => cell.textContent.trim().replace(/^-/, "△")).filter(Boolean)));

function lies(pdf) {
  for (const size of readPdf(pdf).sizes) assert.deepEqual(size.map(Math.round), A4_LYING);
  const colours = coloursOf(pdf);
  if (colours) assert.deepEqual(colours, [], "black on white");
}

const textsOf = (blocks) => blocks.flatMap((it) => it.rows?.flat() ?? [it.text]).filter((text) => text !== "");

test("the evaluation sheet has the figures of the table on paper and in Word, before and after it is settled", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await enterActual(page, NAME, 2022, "-18,000");
    await openEvaluation(page, 2022);
    await page.getByRole("combobox", { name: "判定の規則" }).selectOption({ label: "目標との比較" });
    await button(page, `${NAME} を開く`).click();
    await field(page, `${NAME} 要因`).fill("出店者が減った。\n夏の二月を閉じた。");
    await field(page, `${NAME} 今後の取組`).fill("窓口を増やす。");
    assert.deepEqual(await accessibilityTroubles(page), []);

    const check = async () => {
      const pdf = await printed(page, "効果検証シートを印刷");
      assert.equal(readPdf(pdf).pages, 1);
      lies(pdf);
      const figures = await shownFigures(page);
      assert.ok(figures.includes("△18,000") && figures.includes("未達成"), figures.join());
      const file = await download(() => button(page, "効果検証シートをWordで書き出す").click());
      assert.match(file.name, /効果検証シート_2022\.docx$/);
      const words = textsOf(readWord(file.bytes)).map(bare);
      const letters = lettersOf(pdf);
      if (letters === undefined) t.diagnostic("pdftotext is not here: the letters on paper were not read");
      for (const text of [...figures, NAME, "窓口を増やす。", "夏の二月を閉じた。"].map(bare)) {
        assert.ok(words.some((word) => word.includes(text)), `${text} in Word`);
        assert.ok(letters === undefined || letters.includes(text), `${text} on paper`);
      }
      return { letters, file };
    };
    const draft = await check();
    assert.ok(draft.letters === undefined || draft.letters.includes("記入中（"));
    const body = partsOf(draft.file.bytes)["word/document.xml"];
    assert.match(body, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
    if (hasWriter) {
      assert.equal(bare(linesByLibreOffice(draft.file.bytes).join("")), textsOf(readWord(draft.file.bytes)).map(bare).join(""));
    }

    await button(page, "確定する").first().click();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
    await enterActual(page, NAME, 2022, "-19,000");
    await openEvaluation(page, 2022);
    await button(page, `${NAME} を開く`).click();
    await field(page, `${NAME} 確定後の修正の理由`).fill("返金を引いた。");
    const settled = await check();
    if (settled.letters) assert.match(settled.letters, /※1.*確定時：.*△18,000.*現在：.*△19,000.*理由：返金を引いた。/);
  });
});

test("the columns of the report to the State can be chosen and are used by Ctrl+P and in Word", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await enterActual(page, NAME, 2022, "18,000");
    await openEvaluation(page, 2022);
    await page.locator("summary", { hasText: "費用" }).click();
    await field(page, "実績額").fill("35,691千円");
    await page.getByRole("combobox", { name: "シートの様式" }).selectOption({ label: "国への報告の項目" });
    const pdf = await paperOf(page);
    lies(pdf);
    const letters = lettersOf(pdf);
    for (const text of ["交付対象事業の名称", "目標年月", "35,691,000", "18,000", "令和5年3月"]) {
      assert.ok(letters === undefined || letters.includes(text), text);
    }
    const file = await download(() => button(page, "効果検証シートをWordで書き出す").click());
    const [table] = readWord(file.bytes).filter((it) => it.rows);
    assert.equal(table.rows[0].length, 14);
    assert.ok(table.rows[1].includes("35,691,000"));
    if (hasWriter) assert.ok(linesByLibreOffice(file.bytes).some((line) => line.includes("令和5年3月")));
  });
});

test("the report of 44 KPIs with texts of 3,000 characters has two pages and contains every KPI and text", (t) => {
  return withPage(t, async ({ page, download }) => {
    const aims = ["しごとをつくる", "ひとの流れをつくる", "子育ての希望をかなえる", "まちをつくる"];
    const name = (nth) => `地域の事業者による新商品の開発件数その${String(nth + 1).padStart(2, "0")}`;
    const isMissed = (nth) => nth % 4 === 1;
    const rows = Array.from({ length: 44 }, (_, nth) => {
      const head = [aims[Math.floor(nth / 11)], name(nth), "件", "各年度の値", "増やす"];
      return [[...head, "目標", 1000, 1000], [...head, "実績", nth % 3 ? 1100 : 300, isMissed(nth) ? 700 + nth : 1000 + nth]];
    });
    await openTable(page, [["グループ", "指標名", "単位", "目標の数え方", "向き", "区分", "2022年度", "2023年度"], ...rows.flat()]);
    await openEvaluation(page, 2023);
    const missed = rows.map((_, nth) => nth).filter(isMissed);
    const half = Math.floor(3000 / missed.length / 2);
    const text = (words) => words.repeat(half).slice(0, half - 1) + "。";
    for (const nth of missed) {
      await button(page, `${name(nth)} を開く`).click();
      await field(page, `${name(nth)} 要因`).fill(text(`原因${nth}は人手の不足であり、`));
      await field(page, `${name(nth)} 今後の取組`).fill(text(`対策${nth}は研修の回数を増やすこと、`));
    }
    const pdf = await printed(page, "議会報告を印刷");
    lies(pdf);
    assert.equal(readPdf(pdf).pages, 2);
    const pages = pagesOf(pdf, "-raw")?.map(bare);
    if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    pagesOf(pdf).forEach((page, at) => assert.ok(lastLine(page).endsWith(`${at + 1}/2`), lastLine(page)));
    const letters = pages.join("");
    for (let nth = 0; nth < 44; nth += 1) assert.ok(letters.includes(name(nth)), name(nth));
    for (const figure of (await shownFigures(page)).map(bare)) assert.ok(letters.includes(figure), figure);
    for (const nth of missed) {
      for (const words of [`原因${nth}は人手の不足であり、`, `対策${nth}は研修の回数を増やすこと、`]) {
        assert.ok(letters.includes(bare(text(words))), `${nth}`);
      }
    }
    for (const aim of aims) assert.ok(pages[0].includes(aim), `${aim} on the first page`);
    assert.ok(pages[1].includes("前年の判定"), "the heads come again");
    assert.match(pages[0], /前年からの変化上がった\d+件下がった\d+件/);

    const file = await download(() => button(page, "議会報告をWordで書き出す").click());
    assert.match(file.name, /議会報告）_2023\.docx$/);
    const [counts] = readWord(file.bytes).filter((it) => it.rows);
    const [head, ...groups] = counts.rows;
    assert.deepEqual(groups.at(-1).slice(1).map(Number).slice(0, -1).reduce((sum, count) => sum + count, 0), 44);
    assert.equal(head.at(-1), "計");
  });
});

test("a text longer than a page is printed completely", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await openEvaluation(page, 2022);
    await button(page, `${NAME} を開く`).click();
    const long = `${"長い説明である。".repeat(900)}ここで終わる。`;
    await field(page, `${NAME} 要因`).fill(long);
    const pdf = await printed(page, "効果検証シートを印刷");
    assert.ok(readPdf(pdf).pages > 1);
    const pages = pagesOf(pdf, "-raw")?.map(bare);
    if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    assert.equal(pages.join("").match(/説/g).length, 900);
    assert.ok(pages.join("").includes("ここで終わる。"));
  });
});
