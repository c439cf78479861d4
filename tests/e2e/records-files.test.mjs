// The files of 活動記録: the table of records is exported and imported, a group's own list is read, the plan file is sent; the
// charts by month; 活動報告 on paper, in Word and as a picture.

import assert from "node:assert/strict";
import { accessibilityTroubles, isSaved, shows, test, withPage, withSample } from "./harness.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";
import { withShareSheet } from "./share-sheet.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const preview = (page) => page.getByRole("heading", { name: "読み込みの確認" });
const takeIn = (page) => page.getByRole("button", { name: /取り込む/ });

/** Opens the sample of a local-brand council, at its records. */
async function openSample(page) {
  await button(page, "見本から作る").click();
  await page.locator('[data-sample="005"]').click();
  await link(page, "活動記録").click();
  await page.locator("[data-record]").first().waitFor();
  await isSaved(page);
}

const choose = (page, name, text) =>
  page.locator("#file-chooser").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("records exported as CSV are not imported twice, and an added and a changed row are imported after a decision", (t) => {
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
    await page.getByText("「直した.csv」から2件取り込みました。").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[data-record]").length === 21);
    await link(page, "年度の実績入力").click();
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2025");
    const actual = (kpi) => page.getByRole("textbox", { name: `${kpi} 2025年度 実績`, exact: true });
    assert.equal(await actual("会員数").inputValue(), "42");
    assert.match(await actual("朝市での売上").inputValue(), /^595,?000$/);
  });
});

test("a group's own list is imported as records, and reading it again finds nothing new", (t) => {
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

test("活動報告 of the last year is printed on one page with figures and events, and is exported to Word", (t) => {
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

test("the days of 活動報告 and the filter of the list are chosen separately", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSample(page);
    const records = page.locator("[data-record]");
    const all = await records.count();
    await page.getByRole("combobox", { name: "報告する期間" }).selectOption("2026年3月");
    const { name } = await download(() => button(page, "活動報告をWordで書き出す").click());
    assert.match(name, /_活動報告_20260301\.docx$/);
    assert.equal(await records.count(), all, "the list is not filtered");
    await page.getByRole("combobox", { name: "期間で絞り込む" }).selectOption("2025年度");
    assert.equal(await page.getByRole("combobox", { name: "報告する期間" }).inputValue(), "2026-3");
  });
});

test("each KPI has a monthly chart with the year's target, and its accessible name describes it", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page);
    const charts = page.locator(".month-charts");
    await page.getByText("月ごとの図", { exact: true }).click();
    await charts.getByRole("img").nth(2).waitFor();
    const sales = charts.getByRole("img", { name: /^2025年度3月までの累計は594,000円です。年度の目標は600,000円です。/ });
    assert.equal(await sales.count(), 1);
    assert.match(await sales.locator("path.goal").getAttribute("d"), /^M\d+ \d+H\d+$/);
    assert.equal((await sales.locator("path.actuals").getAttribute("d")).match(/Z/g).length, 12, "a bar each month");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.getByRole("combobox", { name: "指標で絞り込む" }).selectOption("会員数");
    await page.waitForFunction(() => document.querySelectorAll(".month-charts svg[role=img]").length === 1);
    await charts.getByRole("heading", { name: "会員数" }).waitFor();
    await page.getByRole("combobox", { name: "記録1 指標" }).waitFor();
    await page.getByRole("textbox", { name: /^記録\d+ 数量$/ }).first().fill("50");
    await page.keyboard.press("Enter");
    await charts.getByRole("img", { name: /3月 50人/ }).waitFor();
    const drawn = await charts.locator("svg[role=img]").elementHandle();
    await button(page, "記録を追加").click();
    await page.getByRole("combobox", { name: "内容", exact: true }).pressSequentially("総会");
    assert.ok(await drawn.evaluate((chart) => chart.isConnected), "typing draws no chart anew");
  });
});

test("活動報告 of a year with survey answers is printed on one page, too", (t) => {
  return withSample(t, "006", async ({ page, samples: [id] }) => {
    await page.goto(`${page.url().split("#")[0]}#/plan/${id}/records`);
    await page.locator("[data-record]").first().waitFor();
    const pdf = await paperOf(page);
    assert.equal(readPdf(pdf).sizes.length, 1, "one page");
    const letters = lettersOf(pdf);
    if (letters) assert.ok(letters.includes("元気になった12人・変わらない3人"), letters);
  });
});

test("活動報告 is saved as a picture with the figures and their targets", (t) => {
  return withPage(t, async ({ page, download }) => {
    await openSample(page);
    await button(page, "図を保存").click();
    const { name, text } = await download(() => button(page, "SVG（拡大してもきれい）").click());
    assert.match(name, /_活動報告_20250401\.svg$/);
    for (const part of ["朝市での売上", "594,000／600,000円（2025年度まで）", "記録20件"]) assert.ok(text.includes(part), part);
    await button(page, "図を保存").click();
    const { bytes } = await download(() => button(page, "PNG（貼り付け用の画像）").click());
    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  });
});

test("送る passes the plan file with all records to the share sheet, and a note says that all are in it", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page);
    const line = page.locator(".records-sharing p");
    await line.filter({ hasText: "この端末だけにある記録が20件あります" }).waitFor();
    await button(page, "送る").click();
    await page.waitForFunction(() => globalThis.sent.length === 1);
    const [{ name, text }] = await page.evaluate(() => globalThis.sent);
    assert.match(name, /\.keikaku\.txt$/);
    assert.equal(text.match(/"on": ?"202[56]-/g).length, 20);
    await shows(line, "すべての記録が計画ファイルにも入っています。");
  }, { before: withShareSheet });
});

test("a record added to a year with a confirmed 効果検証 gives a notice, and the confirmed sheet is unchanged", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page);
    await link(page, "効果検証").click();
    await page.locator("[data-evaluation] button").first().click();
    await button(page, "確定する").first().click();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await page.locator('[data-field="evaluation-state"]').filter({ hasText: "確定" }).waitFor();
    const sheet = page.locator("[data-evaluation]");
    await sheet.getByText("594,000").first().waitFor();
    await link(page, "活動記録").click();
    await button(page, "記録を追加").click();
    await page.getByRole("radio", { name: "朝市での売上", exact: true }).check();
    await page.getByRole("textbox", { name: "数量", exact: true }).fill("6000");
    await page.getByRole("radio", { name: "選ぶ", exact: true }).check();
    await page.getByRole("textbox", { name: "記録する日", exact: true }).fill("2026/3/30");
    await button(page, "保存").click();
    await page.getByText("2025年度の効果検証は確定済みです。シートの数値は確定したときのままです。").waitFor();
    await link(page, "効果検証").click();
    await sheet.getByText("594,000").first().waitFor();
  });
});
