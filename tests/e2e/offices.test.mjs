// Tables of offices on the page: a plan with 44 KPIs by three answers, one answer for all rows that resemble nothing, changes
// that are left out, and fields without a place.

import assert from "node:assert/strict";
import { KPI, OTHER, button, changes, goOn, openFiles, openGrid, preview, read, readAll, send, sheet, takeIn, withField } from "./answers.mjs";
import { clipboardFrom } from "./clipboard.mjs";
import { accessibilityTroubles, cell, row, shows, test, totals, withPage, withSample } from "./harness.mjs";
import { COUNT, NAMES, office } from "./office.mjs";

const message = (page) => page.locator('[data-field="message"]');
const question = (page, name) => page.getByRole("radiogroup", { name });

async function inFiles(t, run) {
  await withSample(t, "001", async (tools) => {
    await openFiles(tools.page);
    await run(tools);
  });
}

/** Reads the office's table on the list, and waits until all of its KPIs are in the grid. */
async function takenIn(page, answer) {
  await read(page, "総合戦略.csv", office());
  await preview(page).waitFor();
  const given = await answer();
  await takeIn(page).click();
  await shows(message(page), `「総合戦略.csv」から${COUNT}件取り込みました。`);
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
  await page.waitForFunction((count) => document.querySelectorAll("[data-indicator]").length === count, COUNT);
  return given;
}

test("an office's table of 44 KPIs is imported with at most three answers, and its percentages are not added up", (t) => {
  return withPage(t, async ({ page }) => {
    const given = await takenIn(page, async () => {
      let answers = 0;
      await page.locator("summary", { hasText: `新しい指標${COUNT}件の数え方と向き：` }).click();
      for (const [name, choice] of [[/「目標の数え方」/, /各年度の値/], [/「めざす向き」/, /増やす/], ["実績の「-」の意味", "該当なし"]]) {
        const radio = question(page, name).getByRole("radio", { name: choice });
        await radio.check();
        await page.waitForFunction((id) => document.getElementById(id)?.checked, await radio.getAttribute("id"));
        answers += 1;
      }
      assert.equal(await page.getByText("答えないところは取り込みません").count(), 0, "nothing else is asked");
      return answers;
    });
    t.diagnostic(`${given} answers for ${COUNT} KPIs`);
    assert.ok(given <= 3);
    const figures = await page.evaluate(() => [...document.querySelectorAll("[data-indicator]")].map((group) => ({
      name: group.querySelector(".name").value,
      of: (field) => group.querySelector(`[data-field="${field}"]`).textContent,
    })).map(({ name, of }) => [name, of("target-total"), of("actual-total")]));
    assert.deepEqual(figures.map(([name]) => name.replace(/（.*）$/, "")), NAMES);
    for (const [name, ...shown] of figures.filter(([name]) => /率|満足度/.test(name))) {
      for (const figure of shown) assert.ok(Number.parseFloat(figure) <= 100, `${name}: ${figure} is no sum`);
    }
    await page.getByRole("columnheader", { name: "達成状況" }).waitFor();
    const [first] = figures;
    assert.equal(await cell(page, `${first[0]} 2023年度 目標`).inputValue(), "101");
  });
});

test("if 目標の数え方 is left open, every imported KPI is marked 未設定, and total and rate are not computed", (t) => {
  return withPage(t, async ({ page }) => {
    await takenIn(page, async () => {
      await page.locator("summary", { hasText: `新しい指標${COUNT}件の数え方と向き：` }).click();
      for (const name of [/「目標の数え方」/, /「めざす向き」/]) await question(page, name).getByRole("radio", { name: /^あとで選ぶ/ }).check();
    });
    const basis = page.getByRole("combobox", { name: "北部の移住者数 目標の数え方" });
    assert.equal(await basis.evaluate((select) => select.selectedOptions[0].textContent), "未設定");
    const looks = () => basis.evaluate((select) => [getComputedStyle(select).borderStyle, getComputedStyle(select).fontWeight]);
    assert.deepEqual(await looks(), ["dashed", "700"]);
    assert.equal(await page.locator(".kpi-head select.blank").count(), COUNT);
    await totals(page, "北部の移住者数", { target: "", actual: "", rate: "算定不可（目標の数え方が未設定）" });
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "北部の移住者数 詳細").click();
    const direction = page.getByRole("combobox", { name: "北部の移住者数 めざす向き" });
    assert.equal(await direction.evaluate((select) => getComputedStyle(select).borderStyle), "dashed");
    await basis.selectOption({ label: "各年度の値" });
    await page.waitForFunction((count) => document.querySelectorAll(".kpi-head select.blank").length === count, COUNT - 1);
    assert.notEqual((await looks())[0], "dashed");
  });
});

test("a question with many choices is a combo box labelled by its sentence", (t) => {
  return inFiles(t, async ({ page }) => {
    await read(page, "商工課.csv", `指標名,単位,実績\r\n${OTHER},,8\r\n`);
    await sheet(page).waitFor();
    const list = page.getByRole("combobox", { name: /何年度のものですか/ });
    assert.ok((await list.locator("option").count()) > 9);
    assert.equal(await list.evaluate((select) => select.selectedOptions[0].textContent), "選んでください");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await list.selectOption({ label: "2018年度" });
    await page.locator("[data-question]").waitFor({ state: "detached" });
    await goOn(page).click();
    await page.locator('[data-change="set"]').waitFor();
    assert.ok((await changes(page)).some(([kind, place]) => kind === "set" && place === `${OTHER} 2018年度 実績`));
    await takeIn(page).click();
    await openGrid(page);
    assert.equal(await cell(page, `${OTHER} 2018年度 実績`).inputValue(), "8");
  });
});

/** A KPI of the plan, and three that resemble none of it. */
const STRANGERS = `指標名,単位,区分,2017年度\r\n${OTHER},,実績,8\r\n図書館の貸出冊数,冊,実績,10\r\n光熱水費,円,実績,11\r\n防災訓練,回,実績,12\r\n`;

test("one answer makes all rows without a similar KPI new KPIs, and the button states how many are imported", (t) => {
  return inFiles(t, async ({ page }) => {
    await read(page, "商工課.csv", STRANGERS);
    await preview(page).waitFor();
    await button(page, "1件を取り込む（3件は除外）").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "3件すべて新しい指標にする").click();
    await button(page, "取り込む").waitFor();
    assert.equal(await button(page, "3件すべて取り込まない").count(), 0);
    assert.ok(await page.evaluate(() => document.activeElement.matches("input[type=radio]:checked")), "the hand is at the first answer");
    await question(page, /「光熱水費」/).getByRole("radio", { name: "取り込まない" }).check();
    await button(page, "3件を取り込む（1件は除外）").click();
    await shows(message(page), "「商工課.csv」から3件取り込みました（1件は除外）。");
    await openGrid(page);
    await cell(page, "図書館の貸出冊数 2017年度 実績").waitFor();
    assert.equal(await cell(page, "光熱水費 2017年度 実績").count(), 0);
  });
});

test("one answer excludes all rows without a similar KPI", (t) => {
  return inFiles(t, async ({ page }) => {
    await read(page, "商工課.csv", STRANGERS);
    await button(page, "3件すべて取り込まない").click();
    await button(page, "3件すべて取り込まない").waitFor({ state: "detached" });
    await button(page, "1件を取り込む（3件は除外）").click();
    await shows(message(page), "「商工課.csv」から1件取り込みました（3件は除外）。");
  });
});

const UNPLACED = `県の照会への回答\r\n\r\n（案）\r\n指標名,単位,区分,2017年度,メモ欄\r\n${OTHER},,実績,8,"窓口,\r\n電話"\r\n※速報値,,,,\r\n`;

test("cells that were not read are listed with line, column and full text, and can be copied", (t) => {
  return inFiles(t, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await read(page, "商工課.csv", UNPLACED);
    await preview(page).waitFor();
    await page.getByText(/^読み取らなかった欄（\d）$/).click();
    const listed = () => page.locator(".unplaced tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const found = await listed();
    assert.ok(found.some((fields) => fields.join("|") === "5|5|窓口,\r\n電話"), JSON.stringify(found));
    assert.ok(found.some(([, column, text]) => column === "1" && text === "※速報値"));
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "コピー").click();
    await shows(message(page), `読み取らなかった欄を${found.length}か所コピーしました。`);
    const { text: copied } = await clipboardFrom(page, "行\t列");
    assert.match(copied, /^行\t列\t内容\r?\n/);
    assert.ok(copied.includes("※速報値"));
    await page.setViewportSize({ width: 320, height: 640 });
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(widest <= 320, `${widest} px`);
  });
});

test("each of several files has its own list of cells that were not read", (t) => {
  return inFiles(t, async ({ page }) => {
    await readAll(page, [["商工課.csv", UNPLACED], ["農政課.csv", UNPLACED]]);
    await page.getByRole("heading", { level: 3, name: /^農政課/ }).waitFor();
    for (const list of await page.locator(".unplaced > summary").all()) await list.click();
    const names = await page.getByRole("button", { name: /コピー$/ }).count();
    assert.equal(names, 2);
    await page.getByRole("button", { name: /^農政課\.csv.* コピー$/ }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("one button enters one of several values found in a cell", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const answer = withField(await send(page, download), 1, "実績", "2017年度", "100(120)");
    await read(page, "回答.csv", answer.text);
    await button(page, "0件を取り込む（1件は除外）").waitFor();
    await button(page, `${KPI} 2017年度 実績 「120」にする`).click();
    const typed = page.getByRole("textbox", { name: "入力する値" });
    assert.equal(await typed.inputValue(), "120");
    await button(page, "取り込む").click();
    await openGrid(page);
    assert.equal(await row(page, KPI).actual(2017).inputValue(), "120");
  });
});

test("the rates of an office's table become stated rates, and a difference from the computed rate is a finding", (t) => {
  return withPage(t, async ({ page }) => {
    const table = "指標名,単位,R5目標,R5実績,達成率,評価\n朝市の来場者数,人,200,150,80%,B\n講座の参加者数,人,50,55,110%,A\n";
    await read(page, "評価.csv", table);
    await preview(page).waitFor();
    await page.locator("summary", { hasText: "新しい指標2件の数え方と向き：各年度の値2、増やす2" }).waitFor();
    await takeIn(page).click();
    await button(page, "朝市の来場者数 詳細").click();
    const drawer = page.locator("#drawer");
    await drawer.getByText("2023年度の記載の達成率（80%）が計算した達成率（75.0%）と異なります").waitFor();
    assert.equal(await cell(page, "朝市の来場者数 2023年度 記載の達成率・評価").inputValue(), "80%");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "講座の参加者数 詳細").click();
    const other = cell(page, "講座の参加者数 2023年度 記載の達成率・評価");
    await other.waitFor();
    assert.equal(await other.inputValue(), "110%");
  });
});

test("a figure marked with another year than its column is imported after its meaning is confirmed", (t) => {
  return withPage(t, async ({ page }) => {
    const table = "指標名,単位,R4実績,R5実績,R6目標\n湖の濁り,度,0.7,0.6（令和4年度）,0.5\n講座の参加者数,人,50,55,60\n";
    await read(page, "水質.csv", table);
    await sheet(page).waitFor();
    const asked = page.getByRole("combobox", { name: /何の値ですか（0\.6（令和4年度））/ });
    await asked.selectOption({ label: "実績 2023年度" });
    await page.locator("[data-question]").waitFor({ state: "detached" });
    await goOn(page).click();
    await question(page, /列の年度と異なる時点が書かれた数値があります（2行目）/).getByRole("radio", { name: "はい" }).check();
    await takeIn(page).click();
    assert.equal(await cell(page, "湖の濁り 2023年度 実績").inputValue(), "0.6");
  });
});
