// Answer books as spreadsheets save them, which go through the usual review. Books that are too large or damaged are refused
// with a sentence.

import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { askOnly, button, changes, openInquiry, preview, read, readAll, takeIn } from "./answers.mjs";
import { hasLibreOffice, throughCalc } from "./books.mjs";
import { HOSTED, SINGLE_FILE, openSample, row, test, totals, withPage } from "./harness.mjs";

const ONE = "回答用ブックを書き出す";
const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const message = (page) => page.locator('[data-field="message"]');
const skip = !hasLibreOffice && "LibreOffice is not installed";

async function openFiles(page) {
  await openSample(page, "002");
  await page.getByRole("link", { name: "取込・出力" }).click();
  await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
}

/** The book of the sample that asks for one year. */
async function sendBook(page, download, year) {
  await openInquiry(page);
  await askOnly(page, `${year}年度`);
  return download(() => button(page, ONE).click());
}

const WISHES = {
  "filled in": {},
  "filled in and sorted": { sort: true },
  "filled in, sorted, renamed and with a column of its own": { sort: true, rename: true, insert: true },
  "filled in, with its hidden sheet lost": { lose: true },
};

for (const [what, wishes] of Object.entries(WISHES)) {
  for (const [place, where] of [[HOSTED, "a server"], [SINGLE_FILE, "a folder"]]) {
    test(`an answer book saved by Calc is imported: ${what}, on the page from ${where}`, { skip }, (t) => {
      return withPage(t, async ({ page, download }) => {
        await openFiles(page);
        const sent = await sendBook(page, download, 2023);
        const cells = [
          [SALES, "2023年度の実績", "31250"],
          [SALES, "2023年度の状態", "速報"],
          [SALES, "2023年度の備考", "8月に確定"],
        ];
        const answer = await throughCalc(sent.bytes, { cells, ...wishes });
        await read(page, "回答.xlsx", answer.bytes);
        await preview(page).waitFor();
        assert.deepEqual(await changes(page), [
          ["set", `${SALES} 2023年度 実績`, "（空欄）", "31,250（速報）"],
          ["set", `${SALES} 2023年度 実績の備考`, "（空欄）", "8月に確定"],
        ]);
        if (wishes.insert) await page.getByText("見出しの意味がわからない列が1列あり、読み取りません。").waitFor();
        await takeIn(page).click();
        await page.getByRole("link", { name: "数値目標と実績" }).click();
        await totals(page, SALES, { actual: "31,250（4年分未入力・速報を含む）" });
        assert.equal(await row(page, SALES).actual(2023).inputValue(), "31,250（速報）");
      }, { place });
    });
  }
}

test("two copies of an answer book give one change, and reading the book again reports it as already applied", { skip }, (t) => {
  return withPage(t, async ({ page, download }) => {
    await openFiles(page);
    const sent = await sendBook(page, download, 2023);
    const one = await throughCalc(sent.bytes, { cells: [[SALES, "2023年度の実績", "31250"]] });
    await readAll(page, [["回答1.xlsx", one.bytes], ["回答2.xlsx", one.bytes]]);
    await preview(page).waitFor();
    assert.equal((await changes(page)).length, 1);
    await takeIn(page).click();
    await read(page, "回答1.xlsx", one.bytes);
    await page.getByText("反映済み").first().waitFor();
  });
});

/** A book with one sheet with this content, as small programs write it. */
function bookOf(sheetData, size) {
  const part = (text) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const sheet = part(`<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`);
  const long = size ? new Uint8Array(size).fill(32) : new Uint8Array();
  return zipSync({
    "[Content_Types].xml": part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "_rels/.rels": part(`<Relationships xmlns="${relations}"><Relationship Id="a" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    "xl/workbook.xml": part(`<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="表" sheetId="1" r:id="b"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": part(`<Relationships xmlns="${relations}"><Relationship Id="b" Type="${kinds}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    "xl/worksheets/sheet1.xml": Uint8Array.from([...sheet]),
    ...(size && { "xl/sharedStrings.xml": long }),
  });
}

const text = (place, content, reading = "") => `<c r="${place}" t="inlineStr"><is><t>${content}</t>${reading}</is></c>`;
const FURIGANA = '<rPh sb="0" eb="2"><t>ソウダンケンスウ</t></rPh>';

test("a table in a book of another program is read without the furigana of its words", (t) => {
  return withPage(t, async ({ page }) => {
    await openFiles(page);
    const heads = ["指標名", "単位", "区分", "2023年度"].map((head, at) => text(`${"ABCD"[at]}1`, head)).join("");
    const cells = text("A2", "相談件数", FURIGANA) + text("B2", "件") + text("C2", "実績") + '<c r="D2"><v>12</v></c>';
    await read(page, "表.xlsx", bookOf(`<row r="1">${heads}</row><row r="2">${cells}</row>`));
    await preview(page).waitFor();
    await page.getByText("相談件数").first().waitFor();
    assert.equal(await page.getByText("ソウダン").count(), 0);
  });
});

const HOSTILE = {
  "swells when it is unpacked": () => bookOf("", 130_000_000),
  "says that its parts are small": () => {
    const bytes = bookOf("", 130_000_000);
    const view = new DataView(bytes.buffer);
    // Readers use the sizes in the directory at the end.
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 130_000_000) view.setUint32(at + 24, 100, true);
    }
    return bytes;
  },
  "has a cell at the end of the world": () => bookOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  "never closes what it opens": () => bookOf(`<row r="1">${"<c r=\"A1\"><is><rPh ".repeat(50_000)}`),
  "is larger than a book may be": () => {
    const parts = unzipSync(bookOf(""));
    return zipSync({ ...parts, "xl/media/image1.png": new Uint8Array(21_000_000) }, { level: 0 });
  },
};

for (const [what, make] of Object.entries(HOSTILE)) {
  test(`a book that ${what} is refused with a message and opens no preview`, (t) => {
    return withPage(t, async ({ page }) => {
      await openFiles(page);
      await read(page, "回答.xlsx", make());
      const goOn = button(page, "続ける");
      await message(page).filter({ hasText: "回答.xlsx" }).or(goOn).first().waitFor();
      if (await goOn.count()) await goOn.click();
      await message(page).filter({ hasText: /Excelブックが大きすぎます|Excelブックとして読めません|項目名の行が見つかりません/ }).waitFor();
      assert.equal(await preview(page).count(), 0);
    });
  });
}

test("a book with huge parts that contain no cells is not refused as too large", (t) => {
  return withPage(t, async ({ page }) => {
    await openFiles(page);
    const parts = unzipSync(bookOf(`<row r="1">${text("A1", "指標名")}${text("B1", "2023年度")}</row><row r="2">${text("A2", "相談件数")}</row>`));
    assert.match(strFromU8(parts["xl/workbook.xml"]), /表/);
    const macros = { "xl/vbaProject.bin": new Uint8Array(140_000_000), "xl/externalLinks/externalLink1.xml": new Uint8Array(10_000_000) };
    await read(page, "表.xlsm", zipSync({ ...parts, ...macros }));
    await page.locator('[data-field="message"]').filter({ hasText: "項目名の行が見つかりません" }).waitFor();
  });
});
