// An inquiry to twenty sections: 120 KPIs, one book for each section, filled in by LibreOffice in different ways, one saved as
// CSV in CP932. All files are read at once, and each figure reaches its place.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { askOnly, button, openInquiry, preview, readAll, takeIn, withoutFolders } from "./answers.mjs";
import { allThroughCalc, hasLibreOffice } from "./books.mjs";
import { openTable } from "./large.mjs";
import { allDownloads } from "./downloads.mjs";
import { test, withPage } from "./harness.mjs";

const SECTIONS = 20;
const KPIS = 6;
const YEAR = "2023年度";

/** The KPIs with their sections, and what each section answers: figures, states, nothing. */
const kpis = Array.from({ length: SECTIONS * KPIS }, (_, nth) => {
  const section = `第${(nth % SECTIONS) + 1}課`;
  const answers = [{ figure: `${100 + nth}` }, { figure: `${nth}.5`, status: "速報" }, { status: "調査中" }, {}];
  const name = `取組${nth + 1}の実施件数`;
  return { name, section, ...answers[Math.floor(nth / SECTIONS) % answers.length] };
});

const table = () => {
  const head = ["指標名", "単位", "所管課", "目標の数え方", "向き", "区分", "2022年度", "2023年度", "2024年度"];
  const rows = kpis.flatMap(({ name, section }, nth) => {
    const of = [name, "件", section, "各年度の増加分", "増やす"];
    return [[...of, "目標", 10 + nth, 20 + nth, 30 + nth], [...of, "実績", 5 + nth, "", ""]];
  });
  return [head, ...rows];
};

/** The actuals of the year in the file for publishing: each KPI's name, figure and state. */
function actualsIn(text) {
  const [heads, ...rows] = text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => line.split(","));
  const at = (head) => heads.indexOf(head);
  const ofYear = rows.filter((row) => row[at("区分")] === "実績" && row[at("年度")] === YEAR.slice(0, 4));
  return ofYear.map((row) => [row[at("KPI名")], row[at("値")], row[at("値の状態")] === "未入力" ? "" : row[at("値の状態")]]);
}

const isLast = (nth) => nth === SECTIONS - 1;

/** What each section does to its book. */
const manner = (nth) => ({ sort: nth % 2 === 1 && !isLast(nth), rename: nth % 3 === 1, insert: nth % 5 === 2, lose: nth % 7 === 3 });

test("answer books of twenty sections in different states are imported without a wrong figure", { skip: !hasLibreOffice && "LibreOffice is not installed" }, (t) => {
  return withPage(t, async ({ page, download }) => {
    await openTable(page, table());
    await openInquiry(page);
    await askOnly(page, YEAR);
    await withoutFolders(page);
    const sent = await allDownloads(page, SECTIONS, async () => {
      await button(page, "課ごとに書き出す").click();
      await page.getByText(`回答用Excelを${SECTIONS}冊書き出しました。`).waitFor();
    });
    const books = await Promise.all(sent.map(async (download) => readFileSync(await download.path())));
    assert.equal(books.length, SECTIONS);

    const wished = sent.map((download, nth) => {
      const section = /_回答用_(第\d+課)_/.exec(download.suggestedFilename())[1];
      const cells = kpis.filter((kpi) => kpi.section === section).flatMap(({ name, figure, status }) => [
        ...(figure ? [[name, `${YEAR}の実績`, figure]] : []),
        ...(status ? [[name, `${YEAR}の状態`, status]] : []),
      ]);
      return { bytes: books[nth], wishes: { cells, ...manner(nth) }, isCsv: isLast(nth) };
    });
    const answers = (await allThroughCalc(wished)).map(({ bytes }, nth) => [`回答${nth + 1}.${isLast(nth) ? "csv" : "xlsx"}`, bytes]);

    const start = performance.now();
    await readAll(page, answers);
    await preview(page).waitFor();
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });
    t.diagnostic(`${SECTIONS} books were read and taken in after ${Math.round(performance.now() - start)} ms`);

    const states = await page.locator("[data-section] .answer-state").allTextContents();
    assert.deepEqual(states, Array(SECTIONS).fill("回答済"));
    await page.getByText("20課すべてが回答しました。数値は40件残っています。").waitFor();
    await page.getByRole("link", { name: "取込・出力" }).click();

    const long = await download(() => button(page, "公開用CSVを書き出す").click());
    assert.deepEqual(actualsIn(long.text), kpis.map(({ name, figure, status }) => [name, figure ?? "", (status && !figure && "未把握") || (status ?? (figure ? "数値" : ""))]));
  });
});
