// The charts of KPIs: the small one in each row, which follows each keystroke, and the large one in 詳細.

import assert from "node:assert/strict";
import { SINGLE_FILE, accessibilityTroubles, act, actOnYears, cell, enter, openForm, row, test, unfold, withPage, withSample } from "./harness.mjs";
import { openLarge } from "./large.mjs";

const KPI = "県内中堅・中小企業の相談件数";
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The small chart of a KPI. */
const small = (page, name) => row(page, name).group.locator(".picture").getByRole("img");

/** Waits until the picture's name begins with that sentence. */
async function says(picture, sentence) {
  await picture.and(picture.page().getByRole("img", { name: new RegExp(`^${sentence}`) })).waitFor();
}

test("the small chart is updated on each keystroke and keeps its elements", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const picture = small(page, KPI);
    await says(picture, "実績はまだありません。全期間の目標は600です。");
    await picture.evaluate((svg) => {
      globalThis.before = [svg, ...svg.children];
    });
    const actual = row(page, KPI).actual(2017);
    await actual.click();
    for (const [key, total] of [["1", "1"], ["5", "15"], ["0", "150"]]) {
      await actual.press(key);
      await says(picture, `2017年度までの累計は${total}で、同じ年度までの目標200の`);
    }
    const kept = await picture.evaluate((svg) => [svg, ...svg.children].every((it, nth) => it === globalThis.before[nth]));
    assert.ok(kept, "the elements of the chart stay");
    await button(page, "元に戻す").click();
    await says(picture, "実績はまだありません。");
  });
});

test("a missing year, 0, 該当なし and 速報 look different", (t) => {
  return withPage(t, async ({ page }) => {
    await openForm(page, "戦略");
    await enter(cell(page, "1番目の指標名"), "来訪者数");
    const cells = page.locator('input[id*="-actual-"]');
    for (const [nth, text] of ["5", "0", "-", "", "7（速報）"].entries()) await enter(cells.nth(nth), text);
    const picture = small(page, "来訪者数");
    await says(picture, "\\d+年度の値は7です。目標はまだありません。\\d+年度は未入力です。\\d+年度は速報です。");
    const paths = await picture.locator("path").evaluateAll((all) => all.map((path) => path.getAttribute("d")));
    const count = (path) => path.match(/M/g)?.length ?? 0;
    const [, bars, outlines, hatching, , , , crosses] = paths;
    assert.deepEqual([bars, outlines, crosses].map(count), [2, 1, 2]);
    assert.ok(count(hatching) > 3);
  });
});

test("charts appear for added KPIs and follow a changed counting method, and unused slots have none", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await unfold(page);
    assert.equal(await page.locator("tbody .picture").count(), 4);
    await says(page.locator("tbody .picture").first().getByRole("img"), "実績はまだありません。全期間の目標は224,200.00千円です。");
    assert.equal(await page.locator("tbody .picture").getByRole("img").count(), 2);
    await act(page, "3番目の指標", "削除");
    await button(page, "指標を追加").click();
    await says(small(page, "4番目の指標"), "実績はまだありません。");
    await actOnYears(page, "末尾に年度を追加");
    await says(small(page, "4番目の指標"), "実績はまだありません。");
    await page.getByRole("combobox", { name: "4番目の指標 目標の数え方" }).selectOption("計画期間の累計");
    await enter(cell(page, "4番目の指標 計画期間 目標"), "50");
    await says(small(page, "4番目の指標"), "実績はまだありません。全期間の目標は50です。");
  });
});

test("every KPI of a large plan gets its chart, and the first rows do not move when the charts appear", (t) => {
  return withPage(t, async ({ page }) => {
    // Charts are drawn in slices, between which the page handles events. No row may move after the first row is there.
    await page.evaluate(() => {
      globalThis.places = [];
      const look = () => {
        const rows = [...document.querySelectorAll("[data-indicator] tr")].slice(0, 10);
        const tops = rows.map((row) => row.getBoundingClientRect().top);
        if (rows.length === 10) places.push(tops.map((top) => Math.round(top - tops[0])).join());
        requestAnimationFrame(look);
      };
      look();
    });
    const names = await openLarge(page);
    await page.waitForFunction((count) => document.querySelectorAll(".picture [role=img]").length === count, names.length);
    const seen = await page.evaluate(() => [...new Set(places)].length);
    assert.equal(seen, 1);
    await says(small(page, names[119]), "2021年度");
  });
});

for (const place of [undefined, SINGLE_FILE]) {
  test(`詳細 contains the chart with its figures, legend and sentences${place ? ", from a folder" : ""}`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      await enter(row(page, KPI).actual(2017), "150");
      await button(page, `${KPI} 詳細`).click();
      const chart = page.locator(".chart");
      const picture = chart.getByRole("img", { name: /^2017年度までの累計は150で、同じ年度までの目標200の75.0%です。全期間の目標は600です。/ });
      await picture.waitFor();
      const letters = await picture.locator("text").allTextContents();
      assert.deepEqual(letters, ["0", "200", "400", "600", "2017", "2018", "2019", "150"]);
      assert.equal(await chart.evaluate((figure) => getComputedStyle(figure).margin), "0px");
      assert.deepEqual(await chart.locator("li").allTextContents(), ["実績累計", "目標累計", "全期間の目標"]);
      await row(page, KPI).actual(2018).fill("1");
      await chart.getByText("2018年度までの累計は151で").waitFor();
      assert.deepEqual(await accessibilityTroubles(page), []);
    }, { place });
  });
}

const LEVEL = "黒字企業割合";

/** The chart of a level KPI in the drawer, with two actuals far from 0. */
async function openLevel(page) {
  await enter(row(page, LEVEL).actual(2019), "48.1");
  await enter(row(page, LEVEL).actual(2020), "48.9（速報）");
  await button(page, `${LEVEL} 詳細`).click();
  const chart = page.locator(".drawer .chart");
  await chart.waitFor();
  return chart;
}

test("an axis of values far from 0 states where it begins, in the chart and in its accessible name", (t) => {
  return withSample(t, "004", async ({ page }) => {
    const chart = await openLevel(page);
    const picture = chart.getByRole("img", { name: /図の縦軸は0ではなく48[%％]から始まります。$/ });
    await picture.waitFor();
    const letters = await picture.locator("text").allTextContents();
    assert.match(letters[0], /^縦軸は48から （[%％]）$/);
    assert.equal(letters[1], "48");
    // No two texts of the chart overlap, in the font that is installed.
    const boxes = await picture.locator("text").evaluateAll((all) => all.map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return { text: text.textContent, left, right, top: top + 2, bottom: bottom - 2 };
    }));
    const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const pairs = boxes.flatMap((one, nth) => boxes.slice(nth + 1).filter((other) => meet(one, other)).map((other) => `${one.text} / ${other.text}`));
    assert.deepEqual(pairs, []);
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

/** The contrast of a colour against white, as WCAG defines it. */
function contrastToWhite(colour) {
  const channels = colour.match(/\d+/g).slice(0, 3).map((part) => part / 255);
  const [r, g, b] = channels.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

test("chart colours contrast with white on screen and equal the text colour on paper and in forced colours", (t) => {
  return withSample(t, "004", async ({ page }) => {
    const chart = await openLevel(page);
    const colours = () => chart.evaluate((chart) => {
      const drawing = chart.querySelector("svg");
      const of = (kind, property) => getComputedStyle(drawing.querySelector(`.${kind}`))[property];
      return { actuals: of("actuals", "fill"), provisional: of("provisional", "stroke"), steps: of("steps", "stroke"), goal: of("goal", "stroke"), text: getComputedStyle(chart).color };
    });
    const { text, ...seen } = await colours();
    for (const [kind, colour] of Object.entries(seen)) assert.ok(contrastToWhite(colour) >= 3, `${kind}: ${colour}`);
    assert.equal(new Set(Object.values({ ...seen, text })).size, 5, "each kind has a colour of its own");
    for (const media of [{ media: "print" }, { media: "screen", forcedColors: "active" }]) {
      await page.emulateMedia(media);
      const { text: ink, ...plain } = await colours();
      assert.deepEqual([...new Set(Object.values(plain))], [ink]);
    }
  });
});

test("a single chart is saved as PNG, and as SVG with its name, legend and sentences", (t) => {
  return withSample(t, "004", async ({ page, download }) => {
    await openLevel(page);
    await button(page, "図を保存").click();
    const svg = await download(() => page.getByRole("button", { name: /^SVG/ }).click());
    assert.match(svg.name, /_1_黒字企業割合\.svg$/);
    for (const part of ["黒字企業割合", "縦軸は48から", "速報・見込", "48.9", "から始まります。"]) assert.ok(svg.text.includes(part), part);
    await button(page, "図を保存").click();
    const png = await download(() => page.getByRole("button", { name: /^PNG/ }).click());
    assert.match(png.name, /\.png$/);
    assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  });
});
