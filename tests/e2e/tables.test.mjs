// Table files: sent to a colleague, returned with changed cells, and imported in one step; conflicts, and files that
// are refused.

import assert from "node:assert/strict";
import { KPI, OTHER, PLAN, button, changes, link, openFiles, openGrid, preview, read, send, takeIn, withField } from "./answers.mjs";
import {
  BROWSERS, HOSTED, SINGLE_FILE, cell, enter, isSaved, openList, openPlan, shows, test, totals, withPage, withSample,
} from "./harness.mjs";

const message = (page) => page.locator('[data-field="message"]');

async function shown(page, expected) {
  await preview(page).waitFor();
  assert.deepEqual(await changes(page), expected);
}

for (const browser of BROWSERS) {
  for (const [place, where] of [[HOSTED, "from a server"], [SINGLE_FILE, "from a folder"]]) {
    test(`${browser.name}: cells filled in by a colleague are imported once, beside an edit made here, ${where}`, (t) => {
      return withSample(t, "001", async ({ page, download }) => {
        const sent = await send(page, download);
        const answer = withField(withField(sent, 1, "実績", "2017年度", "250"), 2, "実績", "2018年度", "12(速報)");
        await openGrid(page);
        await enter(cell(page, `${KPI} 2018年度 目標`), "222");
        await openFiles(page);
        await read(page, "回答.csv", answer.text);
        await shown(page, [
          ["set", `${KPI} 2017年度 実績`, "（空欄）", "250"],
          ["set", `${OTHER} 2018年度 実績`, "（空欄）", "12（速報）"],
        ]);
        await button(page, "取り込む").click();
        await shows(message(page), "「回答.csv」から2件取り込みました。");
        await openGrid(page);
        await totals(page, KPI, { target: "622", actual: "250（2年分未入力）" });
        await isSaved(page);
        await page.reload();
        await totals(page, KPI, { target: "622", actual: "250（2年分未入力）" });
        await openFiles(page);
        await read(page, "回答.csv", answer.text);
        await page.getByText("変わるところはありません（反映済み）。").waitFor();
        assert.deepEqual(await changes(page), []);
        await button(page, "キャンセル").click();
      }, { browser, place });
    });
  }
}

test("one undo reverts an imported file, whose change is then offered again", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const answer = withField(await send(page, download), 1, "実績", "2017年度", "210");
    await read(page, "回答.csv", answer.text);
    await button(page, "取り込む").click();
    await button(page, "元に戻す").click();
    await shows(message(page), "「回答.csv」の取り込み（1件）を元に戻しました。");
    await read(page, "回答.csv", answer.text);
    await shown(page, [["set", `${KPI} 2017年度 実績`, "（空欄）", "210"]]);
  });
});

test("a cell changed on both sides needs a decision, a cleared cell is reported, and a checkbox excludes a change", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    let answer = withField(sent, 1, "実績", "2017年度", "210");
    answer = withField(answer, 1, "目標", "2018年度", "");
    answer = withField(answer, 2, "実績", "2017年度", "9");
    await openGrid(page);
    await enter(cell(page, `${KPI} 2017年度 実績`), "205");
    await openFiles(page);
    await read(page, "回答.csv", answer.text);
    await shown(page, [
      ["clear", `${KPI} 2018年度 目標`, "200", "（空欄）"],
      ["conflict", `${KPI} 2017年度 実績`, "205", "210"],
      ["set", `${OTHER} 2017年度 実績`, "（空欄）", "9"],
    ]);
    await page.getByRole("checkbox", { name: `${OTHER} 2017年度 実績` }).uncheck();
    await takeIn(page).click();
    await shows(page.getByRole("alert"), "どちらの値にするか選んでいないところが1件あります。選んでください。");
    const conflict = page.getByRole("radiogroup", { name: `${KPI} 2017年度 実績` });
    assert.ok(await conflict.getByRole("radio", { name: "現在の値" }).evaluate((radio) => radio === document.activeElement));
    await conflict.getByRole("radio", { name: "現在の値" }).check();
    await takeIn(page).click();
    await openGrid(page);
    assert.equal(await cell(page, `${KPI} 2018年度 目標`).inputValue(), "");
    assert.equal(await cell(page, `${KPI} 2017年度 実績`).inputValue(), "205");
    assert.equal(await cell(page, `${OTHER} 2017年度 実績`).inputValue(), "");
  });
});

test("an excluded change is offered again, and an import with nothing selected is refused", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const answer = withField(withField(sent, 1, "実績", "2017年度", "210"), 2, "実績", "2017年度", "9");
    await read(page, "回答.csv", answer.text);
    const [one, other] = [`${KPI} 2017年度 実績`, `${OTHER} 2017年度 実績`];
    await page.getByRole("checkbox", { name: other }).uncheck();
    await button(page, "1件を取り込む（1件は除外）").click();
    await shows(message(page), "「回答.csv」から1件取り込みました（1件は除外）。");
    await read(page, "回答.csv", answer.text);
    await shown(page, [["set", other, "（空欄）", "9"]]);
    await page.getByRole("checkbox", { name: other }).uncheck();
    await takeIn(page).click();
    await shows(page.getByRole("alert"), "取り込む項目が選ばれていません。取り込むものを選ぶか、キャンセルを押してください。");
    await page.getByRole("checkbox", { name: other }).check();
    await takeIn(page).click();
    await openGrid(page);
    assert.equal(await cell(page, one).inputValue(), "210");
    assert.equal(await cell(page, other).inputValue(), "9");
  });
});

test("of two files dropped at once the preview shows the later one", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const early = withField(sent, 1, "実績", "2017年度", "210");
    const late = withField(sent, 1, "実績", "2017年度", "220");
    await page.locator("main").evaluate((main, texts) => {
      // The first file takes time to be read.
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = async function () {
        const bytes = await arrayBuffer.call(this);
        if (this.name === "回答0.csv") await new Promise((done) => { window.readOn = done; });
        return bytes;
      };
      for (const [at, text] of texts.entries()) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], `回答${at}.csv`));
        main.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, [early.text, late.text]);
    await shown(page, [["set", `${KPI} 2017年度 実績`, "（空欄）", "220"]]);
    await page.waitForFunction(() => window.readOn);
    await page.evaluate(() => {
      window.readOn();
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    await shown(page, [["set", `${KPI} 2017年度 実績`, "（空欄）", "220"]]);
  });
});

test("a KPI added by a colleague is imported, and one missing in the file is kept unless its removal is selected", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const lines = sent.text.slice(1).trimEnd().split("\r\n");
    const [heads] = lines.map((line) => line.split(","));
    const fresh = (kind, figure) => heads.map((head) =>
      ({ 指標名: "新しい指標", 単位: "件", 区分: kind, "2017年度": figure })[head] ?? "").join(",");
    const text = [lines[0], lines[1], lines[2], fresh("目標", "7"), fresh("実績", "")].join("\r\n");
    await read(page, "回答.csv", text);
    await shown(page, [
      ["add", "新しい指標", "", "単位 件、2017年度 目標 7"],
      ["remove", OTHER, "事業開始前 38、2017年度 目標 15、2018年度 目標 15、2019年度 目標 15", "なし（削除）"],
    ]);
    assert.equal(await page.getByRole("checkbox", { name: OTHER }).isChecked(), false);
    await button(page, "取り込む").click();
    await openGrid(page);
    await page.getByRole("combobox", { name: "新しい指標 目標の数え方" }).selectOption({ label: "各年度の増加分" });
    await totals(page, "新しい指標", { target: "7（2年分未入力）" });
    await totals(page, OTHER, { target: "45" });
  });
});

test("editing a cell while the preview is open turns its change into a conflict that is decided there", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const answer = withField(await send(page, download), 1, "実績", "2017年度", "210");
    await openGrid(page);
    await enter(cell(page, `${KPI} 2018年度 目標`), "222");
    await page.locator("main").evaluate((main, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "回答.csv"));
      main.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, answer.text);
    await shown(page, [["set", `${KPI} 2017年度 実績`, "（空欄）", "210"]]);
    await enter(cell(page, `${KPI} 2017年度 実績`), "205");
    await page.locator('[data-change="conflict"]').waitFor();
    await page.getByRole("textbox", { name: "入力する値" }).fill("207");
    await button(page, "取り込む").click();
    assert.equal(await cell(page, `${KPI} 2017年度 実績`).inputValue(), "207");
  });
});

test("a table is exported and imported as Shift_JIS, and a character it cannot encode is reported with its place", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    await openFiles(page);
    await page.getByRole("radio", { name: /^Shift_JIS/ }).check();
    const { bytes } = await download(() => button(page, "表計算用CSVを書き出す").click());
    const text = new TextDecoder("shift_jis", { fatal: true }).decode(bytes);
    assert.match(text, /^計画ID,計画名,/);
    const answer = Buffer.from(bytes.toString("latin1").replace(",200,200,200,600", ",200,201,200,600"), "latin1");
    await read(page, "回答.csv", answer);
    await shown(page, [["set", `${KPI} 2018年度 目標`, "200", "201"]]);
    await page.getByText("回答.csv（Shift_JIS）").waitFor();
    await button(page, "キャンセル").click();
    await openGrid(page);
    await enter(cell(page, "1番目の指標名"), "𠮷野の相談件数");
    await openFiles(page);
    await download(() => button(page, "表計算用CSVを書き出す").click());
    await message(page).filter({ hasText: "書き出しました" }).waitFor();
    await page.getByRole("radio", { name: /^Shift_JIS/ }).check();
    await button(page, "表計算用CSVを書き出す").click();
    await page.getByRole("alert").getByText("「𠮷」はShift_JISで保存できません（2行目の「指標名」）").waitFor();
    assert.equal(await message(page).filter({ hasText: "書き出しました" }).count(), 0, "nothing was written");
  });
});

test("公開用CSV and データの説明 are exported, and importing 公開用CSV is refused with an explanation", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    await openFiles(page);
    const long = await download(() => button(page, "公開用CSVを書き出す").click());
    assert.match(long.name, /^埼玉県_中小企業高度人材支援計画_data_v\w{10}_\d{8}\.csv$/);
    assert.match(long.text, /^\ufeff計画ID,作成主体,計画名,版,KPI番号,/);
    const dictionary = await download(() => button(page, "データの説明(JSON)を書き出す").click());
    assert.equal(dictionary.name, "datapackage.json");
    assert.equal(JSON.parse(dictionary.text).resources[0].path, long.name);
    await read(page, long.name, long.text);
    await shows(message(page), `${long.name}: これは公開用CSVです。読み込めるのは表計算用CSVです。公開用CSVは「総括表」の「ファイルを見る」で見られます。`);
  });
});

test("another browser with the plan file can merge the answer to a table that was sent before", async (t) => {
  const made = {};
  await withSample(t, "001", async ({ page, download }) => {
    made.table = await send(page, download);
    made.plan = await download(() => button(page, "計画ファイルを保存").click());
  });
  await withPage(t, async ({ page }) => {
    await read(page, made.plan.name, made.plan.text);
    await button(page, "取り込む").click();
    await openPlan(page, PLAN);
    await enter(cell(page, `${KPI} 2018年度 目標`), "222");
    await openList(page);
    await read(page, "回答.csv", withField(made.table, 1, "実績", "2017年度", "210").text);
    await shown(page, [["set", `${KPI} 2017年度 実績`, "（空欄）", "210"]]);
  });
});

test("a table of an unknown plan is imported as a new plan beside the open one", async (t) => {
  let sent;
  await withSample(t, "001", async ({ page, download }) => {
    sent = await send(page, download);
  });
  await withSample(t, "002", async ({ page }) => {
    await openFiles(page);
    await read(page, "届いた表.csv", sent.text);
    await page.getByText("別の計画のファイルです。").waitFor();
    await shown(page, [["add", PLAN, "", ""]]);
    await button(page, "取り込む").click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await totals(page, KPI, { target: "600" });
    await openList(page);
    await link(page, PLAN).waitFor();
    assert.equal(await page.locator(".plan-table tbody tr").count(), 2);
  });
});

test("a - among the actuals of a table without a version is asked about once, with 未把握 preselected", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const dashed = withField(sent, 1, "実績", "2017年度", "-").text.replaceAll(/v[bcdfghjkmnpqrstvwxz2-9]{10}/g, "");
    await read(page, "手元の表.csv", dashed);
    await page.getByText("実績の欄に「-」が1か所あります。").waitFor();
    const meanings = page.getByRole("radiogroup", { name: "実績の「-」の意味" });
    assert.ok(await meanings.getByRole("radio", { name: "未把握" }).isChecked(), "what it most often means is chosen");
    await shown(page, [["set", `${KPI} 2017年度 実績`, "（空欄）", "未把握"]]);
    await meanings.getByRole("radio", { name: "該当なし" }).check();
    await page.waitForFunction(() => document.querySelector("[data-change] .new")?.textContent === "-");
  });
});

const REFUSED = [
  { what: "a damaged workbook", name: "回答.xlsx", bytes: [0x50, 0x4b, 3, 4, 20, 0, 6, 0], says: /Excelブックとして読めません/ },
  { what: "an old workbook", name: "回答.xls", bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], says: /古い形式（.xls）かパスワードの付いたExcelブックは読めません。/ },
  { what: "an empty file", name: "回答.csv", bytes: [], says: /空のファイルです。/ },
  { what: "a file that is no text", name: "回答.csv", bytes: [0x81, 0x2c, 0xff, 0x0a], says: /文字コードを判定できません。/ },
];

for (const { what, name, bytes, says } of REFUSED) {
  test(`${what} is refused on 取込・出力 with a message, and nothing changes`, (t) => {
    return withSample(t, "001", async ({ page }) => {
      await openFiles(page);
      await read(page, name, bytes);
      await message(page).filter({ hasText: says }).filter({ hasText: name }).waitFor();
      assert.equal(await preview(page).count(), 0);
      await openGrid(page);
      await totals(page, KPI, { target: "600" });
    });
  });
}

test("a row with too many columns rejects the whole file, and the message names its line", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const lines = sent.text.trimEnd().split("\r\n");
    lines[2] = `${lines[2]},はみ出し,9`;
    await read(page, "回答.csv", lines.join("\r\n"));
    await message(page).filter({ hasText: /3行目の列数が\d+列です（見出しは\d+列）。/ }).waitFor();
    assert.equal(await preview(page).count(), 0);
  });
});

test("a large file is processed only after confirmation, and its preview can be cancelled", (t) => {
  return withSample(t, "001", async ({ page, download }) => {
    const sent = await send(page, download);
    const large = sent.text + ",,,,\r\n".repeat(50_001);
    await read(page, "大きな表.csv", large);
    await page.getByText(/^大きなファイルです（約1MB、50\d+行）。/).waitFor();
    assert.equal(await page.locator("[data-change]").count(), 0);
    await button(page, "続ける").click();
    await page.getByText("変わるところはありません（反映済み）。").waitFor();
    await button(page, "キャンセル").click();
    await preview(page).waitFor({ state: "detached" });
  });
});
