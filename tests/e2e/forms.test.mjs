// 様式を読み込む: an unknown form, from its file to a filled plan and to another profile, and files that are not forms.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { accessibilityTroubles, enter, isSaved, openForm, openList, openPlan, row, test, withPage, withSample } from "./harness.mjs";
import { readWord } from "./word.mjs";

/** A form of a future year: other numbers and facts, a section that no other form has, other heads of the table. */
const FIFTH = readFileSync(resolve(import.meta.dirname, "../forms/fifth.json"), "utf8");
const NAME = "2031年様式";
const NEW_SECTION = "6-2 脱炭素への寄与";
const KPI = "剪定枝の利用量";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const radio = (page, name) => page.getByRole("radio", { name, exact: true });
const message = (page) => page.locator('[data-field="message"]');
const says = (page, text) => message(page).filter({ hasText: text }).waitFor();
const formKeys = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("keikaku/form/")));

async function choose(page, name, bytes, opener = "様式を読み込む") {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, opener).click()]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
}

async function loadFifth(page) {
  await choose(page, "様式.json", FIFTH);
  await says(page, `様式「${NAME}」を読み込みました。`);
}

async function openDocument(page) {
  await link(page, "本文").click();
  await page.getByRole("heading", { level: 1, name: "本文" }).waitFor();
}

/** Loads the fifth form, and makes a plan in it with a KPI and a text in the new section. */
async function fillPlan(page) {
  await loadFifth(page);
  await openForm(page, NAME);
  await enter(field(page, "1番目の指標名"), KPI);
  await enter(row(page, KPI).target(await firstYear(page)), "120");
  await openDocument(page);
  await field(page, NEW_SECTION).fill("剪定枝を燃料にする。");
  await enter(field(page, "1 計画の名前"), "里山エネルギー計画");
  await isSaved(page);
}

/** The fiscal year with which a new plan begins. */
const firstYear = (page) => page.evaluate(() => new Date().getFullYear() - (new Date().getMonth() < 3 ? 1 : 0));

test("a loaded form of a future year can be filled in and moves with its plan to another profile", async (t) => {
  let file;
  await withPage(t, async ({ page, download }) => {
    await fillPlan(page);
    await page.locator("[data-kpi-table]").getByText("着手前の値", { exact: true }).waitFor();
    await page.locator("[data-kpi-table]").getByText(/^第1期（\d{4}年度）の増加見込み$/).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await link(page, "印刷").click();
    await page.getByRole("radio", { name: /^計画書/ }).check();
    await page.locator(".document-paper").getByRole("heading", { name: "6-2　脱炭素への寄与", exact: true }).waitFor();
    const word = readWord((await download(() => button(page, "Wordで書き出す").click())).bytes);
    assert.ok(word.some((it) => it.level && it.text === "6-2　脱炭素への寄与"), "the new section is in the file for Word");
    assert.ok(word.some((it) => it.rows?.flat().some((text) => /^120(\.0+)?/.test(text))), "and the figure of the grid");
    await link(page, "取込・出力").click();
    file = await download(() => button(page, "計画ファイルを保存").click());
    await page.reload();
    await openDocument(page);
    assert.equal(await field(page, NEW_SECTION).inputValue(), "剪定枝を燃料にする。");
  });
  await withPage(t, async ({ page }) => {
    await choose(page, file.name, file.bytes, "ファイルを読み込む");
    await button(page, "取り込む").click();
    await openList(page);
    await page.locator(`a[title*="里山エネルギー計画（${NAME}"]`).waitFor();
    await button(page, "新しい計画").click();
    await radio(page, "2022年様式").waitFor();
    assert.equal(await radio(page, NAME).count(), 0, "the form of somebody's plan is not offered for others");
    await openPlan(page, "里山エネルギー計画");
    await openDocument(page);
    assert.equal(await field(page, NEW_SECTION).inputValue(), "剪定枝を燃料にする。");
    assert.deepEqual(await formKeys(page), []);
    const form = page.getByRole("combobox", { name: "様式", exact: true });
    await form.selectOption({ label: "2022年様式" });
    await page.getByRole("heading", { name: "この様式に置き場所のない文" }).waitFor();
    await button(page, "元に戻す").click();
    assert.equal(await form.locator("option:checked").textContent(), NAME);
    assert.equal(await field(page, NEW_SECTION).inputValue(), "剪定枝を燃料にする。");
  });
});

test("a plan keeps its text when it changes to a loaded form and back", (t) => {
  return withSample(t, "002", async ({ page, samples: [id] }) => {
    await openList(page);
    await loadFifth(page);
    await page.goto(page.url().replace(/#.*/, `#/plan/${id}/document`));
    const form = page.getByRole("combobox", { name: "様式", exact: true });
    const before = await field(page, "4-1 地方創生の実現における構造的な課題").inputValue();
    await form.selectOption({ label: NAME });
    assert.equal(await field(page, "5-1 今の課題").inputValue(), before);
    await form.selectOption({ label: "2022年様式" });
    assert.equal(await field(page, "4-1 地方創生の実現における構造的な課題").inputValue(), before);
  });
});

test("a form with the same code replaces a loaded one only after confirmation, and plans keep their own form", (t) => {
  return withPage(t, async ({ page }) => {
    await fillPlan(page);
    await openList(page);
    const newer = FIFTH.replace(NAME, "2031年様式改").replace("脱炭素への寄与", "炭素を減らす工夫");
    await choose(page, "改.json", newer);
    const question = page.getByRole("group").filter({ hasText: "置き換えますか。" });
    await question.filter({ hasText: `識別名 f2031 の様式「${NAME}」` }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "キャンセル").click();
    await button(page, "新しい計画").click();
    await radio(page, NAME).waitFor();
    await choose(page, "改.json", newer);
    await button(page, "置き換える").click();
    await radio(page, "2031年様式改").waitFor();
    assert.equal(await radio(page, NAME).count(), 0);
    await openPlan(page, "里山エネルギー計画");
    await openDocument(page);
    assert.equal(await field(page, NEW_SECTION).inputValue(), "剪定枝を燃料にする。");
    const form = page.getByRole("combobox", { name: "様式", exact: true });
    await form.selectOption({ label: "2031年様式改" });
    assert.equal(await field(page, "6-2 炭素を減らす工夫").inputValue(), "剪定枝を燃料にする。");
  });
});

test("a form is removed in every tab after confirmation, and its plans are kept", (t) => {
  return withPage(t, async ({ page, secondTab }) => {
    await fillPlan(page);
    await openList(page);
    await button(page, "新しい計画").click();
    const other = await secondTab();
    await button(other, "新しい計画").click();
    await radio(other, NAME).check();
    await button(page, `${NAME} を外す`).click();
    await page.getByText(`様式「${NAME}」を外します。この様式の計画はそのまま残ります。`).waitFor();
    await button(page, "外す").click();
    await says(page, `様式「${NAME}」を外しました。`);
    await radio(page, NAME).waitFor({ state: "detached" });
    await radio(other, NAME).waitFor({ state: "detached" });
    assert.equal(await radio(other, "2022年様式").isChecked(), true);
    await openPlan(page, "里山エネルギー計画");
    await openDocument(page);
    assert.equal(await field(page, NEW_SECTION).inputValue(), "剪定枝を燃料にする。");
  });
});

test("この端末からすべて消す also deletes loaded forms", (t) => {
  return withPage(t, async ({ page }) => {
    await loadFifth(page);
    await button(page, "この端末からすべて消す").click();
    await page.getByText("読み込んだ様式1件").waitFor();
    await button(page, "確かに消す").click();
    await says(page, "消しました");
    assert.deepEqual(await formKeys(page), []);
    await button(page, "新しい計画").click();
    await radio(page, "2022年様式").waitFor();
    assert.equal(await radio(page, NAME).count(), 0);
  });
});

test("an invalid form file is refused with reason and place, and no form is stored", (t) => {
  return withPage(t, async ({ page }) => {
    await button(page, "新しい計画").click();
    const lineOf = (text) => FIFTH.slice(0, FIFTH.indexOf(text)).split("\n").length;
    const hostile = [
      ["壊れ.json", FIFTH.slice(0, 40), /壊れ\.json: 3行目の\d+文字目でJSONとして読めなくなります。/],
      ["余分.json", FIFTH.replace('"rows": 2', '"rows": 2, "colour": "red"'), `${lineOf('"rows"')}行目の`],
      ["印.json", FIFTH.replace("脱炭素への寄与", "<img src=x onerror=alert(1)>"), "「x_carbon」: 使えない文字"],
      ["制御.json", FIFTH.replace("脱炭素への寄与", "脱炭素\\u0000"), "「x_carbon」: 使えない文字"],
      ["番号.json", FIFTH.replace('"6-2"', '"6-1"'), "「x_carbon」: 同じ番号の項目が二つあります。"],
      ["深い.json", '{"code":'.repeat(5_000), "1行目の"],
      ["大きい.json", " ".repeat(200_001), "大きすぎます"],
      ["book.xlsx", "PK\u0003\u0004\u0000\u0000", "文字として読めません"],
      ["同名.json", FIFTH.replace("f2031", "f2022"), "「code」: はじめからある様式の識別名です。"],
      ["計画.json", '{"format":1,"app":"0.1.0","plans":[]}', "計画ファイルです。"],
      ["空.json", "", "1行目の1文字目"],
    ];
    for (const [name, bytes, said] of hostile) {
      await choose(page, name, bytes);
      await says(page, said);
      await message(page).filter({ hasText: `${name}: ` }).waitFor();
      assert.deepEqual(await formKeys(page), [], name);
    }
    assert.equal(await page.getByRole("radio").count(), 5);
    await choose(page, "様式.json", FIFTH, "ファイルを読み込む");
    await says(page, "様式のファイルです。計画一覧の「様式を読み込む」から読み込んでください。");
  });
});

test("hostile text in every section of a loaded form is saved as plain text", (t) => {
  return withPage(t, async ({ page }) => {
    await loadFifth(page);
    await openForm(page, NAME);
    await openDocument(page);
    const hostile = "<img src=x onerror=alert(1)>\n</textarea><script>alert(1)</script>";
    const areas = page.locator("main textarea");
    const count = await areas.count();
    assert.ok(count >= 4, `${count} texts`);
    for (let nth = 0; nth < count; nth += 1) await areas.nth(nth).fill(hostile);
    await page.keyboard.press("Tab");
    await isSaved(page);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "本文" }).waitFor();
    const written = await areas.evaluateAll((all) => all.map((one) => one.value).filter((text) => text !== ""));
    assert.deepEqual(written, Array(count).fill(hostile));
  });
});

test("a damaged record of a form is reported and must be deleted before the form can be loaded again", (t) => {
  return withPage(t, async ({ page }) => {
    await loadFifth(page);
    await page.evaluate(() => localStorage.setItem("keikaku/form/f2031", localStorage.getItem("keikaku/form/f2031").replace("脱炭素", "低炭素")));
    await page.reload();
    await page.locator("[data-damaged]").filter({ hasText: "keikaku/form/f2031" }).filter({ hasText: "壊れています" }).waitFor();
    await choose(page, "様式.json", FIFTH);
    await says(page, "「開けない記録」でそれを消してから");
    await button(page, "keikaku/form/f2031を消す").click();
    await button(page, "確かに消す").click();
    await page.locator("[data-damaged]").waitFor({ state: "detached" });
    await loadFifth(page);
  });
});
