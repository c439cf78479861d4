// The way of five kinds of users through the page, from its first frame to their goal, with the number of acts. An act is
// a click (single or double), a tap, a text that is typed with the key that leaves its field, a paste, or a file that is
// chosen.

import assert from "node:assert/strict";
import { KPI, PLAN, askOnly, button, changes, link, openInquiry, preview, send, withField } from "./answers.mjs";
import { paste } from "./clipboard.mjs";
import { cell, enter, isSaved, openSample, row, shows, test, totals, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";

/** Counts the acts that it carries out, and prints them at the end. */
function actsOf(t, page) {
  let count = 0;
  const counted = (act) => async (...given) => {
    count += 1;
    return act(...given);
  };
  return {
    click: counted((target) => target.click()),
    tap: counted((target) => target.tap()),
    doubleClick: counted((target) => target.dblclick()),
    /** Types into the focused field, and leaves it by that key. */
    type: counted(async (text, key = "Tab") => {
      await page.keyboard.type(text);
      await page.keyboard.press(key);
    }),
    /** Pastes what another program has put on the clipboard. */
    paste: counted((plain) => paste(page, plain)),
    /** Gives files to the page, as a user who chooses them in the system's dialog. */
    hand: counted((files) => page.locator("#file-chooser").setInputFiles(files)),
    atMost(limit) {
      t.diagnostic(`${count} acts`);
      assert.ok(count <= limit, `${count} acts, of which ${limit} are enough`);
    },
  };
}

const KPIS = [
  { name: "移住相談件数", unit: "件", baseline: "120", targets: ["10", "12", "14", "16", "18"] },
  { name: "新規就農者数", unit: "人", baseline: "8", targets: ["2", "2", "3", "3", "4"] },
  { name: "空き家バンク成約数", unit: "件", baseline: "15", targets: ["3", "3", "4", "4", "5"] },
  { name: "関係人口", unit: "人", baseline: "2400", targets: ["100", "120", "140", "160", "180"] },
];

test("a planner creates a plan of four KPIs with five years of targets in at most 45 acts", (t) => {
  return withPage(t, async ({ page }) => {
    const acts = actsOf(t, page);
    await acts.click(button(page, "新しい計画"));
    await acts.doubleClick(page.getByLabel("最初の年度"));
    await acts.type("2026");
    await acts.type("5");
    await acts.click(button(page, "この様式で作る"));
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    for (const [nth, kpi] of KPIS.entries()) {
      await acts.click(cell(page, `${nth + 1}番目の指標名`));
      await acts.type(kpi.name);
      await acts.type(kpi.unit);
      await acts.click(cell(page, `${kpi.name} 事業開始前`));
      await acts.type(kpi.baseline);
      for (const target of kpi.targets) await acts.type(target);
    }
    await totals(page, "移住相談件数", { target: "70" });
    await totals(page, "関係人口", { target: "700" });
    assert.equal(await page.locator("[data-indicator]").count(), 4);
    assert.equal(await row(page, "新規就農者数").target(2030).inputValue(), "4");
    await isSaved(page);
    acts.atMost(45);
  });
});

/** The table of the same KPIs as a spreadsheet puts it on the clipboard. */
const TABLE = [
  ["指標名", "単位", "基準値", "R8", "R9", "R10", "R11", "R12"],
  ...KPIS.map(({ name, unit, baseline, targets }) => [name, unit, baseline, ...targets]),
].map((cells) => `${cells.join("\t")}\r\n`).join("");

test("a planner creates a plan of four KPIs by pasting a table from a spreadsheet in at most six acts", (t) => {
  return withPage(t, async ({ page }) => {
    await page.clock.setFixedTime(new Date("2026-05-01T09:00:00+09:00"));
    const acts = actsOf(t, page);
    await acts.click(button(page, "新しい計画"));
    await acts.click(button(page, "この様式で作る"));
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await acts.click(cell(page, "1番目の指標名"));
    await acts.paste(TABLE);
    await shows(page.locator('[data-field="message"]'), "4指標を加え、24か所に貼り付けました。数値は「目標」の行に入れました。");
    for (const { name, baseline, targets } of KPIS) {
      await cell(page, `${name} 単位`).waitFor();
      assert.equal((await cell(page, `${name} 事業開始前`).inputValue()).replace(",", ""), baseline);
      for (const [nth, target] of targets.entries()) assert.equal(await row(page, name).target(2026 + nth).inputValue(), target);
    }
    assert.equal(await page.locator("[data-indicator]").count(), 4);
    await isSaved(page);
    acts.atMost(6);
    await button(page, "元に戻す").click();
    await cell(page, "1番目の指標名").waitFor();
    assert.equal(await cell(page, "1番目の指標名").inputValue(), "");
  });
});

test("a successor in April finds three open tasks on the first screen of the plan with one click", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.clock.setFixedTime(new Date("2020-04-06T09:00:00+09:00"));
    await openSample(page, "001");
    await enter(row(page, KPI).actual(2017), "210（速報）");
    await enter(row(page, KPI).actual(2018), "調査中");
    await link(page, "地域計画ワークブック").click();
    const acts = actsOf(t, page);
    await acts.click(link(page, PLAN));
    await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
    const steps = page.getByRole("list", { name: "対応が必要な事項" }).getByRole("link");
    const told = await steps.allTextContents();
    for (const word of ["速報", "調査中", "未入力"]) assert.ok(told.some((step) => step.includes(word)), `${word} in ${told}`);
    for (const step of await steps.all()) {
      const { y, height } = await step.boundingBox();
      assert.ok(y + height <= 768, "below the edge of the screen");
    }
    t.diagnostic(`${told.length} things to do: ${told.join("／")}`);
    acts.atMost(1);
  });
});

test("概況 shows a successor which sections have not answered and how many days the deadline has passed", (t) => {
  return withPage(t, async ({ page, download }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await openSample(page, "001");
    await openInquiry(page);
    await askOnly(page, "2018年度");
    await page.getByRole("textbox", { name: "回答期限" }).fill("2020年7月31日");
    await download(() => button(page, "回答用ブックを書き出す").click());
    await link(page, "地域計画ワークブック").click();
    const acts = actsOf(t, page);
    await acts.click(link(page, PLAN));
    const first = page.getByRole("list", { name: "対応が必要な事項" }).getByRole("link").first();
    await first.filter({ hasText: /^照会 \d+課未回答（期限\d+日超過）：./ }).waitFor();
    t.diagnostic(await first.textContent());
    acts.atMost(1);
  });
});

test("a secretary enters three indicators on a telephone in 26 acts, and five more participants in three", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    const phone = await onPhone();
    const press = (name) => phone.getByRole("button", { name, exact: true });
    await press("新しい計画").tap();
    await press("この様式で作る").tap();
    await phone.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    const acts = actsOf(t, phone);
    const year = Number((await phone.locator("thead .year").first().textContent()).slice(0, 4));
    const metrics = [["参加者数", "人", "120", "140", "160", "58"], ["商品数", "品", "3", "5", "8", "2"], ["開催回数", "回", "6", "6", "8", "4"]];
    for (const [nth, [name, unit, ...figures]] of metrics.entries()) {
      if (nth === 0) await acts.tap(cell(phone, "1番目の指標名"));
      else await acts.tap(press("指標を追加"));
      for (const text of [name, unit, ...figures.slice(0, 3)]) await acts.type(text, "Enter");
      await acts.tap(row(phone, name).actual(year));
      await acts.type(figures[3], "Enter");
    }
    for (const [name, , ...figures] of metrics) {
      for (const nth of [0, 1, 2]) assert.equal(await row(phone, name).target(year + nth).inputValue(), figures[nth]);
      assert.equal(await row(phone, name).actual(year).inputValue(), figures[3]);
    }
    acts.atMost(26);
    await isSaved(phone);
    await phone.goto(phone.url().split("#")[0]);
    await phone.locator(".plan-title a").tap();
    const more = actsOf(t, phone);
    await more.tap(press("参加者数 ＋足す"));
    await phone.waitForFunction(() => document.activeElement.id === "added-number");
    await more.type("5", "Enter");
    await shows(phone.locator("[data-card] .reached strong").first(), "63／120人");
    more.atMost(3);
  });
});

test("a member of a group enters three actuals on a telephone in at most twelve acts", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    const names = await openLarge(page, 3, 3);
    await isSaved(page);
    const phone = await onPhone();
    const acts = actsOf(t, phone);
    await acts.tap(phone.locator(".plan-title a"));
    await phone.getByRole("heading", { level: 1, name: /年度の実績入力$/ }).waitFor();
    const inputs = phone.locator(".closing input.cell");
    assert.equal(await inputs.count(), 3);
    for (const input of await inputs.all()) {
      const { y, height } = await input.boundingBox();
      assert.ok(y >= 0 && y + height <= 844, "not on the first screen");
    }
    await acts.tap(inputs.first());
    for (const figure of ["101", "102", "103"]) await acts.type(figure, "Enter");
    await acts.tap(inputs.nth(1));
    await acts.tap(phone.getByRole("radio", { name: "速報" }));
    await phone.getByRole("radio", { name: "速報", checked: true }).waitFor();
    const year = /(\d{4})年度/.exec(await phone.getByRole("heading", { level: 1 }).textContent())[1];
    for (const [nth, name] of names.entries()) {
      const said = nth === 1 ? /^102.*速報/ : new RegExp(`^10${nth + 1}$`);
      assert.match(await cell(phone, `${name} ${year}年度 実績`).inputValue(), said);
    }
    await isSaved(phone);
    acts.atMost(12);
  });
});

test("a table returned by a section is imported in two acts, and one undo reverts it", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const { text } = withField(sent, 1, "実績", "2017年度", "215");
    const acts = actsOf(t, page);
    await acts.hand([{ name: "産業課.csv", mimeType: "text/csv", buffer: Buffer.from(text) }]);
    await preview(page).waitFor();
    assert.deepEqual(await changes(page), [["set", `${KPI} 2017年度 実績`, "（空欄）", "215"]]);
    await acts.click(button(page, "取り込む"));
    await shows(page.locator('[data-field="message"]'), "「産業課.csv」から1件取り込みました。");
    acts.atMost(2);
    await link(page, "数値目標と実績").click();
    assert.equal(await row(page, KPI).actual(2017).inputValue(), "215");
    await button(page, "元に戻す").click();
    await page.waitForFunction((cell) => document.getElementById(cell).value === "", await row(page, KPI).actual(2017).getAttribute("id"));
  });
});

/** A table of 44 indicators in the style of an office: by goals, with the targets and actuals of three years. */
const AIMS = ["しごとをつくる", "ひとの流れをつくる", "子育ての希望をかなえる", "まちをつくる"];
const LONG_TABLE = [
  ["基本目標", "指標名", "単位", "基準値（R3）", ...[4, 5, 6].flatMap((year) => [`R${year}目標`, `R${year}実績`])],
  ...Array.from({ length: 44 }, (_, nth) => [AIMS[Math.floor(nth / 11)], `指標その${nth + 1}`, "件", 100 + nth, 110 + nth, 112 + nth, 120 + nth, 118 + nth, 130 + nth, 90 + 2 * nth]),
].map((cells) => `${cells.join(",")}\r\n`).join("");

test("a planner prints a table of 44 indicators as one page of 概況 in at most ten acts", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const acts = actsOf(t, page);
    await acts.hand([{ name: "指標一覧.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${LONG_TABLE}`) }]);
    // Basis and direction are proposed, and the user looks at them.
    await page.locator("summary", { hasText: "新しい指標44件の数え方と向き：各年度の値44、増やす44" }).waitFor();
    await acts.click(button(page, "取り込む"));
    await acts.click(link(page, "概況"));
    // The browser prints one thing at a time, and the test prints the sheet below.
    await page.evaluate(() => { globalThis.print = () => { globalThis.isAsked = true; }; });
    await acts.click(button(page, "一枚で印刷"));
    await page.waitForFunction(() => globalThis.isAsked);
    const pdf = await paperOf(page);
    assert.equal(readPdf(pdf).pages, 1);
    const letters = lettersOf(pdf);
    if (letters === undefined) t.diagnostic("without pdftotext only the pages are counted");
    else {
      for (let nth = 1; nth <= 44; nth += 1) assert.ok(letters.includes(`指標その${nth}`), `${nth}`);
      assert.ok(!letters.includes("…"), "something is cut on the sheet");
    }
    acts.atMost(10);
  });
});

test("a planner prints a list of 44 indicators on two pages in at most three acts", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openLarge(page, 44, 6);
    await link(page, "地域計画ワークブック").click();
    const acts = actsOf(t, page);
    await acts.click(page.locator(".plan-title a"));
    await acts.click(link(page, "印刷"));
    await acts.click(page.getByRole("radio", { name: "一覧", exact: true }));
    await page.locator(".list-table").waitFor();
    const pdf = await paperOf(page);
    assert.equal(readPdf(pdf).pages, 2);
    const letters = lettersOf(pdf);
    if (letters === undefined) t.diagnostic("without pdftotext only the pages are counted");
    else for (const name of names) assert.ok(letters.includes(name), name);
    acts.atMost(3);
  });
});
