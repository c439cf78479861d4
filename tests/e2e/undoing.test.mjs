// 元に戻す and やり直す, by key and by button: one step for each thing done, and the field's own undo while somebody types in
// it.

import assert from "node:assert/strict";
import { BROWSERS, act, cell, enter, isSaved, openList, openPlan, openSample, row, shows, test, totals, withSample } from "./harness.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const SAITAMA = "中小企業高度人材支援計画";
const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const message = (page) => page.locator('[data-field="message"]');

function inSakata(t, run) {
  return withSample(t, "002", async (tools) => {
    await run({ ...tools, kpi: row(tools.page, SALES) });
  });
}

test("Ctrl+Z restores the cell that was edited and left, and moves the focus to it", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.target(2022).fill("30,000");
    await kpi.target(2022).press("Tab");
    await totals(page, SALES, { target: "228,658.00" });
    await page.keyboard.press("Control+z");
    await totals(page, SALES, { target: "224,200.00" });
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    assert.ok(await kpi.target(2022).evaluate((input) => input === document.activeElement));
    await shows(message(page), `${SALES} 2022年度 目標を元に戻しました。`);
  });
});

test("Ctrl+Z undoes a figure accepted by Enter, and Ctrl+Y or Ctrl+Shift+Z redoes it", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2022), "30,000");
    await page.keyboard.press("Control+z");
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    await page.keyboard.press("Control+y");
    assert.equal(await kpi.target(2022).inputValue(), "30,000");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+z");
    await totals(page, SALES, { target: "228,658.00" });
  });
});

test("during typing Ctrl+Z undoes within the field, and the totals follow", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2023), "30,000");
    await kpi.target(2022).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("9");
    await totals(page, SALES, { target: "193,887.00" });
    await page.keyboard.press("Control+z");
    // The browser's own undo: the earlier text of the field.
    await totals(page, SALES, { target: "219,420.00" });
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    assert.equal(await kpi.target(2023).inputValue(), "30,000");
    await page.keyboard.press("Control+z");
    await totals(page, SALES, { target: "224,200.00" });
  });
});

test("the buttons undo and redo one step at a time and name the next step in their tooltips", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2022), "1");
    await enter(kpi.actual(2022), "2");
    await enter(cell(page, `${SALES} 単位`), "円");
    assert.equal(await button(page, "元に戻す").getAttribute("title"), `${SALES} 単位`);
    for (let step = 0; step < 3; step += 1) await button(page, "元に戻す").click();
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    assert.equal(await kpi.actual(2022).inputValue(), "");
    assert.equal(await cell(page, `${SALES} 単位`).inputValue(), "千円");
    assert.equal(await button(page, "やり直す").getAttribute("title"), `${SALES} 2022年度 目標`);
    for (let step = 0; step < 3; step += 1) await button(page, "やり直す").click();
    assert.equal(await kpi.target(2022).inputValue(), "1");
    assert.equal(await kpi.actual(2022).inputValue(), "2");
    assert.equal(await cell(page, `${SALES} 単位`).inputValue(), "円");
  });
});

for (const browser of BROWSERS) {
  test(`${browser.name}: a plan and the list each undo only their own steps, and none opens another plan`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      const undo = button(page, "元に戻す");
      const redo = button(page, "やり直す");
      const consultations = row(page, CONSULTATIONS);
      await enter(consultations.target(2017), "300");
      await openList(page);
      assert.equal(await undo.getAttribute("title"), null);
      await openSample(page, "002");
      assert.equal(await undo.getAttribute("title"), null);
      const there = page.url();
      await page.locator(".plan-name").click();
      await page.keyboard.press("Control+z");
      await shows(message(page), "この計画には、元に戻す操作がありません。");
      assert.equal(await page.getByRole("alert").count(), 0);
      assert.equal(page.url(), there);
      await enter(row(page, SALES).target(2022), "30,000");
      await openList(page);
      assert.equal(await undo.getAttribute("title"), "見本から作った計画");
      await openPlan(page, SAITAMA);
      await totals(page, CONSULTATIONS, { target: "700" });
      assert.equal(await undo.getAttribute("title"), `${CONSULTATIONS} 2017年度 目標`);
      await page.locator(".plan-name").click();
      await page.keyboard.press("Control+z");
      await shows(message(page), `${CONSULTATIONS} 2017年度 目標を元に戻しました。`);
      await totals(page, CONSULTATIONS, { target: "600" });
      await page.goto(there);
      await totals(page, SALES, { target: "228,658.00" });
      await enter(row(page, SALES).target(2022), "40,000");
      assert.equal(await redo.getAttribute("title"), null);
      await openList(page);
      await openPlan(page, SAITAMA);
      assert.equal(await redo.getAttribute("title"), `${CONSULTATIONS} 2017年度 目標`);
      await redo.click();
      await totals(page, CONSULTATIONS, { target: "700" });
    }, { browser });
  });
}

test("undo on the list removes a new plan, but not while it contains later edits", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await openSample(page, "002");
    await enter(row(page, SALES).target(2022), "30,000");
    const there = page.url();
    await openList(page);
    await button(page, "元に戻す").click();
    await page.getByRole("alert").filter({ hasText: "加えた後の記入があり" }).waitFor();
    await page.goto(there);
    await row(page, SALES).group.waitFor();
    await button(page, "元に戻す").click();
    await totals(page, SALES, { target: "224,200.00" });
    await openList(page);
    await button(page, "元に戻す").click();
    await shows(message(page), "見本から作った計画を元に戻しました。");
    assert.equal(await page.getByRole("link", { name: "酒田市", exact: false }).count(), 0);
    await button(page, "やり直す").click();
    await page.goto(there);
    await row(page, SALES).group.waitFor();
    await button(page, "やり直す").click();
    await totals(page, SALES, { target: "228,658.00" });
  });
});

test("renaming a plan in the list is undone only in the list", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await act(page, SAITAMA, "名前を変更");
    const field = page.getByRole("textbox", { name: "計画の名称" });
    await field.fill("人材支援計画");
    await field.press("Enter");
    await openPlan(page, "人材支援計画");
    await enter(row(page, CONSULTATIONS).target(2017), "300");
    await page.locator(".plan-name").click();
    for (let step = 0; step < 2; step += 1) await page.keyboard.press("Control+z");
    await shows(message(page), "この計画には、元に戻す操作がありません。");
    await totals(page, CONSULTATIONS, { target: "600" });
    await openList(page);
    assert.equal(await button(page, "元に戻す").getAttribute("title"), "計画の名前の変更");
    await page.keyboard.press("Control+z");
    await link(page, SAITAMA).waitFor();
  });
});

test("an undone edit stays undone after a reload", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2022), "30,000");
    await isSaved(page);
    await button(page, "元に戻す").click();
    await totals(page, SALES, { target: "224,200.00" });
    await isSaved(page);
    await page.reload();
    assert.equal(await row(page, SALES).target(2022).inputValue(), "25,542.00");
  });
});
