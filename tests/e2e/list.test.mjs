// 計画一覧, ごみ箱 and 保管, the names of plans, and the switch of languages.

import assert from "node:assert/strict";
import {
  act, cell, enter, isSaved, openForm, openList, openPlan, openSample, row, shows, test, totals, withPage, withSample,
} from "./harness.mjs";

const SAITAMA = "中小企業高度人材支援計画";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const hasFocus = async (locator) => assert.ok(await locator.evaluate((it) => it === document.activeElement));

/** Waits until the list holds these plans in this order. */
async function plansAre(page, names) {
  await page.waitForFunction(
    (names) => JSON.stringify([...document.querySelectorAll(".plan-table tbody a")].map((a) => a.textContent)) === names,
    JSON.stringify(names),
  );
}

test("an empty list says so; a new plan is listed with its form, years and counts, and stays after a reload", (t) => {
  return withPage(t, async ({ page }) => {
    await page.getByText("まだ計画がありません。").waitFor();
    await openSample(page, "001");
    await openList(page);
    await plansAre(page, [SAITAMA]);
    await page.getByRole("row", { name: /^埼玉県 .*2019年度 2 0\/2/ }).waitFor();
    assert.match(await link(page, SAITAMA).getAttribute("title"), /^埼玉県　.*（2016年様式、2017～2019年度）$/);
    assert.equal(await page.getByText("まだ計画がありません。").isVisible(), false);
    await openForm(page, "戦略");
    await openList(page);
    await plansAre(page, [SAITAMA, "（名称未入力）"]);
    await isSaved(page);
    await page.reload();
    await plansAre(page, [SAITAMA, "（名称未入力）"]);
    await openPlan(page, "（名称未入力）");
    await cell(page, "1番目の指標 現状値").waitFor();
  });
});

test("plans with equal names are distinguished by a number", (t) => {
  return withPage(t, async ({ page }) => {
    for (let times = 0; times < 2; times += 1) {
      await openSample(page, "001");
      await openList(page);
    }
    await openForm(page, "2022年様式");
    await openList(page);
    await openForm(page, "活動計画");
    await openList(page);
    await plansAre(page, [SAITAMA, `${SAITAMA}（2番目）`, "（名称未入力）", "（名称未入力）（2番目）"]);
    await act(page, `${SAITAMA}（2番目）`, "ごみ箱へ");
    await plansAre(page, [SAITAMA, "（名称未入力）", "（名称未入力）（2番目）"]);
    await openPlan(page, "（名称未入力）（2番目）");
    await cell(page, "1番目の指標 現状値").waitFor();
  });
});

test("a plan in the bin is restored with its figures, by its button or by undo", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, "県内中堅・中小企業の相談件数").target(2017), "300");
    await openList(page);
    await act(page, SAITAMA, "ごみ箱へ");
    await page.getByText("まだ計画がありません。").waitFor();
    await hasFocus(link(page, "ごみ箱"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "ごみ箱" }).waitFor();
    await isSaved(page);
    await page.reload();
    await button(page, `${SAITAMA} 元へ戻す`).click();
    await page.getByText("ごみ箱は空です。").waitFor();
    await link(page, "計画一覧へ戻る").click();
    await plansAre(page, [SAITAMA]);
    await act(page, SAITAMA, "ごみ箱へ");
    await plansAre(page, []);
    await button(page, "元に戻す").click();
    await plansAre(page, [SAITAMA]);
    await openPlan(page, SAITAMA);
    await totals(page, "県内中堅・中小企業の相談件数", { target: "700" });
  });
});

test("a plan is renamed in the list with Enter; Esc keeps the old name, and undo restores it", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await act(page, SAITAMA, "名前を変更");
    const field = page.getByRole("textbox", { name: "計画の名称" });
    await hasFocus(field);
    await field.fill("人材支援計画");
    await field.press("Escape");
    await plansAre(page, [SAITAMA]);
    await act(page, SAITAMA, "名前を変更");
    await field.fill("人材支援計画");
    await field.press("Enter");
    await plansAre(page, ["人材支援計画"]);
    await hasFocus(button(page, "人材支援計画 の操作"));
    await button(page, "元に戻す").click();
    await plansAre(page, [SAITAMA]);
  });
});

test("a copy of a plan has the same figures and is edited independently", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await act(page, SAITAMA, "複製");
    await plansAre(page, [SAITAMA, `${SAITAMA}（2番目）`]);
    await hasFocus(link(page, `${SAITAMA}（2番目）`));
    await openPlan(page, `${SAITAMA}（2番目）`);
    await enter(row(page, "県内中堅・中小企業の相談件数").target(2017), "300");
    await totals(page, "県内中堅・中小企業の相談件数", { target: "700" });
    await openList(page);
    await openPlan(page, SAITAMA);
    await totals(page, "県内中堅・中小企業の相談件数", { target: "600" });
  });
});

test("an archived plan is absent from the list and 総括表, can be opened from 保管 and can be restored", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    assert.equal(await link(page, "保管").count(), 0);
    await openForm(page, "活動計画");
    await openList(page);
    await act(page, SAITAMA, "保管する");
    await plansAre(page, ["（名称未入力）"]);
    await hasFocus(link(page, "保管"));
    await link(page, "総括表").click();
    await page.getByRole("heading", { level: 1, name: "総括表" }).waitFor();
    assert.equal(await page.getByText(SAITAMA).count(), 0);
    await openList(page);
    await isSaved(page);
    await page.reload();
    await link(page, "保管").click();
    await page.getByRole("heading", { level: 1, name: "保管" }).waitFor();
    await link(page, SAITAMA).click();
    await page.getByText("この計画は保管してあり").waitFor();
    await button(page, "元へ戻す").click();
    await page.getByText("この計画は保管してあり").waitFor({ state: "detached" });
    await openList(page);
    await plansAre(page, [SAITAMA, "（名称未入力）"]);
    assert.equal(await link(page, "保管").count(), 0);
  });
});

test("emptying the bin asks first and names its plans, and undo does not restore them", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await openSample(page, "000");
    await openList(page);
    await act(page, SAITAMA, "ごみ箱へ");
    await link(page, "ごみ箱").click();
    await button(page, "ごみ箱を空にする").click();
    await page.getByText(`「${SAITAMA}」を完全に消します（1件）。`).waitFor();
    await button(page, "やめる").click();
    await button(page, `${SAITAMA} 元へ戻す`).waitFor();
    await button(page, "ごみ箱を空にする").click();
    await button(page, "完全に消す").click();
    await page.getByText("ごみ箱は空です。").waitFor();
    await isSaved(page);
    const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("keikaku/plan/")));
    assert.equal(keys.length, 1);
    await button(page, "元に戻す").click();
    await openList(page);
    await plansAre(page, []);
    assert.equal(await link(page, SAITAMA).count(), 0);
  });
});

test("each plan in the list shows its findings, progress and save date, and a search finds it by a word", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, "県内中堅・中小企業の相談件数").actual(2017), "210");
    await openList(page);
    await openSample(page, "002");
    await openList(page);
    await isSaved(page);
    const saitama = page.getByRole("row", { name: new RegExp(SAITAMA) });
    await saitama.getByText("警告4・情報6").waitFor();
    await page.getByRole("combobox", { name: "年度" }).selectOption("2017年度");
    await saitama.getByText("達成1・未入力1").waitFor();
    await saitama.getByText("1/2", { exact: true }).waitFor();
    await saitama.getByText(/^\d+月\d+日$/).waitFor();
    await page.getByRole("searchbox", { name: "計画を探す" }).fill("酒田");
    await page.waitForFunction(() => document.querySelectorAll(".plan-table tbody tr:not([hidden])").length === 1);
    assert.equal(await saitama.isVisible(), false);
    await page.getByRole("searchbox", { name: "計画を探す" }).fill("どこにもない");
    await page.getByText("この条件に合う計画はありません。").waitFor();
  });
});

/** The Japanese texts on the page that are not marked as Japanese, as the names of plans, rows and bodies are. */
const japaneseLeft = (page) => page.evaluate(() => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  // The names by which cells are labelled are read as one text with our own words.
  const data = "[lang='ja']:not(html), [id^='name-']";
  const notShown = "noscript, #start-failed";
  const left = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (japanese.test(node.data) && !node.parentElement.closest(`${data}, ${notShown}`)) left.push(node.data);
  }
  const names = [...document.querySelectorAll("[id^='name-']")].map(({ textContent }) => textContent).filter(Boolean);
  for (const element of document.querySelectorAll(":is([aria-label], [title]):not([lang='ja'])")) {
    for (const name of ["aria-label", "title"]) {
      // The sentence of a chart has figures in the KPI's own unit.
      const ofData = [...names, "千円"];
      const text = ofData.reduce((text, data) => text.replaceAll(data, ""), element.getAttribute(name) ?? "");
      if (japanese.test(text)) left.push(`${name}: ${text}`);
    }
  }
  return left;
});

test("on the English page all Japanese is data; the language survives a reload and can be switched back", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await button(page, "English").click();
    await page.getByRole("heading", { level: 1, name: "Targets and actuals" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await button(page, "Unused slots (2)").click();
    await cell(page, "Indicator 3 FY2022 Target").waitFor();
    await page.getByRole("button", { name: "Indicator 3 Details", exact: true }).click();
    await page.getByRole("combobox", { name: "Indicator 3 Condition of the target", exact: true }).waitFor();
    assert.deepEqual(await japaneseLeft(page), []);
    await link(page, "Files").click();
    await page.getByRole("heading", { level: 1, name: "Files" }).waitFor();
    assert.deepEqual(await japaneseLeft(page), []);
    await isSavedInEnglish(page);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Files" }).waitFor();
    await link(page, "Regional Plan Workbook").click();
    await button(page, "New plan").click();
    await page.getByRole("radio", { name: "Strategy" }).waitFor();
    assert.deepEqual(await japaneseLeft(page), []);
    await button(page, "Start from a sample").click();
    await page.locator('[data-sample="000"]').waitFor();
    assert.deepEqual(await japaneseLeft(page), []);
    await link(page, "Bin").click();
    await page.getByRole("heading", { level: 1, name: "Bin" }).waitFor();
    assert.deepEqual(await japaneseLeft(page), []);
    await button(page, "日本語").click();
    await page.getByRole("heading", { level: 1, name: "ごみ箱" }).waitFor();
    await page.reload();
    await shows(page.getByRole("heading", { level: 1 }), "ごみ箱");
  });
});

const isSavedInEnglish = (page) => page.locator('[data-field="save-state"]').filter({ hasText: /^Saved/ }).waitFor();

test("a new plan asks for its first year and number of years, proposes the form's number and rejects unreadable text", (t) => {
  return withPage(t, async ({ page }) => {
    await page.getByRole("button", { name: "新しい計画" }).click();
    const [first, count] = [page.getByRole("textbox", { name: "最初の年度" }), page.getByRole("textbox", { name: "年数" })];
    assert.equal(await count.inputValue(), "6");
    await page.getByRole("radio", { name: "戦略" }).check();
    assert.equal(await count.inputValue(), "5");
    await first.fill("いつか");
    await page.getByRole("button", { name: "この様式で作る" }).click();
    await page.getByText("最初の年度を「2024」「令和6」のように記入してください。").waitFor();
    await first.fill("令和3年度");
    await count.fill("２");
    await page.getByRole("button", { name: "この様式で作る" }).click();
    await cell(page, "1番目の指標 2021年度 目標").waitFor();
    await cell(page, "1番目の指標 2022年度 目標").waitFor();
    assert.equal(await cell(page, "1番目の指標 2023年度 目標").count(), 0);
  });
});
