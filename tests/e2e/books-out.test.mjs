// 回答用ブック go out of both homes of the page: one for all or one for each section, with checks and locks that a second
// program knows.

import assert from "node:assert/strict";
import { hasLibreOffice, throughCalc } from "./books.mjs";
import { button } from "./answers.mjs";
import { BROWSERS, HOSTED, SINGLE_FILE, openSample, shows, test, withPage } from "./harness.mjs";
import { partsOf } from "./word.mjs";

const ONE = "回答用ブックを書き出す";
const EACH = "課ごとに書き出す";
const NAME = /_回答用_v[bcdfghjkmnpqrstvwxz2-9]{10}_\d{8}\.xlsx$/;
const message = (page) => page.locator('[data-field="message"]');

async function openFiles(page) {
  await openSample(page, "002");
  await page.getByRole("link", { name: "取込・出力" }).click();
  await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
}

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: an answer book is written ${where}`, (t) => {
      return withPage(t, async ({ page, download, requests }) => {
        await openFiles(page);
        const before = requests.length;
        const file = await download(() => button(page, ONE).click());
        assert.match(file.name, NAME);
        const parts = partsOf(file.bytes);
        const sheet = parts["xl/worksheets/sheet1.xml"];
        assert.match(sheet, /<sheetProtection sheet="1"/);
        assert.match(sheet, /<dataValidation type="list"[^>]*showInputMessage="1"[^>]*showErrorMessage="1"/);
        assert.match(sheet, /<pageSetup paperSize="9" orientation="landscape"/);
        assert.match(parts["xl/workbook.xml"], /name="keikaku"[^>]*state="hidden"/);
        await shows(message(page), "回答用ブックを1冊書き出しました。");
        const loaded = requests.slice(before).filter((address) => !/^(file|blob):/.test(address));
        assert.ok(loaded.every((address) => /\/(book|chunk)-\w+\.js$/.test(address)), loaded.join(" "));
      }, { browser, place });
    });
  }
}

test("a book for each section is named by it", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openFiles(page);
    const file = await download(() => button(page, EACH).click());
    assert.match(file.name, /_回答用_所管課なし_v/);
  });
});

test("what is asked follows the years and what is open", (t) => {
  return withPage(t, async ({ page }) => {
    await openFiles(page);
    await shows(page.locator("#asked-sections"), "所管課なし 2件");
    const years = page.getByRole("group", { name: "照会する年度" }).getByRole("checkbox", { checked: true });
    assert.equal(await years.count(), 1);
    await years.uncheck();
    await shows(page.locator("#asked-sections"), "照会する指標がありません。年度を選ぶか、絞り込みを外してください。");
  });
});

test("LibreOffice knows the locks and the checks of a book", { skip: !hasLibreOffice && "LibreOffice is not installed" }, (t) => {
  return withPage(t, async ({ page, download }) => {
    await openFiles(page);
    await page.locator("#answer-deadline").fill("7月31日");
    const file = await download(() => button(page, ONE).click());
    const { sheets } = throughCalc(file.bytes);
    const [sheet, hidden] = sheets;
    assert.deepEqual([sheet.protected, sheet.visible, hidden.visible], [true, true, false]);
    const rows = [sheet.head + 1, sheet.head + 2];
    const [figure] = sheet.heads.flatMap((head, column) => (/^\d{4}年度の実績$/.test(head) ? [column] : []));
    const below = sheet.open.filter(([row]) => row > sheet.head);
    assert.deepEqual(below, rows.flatMap((row) => [0, 1, 2].map((nth) => [row, figure + nth])));
    for (const row of rows) {
      const [kind, formula, prompt] = sheet.checks[`${row},${figure}`];
      assert.equal(kind, "CUSTOM");
      assert.match(formula, /ISNUMBER/);
      assert.match(prompt, /数値だけを入力します/);
      const [list, words] = sheet.checks[`${row},${figure + 1}`];
      assert.equal(list, "LIST");
      assert.match(words, /速報.*見込.*調査中/);
    }
  });
});
