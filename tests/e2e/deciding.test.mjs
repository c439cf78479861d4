// Deciding in the preview of a table: conflicts one by one, all in one click, by kind; several answers at once.

import assert from "node:assert/strict";
import { KPI, OTHER, button, changes, goOn, openFiles, openGrid, preview, read, readAll, send, sheet, takeIn, withField } from "./answers.mjs";
import { cell, enter, isSaved, shows, test, withSample } from "./harness.mjs";

const PLACE = `${KPI} 2017年度 実績`;
const alert = (page) => page.getByRole("alert");
const message = (page) => page.locator('[data-field="message"]');
const conflict = (page) => page.getByRole("radiogroup", { name: PLACE, exact: true });
const shown = async (page) => (await changes(page)).map(([kind]) => kind);

/** Sends 埼玉県's table, then fills in 205 for 2017年度 here. */
async function sendAndFill(page, download) {
  const sent = await send(page, download);
  await openGrid(page);
  await enter(cell(page, PLACE), "205");
  await openFiles(page);
  return sent;
}

for (const [side, value, expected] of [["現在の値", null, "205"], ["回答の値", null, "210"], ["直接入力", "207", "207"]]) {
  test(`a cell changed on both sides is set to ${side} by choice, and reading the same file again finds no change`, (t) => {
    return withSample(t, "001", async ({ page, download }) => {
      const answer = withField(await sendAndFill(page, download), 1, "実績", "2017年度", "210");
      await read(page, "回答.csv", answer.text);
      await preview(page).waitFor();
      assert.deepEqual(await changes(page), [["conflict", PLACE, "205", "210"]]);
      await shows(page.locator("[data-change] .base"), "（空欄）");
      await conflict(page).getByRole("radio", { name: side, exact: true }).check();
      if (value) {
        await button(page, "取り込む").click();
        await alert(page).filter({ hasText: "選んでいないところが1件" }).waitFor();
        await conflict(page).getByRole("textbox", { name: "入力する値" }).fill(value);
      }
      await button(page, "取り込む").click();
      await preview(page).waitFor({ state: "detached" });
      await openGrid(page);
      assert.equal(await cell(page, PLACE).inputValue(), expected);
      await openFiles(page);
      await read(page, "回答.csv", answer.text);
      await page.getByText("変わるところはありません（反映済み）。").waitFor();
      assert.deepEqual(await changes(page), []);
    });
  });
}

test("a figure of nine digits is on one line in every column of the preview", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    await openGrid(page);
    await enter(cell(page, PLACE), "171200000");
    const sent = await send(page, download);
    await read(page, "回答.csv", withField(sent, 1, "実績", "2017年度", "171300000").text);
    await preview(page).waitFor();
    for (const width of [1366, 900]) {
      await page.setViewportSize({ width, height: 768 });
      const lines = await page.locator("[data-change] :is(.base, .old, .new)").evaluateAll((cells) => cells.map((cell) => {
        const range = document.createRange();
        // The value itself, without the remark below it.
        const value = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        range.selectNodeContents(value);
        return `${value.data} ${new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size}`;
      }));
      assert.deepEqual(lines, ["171,200,000 1", "171,200,000 1", "171,300,000 1"], `at ${width} px`);
    }
  });
});

test("キャンセル removes the messages of the preview and returns the focus to the button that read the file", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const answer = withField(await sendAndFill(page, download), 1, "実績", "2017年度", "210");
    const reader = button(page, "ファイルを読み込む");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), reader.press("Enter")]);
    await chooser.setFiles({ name: "回答.csv", mimeType: "text/csv", buffer: Buffer.from(answer.text) });
    await preview(page).waitFor();
    await button(page, "取り込む").click();
    await alert(page).filter({ hasText: "選んでいないところが1件" }).waitFor();
    await button(page, "キャンセル").click();
    await preview(page).waitFor({ state: "detached" });
    assert.equal(await message(page).count(), 0);
    await page.waitForFunction(() => document.activeElement.textContent === "ファイルを読み込む");
  });
});

test("open conflicts can be shown alone and decided for one side by one click", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await sendAndFill(page, download);
    let answer = withField(sent, 1, "実績", "2017年度", "210");
    answer = withField(answer, 2, "実績", "2017年度", "9");
    answer = withField(answer, 2, "実績", "2018年度", "数件");
    await read(page, "回答.csv", answer.text);
    await preview(page).waitFor();
    assert.deepEqual(await shown(page), ["conflict", "set", "unread"]);
    await page.getByText("どちらの値にするか選んでいないところが1件あります。").waitFor();
    await button(page, "食い違い 1").click();
    assert.deepEqual(await shown(page), ["conflict"]);
    await button(page, "表示中をすべて回答の値にする").click();
    assert.ok(await conflict(page).getByRole("radio", { name: "回答の値" }).isChecked());
    await page.getByText("選んでいないところ").waitFor({ state: "detached" });
    await button(page, "すべて 3").click();
    // Nobody has decided about texts that could not be read.
    await button(page, "表示中をすべて回答の値にする").click();
    assert.equal(await page.getByRole("checkbox", { name: `${OTHER} 2018年度 実績` }).isChecked(), false);
    await button(page, "表示中をすべて現在の値にする").click();
    assert.equal(await page.locator("[data-change]").getByRole("checkbox", { checked: true }).count(), 0);
    await page.getByRole("checkbox", { name: `${OTHER} 2017年度 実績` }).check();
    await button(page, "1件を取り込む（1件は除外）").click();
    await openGrid(page);
    assert.equal(await cell(page, PLACE).inputValue(), "205");
    assert.equal(await cell(page, `${OTHER} 2017年度 実績`).inputValue(), "9");
    assert.equal(await cell(page, `${OTHER} 2018年度 実績`).inputValue(), "");
  });
});

test("an unreadable or wrong value of a file can be corrected by typing in the preview", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const answer = withField(withField(sent, 1, "実績", "2017年度", "約210"), 2, "実績", "2017年度", "99");
    await read(page, "回答.csv", answer.text);
    await preview(page).waitFor();
    for (const [place, value] of [[PLACE, "210"], [`${OTHER} 2017年度 実績`, "9"]]) {
      await page.getByRole("button", { name: `${place} 直接入力` }).click();
      await page.keyboard.type(value);
      await page.keyboard.press("Tab");
    }
    await button(page, "取り込む").click();
    await shows(message(page), "「回答.csv」から2件取り込みました。");
    await openGrid(page);
    assert.equal(await cell(page, PLACE).inputValue(), "210");
    assert.equal(await cell(page, `${OTHER} 2017年度 実績`).inputValue(), "9");
  });
});

test("three answers read together show their changes and conflicts and are imported as one undo step per file", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const answers = [
      ["総務課.csv", withField(sent, 1, "実績", "2017年度", "210")],
      ["産業課.csv", withField(withField(sent, 1, "実績", "2017年度", "215"), 2, "実績", "2017年度", "9")],
      ["商工課.csv", withField(sent, 2, "実績", "2018年度", "12")],
    ].map(([name, { text }]) => [name, text]);
    // A table of another office among the files is shown first, and nothing is imported with it.
    await readAll(page, [...answers, ["別の表.csv", "品名,数\r\n机,3\r\n"]]);
    await sheet(page).waitFor();
    await goOn(page).click();
    await preview(page).waitFor();
    const names = [...answers.map(([name]) => name), "別の表.csv"];
    assert.deepEqual(await page.locator(".answer h3").evaluateAll((heads) => heads.map((head) => head.textContent.split("（")[0])), names);
    assert.deepEqual(await changes(page), [
      ["conflict", PLACE, "（空欄）", "210", "215"],
      ["set", `${OTHER} 2017年度 実績`, "（空欄）", "9"],
      ["set", `${OTHER} 2018年度 実績`, "（空欄）", "12"],
    ]);
    // A change of one cell by two files is one row, beside the present value, and neither file's value is taken without a
    // decision.
    await page.getByText("選んでいないところが1件").waitFor();
    await conflict(page).getByRole("radio", { name: "総務課.csv の値" }).waitFor();
    await conflict(page).getByRole("radio", { name: "産業課.csv の値" }).check();
    await takeIn(page).click();
    await message(page).filter({ hasText: "「総務課.csv」の1件はほかのファイルも変えるところで、その行で選んだ値が入っています。ほかに取り込んだものはありません。「産業課.csv」から2件取り込みました。「商工課.csv」から1件取り込みました。" }).waitFor();
    await openGrid(page);
    const values = () => Promise.all([PLACE, `${OTHER} 2017年度 実績`, `${OTHER} 2018年度 実績`].map((place) => cell(page, place).inputValue()));
    assert.deepEqual(await values(), ["215", "9", "12"]);
    await page.locator(".plan-name").click();
    await page.keyboard.press("Control+z");
    assert.deepEqual(await values(), ["215", "9", ""]);
    await page.keyboard.press("Control+z");
    assert.deepEqual(await values(), ["", "", ""], "the value goes with the file that says it");
    await page.keyboard.press("Control+y");
    await page.keyboard.press("Control+y");
    await isSaved(page);
    await openFiles(page);
    await readAll(page, answers);
    await preview(page).waitFor();
    assert.deepEqual(await changes(page), []);
  });
});

test("a plan file among tables is left out with a message", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const plan = await download(() => button(page, "計画ファイルを保存").click());
    await readAll(page, [["回答.csv", withField(sent, 1, "実績", "2017年度", "210").text], ["計画.json", plan.text]]);
    await preview(page).waitFor();
    await page.getByText("計画.json: 計画ファイルは、ほかのファイルと一緒には読み込めません。").waitFor();
    assert.deepEqual(await shown(page), ["set"]);
    await readAll(page, [["一.json", plan.text], ["二.json", plan.text]]);
    await alert(page).filter({ hasText: "一.json" }).filter({ hasText: "二.json" }).waitFor();
    assert.equal(await preview(page).count(), 0);
  });
});
