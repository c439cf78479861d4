// 比べる: two plans, a plan and a file, or two files side by side; nothing is imported, and nothing that is stored
// changes.

import assert from "node:assert/strict";
import { KPI, OTHER, PLAN, button, link, openFiles, openGrid, send, withField } from "./answers.mjs";
import { act, cell, enter, isSaved, openList, openPlan, openSample, shows, test, withPage, withSample } from "./harness.mjs";
import { pagesOf, paperOf } from "./paper.mjs";

const side = (page, name) => page.getByRole("combobox", { name, exact: true });
const summary = (page) => page.locator(".compare-summary");
/** Everything that is stored except the settings, which include the language. */
const kept = (page) => page.evaluate(() => {
  const records = Object.entries(localStorage).filter(([key]) => key !== "keikaku/settings");
  return JSON.stringify(records.sort());
});
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const put = (page, which, name, text) => page.locator(`#compare-file-${which}`).setInputFiles(file(name, text));
const chosen = (select) => select.evaluate((element) => element.selectedOptions[0].textContent);

/** The differences as the user reads them: KPI, item, left, right, kind. */
const differences = (page) => page.locator(".compare-table tbody").evaluateAll((groups) => groups.flatMap((group) => {
  const name = group.querySelector(".compare-kpi").textContent;
  return [...group.querySelectorAll("[data-difference]")].map((row) =>
    [name, ...[...row.cells].slice(0, 3).map((one) => one.textContent), row.querySelector(".kind").textContent]);
}));

async function openCompare(page) {
  await link(page, "二つを比べる").click();
  await page.getByRole("heading", { level: 1, name: "比べる" }).waitFor();
}

/** 埼玉県's plan, and its plan files before and after 2017年度 is filled in. */
async function twoPlanFiles(page, download) {
  await openSample(page, "001");
  await openFiles(page);
  const save = () => download(() => button(page, "計画ファイルを保存").click());
  const before = await save();
  await openGrid(page);
  await enter(cell(page, `${KPI} 2017年度 実績`), "150");
  await enter(cell(page, `${KPI} 2018年度 目標`), "210");
  await isSaved(page);
  await openFiles(page);
  return [before.text, (await save()).text];
}

const FILLED = [
  [KPI, "2018年度 目標", "200", "210", "異なる"],
  [KPI, "2017年度 実績", "（空欄）", "150", "右だけ"],
];

/** The differences without 記載の累計, which follows the new target. */
const figures = async (page) => (await differences(page)).filter(([, item]) => !item.includes("累計"));

test("two plans of the list can be compared, filtered by kind of difference, and swapped", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await act(page, PLAN, "複製");
    await openPlan(page, `${PLAN}（2番目）`);
    await enter(cell(page, `${KPI} 2018年度 目標`), "210");
    await enter(cell(page, `${KPI} 2017年度 実績`), "150");
    await isSaved(page);
    await openList(page);
    const before = await kept(page);
    await openCompare(page);
    await shows(summary(page), "左と右に、比べるものを選んでください。ファイルはボタンで選ぶか、この画面にドラッグします。");
    await side(page, "左").selectOption({ index: 1 });
    assert.equal(await page.evaluate(() => document.activeElement.id), "compare-left");
    await side(page, "右").selectOption({ index: 1 });
    await shows(summary(page), "違いはありません。");
    assert.equal(await page.locator(".compare-table").count(), 0);
    await side(page, "右").selectOption({ index: 2 });
    await page.locator(".compare-table").waitFor();
    const all = await differences(page);
    assert.deepEqual((await figures(page)).filter(([name]) => name === KPI), FILLED);
    await shows(summary(page), `${all.length}か所が異なります。`);
    assert.equal(await page.getByRole("status").filter({ hasText: "か所が異なります。" }).count(), 1);
    await button(page, "右だけ 1").click();
    assert.deepEqual(await differences(page), [FILLED[1]]);
    await button(page, "左右を入れ替える").click();
    assert.deepEqual(await differences(page), [[KPI, "2017年度 実績", "150", "（空欄）", "左だけ"]]);
    await button(page, `すべて ${all.length}`).click();
    assert.equal((await differences(page)).length, all.length);
    assert.equal(await kept(page), before);
  });
});

test("a plan is compared with a returned table, and a reload keeps the plan but not the file", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const answer = withField(withField(sent, 1, "実績", "2017年度", "210"), 2, "実績", "2018年度", "約10");
    await isSaved(page);
    const before = await kept(page);
    await openCompare(page);
    assert.equal(await chosen(side(page, "左")), PLAN);
    await put(page, "right", "回答.csv", answer.text);
    await shows(summary(page), "1か所が異なります。ほかに、読み取れないところが1か所あります。");
    assert.deepEqual(await differences(page), [
      [KPI, "2017年度 実績", "（空欄）", "210", "右だけ"],
      [OTHER, "2018年度 実績", "（空欄）", "約10", "読取不能"],
    ]);
    await page.getByText("表のファイルは、書いてある項目だけを比べています。").waitFor();
    assert.equal(await chosen(side(page, "右")), "回答.csv");
    await button(page, "English").click();
    await page.getByRole("heading", { level: 1, name: "Compare" }).waitFor();
    await shows(summary(page), "1 place differs. 1 more could not be read.");
    await button(page, "日本語").click();
    await page.reload();
    await page.getByText("ここにあったファイルは、画面を開き直すと残りません。もう一度選んでください。").waitFor();
    assert.equal(await chosen(side(page, "左")), PLAN);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 2, name: "読み込みの確認" }).count(), 0);
    await page.goForward();
    await page.getByRole("heading", { level: 1, name: "比べる" }).waitFor();
    assert.equal(await chosen(side(page, "左")), PLAN);
    await put(page, "right", "送ったまま.csv", sent.text);
    await shows(summary(page), "違いはありません。");
    assert.equal(await kept(page), before);
  });
});

test("two plan files dropped together are compared although their plan is not in the list", (t) => {
  return withPage(t, async ({ page, download }) => {
    const [before, after] = await twoPlanFiles(page, download);
    await openList(page);
    await act(page, PLAN, "ごみ箱へ");
    await isSaved(page);
    const store = await kept(page);
    await openCompare(page);
    await page.locator(".compare").evaluate((view, texts) => {
      const transfer = new DataTransfer();
      texts.forEach((text, nth) => transfer.items.add(new File([text], `${nth + 1}.json`)));
      view.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, [before, after]);
    await page.locator(".compare-table").waitFor();
    assert.deepEqual([await chosen(side(page, "左")), await chosen(side(page, "右"))], ["1.json", "2.json"]);
    // A plan file also has the final target from before its change, which is no difference beside the changed target.
    assert.deepEqual(await figures(page), FILLED);
    assert.equal(await page.getByRole("columnheader", { name: `1.json: ${PLAN}` }).count(), 1);
    assert.equal(await kept(page), store);
    await openList(page);
    assert.equal(await page.locator(".plan-table tbody tr").count(), 0);
  });
});

test("an unreadable file is refused on its side, and a file dropped outside the view has no effect", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await openList(page);
    await openCompare(page);
    await put(page, "left", "品物.csv", "品名,数\r\n机,3\r\n");
    await page.getByText("品物.csv: 項目名の行が見つかりません。").waitFor();
    await page.locator(".page-header").evaluate((header) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["{}"], "計画.json"));
      header.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    assert.equal(await page.getByRole("alert").count(), 0);
    await page.getByText("品物.csv: 項目名の行が見つかりません。").waitFor();
  });
});

test("a row of the printed comparison that is longer than a page begins on the first page", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    await openCompare(page);
    await put(page, "right", "回答.csv", withField(sent, 1, "実績", "備考", "相談会を毎月開いた。".repeat(300)).text);
    await page.locator("[data-difference]").waitFor();
    const pages = pagesOf(await paperOf(page), "-raw");
    if (pages === undefined) return t.diagnostic("pdftotext is not here: the letters on paper were not read");
    assert.ok(pages.length > 1);
    assert.ok(pages[0].replaceAll(/\s+/g, "").includes("相談会を毎月開いた。".repeat(3)), pages[0]);
  });
});

test("the printed comparison shows column headings and summary but no controls", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    await openCompare(page);
    await put(page, "right", "回答.csv", withField(sent, 1, "実績", "2017年度", "210").text);
    await page.locator(".compare-table").waitFor();
    await page.emulateMedia({ media: "print" });
    // The area between the margins of an upright A4 page.
    await page.setViewportSize({ width: 703, height: 1031 });
    assert.equal(await page.locator("button:visible, select:visible, a:visible").count(), 0);
    assert.ok(await page.getByRole("columnheader", { name: `左 ${PLAN}` }).isVisible());
    assert.ok(await summary(page).isVisible());
  });
});
