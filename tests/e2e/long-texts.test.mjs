// A text that is too long for any table is refused when it is typed or pasted: the page says so, keeps the text where it
// can be shortened, and changes nothing else.

import assert from "node:assert/strict";
import { preview } from "./answers.mjs";
import { paste } from "./clipboard.mjs";
import { isSaved, row, test, withSample } from "./harness.mjs";

const KPI = "県内中堅・中小企業の相談件数";
const LONG = "長".repeat(32_768);
const message = (page) => page.locator('[data-field="message"]');
const refused = (page) => message(page).filter({ hasText: "32768文字あるため、記録していません。" }).waitFor();

test("a typed text that is too long is not saved, but stays in its field until it is shortened", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const name = page.locator("textarea.name").first();
    await name.fill(LONG);
    await page.keyboard.press("Tab");
    await refused(page);
    assert.equal(await name.inputValue(), LONG);
    await name.fill(LONG.slice(1));
    await page.keyboard.press("Tab");
    await isSaved(page);
    await page.reload();
    assert.equal(await page.locator("textarea.name").first().inputValue(), LONG.slice(1));
  });
});

test("a pasted block with a text that is too long is refused with a message, and the first cell is unchanged", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const first = row(page, KPI).target(2017);
    const before = await first.inputValue();
    await first.click();
    await paste(page, `7\r\n${LONG}\r\n`);
    await message(page).filter({ hasText: "32768文字あります" }).waitFor();
    assert.equal(await first.inputValue(), before);
  });
});

test("a paste of more rows than the grid accepts is read like a file, and cancelling it leaves the cell unchanged", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const first = row(page, KPI).target(2017);
    const before = await first.inputValue();
    await first.click();
    const rows = Array.from({ length: 5_000 }, (_, nth) => `取組${nth}\t件\t目標\t5`);
    await paste(page, `指標名\t単位\t区分\t2017年度\r\n${rows.join("\r\n")}\r\n`);
    await preview(page).waitFor();
    await page.getByText("貼り付けた表", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "キャンセル", exact: true }).click();
    assert.equal(await first.inputValue(), before);
    await first.click();
    await paste(page, `${KPI}\t2017年度\t5\r\n`.repeat(100_000));
    await page.getByText("大きなファイルです").waitFor();
    await page.getByRole("button", { name: "キャンセル", exact: true }).click();
    assert.equal(await first.inputValue(), before);
  });
});
