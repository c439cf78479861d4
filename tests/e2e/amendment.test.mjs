// Approved states of a plan and the comparison table: on the screen, on paper, in Word, on the clipboard and by screen
// reader.

import assert from "node:assert/strict";
import { accessibilityTroubles, enter, isSaved, openForm, row, test, withPage, withSample } from "./harness.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";
import { hasWriter } from "./suite.mjs";
import { linesByLibreOffice, partsOf } from "./word.mjs";

const RECORD = "認定版として登録";
const MAKE = "新旧対照表を作る";
const WORD = "Wordで書き出す";

const BRAND = "地域ブランド創出事業セレクト商品の売り上げ増加額";
const GOODS = "地域ブランド創出事業セレクト商品数";
const FIRMS = "地域ブランドへの参加事業所数";
const BEFORE = [[BRAND, 2018, "0"], [BRAND, 2019, "25,000 千円"], [BRAND, 2020, "50,000 千円"], [GOODS, 2019, "20 商品"], [GOODS, 2020, "10 商品"], [FIRMS, 2019, "10 事業所"], [FIRMS, 2020, "20 事業所"]];
const AFTER = [[BRAND, 2018, "0 千円"], [BRAND, 2019, "35,000 千円"], [BRAND, 2020, "60,000 千円"], [GOODS, 2019, "50 商品"], [GOODS, 2020, "50 商品"], [FIRMS, 2019, "30 事業所"], [FIRMS, 2020, "30 事業所"]];
const LINES = ["1～3　（略）", "4-1・4-2　（略）", "5-1・5-2　①～④　（略）", "⑥～⑨　（略）", "5-3　（略）", "6・7-1　（略）", "7-3　（略）"];

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const bare = (text) => text.replaceAll(/\s+/g, "");
const table = (page) => page.locator("[data-comparison]");

async function fill(page, figures) {
  await link(page, "数値目標と実績").click();
  for (const [name, year, text] of figures) await enter(row(page, name).target(year), text);
}

async function record(page, { day, procedure, reason }) {
  await link(page, "変更").click();
  await button(page, RECORD).click();
  if (day) await field(page, "認定日").fill(day);
  if (procedure) await choice(page, "手続").selectOption(procedure);
  if (reason) await field(page, "理由").fill(reason);
  await button(page, "登録する").click();
  await page.locator("[data-approval]").first().waitFor();
}

/** The plan of 2018: first the approved figures, then the changed ones. */
async function amend(page) {
  await fill(page, BEFORE);
  await record(page, { day: "平成30年3月30日", procedure: "認定" });
  await fill(page, AFTER);
  await link(page, "変更").click();
  await button(page, MAKE).click();
  await table(page).waitFor();
}

/** The table as shown on the screen. */
const readTable = (page) => table(page).evaluate((it) => ({
  heads: [...it.tHead.rows[0].cells].map((cell) => cell.textContent),
  marked: [0, 1].map((side) => [...it.tBodies[0].rows].flatMap((row) => [...row.cells[side].querySelectorAll("u")].map((u) => u.textContent))),
  omitted: [...it.querySelectorAll(".omitted")].map((cell) => cell.textContent),
}));

test("the table of the 2018 amendment equals the city's: 54 marked cells, seven omission lines, one finding", (t) => {
  return withSample(t, "000", async ({ page, download }) => {
    await amend(page);
    const { heads, marked, omitted } = await readTable(page);
    assert.deepEqual(heads, ["変更後", "変更前"]);
    assert.deepEqual(marked.map((side) => side.length), [27, 27]);
    assert.deepEqual(marked[0].slice(0, 3), ["35,000 千円", "60,000 千円", "95,000 千円"]);
    assert.deepEqual(marked[1].slice(0, 3), ["25,000 千円", "50,000 千円", "75,000 千円"]);
    assert.deepEqual(omitted, LINES.flatMap((line) => [line, line]));
    assert.equal(await page.locator('[data-finding="AMD-003"]').count(), 1);
    const heard = await table(page).locator("[aria-description]").first().getAttribute("aria-description");
    assert.equal(heard, "変更: 25,000 千円 → 35,000 千円");
    const said = await page.locator('[data-field="changes"] li').allTextContents();
    assert.match(said[0], /^KPI②の2019年度目標を25,000千円から35,000千円に変更/);
    assert.match(await page.locator('[data-field="coverage"]').textContent(), /3項に変更が\d+件あります/);
    assert.deepEqual(await accessibilityTroubles(page), []);

    const file = await download(() => button(page, WORD).click());
    assert.match(file.name, /_新旧対照表\.docx$/);
    const document = partsOf(file.bytes)["word/document.xml"];
    assert.equal(document.match(/<w:u w:val="single"\/>/g).length, 54);
    assert.match(document, /w:orient="landscape"/);
    for (const line of LINES) assert.ok(document.includes(line), line);

    const pdf = await paperOf(page);
    for (const [width, height] of readPdf(pdf).sizes) assert.deepEqual([width, height].map(Math.round), [842, 595], "A4, landscape");
    const letters = lettersOf(pdf);
    if (letters === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    for (const text of [...LINES, ...marked.flat()]) assert.ok(letters.includes(bare(text)), text);
    assert.ok(!letters.includes("履歴"), "only the table is printed");
  });
});

test("figures of nine digits stay inside their side of the comparison, and the name beside them keeps six letters a line", (t) => {
  return withPage(t, async ({ page }) => {
    const name = "ふるさと納税寄附額";
    await openForm(page, "戦略");
    await enter(field(page, "1番目の指標名"), name);
    await enter(field(page, `${name} 単位`), "円");
    await enter(field(page, `${name} 現状値`), "123,456,000（令和3年度）");
    const years = await page.locator('[data-indicator] .target input[id*="-target-"]').evaluateAll((all) => all.map(({ id }) => Number(id.slice(-4))));
    const targets = (millions) => years.map((year, nth) => [name, year, `${millions + nth},000,000`]);
    await fill(page, targets(130));
    await record(page, { day: "令和4年3月30日", procedure: "認定" });
    await fill(page, targets(140));
    await link(page, "変更").click();
    await button(page, MAKE).click();
    await table(page).waitFor();
    const found = await page.locator(".comparison-paper td table").evaluateAll((tables) => tables.map((it) => {
      const [th] = it.tBodies[0].rows[0].cells;
      const over = it.getBoundingClientRect().right - it.closest("[data-comparison] > tbody > tr > td").getBoundingClientRect().right;
      return { columns: it.rows[0].cells.length, over, letters: th.getBoundingClientRect().width / parseFloat(getComputedStyle(th).fontSize) };
    }));
    assert.equal(found.length, 2);
    for (const { over, letters } of found) assert.ok(over <= 0 && letters >= 6, `${over} px too wide, names of ${letters} letters`);
  });
});

test("LibreOffice reads every omission line and changed cell in the Word file of the comparison table", { skip: !hasWriter && "LibreOffice is not installed" }, (t) => {
  return withSample(t, "000", async ({ page, download }) => {
    await amend(page);
    const { marked } = await readTable(page);
    const file = await download(() => button(page, WORD).click());
    const read = linesByLibreOffice(file.bytes).join("");
    for (const text of [...LINES, ...marked.flat()]) assert.ok(bare(read).includes(bare(text)), text);
  });
});

test("the chart of a KPI in 効果検証 shows the approved targets and not those of the draft", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await fill(page, BEFORE);
    await record(page, { day: "平成30年3月30日", procedure: "認定" });
    await fill(page, AFTER);
    await link(page, "効果検証").click();
    await choice(page, "年度").selectOption("2019");
    await button(page, `${GOODS} を開く`).click();
    // 30, 20 and 10 are approved; the draft has 30, 50 and 50.
    await page.getByRole("img", { name: /全期間の目標は60/ }).waitFor();
  });
});

test("versions can be recorded, compared, read, exported, reused as a draft and removed; the last two can be undone", (t) => {
  return withSample(t, "000", async ({ page, download }) => {
    await record(page, { day: "平成30年3月30日", procedure: "認定" });
    await fill(page, [[GOODS, 2020, "80 商品"]]);
    await record(page, { day: "平成31年3月29日", reason: "参加する店が増えたため" });
    const names = page.locator("[data-approval] .version-name");
    assert.deepEqual(await names.allTextContents(), ["第1回変更", "当初認定"]);

    await button(page, MAKE).click();
    await table(page).waitFor();
    assert.equal(await choice(page, "変更後").evaluate((it) => it.selectedOptions[0].text), "第1回変更（平成31年3月29日）");
    assert.equal(await choice(page, "変更前").evaluate((it) => it.selectedOptions[0].text), "当初認定（平成30年3月30日）");
    assert.deepEqual((await readTable(page)).marked[0].slice(0, 2), ["80 商品", "160 商品"]);
    assert.equal(await page.locator('[data-finding="AMD-009"]').count(), 1, "the procedure of the change is not known");
    await choice(page, "第1回変更 手続").selectOption("変更認定");
    await page.locator('[data-finding="AMD-009"]').waitFor({ state: "detached" });

    await button(page, "当初認定 操作").click();
    await button(page, "この版を読む").click();
    const read = page.locator(".document-paper");
    await read.waitFor();
    assert.ok((await read.textContent()).includes("130 商品"), "the version shows its own total");
    await button(page, "閉じる").click();

    await button(page, "当初認定 操作").click();
    const file = await download(() => button(page, "この版を計画ファイルに書き出す").click());
    assert.match(file.name, /_当初認定\.json$/);
    await button(page, "当初認定 操作").click();
    await button(page, "この版から変更案を作る").click();
    await link(page, "数値目標と実績").click();
    assert.equal(await row(page, GOODS).target(2020).inputValue(), "50");
    await button(page, "元に戻す").click();
    assert.equal(await row(page, GOODS).target(2020).inputValue(), "80");

    await link(page, "変更").click();
    await button(page, "第1回変更 操作").click();
    await button(page, "登録を取り消す").click();
    assert.deepEqual(await names.allTextContents(), ["当初認定"]);
    await button(page, "元に戻す").click();
    assert.deepEqual(await names.allTextContents(), ["第1回変更", "当初認定"]);
    await isSaved(page);
    await page.reload();
    await names.first().waitFor();
    assert.deepEqual(await names.allTextContents(), ["第1回変更", "当初認定"]);
    assert.equal(await field(page, "第1回変更 理由").inputValue(), "参加する店が増えたため");
  });
});

test("the reason of a draft is saved while typed, appears in the application and becomes the reason of the version", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await amend(page);
    const reason = field(page, "変更の理由");
    await reason.fill("市民会議の意見を受けた。");
    await isSaved(page);
    await button(page, RECORD).click();
    assert.match(await page.locator('[data-field="since"]').textContent(), /^当初認定からの変更9件/);
    assert.equal(await field(page, "理由").inputValue(), "市民会議の意見を受けた。");
    await field(page, "認定日").fill("平成29年3月30日");
    await page.getByText("当初認定の認定日より前です").waitFor();
    await button(page, "キャンセル").click();
    await page.reload();
    assert.equal(await reason.inputValue(), "市民会議の意見を受けた。");
    await button(page, MAKE).click();
    assert.match(await page.locator(".application").textContent(), /変更の理由\n市民会議の意見を受けた。$/);
    await record(page, { day: "平成31年3月29日" });
    assert.equal(await field(page, "第1回変更 理由").inputValue(), "市民会議の意見を受けた。");
    assert.equal(await reason.inputValue(), "");
    await field(page, "第1回変更 備考").pressSequentially("議会報告済");
    await isSaved(page);
    await button(page, "元に戻す").click();
    assert.equal(await field(page, "第1回変更 備考").inputValue(), "", "what was typed is one step");
  });
});

test("layout settings change the order, marks, headings and remarks column of the table and keep the focus", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await amend(page);
    await page.getByText("体裁", { exact: true }).click();
    await choice(page, "並べ方").selectOption("左が旧、右が新");
    await choice(page, "変更部分の印").selectOption("太字");
    await field(page, "新しい側の見出し").fill("改正後");
    await field(page, "新しい側の見出し").press("Tab");
    await page.getByRole("checkbox", { name: "備考の欄を設ける" }).check();
    await table(page).locator("th", { hasText: "備考" }).waitFor();
    const heads = await table(page).evaluate((it) => [...it.tHead.rows[0].cells].map((cell) => cell.textContent));
    assert.deepEqual(heads, ["変更前", "改正後", "備考"]);
    assert.equal(await table(page).locator("b").count(), 54);
    await field(page, "略す言葉").fill("〔略〕");
    await page.keyboard.press("Tab");
    await table(page).getByText("1～3　〔略〕").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "layout-remarks", "the hand stays where it was");
    await field(page, "当初認定 理由").fill("初めての認定");
    await page.keyboard.press("Tab");
    await isSaved(page);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "当初認定 備考");
    await choice(page, "変更後").focus();
    await choice(page, "変更後").selectOption("当初認定（平成30年3月30日）");
    await page.getByText("様式に印刷されるところに、変更はありません。").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "comparison-after");
  });
});

test("hostile text in a version is shown and exported to Word as plain text", (t) => {
  const hostile = `<img src=x onerror="document.title='ran'"> & ]]> =1+1`;
  return withSample(t, "000", async ({ page, download }) => {
    await record(page, { day: hostile, reason: hostile });
    await link(page, "本文").click();
    await field(page, "7-1 目標の達成状況に係る評価の手法").fill(hostile);
    await link(page, "変更").click();
    await button(page, MAKE).click();
    await table(page).waitFor();
    assert.ok((await table(page).textContent()).includes("onerror"));
    assert.ok(partsOf((await download(() => button(page, WORD).click())).bytes)["word/document.xml"].includes("onerror"));
    assert.equal(await page.locator("img[src='x']").count(), 0);
    assert.notEqual(await page.title(), "ran");
  });
});
