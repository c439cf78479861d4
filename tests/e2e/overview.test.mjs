// 進み具合: what is behind first, counted and filtered, each KPI with the way to its place in the grid.

import assert from "node:assert/strict";
import { accessibilityTroubles, cell, enter, openForm, row, test, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";

const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const MATCHES = "プロフェッショナル人材のマッチング件数";

async function openOverview(page) {
  await page.getByRole("link", { name: "進み具合を見る", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "進み具合" }).waitFor();
}

/** The names of the KPIs that are shown, in their order. */
const shown = (page) => page.locator(".overview tbody tr:not([hidden]) th").allTextContents();

/** The counts as they are read. */
const counts = async (page) => Object.fromEntries((await page.locator(".counts li").allTextContents()).map((text) => /^(\D+)(\d+)$/.exec(text).slice(1)));

/** A row's cells by their headings. */
async function told(page, name) {
  const cells = page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) }).getByRole("cell");
  return Object.fromEntries(await cells.evaluateAll((all) => all.map((cell) => [cell.dataset.of, cell.textContent])));
}

test("what is behind comes first, with its figures and its rate, and its name leads to its place", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, CONSULTATIONS).actual(2017), "210");
    await enter(row(page, MATCHES).actual(2017), "12");
    await openOverview(page);
    assert.deepEqual(await shown(page), [MATCHES, CONSULTATIONS]);
    assert.deepEqual(await counts(page), { "目標を下回る": "1", "算定不可": "0", "未入力": "0", "達成": "1", "対象外": "0" });
    const { "状態": state, "達成率": rate, "最新の実績": newest, "目標（同じ時点）": target, "実績": actual } = await told(page, MATCHES);
    assert.deepEqual([state, rate, newest, target, actual], ["目標を下回る", "80.0%（2017年度）", "2017年度", "15", "12"]);
    await page.getByRole("img", { name: /^2017年度までの累計は12で、同じ年度までの目標15の80\.0%です。/ }).waitFor();
    await page.getByRole("link", { name: MATCHES, exact: true }).click();
    await page.waitForFunction((name) => document.activeElement?.value === name, MATCHES);
  });
});

test("undo elsewhere is seen in it, and unused slots are left out", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await enter(page.locator('input[id*="-actual-"]').first(), "30,000");
    await openOverview(page);
    assert.deepEqual((await shown(page)).length, 2);
    assert.equal((await counts(page))["達成"], "1");
    await page.getByRole("button", { name: "元に戻す", exact: true }).click();
    await page.locator(".counts li", { hasText: /^未入力2$/ }).waitFor();
  });
});

test("120 KPIs come at once and are filtered by group and section", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page);
    await openOverview(page);
    assert.equal((await shown(page)).length, 120);
    const total = (of) => Object.values(of).reduce((sum, count) => sum + Number(count), 0);
    assert.equal(total(await counts(page)), 120);
    await page.getByRole("combobox", { name: "グループで絞り込む" }).selectOption("基本目標2");
    assert.equal((await shown(page)).length, 30);
    await page.getByRole("combobox", { name: "所管課で絞り込む" }).selectOption("商工課");
    assert.equal((await shown(page)).length, 10);
    assert.equal(total(await counts(page)), 10);
    const rates = (await page.locator('.overview tr:not([hidden]) td[data-of="達成率"]').allTextContents()).map(Number.parseFloat).filter((rate) => rate < 100);
    assert.deepEqual(rates, rates.toSorted((one, other) => one - other));
    const last = (await shown(page)).at(-1);
    await page.getByRole("link", { name: last, exact: true }).click();
    await page.waitForFunction((name) => document.activeElement?.value === name, last);
  });
});

test("it breaks no rule of accessibility, fits a phone, and says what belongs there when it is empty", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openOverview(page);
    assert.deepEqual(await accessibilityTroubles(page), []);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.getByRole("link", { name: "地域計画ワークブック" }).click();
    await openForm(page, "戦略");
    await cell(page, "1番目の指標名").waitFor();
    await page.getByRole("button", { name: "1番目の指標 削除", exact: true }).click();
    await openOverview(page);
    await page.getByText("遅れているものから順にここに並びます。").waitFor();
  });
});
