// A failing program never leaves a dead page: it says so, keeps what was typed, offers it as a file that another
// browser opens completely, and none of its code runs any more.
//
// In these tests the browser fails under the program: a function of the page that the program calls throws an error. If
// the program sees the error (an element that cannot be created), it panics. If it does not (a text that cannot be
// set), the error passes through it and leaves it in the state of that moment.

import assert from "node:assert/strict";
import {
  BROWSERS, CHROMIUM, HOSTED, SINGLE_FILE, enter, isSaved, openList, openPlan, openSample, row, test, totals, withPage, withSample,
} from "./harness.mjs";

const PLAN = "中小企業高度人材支援計画";
const KPI = "県内中堅・中小企業の相談件数";
const KEEP = "保存されている内容をファイルに書き出す";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const notice = (page) => page.getByRole("alert").filter({ hasText: "画面に不具合が起きて止まりました。" });
const records = (page) => page.evaluate(() => {
  return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("keikaku/")));
});

/** Makes the browser fail as soon as the test's page requests it. */
const fragile = (context) => context.addInitScript(() => {
  const { createElement } = Document.prototype;
  Document.prototype.createElement = function (...given) {
    if (globalThis.fails === "elements") throw new Error("no more elements");
    return createElement.apply(this, given);
  };
  for (const name of ["textContent", "nodeValue"]) {
    const text = Object.getOwnPropertyDescriptor(Node.prototype, name);
    Object.defineProperty(Node.prototype, name, { ...text, set(value) {
      if (globalThis.fails === "texts") throw new Error("no more texts");
      text.set.call(this, value);
    } });
  }
});
const fails = (page, what) => page.evaluate((what) => { globalThis.fails = what; }, what);

/** Opens a file in a fresh browser. */
async function opened(t, file, run, options) {
  await withPage(t, async (tools) => {
    const { name, bytes } = file;
    await tools.page.locator("#file-chooser").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
    await button(tools.page, "取り込む").click();
    await isSaved(tools.page);
    await run(tools.page);
  }, options);
}

/** Acts that a user may try on the stopped page. None of them reaches the program. */
async function tries(page) {
  const before = await records(page);
  await page.clock.install();
  await page.evaluate(() => {
    for (const input of document.querySelectorAll("#app input")) {
      input.value = "9";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("focusout", { bubbles: true }));
    }
    for (const pressed of document.querySelectorAll("#app button")) pressed.click();
    dispatchEvent(new Event("pagehide"));
    location.hash = "#/bin";
  });
  await page.clock.runFor(5000); // longer than the program waits before it saves
  assert.deepEqual(await records(page), before);
  assert.ok(await page.locator("#app").evaluate((app) => app.inert));
}

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: a panic after typing loses nothing, and a new browser opens the saved file completely, ${where}`, async (t) => {
      let file;
      await withSample(t, "001", async ({ page, download, expects }) => {
        expects(/page error: /);
        await openList(page);
        await openSample(page, "002");
        await isSaved(page);
        await openList(page);
        await openPlan(page, PLAN);
        await totals(page, KPI, { target: "600" });
        // Typing and failing happen in one turn of the event loop, so that no timer runs in between.
        await row(page, KPI).target(2017).focus();
        await page.evaluate(() => {
          const cell = document.activeElement;
          cell.value = "１,２３４";
          cell.dispatchEvent(new Event("input", { bubbles: true }));
          globalThis.fails = "elements";
          [...document.querySelectorAll("button")].find((it) => it.textContent.trim() === "指標を追加").click();
        });
        await notice(page).filter({ hasText: "The page has failed and was stopped" }).waitFor();
        assert.ok(await button(page, KEEP).evaluate((it) => it === document.activeElement));
        await tries(page);
        file = await download(() => button(page, KEEP).click());
        assert.match(file.name, /^keikaku_\d{8}\.json$/);
        assert.match(file.text, /１,２３４/);
        JSON.parse(file.text);
        await button(page, "再読み込み").click();
        await page.getByRole("heading", { level: 1, name: "ごみ箱" }).waitFor();
        await openList(page);
        await openPlan(page, PLAN);
        await totals(page, KPI, { target: "1,634" });
      }, { browser, place, before: fragile });
      await opened(t, file, async (page) => {
        await openPlan(page, PLAN);
        await totals(page, KPI, { target: "1,634" });
        await openList(page);
        assert.equal(await page.locator(".plan-table tbody tr").count(), 2);
      }, { browser, place });
    });
  }

  test(`${browser.name}: an uncaught error is reported, and the stored data can be exported with the last typing`, (t) => {
    return withSample(t, "001", async ({ page, download, expects }) => {
      expects(/page error: /);
      await enter(row(page, KPI).target(2017), "300");
      await isSaved(page);
      // The bar of the chosen cell is updated before the failure.
      await row(page, KPI).target(2018).focus();
      await page.locator(".cell-name").filter({ hasText: "2018年度 目標" }).waitFor();
      // In one go, so that no other text is set in between.
      await row(page, KPI).target(2018).evaluate((field) => {
        globalThis.fails = "texts";
        field.value = "7,654";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      await notice(page).waitFor();
      await fails(page, "");
      await tries(page);
      const { text } = await download(() => button(page, KEEP).click());
      assert.match(text, /"300"/);
      assert.match(text, /7,654/, "what was typed last, too");
      assert.equal(JSON.parse(text).plans.length, 1);
    }, { browser, before: fragile });
  });

  test(`${browser.name}: a program that fails at every start still lets the user export the stored data`, (t) => {
    return withSample(t, "001", async ({ page, download, expects }) => {
      expects(/page error: /);
      await isSaved(page);
      await page.evaluate(() => localStorage.setItem("fails", "elements"));
      await page.reload();
      await notice(page).waitFor();
      assert.equal(await page.locator("#start-failed").isVisible(), false);
      const { text } = await download(() => button(page, KEEP).click());
      assert.match(text, new RegExp(PLAN));
    }, { browser, before: async (context) => {
      await fragile(context);
      await context.addInitScript(() => { globalThis.fails = localStorage.getItem("fails") ?? ""; });
    } });
  });
}

test("a damaged record leaves other plans in the export intact, and no export is offered without stored data", async (t) => {
  let file;
  await withPage(t, async ({ page, download, expects }) => {
    expects(/page error: /);
    // A program that fails while it starts has no button yet.
    await button(page, "新しい計画").waitFor();
    await fails(page, "elements");
    await button(page, "新しい計画").click();
    await notice(page).waitFor();
    assert.equal(await button(page, KEEP).isVisible(), false);
    assert.ok(await button(page, "再読み込み").evaluate((it) => it === document.activeElement));
    await button(page, "再読み込み").click();
    await openSample(page, "001");
    await isSaved(page);
    await page.evaluate(() => {
      localStorage.setItem("keikaku/plan/pbbbbbbbbbb", '{"format":1,"app":"0.1.0","dig');
      localStorage.setItem("keikaku/lineage/pbbbbbbbbbb", "not json");
      localStorage.setItem("another page", "its own affair");
      globalThis.fails = "elements";
    });
    await button(page, "指標を追加").click();
    file = await download(() => button(page, KEEP).click());
    assert.doesNotMatch(file.text, /its own affair/);
  }, { before: fragile });
  await opened(t, file, (page) => page.getByRole("link", { name: PLAN, exact: true }).waitFor());
});

test("if the page is in English, the notice of a failure has English buttons", (t) => {
  return withSample(t, "001", async ({ page, expects }) => {
    expects(/page error: /);
    await button(page, "English").click();
    await fails(page, "elements");
    await button(page, "Add an indicator").click();
    await button(page, "Save what is kept to a file").waitFor();
    await button(page, "Reload").waitFor();
  }, { browser: CHROMIUM, before: fragile });
});
