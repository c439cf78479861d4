// 酒田市's table after LibreOffice has opened it, changed one cell, sorted its rows, and saved it as UTF-8 and as CP932. The
// preview shows that cell and nothing else. If LibreOffice is installed, it processes the page's own file; in any case the
// test reads files that a real Calc made earlier (tests/corpus/libreoffice).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { button, changes, preview } from "./answers.mjs";
import { hasLibreOffice } from "./books.mjs";
import { openPlan, openSample, row, test, totals, withPage } from "./harness.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const CORPUS = join(ROOT, "tests/corpus/libreoffice");
const KPI = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const PLAN = "共創コミュニティの創出・運営支援による、新たな産業振興支援事業 ～個から集へのサポートで地域を変革～";
const CHANGE = ["set", `${KPI} 2023年度 実績`, "（空欄）", "31,250"];
const ENCODINGS = ["utf8", "cp932"];

async function read(page, path) {
  await page.locator("#file-chooser").setInputFiles(path);
  await preview(page).waitFor();
}

/** Reads an answer, asserts that it changes the one cell, and imports it. */
async function takesOneCell(page, path) {
  await read(page, path);
  assert.deepEqual(await changes(page), [CHANGE]);
  await button(page, "取り込む").click();
  await page.getByRole("link", { name: "数値目標と実績" }).click();
  await totals(page, KPI, { actual: "31,250（4年分未入力）" });
  assert.equal(await row(page, KPI).target(2022).inputValue(), "25,542.00", "digits that Calc drops stay");
}

for (const encoding of ENCODINGS) {
  test(`a table saved by Calc as ${encoding} changes only the cell that was typed into`, (t) => {
    return withPage(t, async ({ page }) => {
      await read(page, join(CORPUS, "sample_plan.json"));
      await button(page, "取り込む").click();
      await openPlan(page, PLAN);
      await page.getByRole("link", { name: "取込・出力" }).click();
      await takesOneCell(page, join(CORPUS, `sample_${encoding}.csv`));
    });
  });
}

for (const encoding of ENCODINGS) {
  test(`an exported table that Calc edited and saved as ${encoding} changes only the edited cell`, { skip: !hasLibreOffice && "LibreOffice is not installed" }, (t) => {
    return withPage(t, async ({ page, download }) => {
      const folder = mkdtempSync(join(tmpdir(), "keikaku-calc-"));
      try {
        await openSample(page, "002");
        await page.getByRole("link", { name: "取込・出力" }).click();
        const sent = await download(() => button(page, "表計算用CSVを書き出す").click());
        writeFileSync(join(folder, "sample_sent.csv"), sent.bytes);
        execFileSync("/usr/bin/python3", [join(ROOT, "scripts/libreoffice.py"), folder], { stdio: "inherit" });
        assert.notDeepEqual(readFileSync(join(folder, `sample_${encoding}.csv`)), sent.bytes);
        await takesOneCell(page, join(folder, `sample_${encoding}.csv`));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
}
