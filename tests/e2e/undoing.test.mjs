// 元に戻す and やり直す, by key and by button: one step for one thing done, and the field's own while it is being typed in.

import assert from "node:assert/strict";
import { cell, enter, isSaved, openList, openSample, row, shows, test, totals, withSample } from "./harness.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const message = (page) => page.locator('[data-field="message"]');

function inSakata(t, run) {
  return withSample(t, "002", async (tools) => {
    await run({ ...tools, kpi: row(tools.page, SALES) });
  });
}

test("a cell that was typed in and left comes back by Ctrl+Z, and the focus goes to it", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.target(2022).fill("30,000");
    await kpi.target(2022).press("Tab");
    await totals(page, SALES, { target: "228,658.00" });
    await page.keyboard.press("Control+z");
    await totals(page, SALES, { target: "224,200.00" });
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    assert.ok(await kpi.target(2022).evaluate((input) => input === document.activeElement));
    await shows(message(page), `元に戻す: ${SALES} 2022年度 目標`);
  });
});

test("the cell that was taken in by Enter comes back under the caret", (t) => {
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

test("while typing is unfinished Ctrl+Z is the field's own, and the figures follow it", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2023), "30,000");
    await kpi.target(2022).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("9");
    await totals(page, SALES, { target: "193,887.00" });
    await page.keyboard.press("Control+z");
    // the browser's own step: the text that stood in the field before
    await totals(page, SALES, { target: "219,420.00" });
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    assert.equal(await kpi.target(2023).inputValue(), "30,000");
    await page.keyboard.press("Control+z");
    await totals(page, SALES, { target: "224,200.00" });
  });
});

test("the buttons take steps back and forth, one for each thing done, and say what they would do", (t) => {
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

test("a step of another plan is taken back where it was made", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, "県内中堅・中小企業の相談件数").target(2017), "300");
    const there = page.url();
    await openList(page);
    await openSample(page, "003");
    await page.keyboard.press("Control+z");
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    await openSample(page, "002");
    await button(page, "元に戻す").click();
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    await page.goto(there.replace(/[0-9a-z]+\/kpi$/, "x/kpi"));
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    await button(page, "元に戻す").click();
    await shows(message(page), "元に戻す: 県内中堅・中小企業の相談件数 2017年度 目標");
  });
});

test("what was undone is kept undone", (t) => {
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
