// チェック: the findings at each KPI and in the list, the way to each place, and silencing with a reason.

import assert from "node:assert/strict";
import { cell, enter, openList, row, shows, test, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });

/** The findings that `docs/decisions.md` 22 lists for the cleanest and the richest sample; tests/it/checks/documents.rs has all samples. */
const SAMPLES = {
  "002": [],
  "004": [
    "DUP-002", "DUP-002", "DUP-005", "DUP-005", "DUP-006", "DUP-006", "KPI-009", "KPI-009", "KPI-011", "KPI-011",
    "KPI-012", "KPI-012", "KPI-012", "KPI-012", "KPI-014", "YEAR-007",
  ],
};

async function openChecks(page) {
  await link(page, "チェック").click();
  await page.getByRole("heading", { level: 1, name: "チェック" }).waitFor();
}

/** The codes of the shown findings, in alphabetical order. */
const codes = (page) =>
  page.locator("[data-finding]:visible").evaluateAll((all) => all.map((it) => it.dataset.finding).sort());

for (const [code, expected] of Object.entries(SAMPLES)) {
  test(`sample ${code} has exactly the findings that its document deserves`, (t) => {
    return withSample(t, code, async ({ page }) => {
      await openChecks(page);
      await page.locator(expected.length > 0 ? "[data-finding]" : ".empty").first().waitFor();
      assert.deepEqual(await codes(page), expected);
      await shows(page.locator(".count"), expected.length > 0 ? String(expected.length) : "");
    });
  });
}

test("a KPI shows its first finding and the number of findings, and marks the fields concerned", (t) => {
  return withSample(t, "003", async ({ page }) => {
    const first = page.locator("[data-indicator]").first();
    await first.locator("[data-finding]").waitFor();
    assert.equal(await first.locator("[data-finding]").count(), 1);
    assert.equal(await first.locator("[data-finding]").getAttribute("data-finding"), "KPI-001");
    assert.equal(await first.locator("[data-finding]").getAttribute("data-text"), "✕2");
    assert.match(await first.locator("[data-finding]").textContent(), /指標名.*単位/);
    const name = cell(page, "1番目の指標名");
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    const unit = cell(page, "1番目の指標 単位");
    assert.match(await page.locator(`#${await unit.getAttribute("aria-describedby")}`).textContent(), /単位/);
    await enter(name, "観光客数");
    await enter(cell(page, "観光客数 単位"), "人");
    await page.waitForFunction(() => !document.querySelector("[data-indicator]").querySelector("[data-finding]"));
    assert.equal(await name.getAttribute("aria-invalid"), null);
  });
});

test("the mark of a KPI opens 詳細 at its findings, and a finding there leads to its field", (t) => {
  return withSample(t, "003", async ({ page }) => {
    const first = page.locator("[data-indicator]").first();
    const mark = first.locator("button[data-finding]");
    await mark.click();
    const findings = page.locator("#drawer-findings");
    await findings.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "drawer-findings");
    assert.equal(await findings.getByRole("button").count(), 2);
    await findings.getByRole("button", { name: /指標名/ }).first().click();
    await page.waitForFunction(() => document.activeElement?.matches("textarea.name"));
  });
});

test("a finding appears when its cell is left, not during typing, and the rows below do not move", (t) => {
  return withSample(t, "002", async ({ page }) => {
    const kpi = row(page, "ビジネスプロジェクト実施による売上・資金調達サポート等金額");
    const below = page.locator("[data-indicator]").nth(1);
    const before = (await below.boundingBox()).y;
    const baseline = cell(page, "ビジネスプロジェクト実施による売上・資金調達サポート等金額 事業開始前");
    await baseline.fill("");
    assert.equal(await kpi.group.locator("[data-finding]").count(), 0);
    await baseline.press("Tab");
    await kpi.group.locator('[data-finding="KPI-009"]').waitFor();
    assert.equal((await below.boundingBox()).y, before);
  });
});

test("the list of findings is filtered by severity and leads to the field of a finding by a click or Enter", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openChecks(page);
    await page.getByRole("radio", { name: "警告 6" }).check();
    assert.deepEqual(await codes(page), ["DUP-002", "DUP-002", "KPI-009", "KPI-009", "KPI-011", "KPI-011"]);
    await page.getByRole("radio", { name: "エラー 0" }).check();
    assert.deepEqual(await codes(page), []);
    await page.getByText("この重さの指摘はありません。").waitFor();
    await page.getByRole("radio", { name: "すべて 16" }).check();
    await link(page, "KPI-009 指標⑤の現状値").click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    const baseline = cell(page, "開業3年後の事業継続率 現状値");
    await page.waitForFunction((id) => document.activeElement?.id === id, await baseline.getAttribute("id"));
    await openChecks(page);
    // 把握時期 is among the 詳細, which open for it.
    await link(page, "KPI-014 指標⑦の把握時期").focus();
    await page.keyboard.press("Enter");
    const measured = page.getByRole("combobox", { name: "女性の有業率 把握時期", exact: true });
    await measured.waitFor();
    await page.waitForFunction((id) => document.activeElement?.id === id, await measured.getAttribute("id"));
  });
});

test("チェック on paper lists every finding, whatever the filter by severity", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openChecks(page);
    await page.getByRole("radio", { name: "エラー 0" }).check();
    const none = page.getByText("この重さの指摘はありません。");
    await none.waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("[data-finding]").evaluateAll((all) => all.filter((one) => one.checkVisibility()).length), 16);
    assert.equal(await none.isVisible(), false);
  });
});

test("a finding in the list that concerns a fact leads to its field in 基本情報", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openChecks(page);
    await link(page, "YEAR-003 5-2の⑧ 事業実施期間の終期").click();
    await page.getByRole("heading", { level: 1, name: "基本情報" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "fact-project_end");
    assert.equal(await page.locator('.fact [data-finding="YEAR-003"]').count(), 1);
  });
});

test("silencing a warning requires a reason, can be undone and redone, and can be revoked", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openChecks(page);
    const silence = button(page, "KPI-009 指標⑤の現状値 確認済みにする");
    await silence.click();
    await button(page, "決定").click();
    await shows(page.locator('[data-field="message"]'), "理由を書いてください。後で見た人が、なぜそのままでよいかわかるようにします。");
    await page.getByRole("textbox", { name: "確認済みにする理由" }).fill("調査がまだない");
    await page.keyboard.press("Enter");
    await page.getByText("理由: 調査がまだない").waitFor();
    await shows(page.locator(".count"), "15");
    await page.waitForFunction(() => document.activeElement?.id === "checks");
    await button(page, "元に戻す").click();
    await shows(page.locator(".count"), "16");
    await button(page, "やり直す").click();
    await shows(page.locator(".count"), "15");
    await button(page, "KPI-009 指標⑤の現状値 確認済みを取り消す").click();
    await shows(page.locator(".count"), "16");
  });
});

test("errors have no button to silence them", (t) => {
  return withSample(t, "003", async ({ page }) => {
    await openChecks(page);
    assert.equal(await page.locator("[data-finding]").count(), 6);
    assert.equal(await page.getByRole("button", { name: /確認済みにする/ }).count(), 0);
  });
});

test("fields not filled in are listed separately from the findings and link to their field", (t) => {
  return withPage(t, async ({ page }) => {
    await button(page, "新しい計画").click();
    await button(page, "この様式で作る").click();
    await openChecks(page);
    await page.getByText("指摘はありません。").waitFor();
    await page.getByRole("heading", { name: "未入力 24" }).waitFor();
    await link(page, "1 地域再生計画の名称: 未入力").click();
    await page.waitForFunction(() => document.activeElement?.id === "fact-name");
    await openList(page);
  });
});

/** Types into 基準日 as a user does, and leaves it by Enter. */
async function typeDay(page, text) {
  const day = page.getByRole("textbox", { name: "基準日", exact: true });
  await day.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  return day;
}

test("overdue actuals give findings only if 基準日 is set, which a reload keeps and undo restores", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await openChecks(page);
    await page.getByText("基準日: 今日。").waitFor();
    assert.equal(await page.locator('[data-finding^="EVAL"]').count(), 0);
    const day = await typeDay(page, "令和8年11月20日");
    await page.locator('[data-finding="EVAL-002"]').first().waitFor();
    await page.getByText("2026年11月20日（令和8年11月20日）").waitFor();
    assert.equal(await day.inputValue(), "2026年11月20日");
    const told = await page.locator('[data-finding="EVAL-002"]').count();
    await page.reload();
    await page.locator('[data-finding="EVAL-002"]').nth(told - 1).waitFor();
    await typeDay(page, "");
    await page.getByText("基準日: 今日。").waitFor();
    assert.equal(await page.locator('[data-finding^="EVAL"]').count(), 0);
    await button(page, "元に戻す").click();
    await page.waitForFunction(() => document.querySelector("#reference-date").value === "2026年11月20日");
    await page.locator('[data-finding="EVAL-002"]').nth(told - 1).waitFor();
  });
});

test("findings are listed first, and the blank actuals of 44 KPIs are folded into one line below them", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 44, 6);
    await openChecks(page);
    await page.getByRole("heading", { level: 2, name: "対応が必要な事項 44" }).waitFor();
    const first = await page.locator("[data-finding]").first().boundingBox();
    assert.ok(first.y + first.height <= page.viewportSize().height, `the first finding ends at ${first.y + first.height}`);
    const steps = link(page, /^取組\d+の実施件数の.*実績: 未入力$/);
    assert.equal(await steps.first().isVisible(), false);
    await page.getByText("2020～2025年度 未入力の実績を記入（44件）").click();
    await steps.nth(43).waitFor();
    await steps.first().click();
    await page.getByRole("textbox", { name: /^取組1の実施件数 \d+年度 実績$/ }).and(page.locator(":focus")).waitFor();
  });
});

test("the finding mark of a KPI makes the cell line show the cell concerned", (t) => {
  return withSample(t, "002", async ({ page }) => {
    const second = page.locator("[data-indicator]").nth(1);
    await enter(second.locator("tr.target .year input").nth(1), "99999999");
    await page.locator("[data-indicator]").first().locator("tr.target .year input").first().click();
    await second.locator(".finding-mark").click();
    await page.locator("#drawer-findings").waitFor();
    await page.locator(".cell-name", { hasText: /^サンロクIT女子コミュニティ.* 2023年度 目標$/ }).waitFor();
  });
});

test("without 基準日, actuals due by today are listed under 対応が必要な事項 and lead to their cell", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openChecks(page);
    await page.getByRole("heading", { level: 2, name: "対応が必要な事項 2" }).waitFor();
    await page.getByRole("link", { name: "県内中堅・中小企業の相談件数の2017年度・2018年度・2019年度 実績: 未入力" }).click();
    await cell(page, "県内中堅・中小企業の相談件数 2017年度 実績").and(page.locator(":focus")).waitFor();
  });
});

test("an invalid date stays in 基準日 with the reason and does not change the day, and a button enters today", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openChecks(page);
    await page.clock.setFixedTime(new Date(2026, 10, 20));
    await button(page, "今日を基準日にする").click();
    await page.waitForFunction(() => document.querySelector("#reference-date").value === "2026年11月20日");
    const day = await typeDay(page, "2026年2月30日");
    await page.getByText("暦にない日付です。").waitFor();
    assert.equal(await day.inputValue(), "2026年2月30日");
    assert.equal(await day.getAttribute("aria-invalid"), "true");
    await page.getByText("2026年11月20日（令和8年11月20日）").waitFor();
    // While somebody types in the field, undo is the field's own.
    await page.keyboard.type("1");
    await page.keyboard.press("ControlOrMeta+z");
    await page.getByText("2026年11月20日（令和8年11月20日）").waitFor();
    await typeDay(page, "2026-11-21");
    await page.getByText("2026年11月21日（令和8年11月21日）").waitFor();
    assert.equal(await day.getAttribute("aria-invalid"), null);
  });
});

test("今日を基準日にする replaces an invalid date even if 基準日 is already today", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openChecks(page);
    await page.clock.setFixedTime(new Date(2026, 10, 20));
    await button(page, "今日を基準日にする").click();
    const day = await typeDay(page, "2026年2月30日");
    await page.getByText("暦にない日付です。").waitFor();
    await button(page, "今日を基準日にする").click();
    await page.waitForFunction(() => document.querySelector("#reference-date").value === "2026年11月20日");
    assert.equal(await day.getAttribute("aria-invalid"), null);
  });
});

test("a day typed into 基準日 is kept if the page is reloaded before the field is left", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openChecks(page);
    await page.getByRole("textbox", { name: "基準日", exact: true }).click();
    await page.keyboard.type("令和8年11月20日");
    await page.reload();
    await page.getByText("2026年11月20日（令和8年11月20日）").waitFor();
  });
});
