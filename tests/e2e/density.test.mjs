// How many figures are in view: the height of the frame above the table, and the KPIs that are completely visible.

import assert from "node:assert/strict";
import { openLarge, openTable } from "./large.mjs";
import { openSample, test, withPage } from "./harness.mjs";

/** Screens, with the numbers of KPIs (of two lines, and of one line) that must be completely visible. */
const SCREENS = [
  { width: 1366, height: 768, least: 11, compact: 18 },
  { width: 1280, height: 720, least: 9, compact: 16 },
  { width: 1920, height: 1080, least: 16, compact: 28 },
];
const LANGUAGES = {
  Japanese: { compact: "詰めて", speak: async () => {} },
  English: { compact: "Compact", speak: (page) => page.getByRole("button", { name: "English", exact: true }).click() },
};
/** The most pixels above the heads of the columns. */
const FRAME = 170;

/** Where the heads of the columns begin, and how many KPIs are completely visible between them and the lower edge of the window. */
const seen = (page) => page.evaluate(() => {
  const heads = document.querySelector(".grid-head").getBoundingClientRect();
  const rows = [...document.querySelectorAll("[data-indicator]")].map((row) => row.getBoundingClientRect());
  return { top: heads.top, whole: rows.filter(({ top, bottom }) => top >= heads.bottom - 1 && bottom <= innerHeight).length };
});

for (const [language, { compact, speak }] of Object.entries(LANGUAGES)) {
  for (const kpis of [44, 120]) {
    test(`at least the required number of ${kpis} KPIs is completely visible on each screen size: ${language}`, (t) => {
      return withPage(t, async ({ page }) => {
        await openLarge(page, kpis, 6);
        await speak(page);
        for (const { width, height, least, compact: leastCompact } of SCREENS) {
          await page.setViewportSize({ width, height });
          await page.locator("[data-indicator]").nth(30).waitFor({ state: "attached" });
          const { top, whole } = await seen(page);
          assert.ok(top <= FRAME, `${top} px of frame at ${width} × ${height}`);
          assert.ok(whole >= least, `${whole} KPIs at ${width} × ${height}`);
          const toggle = page.getByRole("button", { name: compact, exact: true });
          await toggle.click();
          await page.waitForFunction(() => document.querySelectorAll("[data-indicator]").length > 30);
          const now = await seen(page);
          assert.ok(now.whole >= leastCompact, `${now.whole} KPIs at ${width} × ${height}, compact`);
          t.diagnostic(`${width} × ${height}: ${top} px of frame, ${whole} KPIs, ${now.whole} compact`);
          await toggle.click();
        }
      });
    });
  }

  for (const kpis of [4, 44, 120]) {
    test(`on a phone, three of ${kpis} KPIs are on the first screen with their inputs: ${language}`, (t) => {
      return withPage(t, async ({ page }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await openLarge(page, kpis, 6);
        await speak(page);
        await page.getByRole("link", { name: /^(年度の実績入力|Enter actuals)$/ }).click();
        await page.locator(".closing tbody tr").nth(2).waitFor();
        const cards = await page.locator(".closing tbody tr").evaluateAll((rows) => rows.slice(0, 3).map((row) => {
          const [card, input] = [row, row.querySelector("input.cell")].map((it) => it.getBoundingClientRect());
          return { height: card.height, bottom: card.bottom, isTouched: input.height >= 44 };
        }));
        const links = await page.locator(".plan-views").boundingBox();
        for (const { height, bottom, isTouched } of cards) {
          assert.ok(height <= 120 && isTouched, `a card of ${height} px`);
          assert.ok(bottom <= links.y, `a card ends at ${bottom}, the links begin at ${links.y}`);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    });
  }

  test(`all four KPIs of a plan are completely visible on each screen size: ${language}`, (t) => {
    return withPage(t, async ({ page }) => {
      await openSample(page, "000");
      await speak(page);
      for (const { width, height } of SCREENS) {
        await page.setViewportSize({ width, height });
        await page.locator("[data-indicator]").nth(3).waitFor();
        const { top, whole } = await seen(page);
        assert.ok(top <= FRAME, `${top} px of frame at ${width} × ${height}`);
        assert.equal(whole, 4, `at ${width} × ${height}`);
      }
    });
  });
}

/** Names of thirty letters as in plans: full width, with brackets at a line end, and with a word in small letters. */
const LONG_NAMES = [
  "地域の担い手として活動する市内の中小企業者と個人事業主の数合計",
  "観光案内所を訪れた外国人旅行者（団体旅行を含む延べ人数）の総数",
  "移住相談窓口（対面及びオンライン）を通じて移住した世帯の累計数",
  "SNSによる情報発信を通じた関係人口の増加数（フォロワーを含む）",
].map((name) => name.slice(0, 30));

test("no KPI name of thirty characters is cut off at 1366 or 1280 pixels", (t) => {
  return withPage(t, async ({ page }) => {
    const kinds = ["件", "各年度の増加分", "増やす"];
    const rows = Array.from({ length: 44 }, (_, nth) => {
      const name = `${nth + 10}${LONG_NAMES[nth % LONG_NAMES.length].slice(1)}`;
      return [[name, ...kinds, "目標", 100, 110, 120], [name, ...kinds, "実績", 90, "", ""]];
    });
    const heads = ["指標名", "単位", "目標の数え方", "向き", "区分", "2023年度", "2024年度", "2025年度"];
    await openTable(page, [heads, ...rows.flat()]);
    await page.locator("[data-indicator]").nth(43).waitFor({ state: "attached" });
    for (const [width, column] of [[1366, 300], [1280, 260]]) {
      await page.setViewportSize({ width, height: 768 });
      const names = await page.locator("textarea.name").evaluateAll((names) => names.map((name) => ({
        text: name.value, isCut: name.scrollHeight > name.clientHeight || name.scrollWidth > name.clientWidth,
      })));
      assert.equal(names.length, 44);
      assert.deepEqual(names.filter(({ isCut }) => isCut), [], `at ${width} px`);
      const head = await page.locator(".grid-head .kpi-name").boundingBox();
      assert.equal(Math.round(head.width), column, `the column of names at ${width} px`);
    }
  });
});

test("a KPI name of sixty characters is not cut off in the grid or in 年度の実績入力", (t) => {
  return withPage(t, async ({ page }) => {
    const name = LONG_NAMES[0].padEnd(60, LONG_NAMES[1]);
    const of = [name, "件", "各年度の増加分", "増やす"];
    const heads = ["指標名", "単位", "目標の数え方", "向き", "区分", "2023年度", "2024年度", "2025年度"];
    await openTable(page, [heads, [...of, "目標", 100, 110, 120], [...of, "実績", 90, "", ""]]);
    const isCut = (locator) => locator.evaluate((it) => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1);
    const inGrid = page.locator("textarea.name").first();
    assert.equal(await inGrid.getAttribute("title"), name);
    assert.ok(!(await isCut(inGrid)), "in the table, whose derived rows leave room");
    await page.getByRole("link", { name: "年度の実績入力" }).click();
    const head = page.locator(".closing tbody th").first();
    for (const [width, height] of [[1366, 768], [1280, 720], [640, 400], [390, 844]]) {
      await page.setViewportSize({ width, height });
      assert.ok(!(await isCut(head)) && !(await isCut(head.locator("[lang]").first())), `at ${width} px`);
    }
  });
});

test("a line break in a KPI name becomes a space, and Enter adds none", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    const name = page.locator("textarea.name").first();
    await name.fill("講座を\n受けた人");
    assert.equal(await name.inputValue(), "講座を 受けた人");
    await name.press("End");
    await name.press("Enter");
    assert.equal(await name.inputValue(), "講座を 受けた人");
  });
});

test("with 詳細 open, no year column is partly hidden, and 達成率 shows its judgement and year", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 44, 8);
    const row = page.locator("[data-indicator]").nth(2);
    for (const width of [1366, 1280]) {
      await page.setViewportSize({ width, height: 768 });
      if (await page.locator("#drawer:visible").count() === 0) {
        await row.hover();
        await row.getByRole("button", { name: /詳細$/ }).click();
      }
      await page.locator("#drawer-name").waitFor();
      const cut = await page.evaluate(() => {
        const box = (name) => document.querySelector(`.grid-head > ${name}`).getBoundingClientRect();
        const [left, right] = [box(".row-head").right, box(".total").left];
        const years = [...document.querySelectorAll(".grid-head > :is(.base, .year)")].map((it) => it.getBoundingClientRect());
        return years.filter((it) => [left, right].some((edge) => it.left < edge - 1 && it.right > edge + 1)).length;
      });
      assert.equal(cut, 0, `columns cut at ${width} px`);
    }
    const rate = row.locator('[data-field="rate"]');
    assert.match(await rate.getAttribute("data-sign"), /^[●◐▼]$/);
    assert.match(await rate.locator(".computed").getAttribute("data-below"), /R\d+まで/);
    await rate.click();
    await page.locator(".cell-name").filter({ hasText: "達成率" }).waitFor();
    assert.match(await page.locator(".cell-said").textContent(), /達成率/);
  });
});

test("beside a long name, the note and the parts of a share do not overlap in the line of the cell", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator('[data-indicator] input[id*="-actual-2026"]:visible').nth(1).click();
    await page.locator(".cell-fields .part").first().waitFor();
    const edges = (selector, side) => page.locator(selector).evaluateAll((all, side) => all.map((one) => one.getBoundingClientRect()[side]), side);
    const starts = await edges(".cell-fields > .field, .cell-said", "left");
    const ends = await edges(".cell-fields input", "right");
    assert.equal(ends.length, 3);
    ends.forEach((end, nth) => assert.ok(end <= starts[nth + 1], `field ${nth + 1} ends before the next part begins`));
  });
});

test("opening 詳細 by click or by key keeps the edited year in view", (t) => {
  return withPage(t, async ({ page }) => {
    await openLarge(page, 44, 8);
    const row = page.locator("[data-indicator]").nth(2);
    const last = row.locator(".target > .year input.cell").last();
    const isSeen = () => last.evaluate((input) => {
      const [cell, names, total] = [input, document.querySelector(".grid-head > .row-head"), document.querySelector(".grid-head > .total")]
        .map((it) => it.getBoundingClientRect());
      return cell.left >= names.right - 1 && cell.right <= total.left + 1;
    });
    for (const width of [1366, 1280]) {
      await page.setViewportSize({ width, height: 768 });
      await last.click();
      await row.getByRole("button", { name: /詳細$/ }).click();
      await page.locator("#drawer:focus").waitFor();
      assert.ok(await isSeen(), `by press at ${width}`);
      await page.keyboard.press("Escape");
      await page.locator("#drawer").waitFor({ state: "hidden" });
      await last.focus();
      await page.keyboard.press("Control+Enter");
      await page.locator("#drawer:focus").waitFor();
      assert.ok(await isSeen(), `by key at ${width}`);
      await page.keyboard.press("Escape");
      await page.locator("#drawer").waitFor({ state: "hidden" });
    }
  });
});

test("with 詰めて, the baseline is visible and the column headings label target and actual", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    const baseline = await page.locator('input[id$="-baseline"]').first().inputValue();
    await page.getByRole("button", { name: "詰めて", exact: true }).click();
    const shown = page.locator("[data-indicator]").first().locator(".actual > .base");
    await shown.waitFor();
    assert.equal(await shown.textContent(), baseline);
    const words = await page.locator(".grid-head > .year").first()
      .evaluate((head) => ["::before", "::after"].map((part) => getComputedStyle(head, part).content));
    assert.match(words.join(), /目標.*実績/);
  });
});

test("the buttons of a KPI become visible on hover or focus and are always reachable by name", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    const row = page.locator("[data-indicator]").first();
    const opacity = () => row.locator(".kpi-buttons").evaluate((buttons) => getComputedStyle(buttons).opacity);
    await page.mouse.move(2, 2);
    assert.equal(await opacity(), "0");
    await row.hover();
    assert.equal(await opacity(), "1");
    await page.mouse.move(2, 2);
    await row.getByRole("button", { name: /詳細$/ }).focus();
    assert.equal(await opacity(), "1");
  });
});

test("on a telephone in landscape no column covers the figures of a year", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    await page.setViewportSize({ width: 844, height: 390 });
    const figures = page.locator("[data-indicator]").first().locator(".target > .year");
    await figures.first().waitFor();
    const covered = await figures.evaluateAll((cells) => {
      const names = document.querySelector(".grid-head > .row-head").getBoundingClientRect();
      const inView = cells.filter((it) => it.getBoundingClientRect().left >= names.right - 1 && it.getBoundingClientRect().right <= innerWidth);
      const isCovered = (it) => {
        const { right, top, height } = it.getBoundingClientRect();
        return !it.contains(document.elementFromPoint(right - 4, top + height / 2));
      };
      return { inView: inView.length, covered: inView.filter(isCovered).length };
    });
    assert.ok(covered.inView >= 2, `${covered.inView} years in view`);
    assert.equal(covered.covered, 0);
  });
});

test("on a telephone in landscape 概況 and 年度の実績入力 have room for names and fit the window", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    await page.setViewportSize({ width: 844, height: 390 });
    for (const [link, names] of [["年度の実績入力", ".closing tbody th"], ["概況", ".overview tbody th.of-name"]]) {
      await page.getByRole("link", { name: link, exact: true }).click();
      const name = page.locator(names).first();
      await name.waitFor();
      assert.ok((await name.boundingBox()).width > 300, link);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), link);
    }
  });
});

test("in a window of 640 × 400 pixels, fixed bars take at most 80 pixels of height during scrolling", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "002");
    await page.setViewportSize({ width: 640, height: 400 });
    await page.locator("input.cell").nth(12).focus();
    await page.mouse.wheel(0, 300);
    const frame = await page.evaluate(() => {
      const stays = [...document.querySelectorAll("#app *, body > *")].filter((it) => {
        const { position, visibility } = getComputedStyle(it);
        return ["fixed", "sticky"].includes(position) && visibility === "visible" && !it.closest(".grid, .message");
      });
      const inView = stays.map((it) => it.getBoundingClientRect()).filter((it) => it.width > 100 && it.bottom > 0 && it.top < innerHeight);
      return inView.reduce((all, { height }) => all + height, 0);
    });
    assert.ok(frame <= 80, `${frame} px stay`);
  });
});

test("at 200 % zoom every control can be scrolled into view, and the page does not scroll sideways", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 683, height: 384 });
    await openSample(page, "002");
    const controls = page.locator("main :is(input, select, button):visible");
    for (const control of await controls.all()) {
      await control.scrollIntoViewIfNeeded();
      const { x, width } = await control.boundingBox();
      assert.ok(x >= 0 && x + width <= 683);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
