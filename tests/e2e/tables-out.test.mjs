// 表計算用CSV from the hosted page and from the single file, with the versions that were sent before.

import assert from "node:assert/strict";
import { BROWSERS, HOSTED, SINGLE_FILE, cell, enter, isSaved, openSample, shows, test, withPage } from "./harness.mjs";

const KPI = "県内中堅・中小企業の相談件数";
const NAME = /^埼玉県_中小企業高度人材支援計画_kpi_(v[bcdfghjkmnpqrstvwxz2-9]{10})_\d{8}\.csv$/;

const exportTable = (page) => page.getByRole("button", { name: "表計算用CSVを書き出す", exact: true }).click();
const message = (page) => page.locator('[data-field="message"]');

async function openFiles(page) {
  await openSample(page, "001");
  await page.getByRole("link", { name: "取込・出力" }).click();
  await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
}

/** The records of a table file; none of them has quoted fields. */
const records = (text) => text.slice(1).trimEnd().split("\r\n").map((line) => line.split(","));

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: the plan is exported as 表計算用CSV, ${where}`, (t) => {
      return withPage(t, async ({ page, download }) => {
        await openFiles(page);
        const file = await download(() => exportTable(page));
        assert.match(file.name, NAME);
        assert.deepEqual([...file.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
        const [heads, target] = records(file.text);
        assert.deepEqual(heads.slice(-6), ["事業開始前", "2017年度", "2018年度", "2019年度", "累計", "備考"]);
        assert.deepEqual(target.slice(-6), ["453", "200", "200", "200", "600", ""]);
        await shows(message(page), `「${file.name}」を書き出しました。`);
        await download(() => exportTable(page));
      }, { browser, place });
    });
  }
}

test("an exported table names the version exported before it, even after a reload", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openFiles(page);
    const version = ({ name }) => NAME.exec(name)[1];
    const first = version(await download(() => exportTable(page)));
    await page.getByRole("link", { name: "数値目標と実績" }).click();
    await enter(cell(page, `${KPI} 2017年度 実績`), "150");
    await isSaved(page);
    await page.reload();
    await page.getByRole("link", { name: "取込・出力" }).click();
    const second = await download(() => exportTable(page));
    assert.notEqual(version(second), first);
    const [heads, target] = records(second.text);
    assert.equal(target[heads.indexOf("元の版")], first);
  });
});
