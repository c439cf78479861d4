// The files of 活動記録: the table of records out and in again, a list that a group keeps itself, and 活動報告 on paper and in Word.

import assert from "node:assert/strict";
import { accessibilityTroubles, isSaved, test, withPage } from "./harness.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const preview = (page) => page.getByRole("heading", { name: "読み込みの確認" });
const takeIn = (page) => page.getByRole("button", { name: /取り込む/ });

/** The sample of a local-brand council, at its records. */
async function openSample(page) {
  await button(page, "見本から作る").click();
  await page.locator('[data-sample="005"]').click();
  await link(page, "活動記録").click();
  await page.locator("[data-record]").first().waitFor();
  await isSaved(page);
}

const choose = (page, name, text) =>
  page.locator("#file-chooser").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("records go out as a table and come in again once; a row that was added and one that was changed are decided", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSample(page);
    assert.deepEqual(await accessibilityTroubles(page), []);
    const { bytes, name } = await download(() => button(page, "活動記録のCSVを書き出す").click());
    assert.match(name, /_records_\d{8}\.csv$/);
    const text = bytes.toString("utf8");
    const lines = text.split("\r\n");
    assert.equal(lines.filter(Boolean).length, 21);
    await choose(page, "同じ.csv", text);
    await page.getByText("活動記録20行を読みました。").waitFor();
    await page.getByText("手元と同じ計画が1件あります").waitFor();
    await button(page, "キャンセル").click();
    const changed = text.replace(",54500,", ",55500,") + ",,,2026-03-29,,会員数,42,,,,,名簿の追加,,,\r\n";
    await choose(page, "直した.csv", changed);
    await preview(page).waitFor();
    assert.equal(await page.locator('[data-change="add"]').count(), 1);
    await page.getByRole("radio", { name: "ファイルの値" }).check();
    await takeIn(page).click();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 21);
    await link(page, "年度の実績入力").click();
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2025");
    const actual = (kpi) => page.getByRole("textbox", { name: `${kpi} 2025年度 実績`, exact: true });
    assert.equal(await actual("会員数").inputValue(), "42");
    assert.match(await actual("朝市での売上").inputValue(), /^595,?000$/);
  });
});

test("a list that a group keeps itself is read where the records are shown, and again says nothing new", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page);
    const list = "朝市の控え\n開催日,朝市での売上（円）,会員数,行事,天気\n2026/4/26,\"61,000\",43,春の市,晴れ\n2026/5/24,48000,,朝市,雨\n";
    await choose(page, "控え.csv", list);
    await preview(page).waitFor();
    await page.getByText("読まない列があります：天気。").waitFor();
    assert.equal(await page.locator('[data-change="add"]').count(), 3);
    await takeIn(page).click();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 23);
    await choose(page, "控え.csv", list);
    await page.getByText("手元と同じ計画が1件あります").waitFor();
  });
});

test("活動報告 of the last year is one page with every event, and goes to Word", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSample(page);
    const pdf = await paperOf(page);
    assert.equal(readPdf(pdf).sizes.length, 1, "one page");
    const letters = lettersOf(pdf);
    for (const part of ["活動報告", "2025年4月1日～2026年3月31日", "594,000／600,000円", "収穫祭の朝市", "年度末の名簿", "記録12件の合計"]) {
      if (letters) assert.ok(letters.includes(part), part);
    }
    await page.getByRole("checkbox", { name: "記録ごとの数量を載せない（会員向け）" }).check();
    const members = lettersOf(await paperOf(page));
    if (members) assert.ok(members.includes("収穫祭の朝市") && !members.includes("57,900"));
    const { name } = await download(() => button(page, "活動報告をWordで書き出す").click());
    assert.match(name, /_活動報告_20250401\.docx$/);
  });
});
