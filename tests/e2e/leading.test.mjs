// Where the focus goes in the grid: by undo and redo to the changed cells, by Enter after a run of Tabs, and over the cards of
// a narrow screen. In Chromium and in Firefox.

import assert from "node:assert/strict";
import { SALES, WELLBEING, chosen, isAt, press } from "./hand.mjs";
import { BROWSERS, cell, row, test, unfold, withSample } from "./harness.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The position of the focused cell on the page. */
const box = (page) => page.evaluate(() => {
  const { top, right, bottom, left } = document.activeElement.getBoundingClientRect();
  return { top: top + scrollY, right, bottom: bottom + scrollY, left };
});
const isBeside = (one, other) => one.left < other.right && other.left < one.right;

for (const browser of BROWSERS) {
  const inSakata = (t, run) => withSample(t, "002", async (tools) => {
    // Runs with 酒田市's plan open, and with the rows of its first two KPIs.
    await run({ ...tools, kpi: row(tools.page, SALES), next: row(tools.page, WELLBEING) });
  }, { browser });
  const named = (what) => `${browser.name}: ${what}`;

  test(named("undo and redo move the focus to the changed cell, or the first of several, and typing continues there"), (t) => {
    return inSakata(t, async ({ page, kpi, next }) => {
      await kpi.actual(2022).click();
      await page.keyboard.type("1");
      await press(page, "Enter", "Shift+ArrowRight", "Delete");
      assert.equal(await next.target(2023).inputValue(), "");
      await press(page, "Control+End", "Control+z");
      await isAt(page, "2 target 2022");
      await press(page, "Control+Home", "Control+z");
      await isAt(page, "1 actual 2022");
      await press(page, "Control+End", "Control+y");
      await isAt(page, "1 actual 2022");
      assert.equal(await kpi.actual(2022).inputValue(), "1");
      await page.keyboard.type("2");
      assert.equal(await kpi.actual(2022).inputValue(), "2");
    });
  });

  test(named("an undo of a hidden cell keeps the focus; the redo button keeps it too and scrolls to the changed cell"), (t) => {
    return inSakata(t, async ({ page, kpi, next }) => {
      await page.setViewportSize({ width: 1280, height: 500 });
      for (const [name, section] of [[SALES, "商工港湾課"], [WELLBEING, "企画調整課"]]) {
        await button(page, `${name} 詳細`).click();
        await cell(page, `${name} 所管課`).fill(section);
        await button(page, `${name} 詳細`).click();
      }
      await kpi.actual(2022).fill("1");
      const picked = page.getByRole("combobox", { name: "所管課で絞り込む", exact: true });
      await picked.selectOption({ label: "企画調整課" });
      await next.actual(2024).click();
      await press(page, "Control+z");
      await page.locator('[data-field="message"]').filter({ hasText: "元に戻しました" }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), await next.actual(2024).getAttribute("id"));
      await picked.selectOption({ label: "すべて" });
      assert.equal(await kpi.actual(2022).inputValue(), "");
      await unfold(page);
      const last = cell(page, "4番目の指標 2027年度 実績");
      await last.focus();
      await button(page, "やり直す").click();
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "やり直す");
      assert.equal(await kpi.actual(2022).inputValue(), "1");
      await kpi.actual(2022).evaluate((input) => new Promise((done) => {
        new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && done()).observe(input);
      }));
    });
  });

  test(named("after several Tabs, Enter moves to the next row in the column where they began, unless another move intervened"), (t) => {
    return inSakata(t, async ({ page, kpi, next }) => {
      await unfold(page);
      await kpi.target(2023).click();
      await page.keyboard.type("1");
      await press(page, "Tab");
      await page.keyboard.type("2");
      await press(page, "Tab", "F2", "Tab", "Enter");
      await isAt(page, "1 actual 2023");
      assert.deepEqual(await Promise.all([2023, 2024].map((year) => kpi.target(year).inputValue())), ["1", "2"]);
      await press(page, "Enter");
      await isAt(page, "2 target 2023");
      await press(page, "Tab", "Tab", "ArrowLeft", "Enter");
      await isAt(page, "2 actual 2024");
      await press(page, "Tab", "Tab", "Shift+Tab", "Enter");
      await isAt(page, "3 target 2025");
      await press(page, "Tab", "Tab");
      await next.target(2025).click();
      await press(page, "Tab", "Enter");
      await isAt(page, "2 actual 2025");
      // Into the next KPI's name, and back.
      await press(page, "End", "Tab");
      await next.target(2022).focus();
      await press(page, "Enter");
      await isAt(page, "2 actual 2022");
    });
  });

  test(named("on cards the arrow keys follow the layout: up and down between years, sideways between 目標 and 実績"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await page.setViewportSize({ width: 500, height: 800 });
      await kpi.target(2022).click();
      const ways = [
        ["ArrowDown", "1 target 2023"],
        ["ArrowRight", "1 actual 2023"],
        ["Enter", "1 actual 2024"],
        ["Home", "1 target 2024"],
        ["End", "1 actual 2024"],
        ["PageDown", "2 actual 2024"],
        ["Control+Home", "1 baseline"],
        ["ArrowDown", "1 target 2022"],
        ["ArrowRight", "1 actual 2022"],
        ["ArrowLeft", "1 target 2022"],
        ["ArrowUp", "1 baseline"],
        ["Control+End", "2 actual 2027"],
      ];
      for (const [key, place] of ways) {
        const before = await box(page);
        await press(page, key);
        await isAt(page, place);
        const after = await box(page);
        if (["ArrowDown", "Enter"].includes(key)) assert.ok(after.top >= before.bottom, key);
        // Cells before the project lead to the targets, although they are above the actuals.
        if (["ArrowDown", "Enter"].includes(key) && place !== "1 target 2022") assert.ok(isBeside(before, after), key);
        if (key === "ArrowUp") assert.ok(after.bottom <= before.top, key);
        if (key === "ArrowRight") assert.ok(after.left >= before.right && after.top === before.top, key);
        if (key === "ArrowLeft") assert.ok(after.right <= before.left && after.top === before.top, key);
      }
      await kpi.target(2023).click();
      await press(page, "Shift+ArrowDown", "Shift+ArrowRight");
      assert.deepEqual(await chosen(page), ["target 2023", "target 2024", "actual 2023", "actual 2024"]);
      await page.setViewportSize({ width: 1280, height: 800 });
      await press(page, "ArrowDown");
      await isAt(page, "1 actual 2023");
    });
  });
}
