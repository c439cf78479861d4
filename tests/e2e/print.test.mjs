// 印刷: the list of KPIs and their sheets, on screen and on paper. Paper is tested with Chromium's PDF: A4 landscape, page by
// page.

import assert from "node:assert/strict";
import { SINGLE_FILE, accessibilityTroubles, act, enter, isSaved, openForm, row, test, withPage, withSample } from "./harness.mjs";
import { openLarge, openTable } from "./large.mjs";
import { coloursOf, lastLine, lettersOf, pagesOf, paperOf, readPdf } from "./paper.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });

const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const content = (page, name) => page.getByRole("radiogroup", { name: /^(印刷するもの|What to print)$/ }).getByRole("radio", { name });

async function openPrint(page) {
  await link(page, "印刷").click();
  await page.locator(".paper").waitFor();
}

async function openList(page) {
  await openPrint(page);
  await content(page, "一覧").check();
  await page.locator(".list-table").waitFor();
}

async function openSheets(page) {
  await openPrint(page);
  await content(page, "指標ごとの表").check();
  await page.locator(".kpi-sheet").first().waitFor();
}

async function printed(page) {
  const { pages, sizes } = readPdf(await page.pdf({ preferCSSPageSize: true }));
  for (const [width, height] of sizes) {
    assert.ok(Math.abs(width - 841.9) < 1 && Math.abs(height - 595.3) < 1, `A4 landscape, not ${width} × ${height}`);
  }
  return pages;
}

/** The cells of a row in a KPI's sheet, as the user reads them. */
const cells = (page, name, line) =>
  page.getByRole("table", { name, exact: true }).getByRole("row").filter({ has: page.getByRole("rowheader", { name: line, exact: true }) }).getByRole("cell").allTextContents();

for (const place of [undefined, SINGLE_FILE]) {
  test(`the sheet of 酒田市 shows its figures as typed, with △ for minus and notes on missing years${place ? ", from a folder" : ""}`, (t) => {
    return withSample(t, "002", async ({ page }) => {
      for (const [year, text] of [[2022, "26,000"], [2023, "▲31,250（速報）"], [2025, "未把握"]]) {
        await enter(row(page, SALES).actual(year), text);
      }
      await openSheets(page);
      assert.deepEqual(await cells(page, SALES, "目標"), ["43,458.00", "25,542.00", "34,780.00", "54,626.00", "54,626.00", "54,626.00", "-", "224,200.00"]);
      assert.deepEqual(await cells(page, SALES, "実績"), ["", "26,000", "△31,250（速報）", "", "未把握", "", "", "△5,250（2年分未入力・1年分未把握・速報を含む）"]);
      assert.deepEqual(await cells(page, SALES, "実績累計"), ["", "26,000", "△5,250※", "", "", "", "", ""]);
      await page.getByRole("img", { name: /^2023年度までの累計は△5,250千円で、同じ年度までの目標60,322\.00千円の△8\.7%です。/ }).waitFor();
      assert.equal(await page.locator(".kpi-sheet").count(), 2, "unused slots are left out");
      assert.ok((await printed(page)) <= 2);
    }, { place });
  });
}

test("the first sheet of 仙台市 2023 shows the KPI's baseline, counting, condition, rate formula and target", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openSheets(page);
    const sheets = page.locator(".kpi-sheet");
    assert.equal(await sheets.count(), 8);
    const first = await sheets.first().innerText();
    for (const text of ["指標①", "黒字企業割合", "47.7（2017年度実績）", "各年度の値・超", "令和5年度", "実績÷目標", "2023年度の目標は50％超です。"]) {
      assert.ok(first.includes(text), `${text} in ${first}`);
    }
    assert.deepEqual(await cells(page, "集中支援企業数", "目標"), ["7（2017年度実績）", "", "", "", "", "", "50"]);
    assert.ok((await printed(page)) <= 5);
  });
});

test("a sheet in the 2016 form has no unit after each figure, and four KPIs take two pages", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await openSheets(page);
    assert.deepEqual(await cells(page, "外部人材派遣先の収益の増加額", "目標"), ["0", "0", "25,000", "35,000", "60,000"]);
    assert.equal(await printed(page), 2, "four KPIs are two a page");
  });
});

test("all of 120 KPIs are printed on about sixty pages, with the plan's name on each page", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openLarge(page);
    await openSheets(page);
    const headings = await page.locator(".kpi-sheet h3").allTextContents();
    assert.deepEqual(headings.map((heading) => heading.replace(/^KPI(\(\d+\)|.)/u, "")), names);
    const pages = await printed(page);
    assert.ok(pages >= 55 && pages <= 62, `${pages} pages`);
    const letters = lettersOf(await page.pdf({ preferCSSPageSize: true }));
    if (letters === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    for (const name of names) assert.ok(letters.includes(name), `${name} is on paper`);
    const plan = await page.locator(".paper h2").textContent();
    assert.equal(letters.split(plan.replaceAll(/\s+/g, "")).length - 1, pages + 1, "the plan is named at the foot of each page, too");
    assert.ok(letters.indexOf("凡例") < letters.indexOf(names[0]), "the signs are told first");
    for (const number of [1, pages]) assert.ok(letters.includes(`${number}/${pages}`), `page ${number} has its number`);
  });
});

test("fifteen years are split into two tables that fit the width of the sheet", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 2, 15);
    await openSheets(page);
    assert.equal(await page.locator(".kpi-sheet").first().getByRole("table").count(), 2);
    const heads = await page.locator(".kpi-sheet").first().getByRole("columnheader").allTextContents();
    assert.deepEqual(heads.filter((head) => /^20/.test(head)).map((head) => Number(head.slice(0, 4))), Array.from({ length: 15 }, (_, nth) => 2020 + nth));
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 1032, height: 700 });
    const wide = await page.locator(".paper").evaluate((paper) => paper.scrollWidth - paper.clientWidth);
    assert.ok(wide <= 0, `${wide} px stick out`);
  });
});

test("印刷する calls the browser's printing; the view breaks no rule of accessibility and fits a phone", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openList(page);
    await page.evaluate(() => {
      globalThis.print = () => (globalThis.printed = true);
    });
    await page.getByRole("button", { name: "印刷する", exact: true }).click();
    assert.equal(await page.evaluate(() => globalThis.printed), true);
    assert.deepEqual(await accessibilityTroubles(page), []);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("印刷 shows a hint for a plan without KPIs", (t) => {
  return withSample(t, "001", async ({ page }) => {
    for (const name of ["県内中堅・中小企業の相談件数", "プロフェッショナル人材のマッチング件数"]) {
      await act(page, name, "削除");
    }
    await openPrint(page);
    await content(page, "一覧").check();
    await page.getByText("「数値目標と実績」で指標を作ると、ここに用紙ができます。").waitFor();
  });
});

/** A strategy as a city distributes it: 44 KPIs with names of thirty letters in four groups, six years of figures up to millions. */
async function openStrategy(page) {
  const names = ["市内事業所の新規雇用者数（常用雇用に限る）", "観光入込客数", "移住相談窓口を経由した県外からの移住者数（世帯員を含む）", "市民サービスに満足している市民の割合"];
  const years = [2020, 2021, 2022, 2023, 2024, 2025];
  const kpis = Array.from({ length: 44 }, (_, nth) => `${names[nth % names.length]}その${nth + 1}`);
  const rows = kpis.flatMap((name, nth) => {
    const scale = [1, 10, 1000, 10000][nth % 4];
    const head = [`基本目標${1 + Math.floor(nth / 11)}`, name, ["人", "件", "千円", "％"][nth % 4], ["企画政策課", "商工観光課", "福祉課"][nth % 3], "各年度の増加分", "増やす"];
    const actual = (nthYear) => (nthYear === 1 ? `-${30 * scale}` : nthYear === 3 ? `${70 * scale}（速報）` : `${(60 + nth) * scale}`);
    return [[...head, "目標", ...years.map((_, year) => `${(100 + nth + year) * scale}`)], [...head, "実績", ...years.map((_, year) => (year < 4 ? actual(year) : ""))]];
  });
  await openTable(page, [["グループ", "指標名", "単位", "所管課", "目標の数え方", "向き", "区分", ...years.map((year) => `${year}年度`)], ...rows]);
  return kpis;
}

const LANGUAGES = {
  Japanese: { speak: async () => {}, list: "数値目標と実績の一覧", lines: /(?<=\s)(目標|実績)(?=\s)/g, head: "達成率" },
  English: {
    speak: async (page) => {
      await page.getByRole("button", { name: "English", exact: true }).click();
      await page.getByRole("heading", { name: "Print" }).waitFor();
    },
    list: "List of targets and actuals",
    lines: /\b(Target|Actual)\b/g,
    head: "Rate",
  },
};

for (const [language, { speak, list, lines, head }] of Object.entries(LANGUAGES)) {
  test(`44 KPIs are listed on two pages without colours, with headings, groups and a one-line footer: ${language}`, (t) => {
    return withPage(t, async ({ page }) => {
      const names = await openStrategy(page);
      await openList(page);
      await speak(page);
      const table = page.getByRole("table", { name: list, exact: true });
      assert.equal(await table.locator(".list-kpi").count(), 44);
      assert.equal(await printed(page), 2);
      const pdf = await paperOf(page);
      const pages = pagesOf(pdf);
      if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
      const letters = lettersOf(pdf);
      for (const name of names) assert.ok(letters.includes(name), `${name} is on paper`);
      for (const group of ["基本目標1", "基本目標4"]) assert.match(letters, new RegExp(`${group}11(件|indicators)`));
      assert.ok(letters.includes("△300,000"));
      assert.doesNotMatch(letters, /-\d/);
      const plan = await page.locator(".paper h2").textContent();
      for (const [nth, text] of pages.entries()) {
        assert.ok(text.includes(head), "the heads are repeated");
        const found = [...text.matchAll(lines)].map(([line]) => line);
        const ofFirst = found.filter((line) => line === found[0]).length;
        assert.ok(found.length > 0 && found.length === 2 * ofFirst, `a KPI is divided: ${ofFirst} of ${found.length} lines on page ${nth + 1}`);
        assert.equal(lastLine(text), `${plan}${nth + 1}/2`.replaceAll(" ", ""));
      }
      assert.deepEqual(coloursOf(pdf), []);
      await page.emulateMedia({ media: "print" });
      const small = await page.locator(".paper :is(h2, p, li, th, td, span, small)").evaluateAll((all) => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < (8 * 96) / 72 - 0.01).map(({ className, textContent }) => `${className} ${textContent}`));
      assert.deepEqual(small, [], "nothing is smaller than eight points");
    });
  });
}

test("44 KPIs with names of thirty characters are listed on two pages in a running year, too", (t) => {
  return withPage(t, async ({ page }) => {
    await page.clock.setFixedTime(new Date(2026, 10, 20));
    const years = [2023, 2024, 2025, 2026, 2027, 2028];
    const rows = Array.from({ length: 44 }, (_, nth) => {
      const head = [`基本目標${1 + Math.floor(nth / 11)}`, `移住相談窓口を経由した県外からの移住者の数（世帯員を含む${String(nth + 1).padStart(2, "0")}）`, "千円", "商工観光課", "各年度の増加分", "増やす"];
      return [[...head, "目標", ...years.map((_, year) => 1_100_000 + nth + year)], [...head, "実績", ...years.map((_, year) => (year < 4 ? 660_000 + nth : ""))]];
    });
    await openTable(page, [["グループ", "指標名", "単位", "所管課", "目標の数え方", "向き", "区分", ...years.map((year) => `${year}年度`)], ...rows.flat()]);
    await openList(page);
    await choice(page, "年度").selectOption("2026");
    await page.getByText(/年度の\d+％経過/).first().waitFor();
    assert.equal(await page.locator(".list-kpi").count(), 44);
    assert.equal(await printed(page), 2);
  });
});

test("when the list is shown, the button for Word is labelled 計画書をWordで書き出す and writes a .docx file", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await openPrint(page);
    await button(page, "Wordで書き出す").waitFor();
    await content(page, "一覧").check();
    assert.equal(await button(page, "Wordで書き出す").count(), 0);
    const { name } = await download(() => button(page, "計画書をWordで書き出す").click());
    assert.match(name, /\.docx$/);
  });
});

test("120 KPIs are listed on at most six pages, and a note states which of their ten years are shown", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page);
    await openList(page);
    assert.equal(await page.locator(".list-kpi").count(), 120);
    assert.ok((await printed(page)) <= 6);
    await page.getByText(/^2020～2029年度のうち20\d\d～20\d\d年度の列を示す。$/).waitFor();
    await choice(page, "年度").selectOption("2021");
    await page.getByText(/^2020～2029年度のうち2020～20\d\d年度の列を示す。$/).waitFor();
    await page.getByText("数値目標と実績の一覧（2021年度）").waitFor();
  });
});

test("only KPIs that match the filter are printed, as a list and as sheets, and a note counts the excluded ones", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openStrategy(page);
    await openList(page);
    await page.getByText("44件すべてを印刷します。").waitFor();
    await choice(page, "グループで絞り込む").selectOption("=基本目標2");
    await page.getByText("44件中11件を印刷します（33件は除外）。").waitFor();
    await page.getByText("44件中11件（基本目標2）").waitFor();
    const group = names.slice(11, 22);
    const onPaper = async () => {
      const letters = lettersOf(await paperOf(page));
      return letters && names.filter((name) => letters.includes(`${name}（`) || letters.includes(`${name}区分`));
    };
    assert.deepEqual(await page.locator(".list-kpi th.of-name > span").allTextContents(), group);
    const listed = await onPaper();
    if (listed === undefined) t.diagnostic("pdftotext is not here: the letters on paper were not read");
    else assert.deepEqual(listed, group);
    await content(page, "指標ごとの表").check();
    await page.waitForFunction(() => document.querySelectorAll(".kpi-sheet").length === 11);
    assert.equal(await printed(page), 6);
    if (listed !== undefined) assert.deepEqual(await onPaper(), group);
    await choice(page, "グループで絞り込む").selectOption("");
    await page.getByText("44件すべてを印刷します。").waitFor();
  });
});

test("the focused KPI can be printed alone, and that choice lasts while the page is open and is not stored", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openStrategy(page);
    await isSaved(page);
    const stored = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes("plan/")).sort());
    const before = await stored();
    await openPrint(page);
    assert.equal(await content(page, /^選んでいる指標だけ/).count(), 0, "nothing is chosen yet");
    await link(page, "数値目標と実績").click();
    await row(page, names[2]).target(2021).click();
    await openPrint(page);
    assert.equal(await content(page, /^計画書/).isChecked(), true);
    await content(page, "選んでいる指標だけ（移住相談窓口を経由した県外からの移住者数（世帯員…）").check();
    await page.getByText("44件中1件を印刷します（43件は除外）。").waitFor();
    assert.deepEqual(await page.locator(".kpi-sheet h3 [lang]").allTextContents(), [names[2]]);
    assert.equal(await choice(page, "グループで絞り込む").count(), 0, "filters do not apply to it");
    assert.equal(await printed(page), 1);
    await link(page, "概況").click();
    await openPrint(page);
    assert.equal(await content(page, /^選んでいる指標だけ/).isChecked(), true);
    assert.deepEqual(await stored(), before);
  });
});

test("the footer is one line even if the name of the plan is very long", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await link(page, "基本情報").click();
    const name = page.getByRole("textbox", { name: "1 地域再生計画の名称", exact: true });
    await name.fill("長い名称の計画".repeat(20));
    await name.press("Tab");
    await openSheets(page);
    const pages = pagesOf(await paperOf(page));
    if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    for (const [nth, text] of pages.entries()) {
      assert.match(lastLine(text), new RegExp(`^長い名称の計画.*…${nth + 1}/${pages.length}$`));
    }
  });
});

test("the list breaks no rule of accessibility and fits the width of a telephone", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openList(page);
    assert.equal(await page.locator(".list-kpi").count(), 8);
    assert.deepEqual(await accessibilityTroubles(page), []);
    for (const width of [1024, 390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

/** The letters on paper when the browser prints by itself, which it announces by events before and after. */
async function printedByBrowser(page) {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.locator(".browser-paper").waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  const letters = (await page.locator("main").innerText()).replaceAll(/\s+/g, "");
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator(".browser-paper").waitFor({ state: "detached" });
  return letters;
}

test("the browser's print command prints the list in views without paper of their own, but not in 本文", (t) => {
  return withSample(t, "004", async ({ page }) => {
    for (const view of ["数値目標と実績", "年度の実績入力", "基本情報", "取込・出力"]) {
      await link(page, view).click();
      await page.getByRole("heading", { level: 1 }).filter({ hasText: view }).waitFor({ state: "attached" });
      const letters = await printedByBrowser(page);
      assert.match(letters, /^.*数値目標と実績の一覧（\d{4}年度）/, view);
      assert.ok(letters.includes("黒字企業割合"), view);
      assert.equal(await page.locator("main :is(input, button):visible").count() > 0, true, `${view} is there again`);
    }
    await link(page, "本文").click();
    await page.getByRole("heading", { level: 1, name: "本文" }).waitFor({ state: "attached" });
    const document = await printedByBrowser(page);
    assert.ok(!document.includes("数値目標と実績の一覧"));
    for (const view of ["概況", "印刷", "チェック"]) {
      await link(page, view).click();
      await page.getByRole("heading", { level: 1, name: view }).waitFor({ state: "attached" });
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      assert.equal(await page.locator(".browser-paper").count(), 0, `${view} has its own paper`);
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    }
  });
});

test("Ctrl+P on the grid prints the list of KPIs on two pages", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openStrategy(page);
    const pdf = await paperOf(page);
    assert.equal(readPdf(pdf).pages, 2);
    const letters = lettersOf(pdf);
    if (letters === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    assert.ok(letters.includes("数値目標と実績の一覧"));
    for (const name of names) assert.ok(letters.includes(name), `${name} is on paper`);
  });
});

test("印刷 shows 計画書 first, and its KPI table has a heading for each group", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "戦略");
    const [name, other] = [page.getByRole("textbox", { name: "1番目の指標名" }), page.getByRole("textbox", { name: "2番目の指標名" })];
    await name.fill("転入者数");
    await button(page, "指標を追加").click();
    await other.fill("出生数");
    for (const [kpi, group] of [["転入者数", "基本目標1"], ["出生数", "基本目標2"]]) {
      await button(page, `${kpi} 詳細`).click();
      await enter(page.getByRole("textbox", { name: `${kpi} グループ`, exact: true }), group);
    }
    await openPrint(page);
    assert.equal(await content(page, /^計画書/).isChecked(), true);
    assert.deepEqual(await page.locator(".document-paper .label").allTextContents(), ["基本目標1", "基本目標2"]);
  });
});
