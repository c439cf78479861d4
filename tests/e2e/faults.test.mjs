// Faults that a page with saved plans can meet: each is reported with advice, and nothing is lost.

import assert from "node:assert/strict";
import {
  BROWSERS, act, enter, isSaved, openList, openPlan, openSample, row, saveState, stopClock, test, totals, withPage,
  withSample,
} from "./harness.mjs";

const KPI = "県内中堅・中小企業の相談件数";
const PLAN = "中小企業高度人材支援計画";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const failure = (page, words) => saveState(page).filter({ hasText: /^保存できません: / }).filter({ hasText: words });
const keys = (page, prefix) => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort(), prefix);

/** The page returns from the back/forward cache: really if the browser kept it there, and otherwise simulated. */
async function goAndComeBack(page, meanwhile) {
  await page.evaluate(() => {
    globalThis.isTheSame = true;
  });
  const address = page.url();
  await page.goto("about:blank");
  await meanwhile();
  await page.goBack();
  await page.waitForURL(address);
  return page.evaluate(() => globalThis.isTheSame === true);
}

/** Plans of these samples, the last one shown, and a storage that another tab clears. */
async function clearedUnder(page, secondTab, codes) {
  for (const code of codes) await openSample(page, code);
  await isSaved(page);
  const other = await secondTab();
  await other.evaluate(() => localStorage.clear());
  await failure(page, "保存場所が空にされ").waitFor();
}

for (const browser of BROWSERS) {
  test(`${browser.name}: a partly refused save stores the other records, and the next save stores the refused one`, (t) => {
    return withPage(t, async ({ page }) => {
      await page.evaluate(() => {
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (globalThis.isFull && key === globalThis.refused) throw new DOMException("full", "QuotaExceededError");
          setItem.call(this, key, text);
        };
      });
      await openSample(page, "001");
      await isSaved(page);
      const [first] = await keys(page, "keikaku/plan/");
      await openList(page);
      await page.evaluate((refused) => Object.assign(globalThis, { refused, isFull: true }), first);
      await act(page, PLAN, "ごみ箱へ");
      await button(page, "見本から作る").click();
      await page.locator('[data-sample="002"]').click();
      await failure(page, "保存場所がいっぱいです").waitFor();
      // The other plan is stored.
      await page.waitForFunction(() => Object.keys(localStorage).filter((key) => key.startsWith("keikaku/plan/")).length === 2);
      await failure(page, "保存場所がいっぱいです").waitFor();
      await page.evaluate(() => Object.assign(globalThis, { isFull: false }));
      await openList(page);
      await button(page, "元に戻す").click();
      await button(page, "元に戻す").click();
      await isSaved(page);
      await page.reload();
      await link(page, PLAN).waitFor();
    }, { browser });
  });

  test(`${browser.name}: a storage denied while the page is open is reported and used again once it is allowed`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      await isSaved(page);
      await page.evaluate(() => {
        const { get } = Object.getOwnPropertyDescriptor(Window.prototype, "localStorage") ?? Object.getOwnPropertyDescriptor(window, "localStorage");
        globalThis.isDenied = true;
        Object.defineProperty(window, "localStorage", {
          get() {
            if (globalThis.isDenied) throw new DOMException("no", "SecurityError");
            return get.call(window);
          },
        });
      });
      await enter(row(page, KPI).target(2017), "300");
      await failure(page, "保存が許可されていません").waitFor();
      await page.evaluate(() => Object.assign(globalThis, { isDenied: false }));
      await enter(row(page, KPI).target(2018), "400");
      await isSaved(page);
      await page.reload();
      await totals(page, KPI, { target: "900" });
    }, { browser });
  });

  test(`${browser.name}: a storage cleared by another tab is reported, and もう一度保存 writes every plan again`, (t) => {
    return withPage(t, async ({ page, secondTab }) => {
      await clearedUnder(page, secondTab, ["000", "001"]);
      // Hiding or closing the page is no reason to report that everything is saved.
      await page.evaluate(() => dispatchEvent(new Event("pagehide")));
      assert.deepEqual(await keys(page, "keikaku/plan/"), [], "nothing is written back unasked");
      await enter(row(page, KPI).target(2017), "300");
      await failure(page, "保存場所が空にされ").waitFor();
      await button(page, "もう一度保存").click();
      await isSaved(page);
      assert.equal((await keys(page, "keikaku/plan/")).length, 2, "the plan that is not shown is written, too");
      await page.reload();
      await totals(page, KPI, { target: "700" });
    }, { browser });
  });

  test(`${browser.name}: 読み直す discards a plan cleared by another tab`, (t) => {
    return withPage(t, async ({ page, secondTab }) => {
      await clearedUnder(page, secondTab, ["001"]);
      await button(page, "読み直す").click();
      await page.getByText("この計画は見つかりません。").waitFor();
      assert.deepEqual(await keys(page, "keikaku/plan/"), []);
    }, { browser });
  });

  test(`${browser.name}: after the clock is set back, plans are still saved, listed and copied`, (t) => {
    return withPage(t, async ({ page }) => {
      await page.clock.setFixedTime(new Date("2026-11-21T10:00:00+09:00"));
      await openSample(page, "001");
      await enter(row(page, KPI).target(2017), "300");
      await isSaved(page);
      await page.clock.setFixedTime(new Date("2026-11-20T09:00:00+09:00"));
      await page.reload();
      await openList(page);
      await page.getByRole("row").filter({ has: page.locator("[title='11月21日 10:00']") }).waitFor();
      await openPlan(page, PLAN);
      await enter(row(page, KPI).target(2017), "400");
      await isSaved(page);
      await openList(page);
      await page.getByRole("row").filter({ has: page.locator("[title='11月20日 09:00']") }).waitFor();
      assert.equal((await keys(page, "keikaku/copy/")).length, 1);
      await openPlan(page, PLAN);
      await link(page, "取込・出力").click();
      await link(page, "控えを見る").click();
      await page.getByRole("row", { name: /2026年11月21日（土） 10:00/ }).waitFor();
    }, { browser });
  });

  test(`${browser.name}: a page that wakes from sleep shows the stored state, and no plan if everything was wiped`, (t) => {
    const before = (context) => context.addInitScript(() => {
      addEventListener("storage", (event) => globalThis.isDeaf && event.isTrusted && event.stopImmediatePropagation());
    });
    return withSample(t, "001", async ({ page, secondTab }) => {
      await isSaved(page);
      const other = await secondTab();
      await other.goto(page.url());
      await row(other, KPI).target(2017).waitFor();
      await page.evaluate(() => {
        globalThis.isDeaf = true;
      });
      await enter(row(other, KPI).target(2017), "300");
      await isSaved(other);
      // The other tab's view of the storage gets a tab's writes a little later.
      const wake = async () => {
        const stands = await other.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
        await page.waitForFunction((stands) => JSON.stringify(Object.entries(localStorage).sort()) === stands, stands);
        await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      };
      await totals(page, KPI, { target: "600" });
      await wake();
      await totals(page, KPI, { target: "700" });
      await openList(other);
      await button(other, "この端末からすべて消す").click();
      await button(other, "確かに消す").click();
      await other.getByText("まだ計画がありません。").waitFor();
      await wake();
      await page.getByText("この計画は見つかりません。").waitFor();
    }, { before, browser });
  });
}

// Firefox's driver does not return from the history to an address with a fragment.
test("a page restored from the history shows the changes that another tab made meanwhile", (t) => {
  return withSample(t, "001", async ({ page, secondTab }) => {
    await isSaved(page);
    const address = page.url();
    const other = await secondTab();
    await other.goto(address);
    await row(other, KPI).target(2017).waitFor();
    const same = await goAndComeBack(page, async () => {
      await enter(row(other, KPI).target(2017), "300");
      await isSaved(other);
    });
    t.diagnostic(same ? "the browser kept the page" : "the browser kept no page");
    await totals(page, KPI, { target: "700" });
  });
});

test("a tab killed during typing loses at most the last 350 ms", (t) => {
  return withSample(t, "001", async ({ page, context, secondTab }) => {
    await isSaved(page);
    const address = page.url();
    // Typing before the clock stops would wait for a timer that the test cannot advance.
    await stopClock(page);
    await row(page, KPI).target(2017).fill("");
    for (let figure = 1001; figure <= 1030; figure += 1) {
      await row(page, KPI).target(2017).fill(`${figure}`);
      await page.clock.runFor(50);
    }
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    // The call is never answered.
    session.send("Page.crash").catch(() => {});
    await crashed;
    await page.close();
    const other = await secondTab();
    await other.goto(address);
    const kept = Number((await row(other, KPI).target(2017).inputValue()).replaceAll(",", ""));
    const lost = (1030 - kept) * 50;
    t.diagnostic(`lost ${lost} ms of typing`);
    assert.ok(kept > 1000 && lost <= 350, `kept ${kept}, lost ${lost} ms`);
  });
});
