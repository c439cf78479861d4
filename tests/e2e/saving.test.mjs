// Automatic saving, and everything that can prevent it: each case is reported, and nothing is lost.

import assert from "node:assert/strict";
import {
  BROWSERS, SINGLE_FILE, act, cell, enter, isSaved, openForm, openList, openPlan, openSample, row, saveState, shows, stopClock, test, totals, withPage,
  withSample,
} from "./harness.mjs";

const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const failure = (page, words) => saveState(page).filter({ hasText: /^保存できません: / }).filter({ hasText: words });

test("typed texts are saved automatically, and a reload shows all of them", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, CONSULTATIONS).actual(2017), "１５０ 件(速報)");
    await enter(cell(page, "2番目の指標名"), "成約\u{20bb7}件数");
    await saveState(page).filter({ hasText: /^端末に保存済み \d{1,2}:\d{2}$/ }).waitFor();
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "600", actual: "150（2年分未入力・速報を含む）" });
    assert.equal(await cell(page, "2番目の指標名").inputValue(), "成約\u{20bb7}件数");
    await shows(saveState(page), "端末に保存済み");
    await button(page, `${CONSULTATIONS} 詳細`).click();
    await page.getByText("2017年度 実績: １５０ 件(速報)", { exact: true }).waitFor();
  });
});

/** On a busy machine Chromium sometimes does this itself: see `reload_if_storage_is_lost` in src/browser/storage.rs. */
const givesAnotherStorage = () => {
  // A window keeps its name when it is reloaded, even if its storage is lost.
  if (globalThis.name !== "another storage is next") return;
  globalThis.name = "another storage was given";
  const empty = { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {} };
  Object.defineProperty(globalThis, "localStorage", { get: () => empty });
};

test("a page from a folder shows its plans even if a reload first gives it another, empty storage", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, CONSULTATIONS).actual(2017), "150");
    await isSaved(page);
    await page.addInitScript(givesAnotherStorage);
    await page.evaluate(() => { globalThis.name = "another storage is next"; });
    await page.reload();
    await totals(page, CONSULTATIONS, { actual: "150（2年分未入力）" });
    assert.equal(await page.evaluate(() => globalThis.name), "another storage was given");
  }, { place: SINGLE_FILE });
});

test("a page from a folder without plans shows the empty list after a reload", (t) => {
  return withPage(t, async ({ page }) => {
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await button(page, "見本から作る").waitFor();
  }, { place: SINGLE_FILE });
});

test("a tab that is closed right after a keystroke has saved it", (t) => {
  return withSample(t, "001", async ({ page, secondTab }) => {
    await isSaved(page);
    const address = page.url();
    await row(page, CONSULTATIONS).target(2017).fill("２５");
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    const another = await secondTab();
    await another.goto(address);
    await totals(another, CONSULTATIONS, { target: "425" });
    assert.equal(await row(another, CONSULTATIONS).target(2017).inputValue(), "25");
  });
});

/** Two open tabs with the same plan. */
async function inTwoTabs(t, run) {
  // A tab that does not hear the other one represents a tab that was asleep.
  const before = (context) => context.addInitScript(() => {
    addEventListener("storage", (event) => globalThis.isDeaf && event.stopImmediatePropagation());
  });
  await withSample(t, "001", async ({ page, secondTab }) => {
    await isSaved(page);
    const other = await secondTab();
    await other.goto(page.url());
    await other.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await run(page, other);
  }, { before });
}

test("edits in one tab appear in the other, and both tabs can keep editing", (t) => {
  return inTwoTabs(t, async (page, other) => {
    await enter(row(page, CONSULTATIONS).target(2017), "300");
    await totals(other, CONSULTATIONS, { target: "700" });
    await enter(row(other, CONSULTATIONS).target(2018), "400");
    await totals(page, CONSULTATIONS, { target: "900" });
    await enter(row(page, CONSULTATIONS).target(2019), "500");
    await isSaved(page);
    await totals(other, CONSULTATIONS, { target: "1,200" });
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "1,200" });
  });
});

test("no edit is lost when two tabs make a hundred edits, in turn and at once", (t) => {
  return withPage(t, async ({ page, secondTab }) => {
    await openForm(page, "活動計画");
    const years = (await page.locator("thead .year").allTextContents()).map((text) => Number(text.slice(0, 4))).slice(0, 3);
    for (let kpi = 1; kpi < 6; kpi += 1) await button(page, "指標を追加").click();
    await isSaved(page);
    const other = await secondTab();
    await other.goto(page.url());
    await row(other, "6番目の指標").target(years[2]).waitFor();
    // Each tab types in three KPIs of its own.
    const cellsOf = (tab, kpis) => kpis.flatMap((nth) => years.flatMap((year) => {
      const { target, actual } = row(tab, `${nth}番目の指標`);
      return [target(year), actual(year)];
    }));
    const cellsIn = (tab) => [cellsOf(tab, [1, 2, 3]), cellsOf(tab, [4, 5, 6])];
    const [ours, theirs] = [cellsIn(page)[0], cellsIn(other)[1]];
    for (const [nth, cell] of ours.entries()) {
      await enter(cell, `${1000 + nth}`);
      await enter(theirs[nth], `${2000 + nth}`);
    }
    const type = async (cells, first) => {
      for (const [nth, cell] of cells.entries()) await enter(cell, `${first + nth}`);
    };
    for (const first of [3000, 5000]) await Promise.all([type(ours, first), type(theirs, first + 1000)]);
    const typed = [5000, 6000].map((first) => ours.map((_, nth) => (first + nth).toLocaleString("en")));
    const shown = (tab) => Promise.all(cellsIn(tab).map((cells) => Promise.all(cells.map((cell) => cell.inputValue()))));
    for (const tab of [page, other]) {
      const holds = (cell, text) => cell.waitForFunction((it, text) => it.value === text, text);
      await Promise.all(cellsIn(tab).flatMap((cells, nth) => cells.map((cell, at) => holds(cell, typed[nth][at]))));
      assert.deepEqual(await shown(tab), typed);
      await isSaved(tab);
    }
    await page.reload();
    await row(page, "6番目の指標").target(years[2]).waitFor();
    assert.deepEqual(await shown(page), typed);
  });
});

test("undo in one tab keeps the later edits of the other tab", (t) => {
  return inTwoTabs(t, async (page, other) => {
    await enter(row(page, CONSULTATIONS).target(2017), "300");
    await totals(other, CONSULTATIONS, { target: "700" });
    await enter(row(other, CONSULTATIONS).target(2018), "400");
    await totals(page, CONSULTATIONS, { target: "900" });
    await page.locator(".plan-name").click();
    await page.keyboard.press("Control+z");
    await totals(page, CONSULTATIONS, { target: "800" });
    await totals(other, CONSULTATIONS, { target: "800" });
    await page.keyboard.press("Control+y");
    await totals(other, CONSULTATIONS, { target: "900" });
  });
});

test("a plan created in one tab is listed in the other", (t) => {
  return inTwoTabs(t, async (page, other) => {
    await openList(other);
    await openList(page);
    await openSample(page, "002");
    await isSaved(page);
    await other.getByRole("link", { name: /^共創コミュニティの創出/ }).waitFor();
  });
});

/** The second tab does not hear the first, and types 400 where the first has typed 300. */
async function inConflict(t, run) {
  await inTwoTabs(t, async (page, other) => {
    await other.evaluate(() => {
      globalThis.isDeaf = true;
    });
    await enter(row(page, CONSULTATIONS).target(2017), "300");
    await isSaved(page);
    await enter(row(other, CONSULTATIONS).target(2017), "400");
    await failure(other, "ほかのタブで変更されています").waitFor();
    await run(page, other);
  });
}

test("if two tabs edit the same cell, the second tab decides which figure is kept", (t) => {
  return inConflict(t, async (page, other) => {
    await other.getByRole("heading", { level: 2, name: "ほかのタブでの変更" }).waitFor();
    const choice = other.getByRole("radiogroup", { name: `${CONSULTATIONS} 2017年度 目標` });
    await choice.getByText("300").waitFor();
    await choice.getByText("400").waitFor();
    await choice.getByRole("radio", { name: "直接入力" }).check();
    await choice.getByRole("textbox", { name: "入力する値" }).fill("350");
    await other.getByRole("main").getByRole("button", { name: "合わせる" }).click();
    await isSaved(other);
    await totals(other, CONSULTATIONS, { target: "750" });
    await totals(page, CONSULTATIONS, { target: "750" });
  });
});

test("if two tabs edit the same cell, 読み直す in the second tab loads the figure of the first tab", (t) => {
  return inConflict(t, async (page, other) => {
    await button(other, "読み直す").click();
    await totals(other, CONSULTATIONS, { target: "700" });
    await isSaved(other);
    await enter(row(other, CONSULTATIONS).target(2019), "500");
    await isSaved(other);
    await totals(page, CONSULTATIONS, { target: "1,000" });
  });
});

test("if two tabs edit the same cell, 別の計画として保存 keeps both figures in two plans", (t) => {
  return inConflict(t, async (page, other) => {
    const address = other.url();
    await button(other, "別の計画として保存").click();
    await other.waitForURL((url) => url.href !== address);
    await totals(other, CONSULTATIONS, { target: "800" });
    await isSaved(other);
    await other.reload();
    await totals(other, CONSULTATIONS, { target: "800" });
    await openList(other);
    await openPlan(other, "中小企業高度人材支援計画");
    await totals(other, CONSULTATIONS, { target: "700" });
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "700" });
  });
});

const PLAN = "中小企業高度人材支援計画";

/** One tab at the grid of a plan, and another at the list. */
const besideTheList = (t, browser, run) => withSample(t, "001", async ({ page, secondTab }) => {
  await isSaved(page);
  const other = await secondTab();
  await other.goto(page.url().replace(/#.*/, "#/"));
  await button(other, `${PLAN} の操作`).waitFor();
  await run(page, other);
}, { browser });

async function emptyBin(page) {
  await page.getByRole("link", { name: "ごみ箱", exact: true }).click();
  await button(page, "ごみ箱を空にする").click();
  await button(page, "完全に消す").click();
}

for (const browser of BROWSERS) {
  test(`${browser.name}: a tab says that another tab has moved its plan to the bin, and can restore it`, (t) => {
    return besideTheList(t, browser, async (page, other) => {
      await act(other, PLAN, "ごみ箱へ");
      await page.getByText("この計画はごみ箱にあります。").waitFor();
      await button(page, "元へ戻す").click();
      await page.getByText("この計画はごみ箱にあります。").waitFor({ state: "detached" });
      await button(other, `${PLAN} の操作`).waitFor();
    });
  });

  test(`${browser.name}: a tab says that another tab has deleted its plan for good, and もう一度保存 saves it again`, (t) => {
    return besideTheList(t, browser, async (page, other) => {
      await act(other, PLAN, "ごみ箱へ");
      await emptyBin(other);
      await failure(page, "ごみ箱から完全に消されました").waitFor();
      await button(page, "もう一度保存").click();
      await isSaved(page);
      await page.reload();
      await totals(page, CONSULTATIONS, { target: "600" });
    });
  });

  test(`${browser.name}: a plan whose stored record was removed is no longer reported as saved, and 読み直す drops it`, (t) => {
    return besideTheList(t, browser, async (page, other) => {
      await other.evaluate(() => {
        for (const key of Object.keys(localStorage)) if (key.startsWith("keikaku/plan/")) localStorage.removeItem(key);
      });
      await failure(page, "記録が保存場所から消されています").waitFor();
      await button(page, "読み直す").click();
      await page.getByText("この計画は見つかりません。").waitFor();
    });
  });

  test(`${browser.name}: a tab that missed a removal of its data notices it on focus, and on its next edit`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      await isSaved(page);
      const clear = () => page.evaluate(() => localStorage.clear());
      // A page gets no storage events from its own scripts, like a tab that was asleep.
      await clear();
      await page.evaluate(() => dispatchEvent(new Event("focus")));
      await failure(page, "保存場所が空にされ").waitFor();
      await button(page, "もう一度保存").click();
      await isSaved(page);
      await clear();
      await enter(row(page, CONSULTATIONS).target(2017), "300");
      await failure(page, "保存場所が空にされ").waitFor();
    }, { browser });
  });
}

test("a save after another tab's save merges the open plan and does not write back another plan that was removed", (t) => {
  const before = (context) => context.addInitScript(() => {
    addEventListener("storage", (event) => globalThis.isDeaf && event.stopImmediatePropagation());
  });
  const options = { before, samples: ["001", "002"], view: ([id]) => `#/plan/${id}/kpi` };
  return withPage(t, async ({ page, secondTab, samples: [shown, gone] }) => {
    await isSaved(page);
    await page.evaluate(() => { globalThis.isDeaf = true; });
    const other = await secondTab();
    await other.goto(page.url());
    await enter(row(other, CONSULTATIONS).target(2018), "400");
    await isSaved(other);
    await other.evaluate((gone) => localStorage.removeItem(`keikaku/plan/${gone}`), gone);
    await enter(row(page, CONSULTATIONS).target(2017), "300");
    await totals(page, CONSULTATIONS, { target: "900" });
    await failure(page, "記録が保存場所から消されています").waitFor();
    const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("keikaku/plan/")));
    assert.deepEqual(keys, [`keikaku/plan/${shown}`], "nothing is written back unasked");
  }, options);
});

/** Fills localStorage up to its last character. */
async function fillStorage(page) {
  await page.evaluate(() => {
    let kept = "";
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) {
          localStorage.setItem("other page", kept + "x".repeat(size));
          kept += "x".repeat(size);
        }
      } catch {
        // That much no longer fits.
      }
    }
  });
}

test("a full storage is reported at once, the plan can still be exported, and with room again the next edit is saved", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    await isSaved(page);
    await fillStorage(page);
    await stopClock(page);
    await enter(row(page, CONSULTATIONS).target(2017), "123,456,789");
    await page.clock.runFor(1_000);
    await failure(page, "保存場所がいっぱいです").waitFor();
    await page.clock.resume();
    await page.getByRole("link", { name: "取込・出力" }).click();
    const { text } = await download(() => button(page, "計画ファイルを保存").click());
    assert.match(text, /123,456,789/);
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    await totals(page, CONSULTATIONS, { target: "123,457,189" });
    await page.evaluate(() => localStorage.removeItem("other page"));
    await enter(row(page, CONSULTATIONS).target(2018), "1");
    await isSaved(page);
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "123,456,990" });
  });
});

test("with room again a plan is saved without a further edit", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await isSaved(page);
    await fillStorage(page);
    await enter(row(page, CONSULTATIONS).target(2017), "123,456,789");
    await failure(page, "保存場所がいっぱいです").waitFor();
    await page.evaluate(() => localStorage.removeItem("other page"));
    await isSaved(page);
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "123,457,189" });
  });
});

/** The header's text if the second copy is not available. */
const savedOnce = (page) => saveState(page).filter({ hasText: /^端末に保存済み（電源断に備えていません） \d{1,2}:\d{2}$/ });

for (const [told, forbid] of [
  ["where the browser provides no database", () => Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } })],
  ["where the database never answers", () => { IDBFactory.prototype.open = () => new EventTarget(); }],
]) {
  test(`${told} a plan is still saved, and the header says that it is not protected from power failures`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      await enter(row(page, CONSULTATIONS).target(2017), "300");
      await savedOnce(page).waitFor();
      await page.reload();
      await totals(page, CONSULTATIONS, { target: "700" });
    }, { before: (context) => context.addInitScript(forbid) });
  });
}

test("a page that keeps the database open in an old format blocks no saving, and its old data is kept", (t) => {
  return withPage(t, async ({ page, secondTab }) => {
    await page.goto(page.url().replace(/#.*/, "licences.txt"));
    await page.evaluate(() => new Promise((done) => {
      // The page that was left may still be opening the database, which creates it in the present format; then it is
      // deleted once more.
      const openAsBefore = () => {
        indexedDB.deleteDatabase("keikaku").onsuccess = () => {
          const opening = indexedDB.open("keikaku", 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore("files").put("of before", "handle");
          opening.onsuccess = () => { globalThis.held = opening.result; done(); };
          opening.onerror = openAsBefore;
        };
      };
      openAsBefore();
    }));
    const other = await secondTab();
    await openSample(other, "001");
    await savedOnce(other).waitFor();
    await page.evaluate(() => globalThis.held.close());
    await enter(row(other, CONSULTATIONS).target(2017), "300");
    await saveState(other).filter({ hasText: /^端末に保存済み \d{1,2}:\d{2}$/ }).waitFor();
    const kept = await other.evaluate(() => new Promise((done) => {
      const opening = indexedDB.open("keikaku");
      opening.onsuccess = () => {
        const reading = opening.result.transaction("files").objectStore("files").get("handle");
        reading.onsuccess = () => done(reading.result);
      };
    }));
    assert.equal(kept, "of before");
  });
});

test("where the browser allows no storage, the page says so and still works", (t) => {
  return withPage(t, async ({ page, download }) => {
    await failure(page, "保存が許可されていません").waitFor();
    await openForm(page, "2016年様式");
    await enter(row(page, "1番目の指標").target(await firstYear(page)), "12");
    await totals(page, "1番目の指標", { target: "12（2年分未入力）" });
    await failure(page, "保存が許可されていません").waitFor();
    await openList(page);
    const { text } = await download(() => button(page, "すべて保存").click());
    assert.match(text, /"12"/);
  }, { before: (context) => context.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  }) });
});

const firstYear = async (page) => (await page.locator("thead .year").first().textContent()).slice(0, 4);
