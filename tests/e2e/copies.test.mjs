// 控え: the right state of last Tuesday is found, compared, restored and saved as a file; a damaged record is restored from a
// copy.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  accessibilityTroubles, act, enter, isSaved, openList, openPlan, openSample, row, shows, test, totals, withPage, withSample,
} from "./harness.mjs";

const KPI = "県内中堅・中小企業の相談件数";
const PLAN = "中小企業高度人材支援計画";
const TUESDAY = "2026年11月17日（火） 17:10";
const button = (within, name) => within.getByRole("button", { name, exact: true });
const link = (within, name) => within.getByRole("link", { name, exact: true });
const message = (page) => page.locator('[data-field="message"]');
const copyKeys = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("keikaku/copy/")).sort());
const at = (page, moment) => page.clock.setFixedTime(new Date(`${moment}:00+09:00`));
const PICTURES = join(import.meta.dirname, "out");
const picture = async (page, name) => {
  mkdirSync(PICTURES, { recursive: true });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
};

async function openCopies(page) {
  await link(page, "取込・出力").click();
  await link(page, "控えを見る").click();
  await page.getByRole("heading", { level: 1, name: "控え" }).waitFor();
}

/** A plan whose figure was 250 on Tuesday evening and has been 999 since Wednesday morning. */
async function changedOnWednesday(page) {
  await at(page, "2026-11-17T17:10");
  await openSample(page, "001");
  await enter(row(page, KPI).target(2017), "250");
  await isSaved(page);
  await at(page, "2026-11-18T09:00");
  await page.reload();
  await enter(row(page, KPI).target(2017), "999");
  await isSaved(page);
}

test("the copies view of a plan without copies states that there are none yet", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openCopies(page);
    await page.getByText("この計画の控えはまだありません。").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await link(page, "取込・出力へ戻る").click();
    await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
  });
});

test("a copy of last Tuesday can be found, compared, downloaded and restored by keyboard, and the step undone", (t) => {
  return withPage(t, async ({ page, download }) => {
    await changedOnWednesday(page);
    assert.equal((await copyKeys(page)).length, 1);
    await openCopies(page);
    const copy = page.getByRole("row", { name: new RegExp(TUESDAY) });
    await copy.filter({ hasText: "書き換える前" }).filter({ hasText: "2か所違います" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await picture(page, "copies");

    await link(page, `${TUESDAY}の控えと比べる`).click();
    const difference = page.locator("[data-difference]");
    await difference.filter({ hasText: "250" }).filter({ hasText: "999" }).waitFor();
    await page.reload();
    await difference.filter({ hasText: "250" }).filter({ hasText: "999" }).waitFor();
    await page.goBack();
    const { text } = await download(() => button(page, `${TUESDAY}の控えを取り出す`).click());
    assert.match(text, /"250"/);

    await button(page, `${TUESDAY}の控えに戻す`).focus();
    await page.keyboard.press("Enter");
    await message(page).filter({ hasText: "控えに戻しました" }).waitFor();
    await copy.filter({ hasText: "いまと同じです" }).waitFor();
    await page.getByRole("row", { name: /2026年11月18日（水） 9?0?9:00/ }).filter({ hasText: "控えに戻す前" }).waitFor();
    await link(page, "数値目標と実績").click();
    await totals(page, KPI, { target: "650" });
    await isSaved(page);
    await button(page, "元に戻す").click();
    await totals(page, KPI, { target: "1,399" });
    await isSaved(page);
    await page.reload();
    await totals(page, KPI, { target: "1,399" });
  });
});

test("importing a plan file first makes a copy of the plan, and all copies can be deleted on request", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSample(page, "001");
    await link(page, "取込・出力").click();
    const file = await download(() => button(page, "計画ファイルを保存").click());
    await link(page, "数値目標と実績").click();
    await enter(row(page, KPI).target(2017), "300");
    await isSaved(page);
    await link(page, "取込・出力").click();
    await page.locator('input[type="file"]').first().setInputFiles({ name: "a.json", mimeType: "application/json", buffer: file.bytes });
    await page.getByRole("radio", { name: /置き換え/ }).check();
    await button(page, "取り込む").click();
    await message(page).filter({ hasText: "取り込" }).waitFor();
    await link(page, "控えを見る").click();
    await page.getByRole("row").filter({ hasText: "取り込みの前" }).filter({ hasText: "か所違います" }).waitFor();
    await button(page, "この計画の控えをすべて消す").click();
    await page.getByText("この計画の控え1件をすべて消します。").waitFor();
    await button(page, "やめる").click();
    assert.equal((await copyKeys(page)).length, 1);
    await button(page, "この計画の控えをすべて消す").click();
    await button(page, "確かに消す").click();
    await page.getByText("この計画の控えはまだありません。").waitFor();
    assert.deepEqual(await copyKeys(page), []);
  });
});

test("emptying the bin deletes the copies of its plans, and the question before wiping counts copies", (t) => {
  return withPage(t, async ({ page }) => {
    await changedOnWednesday(page);
    await openList(page);
    await button(page, "この端末からすべて消す").click();
    await page.getByText("控え1件").waitFor();
    await button(page, "消さずに残す").click();
    await act(page, PLAN, "ごみ箱へ");
    await link(page, "ごみ箱").click();
    await button(page, "ごみ箱を空にする").click();
    await button(page, "完全に消す").click();
    await message(page).filter({ hasText: "完全に消しました" }).waitFor();
    assert.deepEqual(await copyKeys(page), []);
  });
});

test("a damaged record is restored from a copy by an undoable step, and its text is kept until it is deleted", (t) => {
  return withPage(t, async ({ page }) => {
    await changedOnWednesday(page);
    const id = page.url().match(/plan\/([^/]+)/)[1];
    await page.evaluate((id) => localStorage.setItem(`keikaku/plan/${id}`, '{"format":1,"app"'), id);
    await openList(page);
    await page.reload();
    const damaged = page.locator("[data-damaged]");
    await damaged.filter({ hasText: "壊れています" }).filter({ hasText: TUESDAY }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await picture(page, "damaged");
    await button(page, `「${PLAN}」を控えから直す`).click();
    await message(page).filter({ hasText: "控えから直しました" }).waitFor();
    await link(page, PLAN).waitFor();
    await isSaved(page);
    await damaged.filter({ hasText: "/damaged/1" }).waitFor();
    assert.equal(await button(page, `「${PLAN}」を控えから直す`).count(), 0);
    await button(page, "元に戻す").click();
    await link(page, PLAN).waitFor({ state: "detached" });
    await isSaved(page);
    await button(page, "やり直す").click();
    await openPlan(page, PLAN);
    await totals(page, KPI, { target: "650" });
    await isSaved(page);
    await openList(page);
    await page.reload();
    await damaged.filter({ hasText: "/damaged/1" }).waitFor();
    await page.getByRole("button", { name: /damaged\/1を消す$/ }).click();
    await button(page, "確かに消す").click();
    await damaged.waitFor({ state: "detached" });
    await page.reload();
    await link(page, PLAN).waitFor();
    assert.equal(await damaged.count(), 0);
  });
});

test("the plan list shows how much storage is used and warns if more than 80 % is used", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await isSaved(page);
    await openList(page);
    const room = page.locator('[data-field="room"]');
    await room.filter({ hasText: "この端末の保存場所: 約1％を使用（うち控え0％）" }).waitFor();
    await room.getByRole("meter").waitFor();
    assert.equal(await room.getByText("残り少なくなっています").count(), 0);
    await page.evaluate(() => localStorage.setItem("other page", "x".repeat(4_300_000)));
    await page.reload();
    await room.getByText("残り少なくなっています").waitFor();
    assert.match(await room.textContent(), /約8[234]％を使用/);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await picture(page, "room");
    await shows(page.getByRole("heading", { level: 1 }), "計画一覧");
  });
});
