// Sixteen tables of towns at once, and the tables of the following year, which are read in the same way
// (tests/towns/sixteen.txt).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, goOn, preview, readAll, sheet, takeIn } from "./answers.mjs";
import { openList, shows, test, withPage } from "./harness.mjs";
import { ROOT } from "./places.mjs";

/** A table of a year: its file name and its content. */
function yearTable(block) {
  const [head, ...lines] = block.split("\n");
  return [head.replace(/^\d\d /, ""), lines.join("\n").split(/^-- /m)[0]];
}

/** The answers about a table: an answer to a question, `kind {"kind":"actual"}`, or a mark on rows, `{"on":"r4,r6","kind":"target"}`. */
const answersOf = (block) => block.split("-- next ")[0].split("\n").flatMap((line) => {
  const [, subject, says] = /^([a-z-]+ )?(\{.*\})$/.exec(line) ?? [];
  return says ? [[subject?.trim(), JSON.parse(says)]] : [];
});

const TOWNS = readFileSync(join(ROOT, "tests/towns/sixteen.txt"), "utf8").split("\n== ").slice(1).map((block) => ({
  first: yearTable(block.split("-- next ")[0]),
  next: yearTable(block.split("-- next ")[1]),
  answers: answersOf(block),
}));

/** The words of the choice with these fields. */
function choiceOf({ kind, year, era, is, lines }) {
  const kinds = { actual: "実績", target: "目標", baseline: "基準値" };
  if (lines) return `上段：${kinds[lines[0]]} 下段：${kinds[lines[1]]}`;
  const others = { skip: "読まない", continued: "すぐ上の指標の続き" };
  return era ?? others[is] ?? [kinds[kind], year === undefined ? undefined : `${year}年度`].filter(Boolean).join(" ");
}

/** Answers a question about the shown sheet by its button or list, or marks rows by the menu. */
async function answer(page, [subject, says]) {
  if (!subject) {
    for (const row of says.on.match(/\d+/g)) {
      await button(page, `${row}行`).click();
      await button(page.getByRole("dialog", { name: `${row}行` }), choiceOf(says)).click();
    }
    return;
  }
  const question = page.locator(`[data-question="${subject}"]`).first();
  const choice = choiceOf(says);
  const list = question.getByRole("combobox");
  if (await list.count()) await list.selectOption({ label: choice });
  else await button(question, choice).click();
}

const sections = (page) => page.locator("section.answer");

test("sixteen tables of towns become sixteen plans after ten questions, and next year's tables need none", (t) => {
  return withPage(t, async ({ page }) => {
    await openList(page);
    await readAll(page, TOWNS.map(({ first }) => first));
    await sheet(page).waitFor();
    let asked = 0;
    for (const { first: [name], answers } of TOWNS.filter((town) => town.answers.length > 0)) {
      await page.locator(".file-name", { hasText: name }).waitFor();
      asked += await page.locator("[data-question]").count();
      for (const each of answers) await answer(page, each);
      await goOn(page).click();
    }
    assert.equal(asked, 10);
    await preview(page).waitFor();
    assert.equal(await sections(page).count(), 16);
    // Basis and direction are proposed, and confirmed once for all.
    await page.locator("summary", { hasText: "新しい指標38件の数え方と向き：各年度の値38、増やす37・減らす1" }).waitFor();
    assert.equal(await page.getByRole("combobox", { name: "どの計画に" }).count(), 16);
    // The body is taken from the title or the file name, and can be corrected.
    const bodies = page.getByRole("textbox", { name: "団体" });
    assert.equal(await bodies.count(), 16);
    assert.equal(await bodies.first().inputValue(), "A市");
    await bodies.last().fill("P市広域連合");
    await bodies.last().press("Enter");
    await takeIn(page).click();
    await page.getByText("16個のファイルから").waitFor();
    await page.getByRole("link", { name: "A市総合戦略 進捗管理表" }).waitFor();
    await page.locator(".plan-table").getByText("P市広域連合").waitFor();
    await readAll(page, TOWNS.map(({ next }) => next));
    await preview(page).waitFor();
    assert.equal(await page.locator("[data-question]").count(), 0);
    const chosen = await page.getByRole("combobox", { name: "どの計画に" }).evaluateAll((all) => all.map((choice) => choice.selectedOptions[0].textContent));
    assert.ok(chosen.every((name) => !name.startsWith("新しい計画")), chosen.join("\n"));
    assert.equal(new Set(chosen).size, 16);
  });
});

/** A table without a kind, so that the page asks what its figures are. */
const bare = (years) => `C村 活動実績,${years.map(() => "").join(",")}\n指標名,単位,${years.map((year) => `R${year}`).join(",")}\n移住者数,人,${years.map((year) => 10 + year).join(",")}\n`;

test("a remembered reading is shown where it is used, can be exported and imported, and can be forgotten", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openList(page);
    await readAll(page, [["C村_R6.csv", bare([4, 5, 6])]]);
    await sheet(page).waitFor();
    await page.locator('[data-question="kind"]').getByRole("combobox").selectOption({ label: "実績" });
    await goOn(page).click();
    await takeIn(page).click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await openList(page);
    await readAll(page, [["C村_R7.csv", bare([4, 5, 6, 7])]]);
    await preview(page).waitFor();
    await button(page, "表の読み取り").click();
    await page.getByText(/に読んだときの読み方で読みました（決めたこと1件）。/).waitFor();
    await shows(page.locator('[data-count="placed"]'), "4");
    const file = await download(() => button(page, "読み方を書き出す").click());
    assert.match(file.name, /^keikaku_\d{8}_読み方\.json$/);
    await button(page, "忘れる").click();
    await shows(page.locator('[data-count="asked"]'), "4");
    assert.equal(await page.evaluate(() => localStorage.getItem("keikaku/readings")), null);
    await button(page, "キャンセル").click();
    await page.locator("#file-chooser").setInputFiles({ name: file.name, mimeType: "application/json", buffer: file.bytes });
    await page.getByText("表の読み方1件を読み込みました。").waitFor();
    await readAll(page, [["C村_R7.csv", bare([4, 5, 6, 7])]]);
    await preview(page).waitFor();
  });
});

test("a table with the same headings but another name uses a remembered reading only at the press of a button", (t) => {
  return withPage(t, async ({ page }) => {
    await openList(page);
    await readAll(page, [["C村.csv", bare([4, 5, 6])]]);
    await page.locator('[data-question="kind"]').getByRole("combobox").selectOption({ label: "実績" });
    await goOn(page).click();
    await takeIn(page).click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await openList(page);
    await readAll(page, [["D町.csv", bare([4, 5, 6]).replace("C村 活動実績", "D町 の記録")]]);
    await sheet(page).waitFor();
    await shows(page.locator('[data-count="asked"]'), "3");
    await button(page, "この読み方で読む").click();
    await shows(page.locator('[data-count="placed"]'), "3");
  });
});
