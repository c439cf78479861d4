// How many figures one sees: the frame above the table, and the KPIs that are whole in view.

import assert from "node:assert/strict";
import { openLarge } from "./large.mjs";
import { openSample, test, withPage } from "./harness.mjs";

/** The screens with the KPIs of two lines, and of one line, that must be whole on them. */
const SCREENS = [
  { width: 1366, height: 768, least: 10, compact: 18 },
  { width: 1280, height: 720, least: 9, compact: 16 },
  { width: 1920, height: 1080, least: 16, compact: 28 },
];
const LANGUAGES = {
  Japanese: { compact: "詰めて", speak: async () => {} },
  English: { compact: "Compact", speak: (page) => page.getByRole("button", { name: "English", exact: true }).click() },
};
/** The most that may stand above the heads of the columns, in pixels. */
const FRAME = 170;

/** Where the heads of the columns begin, and how many KPIs are whole between them and the lower edge of the window. */
const seen = (page) => page.evaluate(() => {
  const heads = document.querySelector(".grid-head").getBoundingClientRect();
  const rows = [...document.querySelectorAll("[data-indicator]")].map((row) => row.getBoundingClientRect());
  return { top: heads.top, whole: rows.filter(({ top, bottom }) => top >= heads.bottom - 1 && bottom <= innerHeight).length };
});

for (const [language, { compact, speak }] of Object.entries(LANGUAGES)) {
  for (const kpis of [44, 120]) {
    test(`of ${kpis} KPIs as many are whole in view as a spreadsheet shows: ${language}`, (t) => {
      return withPage(t, async ({ page }) => {
        await openLarge(page, kpis, 6);
        await speak(page);
        for (const { width, height, least, compact: leastCompact } of SCREENS) {
          await page.setViewportSize({ width, height });
          await page.locator("[data-indicator]").nth(30).waitFor({ state: "attached" });
          const { top, whole } = await seen(page);
          assert.ok(top <= FRAME, `${top} px of frame at ${width} × ${height}`);
          assert.ok(whole >= least, `${whole} KPIs at ${width} × ${height}`);
          const toggle = page.getByRole("button", { name: compact, exact: true });
          await toggle.click();
          await page.waitForFunction(() => document.querySelectorAll("[data-indicator]").length > 30);
          const now = await seen(page);
          assert.ok(now.whole >= leastCompact, `${now.whole} KPIs at ${width} × ${height}, compact`);
          t.diagnostic(`${width} × ${height}: ${top} px of frame, ${whole} KPIs, ${now.whole} compact`);
          await toggle.click();
        }
      });
    });
  }

  for (const kpis of [4, 44, 120]) {
    test(`on a telephone three of ${kpis} metrics are on the first screen with their inputs: ${language}`, (t) => {
      return withPage(t, async ({ page }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await openLarge(page, kpis, 6);
        await speak(page);
        await page.getByRole("link", { name: /^(年度の実績入力|Actuals of a year)$/ }).click();
        await page.locator(".closing tbody tr").nth(2).waitFor();
        const cards = await page.locator(".closing tbody tr").evaluateAll((rows) => rows.slice(0, 3).map((row) => {
          const [card, input] = [row, row.querySelector("input.cell")].map((it) => it.getBoundingClientRect());
          return { height: card.height, bottom: card.bottom, isTouched: input.height >= 44 };
        }));
        const links = await page.locator(".plan-views").boundingBox();
        for (const { height, bottom, isTouched } of cards) {
          assert.ok(height <= 120 && isTouched, `a card of ${height} px`);
          assert.ok(bottom <= links.y, `a card ends at ${bottom}, the links begin at ${links.y}`);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    });
  }

  test(`a plan of four KPIs is whole in view with its lines of every year: ${language}`, (t) => {
    return withPage(t, async ({ page }) => {
      await openSample(page, "000");
      await speak(page);
      for (const { width, height } of SCREENS) {
        await page.setViewportSize({ width, height });
        await page.locator("[data-indicator]").nth(3).waitFor();
        const { top, whole } = await seen(page);
        assert.ok(top <= FRAME, `${top} px of frame at ${width} × ${height}`);
        assert.equal(whole, 4, `at ${width} × ${height}`);
      }
    });
  });
}

test("at 200 % zoom nothing is lost: every control can be brought into view, and nothing scrolls sideways but the table", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 683, height: 384 });
    await openSample(page, "002");
    const controls = page.locator("main :is(input, select, button):visible");
    for (const control of await controls.all()) {
      await control.scrollIntoViewIfNeeded();
      const { x, width } = await control.boundingBox();
      assert.ok(x >= 0 && x + width <= 683);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
