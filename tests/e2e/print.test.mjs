// 印刷: the KPI sheets on screen and on paper. Paper is what Chromium makes of it: A4 landscape, page by page.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { inflateSync } from "node:zlib";
import { SINGLE_FILE, accessibilityTroubles, act, enter, row, test, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const link = (page, name) => page.getByRole("link", { name, exact: true });

async function openPrint(page) {
  await link(page, "印刷").click();
  await page.locator(".paper").waitFor();
}

/** The pages of a document with their sizes in points, and all that is in it, unpacked. */
function read(pdf) {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed]) => {
    try {
      return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  const all = raw + streams.join("\n");
  const sizes = [...all.matchAll(/\/MediaBox\s*\[([\d.\s]+)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number).slice(2));
  return { pages: [...all.matchAll(/\/Type\s*\/Page\b/g)].length, sizes };
}

/** All letters on paper without blanks, by pdftotext where the machine has it. */
function lettersOf(pdf) {
  const { status, stdout } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 26 });
  return status === 0 ? stdout.replaceAll(/\s+/g, "") : undefined;
}

async function printed(page) {
  const { pages, sizes } = read(await page.pdf({ preferCSSPageSize: true }));
  for (const [width, height] of sizes) {
    assert.ok(Math.abs(width - 841.9) < 1 && Math.abs(height - 595.3) < 1, `A4 landscape, not ${width} × ${height}`);
  }
  return pages;
}

/** The cells of a row of a KPI's sheet, as they are read. */
const cells = (page, name, line) =>
  page.getByRole("table", { name, exact: true }).getByRole("row").filter({ has: page.getByRole("rowheader", { name: line, exact: true }) }).getByRole("cell").allTextContents();

for (const place of [undefined, SINGLE_FILE]) {
  test(`the sheet of 酒田市 prints as its form does: two decimals, △, gaps${place ? ", from a folder" : ""}`, (t) => {
    return withSample(t, "002", async ({ page }) => {
      for (const [year, text] of [[2022, "26,000"], [2023, "▲31,250（速報）"], [2025, "未把握"]]) {
        await enter(row(page, SALES).actual(year), text);
      }
      await openPrint(page);
      assert.deepEqual(await cells(page, SALES, "目標"), ["43,458.00", "25,542.00", "34,780.00", "54,626.00", "54,626.00", "54,626.00", "-", "224,200.00"]);
      assert.deepEqual(await cells(page, SALES, "実績"), ["", "26,000.00", "△31,250.00（速報）", "", "未把握", "", "", "△5,250.00（2年分未入力・1年分未把握・速報を含む）"]);
      assert.deepEqual(await cells(page, SALES, "実績累計"), ["", "26,000.00", "△5,250.00※", "", "", "", "", ""]);
      await page.getByRole("img", { name: /^2023年度までの累計は△5,250\.00千円で、同じ年度までの目標60,322\.00千円の△8\.7%です。/ }).waitFor();
      assert.equal(await page.locator(".kpi-sheet").count(), 2, "unused slots are left out");
      assert.ok((await printed(page)) <= 2);
    }, { place });
  });
}

test("the sheet of 仙台市 2023 says of each KPI what is to be known", (t) => {
  return withSample(t, "004", async ({ page }) => {
    await openPrint(page);
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

test("the 2016 form puts the unit behind each number but 0", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await openPrint(page);
    assert.deepEqual(await cells(page, "外部人材派遣先の収益の増加額", "目標"), ["0", "0", "25,000 千円", "35,000 千円", "60,000 千円"]);
  });
});

test("120 KPIs come out two a page, with nothing left behind", (t) => {
  return withPage(t, async ({ page }) => {
    const names = await openLarge(page);
    await openPrint(page);
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

test("fifteen years stand in two tables, each within the sheet", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 2, 15);
    await openPrint(page);
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
    await openPrint(page);
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

test("a plan without KPIs says what belongs there", (t) => {
  return withSample(t, "001", async ({ page }) => {
    for (const name of ["県内中堅・中小企業の相談件数", "プロフェッショナル人材のマッチング件数"]) {
      await act(page, name, "削除");
    }
    await link(page, "印刷").click();
    await page.getByText("「数値目標と実績」で指標を作ると、ここに用紙ができます。").waitFor();
  });
});
