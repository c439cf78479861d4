// Records that cannot be opened: they are reported on 計画一覧, can be downloaded as they are, are never overwritten, and
// do not disturb other plans.

import assert from "node:assert/strict";
import { enter, isSaved, openForm, openList, openPlan, openSample, row, shows, test, totals, withSample } from "./harness.mjs";

const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const button = (within, name) => within.getByRole("button", { name, exact: true });
const records = (page) => page.evaluate(() => {
  return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("keikaku/plan/")));
});

/** Stores samples 001 and 000, then damages the record of 001 behind the page's back, and opens the page again. */
async function spoilt(t, spoil, run) {
  await withSample(t, "001", async (tools) => {
    const { page } = tools;
    const address = page.url();
    const id = address.match(/plan\/([^/]+)/)[1];
    await openList(page);
    await openSample(page, "000");
    await isSaved(page);
    await openList(page);
    const key = `keikaku/plan/${id}`;
    const raw = spoil((await records(page))[key]);
    await page.evaluate(([key, raw]) => localStorage.setItem(key, raw), [key, raw]);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    await run({ ...tools, key, raw, address });
    assert.equal((await records(page))[key], raw);
  });
}

const DAMAGED = "data-damaged";
const OTHER_FORMAT = "data-other-format";
const KINDS = [
  ["is cut off", (raw) => raw.slice(0, raw.length / 2), DAMAGED, /壊れています（途中で切れ/],
  ["was altered", (raw) => raw.replace("200", "300"), DAMAGED, /壊れています（保存した後/],
  ["is of a newer format", (raw) => raw.replace('"format":7', '"format":8'), OTHER_FORMAT, /新しい版/],
  ["is of an older format", (raw) => raw.replace('"format":7', '"format":6'), OTHER_FORMAT, /以前の版の形式/],
];

for (const [what, spoil, mark, words] of KINDS) {
  test(`a record that ${what} is reported with its size, can be downloaded unchanged and is never overwritten`, (t) => {
    return spoilt(t, spoil, async ({ page, download, key, raw, address }) => {
      const set = page.locator(`[${mark}]`);
      await set.filter({ hasText: words }).filter({ hasText: `${[...raw].length}文字` }).waitFor();
      assert.equal(await page.locator("[data-damaged], [data-other-format]").count(), 1);
      // The record is named by its plan's name, which its text still has.
      await set.filter({ hasText: `「中小企業高度人材支援計画」（${key}）` }).waitFor();
      const { text, name } = await download(() => button(set, "そのまま取り出す").click());
      assert.equal(text, raw);
      assert.equal(name, `${key.replaceAll("/", "_")}.txt`);

      // The other plan opens, is changed and saved.
      await openPlan(page, /^仙台市への首都圏/);
      await enter(row(page, "地域ブランドへの参加事業所数").target(2018), "20");
      await isSaved(page);
      await openList(page);
      await openForm(page, "戦略");
      await isSaved(page);
      assert.equal((await records(page))[key], raw);

      await page.goto(address);
      await page.getByText("この計画は見つかりません。").waitFor();
      await page.reload();
      await openList(page);
      await set.filter({ hasText: words }).waitFor();
      await openPlan(page, /^仙台市への首都圏/);
      await totals(page, "地域ブランドへの参加事業所数", { target: "80" });
    });
  });
}

test("no plan is lost if the stored order of the plans or the settings are unreadable", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await isSaved(page);
    await page.evaluate(() => localStorage.setItem("keikaku/index", "{"));
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "600" });
    await page.evaluate(() => localStorage.setItem("keikaku/settings", "日本語"));
    await page.reload();
    await shows(page.getByRole("heading", { level: 1 }), "数値目標と実績");
  });
});

test("a record damaged while its plan is open is not overwritten, and edits can be saved as another plan", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await isSaved(page);
    const [key] = Object.keys(await records(page));
    await page.evaluate((key) => localStorage.setItem(key, "壊れた"), key);
    await enter(row(page, CONSULTATIONS).target(2017), "300");
    await page.locator('[data-field="save-state"]').filter({ hasText: /^保存できません/ }).waitFor();
    assert.equal((await records(page))[key], "壊れた");
    await button(page, "別の計画として保存").click();
    await isSaved(page);
    assert.equal((await records(page))[key], "壊れた");
    await page.reload();
    await totals(page, CONSULTATIONS, { target: "700" });
    await openList(page);
    await page.locator("[data-damaged]").waitFor();
  });
});
