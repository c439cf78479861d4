// Plan files: a complete plan goes to another browser, differences are asked about, and nothing changes without an
// answer.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "./answers.mjs";
import {
  CHROMIUM, FIREFOX, HOSTED, SINGLE_FILE, after, enter, isSaved, openList, openPlan, row, shows, test, totals, withPage, withSample,
} from "./harness.mjs";

const PLAN = "中小企業高度人材支援計画";
const KPI = "県内中堅・中小企業の相談件数";
const folder = mkdtempSync(join(tmpdir(), "keikaku-files-"));
after(() => rmSync(folder, { recursive: true }));

const button = (page, name) => page.getByRole("button", { name, exact: true });
const changes = (page, kind) => page.locator(`[data-change="${kind}"]`);
/** Records without the time of their save. */
const whole = (records) => Object.fromEntries(
  Object.entries(records).map(([key, record]) => [key, record.replace(/"(saved|seen)":"[^"]*",/g, "")]));

const records = (page) => page.evaluate(() => {
  return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("keikaku/plan/")));
});

/** Chooses a file by ファイルを読み込む. In Firefox playwright does not see the file chooser, so that the file is given to its hidden field. */
async function choose(page, { name, bytes }, browser = CHROMIUM) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  if (browser === FIREFOX) {
    await page.locator("#file-chooser").setInputFiles(path);
  } else {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "ファイルを読み込む").click()]);
    await chooser.setFiles(path);
  }
}

/** Sample 001 with an actual, as 計画ファイルを保存 saves it, and its record in the store. */
async function planFile(t, options = {}) {
  const made = {};
  await withSample(t, "001", async ({ page, download }) => {
    await enter(row(page, KPI).actual(2017), "１５０(速報)");
    await isSaved(page);
    await page.getByRole("link", { name: "取込・出力" }).click();
    const file = await download(() => button(page, "計画ファイルを保存").click());
    await shows(page.locator('[data-field="message"]'), `「${file.name}」を書き出しました。`);
    Object.assign(made, file, { records: await records(page) });
  }, options);
  return made;
}

for (const [browser, place, where] of [
  [CHROMIUM, HOSTED, "from a server"],
  [CHROMIUM, SINGLE_FILE, "from a folder"],
  [FIREFOX, SINGLE_FILE, "from a folder"],
]) {
  test(`${browser.name}: a plan file transfers a plan completely to an empty browser, ${where}`, async (t) => {
    const file = await planFile(t, { browser, place });
    assert.equal(file.name, "埼玉県_中小企業高度人材支援計画.json");
    await withPage(t, async ({ page }) => {
      await choose(page, file, browser);
      await preview(page).waitFor();
      assert.deepEqual(await changes(page, "add").allTextContents(), [`追加${PLAN}`]);
      assert.deepEqual(await records(page), {});
      await button(page, "取り込む").click();
      await shows(page.locator('[data-field="message"]'), `「${file.name}」から計画を1件取り込みました。`);
      await isSaved(page);
      assert.deepEqual(whole(await records(page)), whole(file.records));
      await openPlan(page, PLAN);
      await totals(page, KPI, { target: "600", actual: "150（2年分未入力・速報を含む）" });
      await openList(page);
      await button(page, "元に戻す").click();
      await page.getByText("まだ計画がありません。").waitFor();
    }, { browser, place });
  });
}

test("キャンセル, Esc and leaving the view close the preview and change nothing", async (t) => {
  const file = await planFile(t);
  await withPage(t, async ({ page }) => {
    const closes = [
      () => button(page, "キャンセル").click(),
      () => page.keyboard.press("Escape"),
      () => page.getByRole("link", { name: "ごみ箱", exact: true }).click(),
    ];
    for (const close of closes) {
      await choose(page, file);
      await preview(page).waitFor();
      await close();
      await preview(page).waitFor({ state: "detached" });
      assert.deepEqual(await records(page), {});
    }
    await openList(page);
    await page.getByText("まだ計画がありません。").waitFor();
    await preview(page).waitFor({ state: "detached" });
  });
});

test("importing a file again reports that nothing is new and adds no undo step", async (t) => {
  const file = await planFile(t);
  await withPage(t, async ({ page }) => {
    await choose(page, file);
    await button(page, "取り込む").click();
    await choose(page, file);
    await page.getByText("手元と同じ計画が1件あります（反映済み）。").waitFor();
    assert.equal(await page.locator("[data-change]").count(), 0);
    await button(page, "取り込む").click();
    await page.locator('[data-field="message"]').filter({ hasText: "反映済み" }).waitFor();
    await button(page, "元に戻す").click();
    await page.getByText("まだ計画がありません。").waitFor();
  });
});

const OUTCOMES = [
  { choice: "そのまま", totals: { [PLAN]: "700" } },
  { choice: "置き換え", totals: { [PLAN]: "600" } },
  { choice: "別の計画として", totals: { [PLAN]: "700", [`${PLAN}（2番目）`]: "600" } },
];

for (const { choice, totals: expected } of OUTCOMES) {
  test(`if an imported plan differs, the choice ${choice} takes effect, and a change that it makes can be undone`, async (t) => {
    const file = await planFile(t);
    await withPage(t, async ({ page }) => {
      await choose(page, file);
      await button(page, "取り込む").click();
      await openPlan(page, PLAN);
      await enter(row(page, KPI).target(2017), "300");
      await openList(page);
      await choose(page, file);
      const group = changes(page, "conflict").getByRole("radiogroup", { name: PLAN, exact: true });
      // The file is compared with what was imported here, so that only new parts of it would be taken.
      assert.ok(await group.getByRole("radio", { name: "合わせる", exact: true }).isChecked());
      await group.getByRole("radio", { name: choice, exact: true }).check();
      await button(page, "取り込む").click();
      await preview(page).waitFor({ state: "detached" });
      for (const [plan, target] of Object.entries(expected)) {
        await openPlan(page, plan);
        await totals(page, KPI, { target });
        await openList(page);
      }
      if (choice === "そのまま") return;
      // A change of one plan by a file is a step of that plan; adding a plan is a step of the list.
      if (choice === "置き換え") await openPlan(page, PLAN);
      await button(page, "元に戻す").click();
      if (choice === "別の計画として") {
        await page.getByRole("link", { name: `${PLAN}（2番目）`, exact: true }).waitFor({ state: "detached" });
        await openPlan(page, PLAN);
      }
      await totals(page, KPI, { target: "700" });
    });
  });
}

test("a plan changed here and in a file without a save entry is merged by cell, and one undo reverts the merge", async (t) => {
  await withSample(t, "001", async ({ page, download }) => {
    const save = async () => {
      await page.getByRole("link", { name: "取込・出力" }).click();
      const { name, text } = await download(() => button(page, "計画ファイルを保存").click());
      await page.getByRole("link", { name: "数値目標と実績" }).click();
      return { name, bytes: text.replace('"app":"', '"app":"earlier ').replace(/,"save":\{[^}]*\}/, "") };
    };
    await page.getByRole("link", { name: "取込・出力" }).click();
    await download(() => button(page, "表計算用CSVを書き出す").click());
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    await enter(row(page, KPI).actual(2017), "210");
    await enter(row(page, KPI).actual(2018), "5");
    const theirs = await save();
    await enter(row(page, KPI).actual(2017), "");
    await enter(row(page, KPI).actual(2018), "6");
    await enter(row(page, KPI).actual(2019), "7");
    await openList(page);
    await choose(page, theirs);
    const resolution = changes(page, "conflict").getByRole("radiogroup", { name: PLAN, exact: true });
    await resolution.getByRole("radio", { name: "合わせる", exact: true }).check();
    const conflict = page.getByRole("radiogroup", { name: `${KPI} 2018年度 実績` });
    assert.deepEqual(await conflict.locator(".value").allTextContents(), ["6", "5"]);
    await button(page, "取り込む").click();
    await page.getByRole("alert").filter({ hasText: "選んでいないところが1件" }).waitFor();
    await conflict.getByRole("radio", { name: "ファイルの値" }).check();
    await button(page, "取り込む").click();
    await preview(page).waitFor({ state: "detached" });
    await openPlan(page, PLAN);
    const actuals = () => Promise.all([2017, 2018, 2019].map((year) => row(page, KPI).actual(year).inputValue()));
    assert.deepEqual(await actuals(), ["210", "5", "7"]);
    await page.locator(".plan-name").click();
    await page.keyboard.press("Control+z");
    assert.deepEqual(await actuals(), ["", "6", "7"]);
  });
});

test("without a file in a folder, Ctrl+S downloads the plan with the text being typed, and on the list all plans", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    await row(page, KPI).actual(2017).fill("150");
    const file = await download(() => page.keyboard.press("Control+s"));
    assert.equal(file.name, "埼玉県_中小企業高度人材支援計画.json");
    assert.match(file.text, /"150"/);
    await openList(page);
    const all = await download(() => page.keyboard.press("Control+s"));
    assert.match(all.name, /^keikaku_.*\.json$/);
  });
});
