// The information that a plan file passes on besides the plan: it is shown before the file is saved, and can be left
// out.

import assert from "node:assert/strict";
import { accessibilityTroubles, act, enter, openList, row, test, withSample } from "./harness.mjs";
import { withShareSheet } from "./share-sheet.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const DELETED = "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";
const CLEARED = "987654";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const without = (page) => page.getByRole("checkbox", { name: "やりとりの記録を除いて保存", exact: true });
const given = (page) => page.locator("[data-given-away]");

test("earlier data in a plan file, such as deleted figures, is counted beside the save button and can be left out", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await enter(row(page, SALES).actual(2022), CLEARED);
    await link(page, "取込・出力").click();
    await given(page).filter({ hasText: "やりとりの記録（送った表、回答）はまだありません" }).waitFor();
    await download(() => button(page, "表計算用CSVを書き出す").click());
    await given(page).filter({ hasText: "前に送った・取り込んだ表1件" }).waitFor();
    await link(page, "数値目標と実績").click();
    await enter(row(page, SALES).actual(2022), "");
    await act(page, DELETED, "削除");
    await link(page, "取込・出力").click();
    await given(page).filter({ hasText: "いまは消した数値1個、削除した指標1件" }).waitFor();
    const whole = await download(() => button(page, "計画ファイルを保存").click());
    for (const text of [CLEARED, DELETED]) assert.ok(whole.bytes.toString().includes(text), `the usual file holds ${text}`);
    await without(page).check();
    await given(page).filter({ hasText: "何を直したかはわからず、いまの計画との違いをすべて示します" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    const file = await download(() => button(page, "計画ファイルを保存").click());
    assert.match(file.name, /_記録なし\.json$/);
    for (const text of [CLEARED, DELETED]) assert.ok(!file.bytes.toString().includes(text), `nothing of ${text}`);
    const plans = [whole, file].map(({ bytes }) => JSON.stringify(JSON.parse(bytes.toString()).plans));
    assert.equal(plans[0], plans[1], "the plan itself is the same");
    await openList(page);
    await given(page).getByText(/^「すべて保存」のファイルには、やりとりの記録.*も入ります。件数を見る$/).click();
    await given(page).filter({ hasText: "いまは消した数値1個、削除した指標1件" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("a plan file is shared as a text file by the share sheet and can be read again", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await link(page, "取込・出力").click();
    await button(page, "送る").click();
    await page.waitForFunction(() => globalThis.sent.length === 1);
    const [{ name, text }] = await page.evaluate(() => globalThis.sent);
    assert.match(name, /\.keikaku\.txt$/);
    await page.locator("#file-chooser").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.getByRole("heading", { name: "読み込みの確認" }).waitFor();
    await page.getByText("反映済み").first().waitFor();
  }, { before: withShareSheet });
});

test("without a share sheet there is no button to send a plan file", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await link(page, "取込・出力").click();
    await button(page, "計画ファイルを保存").waitFor();
    assert.equal(await button(page, "送る").count(), 0);
  });
});
