// 基本情報: typed and read back, with the reading shown beside the text, and one step of history for each field.

import assert from "node:assert/strict";
import { enter, isSaved, openForm, openList, shows, test, withPage, withSample } from "./harness.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const beside = (page, fact) => page.locator(`#about-fact-${fact}`);

async function openFacts(page) {
  await page.getByRole("link", { name: "基本情報", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "基本情報" }).waitFor();
}

test("facts are kept as typed after a reload, and one undo restores a field", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await openFacts(page);
    const area = field(page, "3 地域再生計画の区域");
    const old = await area.inputValue();
    await area.fill("酒田市の全域と\n隣の町");
    await field(page, "5-2の⑦ 総事業費").fill("60,240千円");
    await page.keyboard.press("Tab");
    await isSaved(page);
    await page.reload();
    assert.equal(await area.inputValue(), "酒田市の全域と\n隣の町");
    assert.equal(await field(page, "5-2の⑦ 総事業費").inputValue(), "60,240千円");
    await area.fill("別の区域");
    await button(page, "元に戻す").click();
    assert.equal(await area.inputValue(), "酒田市の全域と\n隣の町");
    assert.notEqual(old, "別の区域");
  });
});

test("the plan name in the header and in the list follows the name in 基本情報", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "戦略");
    await openFacts(page);
    await field(page, "計画の名称").fill("みなとまち戦略");
    await shows(page.locator(".plan-name"), "みなとまち戦略");
    await openList(page);
    await page.getByRole("link", { name: "みなとまち戦略", exact: true }).waitFor();
  });
});

test("a cost is shown in yen, and a date with its era unless 元号を併記する is unchecked", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openFacts(page);
    await enter(field(page, "5-2の⑦ 総事業費"), "６０，２４０千円");
    await beside(page, "project_cost").getByText("60,240千円 = 60,240,000円").waitFor();
    await beside(page, "plan_end").getByText("2020年3月31日（令和2年3月31日）").waitFor();
    await page.getByRole("checkbox", { name: "元号を併記する" }).uncheck();
    await beside(page, "plan_end").getByText("2020年3月31日", { exact: true }).waitFor();
    await page.reload();
    await beside(page, "plan_end").getByText("2020年3月31日", { exact: true }).waitFor();
  });
});

test("an impossible date is reported beside its field, and a blank required field is shown as 未入力", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await openFacts(page);
    await enter(field(page, "6 計画期間の終期"), "2027年2月30日");
    await beside(page, "plan_end").getByText("暦にない日付です。").waitFor();
    await page.locator('#about-fact-plan_end [data-finding="YEAR-006"]').waitFor();
    await enter(field(page, "1 地域再生計画の名称"), "");
    await beside(page, "name").getByText("未入力").waitFor();
  });
});

test("the form 活動計画 asks for its own facts", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "活動計画");
    await openFacts(page);
    const names = await page.locator(".fact-head label").allTextContents();
    assert.deepEqual(names, ["計画の名称", "団体名", "活動の始まり", "活動の終わり", "連絡先", "達成率の出し方", "達成率の端数"]);
  });
});

test("undoing a change of form restores the fields of 基本情報", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "2022年様式");
    await page.getByRole("link", { name: "本文", exact: true }).click();
    await page.getByRole("combobox", { name: "様式", exact: true }).selectOption({ label: "活動計画" });
    await openFacts(page);
    await field(page, "連絡先").waitFor();
    await shows(page.locator(".form-name"), "活動計画");
    await button(page, "元に戻す").click();
    await field(page, "1 地域再生計画の名称").waitFor();
    await shows(page.locator(".form-name"), "2022年様式");
  });
});

test("新しい計画 asks three questions for an activity plan, and the new plan contains the answers", (t) => {
  return withPage(t, async ({ page }) => {
    await button(page, "新しい計画").click();
    await page.getByRole("radio", { name: "活動計画" }).check();
    await field(page, "計画の名称").fill("里山の会");
    await field(page, "数えるもの").fill("参加者数");
    await field(page, "いつから").fill("2024年5月");
    await button(page, "この様式で作る").click();
    await field(page, "参加者数 2024年度 実績").waitFor();
    await shows(page.locator(".plan-name"), "里山の会");
  });
});
