// The layout of the grid: nothing moves while the user works, wide or narrow, on screen and in forced colours.

import assert from "node:assert/strict";
import { paste } from "./clipboard.mjs";
import { showLines, test, withSample } from "./harness.mjs";

/** Texts that users type, correct or not. Each changes the texts in 合計, in the years and in the line of findings. */
const TYPED = ["-", "1", "12x", "", "未把握", "12345678901234567890", "60000"];
const SWITCHES = { Japanese: async () => {}, English: speakEnglish };

async function speakEnglish(page) {
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Targets and actuals" }).waitFor();
}

/** The position and height of every row of the first two KPIs. */
const places = (page) => page.evaluate(() => {
  const groups = [...document.querySelectorAll("[data-indicator]")].slice(0, 2);
  return groups.flatMap((group) => [group, ...group.querySelectorAll("tr:not([hidden])")]).map((element) => {
    const { top, height } = element.getBoundingClientRect();
    return [element.className, top, height].join(" ");
  });
});

for (const [language, speak] of Object.entries(SWITCHES)) {
  test(`no row moves while a cell is typed into or when it is left: ${language}`, (t) => {
    return withSample(t, "002", async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await speak(page);
      await page.locator("[data-indicator]").nth(1).waitFor();
      const before = await places(page);
      const line = page.locator("[data-indicator]").first();
      for (const year of ["target-2023", "actual-2022", "actual-2024"]) {
        const field = line.locator(`input[id$="-${year}"]`);
        for (const text of TYPED) {
          await field.focus();
          await page.keyboard.press("Control+A");
          await page.keyboard.press("Delete");
          for (const key of text) {
            await page.keyboard.insertText(key);
            assert.deepEqual(await places(page), before, `${year} while “${text}” is typed`);
          }
          await field.blur();
          assert.deepEqual(await places(page), before, `${year} once “${text}” is left`);
        }
      }
    });
  });
}

test("computed figures are right-aligned with typed ones, and an actual total has a mark and its notes as a tooltip", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const line = page.locator("[data-indicator]").first();
    await line.locator('input[id$="-actual-2022"]').fill("25,000（速報）");
    await line.locator('input[id$="-actual-2022"]').press("Enter");
    const total = line.locator('[data-field="actual-total"] .computed');
    assert.equal(await total.getAttribute("data-mark"), "※");
    assert.equal(await total.getAttribute("title"), "4年分未入力・速報を含む");
    assert.equal(await total.textContent(), "25,000（4年分未入力・速報を含む）");
    // The right edges of the letters agree within a pixel: a typed figure ends at the padding of its field.
    const edges = await line.evaluate((kpi) => {
      const rights = ["[id$=-target-2023]", ".sum-target .year:nth-child(4) .computed"].map((place) => {
        const element = kpi.querySelector(place);
        const { paddingRight, borderRightWidth } = getComputedStyle(element);
        return element.getBoundingClientRect().right - parseFloat(paddingRight) - parseFloat(borderRightWidth);
      });
      return rights.map(Math.round);
    });
    assert.ok(Math.abs(edges[0] - edges[1]) <= 1, String(edges));
  });
});

test("the columns at the right are wide enough for the longest figure with its mark", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const line = page.locator("[data-indicator]").first();
    await line.locator('input[id$="-actual-2022"]').fill("12345678901234.50");
    await line.locator('input[id$="-actual-2022"]').press("Enter");
    const cut = () => line.locator(".computed").evaluateAll((all) =>
      all.filter((it) => it.scrollWidth > it.clientWidth).map(({ textContent }) => textContent));
    await page.waitForFunction(() => document.querySelector('[data-field="actual-total"]').textContent.startsWith("12,345"));
    assert.deepEqual(await cut(), []);
  });
});

test("a year's column widens for a long actual with its status, and narrows again for a short one", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const actual = page.locator("[data-indicator]").first().locator('input[id$="-actual-2023"]');
    // The right half of the closing bracket is blank.
    const isCut = () => actual.evaluate((input) => input.scrollWidth > input.clientWidth + 7.5);
    const width = () => actual.evaluate((input) => input.clientWidth);
    const before = await width();
    for (const figure of ["31250（速報）", "31250000（速報）", "1234567890.25（見込）"]) {
      await actual.fill(figure);
      await actual.press("Enter");
      assert.ok(!(await isCut()), await actual.inputValue());
    }
    await actual.fill("1");
    await actual.press("Enter");
    // The column adapts after the edit is settled.
    const handle = await actual.elementHandle();
    await page.waitForFunction(([input, before]) => input.clientWidth === before, [handle, before]);
  });
});

test("long levels are shown whole in their years, and so is a long baseline", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const line = page.locator("[data-indicator]").first();
    const isWhole = (place) => line.locator(`input[id$="-${place}"]`).evaluate((input) => input.scrollWidth <= input.clientWidth + 7.5);
    await line.locator('input[id$="-baseline"]').fill("12345678900");
    await line.locator('input[id$="-actual-2022"]').fill("120（速報）");
    await line.locator('input[id$="-actual-2022"]').press("Enter");
    assert.ok(await isWhole("baseline"));
    await showLines(page, "水準", true);
    await page.waitForFunction(() => document.querySelector('input[id$="-actual-2022"]').value === "12,345,679,020（速報）");
    for (const place of ["actual-2022", "target-2022", "target-2026"]) assert.ok(await isWhole(place), place);
  });
});

test("long names and findings are whole in the bar of the focused cell and in tooltips, and no row moves", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const line = page.locator("[data-indicator]").first();
    const name = "とても長い名前の指標".repeat(12);
    await line.getByRole("textbox").first().fill(name);
    await line.locator('input[id$="-actual-2022"]').fill("12x");
    await page.locator("[data-indicator]").nth(1).getByRole("textbox").first().focus();
    const mark = line.locator("[data-finding]");
    await mark.waitFor();
    const sentence = await mark.getAttribute("title");
    const before = await places(page);
    await line.locator('input[id$="-actual-2022"]').focus();
    await page.locator(`.cell-said`).filter({ hasText: sentence }).waitFor();
    assert.equal(await page.locator(".cell-name").getAttribute("title"), `${name} 2022年度 実績`);
    assert.equal(await line.getByRole("textbox").first().getAttribute("title"), name);
    assert.deepEqual(await places(page), before);
  });
});

/** The texts that a card must have in place of the table's labels: as read, and as seen. */
const LABELS = {
  Japanese: ["目標", "実績", "目標累計", "実績累計", "単年度達成率"],
  English: ["Target", "Actual", "Running target", "Running actual", "Rate for the year"],
};

/** The text before or after the first year in each row of a KPI. */
const seenLabels = (page) => page.evaluate(() => {
  const rows = [...document.querySelector("[data-indicator]").querySelectorAll(".target, .actual, .derived")];
  return rows.map((row) => {
    const place = row.matches(".target") ? "::after" : "::before";
    return getComputedStyle(row.querySelector(".year"), place).content.match(/"([^"]*)"/)[1];
  });
});

for (const [language, speak] of Object.entries(SWITCHES)) {
  test(`on a telephone each KPI is a card with its years below one another: ${language}`, (t) => {
    return withSample(t, "002", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await speak(page);
      const line = page.locator("[data-indicator]").first();
      // Measured at one moment, since charts may still arrive and move what is below them.
      const [target, actual, next] = await line.evaluate((kpi) => ["target-2022", "actual-2022", "target-2023"].map((name) =>
        kpi.querySelector(`input[id$="-${name}"]`).getBoundingClientRect().toJSON()));
      assert.equal(target.y, actual.y);
      assert.ok(actual.x >= target.x + target.width);
      assert.ok(next.y > target.y + target.height);
      assert.equal(next.x, target.x);
      const outside = await page.locator("main :is(input, select, textarea, button):visible").evaluateAll((controls) =>
        controls.map((control) => control.getBoundingClientRect()).filter(({ left, right }) => left < 0 || right > innerWidth));
      assert.deepEqual(outside, []);
      // The cells name their years and the style sheet names the rows, in the words of the table.
      assert.deepEqual(await seenLabels(page), LABELS[language]);
      assert.deepEqual(await line.locator(".row-head").allTextContents(), LABELS[language]);
      const years = await page.locator("[id^=lbl-y]").evaluateAll((heads) => heads.map((head) => head.ariaLabel));
      const told = await line.locator(".target > .year").evaluateAll((cells) => cells.map((cell) => cell.dataset.column));
      assert.deepEqual(told, years);
    });
  });
}

/** Whether an element is visible at its centre. */
const isSeen = (locator) => locator.evaluate((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(x + width / 2, y + height / 2);
  return y >= 0 && x >= 0 && x + width <= innerWidth && element.contains(there);
});

for (const [language, speak] of Object.entries(SWITCHES)) {
  test(`on a telephone all seven statuses and the note are visible and never cover the focused cell: ${language}`, (t) => {
    return withSample(t, "002", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await speak(page);
      // The chart of the first card arrives by a timer and moves the second card.
      await page.waitForFunction(() => document.querySelectorAll("[data-indicator] .picture svg").length === 2);
      const actual = page.locator("[data-indicator]").nth(1).locator('input[id$="-actual-2026"]');
      await actual.click();
      const states = await page.locator(".cell-states .segment:visible").all();
      assert.equal(states.length, 7);
      for (const state of states) assert.ok(await isSeen(state), await state.textContent());
      await states[4].click();
      await page.waitForFunction(() => document.activeElement.value === "未公表");
      for (let year = 2026; year >= 2022; year -= 1) {
        assert.ok(await isSeen(page.locator("input:focus")), `the cell of ${year} is seen`);
        await page.keyboard.press("ArrowUp");
      }
      await actual.click();
      const note = page.locator(".cell-fields input").first();
      await note.click();
      assert.ok(await isSeen(note), "the note is seen");
      await note.fill("聞き取りによる");
      await note.press("Enter");
      await page.waitForFunction(() => document.activeElement.id.endsWith("-actual-2026"));
      assert.ok(await isSeen(page.locator("input:focus")), "the cell is seen again");
    });
  });
}

test("on a screen of 320 px a long figure has a line of its own and is not cut", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const place = (name) => page.locator("[data-indicator]").first().locator(`input[id$="-${name}"]`);
    await place("actual-2024").fill("31250000（速報）");
    await place("actual-2024").press("Enter");
    const whole = await place("actual-2024").evaluate((input) => input.scrollWidth <= input.clientWidth);
    assert.ok(whole);
    const [target, actual] = [await place("target-2024").boundingBox(), await place("actual-2024").boundingBox()];
    assert.equal(target.x, actual.x);
    assert.ok(actual.y > target.y + target.height);
  });
});

test("Tab follows the visual order of a card and of the navigation links", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const focus = () => page.evaluate(() => {
      const { id, textContent } = document.activeElement;
      return id.startsWith("cell-") ? id.replace(/^cell-\w+-/, "") : textContent;
    });
    const goes = async (key, ...ways) => {
      for (const way of ways) {
        await page.keyboard.press(key);
        assert.equal(await focus(), way);
      }
    };
    for (const [width, height] of [[640, 400], [390, 844]]) {
      await page.setViewportSize({ width, height });
      const first = page.locator("[data-indicator]").first();
      await first.locator('input[id$="-baseline"]').focus();
      const years = ["target-2017", "actual-2017", "target-2018", "actual-2018", "target-2019", "actual-2019"];
      await goes("Tab", ...years);
      await goes("Shift+Tab", ...years.slice(0, -1).reverse(), "baseline");
      const other = page.getByRole("button", { name: "その他", exact: true });
      await other.click();
      const seen = await page.locator(".plan-views :is(a, button):visible").evaluateAll((all) => all
        .map((it) => [it.textContent, it.getBoundingClientRect()])
        .sort(([, one], [, two]) => (Math.abs(one.y - two.y) < 12 ? one.x - two.x : one.y - two.y))
        .map(([text]) => text));
      await page.locator(".plan-views").getByRole("link", { name: seen[0], exact: true }).focus();
      await goes("Tab", ...seen.slice(1));
      await other.click();
    }
  });
});

test("a card is filled in on a telephone, and is still exposed as a table to screen readers", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const line = page.locator("[data-indicator]").first();
    await page.getByRole("textbox", { name: "県内中堅・中小企業の相談件数 2018年度 実績", exact: true }).fill("250");
    await line.locator('[data-field="actual-total"]').filter({ hasText: "250" }).waitFor();
    const tree = await line.ariaSnapshot();
    const roles = [...tree.matchAll(/^\s*- '?(rowgroup|row|rowheader|gridcell)\b/gm)].map(([, role]) => role);
    const count = (role) => roles.filter((each) => each === role).length;
    assert.equal(count("row"), 6);
    assert.equal(count("rowheader"), 6);
    // Five rows with the baseline, three years and 累計, and the rate and the chart.
    assert.equal(count("gridcell"), 27);
    // Labels that are only seen are not spoken.
    assert.ok(!/gridcell "2018年度(?!まで)/.test(tree), tree);
    assert.equal(await page.getByRole("columnheader").count(), 9);
  });
});

const looks = (locator, ...names) => locator.evaluate((element, names) => names.map((name) => getComputedStyle(element)[name]), names);

test("a message is a strip of at most 56 px that does not cover the focused cell and can be expanded where it is cut", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 420 });
    const cell = page.locator('[data-indicator] input[id*="-actual-"]:visible').last();
    await cell.click();
    await paste(page, "1\t2\t3\r\n4\t5\t6\r\n");
    const strip = page.locator(".message");
    await strip.waitFor();
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    const [bar, hand] = [await strip.boundingBox(), await page.locator(":focus").boundingBox()];
    assert.ok(bar.height <= 56, `${bar.height} px`);
    assert.ok(hand.y + hand.height <= bar.y, "the cell stands above the strip");
    const whole = page.getByRole("button", { name: "全文", exact: true });
    assert.equal(await whole.count(), 0, "the message is not cut");
    await page.setViewportSize({ width: 390, height: 844 });
    assert.ok((await strip.boundingBox()).height <= 56, "on a telephone as well");
    await whole.click();
    assert.equal(await whole.getAttribute("aria-expanded"), "true");
    assert.ok(await strip.locator("p").evaluate((text) => text.scrollHeight <= text.clientHeight), "nothing is cut");
  });
});

test("the focused element has a black and a yellow outline, which is drawn inside cells", (t) => {
  return withSample(t, "002", async ({ page }) => {
    const line = page.locator("[data-indicator]").first();
    const rings = [
      [line.locator('input[id$="-target-2023"]'), "2px", "-2px", /rgb\(255, 212, 61\) 0px 0px 0px 4px inset/],
      [line.locator("select"), "2px", "-2px", /rgb\(255, 212, 61\) 0px 0px 0px 4px inset/],
      [page.getByRole("button", { name: "指標を追加" }), "4px", "2px", /rgb\(255, 212, 61\) 0px 0px 0px 2px/],
    ];
    for (const [control, width, offset, ring] of rings) {
      await page.keyboard.press("Tab");
      await control.focus();
      const [...line] = await looks(control, "outlineWidth", "outlineColor", "outlineOffset", "boxShadow");
      assert.deepEqual(line.slice(0, 3), [width, "rgb(0, 0, 0)", offset]);
      assert.match(line[3], ring);
    }
  });
});

test("selected cells, errors and the current view remain distinguishable in forced colours", (t) => {
  return withSample(t, "002", async ({ page }) => {
    const line = page.locator("[data-indicator]").first();
    const [chosen, other] = [line.locator(".actual > .year").nth(2), line.locator(".actual > .year").nth(3)];
    await line.locator('input[id$="-actual-2022"]').fill("12x");
    await line.locator('input[id$="-actual-2023"]').focus();
    await line.locator("[aria-invalid=true]").waitFor();
    await chosen.evaluate((cell) => cell.setAttribute("aria-selected", "true"));
    const [plain, tinted] = [await looks(other, "backgroundColor"), await looks(chosen, "backgroundColor")];
    assert.notDeepEqual(tinted, plain);
    await page.emulateMedia({ forcedColors: "active" });
    assert.deepEqual(await looks(chosen, "outlineStyle", "outlineWidth"), ["solid", "4px"]);
    assert.deepEqual(await looks(other, "outlineStyle"), ["none"]);
    assert.deepEqual(await looks(line.locator("[aria-invalid=true]"), "borderStyle", "borderWidth"), ["double", "4px"]);
    assert.deepEqual(await looks(line.locator('input[id$="-actual-2025"]'), "borderStyle", "borderWidth"), ["solid", "1px"]);
    const here = page.locator(".plan-views a[aria-current]");
    const elsewhere = page.locator(".plan-views a:not([aria-current])").first();
    assert.notDeepEqual(await looks(here, "borderBottomColor"), await looks(elsewhere, "borderBottomColor"));
  });
});

test("with reduced motion no element has an animation, a transition or smooth scrolling", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto";
    }).length);
    assert.equal(moving, 0);
  });
});
