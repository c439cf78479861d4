// Typing in the grid: what follows each keystroke, what happens when a cell is left, and what can be undone.

import assert from "node:assert/strict";
import {
  BROWSERS, cell, derived, enter, isSaved, openForm, openSample, row, shows, test, totals, withPage, withSample,
} from "./harness.mjs";
import { openLarge } from "./large.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const focused = (page) => page.evaluate(() => document.activeElement.id);
const button = (page, name) => page.getByRole("button", { name, exact: true });

function inSakata(t, run) {
  return withSample(t, "002", async (tools) => {
    await run({ ...tools, kpi: row(tools.page, SALES) });
  });
}

test("the total follows full-width digits while they are typed, and the text as typed is kept in 詳細", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.target(2026).click();
    await kpi.target(2026).fill("");
    await kpi.target(2026).pressSequentially("６０，０００");
    await totals(page, SALES, { target: "229,574.00" });
    assert.equal(await kpi.target(2026).inputValue(), "６０，０００");
    await kpi.target(2026).press("Tab");
    assert.equal(await kpi.target(2026).inputValue(), "60,000");
    await totals(page, SALES, { target: "229,574.00" });
    await button(page, `${SALES} 詳細`).click();
    await page.locator(".drawer").getByText("2026年度 目標: ６０，０００", { exact: true }).waitFor();
  });
});

test("each typed actual updates the running sum, the rate of the year and the overall rate", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    const typed = [
      [2022, "25,542", "25,542", "100.0%", "100.0%（2022年度）"],
      [2023, "17,390", "42,932", "50.0%", "71.2%（2022～2023年度）"],
      [2024, "27,313", "70,245", "50.0%", "61.1%（2022～2024年度）"],
      [2025, "54,626", "124,871", "100.0%", "73.6%（2022～2025年度）"],
      [2026, "54,626", "179,497", "100.0%", "80.1%"],
    ];
    for (const [year, text, sum, rate, overall] of typed) {
      await enter(kpi.actual(year), text);
      await shows(await derived(page, SALES, "実績累計", year), sum);
      await shows(await derived(page, SALES, "単年度達成率", year), rate);
      await totals(page, SALES, { rate: overall });
    }
    await totals(page, SALES, { actual: "179,497" });
  });
});

test("missing years and preliminary values are noted beside the total", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2023), "");
    await totals(page, SALES, { target: "189,420.00（1年分未入力）（記載は 224,200.00）" });
    await enter(kpi.target(2023), "未把握");
    await totals(page, SALES, { target: "189,420.00（1年分未把握）（記載は 224,200.00）" });
    for (const year of [2022, 2023, 2024, 2025]) await enter(kpi.actual(year), "7,000");
    await totals(page, SALES, { actual: "28,000（1年分未入力）" });
    await enter(kpi.actual(2026), "800(速報)");
    await totals(page, SALES, { actual: "28,800（速報を含む）" });
  });
});

test("unreadable text stays as typed, is marked with a finding and is excluded from the total", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2022), "12,34x");
    assert.equal(await kpi.target(2022).inputValue(), "12,34x");
    assert.equal(await kpi.target(2022).getAttribute("aria-invalid"), "true");
    await totals(page, SALES, { target: "198,658.00（1年分読取不能）（記載は 224,200.00）" });
    await shows(kpi.group.locator('[data-finding="KPI-005"] [id^=said]'), `「${SALES}」の2022年度の目標「12,34x」を数値として読み取れません。数値を、値がないときは「-」、わからないときは「未把握」を記入してください。`);
    const described = await kpi.target(2022).getAttribute("aria-describedby");
    assert.match(await page.locator(`#${described}`).textContent(), /「12,34x」/);
    await enter(kpi.target(2022), "25,542.00");
    await totals(page, SALES, { target: "224,200.00" });
    assert.equal(await kpi.target(2022).getAttribute("aria-invalid"), null);
    assert.equal(await kpi.target(2022).getAttribute("aria-describedby"), null);
    assert.equal(await kpi.group.locator("[data-finding]").count(), 0);
  });
});

test("Esc restores the old text and the old total and leaves no undo step", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    const kpi = row(page, SALES);
    await kpi.target(2022).fill("99");
    await totals(page, SALES, { target: "198,757.00" });
    await kpi.target(2022).press("Escape");
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    await totals(page, SALES, { target: "224,200.00" });
    assert.equal(await button(page, "元に戻す").getAttribute("title"), null);
  });
});

test("a lone minus sign or a trailing decimal point does not change the total and is no error", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.target(2022).click();
    await kpi.target(2022).press("Control+A");
    const steps = [
      ["-", "224,200.00"],
      ["1", "198,657.00"],
      ["2", "198,646.00"],
      [".", "198,646.00"],
      ["5", "198,645.50"],
    ];
    for (const [key, total] of steps) {
      await kpi.target(2022).press(key);
      await totals(page, SALES, { target: total });
      assert.equal(await kpi.target(2022).getAttribute("aria-invalid"), null);
    }
  });
});

test("a unit typed after a figure is removed if it is the unit of the KPI", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await enter(kpi.target(2026), "54,626 千円");
    assert.equal(await kpi.target(2026).inputValue(), "54,626");
    await enter(kpi.target(2026), "54,626.00");
    await totals(page, SALES, { target: "224,200.00" });
  });
});

test("typing 50％超 sets the target and 目標の条件 in one undo step", (t) => {
  return withSample(t, "004", async ({ page }) => {
    const name = "開業3年後の事業継続率";
    await enter(row(page, name).target(2023), "50％超");
    assert.equal(await row(page, name).target(2023).inputValue(), "50");
    await button(page, `${name} 詳細`).click();
    const bound = page.getByRole("combobox", { name: `${name} 目標の条件`, exact: true });
    assert.equal(await bound.locator("option:checked").textContent(), "超");
    await enter(row(page, name).actual(2023), "50");
    await totals(page, name, { rate: "99.9%（2023年度・おおむね順調）" });
    for (let steps = 0; steps < 2; steps += 1) await button(page, "元に戻す").click();
    assert.equal(await row(page, name).target(2023).inputValue(), "70");
    // The drawer has followed the focus to the next KPI, and returns with it.
    await row(page, name).target(2023).click();
    assert.equal(await bound.locator("option:checked").textContent(), "以上");
  });
});

test("目標の数え方 can be changed and changed back without losing a cell", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    const basis = page.getByRole("combobox", { name: `${SALES} 目標の数え方`, exact: true });
    await basis.selectOption({ label: "計画期間の累計" });
    await cell(page, `${SALES} 計画期間 目標`).waitFor();
    assert.equal(await kpi.target(2022).count(), 0);
    assert.equal(await focused(page), await basis.getAttribute("id"));
    await enter(cell(page, `${SALES} 計画期間 目標`), "300,000");
    await basis.selectOption({ label: "各年度の値" });
    await totals(page, SALES, { target: "54,626.00（2026年度）（記載は 224,200.00）" });
    await basis.selectOption({ label: "各年度の増加分" });
    await totals(page, SALES, { target: "224,200.00" });
    assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
    await basis.selectOption({ label: "計画期間の累計" });
    assert.equal(await cell(page, `${SALES} 計画期間 目標`).inputValue(), "300,000");
  });
});

test("a sum typed into a cell is shown and counted as its result, and the typed text is kept", (t) => {
  return inSakata(t, async ({ page, kpi }) => {
    await kpi.actual(2022).click();
    await page.keyboard.type("48");
    await totals(page, SALES, { actual: "48（4年分未入力）" });
    await page.keyboard.type("+");
    await totals(page, SALES, { actual: "48（4年分未入力）" });
    await page.keyboard.type("5");
    await totals(page, SALES, { actual: "53（4年分未入力）" });
    await page.keyboard.press("Tab");
    assert.equal(await kpi.actual(2022).inputValue(), "53");
    await kpi.actual(2022).click();
    await page.locator(".cell-said").getByText("入力: 48+5").waitFor();
    await enter(kpi.actual(2023), "=100-1");
    assert.equal(await kpi.actual(2023).inputValue(), "99");
    await enter(kpi.actual(2024), "+10");
    assert.equal(await kpi.actual(2024).inputValue(), "10");
  });
});

test("Enter and ↓ move from a name to its unit and on to the first target", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "2022年様式");
    await cell(page, "1番目の指標名").click();
    await page.keyboard.type("移住相談件数");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id.endsWith("-unit"));
    assert.equal(await cell(page, "移住相談件数 単位").evaluate((field) => field === document.activeElement), true);
    await page.keyboard.type("件");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /-target-\d{4}$/.test(document.activeElement.id));
    await page.keyboard.type("10");
    await cell(page, "移住相談件数 単位").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => /-target-\d{4}$/.test(document.activeElement.id));
    assert.equal(await page.evaluate(() => document.activeElement.value), "10");
    await cell(page, "2番目の指標名").click();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement.id.endsWith("-unit"));
  });
});

for (const browser of BROWSERS) {
  test(`${browser.name}: figures typed while 目標の数え方 has the focus after a unit are entered into the first cells`, (t) => {
    return withPage(t, async ({ page }) => {
      await openForm(page, "2022年様式");
      await cell(page, "1番目の指標名").click();
      await page.keyboard.type("移住相談件数");
      await page.keyboard.press("Tab");
      await page.keyboard.type("件");
      await page.keyboard.press("Tab");
      await page.getByRole("combobox", { name: "移住相談件数 目標の数え方" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.type("15");
      await page.keyboard.press("Tab");
      await page.keyboard.type("10");
      await page.keyboard.press("Tab");
      assert.equal(await cell(page, "移住相談件数 事業開始前").inputValue(), "15");
      assert.equal(await page.getByRole("textbox", { name: /^移住相談件数 \d{4}年度 目標$/ }).first().inputValue(), "10");
    }, { browser });
  });
}

test("on a telephone a second tap selects the figure again, and ＋足す adds to it in one undo step", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    const [name] = await openLarge(page, 3, 3);
    await isSaved(page);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    const heading = phone.getByRole("heading", { level: 1, name: /年度の実績入力$/ });
    await heading.waitFor();
    const year = /(\d{4})年度/.exec(await heading.textContent())[1];
    const input = cell(phone, `${name} ${year}年度 実績`);
    const press = (named) => button(phone, named).tap();
    await input.tap();
    await phone.keyboard.type("48");
    await input.tap();
    await phone.waitForFunction(() => {
      const { selectionStart, selectionEnd, value } = document.activeElement;
      return selectionStart === 0 && selectionEnd === value.length;
    });
    await phone.keyboard.type("53");
    assert.equal(await input.inputValue(), "53");
    await press("＋足す");
    const added = phone.getByRole("textbox", { name: "足す数", exact: true });
    await phone.waitForFunction(() => document.activeElement.id === "added-number");
    await added.fill("5");
    await shows(phone.locator(".adding output"), "53 ＋ 5 ＝ 58");
    await press("足す");
    await phone.waitForFunction((id) => document.activeElement.id === id, await input.getAttribute("id"));
    assert.equal(await input.inputValue(), "58");
    await press("元に戻す");
    await input.waitForFunction((it) => it.value === "53");
  });
});
