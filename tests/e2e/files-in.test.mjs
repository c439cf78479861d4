// Files that the page accepts besides one sound plan file: several plans at once, by drop; and files that are refused.

import assert from "node:assert/strict";
import { preview } from "./answers.mjs";
import {
  act, enter, isSaved, openForm, openList, openPlan, openSample, row, shows, test, totals, withPage,
  withSample,
} from "./harness.mjs";

const PLAN = "中小企業高度人材支援計画";
const KPI = "県内中堅・中小企業の相談件数";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const message = (page) => page.locator('[data-field="message"]');
const records = (page) => page.evaluate(() => {
  // Everything but the time of the save.
  const content = ([key, text]) => [key, text.replace(/"(saved|seen)":"[^"]*",/g, "")];
  return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("keikaku/")).map(content));
});

async function choose(page, { name, bytes }) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "ファイルを読み込む").click()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

/** Drops a file on an element. Returns whether the page kept the browser from opening it. */
function drop(locator, { name, bytes }) {
  return locator.evaluate((element, { name, bytes }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    const sent = (kind) => new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
    return !element.dispatchEvent(sent("dragover")) && !element.dispatchEvent(sent("drop"));
  }, { name, bytes: [...bytes] });
}

/** Samples 001, 003 and one strategy in the bin, as すべて保存 saves them, and as the store has them. */
async function everything(t) {
  const made = {};
  await withPage(t, async ({ page, download }) => {
    await openSample(page, "001");
    await enter(row(page, KPI).actual(2017), "150");
    await openList(page);
    await openForm(page, "戦略");
    await openList(page);
    await act(page, "（名称未入力）", "ごみ箱へ");
    await openSample(page, "003");
    await isSaved(page);
    await openList(page);
    const file = await download(() => button(page, "すべて保存").click());
    Object.assign(made, file, { records: await records(page) });
  });
  return made;
}

test("the file of すべて保存 transfers all plans, including those in the bin, to an empty browser", async (t) => {
  const file = await everything(t);
  assert.match(file.name, /^keikaku_\d{8}\.json$/);
  await withPage(t, async ({ page }) => {
    await choose(page, file);
    await preview(page).waitFor();
    assert.equal(await page.locator('[data-change="add"]').count(), 3);
    await button(page, "取り込む").click();
    await isSaved(page);
    assert.deepEqual(await records(page), file.records);
    await openPlan(page, PLAN);
    await totals(page, KPI, { actual: "150（2年分未入力）" });
    await openList(page);
    await link(page, "ごみ箱").click();
    await button(page, "（名称未入力） 元へ戻す").waitFor();
    await page.keyboard.press("Control+z");
    await openList(page);
    await page.getByText("まだ計画がありません。").waitFor();
    await isSaved(page);
    assert.deepEqual(Object.keys(await records(page)).filter((key) => key.startsWith("keikaku/plan/")), []);
  });
});

test("a file can be dropped anywhere on several views without the browser leaving the page", async (t) => {
  const file = await everything(t);
  await withPage(t, async ({ page }) => {
    // While the program loads, another element is the page's main part.
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    const drops = [page.getByRole("main"), page.getByRole("banner"), page.locator("html")];
    for (const place of drops) {
      assert.ok(await drop(place, file));
      await preview(page).waitFor();
      await button(page, "キャンセル").click();
    }
    await openSample(page, "002");
    for (const view of ["数値目標と実績", "取込・出力"]) {
      await link(page, view).click();
      await page.getByRole("heading", { level: 1, name: view }).waitFor();
      assert.ok(await drop(page.getByRole("main"), file));
      await preview(page).waitFor();
      assert.equal(await page.locator('[data-change="add"]').count(), 3);
      await button(page, "キャンセル").click();
      await preview(page).waitFor({ state: "detached" });
    }
    await openList(page);
    await link(page, "ごみ箱").click();
    assert.ok(await drop(page.getByRole("heading", { level: 1, name: "ごみ箱" }), file));
    await button(page, "取り込む").click();
    await button(page, "（名称未入力） 元へ戻す").waitFor();
  });
});

test("a truncated file offers its complete plans and reports that its end is missing", async (t) => {
  const file = await everything(t);
  await withPage(t, async ({ page }) => {
    await choose(page, { name: "途中.json", bytes: file.bytes.subarray(0, file.bytes.length - 200) });
    await preview(page).waitFor();
    await page.getByText("ファイルの終わりが欠けています。").waitFor();
    assert.equal(await page.locator('[data-change="add"]').count(), 2);
  });
});

test("a plan file that an editor saved again in UTF-16 is read", async (t) => {
  const file = await everything(t);
  await withPage(t, async ({ page }) => {
    await choose(page, { name: "保存し直した計画.json", bytes: Buffer.from(`\ufeff${file.text}`, "utf16le") });
    await preview(page).waitFor();
    assert.equal(await page.locator('[data-change="add"]').count(), 3);
    await button(page, "取り込む").click();
    await isSaved(page);
    assert.deepEqual(await records(page), file.records);
  });
});

const NO_PLAN_FILES = [
  { what: "an empty file", bytes: [], says: /空のファイル/ },
  { what: "an Excel book", bytes: [0x50, 0x4b, 3, 4, 20, 0, 6, 0], says: /Excelブック/ },
  { what: "an Excel book of old", bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], says: /Excelブック/ },
  { what: "a text in no encoding that is known", bytes: [0x81, 0x2c, 0xff, 0x0d, 0x0a], says: /文字コードを判定できません/ },
  { what: "other JSON", bytes: Buffer.from('{"name":"計画"}'), says: /この計画帳のファイルではありません/ },
  { what: "a text", bytes: Buffer.from("指標,単位\r\n"), says: /指標の行がありません|項目名の行が見つかりません/ },
  { what: "a file without a plan", bytes: Buffer.from('{"format":1,"app":"0","plans":[],"lineage":{}}'), says: /計画は入っていません/ },
  {
    what: "a file whose only plan is damaged",
    bytes: Buffer.from('{"format":1,"app":"0","plans":[\n{"format":7,"app":"0","digest":"0","body":{}}\n],"lineage":{}}'),
    says: /1番目の計画は読めません: 壊れています/,
  },
  { what: "a file of a newer format", bytes: Buffer.from('{"format":9,"app":"9","plans":[],"lineage":{}}'), says: /新しい版/ },
];

for (const { what, bytes, says } of NO_PLAN_FILES) {
  test(`${what} is refused with one message that names its kind, and no stored data changes`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      await isSaved(page);
      await openList(page);
      const before = await records(page);
      await choose(page, { name: "受領.json", bytes });
      await message(page).filter({ hasText: says }).filter({ hasText: "受領.json" }).waitFor();
      assert.equal(await page.getByRole("alert").count(), 1);
      assert.equal(await preview(page).count(), 0);
      assert.deepEqual(await records(page), before);
      await openPlan(page, PLAN);
      await totals(page, KPI, { target: "600" });
      await shows(page.getByRole("heading", { level: 1 }), "数値目標と実績");
    });
  });
}
