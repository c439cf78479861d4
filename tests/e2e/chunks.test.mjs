// What few need is loaded when it is asked for: not before, in both homes of the page, and with a sentence where it does
// not come. 表計算用CSVを書き出す stands for all of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, HOSTED, SINGLE_FILE, cell, enter, isSaved, openList, openSample, row, shows, withPage } from "./harness.mjs";

const KPI = "県内中堅・中小企業の相談件数";
const NAME = /^埼玉県_中小企業高度人材支援計画_kpi_(v[bcdfghjkmnpqrstvwxz2-9]{10})_\d{8}\.csv$/;
const CHUNKS = "**/chunk-exchange-*.wasm";

const exportTable = (page) => page.getByRole("button", { name: "表計算用CSVを書き出す", exact: true }).click();
const message = (page) => page.locator('[data-field="message"]');
const chunks = (requests) => requests.filter((url) => /\/chunk-[^/]*\.wasm$/.test(url));

async function openFiles(page) {
  await openSample(page, "001");
  await page.getByRole("link", { name: "取込・出力" }).click();
  await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
}

/** The records of a table file; none of these hold quoted fields. */
const records = (text) => text.slice(1).trimEnd().split("\r\n").map((line) => line.split(","));

/** The chunks that were asked for, by their names; what several share has a number for a name. */
const named = (requests) => {
  const names = chunks(requests).map((url) => /\/chunk-(\w+)-/.exec(url)[1]);
  return [...new Set(names)].filter((name) => !/^\d+$/.test(name)).sort();
};

test("a chunk is loaded with what needs it: none with an empty list, those of the grid with a plan, that of the files with 取込・出力", (t) => {
  return withPage(t, async ({ page, requests }) => {
    await page.getByText("まだ計画がありません。").waitFor();
    assert.deepEqual(named(requests), []);
    await openSample(page, "001");
    await page.locator("[data-finding]").first().waitFor();
    await enter(row(page, KPI).actual(2017), "150");
    await isSaved(page);
    await openList(page);
    assert.deepEqual(named(requests), ["checks", "sheet", "table", "work"]);
    await page.getByRole("link", { name: "中小企業高度人材支援計画" }).click();
    await page.getByRole("button", { name: `${KPI} 詳細` }).click();
    await page.getByRole("combobox", { name: `${KPI} 測るもの` }).waitFor();
    assert.deepEqual(named(requests), ["checks", "sheet", "table", "work"]);
    await page.getByRole("link", { name: "取込・出力" }).click();
    await page.getByRole("heading", { level: 2, name: "フォルダの計画ファイル" }).waitFor();
    assert.deepEqual(named(requests), ["checks", "exchange", "sheet", "table", "work"]);
  });
});

test("checks that do not come are said, the grid works all the same, and the next view brings them", (t) => {
  return withPage(t, async ({ page, context, expects }) => {
    expects(/console\.error: Failed to load resource/);
    await openSample(page, "001");
    await isSaved(page);
    await context.route("**/chunk-checks-*.wasm", (route) => route.abort());
    await page.reload();
    await message(page).filter({ hasText: "読み込めませんでした。" }).waitFor();
    await enter(row(page, KPI).actual(2017), "150");
    await shows(row(page, KPI).actualTotal, "150（2か年未入力）");
    assert.equal(await page.locator("[data-finding]").count(), 0);
    await context.unroute("**/chunk-checks-*.wasm");
    await page.getByRole("link", { name: "基本情報" }).click();
    await page.locator('[data-finding="YEAR-003"]').waitFor();
  });
});

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: the plan goes out as a table for spreadsheets, ${where}`, (t) => {
      return withPage(t, async ({ page, download, requests }) => {
        await openFiles(page);
        const file = await download(() => exportTable(page));
        assert.match(file.name, NAME);
        assert.deepEqual([...file.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
        const [heads, target] = records(file.text);
        assert.deepEqual(heads.slice(-6), ["事業開始前", "2017年度", "2018年度", "2019年度", "累計", "備考"]);
        assert.deepEqual(target.slice(-6), ["453", "200", "200", "200", "600", ""]);
        await shows(message(page), `「${file.name}」を書き出しました。`);
        await download(() => exportTable(page));
        const asked = chunks(requests);
        assert.deepEqual(asked, [...new Set(asked)], "a chunk is asked for once");
        assert.equal(asked.length > 0, place === HOSTED);
      }, { browser, place });
    });
  }
}

test("a table names those that went out before it, even after a reload", (t) => {
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

const FAILURES = {
  "without a connection": (route) => route.abort(),
  "from a server that has it no more": (route) => route.fulfill({ status: 404, contentType: "text/html", body: "gone" }),
  "as something else": (route) => route.fulfill({ contentType: "application/wasm", body: "no program" }),
};

for (const [how, fail] of Object.entries(FAILURES)) {
  test(`a chunk that does not come is said, and the next try works: ${how}`, (t) => {
    return withPage(t, async ({ page, context, download, expects }) => {
      if (how !== "as something else") expects(/console\.error: Failed to load resource/);
      await context.route(CHUNKS, fail);
      await openFiles(page);
      await exportTable(page);
      await message(page).filter({ hasText: "読み込めませんでした。通信を確認して、もう一度操作してください。" }).waitFor();
      await context.unroute(CHUNKS);
      const { name } = await download(() => exportTable(page));
      assert.match(name, NAME);
      await shows(message(page), `「${name}」を書き出しました。`);
    });
  });
}
