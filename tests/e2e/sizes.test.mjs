// Impossible figures: a figure of another size than its neighbours is asked about, a KPI that should fall has its own kind of
// rate, and yearly values under heads with 増加分 are converted by a button.

import assert from "node:assert/strict";
import { KPI, button, changes, link, openGrid, preview, read, send, takeIn, withField } from "./answers.mjs";
import { cell, enter, openForm, row, shows, test, withPage, withSample } from "./harness.mjs";

const choice = (page, name) => page.getByRole("combobox", { name, exact: true });

async function openOverview(page) {
  await link(page, "概況").click();
  await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
}

/** The first fiscal year of the plan whose grid is open. */
const firstYear = async (page) => Number((await page.getByRole("columnheader").nth(3).textContent()).slice(0, 4));

test("a returned figure ten thousand times too large is not selected, and the reason is shown beside it", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    await enter(row(page, KPI).actual(2017), "197");
    const answer = withField(await send(page, download), 1, "実績", "2018年度", "1984000");
    await read(page, "回答.csv", answer.text);
    await preview(page).waitFor();
    const reason = "前年197、目標200の約1万倍です。単位と桁を確かめてください。";
    assert.deepEqual(await changes(page), [["set", `${KPI} 2018年度 実績`, "（空欄）", `1,984,0003行目「1984000」: ${reason}`]]);
    const tick = page.getByRole("checkbox", { name: `${KPI} 2018年度 実績` });
    assert.equal(await tick.isChecked(), false);
    await tick.check();
    await takeIn(page).click();
    await openGrid(page);
    assert.equal(await row(page, KPI).actual(2018).inputValue(), "1,984,000");
  });
});

test("a figure typed far too large gives KPI-015, and 概況 shows 要確認 until it is corrected", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, KPI).actual(2017), "197");
    await enter(row(page, KPI).actual(2018), "44,300,000");
    await link(page, "チェック").click();
    await page.locator('main [data-finding="KPI-015"]').waitFor();
    await openOverview(page);
    await choice(page, "年度").selectOption({ label: "2018年度" });
    const state = page.locator("[data-progress]").filter({ hasText: KPI }).locator(".of-state");
    await state.filter({ hasText: "要確認" }).waitFor();
    const reason = page.locator("[data-progress]").filter({ hasText: KPI }).locator(".reason");
    const odd = "数値が前後の年度や目標と大きく違う";
    assert.equal(await reason.innerText(), `${odd}。チェックで確認`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await reason.innerText(), odd, "paper does not send its reader to a page");
    await page.emulateMedia({ media: null });
    const counted = page.getByRole("group", { name: "判定ごとの件数" }).getByRole("button", { name: /^要確認/ });
    assert.match((await counted.textContent()).trim(), /1$/);
    await openGrid(page);
    await enter(row(page, KPI).actual(2018), "198");
    await openOverview(page);
    await state.filter({ hasText: "おおむね順調" }).waitFor();
    await counted.waitFor({ state: "hidden" });
  });
});

test("a KPI with the aim 減らす has a rate marked 増減, and its condition is 以下", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "戦略");
    const name = "不登校の割合";
    await enter(cell(page, "1番目の指標名"), name);
    await enter(cell(page, `${name} 単位`), "％");
    const first = await firstYear(page);
    await enter(cell(page, `${name} 現状値`), "4.0");
    await enter(row(page, name).target(first), "2.4");
    await enter(row(page, name).actual(first), "3.6");
    await button(page, `${name} 詳細`).click();
    await choice(page, `${name} めざす向き`).selectOption({ label: "減らす" });
    assert.equal(await choice(page, `${name} 目標の条件`).locator("option:checked").textContent(), "以下");
    await page.waitForFunction(() => document.querySelector('[data-field="rate"]')?.textContent.includes("増減による"));
    assert.match(await row(page, name).rate.textContent(), /25\.0%/);
    await openOverview(page);
    await page.locator("[data-progress] td", { hasText: /25\.0% 増減/ }).first().waitFor();
    // The year is running, so that there is no judgement but the progress.
    await page.getByText(/目標2\.4％以下に対し3\.6％（年度の\d+％経過）/).waitFor();
  });
});

test("yearly values in the 2022 form are converted to increments in one undo step", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "2022年様式");
    const name = "住民の満足度";
    await enter(cell(page, "1番目の指標名"), name);
    await enter(cell(page, `${name} 単位`), "％");
    await choice(page, `${name} 目標の数え方`).selectOption({ label: "各年度の値" });
    const first = await firstYear(page);
    await enter(cell(page, `${name} 事業開始前`), "40");
    for (const [nth, figure] of [42, 45, 45, 50, 60].entries()) await enter(row(page, name).target(first + nth), String(figure));
    await link(page, "チェック").click();
    await page.locator('main [data-finding="PLAN-015"]').waitFor();
    await openGrid(page);
    await button(page, `${name} 詳細`).click();
    await page.getByText("目標の書き方を直す").click();
    // A blank year refuses the conversion with its name, and nothing changes.
    await page.getByText(`${first + 5}年度 目標が空欄か数値ではないため、直せません。`).first().waitFor();
    await enter(row(page, name).target(first + 5), "-");
    await button(page, "増加分に直す").click();
    await shows(choice(page, `${name} 目標の数え方`).locator("option:checked"), "各年度の増加分");
    const targets = () => Promise.all([0, 1, 2, 3, 4].map((nth) => row(page, name).target(first + nth).inputValue()));
    assert.deepEqual(await targets(), ["2", "3", "0", "5", "10"]);
    await button(page, "元に戻す").click();
    await shows(choice(page, `${name} 目標の数え方`).locator("option:checked"), "各年度の値");
    assert.deepEqual(await targets(), ["42", "45", "45", "50", "60"]);
  });
});
