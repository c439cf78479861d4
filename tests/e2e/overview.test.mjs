// 概況: the states of a year as counts, filters and a sorted list, with links to the figures and exports.

import assert from "node:assert/strict";
import { clipboardFrom } from "./clipboard.mjs";
import { accessibilityTroubles, act, cell, enter, isSaved, openForm, row, shows, test, withPage, withSample } from "./harness.mjs";
import { openLarge, openTable } from "./large.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";

const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const MATCHES = "プロフェッショナル人材のマッチング件数";
const STATES = ["達成", "おおむね順調", "未達成", "判定できない", "未入力"];

const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const stateButton = (page, state) => page.getByRole("group", { name: "判定ごとの件数" }).getByRole("button", { name: new RegExp(`^${state}`) });

async function openOverview(page) {
  await link(page, "概況").click();
  await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
}

/** The names of the KPIs that are listed, in their order. */
const listed = (page) => page.locator("[data-progress] th a").allTextContents();

/** Waits until so many KPIs are listed. */
const lists = (page, count) => page.waitForFunction((count) => document.querySelectorAll("[data-progress]").length === count, count);

/** The counts by state, as the user reads them. */
async function counts(page) {
  const read = async (state) => Number(/\d+$/.exec((await stateButton(page, state).textContent()).trim())[0]);
  return Object.fromEntries(await Promise.all(STATES.map(async (state) => [state, await read(state)])));
}

/** A row's cells by their headings. */
async function told(page, name) {
  const cells = page.locator("[data-progress]").filter({ has: link(page, name) }).locator("td[data-of]");
  return Object.fromEntries(await cells.evaluateAll((all) => all.map((cell) => [cell.dataset.of, cell.textContent])));
}

test("概況 shows the newest ended year with an actual, its figures in each row, and links from names to the grid", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, CONSULTATIONS).actual(2017), "210");
    await enter(row(page, MATCHES).actual(2017), "12");
    await openOverview(page);
    assert.equal(await choice(page, "年度").locator("option:checked").textContent(), "2017年度");
    assert.deepEqual(await listed(page), [MATCHES, CONSULTATIONS]);
    assert.deepEqual(await counts(page), { "達成": 1, "おおむね順調": 1, "未達成": 0, "判定できない": 0, "未入力": 0 });
    const { "年度": year, "実績": actual, "目標": target, "達成率": rate } = await told(page, MATCHES);
    assert.deepEqual([year, actual, target, rate], ["2017年度まで", "12", "15", "80.0%"]);
    await link(page, MATCHES).click();
    await page.waitForFunction((name) => document.activeElement?.value === name, MATCHES);
    await openOverview(page);
    assert.equal(await page.locator('[data-progress][aria-current="true"]').count(), 1);
  });
});

test("概況 has no rate if an earlier year is blank and states the reason, and another year can be chosen", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, MATCHES).actual(2018), "30");
    await openOverview(page);
    await page.getByText("2017年度が未入力のため、2018年度までの累計を出せません").waitFor();
    assert.equal((await told(page, MATCHES))["達成率"], "");
    await choice(page, "年度").selectOption("2017");
    await page.getByText("2018年度の実績は入力済み").waitFor();
    assert.equal((await counts(page))["未入力"], 2);
  });
});

test("a state button filters the list without changing the counts, and a heading sorts it in both directions", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page);
    await openOverview(page);
    await lists(page, 120);
    const before = await counts(page);
    assert.equal(Object.values(before).reduce((sum, count) => sum + count, 0), 120);
    await stateButton(page, "おおむね順調").click();
    await lists(page, before["おおむね順調"]);
    assert.deepEqual(await counts(page), before);
    assert.equal(await stateButton(page, "おおむね順調").getAttribute("aria-pressed"), "true");
    await stateButton(page, "おおむね順調").click();
    await lists(page, 120);
    const head = page.getByRole("columnheader", { name: "達成率" });
    const rates = async () => (await page.locator('td[data-of="達成率"]').allTextContents()).filter(Boolean).map(Number.parseFloat);
    await head.getByRole("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    const ascending = await rates();
    assert.deepEqual(ascending, ascending.toSorted((one, other) => one - other));
    await head.getByRole("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.deepEqual(await rates(), ascending.toReversed());
    await choice(page, "グループで絞り込む").selectOption("基本目標2");
    await choice(page, "所管課で絞り込む").selectOption("商工課");
    await lists(page, 10);
  });
});

test("a filter set in 概況 also applies to 数値目標と実績 and 印刷", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 12, 4);
    await openOverview(page);
    await stateButton(page, "未入力").click();
    const names = await page.locator('[data-progress]').count();
    assert.ok(names > 0 && names < 12);
    await link(page, "数値目標と実績").click();
    await page.waitForFunction((count) => document.querySelectorAll("[data-indicator]").length === count, names);
    assert.match(await choice(page, "状態で絞り込む").locator("option:checked").textContent(), /未入力/);
    await link(page, "印刷").click();
    await page.getByRole("radio", { name: "一覧", exact: true }).check();
    await page.locator(".list-kpi").first().waitFor();
    assert.equal(await page.locator(".list-kpi").count(), names);
    await choice(page, "状態で絞り込む").selectOption("");
    await openOverview(page);
    await lists(page, 12);
  });
});

test("対応が必要な事項 lists at most five tasks as links, and the first opens the actuals of a year", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 12, 4);
    await openOverview(page);
    const steps = page.getByRole("list", { name: "対応が必要な事項" }).getByRole("link");
    assert.ok(await steps.count() >= 1 && await steps.count() <= 5);
    await steps.first().click();
    await page.getByRole("heading", { level: 1, name: /年度の実績入力/ }).waitFor();
  });
});

test("the list is copied as an HTML table and as text, and the bar of states is saved as SVG and PNG", (t) => {
  return withSample(t, "001", async ({ page, context, download }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await enter(row(page, MATCHES).actual(2017), "12");
    await openOverview(page);
    await button(page, "表をコピー").click();
    await page.getByText("表をコピーしました。").waitFor();
    const { text, html } = await clipboardFrom(page, "判定");
    assert.match(text, /^判定\tNo\t指標\t実績\t目標\t達成率/);
    assert.match(text, new RegExp(`おおむね順調\t\\d\t${MATCHES}\t12\t15\t80\\.0%`));
    assert.match(html, /<table/);
    await button(page, "図を保存").click();
    const svg = await download(() => page.getByRole("button", { name: /^SVG/ }).click());
    assert.match(svg.name, /_概況_2017\.svg$/);
    assert.match(svg.text, /^<svg [\s\S]*おおむね順調[\s\S]*<\/svg>$/);
    await button(page, "図を保存").click();
    const png = await download(() => page.getByRole("button", { name: /^PNG/ }).click());
    assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  });
});

test("a plan sets its own words and threshold for judgements, and undo restores the threshold", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, MATCHES).actual(2017), "12");
    await link(page, "基本情報").click();
    const word = page.getByRole("textbox", { name: "「未達成」の呼び方" });
    await word.fill("C");
    await word.press("Tab");
    const threshold = page.getByRole("textbox", { name: "「おおむね順調」とする達成率" });
    await threshold.fill("九割");
    await threshold.press("Tab");
    await page.getByText("1から100までの整数を入力してください。").waitFor();
    assert.equal(await threshold.getAttribute("aria-invalid"), "true");
    await threshold.fill("９０");
    await threshold.press("Tab");
    await page.waitForFunction(() => document.querySelector("#on-track-from").value === "90");
    await openOverview(page);
    await page.locator("[data-progress] .of-state", { hasText: "C" }).waitFor();
    await button(page, "元に戻す").click();
    await page.locator("[data-progress] .of-state", { hasText: "おおむね順調" }).waitFor();
  });
});

test("at 1366 × 768 at least twelve rows of 概況 are whole, and a telephone does not scroll sideways", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await openOverview(page);
    await lists(page, 120);
    const whole = await page.locator("[data-progress]").evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
    t.diagnostic(`${whole} KPIs whole at 1366 × 768`);
    assert.ok(whole >= 12, `${whole}`);
    const heights = await page.locator("[data-progress]").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.ok(Math.max(...heights) <= 33, `${Math.max(...heights)}`);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
  });
});

for (const kpis of [4, 12, 36, 37, 44, 60]) {
  test(`${kpis} KPIs are printed on one page in letters of at least 8 pt`, (t) => {
    return withPage(t, async ({ page }) => {
      await openLarge(page, kpis, 6);
      await openOverview(page);
      await lists(page, kpis);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
      assert.equal(Number(width) > Number(height), kpis <= 36, "it lies up to 36 KPIs");
      await page.emulateMedia({ media: "print" });
      const letters = await page.locator("[data-progress] .of-name").evaluateAll((names) =>
        names.map((name) => Number.parseFloat(getComputedStyle(name).fontSize) * 0.75));
      assert.ok(Math.min(...letters) >= 7.99 && Math.max(...letters) <= 11.01, `${Math.min(...letters)} pt`);
    });
  });
}

for (const kpis of [20, 36, 44, 60]) {
  test(`on the sheet of ${kpis} KPIs no name of 30 characters is cut, and each group is printed`, (t) => {
    return withPage(t, async ({ page }) => {
      const name = (nth) => `地域の中小企業等による新商品と新サービスの開発の件数その${String(nth).padStart(2, "0")}`;
      const aims = ["しごとをつくる", "ひとの流れをつくる", "子育ての希望をかなえる", "まちをつくる"];
      const rows = Array.from({ length: kpis }, (_, nth) => {
        const head = [aims[nth % 4], name(nth), "百万円", "企画課", "各年度の値", "増やす"];
        return [[...head, "目標", 1000, 1100], [...head, "実績", 700 + 10 * nth, 600 + 10 * nth]];
      });
      const heads = ["グループ", "指標名", "単位", "所管課", "目標の数え方", "向き", "区分", "2022年度", "2023年度"];
      await openTable(page, [heads, ...rows.flat()]);
      await openOverview(page);
      await lists(page, kpis);
      const pdf = await paperOf(page);
      assert.equal(readPdf(pdf).pages, 1);
      const letters = lettersOf(pdf);
      if (letters === undefined) t.diagnostic("without pdftotext only the pages are counted");
      else {
        for (let nth = 0; nth < kpis; nth += 1) assert.ok(letters.includes(`${name(nth)}（百万円）`), name(nth));
        for (const aim of aims) assert.ok(letters.includes(aim), aim);
      }
      await page.emulateMedia({ media: "print" });
      const cut = await page.locator("[data-progress] > *:visible").evaluateAll((cells) => cells
        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      assert.deepEqual(cut, []);
    });
  });
}

for (const kpis of [4, 36, 44, 60]) {
  test(`on the sheet of ${kpis} KPIs no figure of thirteen digits is cut`, (t) => {
    return withPage(t, async ({ page }) => {
      const figure = (nth) => `1,234,567,89${nth % 10},${String(nth).padStart(3, "0")}`;
      const rows = Array.from({ length: kpis }, (_, nth) => {
        const head = [`ふるさと納税の寄附額${nth}`, "円", "各年度の値", "増やす"];
        const figures = Array(2).fill(figure(nth).replaceAll(",", ""));
        return [[...head, "目標", ...figures], [...head, "実績", ...figures]];
      });
      await openTable(page, [["指標名", "単位", "目標の数え方", "向き", "区分", "2022年度", "2023年度"], ...rows.flat()]);
      await openOverview(page);
      await lists(page, kpis);
      const pdf = await paperOf(page);
      assert.equal(readPdf(pdf).pages, 1);
      const letters = lettersOf(pdf);
      if (letters === undefined) t.diagnostic("without pdftotext only the pages are counted");
      else for (let nth = 0; nth < kpis; nth += 1) assert.ok(letters.split(figure(nth)).length > 2, figure(nth));
      await page.emulateMedia({ media: "print" });
      const cut = await page.locator("[data-progress] > *:visible").evaluateAll((cells) => cells
        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      assert.deepEqual(cut, []);
    });
  });
}

test("a note announces two or more pages for more than sixty KPIs", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 61, 4);
    await openOverview(page);
    await page.getByText("61件は2枚以上になります").waitFor();
  });
});

test("a unit is not repeated after a name that ends with it", (t) => {
  return withPage(t, async ({ page }) => {
    await openTable(page, [["指標名", "単位", "目標の数え方", "向き", "区分", "2023年度"], ["婚姻件数（件）", "件", "各年度の増加分", "増やす", "目標", 10]]);
    await openOverview(page);
    await lists(page, 1);
    const text = await page.locator("[data-progress] .of-name").textContent();
    assert.equal(text.match(/（件）/g).length, 1, text);
  });
});

test("概況 breaks no rule of accessibility, and says so if there are no KPIs", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openOverview(page);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.setViewportSize({ width: 1280, height: 720 });
    await link(page, "地域計画ワークブック").click();
    await openForm(page, "戦略");
    await cell(page, "1番目の指標名").waitFor();
    await act(page, "1番目の指標", "削除");
    await openOverview(page);
    await page.getByText("指標がまだありません。").waitFor();
  });
});

test("on a telephone four KPIs of an ordinary plan are on the first screen of 概況", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openLarge(page, 44, 6);
    await page.getByRole("link", { name: "概況", exact: true }).click();
    await page.locator("[data-progress]").nth(3).waitFor();
    const bar = await page.locator(".plan-views").boundingBox();
    const bottoms = await page.locator("[data-progress]").evaluateAll((rows) => rows.slice(0, 4).map((row) => row.getBoundingClientRect().bottom));
    assert.ok(bottoms[3] <= bar.y, `the fourth ends at ${bottoms[3]}, the links begin at ${bar.y}`);
  });
});

test("on a telephone 概況 of a 活動計画 shows a card for each KPI, and ＋足す adds to its actual in one undo step", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await openForm(page, "活動計画");
    const name = "参加者数";
    await enter(cell(page, "1番目の指標名"), name);
    await enter(cell(page, `${name} 単位`), "人");
    const first = Number((await page.getByRole("columnheader").nth(3).textContent()).slice(0, 4));
    await enter(row(page, name).target(first), "120");
    await enter(row(page, name).actual(first), "58");
    await isSaved(page);
    const phone = await onPhone();
    await phone.locator(".plan-title a").tap();
    await phone.getByRole("heading", { level: 1, name: "概況" }).waitFor();
    assert.equal(await phone.getByRole("table").count(), 0, "the cards take the place of the table");
    const card = phone.locator("[data-card]");
    await shows(card.locator(".reached strong"), "58／120人");
    const button = (named) => phone.getByRole("button", { name: named, exact: true });
    await button(`${name} ＋足す`).tap();
    await phone.waitForFunction(() => document.activeElement.id === "added-number");
    await phone.getByRole("textbox", { name: "足す数", exact: true }).fill("5");
    await shows(card.locator(".adding output"), "58 ＋ 5 ＝ 63");
    await button("足す").tap();
    await shows(card.locator(".reached strong"), "63／120人");
    await phone.locator('[data-field="message"]').filter({ hasText: `${name} ${first}年度 実績を63人にしました。` }).waitFor();
    await phone.waitForFunction(() => document.activeElement.id.startsWith("add-"));
    await button("元に戻す").tap();
    await shows(card.locator(".reached strong"), "58／120人");
  });
});
