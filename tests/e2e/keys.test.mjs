// The grid for users who know a spreadsheet: moving and editing, rectangles by keys and by mouse, and keys that stay
// with the browser. In Chromium and in Firefox.

import assert from "node:assert/strict";
import { SALES, WELLBEING, chosen, doubleClick, hand, isAt, press } from "./hand.mjs";
import { BROWSERS, actOnYears, cell, isSaved, row, state, test, totals, unfold, withSample } from "./harness.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

for (const browser of BROWSERS) {
  const inSakata = (t, run) => withSample(t, "002", async (tools) => {
    await run({ ...tools, kpi: row(tools.page, SALES) });
  }, { browser });
  const named = (what) => `${browser.name}: ${what}`;

  test(named("arrow keys, Home, End and Enter move between the cells of 目標 and 実績 and skip the derived rows"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await unfold(page);
      await kpi.target(2022).click();
      await isAt(page, "1 target 2022");
      const ways = [
        ["ArrowRight", "1 target 2023"],
        ["ArrowDown", "1 actual 2023"],
        ["ArrowDown", "2 target 2023"],
        ["ArrowUp", "1 actual 2023"],
        ["Enter", "2 target 2023"],
        ["Shift+Enter", "1 actual 2023"],
        ["Home", "1 actual 2022"],
        ["End", "1 actual 2027"],
        ["ArrowRight", "1 actual 2027"],
        ["Control+Home", "1 baseline"],
        ["ArrowDown", "2 baseline"],
        ["Control+End", "4 actual 2027"],
        ["PageUp", "3 actual 2027"],
      ];
      for (const [key, place] of ways.slice(0, -1)) {
        await press(page, key);
        await isAt(page, place);
      }
      await press(page, "PageUp");
      assert.match((await hand(page)).at, /^[1-3] actual 2027$/);
    });
  });

  test(named("typing replaces the figure, an arrow key accepts it and moves on, and each cell is one undo step"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.actual(2022).click();
      await page.keyboard.type("25542");
      await totals(page, SALES, { actual: "25,542（4年分未入力）" });
      await press(page, "ArrowRight");
      await isAt(page, "1 actual 2023");
      assert.equal(await kpi.actual(2022).inputValue(), "25,542");
      await page.keyboard.type("100");
      await press(page, "Enter");
      await isAt(page, "2 target 2023");
      await press(page, "Control+z");
      assert.equal(await kpi.actual(2023).inputValue(), "");
      await press(page, "Control+z");
      assert.equal(await kpi.actual(2022).inputValue(), "");
      await press(page, "Control+y");
      assert.equal(await kpi.actual(2022).inputValue(), "25,542");
    });
  });

  test(named("F2 or a double click edits the unformatted figure: arrows move the caret, Enter accepts, Esc restores"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2022).click();
      await isAt(page, "1 target 2022");
      await press(page, "F2");
      assert.deepEqual(await hand(page), { at: "1 target 2022", chosen: "", value: "25542.00" });
      await press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft", "Backspace");
      await page.keyboard.type("7");
      assert.equal(await kpi.target(2022).inputValue(), "25547.00");
      await press(page, "Escape");
      await isAt(page, "1 target 2022");
      assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
      await press(page, "F2", "Home", "Delete");
      assert.equal(await kpi.target(2022).inputValue(), "5542.00");
      await press(page, "Enter");
      await isAt(page, "1 actual 2022");
      await totals(page, SALES, { target: "204,200.00" });
      assert.equal(await kpi.target(2022).inputValue(), "5,542.00");

      await kpi.target(2023).click();
      await isAt(page, "1 target 2023");
      await kpi.target(2023).click();
      await isAt(page, "1 target 2023");
      assert.equal(await kpi.target(2023).inputValue(), "34,780.00");
      await doubleClick(kpi.target(2024), browser);
      assert.deepEqual(await hand(page), { at: "1 target 2024", chosen: "", value: "54626.00" });
      await press(page, "End", "ArrowLeft");
      assert.equal((await hand(page)).at, "1 target 2024");
      await press(page, "F2");
      await isAt(page, "1 target 2024");
      assert.equal(await kpi.target(2024).inputValue(), "54,626.00");
    });
  });

  test(named("an edit that changes nothing is no undo step, and a click into typed text selects all of it"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      const target = kpi.target(2022);
      await target.click();
      await press(page, "F2", "Enter");
      await isAt(page, "1 actual 2022");
      assert.equal(await target.inputValue(), "25,542.00");
      await doubleClick(target, browser);
      await page.keyboard.type("5");
      await press(page, "Backspace");
      assert.equal(await target.inputValue(), "25542.00");
      await press(page, "Tab");
      assert.equal(await target.inputValue(), "25,542.00");
      assert.equal(await page.locator(".editing").count(), 0);
      await target.click();
      await press(page, "F2", "Escape", "Control+z");
      await page.getByText("この計画には、元に戻す操作がありません。").first().waitFor();
      await page.keyboard.type("777");
      await target.click();
      await isAt(page, "1 target 2022");
      assert.equal(await target.inputValue(), "777");
      await press(page, "Escape");
      await isAt(page, "1 target 2022");
      assert.equal(await target.inputValue(), "25,542.00");
    });
  });

  test(named("Ctrl with an arrow key moves to the edge of the filled cells, and with Shift selects up to there"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.actual(2024).click();
      await page.keyboard.type("5");
      await press(page, "Enter", "Shift+Enter", "Control+ArrowLeft");
      await isAt(page, "1 actual 2022");
      await unfold(page);
      await kpi.actual(2022).click();
      const ways = [
        ["Control+ArrowRight", "1 actual 2024"],
        ["Control+ArrowRight", "1 actual 2027"],
        ["Control+ArrowUp", "1 actual 2027"],
        ["Control+ArrowDown", "4 actual 2027"],
        ["ArrowUp", "4 target 2027"],
        ["Control+ArrowLeft", "4 baseline"],
        ["Control+ArrowUp", "1 baseline"],
      ];
      for (const [key, place] of ways) {
        await press(page, key);
        await isAt(page, place);
      }
      await kpi.actual(2022).click();
      await press(page, "Control+Shift+ArrowRight");
      assert.deepEqual(await chosen(page), ["actual 2022", "actual 2023", "actual 2024"]);
      await isAt(page, "1 actual 2022");
    });
  });

  test(named("Ctrl+D and Ctrl+R fill a rectangle or a cell in one undo step, and Ctrl+D on a button is left to the browser"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await page.evaluate(() => {
        globalThis.prevented = [];
        addEventListener("keydown", (event) => {
          const note = () => globalThis.prevented.push(`${event.key} ${event.defaultPrevented}`);
          if ("dr".includes(event.key)) setTimeout(note);
        }, true);
      });
      const values = async () => [await kpi.actual(2022).inputValue(), await kpi.actual(2023).inputValue(), await kpi.actual(2024).inputValue()];
      await kpi.actual(2022).click();
      await page.keyboard.type("25000");
      await press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Control+r");
      assert.deepEqual(await values(), ["25,000", "25,000", "25,000"]);
      await totals(page, SALES, { actual: "75,000（2年分未入力）" });
      assert.equal((await chosen(page)).length, 3);
      await press(page, "Control+z");
      assert.deepEqual(await values(), ["25,000", "", ""]);
      await isAt(page, "1 actual 2023");
      await press(page, "Control+r");
      assert.deepEqual(await values(), ["25,000", "25,000", ""]);

      const second = page.locator("[data-indicator]").nth(1).locator('input[id$="-target-2022"]');
      await second.click();
      await press(page, "Control+d");
      assert.equal(await second.inputValue(), "25,542.00");
      await press(page, "F2", "Control+d", "Escape");
      assert.equal(await second.inputValue(), "25,542.00");
      await press(page, "Control+z");
      assert.equal(await second.inputValue(), "10.00");
      await page.waitForFunction(() => globalThis.prevented.length === 4);
      assert.deepEqual(await page.evaluate(() => globalThis.prevented), ["r true", "r true", "d true", "d true"]);
      await button(page, "指標を追加").focus();
      await page.evaluate(() => {
        const key = new KeyboardEvent("keydown", { key: "d", ctrlKey: true, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(key);
      });
      await page.waitForFunction(() => globalThis.prevented.length === 5);
      assert.equal(await page.evaluate(() => globalThis.prevented[4]), "d false");
    });
  });

  test(named("a selected rectangle shows sum, average and count, but never adds shares or different units"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      const sum = page.locator(".rectangle-sum");
      assert.equal(await sum.isVisible(), false);
      await kpi.target(2022).click();
      await press(page, "Shift+ArrowRight", "Shift+ArrowRight");
      assert.equal(await sum.textContent(), "合計 114,948.00　平均 38,316.000　個数 3");
      await press(page, "Shift+ArrowDown", "Shift+ArrowDown");
      assert.equal(await sum.textContent(), "個数 6");
      await press(page, "Escape");
      assert.equal(await sum.isVisible(), false);
      const share = row(page, WELLBEING);
      await share.target(2022).click();
      await press(page, "Shift+ArrowRight");
      assert.match(await sum.textContent(), /^平均 [0-9.]+　個数 2$/);
      await kpi.actual(2022).click();
      await page.keyboard.type("1");
      await press(page, "Shift+ArrowRight");
      assert.equal(await sum.textContent(), "合計 1　平均 1.0　個数 1");
    });
  });

  test(named("Enter in the last row of the table accepts the figure and leaves the focus in its cell"), (t) => {
    return inSakata(t, async ({ page }) => {
      await unfold(page);
      await page.locator('[data-indicator] input[id$="-actual-2027"]').last().click();
      await isAt(page, "4 actual 2027");
      await page.keyboard.type("12345");
      await press(page, "Enter");
      await isAt(page, "4 actual 2027");
      assert.equal((await hand(page)).value, "12,345");
      await press(page, "F2");
      await page.keyboard.type("6");
      await press(page, "Enter", "Enter");
      await isAt(page, "4 actual 2027");
      assert.equal((await hand(page)).value, "123,456");
      await page.locator('[data-indicator] input[id$="-baseline"]').last().click();
      await press(page, "Enter");
      await isAt(page, "4 baseline");
    });
  });

  test(named("Shift with arrows selects a rectangle, Delete clears it in one undo step, and Esc or a move deselects it"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2022).click();
      await press(page, "Shift+ArrowRight", "Shift+ArrowRight");
      assert.deepEqual(await chosen(page), ["target 2022", "target 2023", "target 2024"]);
      assert.equal((await hand(page)).at, "1 target 2022");
      await press(page, "Shift+ArrowLeft");
      assert.deepEqual(await chosen(page), ["target 2022", "target 2023"]);
      await press(page, "Delete");
      assert.equal(await kpi.target(2022).inputValue(), "");
      assert.equal(await kpi.target(2023).inputValue(), "");
      await totals(page, SALES, { target: "163,878.00（2年分未入力）（記載は 224,200.00）" });
      await press(page, "Control+z");
      await totals(page, SALES, { target: "224,200.00" });
      await press(page, "Shift+ArrowDown", "Escape");
      assert.deepEqual(await chosen(page), []);
      await press(page, "Shift+ArrowDown", "Shift+ArrowDown");
      assert.deepEqual(await chosen(page), ["target 2022", "actual 2022", "target 2022"]);
      await press(page, "ArrowRight");
      assert.deepEqual(await chosen(page), []);
      await isAt(page, "1 target 2023");
    });
  });

  test(named("a status is set for a whole rectangle in one undo step, and its cells stay selected"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      const values = async () => [await kpi.actual(2022).inputValue(), await kpi.actual(2023).inputValue(), await kpi.actual(2024).inputValue()];
      const three = ["actual 2022", "actual 2023", "actual 2024"];
      await kpi.actual(2022).click();
      await page.keyboard.type("25000");
      await press(page, "ArrowRight");
      await page.keyboard.type("30000");
      await press(page, "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight", "Alt+ArrowDown", "ArrowRight");
      assert.deepEqual(await chosen(page), three);
      await press(page, "Enter");
      await page.waitForFunction(() => document.activeElement.id.endsWith("-actual-2022"));
      assert.deepEqual(await values(), ["25,000（速報）", "30,000（速報）", ""]);
      assert.deepEqual(await chosen(page), three);
      // A number is never replaced by a reason for a missing number.
      await state(page, "未公表").click();
      await page.waitForFunction(() => document.activeElement.id.endsWith("-actual-2022"));
      assert.deepEqual(await values(), ["25,000（速報）", "30,000（速報）", "未公表"]);
      await press(page, "Control+z");
      assert.deepEqual(await values(), ["25,000（速報）", "30,000（速報）", ""]);
      await press(page, "Control+z");
      assert.deepEqual(await values(), ["25,000", "30,000", ""]);
      await kpi.actual(2022).click();
      assert.deepEqual(await chosen(page), []);
    });
  });

  test(named("a status set from an actual skips the targets of the rectangle, and its undo keeps focus and selection"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await unfold(page);
      const second = page.locator("[data-indicator]").nth(1);
      await kpi.actual(2022).click();
      await page.keyboard.type("25000");
      await press(page, "ArrowDown", "ArrowDown");
      await page.keyboard.type("12");
      await press(page, "Enter", "Shift+Enter", "Shift+ArrowUp", "Shift+ArrowUp");
      await isAt(page, "2 actual 2022");
      const size = () => page.locator(".cell-name").getAttribute("data-chosen");
      assert.equal(await size(), "3行×1列を選択");
      await state(page, "速報").click();
      await isAt(page, "2 actual 2022");
      assert.equal(await kpi.actual(2022).inputValue(), "25,000（速報）");
      assert.equal(await second.locator('input[id$="-actual-2022"]').inputValue(), "12（速報）");
      assert.equal(await second.locator('input[id$="-target-2022"]').inputValue(), "10.00");
      await press(page, "Control+z");
      assert.equal(await kpi.actual(2022).inputValue(), "25,000");
      await isAt(page, "2 actual 2022");
      assert.equal((await chosen(page)).length, 3);
      await press(page, "ArrowLeft");
      assert.equal(await size(), null);
    });
  });

  test(named("dragging, or a click with Shift, selects a rectangle"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2023).click();
      await kpi.actual(2024).click({ modifiers: ["Shift"] });
      assert.deepEqual(await chosen(page), ["target 2023", "target 2024", "actual 2023", "actual 2024"]);
      assert.equal((await hand(page)).at, "1 target 2023");
      await kpi.target(2022).click();
      assert.deepEqual(await chosen(page), []);
      await kpi.target(2022).hover();
      await page.mouse.down();
      await kpi.target(2023).hover();
      await kpi.target(2024).hover();
      await page.mouse.up();
      assert.deepEqual(await chosen(page), ["target 2022", "target 2023", "target 2024"]);
      await press(page, "Delete");
      await totals(page, SALES, { target: "109,252.00（3年分未入力）（記載は 224,200.00）" });
    });
  });

  test(named("Delete in a single cell clears its text, and typing right after it belongs to the same undo step"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2022).click();
      await press(page, "Delete");
      await totals(page, SALES, { target: "198,658.00（1年分未入力）（記載は 224,200.00）" });
      await page.keyboard.type("123");
      await press(page, "Delete");
      assert.equal(await kpi.target(2022).inputValue(), "123");
      await press(page, "Enter");
      await totals(page, SALES, { target: "198,781.00" });
      await press(page, "Control+z");
      await totals(page, SALES, { target: "224,200.00" });
    });
  });

  test(named("Tab moves to the next field, Ctrl+A selects only the cell's text, and arrows and Home stay in a name"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2022).click();
      await press(page, "Tab");
      await isAt(page, "1 target 2023");
      await press(page, "Control+a");
      assert.deepEqual(await chosen(page), []);
      await isAt(page, "1 target 2023");
      const name = cell(page, "1番目の指標名");
      await name.focus();
      await press(page, "End", "ArrowLeft", "ArrowUp", "Home");
      assert.equal(await page.evaluate(() => document.activeElement.selectionStart), 0);
      assert.equal(await name.evaluate((element) => element === document.activeElement), true);
    });
  });

  test(named("after an undo or redo the text of the cell is selected, so that the next digit replaces it"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2022).click();
      await page.keyboard.type("9");
      await press(page, "Enter", "ArrowUp", "Control+z");
      assert.equal(await kpi.target(2022).inputValue(), "25,542.00");
      await isAt(page, "1 target 2022");
      await press(page, "Control+y");
      await isAt(page, "1 target 2022");
      await page.keyboard.type("7");
      assert.equal(await kpi.target(2022).inputValue(), "7");
    });
  });

  test(named("typing deselects a rectangle, so that Delete then clears none of its other cells"), (t) => {
    return inSakata(t, async ({ page, kpi }) => {
      await kpi.target(2022).click();
      await press(page, "Shift+ArrowRight", "Shift+ArrowRight");
      await page.keyboard.type("5");
      assert.deepEqual(await chosen(page), []);
      await press(page, "Delete");
      assert.equal(await kpi.target(2023).inputValue(), "34,780.00");
    });
  });

  test(named("a click into a field of 詳細 keeps the focus there"), (t) => {
    return inSakata(t, async ({ page }) => {
      await button(page, `${SALES} 詳細`).click();
      const section = cell(page, `${SALES} 所管課`);
      await section.click();
      assert.equal(await section.evaluate((field) => field === document.activeElement), true);
      await page.keyboard.type("商工港湾課");
      assert.equal(await section.inputValue(), "商工港湾課");
    });
  });

  test(named("an undo that removes the focused field moves the focus to a nearby cell; removing a year does not lose it"), (t) => {
    return inSakata(t, async ({ page }) => {
      await unfold(page);
      await button(page, "指標を追加").click();
      await cell(page, "5番目の指標 2022年度 目標").click();
      await press(page, "Control+z");
      await cell(page, "5番目の指標名").waitFor({ state: "detached" });
      await page.waitForFunction(() => document.activeElement.id.endsWith("target-2022"));
      assert.equal((await hand(page)).at, "4 target 2022");
      await actOnYears(page, "2027年度を削除");
      await cell(page, "4番目の指標 2027年度 目標").waitFor({ state: "detached" });
      assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
    });
  });
}

test("an arrow key moves between cells as soon as they are first inserted into the page", (t) => {
  return withSample(t, "001", async ({ page, context }) => {
    await isSaved(page);
    // Right after the first cells are inserted into the page, before they are painted.
    await context.addInitScript(() => {
      const observer = new MutationObserver(() => {
        const [first, second] = document.querySelectorAll("tr.target td.year input.cell");
        if (!second) return;
        observer.disconnect();
        first.focus();
        first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
        globalThis.hasMoved = document.activeElement === second;
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await page.waitForFunction(() => "hasMoved" in globalThis);
    assert.equal(await page.evaluate(() => globalThis.hasMoved), true);
  });
});
