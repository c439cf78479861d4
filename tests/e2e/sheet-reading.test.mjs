// 表の読み取り: a table of another office as it came, beside what the plan will get of it; open questions are answered in one
// press.

import assert from "node:assert/strict";
import { button, goOn, openFiles, preview, read, readAll, sheet, takeIn } from "./answers.mjs";
import { accessibilityTroubles, act, cell, openList, shows, test, withPage } from "./harness.mjs";

/** Two lines of headings with ambiguous words (計画・結果), groups merged over their rows, a title, and cells with words. */
const TABLE = `A市総合戦略　進捗管理表,,,,,,,,
,,,令和5年度,,令和6年度,,令和7年度,
施策,指標,単位,計画,結果,計画,結果,計画,備考
商工業の振興,朝市の出店数,店,10,9,12,11,14,毎月第2日曜
,新規創業件数,件,5,4,6,-,7,
観光の振興,観光客数,人,"12,000","11,840","12,500",集計中,"13,000",速報は8月
移住定住,移住者数,人,20,18,25,24,30,
`;
/** A table without any known heading, which earlier versions refused. */
const BARE = "朝市の出店数,10,12\n講座の参加者,90,84\n";

const counts = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("[data-count]")].map((count) => [count.dataset.count, Number(count.textContent)])));
const state = (page, row, column) => page.locator(`[data-cell="${row}-${column}"]`).getAttribute("data-reading");
const question = (page, text) => page.locator("[data-question]").filter({ hasText: text });

/** A town's table for a year. */
const ofTown = (year, figure) => `指標名,単位,${year}年度目標,${year}年度実績\n朝市の出店数,店,12,${figure}\n講座の参加者,人,90,84\n`;

/** Makes a plan of the town's table of 2023, and goes back to the list. */
async function takeInTownOf2023(page) {
  await read(page, "A市.csv", ofTown(2023, 9));
  await takeIn(page).click();
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
  await openList(page);
}

test("two answers about 計画 and 結果 place all figures, and the table becomes a plan named by its title", (t) => {
  return withPage(t, async ({ page }) => {
    await read(page, "進捗管理表.csv", TABLE);
    await sheet(page).waitFor();
    assert.deepEqual(await counts(page), { placed: 0, asked: 18, "left-out": 0, open: 0 });
    assert.equal(await state(page, 3, 3), "asked");
    assert.equal(await page.locator("[data-question]").count(), 2, "each weak word is one question, in however many columns it stands");
    await button(question(page, "（10、12、14 など12欄）"), "目標").click();
    await button(question(page, "（9、11、4 など6欄）"), "実績").click();
    await page.locator("[data-question]").first().waitFor({ state: "detached" });
    assert.deepEqual(await counts(page), { placed: 18, asked: 0, "left-out": 0, open: 0 });
    assert.equal(await state(page, 3, 3), "placed");
    await page.locator('[data-cell="3-3"]').click();
    await page.getByText("朝市の出店数 目標 2023年度 10（店） ← D4（見出し B4").waitFor();
    await goOn(page).click();
    await preview(page).waitFor();
    await page.getByRole("radiogroup", { name: "実績の「-」の意味" }).getByRole("radio", { name: "該当なし" }).check();
    await takeIn(page).click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await page.getByText("A市総合戦略　進捗管理表").first().waitFor();
    assert.equal(await cell(page, "観光客数 2023年度 実績").inputValue(), "11,840");
    assert.equal(await cell(page, "朝市の出店数 2025年度 目標").inputValue(), "14");
  });
});

test("a table that is read after a wide one begins at its left edge", (t) => {
  return withPage(t, async ({ page }) => {
    const wide = TABLE.replaceAll("\n", `${",その他の欄".repeat(20)}\n`);
    await readAll(page, [["一.csv", wide], ["二.csv", wide.replace("A市", "B市")]]);
    await sheet(page).waitFor();
    const left = () => page.locator(".sheet-frame").evaluate((frame) => frame.scrollLeft);
    await page.locator(".sheet-frame").evaluate((frame) => { frame.scrollLeft = 500; });
    assert.equal(await left(), 500);
    const choice = page.getByRole("combobox", { name: "ファイル・シート" });
    await choice.selectOption({ label: "二.csv" });
    await shows(choice.locator("option:checked"), "二.csv");
    await page.locator(".sheet-frame").filter({ hasText: "B市総合戦略" }).waitFor();
    assert.equal(await left(), 0);
  });
});

test("Esc closes a reading without answers, but not one with answers", (t) => {
  return withPage(t, async ({ page }) => {
    await read(page, "進捗管理表.csv", TABLE);
    await sheet(page).waitFor();
    await button(question(page, "（10、12、14 など12欄）"), "目標").click();
    await shows(page.locator('[data-count="placed"]'), "12");
    await page.locator('[data-cell="3-3"]').click();
    await page.keyboard.press("Escape");
    await page.locator("#preview").focus();
    await page.keyboard.press("Escape");
    await shows(page.locator('[data-count="placed"]'), "12");
    await button(page.locator(".sheet-marks"), /取り消す/).click();
    await shows(page.locator('[data-count="placed"]'), "0");
    await page.keyboard.press("Escape");
    await sheet(page).waitFor({ state: "detached" });
  });
});

test("the columns of a table without headings are assigned in a menu, by mouse or by keyboard", (t) => {
  return withPage(t, async ({ page }) => {
    await read(page, "表.csv", BARE);
    await sheet(page).waitFor();
    await button(page, "B列").click();
    const menu = page.getByRole("dialog", { name: "B列" });
    await menu.getByRole("combobox", { name: "年度" }).selectOption({ label: "2024年度" });
    await button(menu, "目標").click();
    await shows(page.locator('[data-count="placed"]'), "2");
    await page.locator('[data-cell="0-2"]').focus();
    await page.keyboard.press("Control+Space");
    await page.keyboard.press("Enter");
    const other = page.getByRole("dialog", { name: "C列" });
    await other.getByRole("combobox", { name: "年度" }).selectOption({ label: "2024年度" });
    await button(other, "実績").press("Enter");
    await shows(page.locator('[data-count="placed"]'), "4");
    assert.deepEqual(await accessibilityTroubles(page), []);
    // The last answer is undone like typing.
    await page.locator('[data-cell="0-2"]').focus();
    await page.keyboard.press("Control+z");
    await shows(page.locator('[data-count="placed"]'), "2");
    await button(page, "「B列：目標 2024年度」を取り消す").click();
    await shows(page.locator('[data-count="placed"]'), "0");
  });
});

for (const width of [1280, 390]) {
  test(`one choice in the menu assigns the two lines of a cell to target and actual, at ${width} px`, (t) => {
    return withPage(t, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await read(page, "表.csv", '指標,単位,R6目標\n来場者数,人,"120\n100"\n会員数,人,5\n');
      await sheet(page).waitFor();
      await page.locator('[data-cell="1-2"]').click();
      if (width < 800) await page.locator("#sheet-say").click();
      else await page.keyboard.press("Enter");
      const choice = button(page.getByRole("dialog"), "上段：目標 下段：実績");
      await choice.waitFor();
      if (width < 800) await choice.click();
      else await choice.press("Enter");
      await page.locator('[data-cell="1-2"][data-reading="placed"]').waitFor();
      assert.equal(await page.locator("[data-question]").count(), 0);
    });
  });
}

test("a row is left out, and a rectangle is assigned to an indicator, by their menus", (t) => {
  return withPage(t, async ({ page }) => {
    await read(page, "表.csv", "指標,R5目標,R5実績\n来場者数,10,9\n内訳,5,4\n,7,6\n");
    await sheet(page).waitFor();
    await button(page, "3行").click();
    await button(page.getByRole("dialog", { name: "3行" }), "読まない").click();
    await shows(page.locator('[data-count="left-out"]'), "2");
    assert.equal(await state(page, 2, 1), "left-out");
    await page.locator('[data-cell="3-1"]').hover();
    await page.mouse.down();
    await page.locator('[data-cell="3-2"]').hover();
    await page.mouse.up();
    const menu = page.getByRole("dialog", { name: "B〜C列の4行" });
    await menu.getByRole("textbox", { name: "どの指標の値か" }).fill("出店数");
    await page.keyboard.press("Enter");
    await shows(page.locator('[data-count="placed"]'), "4");
    await page.getByText("出店数").first().waitFor();
  });
});

test("a table is read into the plan with its indicators, and of several tables the shown and the next one are stated", (t) => {
  return withPage(t, async ({ page }) => {
    await takeInTownOf2023(page);
    await readAll(page, [["今年.csv", `指標名,単位,目標,実績\n朝市の出店数,店,13,10\n`], ["表.csv", BARE]]);
    await sheet(page).waitFor();
    await page.getByRole("combobox", { name: "どの計画に" }).selectOption({ label: "A市（1指標が一致）" });
    assert.equal(await page.getByRole("combobox", { name: "ファイル・シート" }).evaluate((select) => select.selectedOptions[0].textContent), "今年.csv");
    for (const kind of ["目標", "実績"]) {
      await page.getByRole("combobox", { name: /何年度のものですか/ }).first().selectOption({ label: "2024年度" });
      void kind;
    }
    await page.locator("[data-question]").first().waitFor({ state: "detached" });
    await page.locator(".file-name", { hasText: "（1/2）" }).waitFor();
    await page.getByText("次は表の読み取り2/2").waitFor();
    await button(page, "確認へ進む").click();
    await shows(page.getByRole("combobox", { name: "ファイル・シート" }).locator("option:checked"), "表.csv");
    await page.locator(".file-name", { hasText: "（2/2）" }).waitFor();
    await button(page, "確認へ進む").click();
    await preview(page).waitFor();
    await page.getByText("2024年度 実績").first().waitFor();
    await page.getByRole("button", { name: /^表の読み取り：/ }).first().click();
    await sheet(page).waitFor();
  });
});

test("a table that is read on an archived plan states that plan, and 新しい計画 can be chosen instead", (t) => {
  return withPage(t, async ({ page }) => {
    await takeInTownOf2023(page);
    await act(page, "A市", "保管する");
    await page.getByRole("link", { name: "保管", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "保管" }).waitFor();
    await page.getByRole("link", { name: "A市", exact: true }).click();
    await page.getByText("この計画は保管してあり").waitFor();
    await openFiles(page);
    await read(page, "今年.csv", `指標名,単位,目標,実績\n朝市の出店数,店,13,10\n`);
    await sheet(page).waitFor();
    const plan = page.getByRole("combobox", { name: "どの計画に" });
    await shows(plan.locator("option:checked"), "A市（1指標が一致）");
    await plan.selectOption({ index: 0 });
    await shows(plan.locator("option:checked"), await plan.locator("option").first().textContent());
  });
});

test("on a telephone counts and questions come before the sheet, and the page does not scroll sideways", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await read(page, "進捗管理表.csv", TABLE);
    await sheet(page).waitFor();
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(widest <= 390, `${widest} px`);
    const places = await page.evaluate(() => ["[data-count]", "[data-question]", "[data-sheet]"].map((one) => document.querySelector(one).getBoundingClientRect().top));
    assert.deepEqual(places, [...places].sort((one, other) => one - other));
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("a double click answers only one question, and 取り込む reports open questions until none is left", (t) => {
  return withPage(t, async ({ page }) => {
    await read(page, "進捗管理表.csv", TABLE);
    await sheet(page).waitFor();
    await button(page.locator("[data-question]").first(), "目標").dblclick();
    await shows(page.getByRole("heading", { name: /^確かめること/ }), "確かめること 1");
    await page.getByRole("button", { name: /を取り消す$/ }).first().click();
    await goOn(page).click();
    await preview(page).waitFor();
    await page.getByText("答えていない質問が2件あります。").waitFor();
    assert.equal(await page.getByText("年度の列がない").count(), 0);
    const ground = () => takeIn(page).evaluate((button) => getComputedStyle(button).backgroundColor);
    assert.equal(await ground(), "rgb(255, 255, 255)", "it is not the button that is due");
    await takeIn(page).click();
    await page.locator('[data-field="message"]').filter({ hasText: "答えていない質問が2件あります。" }).waitFor();
    await page.getByRole("button", { name: /^表の読み取り：/ }).click();
    await sheet(page).waitFor();
    await button(page.locator("[data-question]").first(), "目標").click();
    await button(page.locator("[data-question]").first(), "実績").click();
    await page.locator("[data-question]").first().waitFor({ state: "detached" });
    await goOn(page).click();
    await preview(page).waitFor();
    await page.getByRole("heading", { name: "読み込みの確認" }).hover();
    assert.notEqual(await ground(), "rgb(255, 255, 255)");
  });
});

test("the preview of a new plan opens at its heading, shows all columns and states a guessed 減らす", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const years = [3, 4, 5, 6, 7, 8].flatMap((year) => [`R${year}目標`, `R${year}実績`]);
    const rows = Array.from({ length: 40 }, (_, row) => `施策の名前の${row},指標の名前はこのくらい${row},人,${years.map((_, nth) => 1000 + row + nth)}`);
    await read(page, "表.csv", `施策,指標,単位,${years},備考\n${rows.join("\n")}\n予算の話,事業費の予算額,千円,900,900,800,800,700,700,600,600,500,,400,`);
    await sheet(page).or(preview(page)).first().waitFor();
    if (await sheet(page).isVisible()) await goOn(page).click();
    await preview(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "preview");
    await page.waitForFunction(() => {
      const { top } = document.getElementById("preview").getBoundingClientRect();
      return top >= 0 && top < 200;
    });
    const frame = await page.locator(".change-frame").first().evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    assert.ok(frame[0] <= frame[1], `${frame}`);
    assert.equal(await page.getByText("めざす向き：減らす").count(), 1);
  });
});

test("the preview of next year's table explains why the new year is not selected, and one button selects it", (t) => {
  return withPage(t, async ({ page }) => {
    await takeInTownOf2023(page);
    await read(page, "A市.csv", ofTown(2024, 10));
    await preview(page).waitFor();
    const year = page.locator('[data-change="add"]').filter({ hasText: "2024年度" });
    await year.getByText("計画にありません。加えるときは選んでください。").waitFor();
    await button(page, "表示中をすべてファイルの値にする").click();
    await shows(takeIn(page), "取り込む");
    assert.ok(await year.getByRole("checkbox").isChecked());
  });
});

test("on a telephone 表で見る scrolls to the cell, the menu does not cover it, and the preview shows a figure in view", (t) => {
  return withPage(t, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await read(page, "進捗管理表.csv", TABLE);
    await sheet(page).waitFor();
    const inSight = (selector) => page.waitForFunction((selector) => {
      const { top, bottom, left } = document.querySelector(selector).getBoundingClientRect();
      const [menu] = document.getElementsByClassName("sheet-menu");
      return top >= 0 && left >= 0 && left < innerWidth && bottom <= (menu?.getBoundingClientRect().top ?? innerHeight);
    }, selector);
    await button(page.locator("[data-question]").first(), "表で見る").click();
    await inSight('[data-cell="3-4"]');
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "E4" }).waitFor();
    await inSight('[data-cell="3-4"]');
    await page.keyboard.press("Escape");
    await button(page.locator("[data-question]").first(), "実績").click();
    await button(page.locator("[data-question]").first(), "目標").click();
    await page.locator("[data-question]").first().waitFor({ state: "detached" });
    await goOn(page).click();
    await preview(page).waitFor();
    await inSight("#preview");
    const first = await page.locator(".incoming-table td.figure").first().boundingBox();
    assert.ok(first.x + first.width <= 390, `${first.x}`);
    // The button that imports the changes is in view, and nothing covers it.
    const kept = await page.locator(".preview > .buttons:last-child button").evaluateAll((buttons) =>
      buttons.filter((it) => getComputedStyle(it).position === "sticky" || getComputedStyle(it.parentElement).position === "sticky" &&
        getComputedStyle(it.parentElement).display !== "contents").map((it) => it.textContent.trim()));
    assert.equal(kept.length, 1, kept.join());
    assert.match(kept[0], /取り込む/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390);
  });
});

test("a file that is chosen while the address changes to that of the list is read", (t) => {
  return withPage(t, async ({ page }) => {
    await page.locator("#file-chooser").waitFor({ state: "attached" });
    // The browser reports the address after the file is on its way.
    await page.evaluate((text) => {
      location.hash = "#/";
      const chooser = document.getElementById("file-chooser");
      const files = new DataTransfer();
      files.items.add(new File([text], "表.csv", { type: "text/csv" }));
      chooser.files = files.files;
      chooser.dispatchEvent(new Event("change", { bubbles: true }));
    }, BARE);
    await sheet(page).waitFor();
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    await sheet(page).waitFor();
  });
});
