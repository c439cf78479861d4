// 次の期間の計画を作る: a strategy with 44 KPIs becomes one with 40, and each of its KPIs knows what it continues.

import assert from "node:assert/strict";
import {
  accessibilityTroubles, cell, getsFocus, isSaved, openList, openPlan, shows, test, withPage, withSample,
} from "./harness.mjs";
import { openTable } from "./large.mjs";

const YEARS = [2019, 2020, 2021, 2022, 2023];
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const rowOf = (page, name) => page.locator("[data-next]").filter({ has: choice(page, `${name} の扱い`) });
const figure = (page, name) => rowOf(page, name).locator(".figure");
const source = (page, name) => rowOf(page, name).locator(".source");
const name = (nth) => `取組${nth}の実績値`;

/** 44 KPIs in four goals: every fourth counts increments from a baseline, the others have a value for each year. */
function strategy() {
  const heads = ["グループ", "指標名", "単位", "目標の数え方", "向き", "区分", "事業開始前", ...YEARS.map((year) => `${year}年度`)];
  const rows = Array.from({ length: 44 }, (_, nth) => {
    const isIncrement = nth % 4 === 3;
    const head = [`基本目標${Math.floor(nth / 11) + 1}`, name(nth + 1), "件", isIncrement ? "各年度の増加分" : "各年度の値", "増やす"];
    const targets = YEARS.map((_, year) => (isIncrement ? "10" : String(200 + nth + year)));
    // For the seventh KPI the last year is not known yet, and for the eighth a middle year is missing.
    const actual = (year) => (isIncrement ? String(nth + year) : String(150 + nth + year));
    const actuals = YEARS.map((_, year) => ((nth === 6 && year === 4) || (nth === 7 && year === 2) ? "" : actual(year)));
    return [[...head, "目標", "100", ...targets], [...head, "実績", "", ...actuals]];
  });
  return [heads, ...rows.flat()];
}

/** Opens the strategy at 次の期間の計画を作る, in three acts. */
async function openNext(page) {
  await openTable(page, strategy());
  await openList(page);
  await page.getByRole("button", { name: / の操作$/ }).click();
  await page.getByRole("button", { name: /次の期間の計画を作る$/ }).click();
  await page.getByRole("heading", { level: 1, name: "次の期間の計画を作る" }).waitFor();
}

test("44 KPIs become 40 in the next plan with 現状値 and predecessors, in at most 15 acts besides the choices", async (t) => {
  let file;
  await withPage(t, async ({ page, download }) => {
    let acts = 1;
    await openNext(page);
    const act = async (done) => {
      acts += 1;
      await done;
    };
    await shows(page.locator('[data-field="next-summary"]'), "44指標 → 44指標（まとめる0・外す0）");
    // 現状値 with its year and its source.
    await shows(figure(page, name(1)), "154件");
    await shows(source(page, name(1)), "2023年度の実績");
    await shows(source(page, name(7)), "2022年度の実績");
    await shows(figure(page, name(4)), "125件");
    await shows(source(page, name(4)), /^(現状値|事業開始前)/.exec(await source(page, name(4)).textContent())[1] + "＋2023年度までの実績");
    await shows(figure(page, name(8)), "");
    await shows(source(page, name(8)), "空欄：2021年度の実績がない");
    // The choices: two KPIs are merged, two are dropped, one is renamed.
    for (const nth of [2, 3]) {
      await choice(page, `${name(nth)} の扱い`).selectOption("まとめる");
      await choice(page, `${name(nth)} のまとめ先`).selectOption(name(1));
      await shows(source(page, name(nth)), "まとめ先の現状値による");
    }
    for (const nth of [43, 44]) await choice(page, `${name(nth)} の扱い`).selectOption("外す");
    await cell(page, `${name(1)} 新しい名前`).fill("相談と支援の実績値");
    await shows(page.locator('[data-field="next-summary"]'), "44指標 → 40指標（まとめる2・外す2）");
    // Then the plan's name and the button.
    await act(page.getByLabel("新しい計画の名前").fill("第3期総合戦略"));
    await act(button(page, "この内容で作る").click());
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await page.locator('[data-field="message"]').getByText("40指標を引き継ぎました").waitFor();
    assert.ok(acts <= 15, `${acts} acts`);
    t.diagnostic(`${acts} acts`);

    const stands = async () => {
      await page.waitForFunction(() => document.querySelectorAll("[data-indicator]").length === 40);
      const heads = await page.getByRole("columnheader").allTextContents();
      assert.ok(heads.some((head) => head.startsWith("2024")) && heads.every((head) => !head.startsWith("2023")), String(heads));
      assert.equal(await page.getByRole("textbox", { name: /^相談と支援の実績値 (現状値|事業開始前)$/ }).inputValue(), "154");
      await button(page, "相談と支援の実績値 詳細").click();
      const drawer = page.locator("#drawer");
      await drawer.getByRole("heading", { name: "前の計画の指標" }).waitFor();
      for (const nth of [1, 2, 3]) await drawer.getByRole("link", { name: `${name(nth)}：「` }).waitFor();
      await drawer.locator(".chart .said").getByText("計画の区切りをまたぐ達成率と前年差は出しません。").waitFor();
    };
    await stands();
    await isSaved(page);
    await page.reload();
    await stands();
    await link(page, "取込・出力").click();
    file = await download(() => button(page, "計画ファイルを保存").click());
  });
  // The plan file has what each KPI continues; if the earlier plan is missing, the drawer says so.
  await withPage(t, async ({ page }) => {
    const buffer = Buffer.from(file.text);
    await page.locator("#file-chooser").setInputFiles({ name: file.name, mimeType: "application/json", buffer });
    await button(page, "取り込む").click();
    await openList(page);
    await openPlan(page, "第3期総合戦略");
    await button(page, "相談と支援の実績値 詳細").click();
    await page.locator("#drawer").getByText("このブラウザーにない計画の指標").first().waitFor();
    assert.equal(await page.locator("#drawer").getByText("このブラウザーにない計画の指標").count(), 3);
  });
});

test("the years and the name of the next plan are kept while another view is open", (t) => {
  return withPage(t, async ({ page }) => {
    await openNext(page);
    const fields = [page.getByLabel("新しい計画の名前"), page.getByLabel("最初の年度", { exact: true }), page.getByLabel("年数", { exact: true })];
    const typed = ["第3期総合戦略", "2025", "3"];
    for (const [nth, text] of typed.entries()) await fields[nth].fill(text);
    await link(page, "概況").click();
    await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "次の期間の計画を作る" }).waitFor();
    assert.deepEqual(await Promise.all(fields.map((field) => field.inputValue())), typed);
  });
});

test("an incomplete next plan moves the focus to the wrong field, and undo on the list removes the new plan", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openList(page);
    await page.getByRole("button", { name: / の操作$/ }).click();
    await page.getByRole("button", { name: /次の期間の計画を作る$/ }).click();
    const merged = "プロジェクトを通じた新たな製品・サービスの開発件数";
    await choice(page, `${merged} の扱い`).selectOption("まとめる");
    await button(page, "この内容で作る").click();
    await page.getByRole("alert").getByText("引き継ぐ指標を選んでください").waitFor();
    await getsFocus(choice(page, `${merged} のまとめ先`));
    await choice(page, `${merged} の扱い`).selectOption("引き継ぐ");
    await cell(page, `${merged} 新しい名前`).fill("");
    await button(page, "この内容で作る").click();
    await getsFocus(cell(page, `${merged} 新しい名前`));
    await cell(page, `${merged} 新しい名前`).fill("製品の開発件数");
    await page.getByLabel("年数", { exact: true }).fill("3");
    await button(page, "この内容で作る").click();
    await cell(page, "製品の開発件数 現状値").waitFor();
    await openList(page);
    await shows(page.locator(".plan-table tbody tr").nth(1).locator("a").first(), "仙台市経済成長戦略2023（案）（2番目）");
    await page.getByRole("button", { name: /^元に戻す/ }).first().click();
    await page.waitForFunction(() => !document.body.textContent.includes("（2番目）"));
  });
});

test("arrow keys and Enter move between the rows of a next plan, and its choices are kept after another view", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openList(page);
    await page.getByRole("button", { name: / の操作$/ }).click();
    await page.getByRole("button", { name: /次の期間の計画を作る$/ }).click();
    await page.locator("[data-next]").first().waitFor();
    const names = await page.locator("[data-next] th").evaluateAll((heads) => heads.map((head) => head.title));
    await cell(page, `${names[0]} 新しい名前`).focus();
    await page.keyboard.press("ArrowDown");
    await getsFocus(cell(page, `${names[1]} 新しい名前`));
    await page.keyboard.type("新しい指標");
    await page.keyboard.press("Enter");
    await getsFocus(cell(page, `${names[2]} 新しい名前`));
    await page.keyboard.press("Shift+Tab");
    await getsFocus(choice(page, `${names[2]} の扱い`));
    await page.keyboard.press("Enter");
    await getsFocus(choice(page, `${names[3]} の扱い`));
    await choice(page, `${names[3]} の扱い`).selectOption("外す");
    await link(page, "数値目標と実績").click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await page.goBack();
    assert.equal(await cell(page, `${names[1]} 新しい名前`).inputValue(), "新しい指標");
    assert.equal(await choice(page, `${names[3]} の扱い`).inputValue(), "dropped");
    assert.deepEqual(await accessibilityTroubles(page), []);
    // Names that nobody changed here follow the plan.
    await link(page, "数値目標と実績").click();
    await cell(page, "1番目の指標名").fill("改めた指標名");
    await page.keyboard.press("Enter");
    await page.goBack();
    await cell(page, "改めた指標名 新しい名前").waitFor();
    assert.equal(await cell(page, "改めた指標名 新しい名前").inputValue(), "改めた指標名");
    assert.equal(await cell(page, `${names[1]} 新しい名前`).inputValue(), "新しい指標");
  });
});
