// A figure in another unit than its KPI's: no total counts it, the cell bar offers to convert it, the note keeps the
// original text, and one undo takes the conversion back.

import assert from "node:assert/strict";
import { SALES } from "./hand.mjs";
import { cell, enter, row, shows, test, totals, withSample } from "./harness.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Runs with 酒田市's plan open. Its first KPI is in 百万円, and its stated total is removed. */
const inMillions = (t, run) => withSample(t, "002", async ({ page }) => {
  const kpi = row(page, SALES);
  await enter(cell(page, `${SALES} 単位`), "百万円");
  await enter(kpi.actual(2023), "250百万円");
  await run({ page, kpi });
});

test("3億円 in a KPI with unit 百万円 counts in no total until converted, and undo reverts the conversion", (t) => {
  return inMillions(t, async ({ page, kpi }) => {
    await totals(page, SALES, { actual: "250（4年分未入力）" });
    await enter(kpi.actual(2022), "3億円");
    assert.equal(await kpi.actual(2022).inputValue(), "3億円");
    await totals(page, SALES, { actual: "250（3年分未入力・1年分読取不能）" });
    await shows(kpi.group.locator('[data-finding="KPI-004"] [id^=said]').first(), `「${SALES}」の2022年度の実績「3億円」は指標の単位（百万円）と違うため、数値にしていません（累計・達成率に入りません）。欄を選んで、300百万円に換算するか、百万円の値として読むかを決めてください。`);

    await kpi.actual(2022).click();
    await button(page, "3百万円として読む").waitFor();
    await button(page, "300百万円に換算").click();
    await totals(page, SALES, { actual: "550（3年分未入力）" });
    assert.equal(await kpi.actual(2022).inputValue(), "300");
    await button(page, "300百万円に換算").waitFor({ state: "detached" });
    const note = cell(page, `${SALES} 備考`);
    assert.equal(await note.inputValue(), "「3億円」を300百万円に換算");

    await button(page, "元に戻す").click();
    await totals(page, SALES, { actual: "250（3年分未入力・1年分読取不能）" });
    assert.equal(await kpi.actual(2022).inputValue(), "3億円");
  });
});

test("after the unit of a KPI changes, an unread cell becomes a figure only by its button", (t) => {
  return inMillions(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "3億円");
    await enter(cell(page, `${SALES} 単位`), "億円");
    await totals(page, SALES, { actual: "250（3年分未入力・1年分読取不能・単位の異なる値を含む）" });
    await kpi.actual(2022).click();
    await button(page, "この単位で読み直す").click();
    await totals(page, SALES, { actual: "253（3年分未入力・単位の異なる値を含む）" });
    assert.equal(await kpi.actual(2022).inputValue(), "3");
  });
});
