// 提出前の確認, a part of チェック: repeated texts, required fields, findings and enclosures of the document, on the screen and on one or two
// pages.

import assert from "node:assert/strict";
import { accessibilityTroubles, enter, row, test, withSample } from "./harness.mjs";
import { lettersOf, paperOf, readPdf } from "./paper.mjs";

const link = (page, name) => page.getByRole("link", { name, exact: true });
const copies = (page, what) => page.locator("[data-copies]").filter({ has: page.getByRole("rowheader", { name: what, exact: true }) });

async function openFiling(page) {
  await link(page, "チェック").click();
  await page.getByRole("heading", { level: 2, name: "提出前の確認" }).waitFor();
}

test("after a target changes in the grid, 提出前の確認 reports the KPI tables as equal in all three places", (t) => {
  return withSample(t, "000", async ({ page }) => {
    await enter(row(page, "外部人材派遣先の収益の増加額").target(2020), "36,000");
    await openFiling(page);
    const table = copies(page, "指標の表");
    assert.equal(await table.getAttribute("data-copies"), "equal");
    await table.getByText("3か所の24セルずつ", { exact: true }).waitFor();
    assert.equal(await table.getByRole("listitem").count(), 3);
  });
});

test("differing end dates and a blank field are reported, with a link to the field", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await link(page, "基本情報").click();
    await enter(page.getByRole("textbox", { name: "6 計画期間の終期", exact: true }), "2026年3月31日");
    await link(page, "本文").click();
    await enter(page.getByRole("textbox", { name: "5-2の③ 事業の内容", exact: true }), "");
    await openFiling(page);
    assert.equal(await copies(page, "計画期間と事業実施期間の終期").getAttribute("data-copies"), "different");
    await page.getByText("が残っています。上の一覧にあります。").waitFor();
    await page.getByRole("link", { name: /5-2の③ 事業の内容/ }).first().click();
    await page.getByRole("heading", { level: 1, name: "本文" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  });
});

test("the former address of 提出前の確認 leads to its section in チェック", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await page.goto(page.url().replace(/kpi$/, "filing"));
    await page.getByRole("heading", { level: 1, name: "チェック" }).waitFor();
    await page.waitForFunction(() => document.activeElement.textContent === "提出前の確認");
    const findings = await page.locator("[data-finding]").evaluateAll((all) => all.map((one) => one.textContent));
    assert.equal(new Set(findings).size, findings.length, "each finding stands once");
  });
});

test("提出前の確認 lists the enclosures, refers to the official guide and prints on at most two pages", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await openFiling(page);
    await page.getByText("工程表").waitFor();
    await page.getByText("提出先の様式と手引きで確かめてください。").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    const pdf = await paperOf(page);
    assert.ok(readPdf(pdf).pages <= 2);
    const letters = lettersOf(pdf);
    if (letters === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    for (const text of ["提出前の確認", "指標の表", "工程表"]) assert.ok(letters.includes(text), text);
  });
});
