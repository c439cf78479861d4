// 効果検証 filled in by others: by sections in answer books with 要因, by an evaluator in the CSV of the sheet. Differing
// texts are decided, and the view shows what was imported.

import assert from "node:assert/strict";
import { askOnly, button, link, openFiles, openInquiry, preview, read, readAll, takeIn } from "./answers.mjs";
import { openedBook } from "./books.mjs";
import { accessibilityTroubles, test, withSample } from "./harness.mjs";
import { readWord } from "./word.mjs";

const NAME = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const field = (page, name) => page.getByRole("textbox", { name, exact: true });

/** Opens the sheet of a year and its first KPI. */
async function openSheet(page, year) {
  await link(page, "効果検証").click();
  await page.locator("[data-evaluation]").first().waitFor();
  await page.getByRole("combobox", { name: "年度", exact: true }).selectOption(year);
  await button(page, `${NAME} を開く`).click();
}

/** Sends the book for 2023年度, which also asks for 要因 and 今後の取組. */
async function sendBook(page, download) {
  await openInquiry(page);
  await askOnly(page, "2023年度");
  await page.getByRole("checkbox", { name: "要因と今後の取組も聞く" }).check();
  assert.deepEqual(await accessibilityTroubles(page), []);
  return download(() => button(page, "回答用ブックを書き出す").click());
}

test("causes from two answer books are imported, a conflict between them is decided, and the sheet shows the result", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await openSheet(page, "2022");
    await field(page, `${NAME} 今後の取組`).fill("窓口を増やす。");
    await field(page, `${NAME} 今後の取組`).blur();
    const { bytes } = await sendBook(page, download);
    const answer = (name, texts) => {
      const book = openedBook(bytes, "2023年度");
      book.sign(1, name);
      for (const [head, text] of texts) book.enter(1, NAME, head, text);
      return book.bytes();
    };
    assert.equal(openedBook(bytes, "2023年度").text(1, NAME, "要因"), "");
    assert.equal(openedBook(bytes, "前年").text(1, NAME, "今後の取組（2022年度）"), "窓口を増やす。");
    await readAll(page, [
      ["商工.xlsx", answer("佐藤", [["実績", "31250"], ["前年の取組の結果", "一部実施"], ["要因", "出店者が減った。"]])],
      ["観光.xlsx", answer("鈴木", [["要因", "雨が多かった。"], ["今後の取組", "屋根を付ける。"]])],
    ]);
    await preview(page).waitFor();
    const choice = page.getByRole("radiogroup", { name: `${NAME} 2023年度 要因` });
    assert.deepEqual(await choice.locator(".value").allTextContents(), ["出店者が減った。", "雨が多かった。"]);
    const labels = await choice.getByRole("radio").evaluateAll((radios) => radios.map((radio) => radio.getAttribute("aria-label")));
    assert.deepEqual(labels, ["現在の値", "回答の値", "直接入力"]);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await takeIn(page).click();
    await page.getByRole("alert").waitFor();
    await choice.getByRole("radio", { name: "直接入力" }).check();
    await choice.getByRole("textbox").fill("出店者が減り、雨も多かった。");
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });

    await openSheet(page, "2023");
    assert.equal(await field(page, `${NAME} 要因`).inputValue(), "出店者が減り、雨も多かった。");
    assert.equal(await field(page, `${NAME} 今後の取組`).inputValue(), "屋根を付ける。");
    const kept = page.getByRole("radiogroup", { name: `${NAME} 前年の取組はどうなったか` });
    assert.equal(await kept.getByRole("radio", { name: "一部実施" }).isChecked(), true);
    await link(page, "照会").click();
    await page.locator("[data-section]").getByText(/回答済|差替あり/).first().waitFor();
  });
});

/** The file with fields changed: `[kind, nth, column, text]`. None of its fields is quoted. */
function filled(text, changes) {
  const lines = text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => line.split(","));
  const at = (column) => lines[0].indexOf(column);
  for (const [kind, nth, column, content] of changes) {
    lines.filter((line) => line[at("区分")] === kind)[nth - 1][at(column)] = content;
  }
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

test("the evaluation CSV is imported completely, only once, and not into a settled sheet", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await openSheet(page, "2022");
    await field(page, `${NAME} 要因`).fill("出店者が減った。");
    const { name, text } = await download(() => button(page, "効果検証CSVを書き出す").click());
    assert.match(name, /_eval_v[a-z0-9]{10}_\d{8}\.csv$/);
    assert.ok(text.includes("指標") && text.includes("出店者が減った。"));

    await openFiles(page);
    await read(page, "検証.csv", filled(text, [["指標", 1, "区分", "しひょう"]]));
    await page.getByRole("alert").getByText("2行目の「区分」の「しひょう」を読めません。").waitFor();

    const answer = filled(text, [
      ["指標", 1, "今後の取組", "窓口を増やす。"],
      ["指標", 1, "前年の取組の結果", "一部実施"],
      ["事業", 1, "事業効果", "地方創生に効果があった"],
      ["意見", 1, "意見", "費用も示すべきである。"],
      ["意見", 2, "意見", "広報を増やすべきである。"],
      ["意見", 3, "意見", "若者の声を聞くべきである。"],
      ["指標", 1, "判定", "A"],
    ]);
    await read(page, "検証.csv", answer);
    await preview(page).waitFor();
    assert.equal(await page.locator("[data-change=set]").count(), 6);
    for (const number of [1, 2, 3]) await page.locator("[data-change=set]").getByText(`2022年度の効果検証 意見${number}`).waitFor();
    await page.getByText("計画の今の内容と違う欄が1件あります（2行目の判定）").waitFor();
    // The plan has a value there that may have changed since, so that no field of the file is certain to be left out.
    assert.equal(await takeIn(page).textContent(), "取り込む");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });
    await read(page, "検証.csv", answer);
    await page.getByText("反映済み").first().waitFor();

    await openSheet(page, "2022");
    assert.equal(await field(page, `${NAME} 今後の取組`).inputValue(), "窓口を増やす。");
    // Nothing was promised the year before, but the file's answer about it is shown.
    const kept = page.getByRole("radiogroup", { name: `${NAME} 前年の取組はどうなったか`, exact: true });
    assert.equal(await kept.getByRole("radio", { name: "一部実施" }).isChecked(), true);
    const opinions = ["費用も示すべきである。", "広報を増やすべきである。", "若者の声を聞くべきである。"];
    for (const [nth, opinion] of opinions.entries()) assert.equal(await field(page, `意見${nth + 1}`).inputValue(), opinion);
    const effect = page.getByRole("combobox", { name: "事業効果", exact: true });
    assert.equal(await effect.locator("option:checked").textContent(), "地方創生に効果があった");

    await button(page, "確定する").first().click();
    await page.getByRole("group").getByRole("button", { name: "確定する" }).click();
    await openFiles(page);
    await read(page, "検証2.csv", filled(answer, [["指標", 1, "要因", "雨が多かった。"]]));
    await preview(page).waitFor();
    const held = page.locator("[data-change=no-place]");
    await held.getByText("この年度の効果検証は確定しているため、取り込めません。").waitFor();
    assert.equal(await held.getByRole("checkbox").count(), 0);
  });
});

test("points in the evaluation CSV are imported, a non-number is reported by line, and the grade shows their sum", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await openSheet(page, "2022");
    const rule = {
      format: 1, id: "aims", name: "ねらいを含む点数", unknown: "missed",
      words: [{ id: "met", label: "達成" }, { id: "missed", label: "未達成" }, { id: "good", label: "良好" }],
      indicator: [{ word: "met", when: { against: "target", is: "reached" } }, { word: "missed", when: "otherwise" }],
      whole: [{ word: "good", when: { points: { met: "3", missed: "1" }, typed: ["ねらい", "工夫"], at_least: "1" } }, { word: "missed", when: "otherwise" }],
    };
    await page.locator("#rule-chooser").setInputFiles({ name: "rule.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(rule)) });
    await field(page, "ねらい").waitFor();
    const { text } = await download(() => button(page, "効果検証CSVを書き出す").click());
    assert.ok(text.includes("今後の取組,点数（ねらい）,点数（工夫）,事業効果"));
    await openFiles(page);
    const answer = (aims) => filled(text, [["事業", 1, "点数（ねらい）", aims], ["事業", 1, "点数（工夫）", "2.5"]]);
    await read(page, "検証.csv", answer("良"));
    await preview(page).waitFor();
    const line = text.trimEnd().split("\r\n").findIndex((row) => row.includes(",事業,")) + 1;
    const unread = page.locator("[data-change=unread]");
    await unread.getByText("点数として読めません。数値だけを記入してください。").waitFor();
    assert.ok((await unread.textContent()).includes(`${line}行目`), await unread.textContent());
    assert.deepEqual(await accessibilityTroubles(page), []);
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });
    await read(page, "検証.csv", answer("３点"));
    await preview(page).waitFor();
    await takeIn(page).click();
    await preview(page).waitFor({ state: "detached" });

    await openSheet(page, "2022");
    assert.deepEqual([await field(page, "ねらい").inputValue(), await field(page, "工夫").inputValue()], ["３点", "2.5"]);
    const sum = (await page.locator(".evaluation-wholes .hint", { hasText: /^規則では/ }).textContent()).match(/（合計[\d.]+点）/)[0];
    const again = await download(() => button(page, "効果検証CSVを書き出す").click());
    assert.ok(again.text.includes(`良好${sum}`), "the next evaluator sees it");
    const report = await download(() => button(page, "議会報告をWordで書き出す").click());
    const [counts] = readWord(report.bytes).filter((it) => it.rows);
    assert.deepEqual([counts.rows[0].at(-1), counts.rows.at(-1).at(-1)], ["全体の判定", `良好${sum}`]);
  });
});
