// Paper: no page has only the plan's name, and no figure is broken into two lines.

import assert from "node:assert/strict";
import { test, withPage } from "./harness.mjs";
import { openTable } from "./large.mjs";
import { pagesOf, paperOf } from "./paper.mjs";

const YEARS = Array.from({ length: 15 }, (_, nth) => 2020 + nth);
const NAMES = ["観光消費額", "製造品出荷額", "農業産出額"];

/** Three KPIs over fifteen years with figures of twelve digits and decimals, and a note of that many lines on the first. */
async function openWide(page, lines = 0) {
  const head = (name) => ["基本目標1", name, "千円", "企画課", "各年度の増加分", "増やす"];
  const figures = (first) => YEARS.map((_, nth) => `${first}${(nth + 10) * 111}.1${nth % 10}`);
  const rows = NAMES.flatMap((name) => [
    [...head(name), "目標", ...figures("98765432"), ""],
    [...head(name), "実績", ...figures("87654321"), "統計の改定により、さかのぼって数値を改めた。".repeat(lines)],
  ]);
  await openTable(page, [["グループ", "指標名", "単位", "所管課", "目標の数え方", "向き", "区分", ...YEARS.map((year) => `${year}年度`), "備考"], ...rows]);
}

async function openPaper(page, content) {
  await page.getByRole("link", { name: "印刷", exact: true }).click();
  await page.getByRole("radio", { name: content }).check();
}

test("the sheet of the first KPI begins on the page with the plan's name, even if it has a long note", (t) => {
  return withPage(t, async ({ page }) => {
    await openWide(page, 60);
    await openPaper(page, "指標ごとの表");
    await page.locator(".kpi-sheet").nth(2).waitFor();
    const pages = pagesOf(await paperOf(page));
    if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    const [first] = pages.map((text) => text.replaceAll(/\s+/g, ""));
    assert.ok(first.includes(NAMES[0]) && first.includes("987,654,321,"), `the first page holds more than a name: ${first.slice(0, 200)}`);
  });
});

test("a figure of twelve digits with decimals is not broken across lines in 計画書 with fifteen years", (t) => {
  return withPage(t, async ({ page }) => {
    await openWide(page);
    await openPaper(page, /^計画書/);
    await page.locator(".document-paper [data-kpi-table]").first().waitFor();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 643, height: 900 });
    const broken = await page.locator(".document-paper .figure").evaluateAll((cells) => {
      const tops = (node, from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size;
      };
      const found = [];
      for (const cell of cells) {
        const node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        for (const run of (node?.data ?? "").matchAll(/[\d,.△]+/g)) {
          if (tops(node, run.index, run.index + run[0].length) > 1) found.push(run[0]);
        }
      }
      return found;
    });
    assert.deepEqual(broken, []);
    const wide = await page.locator(".document-paper").evaluate((paper) => [...paper.querySelectorAll("td, th")].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
    assert.deepEqual(wide, [], "and no cell overflows");
    const pages = pagesOf(await paperOf(page));
    if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    for (const nth of YEARS.keys()) {
      const figure = Number(`98765432${(nth + 10) * 111}`).toLocaleString("en-US");
      assert.ok(pages.some((text) => text.includes(`${figure}.1${nth % 10}`)), `${figure} is whole on paper`);
    }
  });
});
