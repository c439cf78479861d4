// New plans in each form; rows and years are added, moved, copied and removed. Each step can be undone, and none loses
// the focus.

import assert from "node:assert/strict";
import { openLarge } from "./large.mjs";
import { act, actOnYears, cell, enter, openForm, row, shows, state, test, totals, withPage, withSample } from "./harness.mjs";

const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const MATCHES = "プロフェッショナル人材のマッチング件数";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const hasFocus = async (locator) => assert.ok(await locator.evaluate((it) => it === document.activeElement));

/** Waits until the grid's name fields have exactly these names. */
async function namesAre(page, expected) {
  await page.waitForFunction(
    (names) => JSON.stringify([...document.querySelectorAll("textarea.name")].map(({ value }) => value)) === names,
    JSON.stringify(expected),
  );
}

async function yearsAre(page, expected) {
  const heads = page.locator("thead .year");
  await page.waitForFunction((count) => document.querySelectorAll("thead .year").length === count, expected.length);
  assert.deepEqual((await heads.allTextContents()).map((text) => Number(text.slice(0, 4))), expected);
}

const fiscalYear = () => {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" }).format().split("-").map(Number);
  return month < 4 ? year - 1 : year;
};

test("sorting by a heading hides group headings and blocks moving rows; No or Esc restores the order of the plan", (t) => {
  return withPage(t, async ({ page }) => {
    const all = await openLarge(page, 8, 4);
    const heading = page.locator(".group-heading:visible");
    await heading.first().waitFor();
    await button(page, "指標名 で並べ替え").click();
    const head = page.locator(".grid-head .kpi-name");
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    assert.equal(await heading.count(), 0);
    await button(page, "指標名 で並べ替え").click();
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    await namesAre(page, all.toSorted().toReversed());
    await act(page, all.at(-1), "下へ");
    await page.locator('[data-field="message"]').filter({ hasText: "並べ替えの間は行を動かせません" }).waitFor();
    await namesAre(page, all.toSorted().toReversed());
    await button(page, "No で並べ替え").click();
    await namesAre(page, all);
    assert.equal(await head.getAttribute("aria-sort"), null);
    await button(page, "達成率 で並べ替え").click();
    await page.locator(".grid-head .rate[aria-sort]").waitFor();
    await page.keyboard.press("Escape");
    await namesAre(page, all);
    await heading.first().waitFor();
  });
});

const FORMS = [
  { form: "2022年様式", years: 6, rows: 4, baseline: "事業開始前", basis: "各年度の増加分" },
  { form: "2016年様式", years: 3, rows: 1, baseline: "事業開始前", basis: "各年度の増加分" },
  { form: "企業版ふるさと納税", years: 5, rows: 1, baseline: "現状値", basis: "各年度の値" },
  { form: "戦略", years: 5, rows: 1, baseline: "現状値", basis: "各年度の値" },
  { form: "活動計画", years: 3, rows: 1, baseline: "現状値", basis: "各年度の値" },
];

for (const { form, years, rows, baseline, basis } of FORMS) {
  test(`a new plan of ${form} has ${years} years from the current one, ${rows} empty rows and the column ${baseline}`, (t) => {
    return withPage(t, async ({ page }) => {
      await openForm(page, form);
      await yearsAre(page, Array.from({ length: years }, (_, nth) => fiscalYear() + nth));
      assert.equal(await page.locator("[data-indicator]").count(), rows);
      await cell(page, `1番目の指標 ${baseline}`).waitFor();
      await page.getByRole("columnheader", { name: baseline, exact: true }).waitFor();
      const chosen = page.getByRole("combobox", { name: "1番目の指標 目標の数え方", exact: true });
      assert.equal(await chosen.locator("option:checked").textContent(), basis);
      const gaps = baseline === "事業開始前" ? `${years}年分未入力` : "";
      await totals(page, "1番目の指標", { target: gaps, actual: gaps });
      assert.equal(await page.locator('[aria-invalid="true"]').count(), 0);
    });
  });
}

/** Opens a plan of 40 KPIs from a table, at its grid. */
async function openForty(page, beforeImport = () => {}) {
  const names = Array.from({ length: 40 }, (_, nth) => `取組${nth + 1}の実施件数`);
  const rows = names.flatMap((name) => [`${name},件,各年度の増加分,増やす,目標,3,4`, `${name},件,各年度の増加分,増やす,実績,,`]);
  const text = ["指標名,単位,目標の数え方,向き,区分,2024年度,2025年度", ...rows].join("\r\n");
  await page.locator("#file-chooser").setInputFiles({ name: "40件.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await button(page, "取り込む").waitFor();
  await beforeImport();
  await button(page, "取り込む").click();
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
  return names;
}

test("all 40 rows of a large plan are shown in their order", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openForty(page);
    await namesAre(page, names);
    await enter(cell(page, `${names[39]} 2025年度 目標`), "5");
    await totals(page, names[39], { target: "8" });
  });
});

test("the first rows of a large plan can be edited before the others are rendered", (t) => {
  return withPage(t, async ({ page }) => {
    // The other rows do not arrive in this test, since they would arrive by such timers.
    const holdTimers = () => page.evaluate(() => {
      const setTimeout = globalThis.setTimeout;
      globalThis.setTimeout = (act, delay) => (delay === 0 ? 0 : setTimeout(act, delay));
    });
    const names = await openForty(page, holdTimers);
    await namesAre(page, names.slice(0, 8));
    await enter(cell(page, `${names[0]} 2025年度 目標`), "5");
    await totals(page, names[0], { target: "8" });
    await button(page, "指標を追加").click();
    await namesAre(page, [...names, ""]);
    await hasFocus(page.locator("textarea.name").last());
  });
});

test("the header row shows the years in both calendars", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await shows(page.getByRole("columnheader", { name: /^2018年度/ }), "2018年度2018年度 で並べ替えH30");
    await shows(page.getByRole("columnheader", { name: /^2019年度/ }), "2019年度2019年度 で並べ替えR1");
  });
});

test("an added row has the focus in its name, and undo reverts its naming and its addition one by one", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await button(page, "指標を追加").click();
    await namesAre(page, [CONSULTATIONS, MATCHES, ""]);
    await hasFocus(cell(page, "3番目の指標名"));
    await page.keyboard.type(CONSULTATIONS);
    // The labels follow the name when its field is left.
    await cell(page, "3番目の指標 2017年度 目標").waitFor();
    await page.keyboard.press("Tab");
    await cell(page, `${CONSULTATIONS}（3番目） 2017年度 目標`).waitFor();
    await button(page, "元に戻す").click();
    await namesAre(page, [CONSULTATIONS, MATCHES, ""]);
    await button(page, "元に戻す").click();
    await namesAre(page, [CONSULTATIONS, MATCHES]);
  });
});

test("a row is moved, copied and removed by its ⋯ menu, and the focus stays at that row or moves to a nearby one", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await act(page, MATCHES, "上へ");
    await namesAre(page, [MATCHES, CONSULTATIONS]);
    await hasFocus(button(page, `${MATCHES} の操作`));
    await act(page, `${MATCHES}`, "下へ");
    await namesAre(page, [CONSULTATIONS, MATCHES]);
    await hasFocus(button(page, `${MATCHES} の操作`));
    await act(page, `${CONSULTATIONS}`, "複製");
    await namesAre(page, [CONSULTATIONS, CONSULTATIONS, MATCHES]);
    await hasFocus(cell(page, "2番目の指標名"));
    await totals(page, `${CONSULTATIONS}（2番目）`, { target: "600" });
    await act(page, `${CONSULTATIONS}（2番目）`, "削除");
    await namesAre(page, [CONSULTATIONS, MATCHES]);
    await hasFocus(cell(page, "2番目の指標名"));
    for (let steps = 0; steps < 4; steps += 1) await button(page, "元に戻す").click();
    await namesAre(page, [CONSULTATIONS, MATCHES]);
    await act(page, `${MATCHES}`, "削除");
    await hasFocus(cell(page, "1番目の指標名"));
    await act(page, `${CONSULTATIONS}`, "削除");
    await hasFocus(button(page, "指標を追加"));
    await page.getByText("指標がまだありません。").waitFor();
    for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press("Control+z");
    await namesAre(page, [CONSULTATIONS, MATCHES]);
    await totals(page, CONSULTATIONS, { target: "600" });
  });
});

test("years are added and removed at both ends, and undo restores removed years with their figures", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await actOnYears(page, "末尾に年度を追加");
    await yearsAre(page, [2017, 2018, 2019, 2020]);
    await enter(row(page, CONSULTATIONS).target(2020), "100");
    await actOnYears(page, "先頭に年度を追加");
    await yearsAre(page, [2016, 2017, 2018, 2019, 2020]);
    await actOnYears(page, "2016年度を削除");
    await actOnYears(page, "2020年度を削除");
    await actOnYears(page, "2019年度を削除");
    await yearsAre(page, [2017, 2018]);
    await totals(page, CONSULTATIONS, { target: "400" });
    for (let steps = 0; steps < 3; steps += 1) await button(page, "元に戻す").click();
    await yearsAre(page, [2016, 2017, 2018, 2019, 2020]);
    assert.equal(await row(page, CONSULTATIONS).target(2020).inputValue(), "100");
    for (let steps = 0; steps < 3; steps += 1) await button(page, "元に戻す").click();
    await yearsAre(page, [2017, 2018, 2019]);
    await totals(page, CONSULTATIONS, { target: "600" });
  });
});

test("該当なし and 未把握 fill the cell that last had the focus", (t) => {
  return withSample(t, "001", async ({ page }) => {
    assert.equal(await page.getByRole("radio").count(), 0);
    await row(page, MATCHES).actual(2018).click();
    await state(page, "未把握").click();
    assert.equal(await row(page, MATCHES).actual(2018).inputValue(), "未把握");
    await hasFocus(row(page, MATCHES).actual(2018));
    await state(page, "該当なし").click();
    assert.equal(await row(page, MATCHES).actual(2018).inputValue(), "-");
  });
});

/** The headings above groups: the group's name, or the word for KPIs without a group. */
const groupHeadings = (page) => page.locator(".group-heading:not([hidden])").evaluateAll((all) =>
  all.map((it) => [...it.querySelectorAll("span")].map(({ textContent }) => textContent).find((text) => text !== "")));

test("each group has a heading above its KPIs, and KPIs without a group that follow have the heading グループなし", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "2022年様式");
    const headings = () => groupHeadings(page);
    assert.deepEqual(await headings(), []);
    await button(page, "2番目の指標 詳細").click();
    await enter(cell(page, "2番目の指標 グループ"), "しごと");
    await page.getByRole("rowheader", { name: "しごと" }).waitFor();
    await page.getByRole("rowheader", { name: "グループなし" }).waitFor();
    assert.deepEqual(await headings(), ["しごと", "グループなし"]);
    await button(page, "3番目の指標 詳細").click();
    await enter(cell(page, "3番目の指標 グループ"), "しごと");
    await page.waitForFunction(() => document.querySelector("[data-indicator]:nth-of-type(4) .group-heading:not([hidden])"));
    assert.deepEqual(await headings(), ["しごと", "グループなし"]);
    await page.getByRole("combobox", { name: "グループで絞り込む" }).selectOption("しごと");
    await page.waitForFunction(() => document.querySelectorAll("[data-indicator]").length === 2);
    assert.deepEqual(await headings(), ["しごと"]);
  });
});

test("filtered rows have their group headings, and an unused slot has none", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "2022年様式");
    const headings = () => groupHeadings(page);
    for (const [number, group, section] of [[1, "しごと", "商工課"], [2, "", "企画課"], [3, "", "商工課"]]) {
      await enter(cell(page, `${number}番目の指標名`), `指標${number}`);
      await button(page, `指標${number} 詳細`).click();
      await enter(cell(page, `指標${number} グループ`), group);
      await enter(cell(page, `指標${number} 所管課`), section);
    }
    await enter(cell(page, "4番目の指標名"), "-");
    assert.deepEqual(await headings(), ["しごと", "グループなし"]);
    await page.getByRole("combobox", { name: "所管課で絞り込む" }).selectOption("商工課");
    await page.waitForFunction(() => document.querySelectorAll("[data-indicator]").length === 2);
    assert.deepEqual(await headings(), ["しごと", "グループなし"]);
  });
});
