// What a document states beside the computed figures: its rates and grades, its rounding, a changed target, and a KPI
// that is a part of another KPI.

import assert from "node:assert/strict";
import { cell, enter, isSaved, row, test, totals, withSample } from "./harness.mjs";
import { SALES, WELLBEING } from "./hand.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const drawer = (page) => page.locator("#drawer");

const inSakata = (t, run) => withSample(t, "002", async (tools) => {
  await run({ ...tools, kpi: row(tools.page, SALES) });
});

test("a stated rate that differs from the computed one gives a finding, and a stated grade is only kept", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "12,771");
    await button(page, `${SALES} 詳細`).click();
    const line = drawer(page).getByRole("row", { name: /^2022年度/ });
    await line.getByText("50.0%", { exact: true }).waitFor();
    const stated = cell(page, `${SALES} 2022年度 記載の達成率・評価`);
    await enter(stated, "60%");
    const finding = drawer(page).locator(".drawer-findings").getByText("2022年度の記載の達成率（60%）が計算した達成率（50.0%）と異なります");
    await finding.waitFor();
    await enter(stated, "Ｃ");
    await finding.waitFor({ state: "detached" });
    await enter(cell(page, `${SALES} 2022年度 記載の出し方`), "担当課の評価");
    await isSaved(page);
    await page.reload();
    await button(page, `${SALES} 詳細`).click();
    assert.equal(await stated.inputValue(), "Ｃ");
    assert.equal(await cell(page, `${SALES} 2022年度 記載の出し方`).inputValue(), "担当課の評価");
  });
});

test("実績の書き方 follows 目標の数え方 and can be chosen only for increments", (t) => {
  return inSakata(t, async ({ page }) => {
    await button(page, `${SALES} 詳細`).click();
    const kind = choice(page, `${SALES} 実績の書き方`);
    assert.equal(await kind.locator("option:checked").textContent(), "その年度の増加分");
    for (const [basis, said] of [["各年度の値", "その年度の値"], ["計画期間の累計", "その年度の増加分"], ["計画期間の平均", "その年度の値"]]) {
      await choice(page, `${SALES} 目標の数え方`).selectOption({ label: basis });
      const stated = drawer(page).getByRole("status", { name: `${SALES} 実績の書き方`, exact: true });
      await stated.filter({ hasText: new RegExp(`^${said}$`) }).waitFor();
      assert.equal(await kind.count(), 0, basis);
    }
  });
});

test("rates follow the rounding chosen for the plan, and undo restores the former rounding", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "12,000");
    await totals(page, SALES, { rate: "47.0%（2022年度）" });
    await link(page, "基本情報").click();
    await choice(page, "達成率の端数").selectOption({ label: "整数（切り捨て）" });
    await link(page, "数値目標と実績").click();
    await totals(page, SALES, { rate: "46%（2022年度）" });
    await button(page, "元に戻す").click();
    await totals(page, SALES, { rate: "47.0%（2022年度）" });
  });
});

test("a target changed after the first actual records its former value and the reason for the change", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "12,771");
    await enter(kpi.target(2024), "60,000");
    await kpi.target(2024).click();
    await page.locator(".cell-said").filter({ hasText: /前の値: 54,626\.00（\d{4}-\d\d-\d\dに差し替え）/ }).waitFor();
    await enter(cell(page, "変更の理由"), "中間見直し");
    await button(page, `${SALES} 詳細`).click();
    await drawer(page).getByText(/^2024年度 目標: 54,626\.00（\d{4}-\d\d-\d\dに差し替え: 中間見直し）$/).waitFor();
  });
});

test("a KPI that is part of another is marked うち in the table, in 概況 and in the printed list", (t) => {
  return inSakata(t, async ({ page }) => {
    await button(page, `${WELLBEING} 詳細`).click();
    const partOf = choice(page, `${WELLBEING} 内訳（うち書き）`);
    await partOf.selectOption({ label: `${SALES}のうち` });
    const marks = page.locator(".part-mark");
    await marks.getByText("うち", { exact: true }).waitFor();
    const isMarked = async (view) => {
      await marks.first().waitFor();
      assert.deepEqual(await marks.allTextContents(), ["うち"], view);
    };
    await link(page, "概況").click();
    await isMarked("概況");
    await link(page, "印刷").click();
    await page.getByRole("radiogroup", { name: "印刷するもの" }).getByRole("radio", { name: "一覧" }).check();
    await isMarked("一覧");
    await link(page, "数値目標と実績").click();
    await button(page, "元に戻す").click();
    await marks.waitFor({ state: "detached" });
  });
});
