// The ways of five kinds of users through the page, from its first frame to what they came for, with the number of acts
// that each takes. An act is a click (single or double), a tap, a text that is typed with the key that leaves its field, or a
// file that is handed over.

import assert from "node:assert/strict";
import { KPI, PLAN, button, changes, link, preview, send, withField } from "./answers.mjs";
import { cell, enter, isSaved, openSample, row, shows, test, totals, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";

/** Counts the acts that it carries out, and tells them at the end of the way. */
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
    /** Types into the field that has the focus, and leaves it by that key. */
    type: counted(async (text, key = "Tab") => {
      await page.keyboard.type(text);
      await page.keyboard.press(key);
    }),
    /** Hands files to the page, as a person who chooses them in the dialogue of the system. */
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

test("a planner makes a plan of four KPIs with five years of targets from nothing", (t) => {
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

test("a successor in April names three things to do from the first screen of the plan", (t) => {
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
    const steps = page.getByRole("list", { name: "次にすること" }).getByRole("link");
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

test("a member of a group enters three metrics by thumb", (t) => {
  return withPage(t, async ({ page, context }) => {
    const names = await openLarge(page, 3, 3);
    await isSaved(page);
    const phone = await phoneOn(context, page);
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

/** The page on a telephone, which holds what the other one stored. */
async function phoneOn(context, page) {
  const stored = await context.storageState();
  const phone = await (await context.browser()).newContext({
    storageState: stored, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "ja-JP", timezoneId: "Asia/Tokyo",
  });
  const opened = await phone.newPage();
  page.once("close", () => phone.close());
  await opened.goto(page.url().split("#")[0]);
  return opened;
}

test("a table that a section returned is in the plan, and one press takes it back", (t) => {
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

test("a planner with 44 indicators hands a council a list of two pages", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openLarge(page, 44, 6);
    await link(page, "地域計画ワークブック").click();
    const acts = actsOf(t, page);
    await acts.click(page.locator(".plan-title a"));
    await acts.click(link(page, "印刷"));
    await page.locator(".paper").waitFor();
    const pdf = await paperOf(page);
    assert.equal(readPdf(pdf).pages, 2);
    const letters = lettersOf(pdf);
    if (letters === undefined) t.diagnostic("without pdftotext only the pages are counted");
    else for (const name of names) assert.ok(letters.includes(name), name);
    acts.atMost(2);
  });
});
