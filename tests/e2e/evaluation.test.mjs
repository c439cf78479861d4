// 効果検証: the sheet of a year, from the first figure to its publication, as an official fills it in.

import assert from "node:assert/strict";
import { accessibilityTroubles, shows, test, withPage, withSample } from "./harness.mjs";

const NAME = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";

/** Opens 効果検証 by its link. */
async function openEvaluation(page) {
  await page.getByRole("link", { name: "効果検証", exact: true }).click();
  await page.locator("[data-evaluation]").first().waitFor();
}

/** Types an actual of the first KPI and leaves the cell. */
async function enterActual(page, year, text) {
  const cell = page.getByRole("textbox", { name: `${NAME} ${year}年度 実績`, exact: true });
  await cell.fill(text);
  await cell.press("Tab");
}

const row = (page) => page.locator("[data-evaluation]").filter({ hasText: NAME });
const grade = (page) => row(page).locator('[data-field="grade"]');
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const step = (page) => page.locator('[data-field="evaluation-state"] [aria-current="step"]');

test("a year is evaluated, settled, corrected and published", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await enterActual(page, 2022, "18,000");
    await openEvaluation(page);
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    await shows(step(page), "記入中");
    await page.getByRole("combobox", { name: "判定の規則" }).selectOption({ label: "目標との比較" });
    await shows(grade(page), "未達成");
    assert.equal(await grade(page).getAttribute("data-sign"), "▼");

    await button(page, `${NAME} を開く`).click();
    await page.getByRole("img", { name: /2022年度/ }).waitFor();
    await field(page, `${NAME} 要因`).fill("出店者が減った。");
    await field(page, `${NAME} 今後の取組`).fill("窓口を増やす。");
    await page.getByRole("combobox", { name: "事業効果", exact: true }).selectOption({ label: "地方創生に効果があった" });
    await page.getByRole("radiogroup", { name: "総合戦略の見直し" }).getByRole("radio", { name: "なし" }).check();
    await page.locator("summary", { hasText: "意見と対応" }).click();
    await button(page, "意見を追加").click();
    await field(page, "意見1").fill("費用も示すべきである。");
    await field(page, "意見1への対応").fill("次回から示す。");
    await page.locator("summary", { hasText: "費用" }).click();
    await field(page, "実績額").fill("35,691千円");
    await field(page, "実績額").press("Tab");
    await page.getByText("35,691,000円（35,691千円）").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);

    await button(page, "確定する").first().click();
    await page.getByText("必須の欄に未記入はありません。").waitFor();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await shows(step(page), "確定");
    assert.equal(await field(page, `${NAME} 要因`).count(), 0, "what was settled is read");
    const rule = page.getByRole("combobox", { name: "判定の規則" });
    assert.ok(await rule.isDisabled(), "a settled sheet keeps its rule");
    assert.equal(await rule.evaluate((select) => select.selectedOptions[0].label), "目標との比較");
    assert.ok(await button(page, "規則を読み込む").isHidden());
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2023");
    await rule.selectOption({ label: "達成率による4段階（全体は達成した指標の割合）" });
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    assert.equal(await rule.evaluate((select) => select.selectedOptions[0].label), "目標との比較");
    await shows(grade(page), "未達成");
    await button(page, "元に戻す").click();

    await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
    await enterActual(page, 2022, "19,000");
    await openEvaluation(page);
    await row(page).getByText("18,000").waitFor();
    await button(page, `${NAME} を開く`).click();
    await page.locator('[data-field="correction"]', { hasText: "19,000" }).waitFor();
    await field(page, `${NAME} 確定後の修正の理由`).fill("速報の値を確定値に直した。");

    await page.locator("summary", { hasText: "公表・報告" }).click();
    await field(page, "公表日").fill("令和5年10月2日");
    await field(page, "公表の場所").fill("市のホームページ");
    await button(page, "公表する").first().click();
    await page.getByRole("group").getByText(/外部有識者の評価|今後の方針/).waitFor();
    await page.getByRole("group").getByRole("button", { name: "公表する" }).click();
    await shows(step(page), "公表");

    await button(page, "記入中に戻す").first().click();
    await field(page, "戻す理由").fill("数値の訂正");
    await page.getByRole("group").getByRole("button", { name: "記入中に戻す" }).click();
    await shows(step(page), "記入中");
    await row(page).getByText("19,000").waitFor();
    await page.reload();
    await openEvaluation(page);
    await button(page, `${NAME} を開く`).click();
    assert.equal(await field(page, `${NAME} 要因`).inputValue(), "出店者が減った。");
  });
});

test("公表 asks for the day of publication, proposes today, and reports a blank day", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await enterActual(page, 2022, "18,000");
    await openEvaluation(page);
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    await button(page, "確定する").first().click();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await shows(step(page), "確定");
    await button(page, "公表する").first().click();
    const day = field(page, "公表日");
    const today = await page.evaluate(() => new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long" }).format());
    assert.equal(await day.inputValue(), today);
    assert.ok(await day.evaluate((it) => it === document.activeElement));
    await page.getByText("後から「公表・報告」の欄に記入してください").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);

    await day.fill("");
    await page.getByRole("group").getByRole("button", { name: "公表する" }).click();
    await shows(step(page), "公表");
    await page.getByText("公表済みとしました。公表日は未記入です。").waitFor();
    await page.getByText(/公表（公表日未記入）/).first().waitFor();
    await button(page, "元に戻す").click();
    await shows(step(page), "確定");
    await button(page, "公表する").first().click();
    await field(page, "公表の場所").fill("市のホームページ");
    await page.getByRole("group").getByRole("button", { name: "公表する" }).click();
    await shows(step(page), "公表");
    assert.equal(await day.inputValue(), today, "it stands on the sheet");
    assert.equal(await field(page, "公表の場所").inputValue(), "市のホームページ");
  });
});

test("items of the evaluation sheet can be switched on and off, and filled-in items remain visible", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await openEvaluation(page);
    const costs = page.locator("details", { has: page.locator("summary", { hasText: /^費用$/ }) });
    assert.equal(await costs.getAttribute("open"), null);
    await page.locator("summary", { hasText: "様式の項目" }).click();
    const asked = (name) => page.getByRole("checkbox", { name, exact: true });
    await asked("費用").check();
    await field(page, "実績額").fill("35,691千円");
    await field(page, "実績額").press("Tab");
    await asked("実績額を決算額と呼ぶ").check();
    assert.equal(await field(page, "決算額").inputValue(), "35,691千円");
    await asked("費用").uncheck();
    await field(page, "決算額").waitFor();

    const effect = page.getByRole("combobox", { name: "事業効果", exact: true });
    await effect.selectOption({ label: "地方創生に効果があった" });
    await asked("事業効果").uncheck();
    await asked("今後の方針").uncheck();
    await page.getByRole("combobox", { name: "今後の方針", exact: true }).waitFor({ state: "hidden" });
    assert.ok(await effect.isVisible(), "something stands there");
    await button(page, "元に戻す").click();
    await page.getByRole("combobox", { name: "今後の方針", exact: true }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("evaluating a plan of four KPIs up to printing takes at most thirty actions besides entering texts", (t) => {
  return withSample(t, "000", async ({ page }) => {
    const year = page.getByRole("combobox", { name: "年度", exact: true });
    const open = page.getByRole("button", { name: /を開く$/ });
    await openEvaluation(page);
    const names = await open.evaluateAll((buttons) => buttons.map((it) => it.getAttribute("aria-label").replace(/ を開く$/, "")));
    assert.equal(names.length, 4);
    await year.selectOption("2019");
    for (const name of names) {
      await button(page, `${name} を開く`).click();
      await field(page, `${name} 今後の取組`).fill("窓口を増やす。");
    }
    await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
    for (const name of names) await field(page, `${name} 2020年度 実績`).fill("1");

    let acts = 0;
    const act = async (done) => {
      acts += 1;
      await done;
    };
    const press = (target) => act(target.click());
    const choose = (name, label) => act(page.getByRole("combobox", { name, exact: true }).selectOption({ label }));
    const summary = (text) => press(page.locator("summary", { hasText: text }));
    await press(page.getByRole("link", { name: "効果検証", exact: true }));
    await act(year.selectOption("2020"));
    await choose("判定の規則", "目標との比較");
    for (const name of names) {
      await press(button(page, `${name} を開く`));
      const kept = page.getByRole("radiogroup", { name: `${name} 前年の取組はどうなったか` });
      await act(kept.getByRole("radio", { name: "実施した", exact: true }).check());
      await field(page, `${name} 要因`).fill("来場者が減った。");
      await field(page, `${name} 今後の取組`).fill("日を増やす。");
    }
    await choose("事業効果", "地方創生に効果があった");
    await field(page, "外部有識者の評価").fill("有効であった。");
    await choose("今後の方針", "事業の継続");
    await field(page, "理由").fill("定着してきた。");
    await act(page.getByRole("radiogroup", { name: "総合戦略の見直し" }).getByRole("radio", { name: "なし" }).check());
    await summary("意見と対応");
    await press(button(page, "意見を追加"));
    await field(page, "意見1").fill("費用も示すべきである。");
    await field(page, "意見1への対応").fill("次回から示す。");
    await summary("費用");
    await field(page, "実績額").fill("1,000千円");
    await summary("会議");
    await press(button(page, "会議を追加"));
    await field(page, "会議1 名称").fill("有識者会議");
    await press(button(page, "確定する").first());
    await press(page.getByRole("group").getByRole("button", { name: "確定する" }));
    await summary("公表・報告");
    await field(page, "公表日").fill("令和3年10月1日");
    await field(page, "公表の場所").fill("市のホームページ");
    await press(button(page, "公表する").first());
    await press(page.getByRole("group").getByRole("button", { name: "公表する" }));
    await shows(step(page), "公表");
    await page.evaluate(() => { window.print = () => { window.isPrinted = true; }; });
    await press(button(page, "効果検証シートを印刷"));
    await page.waitForFunction(() => window.isPrinted);
    assert.ok(acts <= 30, `${acts} acts`);
    t.diagnostic(`${acts} acts`);
  });
});

test("a finding about a missing text leads to its field in the sheet of the year", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await enterActual(page, 2022, "18,000");
    await openEvaluation(page);
    const shownYear = page.getByRole("combobox", { name: "年度", exact: true });
    await shownYear.selectOption("2022");
    await button(page, "確定する").first().click();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await shows(step(page), "確定");
    await shownYear.selectOption("2023");
    await page.getByRole("link", { name: "チェック", exact: true }).click();
    const causes = page.locator('[data-finding="EVAL-007"]').filter({ hasText: "要因" });
    await causes.getByRole("link").click();
    await page.waitForFunction(() => document.activeElement.id.endsWith("-cause"));
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), `${NAME} 要因`);
    assert.equal(await shownYear.inputValue(), "2022");
    await page.getByRole("link", { name: "チェック", exact: true }).click();
    const effect = page.locator('[data-finding="EVAL-007"]').filter({ hasText: "事業効果" });
    await effect.getByRole("link").click();
    await page.waitForFunction(() => document.activeElement.id.endsWith("-project-effect"));
  });
});

test("measures planned in one year are shown in the next year with fields for their outcome", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await enterActual(page, 2022, "18,000");
    await enterActual(page, 2023, "20,000");
    await openEvaluation(page);
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    await button(page, `${NAME} を開く`).click();
    await field(page, `${NAME} 今後の取組`).fill("窓口を増やす。");
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2023");
    await button(page, `${NAME} を開く`).click();
    await page.getByText("窓口を増やす。").waitFor();
    const kept = page.getByRole("radiogroup", { name: `${NAME} 前年の取組はどうなったか` });
    await kept.getByRole("radio", { name: "一部実施" }).check();
    await field(page, `${NAME} 前年の取組の補足`).fill("二つのうち一つを開いた。");
    await button(page, "元に戻す").click();
    await button(page, "元に戻す").click();
    assert.equal(await kept.getByRole("radio", { name: "一部実施" }).isChecked(), false);
  });
});

test("a custom grading rule can be loaded and its threshold changed, and an invalid rule is refused", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await enterActual(page, 2022, "18,000");
    await openEvaluation(page);
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    const rule = {
      format: 1, id: "own-rule", name: "本市の基準",
      words: [{ id: "a", label: "甲", rank: 2 }, { id: "b", label: "乙", rank: 1 }],
      indicator: [{ word: "a", when: { rate: "year", at_least: "95" } }, { word: "b", when: "otherwise" }],
    };
    const file = (content) => ({ name: "rule.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
    await page.locator("#rule-chooser").setInputFiles(file({ ...rule, words: [rule.words[0]] }));
    await page.getByRole("alert").getByText("RULE-011").waitFor();
    await page.locator("#rule-chooser").setInputFiles(file(rule));
    await shows(grade(page), "乙");
    await page.getByRole("combobox", { name: "判定の規則" }).locator("option:checked", { hasText: "本市の基準" }).waitFor({ state: "attached" });
    const threshold = page.getByRole("textbox", { name: /甲.*％以上/ });
    await threshold.fill("50");
    await threshold.press("Tab");
    await shows(grade(page), "甲");
    await button(page, `${NAME} を開く`).click();
    await page.getByRole("combobox", { name: `${NAME} 判定`, exact: true }).selectOption({ label: "乙" });
    await shows(grade(page), "乙（規則では甲）");
    // 概況 counts and filters by the words of the rule, as the user chose.
    await page.getByRole("link", { name: "概況", exact: true }).click();
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    const filters = page.locator(".state-filter:visible");
    await shows(filters.filter({ hasText: "乙" }).locator(".figure"), "1");
    const words = (await filters.allInnerTexts()).map((text) => text.replace(/[\s\d]/gu, ""));
    assert.deepEqual(words, ["●甲", "▼乙", "◇判定できない", "○未入力"]);
    await filters.filter({ hasText: "乙" }).click();
    await page.locator("[data-progress] .of-state", { hasText: "乙" }).waitFor();
    await page.emulateMedia({ media: "print" });
    await page.locator("[data-progress] .of-state", { hasText: "乙" }).waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /未達成|おおむね順調/u);
  });
});

test("typed points are added up by the rule only once all points and actuals are available", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.locator('input[id$="-actual-2022"]').nth(1).fill("10.00");
    await enterActual(page, 2022, "調査中");
    await openEvaluation(page);
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
    await shows(grade(page), "判定できない");
    assert.match(await row(page).textContent(), /調査中/, "the actual says why");
    const rule = {
      format: 1, id: "aims", name: "ねらいを含む点数",
      words: [{ id: "met", label: "達成" }, { id: "missed", label: "未達成" }, { id: "good", label: "良好" }, { id: "weak", label: "課題あり" }],
      indicator: [{ word: "met", when: { against: "target", is: "reached" } }, { word: "missed", when: "otherwise" }],
      whole: [
        { word: "good", when: { points: { met: "3" }, typed: ["ねらい", "工夫"], at_least: "7" } },
        { word: "weak", when: "otherwise" },
      ],
    };
    await page.locator("#rule-chooser").setInputFiles({ name: "rule.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(rule)) });
    await shows(grade(page), "－");
    const whole = page.locator(".evaluation-wholes .hint", { hasText: /^規則では/ });
    await field(page, "ねらい").fill("３点");
    await field(page, "工夫").fill("良い");
    await field(page, "工夫").press("Tab");
    await page.getByText("点数を読み取れません").waitFor();
    await shows(whole, "規則では－");
    await field(page, "工夫").fill("2.5");
    await field(page, "工夫").press("Tab");
    await page.getByText("点数を読み取れません").waitFor({ state: "detached" });
    await shows(whole, "規則では－");
    await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
    await enterActual(page, 2022, "18,000");
    await openEvaluation(page);
    await shows(whole, "規則では良好（合計8.5点）");
    await field(page, "工夫").fill("0");
    await field(page, "工夫").press("Tab");
    await shows(whole, "規則では課題あり（合計6点）");
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("each goal of a strategy has its own evaluation fields, and texts on a phone are wider than 300 pixels", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await openEvaluation(page);
    const goal = page.getByRole("combobox", { name: /^.+ 事業効果$/ });
    assert.ok((await goal.count()) > 1);
    const phone = await onPhone();
    await phone.goto(page.url());
    await phone.locator("[data-evaluation]").first().waitFor();
    await phone.getByRole("button", { name: /を開く$/ }).first().click();
    const cause = phone.getByRole("textbox", { name: /要因$/ }).first();
    const { width } = await cause.boundingBox();
    assert.ok(width > 300, `${width} px`);
    const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${overflow} px beyond the window`);
    assert.deepEqual(await accessibilityTroubles(phone), []);
  }, { samples: ["004"], view: ([id]) => `#/plan/${id}/evaluation` });
});
