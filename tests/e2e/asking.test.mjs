// Open questions about a file are asked before anything doubtful is imported; a large file is confirmed first, and can be
// stopped.

import assert from "node:assert/strict";
import { KPI, OTHER, button, changes, goOn, openFiles, openGrid, preview, read, sheet, takeIn } from "./answers.mjs";
import { cell, shows, stopClock, test, withSample } from "./harness.mjs";

/** The changes that would be made. KPIs that a foreign table does not have are only offered for removal. */
const taken = async (page) => (await changes(page)).filter(([kind]) => kind === "set");
const message = (page) => page.locator('[data-field="message"]');

async function inFiles(t, run) {
  await withSample(t, "001", async (tools) => {
    await openFiles(tools.page);
    await run(tools);
  });
}

test("an unmatched KPI name prompts a question, answered by the likely KPI, any other KPI or none", (t) => {
  return inFiles(t, async ({ page }) => {
    await read(page, "商工課.csv", "指標名,単位,区分,2017年度\r\n県内中堅・中小企業相談件数,,実績,210\r\n");
    await preview(page).waitFor();
    await page.getByText("確認したいことが1件あります。").waitFor();
    const question = page.getByRole("radiogroup", { name: /「県内中堅・中小企業相談件数」に対応するKPIが見つかりません/ });
    assert.deepEqual(await taken(page), []);
    assert.equal(await page.locator("[data-change] input:checked").count(), 0);
    await question.getByRole("radio", { name: new RegExp(`^${KPI}`) }).check();
    await page.locator('[data-change="set"]').first().waitFor();
    assert.ok((await taken(page)).some(([, place]) => place === `${KPI} 2017年度 実績`));
    assert.ok(await question.getByRole("radio", { checked: true }).evaluate((radio) => radio === document.activeElement), "the hand stays at the question");
    await question.getByRole("combobox", { name: "ほかの指標から選ぶ" }).selectOption({ label: OTHER });
    await page.getByRole("rowheader", { name: `${OTHER} 2017年度 実績` }).waitFor();
    await question.getByRole("radio", { name: "取り込まない" }).check();
    await page.locator('[data-change="set"]').first().waitFor({ state: "detached" });
    await question.getByRole("radio", { name: new RegExp(`^${KPI}`) }).check();
    await page.locator('[data-change="set"]').first().waitFor();
    await takeIn(page).click();
    await openGrid(page);
    assert.equal(await cell(page, `${KPI} 2017年度 実績`).inputValue(), "210");
  });
});

test("a year without an era prompts a question about the era and is read according to the answer", (t) => {
  return inFiles(t, async ({ page }) => {
    await read(page, "商工課.csv", `指標名,単位,区分,30年度\r\n${OTHER},,実績,8\r\n`);
    await sheet(page).waitFor();
    const question = page.locator("[data-question]").filter({ hasText: "年号のない年度は、どの年号ですか" });
    await button(question, "平成").click();
    await question.waitFor({ state: "detached" });
    await goOn(page).click();
    await page.locator('[data-change="set"]').waitFor();
    assert.deepEqual(await taken(page), [["set", `${OTHER} 2018年度 実績`, "（空欄）", "8"]]);
  });
});

/** A table with more rows than anybody fills in by hand. */
const rows = (count) => `指標名,単位,区分,2017年度\r\n${Array.from({ length: count }, (_, nth) => `指標${nth},件,実績,${nth}\r\n`).join("")}`;

test("a file of more than 50,000 rows is read only after confirmation, shows progress and can be stopped", (t) => {
  return inFiles(t, async ({ page }) => {
    // Reading continues by timers, so that it stops after its first slice until the clock advances.
    await stopClock(page);
    await read(page, "大きな表.csv", rows(120_000));
    await page.getByText("大きなファイルです").waitFor();
    await button(page, "続ける").click();
    await page.getByRole("progressbar", { name: "ファイルを読み込んでいます。" }).waitFor();
    await button(page, "読み込みをやめる").click();
    await shows(message(page), "読み込みをやめました。何も変わっていません。");
    assert.equal(await preview(page).count(), 0);
    await openGrid(page);
    assert.equal(await cell(page, `${KPI} 2017年度 目標`).inputValue(), "200");
    // Everything that would still run within a minute runs now.
    await page.clock.runFor(60_000);
    assert.equal(await preview(page).count(), 0, "it does not come back");
  });
});
