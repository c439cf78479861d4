// A text whose section has another kind in a newer form: it is listed as a text without a place, can be edited there and is not
// printed. Also: a form without a table of KPIs warns about what its plans will lack.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { accessibilityTroubles, enter, isSaved, openForm, openList, openPlan, test, withPage } from "./harness.mjs";

const FIFTH = readFileSync(resolve(import.meta.dirname, "../forms/fifth.json"), "utf8");
const SECTION = "6-2 脱炭素への寄与";
const TEXT = "剪定枝を燃料にする。";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });

async function load(page, form) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "様式を読み込む").click()]);
  await chooser.setFiles({ name: "様式.json", mimeType: "application/json", buffer: Buffer.from(form) });
}

const says = (page, text) => page.locator('[data-field="message"]').filter({ hasText: text }).waitFor();

test("a text whose section now holds projects is listed as a text without a place, can be edited and is not printed", (t) => {
  return withPage(t, async ({ page }) => {
    await load(page, FIFTH);
    await openForm(page, "2031年様式");
    await link(page, "本文").click();
    await field(page, SECTION).fill(TEXT);
    await enter(field(page, "1 計画の名前"), "里山エネルギー計画");
    await isSaved(page);
    await openList(page);
    const projects = FIFTH.replace('"kind": "text", "fill": "or_none"', '"kind": "projects", "fill": "or_none"');
    await load(page, projects.replaceAll("2031年様式", "2032年様式").replace("f2031", "f2032").replace("2031 form", "2032 form"));
    await says(page, "様式「2032年様式」を読み込みました。");
    await openPlan(page, "里山エネルギー計画");
    await link(page, "本文").click();
    await page.getByRole("combobox", { name: "様式", exact: true }).selectOption({ label: "2032年様式" });
    const kept = page.getByRole("region", { name: "この様式に置き場所のない文" });
    const text = kept.getByRole("textbox", { name: SECTION, exact: true });
    assert.equal(await text.inputValue(), TEXT);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await text.fill("間伐材を燃料にする。");
    await text.press("Tab");
    await link(page, "印刷").click();
    await page.getByRole("radio", { name: /^計画書/ }).check();
    await page.locator(".document-paper").getByRole("heading", { name: "6-2　脱炭素への寄与", exact: true }).waitFor();
    const paper = await page.locator(".document-paper").textContent();
    assert.ok(!paper.includes("燃料にする"), "what has no place is not printed");
    await link(page, "本文").click();
    await text.fill("");
    assert.equal(await text.isVisible(), true, "an emptied text keeps its field while one is at it");
    await text.fill("間伐材を燃料にする。");
    await page.getByRole("combobox", { name: "様式", exact: true }).selectOption({ label: "2031年様式" });
    assert.equal(await field(page, SECTION).inputValue(), "間伐材を燃料にする。");
    await kept.waitFor({ state: "hidden" });
  });
});

test("a form without a KPI table is loaded with a warning; a form with a bad year head or a built-in name is refused", (t) => {
  return withPage(t, async ({ page }) => {
    await load(page, FIFTH.replace('"kind": "kpi_table"', '"kind": "text"'));
    await says(page, "計画書に指標が印刷されません");
    await load(page, FIFTH.replace("第{n}期（{年度}年度）の増加見込み", "{year}年度"));
    await page.getByText("「table.year_head」: 波括弧で書けるのは").waitFor();
    await load(page, FIFTH.replace("2031年様式", "2022年様式"));
    await page.getByText("「name」: はじめからある様式と同じ名前で").waitFor();
  });
});
