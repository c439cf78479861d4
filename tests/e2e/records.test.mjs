// 活動記録: the notes of a group become the actual of the year, on a telephone and at a desk.

import assert from "node:assert/strict";
import { paste } from "./clipboard.mjs";
import { accessibilityTroubles, cell, enter, getsFocus, isSaved, openForm, row, shows, test, withPage } from "./harness.mjs";

const KPIS = [["来場者数", "人", "300"], ["売上", "円", "500000"], ["会員数", "人", "40"]];

const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const chip = (page, group, name) => page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name, exact: true });
const said = (page) => page.locator('.record-entry [data-field="message"]');
const noSidewaysScroll = async (page) =>
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "the page scrolls sideways");

/** Sets the day, so that records of the spring are past and in its fiscal year. */
const inNovember = (page) => page.clock.setFixedTime(new Date("2026-11-20T09:00:00+09:00"));

/** The present fiscal year. */
const thisYear = (page) => page.evaluate(() => {
  const now = new Date();
  return now.getMonth() >= 3 ? now.getFullYear() : now.getFullYear() - 1;
});

/** A plan of a group with three KPIs; the KPIs in `counted` are counted by records. */
async function makePlan(page, counted = []) {
  await openForm(page, "活動計画");
  const year = await thisYear(page);
  for (const [nth, [name, unit, target]] of KPIS.entries()) {
    if (nth > 0) await button(page, "指標を追加").click();
    await enter(cell(page, `${nth + 1}番目の指標名`), name);
    await enter(cell(page, `${name} 単位`), unit);
    await enter(row(page, name).target(year), target);
  }
  for (const [name, way] of counted) await countBy(page, name, way);
  await isSaved(page);
  return year;
}

/** Chooses in the drawer how the actuals of a KPI are made. */
async function countBy(page, name, way) {
  await row(page, name).actual(await thisYear(page)).focus();
  if (await page.locator("#drawer").isHidden()) await button(page, `${name} 詳細`).click();
  await page.getByRole("combobox", { name: `${name} 実績のつけ方`, exact: true }).selectOption(way);
}

const ALL_BY_RECORDS = [["来場者数", "記録の合計"], ["売上", "記録の合計"], ["会員数", "最後の値"]];

/** Counts the acts of a user. */
function acts(t) {
  let count = 0;
  return {
    tap: (locator) => (count += 1, locator.tap()),
    type: (locator, text) => (count += 1, locator.fill(text)),
    atMost: (most) => {
      t.diagnostic(`${count} acts`);
      assert.ok(count <= most, `${count} acts`);
    },
  };
}

async function openRecords(page) {
  await link(page, "活動記録").click();
  await page.getByRole("heading", { level: 1, name: "活動記録" }).waitFor();
}

test("three records of one event take at most ten acts on a telephone and give the right actuals", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    const year = await makePlan(page, ALL_BY_RECORDS);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await phone.getByRole("heading", { level: 1, name: "概況" }).waitFor();
    const bar = await phone.locator(".plan-views li.first").evaluateAll((all) => all
      .map((it) => [it.getBoundingClientRect().left, it.innerText.trim()]).sort(([one], [other]) => one - other).map(([, text]) => text));
    assert.deepEqual(bar, ["概況", "実績", "記録する", "表"]);
    const { tap, type, atMost } = acts(t);
    await tap(link(phone, "記録する"));
    await chip(phone, "指標", "来場者数").waitFor();
    assert.equal(await phone.getByRole("radiogroup", { name: "指標" }).getByRole("radio", { checked: true }).count(), 1);
    for (const [nth, [name, amount]] of [["来場者数", "128"], ["売上", "34,500円"], ["会員数", "３１"]].entries()) {
      if (nth > 0) await tap(chip(phone, "指標", name));
      await type(field(phone, "数量"), amount);
      if (nth === 0) await type(phone.getByRole("combobox", { name: "内容" }), "秋の交流会");
      await tap(button(phone, "保存"));
      await said(phone).filter({ hasText: name }).waitFor();
    }
    atMost(10);
    await shows(said(phone), `会員数 R${year - 2018}：31人`);
    assert.equal(await phone.locator("[data-record]").count(), 3);
    assert.equal(await field(phone, "記録1 数量").inputValue(), "31");
    assert.deepEqual(await phone.getByRole("textbox", { name: /^記録\d 内容$/ }).evaluateAll((all) => all.map((it) => it.value)), Array(3).fill("秋の交流会"));
    assert.deepEqual(await accessibilityTroubles(phone), []);
    await noSidewaysScroll(phone);
    await isSaved(phone);
    await phone.reload();
    await phone.locator("[data-record]").first().waitFor();
    await link(phone, "実績").tap();
    for (const [name, actual] of [["来場者数", "128"], ["売上", "34,500"], ["会員数", "31"]]) {
      const input = field(phone, `${name} ${year}年度 実績`);
      assert.equal(await input.inputValue(), actual);
      assert.match(await input.getAttribute("title"), /^記録1件の(合計|最後の値)$/);
    }
    assert.deepEqual(await accessibilityTroubles(phone), []);
  });
});

test("an entry that was not saved is restored when a telephone reloads the page, and a saved entry is not", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await makePlan(page, ALL_BY_RECORDS);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await link(phone, "記録する").tap();
    const fields = [field(phone, "数量"), phone.getByRole("combobox", { name: "内容" })];
    const values = () => Promise.all(fields.map((field) => field.inputValue()));
    await chip(phone, "指標", "会員数").tap();
    await fields[0].fill("31");
    await fields[1].fill("秋の交流会");
    await phone.reload();
    await fields[0].waitFor();
    assert.deepEqual(await values(), ["31", "秋の交流会"]);
    assert.ok(await chip(phone, "指標", "会員数").isChecked());
    await button(phone, "保存").tap();
    await said(phone).filter({ hasText: "会員数" }).waitFor();
    await isSaved(phone);
    await phone.reload();
    await fields[0].waitFor();
    assert.deepEqual(await values(), ["", ""]);
  });
});

test("＋足す on a card opens 記録する for its KPI, and an undone record returns to the fields", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    const year = await makePlan(page, ALL_BY_RECORDS);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await button(phone, "来場者数 ＋足す").tap();
    await getsFocus(field(phone, "数量"));
    await chip(phone, "指標", "来場者数").and(phone.locator(":checked")).waitFor({ state: "attached" });
    await button(phone, "＋1").tap();
    await button(phone, "＋1").tap();
    await button(phone, "－1").tap();
    await field(phone, "数量").waitForFunction((it) => it.value === "1");
    await field(phone, "数量").fill("12");
    await button(phone, "保存").tap();
    await shows(said(phone), `来場者数 R${year - 2018}：12人（＋12）`);
    await field(phone, "数量").fill("-2");
    await button(phone, "保存").tap();
    await shows(said(phone), `来場者数 R${year - 2018}：10人（－2）`);
    await button(phone, "この記録を元に戻す").tap();
    await phone.locator("[data-record]").nth(1).waitFor({ state: "detached" });
    assert.equal(await field(phone, "数量").inputValue(), "-2", "what was typed is there again");
    await link(phone, "概況").tap();
    const card = phone.locator("[data-card]").filter({ has: link(phone, "来場者数") });
    await shows(card.locator(".reached strong"), "12／300人");
    await shows(card.locator(".card-records li"), await phone.evaluate(() => `${new Date().getMonth() + 1}/${new Date().getDate()} 12人`));
    assert.deepEqual(await accessibilityTroubles(phone), []);
  });
});

test("an entry with an unreadable amount, another unit or an unexpected date gets a message and is not lost", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    const year = await makePlan(page, ALL_BY_RECORDS);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await link(phone, "記録する").tap();
    await chip(phone, "指標", "来場者数").check();
    await button(phone, "保存").tap();
    await phone.getByText("数量を入力してください。").waitFor();
    await field(phone, "数量").fill("たくさん");
    await button(phone, "保存").tap();
    await phone.getByText("数量を数として読み取れません。").waitFor();
    assert.equal(await field(phone, "数量").getAttribute("aria-invalid"), "true");
    assert.equal(await field(phone, "数量").inputValue(), "たくさん");
    await field(phone, "数量").fill("12個");
    await button(phone, "保存").tap();
    await phone.getByText("数量の単位「個」は、指標の単位「人」と違います。").waitFor();
    await chip(phone, "指標", "売上").check();
    await field(phone, "数量").fill("３千円");
    await button(phone, "保存").tap();
    await shows(said(phone), `売上 R${year - 2018}：3,000円（＋3,000）`);
    await button(phone, "この記録を元に戻す").tap();
    await phone.locator("[data-record]").waitFor({ state: "detached" });
    await field(phone, "数量").fill("");
    await chip(phone, "指標", "来場者数").check();
    await field(phone, "数量").fill("12人");
    const day = async (text) => {
      if (!(await field(phone, "記録する日").isVisible())) await chip(phone, "日付", "選ぶ").check();
      await field(phone, "記録する日").fill(text);
    };
    await day("13月5日");
    await button(phone, "保存").tap();
    await phone.getByText("「5/3」「R8.5.3」のように入力してください。").waitFor();
    await day(`R${year - 2018}.5.3`);
    await phone.getByText(`${year}年5月3日（`).first().waitFor();
    await day("S63.5.3");
    await button(phone, "保存").tap();
    await phone.getByText("1988年5月3日は計画の年度の外で").waitFor();
    await button(phone, "保存").tap();
    await shows(said(phone), "記録しました。計画の年度の外なので、どの年度の実績にも入りません。");
    await field(phone, "数量").fill("7");
    await day(`${year + 2}-01-05`);
    await button(phone, "保存").tap();
    await phone.getByText(`${year + 2}年1月5日はまだ先の日付です。`).waitFor();
    assert.equal(await phone.locator("[data-record]").count(), 1, "nothing is saved before it is said that it is right");
    await button(phone, "保存").tap();
    await said(phone).filter({ hasText: `来場者数 R${year + 1 - 2018}：7人（＋7）` }).waitFor();
    await button(phone, "すべての記録").tap();
    await phone.getByText("計画の年度の外の記録").waitFor();
    await shows(phone.locator(".records-group").first().locator("span"), "1件");
  });
});

test("a KPI with typed actuals is asked about once, and records and typed figure are both kept until one is chosen", (t) => {
  return withPage(t, async ({ page }) => {
    const year = await makePlan(page);
    await enter(row(page, "来場者数").actual(year), "116");
    await openRecords(page);
    await chip(page, "指標", "来場者数").check();
    await page.getByText("「来場者数」の実績は直接入力です。").waitFor();
    await button(page, "記録の合計で数える").click();
    await getsFocus(field(page, "数量"));
    await field(page, "数量").fill("12");
    await page.keyboard.press("Enter");
    await said(page).filter({ hasText: `来場者数 R${year - 2018}：12人` }).filter({ hasText: "入力した値（116人）もあります。" }).waitFor();
    await chip(page, "指標", "売上").check();
    await button(page, "直接入力のまま").click();
    await field(page, "数量").fill("500");
    await button(page, "保存").click();
    await said(page).filter({ hasText: "「売上」の実績は直接入力のままです。" }).waitFor();
    await chip(page, "指標", "会員数").check();
    await chip(page, "指標", "売上").check();
    assert.equal(await button(page, "記録の合計で数える").isVisible(), false, "it is asked once");
    await link(page, "年度の実績入力").click();
    const actual = field(page, `来場者数 ${year}年度 実績`);
    await actual.waitFor();
    assert.equal(await actual.inputValue(), "12");
    const adopted = (name) => page.getByRole("radiogroup", { name: `来場者数 ${year}年度 実績の採用`, exact: true }).getByRole("radio", { name, exact: true });
    assert.ok(await adopted("記録の値").isChecked());
    await adopted("入力した値").check();
    await page.waitForFunction((input) => input.value === "116", await actual.elementHandle());
    assert.deepEqual(await accessibilityTroubles(page), []);
    await adopted("記録の値").click();
    await page.waitForFunction((input) => input.value === "12", await actual.elementHandle());
    assert.equal(await adopted("記録の値").count(), 0, "nothing stands beside it any more");
    await button(page, "元に戻す").click();
    await adopted("入力した値").waitFor();
  });
});

test("the first record asks about the typed actual, which can become a record; typing over records gives a notice", (t) => {
  return withPage(t, async ({ page }) => {
    const year = await makePlan(page, [["来場者数", "記録の合計"]]);
    await enter(row(page, "来場者数").actual(year), "48");
    await openRecords(page);
    await chip(page, "指標", "来場者数").check();
    await field(page, "数量").fill("7");
    await page.keyboard.press("Enter");
    const asked = page.getByRole("group", { name: `来場者数 ${year}年度 実績の採用`, exact: true });
    await asked.getByRole("button", { name: "入力した値を使う（48人）" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await asked.getByRole("button", { name: "48人に足す（55人）" }).click();
    await asked.waitFor({ state: "detached" });
    await page.locator("[data-record]").nth(1).waitFor();
    await link(page, "年度の実績入力").click();
    const actual = field(page, `来場者数 ${year}年度 実績`);
    await page.waitForFunction((input) => input.value === "55", await actual.elementHandle());
    await actual.fill("60");
    await actual.press("Enter");
    await page.getByText("実績は記録の値（55人（記録2件の合計））のままです。").waitFor();
  });
});

test("the drawer offers only ways of counting that fit 目標の数え方, and marks which survey answers count", (t) => {
  return withPage(t, async ({ page }) => {
    const year = await makePlan(page, [["会員数", "割合"]]);
    const ways = page.getByRole("combobox", { name: "会員数 実績のつけ方", exact: true }).locator("option");
    assert.equal(await ways.count(), 8);
    for (const answer of ["よくなった", "変わらない"]) {
      await field(page, "答えを追加").fill(answer);
      await page.keyboard.press("Enter");
      await page.getByRole("checkbox", { name: answer, exact: true }).waitFor();
    }
    await page.getByRole("checkbox", { name: "よくなった", exact: true }).check();
    await page.getByRole("combobox", { name: "会員数 目標の数え方" }).selectOption("計画期間の累計");
    await page.waitForFunction((count) => document.querySelectorAll("[id$=actual-source] option").length === count, 5);
    await page.getByRole("combobox", { name: "会員数 目標の数え方" }).selectOption("各年度の値");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await openRecords(page);
    await chip(page, "指標", "会員数").check();
    for (const [answer, people] of [["よくなった", "3"], ["変わらない", "1"]]) {
      await chip(page, "区分", answer).check();
      await field(page, "数量").fill(people);
      await button(page, "保存").click();
      await said(page).waitFor();
    }
    await link(page, "数値目標と実績").click();
    await page.waitForFunction((input) => input.value === "0.75", await row(page, "会員数").actual(year).elementHandle());
    assert.match(await row(page, "会員数").actual(year).getAttribute("title"), /^記録2件の割合$/);
  });
});

test("on a wide screen records are a table by month with sums that is edited in place, filtered and searched", (t) => {
  return withPage(t, async ({ page }) => {
    await inNovember(page);
    const year = await makePlan(page, ALL_BY_RECORDS);
    await openRecords(page);
    await chip(page, "日付", "選ぶ").check();
    for (const [day, name, amount, what] of [["5/3", "来場者数", "20", "田植え"], ["5/18", "来場者数", "15", "草取り"], ["5/18", "売上", "4800", "朝市"], ["4/9", "会員数", "31", "総会"]]) {
      await chip(page, "指標", name).check();
      await field(page, "記録する日").fill(`${year}/${day}`);
      await page.getByRole("combobox", { name: "内容" }).fill(what);
      await field(page, "数量").fill(amount);
      await button(page, "保存").click();
      await said(page).filter({ hasText: name }).waitFor();
    }
    await button(page, "閉じる").click();
    const heads = page.locator(".records-group");
    await shows(heads.nth(0), `${year}年5月 3件　来場者数 35人・売上 4,800円`.replace("　", " "));
    await shows(heads.nth(1), `${year}年4月 1件　会員数 31人`.replace("　", " "));
    const amount = (nth) => field(page, `記録${nth} 数量`);
    const nth = await page.getByRole("textbox", { name: /内容$/ }).evaluateAll((all) => all.findIndex((it) => it.value === "田植え") + 1);
    assert.equal(nth, 3, "the newest day comes first");
    await amount(3).focus();
    await amount(3).fill("25");
    await page.keyboard.press("Enter");
    await getsFocus(amount(4));
    await shows(heads.nth(0), `${year}年5月 3件 来場者数 40人・売上 4,800円`);
    await page.keyboard.press("ArrowUp");
    await getsFocus(amount(3));
    await page.keyboard.type("9");
    await page.keyboard.press("Escape");
    assert.equal(await amount(3).inputValue(), "25");
    await amount(3).fill("多い");
    await page.keyboard.press("Tab");
    await page.waitForFunction((input) => input.getAttribute("aria-invalid") === "true", await amount(3).elementHandle());
    await shows(heads.nth(0), `${year}年5月 3件 来場者数 15人（1件は数えていません）・売上 4,800円`);
    const why = "数量を数として読み取れません。数字を入力してください（例: 12）。";
    const described = await amount(3).getAttribute("aria-describedby");
    await shows(page.locator(`#${described}`), why);
    await shows(page.locator('[aria-live="polite"]').last(), why);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await link(page, "チェック").click();
    await page.waitForFunction(() => [...document.querySelectorAll('[aria-live="polite"]')].every((it) => !it.textContent.includes("読み取れません")));
    await page.locator('[data-finding="KPI-018"]').getByText(`「来場者数」の${year}年5月3日の記録は、数量（多い）を読み取れないため実績に数えていません。`).waitFor();
    await page.locator('[data-finding="KPI-018"]').getByRole("link").click();
    await getsFocus(amount(3));
    await button(page, "元に戻す").click();
    assert.equal(await amount(3).inputValue(), "25");
    await field(page, "記録3 日付").fill("4/30");
    await page.keyboard.press("Enter");
    await shows(heads.nth(1), `${year}年4月 2件 来場者数 25人・会員数 31人`);
    assert.equal(await field(page, "記録3 日付").inputValue(), `${year}年4月30日`);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.getByRole("combobox", { name: "指標で絞り込む" }).selectOption("売上");
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 1);
    await page.getByRole("combobox", { name: "指標で絞り込む" }).selectOption("すべての指標");
    await page.getByRole("combobox", { name: "期間で絞り込む" }).selectOption(`${year}年4月`);
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 2);
    await page.getByRole("searchbox", { name: "記録を検索" }).fill("総会");
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 1);
    await page.getByRole("searchbox", { name: "記録を検索" }).fill("ない言葉");
    await page.getByText("条件に合う記録はありません。").waitFor();
    await page.getByRole("searchbox", { name: "記録を検索" }).fill("");
    await button(page, "記録1 削除").click();
    await page.getByText("記録を削除しました。「元に戻す」で戻せます。").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 1);
    await button(page, "元に戻す").click();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 2);
  });
});

test("a record whose KPI was deleted is listed under 指標なし and can be assigned to another KPI", (t) => {
  return withPage(t, async ({ page }) => {
    const year = await makePlan(page, ALL_BY_RECORDS);
    await openRecords(page);
    await chip(page, "指標", "会員数").check();
    await field(page, "数量").fill("31");
    await button(page, "保存").click();
    await said(page).waitFor();
    await link(page, "数値目標と実績").click();
    await button(page, "会員数 の操作").click();
    await button(page, "会員数 削除").click();
    await openRecords(page);
    await page.getByText("指標なしの記録").waitFor();
    await page.getByRole("combobox", { name: "記録1 指標" }).selectOption("来場者数");
    await page.getByText("指標なしの記録").waitFor({ state: "detached" });
    await link(page, "年度の実績入力").click();
    await page.waitForFunction((input) => input.value === "31", await field(page, `来場者数 ${year}年度 実績`).elementHandle());
  });
});

test("a filter by a month without records stays in view, and a deleted KPI is neither a filter nor the KPI of pasted rows", (t) => {
  return withPage(t, async ({ page }) => {
    await inNovember(page);
    const year = await makePlan(page, ALL_BY_RECORDS);
    await openRecords(page);
    await button(page, "閉じる").click();
    await paste(page, `${year}/5/3\t来場者数\t20\n${year}/6/1\t来場者数\t4\n`);
    await page.getByText("新しい記録を2件追加しました。").waitFor();
    const shown = (name) => page.getByRole("combobox", { name }).locator("option:checked");
    await page.getByRole("combobox", { name: "期間で絞り込む" }).selectOption(`${year}年6月`);
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 1);
    await button(page, "記録1 削除").click();
    await page.getByText("条件に合う記録はありません。").waitFor();
    await shows(shown("期間で絞り込む"), `${year}年6月`);
    await page.getByRole("combobox", { name: "期間で絞り込む" }).selectOption("すべての期間");
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 1);
    await page.getByRole("combobox", { name: "指標で絞り込む" }).selectOption("売上");
    await page.getByText("条件に合う記録はありません。").first().waitFor();
    await link(page, "数値目標と実績").click();
    await button(page, "売上 の操作").click();
    await button(page, "売上 削除").click();
    await openRecords(page);
    await shows(shown("指標で絞り込む"), "すべての指標");
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 1);
    await button(page, "記録を追加").click();
    await chip(page, "指標", "会員数").check();
    await page.locator("#record-entry").focus();
    await paste(page, `${year}/5/4\t31\n${year}/5/5\t32\n`);
    await page.getByText("新しい記録を2件追加しました。").waitFor();
    assert.equal(await page.getByText("指標なしの記録").count(), 0);
    await shows(page.locator(".records-group").first(), `${year}年5月 3件 来場者数 20人・会員数 32人`);
  });
});

test("on a telephone a menu stays within the window, and Esc or a tap elsewhere closes the list of other views", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await makePlan(page, ALL_BY_RECORDS);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await link(phone, "記録する").tap();
    await chip(phone, "指標", "来場者数").check();
    await field(phone, "数量").fill("12");
    await button(phone, "保存").tap();
    await said(phone).waitFor();
    await shows(phone.locator(".record-files [role=status]"), "記録1件");
    const picture = button(phone, "図を保存");
    await picture.tap();
    const png = button(phone, "PNG（貼り付け用の画像）");
    await png.waitFor();
    await phone.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    const box = await png.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
    await phone.keyboard.press("Escape");
    await getsFocus(picture);
    await phone.keyboard.press("Enter");
    await png.waitFor();
    await png.focus();
    await phone.keyboard.press("Enter");
    await png.waitFor({ state: "detached" });
    await getsFocus(picture);
    const others = button(phone, "その他");
    await others.tap();
    await link(phone, "チェック").waitFor();
    await phone.keyboard.press("Escape");
    await link(phone, "チェック").waitFor({ state: "hidden" });
    await getsFocus(others);
    await others.tap();
    await link(phone, "チェック").waitFor();
    await phone.touchscreen.tap(200, 80);
    await link(phone, "チェック").waitFor({ state: "hidden" });
  });
});

test("a form left open overnight stores the day that it shows, and shows the new day after saving", (t) => {
  return withPage(t, async ({ page }) => {
    await inNovember(page);
    await makePlan(page, ALL_BY_RECORDS);
    await openRecords(page);
    const days = page.getByRole("radiogroup", { name: "日付", exact: true }).locator("small");
    await shows(days.first(), "11/20");
    await page.clock.setFixedTime(new Date("2026-11-21T09:00:00+09:00"));
    await chip(page, "指標", "来場者数").check();
    await field(page, "数量").fill("12");
    await button(page, "保存").click();
    await said(page).waitFor();
    assert.equal(await field(page, "記録1 日付").inputValue(), "2026年11月20日");
    await shows(days.first(), "11/21");
    await page.clock.setFixedTime(new Date("2026-11-22T09:00:00+09:00"));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await shows(days.first(), "11/22");
  });
});

test("a record begun on one day keeps that day when it is resumed on the next, in another view or after a reload", (t) => {
  return withPage(t, async ({ page }) => {
    await inNovember(page);
    await makePlan(page, ALL_BY_RECORDS);
    await openRecords(page);
    await chip(page, "指標", "来場者数").check();
    await field(page, "数量").fill("12");
    await link(page, "概況").click();
    await page.clock.setFixedTime(new Date("2026-11-21T09:00:00+09:00"));
    await openRecords(page);
    const keepsDay = async () => {
      await shows(page.getByRole("radiogroup", { name: "日付", exact: true }).locator("small").nth(1), "11/20");
      assert.ok(await chip(page, "日付", "昨日").isChecked());
    };
    await keepsDay();
    await field(page, "数量").fill("13");
    await page.reload();
    await field(page, "数量").waitFor();
    await keepsDay();
    await button(page, "保存").click();
    await said(page).waitFor();
    assert.equal(await field(page, "記録1 日付").inputValue(), "2026年11月20日");
  });
});

test("on a telephone ＋足す begins a record of its KPI and keeps the unfinished entry of another KPI", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await makePlan(page, ALL_BY_RECORDS);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await button(phone, "来場者数 ＋足す").tap();
    await field(phone, "数量").fill("12");
    await chip(phone, "日付", "昨日").check();
    await link(phone, "概況").tap();
    await button(phone, "売上 ＋足す").tap();
    await getsFocus(field(phone, "数量"));
    assert.equal(await field(phone, "数量").inputValue(), "");
    assert.ok(await chip(phone, "日付", "今日").isChecked());
    await link(phone, "概況").tap();
    await button(phone, "来場者数 ＋足す").tap();
    await getsFocus(field(phone, "数量"));
    assert.equal(await field(phone, "数量").inputValue(), "12");
    assert.ok(await chip(phone, "日付", "昨日").isChecked());
  });
});

test("on a telephone the English details of a KPI open at their top, with each label above its field", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await makePlan(page, ALL_BY_RECORDS);
    await button(page, "English").click();
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await link(phone, "Table").tap();
    await button(phone, "会員数 Details").tap();
    await phone.waitForFunction(() => document.activeElement.id === "drawer");
    const heading = await phone.locator("#drawer-name").evaluate((it) => it.getBoundingClientRect().top);
    assert.ok(heading >= 0 && heading < 300, `the heading is at ${heading}`);
    const fields = await phone.locator(".detail-fields .field").evaluateAll((all) => all.map((one) => {
      const [label, control] = [one.firstElementChild, one.lastElementChild].map((it) => it.getBoundingClientRect());
      return { text: one.firstElementChild.textContent, isAbove: label.bottom <= control.top + 1, right: label.right };
    }));
    assert.ok(fields.length > 5);
    for (const { text, isAbove, right } of fields) assert.ok(isAbove && right <= 390, text);
    await noSidewaysScroll(phone);
  });
});

test("a pasted block overwrites records from the focused field on, elsewhere adds records, and is one undo step", (t) => {
  return withPage(t, async ({ page }) => {
    await inNovember(page);
    const year = await makePlan(page, [["来場者数", "記録の合計"]]);
    await openRecords(page);
    await button(page, "閉じる").click();
    await paste(page, `${year}/5/3\t来場者数\t20\t田植え\n${year}/5/18\t来場者数\t15人\t草取り\n`);
    await page.getByText("新しい記録を2件追加しました。").waitFor();
    const amount = (nth) => field(page, `記録${nth} 数量`);
    await shows(page.locator(".records-group").first(), `${year}年5月 2件 来場者数 35人`);
    await field(page, "記録1 日付").focus();
    await paste(page, `5/19\t16\n5/4\t多い\n${year}/6/1\t4\n`);
    await page.getByText("記録2件を書き換えました。新しい記録を1件追加しました。日付・数量・指標を読めない記録が1件あります。").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 3);
    assert.equal(await amount(1).inputValue(), "4", "the newest day comes first");
    assert.equal(await amount(3).getAttribute("aria-invalid"), "true");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "元に戻す").click();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 2);
    assert.equal(await amount(1).inputValue(), "15");
    await amount(2).fill("");
    await paste(page, "21");
    await page.keyboard.press("Enter");
    await shows(page.locator(".records-group").first(), `${year}年5月 2件 来場者数 36人`);
  });
});

test("after a paste the record that was saved before it can no longer be taken back, so no other step is undone", (t) => {
  return withPage(t, async ({ page }) => {
    await inNovember(page);
    const year = await makePlan(page, [["来場者数", "記録の合計"]]);
    await openRecords(page);
    await chip(page, "指標", "来場者数").check();
    await field(page, "数量").fill("12");
    await button(page, "保存").click();
    await button(page, "この記録を元に戻す").waitFor();
    await page.locator("#record-entry").focus();
    await paste(page, `${year}/5/3\t来場者数\t20\n`);
    await page.getByText("新しい記録を1件追加しました。").waitFor();
    await button(page, "この記録を元に戻す").waitFor({ state: "hidden" });
    assert.equal(await page.locator("[data-record]").count(), 2);
  });
});

test("チェック reports 実績のつけ方 that no longer fits 目標の数え方, and its link leads to that field", (t) => {
  return withPage(t, async ({ page }) => {
    await makePlan(page, [["会員数", "平均"]]);
    await page.getByRole("combobox", { name: "会員数 目標の数え方" }).selectOption("計画期間の累計");
    await link(page, "チェック").click();
    await page.locator('[data-finding="KPI-017"]').getByText("「会員数」の「実績のつけ方」（平均）は今の「目標の数え方」では使えないため、活動記録が実績に数えられていません。").waitFor();
    await page.locator('[data-finding="KPI-017"]').getByRole("link").click();
    await getsFocus(page.getByRole("combobox", { name: "会員数 実績のつけ方", exact: true }));
  });
});
