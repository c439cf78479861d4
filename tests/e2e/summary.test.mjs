// 総括表: the KPIs of all plans in one table, filtered, sorted, combined, and compared by their definitions.

import assert from "node:assert/strict";
import { accessibilityTroubles, enter, getsFocus, isSaved, openList, row, shows, test, withPage, withSample } from "./harness.mjs";
import { openLarge, openTable } from "./large.mjs";
import { lettersOf, pagesOf, paperOf, printed, readPdf } from "./paper.mjs";

const PLAN = "中小企業高度人材支援計画";
const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const MATCHES = "プロフェッショナル人材のマッチング件数";

const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const rows = (page) => page.locator("[data-summary-row]");
const names = (page) => page.locator("[data-summary-row] th").allTextContents();
const rowOf = (page, nth) => rows(page).nth(nth);
const box = (page, nth) => rowOf(page, nth).getByRole("checkbox");
const combined = (page) => page.locator('[data-field="summary-combined"]');
const stateButton = (page, state) => page.getByRole("group", { name: "判定ごとの件数" }).getByRole("button", { name: new RegExp(`^${state}`) });
const lists = (page, expected) => page.waitForFunction(
  (expected) => JSON.stringify([...document.querySelectorAll("[data-summary-row] th")].map((cell) => cell.textContent)) === expected,
  JSON.stringify(expected),
);

/** A plan that has a KPI with the same name, in another unit and with another basis. */
const OTHER = [
  ["指標名", "単位", "所管課", "目標の数え方", "向き", "区分", "2017年度", "2018年度"],
  [CONSULTATIONS, "社", "産業課", "各年度の値", "増やす", "目標", "100", "110"],
  [CONSULTATIONS, "社", "産業課", "各年度の値", "増やす", "実績", "101", ""],
  ["移住者数", "人", "企画課", "各年度の値", "増やす", "目標", "10", "20"],
  ["移住者数", "人", "企画課", "各年度の値", "増やす", "実績", "", ""],
];

async function openSummary(page) {
  await openList(page);
  await link(page, "総括表").click();
  await page.getByRole("heading", { level: 1, name: "総括表" }).waitFor();
}

/** Opens 総括表 with 埼玉県's plan and another plan, in 2017年度. */
const withTwoPlans = (t, run) => withSample(t, "001", async (tools) => {
  const { page } = tools;
  await enter(row(page, CONSULTATIONS).actual(2017), "210");
  await enter(row(page, MATCHES).actual(2017), "12");
  for (const name of [CONSULTATIONS, MATCHES]) await enter(page.getByRole("textbox", { name: `${name} 単位`, exact: true }), "件");
  await isSaved(page);
  await openList(page);
  await openTable(page, OTHER);
  await isSaved(page);
  await openSummary(page);
  await choice(page, "年度").selectOption({ label: "2017年度" });
  await run(tools);
});

test("総括表 lists the KPIs of all plans for the chosen year, and a plan without that year shows dashes", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await lists(page, [CONSULTATIONS, MATCHES, CONSULTATIONS, "移住者数"]);
    await shows(page.locator('[data-field="summary-count"]'), "2計画 4指標");
    const cells = await rowOf(page, 1).locator("td.figure").allTextContents();
    assert.deepEqual(cells.slice(0, 3).map((text) => text.trim()), ["15", "12", "80.0%"]);
    await choice(page, "年度").selectOption({ label: "2019年度" });
    await shows(stateButton(page, "この年度なし").locator(".figure"), "2");
    assert.deepEqual(new Set((await rowOf(page, 3).locator("td.figure").allTextContents()).map((text) => text.trim())), new Set(["—"]));
  });
});

test("filters and a search reduce the rows, and sorting by a heading keeps rows without a figure last", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await stateButton(page, "達成").click();
    await lists(page, [CONSULTATIONS, CONSULTATIONS]);
    await stateButton(page, "達成").click();
    await page.getByRole("checkbox", { name: "未入力だけ" }).check();
    await lists(page, ["移住者数"]);
    await page.getByRole("checkbox", { name: "未入力だけ" }).uncheck();
    await page.getByRole("searchbox", { name: "検索" }).fill("産業課");
    await lists(page, [CONSULTATIONS]);
    await page.getByRole("searchbox", { name: "検索" }).fill("どこにもない");
    await page.getByText("条件に合う指標はありません。").waitFor();
    await page.getByRole("searchbox", { name: "検索" }).fill("");
    await button(page, "実績 で並べ替え").click();
    await lists(page, [MATCHES, CONSULTATIONS, CONSULTATIONS, "移住者数"]);
    const head = page.getByRole("columnheader").filter({ has: button(page, "実績 で並べ替え") });
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    await button(page, "実績 で並べ替え").click();
    await lists(page, [CONSULTATIONS, CONSULTATIONS, MATCHES, "移住者数"]);
    await button(page, "実績 で並べ替え").click();
    await lists(page, [CONSULTATIONS, MATCHES, CONSULTATIONS, "移住者数"]);
  });
});

test("rows can be grouped by plan with counts by state, and a column can be added", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await choice(page, "まとめ方").selectOption({ label: "計画" });
    const groups = page.locator("[data-summary-group]");
    await groups.nth(1).waitFor();
    assert.match(await groups.nth(0).textContent(), /2件.*達成 1・おおむね順調 1/);
    assert.match(await groups.nth(1).textContent(), /2件.*達成 1・未入力 1/);
    await button(page, "列").click();
    await page.getByRole("checkbox", { name: "目標の数え方" }).check();
    await page.getByRole("columnheader", { name: "目標の数え方" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("cell", { name: "各年度の値" }).first().waitFor();
    await choice(page, "まとめ方").selectOption({ label: "なし" });
    await groups.first().waitFor({ state: "detached" });
  });
});

test("selected rows show their sum if they are comparable, and otherwise how they differ", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await box(page, 0).check();
    await shows(combined(page), "選択 1件：もう1件選ぶと、合計と平均を出します。");
    await box(page, 1).check();
    await page.waitForFunction(() => document.querySelector('[data-field="summary-combined"]').textContent.includes("実績の合計 222件、"));
    await box(page, 1).uncheck();
    await box(page, 2).check();
    await shows(combined(page), "選択 2件：単位・目標の数え方が異なるため、合計も平均も出しません。");
    await button(page, "選択を解除").click();
    await combined(page).waitFor({ state: "hidden" });
    await page.getByRole("checkbox", { name: "表示中の指標をすべて選ぶ" }).check();
    await page.waitForFunction(() => document.querySelectorAll("[data-summary-row] input:checked").length === 4);
  });
});

test("definitions of KPIs with the same name are compared, and the differing columns are marked", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await button(page, `${PLAN} ${CONSULTATIONS} の操作`).click();
    await button(page, "定義を比べる").click();
    const panel = page.locator(".summary-panel");
    const heading = panel.getByRole("heading", { name: `「${CONSULTATIONS}」の定義を比べる（2件）` });
    await getsFocus(heading);
    const differing = await panel.locator("thead th.differs").allTextContents();
    assert.deepEqual(differing.map((text) => text.trim()), ["単位 異なる", "目標の数え方 異なる", "達成率の出し方 異なる"]);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "閉じる").click();
    await getsFocus(button(page, `${PLAN} ${CONSULTATIONS} の操作`));
  });
});

test("推移を見る opens a panel with a chart of a row over the years", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await button(page, `${PLAN} ${CONSULTATIONS} の操作`).click();
    await button(page, "推移を見る").click();
    const panel = page.locator(".summary-panel");
    await getsFocus(panel.getByRole("heading", { name: new RegExp(`^「${CONSULTATIONS}」の推移（.*${PLAN}）$`) }));
    await panel.getByRole("img", { name: /2017年度/ }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "閉じる").click();
    await getsFocus(button(page, `${PLAN} ${CONSULTATIONS} の操作`));
  });
});

test("a row leads to its KPI, and going back restores the search, the year and the current row", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    await page.getByRole("searchbox", { name: "検索" }).fill("件数");
    await link(page, `${PLAN} ${CONSULTATIONS}`).focus();
    await page.keyboard.press("ArrowDown");
    await getsFocus(link(page, `${PLAN} ${MATCHES}`));
    await page.keyboard.press(" ");
    assert.ok(await box(page, 1).isChecked());
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "総括表" }).waitFor();
    assert.equal(await page.getByRole("searchbox", { name: "検索" }).inputValue(), "件数");
    assert.equal(await rowOf(page, 1).getAttribute("aria-current"), "true");
    await shows(choice(page, "年度").locator("option:checked"), "2017年度");
  });
});

test("only some rows of a large table exist in the page, and keys move through all of them", (t) => {
  return withPage(t, async ({ page }) => {
    const all = await openLarge(page);
    await isSaved(page);
    await openSummary(page);
    await rows(page).first().waitFor();
    assert.ok(await rows(page).count() < all.length);
    await page.locator("[data-summary-row] th a").first().focus();
    await page.keyboard.press("End");
    await page.waitForFunction((name) => document.activeElement.textContent === name, all.at(-1));
    for (let step = 0; step < 60; step += 1) await page.keyboard.press("ArrowUp");
    await page.waitForFunction((name) => document.activeElement.textContent === name, all.at(-61));
    await page.keyboard.press("Home");
    await page.waitForFunction((name) => document.activeElement.textContent === name, all[0]);
  });
});

test("the printed table has all filtered rows in landscape with headings on each page, by button and by browser", (t) => {
  return withPage(t, async ({ page }) => {
    const all = await openLarge(page);
    await isSaved(page);
    await openSummary(page);
    await page.getByRole("searchbox", { name: "検索" }).fill("商工課");
    const listed = all.filter((_, nth) => nth % 3 === 1);
    await page.locator('[data-field="summary-count"]').filter({ hasText: String(listed.length) }).waitFor();
    for (const pdf of [await paperOf(page), await printed(page, "印刷する")]) {
      const { pages, sizes } = readPdf(pdf);
      assert.ok(pages > 1 && sizes.every(([width, height]) => width > height), `${pages} ${sizes}`);
      const letters = lettersOf(pdf);
      if (letters === undefined) continue;
      for (const name of listed) assert.ok(letters.includes(name), name);
      assert.ok(!letters.includes(all[0]), "what is filtered out is not printed");
      for (const text of pagesOf(pdf)) assert.match(text.replaceAll(/\s+/g, ""), /団体.*目標.*実績/);
    }
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await page.locator(".summary-paper").waitFor({ state: "detached" });
    assert.ok((await rows(page).count()) > 0);
  });
});

test("on a telephone rows are grouped by plan, and the columns of body and plan are left out", (t) => {
  return withTwoPlans(t, async ({ onPhone }) => {
    const page = await onPhone();
    await page.getByRole("link", { name: "総括表", exact: true }).click();
    await page.locator("[data-summary-group]").nth(1).waitFor();
    const heads = page.getByRole("columnheader");
    await heads.filter({ hasText: "指標" }).waitFor();
    for (const name of ["団体", "計画"]) assert.equal(await heads.filter({ hasText: name }).count(), 0, name);
    const target = await heads.filter({ hasText: "目標" }).boundingBox();
    assert.ok(target.x + target.width <= 390, `目標 ends at ${target.x + target.width}`);
  });
});

test("on a telephone the page does not scroll sideways, its tools collapse, and no rule of accessibility is broken", (t) => {
  return withTwoPlans(t, async ({ page }) => {
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await accessibilityTroubles(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const first = await rowOf(page, 0).boundingBox();
    assert.ok(first.y <= 300, `the first row begins at ${first.y}`);
    const tools = button(page, "絞り込み・列・書き出し");
    assert.equal(await tools.getAttribute("aria-expanded"), "false");
    assert.ok(await choice(page, "まとめ方").isHidden());
    await tools.click();
    await choice(page, "まとめ方").selectOption({ label: "計画" });
    await stateButton(page, "未入力").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await tools.click();
    assert.ok(await choice(page, "まとめ方").isHidden());
    const height = await rowOf(page, 0).getByRole("button").evaluate((button) => button.getBoundingClientRect().height);
    assert.ok(height >= 44);
  });
});
