// Views of the figures and states of cells: levels, a single group, closing a year, 速報 and 未把握, shares.

import assert from "node:assert/strict";
import { act, actOnYears, cell, enter, isSaved, row, showLines, shows, state, test, totals, unfold, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const WELLBEING = "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const undo = (page) => button(page, "元に戻す").click();
const level = (page, year, kind = "目標") => cell(page, `${SALES} ${year}年度 ${kind}（水準）`);

const inSakata = (t, run) => withSample(t, "002", async (tools) => {
  await run({ ...tools, kpi: row(tools.page, SALES) });
});

test("a level typed for increments changes its year and the next, and one undo restores both", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await showLines(page, "水準", true);
    assert.equal(await level(page, 2022).inputValue(), "69,000.00");
    assert.equal(await level(page, 2026).inputValue(), "267,658.00");
    await level(page, 2023).click();
    await page.keyboard.type("１００，０００");
    await totals(page, SALES, { target: "224,200.00" });
    await page.keyboard.press("ArrowRight");
    assert.equal(await level(page, 2023).inputValue(), "100,000.00");
    assert.equal(await level(page, 2024).inputValue(), "158,406.00");
    await showLines(page, "水準", false);
    assert.equal(await kpi.target(2023).inputValue(), "31,000.00");
    assert.equal(await kpi.target(2024).inputValue(), "58,406.00");
    await undo(page);
    assert.equal(await kpi.target(2023).inputValue(), "34,780.00");
    assert.equal(await kpi.target(2024).inputValue(), "54,626.00");
  });
});

test("the grid still shows levels after another view, and 年度の実績入力 shows the stored increments", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "10");
    await showLines(page, "水準", true);
    const grid = page.url();
    await page.goto(grid.replace(/kpi$/, "close/2022"));
    assert.equal(await kpi.actual(2022).inputValue(), "10");
    await page.goto(grid);
    await level(page, 2022).waitFor();
    assert.equal(await level(page, 2022).inputValue(), "69,000.00");
    assert.equal(await page.locator(".grid").getByText("目標（水準）").first().isVisible(), true);
    assert.equal(await level(page, 2024, "実績").getAttribute("readonly"), "");
    await showLines(page, "水準", false);
    await page.getByRole("link", { name: "チェック" }).click();
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
  });
});

test("a level is read-only if an earlier year is blank, and the description of its cell says why", (t) => {
  return inSakata(t, async ({ page }) => {
    await showLines(page, "水準", true);
    assert.equal(await level(page, 2022, "実績").getAttribute("readonly"), null);
    assert.equal(await level(page, 2023, "実績").getAttribute("readonly"), "");
    assert.match(await level(page, 2023, "実績").getAttribute("aria-description"), /^2022年度が未入力/);
    await enter(level(page, 2022, "実績"), "60000");
    await page.waitForFunction((id) => !document.getElementById(id).readOnly, await level(page, 2023, "実績").getAttribute("id"));
    await totals(page, SALES, { actual: "16,542.00（4年分未入力）" });
  });
});

test("a button marks an actual as 速報, and its replacement records the former value with date and reason", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "25,000");
    await kpi.actual(2022).click();
    await state(page, "速報").click();
    assert.equal(await kpi.actual(2022).inputValue(), "25,000（速報）");
    await totals(page, SALES, { actual: "25,000（4年分未入力・速報を含む）" });
    await enter(kpi.actual(2022), "25,300");
    await kpi.actual(2022).click();
    await page.locator(".cell-said").filter({ hasText: /前の値: 25,000（速報）（\d{4}-\d\d-\d\dに差し替え）/ }).waitFor();
    await enter(cell(page, "変更の理由"), "決算で確定");
    await isSaved(page);
    await page.reload();
    await kpi.actual(2022).click();
    assert.equal(await cell(page, "変更の理由").inputValue(), "決算で確定");
  });
});

test("buttons set 集計中 and 該当なし, and 見込 is not offered for a cell without a number", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.actual(2022).click();
    await state(page, "集計中").click();
    assert.equal(await kpi.actual(2022).inputValue(), "集計中");
    assert.equal(await kpi.actual(2022).evaluate((input) => input === document.activeElement), true);
    assert.equal(await state(page, "集計中").isChecked(), true);
    assert.equal(await state(page, "見込").count(), 0);
    await state(page, "該当なし").click();
    assert.equal(await kpi.actual(2022).inputValue(), "-");
    await undo(page);
    await undo(page);
    assert.equal(await kpi.actual(2022).inputValue(), "");
  });
});

test("each cell has its own note, and undo removes it", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.actual(2023).click();
    await enter(cell(page, `${SALES} 備考`), "決算前の値");
    await kpi.actual(2022).click();
    assert.equal(await cell(page, `${SALES} 備考`).inputValue(), "");
    await kpi.actual(2023).click();
    assert.equal(await cell(page, `${SALES} 備考`).inputValue(), "決算前の値");
    await undo(page);
    assert.equal(await cell(page, `${SALES} 備考`).inputValue(), "");
  });
});

test("the actual of a share is computed from its numerator and denominator", (t) => {
  return inSakata(t, async ({ page }) => {
    const share = row(page, WELLBEING);
    await share.actual(2022).click();
    await enter(cell(page, "分子"), "36");
    assert.equal(await share.actual(2022).inputValue(), "");
    await enter(cell(page, "分母"), "120");
    assert.equal(await share.actual(2022).inputValue(), "30.00");
    await undo(page);
    assert.equal(await share.actual(2022).inputValue(), "");
    assert.equal(await cell(page, "分母").inputValue(), "");
  });
});

test("a filter by section shows only its rows, keys skip the others, and すべて shows all rows again", (t) => {
  return inSakata(t, async ({ page }) => {
    await unfold(page);
    for (const [name, section] of [[SALES, "商工港湾課"], [WELLBEING, "企画調整課"]]) {
      await button(page, `${name} 詳細`).click();
      await enter(cell(page, `${name} 所管課`), section);
      await button(page, `${name} 詳細`).click();
    }
    await choice(page, "所管課で絞り込む").selectOption({ label: "企画調整課" });
    await page.getByText("4件のうち1件を表示", { exact: true }).waitFor();
    assert.equal(await page.locator("[data-indicator]").count(), 1);
    await row(page, WELLBEING).actual(2022).click();
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement.id), await row(page, WELLBEING).actual(2022).getAttribute("id"));
    await choice(page, "所管課で絞り込む").selectOption({ label: "すべて" });
    assert.equal(await page.locator("[data-indicator]").count(), 4);
  });
});

test("a row moved while a filter is on moves past the next row shown, and not past a hidden row alone", (t) => {
  return inSakata(t, async ({ page }) => {
    await unfold(page);
    for (const name of [SALES, "3番目の指標", "4番目の指標"]) {
      await button(page, `${name} 詳細`).click();
      await enter(cell(page, `${name} 所管課`), "商工港湾課");
      await button(page, `${name} 詳細`).click();
    }
    const names = () => page.locator("textarea.name").evaluateAll((inputs) => inputs.map(({ value }) => value));
    await choice(page, "所管課で絞り込む").selectOption({ label: "商工港湾課" });
    await page.getByText("4件のうち3件を表示", { exact: true }).waitFor();
    await act(page, `${SALES}`, "下へ");
    await page.waitForFunction((name) => document.querySelectorAll("textarea.name")[1]?.value === name, SALES);
    assert.ok(await button(page, `${SALES} の操作`).evaluate((it) => it === document.activeElement));
    await act(page, `${SALES}`, "上へ");
    await page.waitForFunction((name) => document.querySelectorAll("textarea.name")[0]?.value === name, SALES);
    await act(page, `${SALES}`, "上へ");
    await choice(page, "所管課で絞り込む").selectOption({ label: "すべて" });
    assert.deepEqual((await names()).slice(0, 3), [WELLBEING, SALES, "-"]);
  });
});

test("typing a numerator for a 速報 actual keeps the focus, and the replaced figure is recorded", (t) => {
  return inSakata(t, async ({ page }) => {
    const share = row(page, WELLBEING);
    await enter(share.actual(2022), "10（速報）");
    await share.actual(2022).click();
    await enter(cell(page, "分母"), "100");
    await cell(page, "分子").click();
    await page.keyboard.type("36");
    assert.equal(await cell(page, "分子").inputValue(), "36");
    await page.keyboard.press("Enter");
    assert.equal(await share.actual(2022).inputValue(), "36.00");
    await page.locator(".cell-said").filter({ hasText: "前の値: 10（速報）" }).waitFor();
  });
});

test("the cell bar is empty after its KPI is removed and works again after the removal is undone", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "7");
    await kpi.actual(2022).click();
    await act(page, `${SALES}`, "削除");
    await page.getByText("表の欄を選ぶと、その欄のことがここに出ます。", { exact: true }).waitFor();
    await undo(page);
    await kpi.actual(2022).click();
    await state(page, "見込").click();
    await page.getByRole("radio", { name: "見込", checked: true }).waitFor();
  });
});

test("a filter whose last row no longer matches can be reset, and every row has its chart again", (t) => {
  return inSakata(t, async ({ page }) => {
    await unfold(page);
    for (const [name, section] of [[SALES, "商工港湾課"], [WELLBEING, "企画調整課"]]) {
      await button(page, `${name} 詳細`).click();
      await enter(cell(page, `${name} 所管課`), section);
    }
    await choice(page, "所管課で絞り込む").selectOption({ label: "企画調整課" });
    await enter(cell(page, `${WELLBEING} 所管課`), "商工港湾課");
    await choice(page, "所管課で絞り込む").selectOption({ label: "すべて" });
    assert.equal(await page.locator("[data-indicator]").count(), 4);
    await page.waitForFunction(() => document.querySelectorAll("[data-indicator] .picture svg").length === 4);
  });
});

test("a block pasted into 年度の実績入力 fills only the chosen year", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    await choice(page, "年度").selectOption({ label: "2024年度" });
    await cell(page, `${SALES} 2024年度 実績`).click();
    await page.evaluate(() => addEventListener("copy", (event) => {
      event.clipboardData.setData("text/plain", "11\t22\n");
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true, once: true }));
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+v");
    assert.equal(await cell(page, `${SALES} 2024年度 実績`).inputValue(), "11");
    await page.locator('[data-field="message"]').filter({ hasText: "入力欄のない1か所は貼り付けていません" }).waitFor();
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    assert.equal(await kpi.actual(2025).inputValue(), "");
  });
});

test("年度の実績入力 shows the nearest year when its year is removed by undo, and the year again after やり直す", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const last = await page.locator('[role="columnheader"]').evaluateAll((all) => Math.max(...all.map((it) => Number(/^(20\d\d)/.exec(it.textContent)?.[1] ?? 0))));
    await actOnYears(page, "末尾に年度を追加");
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    const year = page.getByRole("combobox", { name: "年度", exact: true });
    await year.selectOption(String(last + 1));
    const heading = (year) => page.getByRole("heading", { level: 1, name: new RegExp(`${year}年度`) });
    await heading(last + 1).waitFor();
    await page.getByRole("button", { name: "元に戻す", exact: true }).click();
    await heading(last).waitFor();
    assert.ok(!(await year.locator("option").allTextContents()).some((text) => text.startsWith(String(last + 1))));
    await page.getByRole("button", { name: "やり直す", exact: true }).click();
    await heading(last + 1).waitFor();
  });
});

test("the status of an actual can be set in 年度の実績入力, too", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    await choice(page, "年度").selectOption({ label: "2024年度" });
    await cell(page, `${SALES} 2024年度 実績`).click();
    await state(page, "未公表").click();
    await page.waitForFunction(() => document.activeElement.value === "未公表");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.value === "比較不能");
    await page.getByText("実績の記入: 2件のうち2件（うち未公表1件・比較不能1件）", { exact: true }).waitFor();
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    assert.equal(await kpi.actual(2024).inputValue(), "未公表");
  });
});

test("年度の実績入力 shows nothing about a focused cell that it does not contain", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.target(2022).click();
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    await page.locator(".cell-name").filter({ hasText: "表の欄を選ぶと" }).waitFor();
    assert.equal(await page.getByRole("radio").count(), 0);
    await choice(page, "年度").selectOption({ label: "2023年度" });
    await cell(page, `${SALES} 2023年度 実績`).click();
    await page.locator(".cell-name").filter({ hasText: "2023年度 実績" }).waitFor();
    await choice(page, "年度").selectOption({ label: "2024年度" });
    await page.locator(".cell-name").filter({ hasText: "表の欄を選ぶと" }).waitFor();
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
  });
});

test("missing actuals come first and keep their place while filled in, and one button restores the plan's order", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openLarge(page, 5, 2);
    await enter(cell(page, `${names[0]} 2020年度 実績`), "調査中");
    await enter(cell(page, `${names[3]} 2020年度 実績`), "");
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    await choice(page, "年度").selectOption({ label: "2020年度" });
    await page.getByRole("heading", { level: 1, name: "2020年度の実績入力" }).waitFor();
    const shown = () => page.locator(".closing tbody th").allTextContents();
    const texts = await page.locator(".closing input.cell").evaluateAll((inputs) => inputs.map(({ value }) => value));
    const open = texts.filter((text) => text === "").length;
    assert.ok(open >= 1 && texts.indexOf("調査中") === open, `${texts}`);
    const first = await shown();
    await cell(page, `${first[0]} 2020年度 実績`).click();
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.closest("tr").querySelector("th").textContent), first[1]);
    assert.deepEqual(await shown(), first);
    await page.getByRole("button", { name: "未入力を先に", exact: true }).click();
    await page.waitForFunction((name) => document.querySelector(".closing tbody th").textContent === name, names[0]);
    assert.deepEqual(await shown(), names);
  });
});

test("a paste over several KPIs is refused while 年度の実績入力 is not in the order of the plan", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openLarge(page, 4, 2);
    await enter(cell(page, `${names[0]} 2021年度 実績`), "9");
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    await choice(page, "年度").selectOption({ label: "2021年度" });
    const actuals = () => page.locator(".closing input.cell").evaluateAll((inputs) => inputs.map(({ value }) => value));
    await page.waitForFunction(() => document.querySelectorAll(".closing input.cell")[3]?.value === "9");
    const before = await actuals();
    const paste = async () => {
      await page.locator(".closing input.cell").first().click();
      await page.evaluate(() => addEventListener("copy", (event) => {
        event.clipboardData.setData("text/plain", "1\n2\n3\n4\n");
        event.preventDefault();
        event.stopImmediatePropagation();
      }, { capture: true, once: true }));
      await page.keyboard.press("Control+c");
      await page.keyboard.press("Control+v");
    };
    await paste();
    await page.locator('[data-field="message"]').filter({ hasText: "並びが計画の順ではない" }).waitFor();
    assert.deepEqual(await actuals(), before);
    await button(page, "未入力を先に").click();
    await page.waitForFunction(() => document.querySelector(".closing input.cell").value === "9");
    await paste();
    await page.locator('[data-field="message"]').filter({ hasText: "貼り付けました" }).waitFor();
    assert.deepEqual(await actuals(), ["1", "2", "3", "4"]);
  });
});

test("a search by words filters the KPIs of 数値目標と実績 and 概況 until it is cleared", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 24, 3);
    const search = page.getByRole("searchbox", { name: "検索" });
    const lists = (rows, count) => page.waitForFunction(([rows, count]) => document.querySelectorAll(rows).length === count, [rows, count]);
    await search.fill("ない言葉");
    await page.getByText("この条件に合う指標はありません。", { exact: false }).waitFor();
    await search.fill("取組2 商工");
    await lists("[data-indicator]", 3);
    await page.getByText("24件のうち3件を表示", { exact: true }).waitFor();
    await page.getByRole("link", { name: "概況", exact: true }).click();
    await lists("[data-progress]", 3);
    assert.equal(await search.inputValue(), "取組2 商工");
    await search.fill("ない言葉");
    await lists("[data-progress]", 0);
    await search.fill("");
    await lists("[data-progress]", 24);
  });
});

test("年度の実績入力 has one column for actuals, with last year's actuals and the targets beside it", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.actual(2022), "25,000");
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    await page.getByRole("heading", { level: 1, name: /の実績入力$/ }).waitFor();
    await choice(page, "年度").selectOption({ label: "2023年度" });
    await page.getByRole("heading", { level: 1, name: "2023年度の実績入力" }).waitFor();
    const line = page.getByRole("row").filter({ has: page.getByText(SALES, { exact: true }) });
    assert.deepEqual((await line.getByRole("gridcell").allTextContents()).slice(0, 2), ["25,000", "34,780.00"]);
    await page.getByText("実績の記入: 2件のうち0件", { exact: true }).waitFor();
    await cell(page, `${SALES} 2023年度 実績`).click();
    await page.keyboard.type("17390");
    await page.keyboard.press("Enter");
    await page.keyboard.type("15x");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement.value), "17,390");
    await shows(line.locator(".rate"), "50.0%");
    await page.getByText("実績の記入: 2件のうち2件", { exact: true }).waitFor();
    assert.equal(await cell(page, `${WELLBEING} 2023年度 実績`).getAttribute("aria-invalid"), "true");
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    await totals(page, SALES, { actual: "42,390（3年分未入力）" });
  });
});
