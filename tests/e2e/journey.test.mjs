// The journey of a table through several browser profiles: it is sent to two sections, filled in by one section in this
// program and by the other in a spreadsheet (in LibreOffice if that is installed), changed here in the meantime, and
// merged.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  KPI, OTHER, button, changes, openFiles, openGrid, preview, read, readAll, send, withField, withKpi, withoutKpi,
} from "./answers.mjs";
import { cell, enter, isSaved, shows, test, totals, withPage, withSample } from "./harness.mjs";
import { hasCalc } from "./suite.mjs";

const OURS = `${KPI} 2019年度 実績`;
const PLACE = `${KPI} 2017年度 実績`;
const message = (page) => page.locator('[data-field="message"]');

/** The section with this program: opens the file as a new plan, fills in and clears cells, and sends its table. */
async function filledInHere(t, sent) {
  let answer;
  await withPage(t, async ({ page, download }) => {
    await read(page, "依頼.csv", sent.text);
    await button(page, "取り込む").click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await enter(cell(page, PLACE), "210");
    await enter(cell(page, `${KPI} 2018年度 目標`), "");
    await openFiles(page);
    answer = await download(() => button(page, "表計算用CSVを書き出す").click());
  });
  return answer;
}

/** The file after Calc has opened and saved it; unchanged without Calc. */
function throughCalc({ text }) {
  if (!hasCalc) return { text };
  const folder = mkdtempSync(join(tmpdir(), "keikaku-journey-"));
  try {
    const [file, out] = [join(folder, "answer.csv"), join(folder, "out")];
    writeFileSync(file, text);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    // Comma, quotation mark, UTF-8.
    const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
    execFileSync("soffice", [profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", filter, "--outdir", out, file], { stdio: "ignore" });
    return { text: readFileSync(join(out, "answer.csv"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("answers of two sections to one table are merged once a conflict is decided and a deletion is confirmed", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const first = await filledInHere(t, sent);
    let second = withField(sent, 1, "実績", "2017年度", "215");
    second = withKpi(withoutKpi(second, 2), "新しい指標", "件", "2018年度", "7");
    second = throughCalc(second);
    await openGrid(page);
    await enter(cell(page, OURS), "12");
    await openFiles(page);
    const answers = [["産業課.csv", first.text], ["総務課.csv", second.text]];
    await readAll(page, answers);
    await preview(page).waitFor();
    assert.deepEqual(await changes(page), [
      ["clear", `${KPI} 2018年度 目標`, "200", "（空欄）"],
      ["conflict", PLACE, "（空欄）", "210", "215"],
      ["add", "新しい指標", "", "単位 件、2018年度 目標 7"],
      ["remove", OTHER, "事業開始前 38、2017年度 目標 15、2018年度 目標 15、2019年度 目標 15", "なし（削除）"],
    ]);
    assert.equal(await page.getByRole("checkbox", { name: OTHER }).isChecked(), false);
    await page.getByRole("checkbox", { name: OTHER }).check();
    await page.getByRole("radiogroup", { name: PLACE }).getByRole("radio", { name: "総務課.csv の値" }).check();
    await button(page, "取り込む").click();
    await shows(message(page), "「産業課.csv」から1件取り込みました。「総務課.csv」から3件取り込みました。");
    const kpis = () => page.getByRole("textbox", { name: /番目の指標名$/ }).evaluateAll((names) => names.map((name) => name.value));
    await openGrid(page);
    await totals(page, KPI, { target: "400（1年分未入力）（記載は 600）", actual: "227（1年分未入力）" });
    assert.equal(await cell(page, OURS).inputValue(), "12");
    assert.deepEqual(await kpis(), [KPI, "新しい指標"]);
    await isSaved(page);
    await openFiles(page);
    await readAll(page, answers);
    await preview(page).waitFor();
    assert.deepEqual(await changes(page), []);
    await button(page, "取り込む").click();
    await openGrid(page);
    await page.locator(".plan-name").click();
    await page.keyboard.press("Control+z");
    await totals(page, KPI, { target: "400（1年分未入力）（記載は 600）", actual: "12（2年分未入力）" });
    assert.deepEqual(await kpis(), [KPI, OTHER]);
  });
});
