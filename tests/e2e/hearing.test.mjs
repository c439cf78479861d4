// What a user with a screen reader hears in the grid: the focused element as the browser passes it to assistive
// technology, and the text of the live region. Read the transcripts aloud: they should be bearable.

import assert from "node:assert/strict";
import { cell, shows, stopClock, test, withSample } from "./harness.mjs";

const KPI = "県内中堅・中小企業の相談件数";

/** A listener at the page: `heard(action)` returns the description of the focus after the action, and then the text of the live region. */
async function ear(context, page) {
  const browser = await context.newCDPSession(page);
  await browser.send("Accessibility.enable");
  const focused = async () => {
    const { nodes } = await browser.send("Accessibility.getFullAXTree");
    const of = (node, name) => node.properties?.find((property) => property.name === name)?.value.value;
    const node = nodes.findLast((node) => !node.ignored && of(node, "focused"));
    const words = [node.role.value, node.name?.value, node.value?.value || null];
    if (of(node, "invalid") === "true") words.push("無効");
    if (node.description?.value) words.push(node.description.value);
    return words.filter((word) => word !== null && word !== undefined).join(" | ");
  };
  const spoken = () => page.locator('[aria-live="polite"]').textContent();
  await page.evaluate(() => {
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(document.querySelector('[aria-live="polite"]').textContent))
      .observe(document.querySelector('[aria-live="polite"]'), { childList: true, characterData: true, subtree: true });
  });
  return {
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
      return focused();
    },
    focused,
    spoken,
    said: () => page.evaluate(() => globalThis.said.splice(0)),
  };
}

function inSaitama(t, run) {
  return withSample(t, "001", async (tools) => {
    await run({ ...tools, ...(await ear(tools.context, tools.page)) });
  });
}

test("moving between cells reads out the full name and figure of each cell, without a live announcement", (t) => {
  return inSaitama(t, async ({ page, press, focused, said }) => {
    await cell(page, `${KPI} 事業開始前`).click();
    const heard = [await focused()];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "Control+End", "Home"]) heard.push(await press(key));
    assert.deepEqual(heard, [
      "textbox | 県内中堅・中小企業の相談件数 事業開始前 | 453",
      "textbox | 県内中堅・中小企業の相談件数 2017年度 目標 | 200",
      "textbox | 県内中堅・中小企業の相談件数 2018年度 目標 | 200",
      "textbox | 県内中堅・中小企業の相談件数 2018年度 実績",
      "textbox | プロフェッショナル人材のマッチング件数 2018年度 目標 | 15",
      "textbox | プロフェッショナル人材のマッチング件数 2019年度 実績",
      "textbox | プロフェッショナル人材のマッチング件数 2017年度 実績",
    ]);
    assert.deepEqual(await said(), []);
  });
});

test("a pause after typing gives one announcement, and an error is part of the description of its cell", (t) => {
  return inSaitama(t, async ({ page, press, focused, said }) => {
    const target = cell(page, `${KPI} 2017年度 目標`);
    await target.click();
    await stopClock(page);
    for (const digit of "2500") {
      await page.keyboard.press(digit);
      await page.clock.runFor(400);
    }
    assert.deepEqual(await said(), []);
    await page.clock.runFor(100);
    await page.clock.resume();
    assert.deepEqual(await said(), ["県内中堅・中小企業の相談件数 累計 2,900"]);
    await press("Enter");
    await page.keyboard.type("12x");
    await press("Shift+Enter", "ArrowDown");
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-describedby"));
    assert.equal(await focused(), [
      "textbox", "県内中堅・中小企業の相談件数 2017年度 実績", "12x", "無効",
      "「県内中堅・中小企業の相談件数」の2017年度の実績「12x」を数値として読み取れません。数値を、値がないときは「-」、わからないときは「未把握」を記入してください。",
    ].join(" | "));
  });
});

test("the size of a selected range and the number of cleared cells are announced", (t) => {
  return inSaitama(t, async ({ page, press, said }) => {
    await cell(page, `${KPI} 2017年度 目標`).click();
    await stopClock(page);
    await press("Shift+ArrowRight", "Shift+ArrowDown");
    await page.clock.runFor(500);
    await page.clock.resume();
    assert.deepEqual(await said(), ["2行×2列を選択"]);
    await press("Delete");
    await page.waitForFunction(() => globalThis.said.length > 0);
    assert.deepEqual(await said(), ["消去（4件）"]);
  });
});

test("Alt+↓ moves to the status choices with the rate formula, and a choice is announced and returns to the cell", (t) => {
  return inSaitama(t, async ({ page, press, focused, said }) => {
    const actual = cell(page, `${KPI} 2017年度 実績`);
    await actual.click();
    // The pause after typing must not end before the choice is made, however long the keys take.
    await stopClock(page);
    await page.keyboard.type("150");
    const heard = [await press("Alt+ArrowDown"), await press("ArrowRight")];
    assert.deepEqual(heard, [
      "radio | 確定 | 単年度達成率 = 実績 150 ÷ 目標 200 × 100 = 75.0%",
      "radio | 速報 | 単年度達成率 = 実績 150 ÷ 目標 200 × 100 = 75.0%",
    ]);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id.includes("-actual-"));
    assert.equal(await focused(), "textbox | 県内中堅・中小企業の相談件数 2017年度 実績 | 150（速報）");
    // Only the choice is announced: the total that waited for the pause belongs to the figure before.
    await page.clock.runFor(1_000);
    await page.clock.resume();
    assert.deepEqual(await said(), ["県内中堅・中小企業の相談件数 2017年度 実績 150（速報）"]);
    await press("Alt+ArrowDown");
    assert.equal(await press("Escape"), "textbox | 県内中堅・中小企業の相談件数 2017年度 実績 | 150（速報）");
  });
});

test("the grid is exposed as a table with a row group per KPI and with row and column headers", (t) => {
  return inSaitama(t, async ({ page }) => {
    const tree = await page.locator("[data-indicator]").first().ariaSnapshot();
    const headers = [...tree.matchAll(/rowheader "([^"]*)"/g)].map(([, name]) => name);
    assert.deepEqual(headers.slice(1), ["目標", "実績", "目標累計", "実績累計", "単年度達成率"]);
    const columns = await page.getByRole("columnheader").allTextContents();
    assert.deepEqual(columns.slice(0, 3).concat(columns.at(-1)), ["指標名指標名 で並べ替え", "区分", "事業開始前事業開始前 で並べ替え", "グラフ"]);
    await shows(page.locator("[data-indicator]").first().locator('[data-field="target-total"]'), "600");
  });
});
