// A thousand real .xlsx files that are damaged, in their bytes or in their zipped parts: each is read or refused, and
// none throws an error; the longest processor time is printed. The texts of a book are damaged in native tests
// (tests/it/books/bitten.rs).

import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { answerBook, readBook } from "../../web/book.js";
import { test } from "./harness.mjs";

const BOOKS = 1_000;

/** Pseudo-random numbers, the same in every run. */
function dice(seed) {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(bound, 1);
  };
}

const cell = (text, role = "words") => ({ value: text === "" ? { kind: "blank" } : { kind: /^\d+$/.test(text) ? "number" : "text", text }, role, columns: 1 });
const row = (texts, role) => ({ lines: 1, cells: texts.map((text) => cell(text, role)) });

/** An answer book with thirty KPIs, as the page writes it. */
const sent = () => answerBook({
  title: "回答用ブック",
  authors: "企画課",
  sheets: [
    {
      name: "商工課", is_hidden: false, widths: [5, 30, 10, 15, 15, 20], head: 2, names: 2, foot: "計画",
      checks: [{ column: 3, rows: [[2, 31]], allows_number: true, words: ["調査中"], prompt: ["実績", "数値"], refusal: ["数値ではありません", "数値を"] }],
      rows: [
        { lines: 1, cells: [{ ...cell("回答者（氏名・電話）", "label"), columns: 2 }, { ...cell("佐藤", "text_input"), columns: 4 }] },
        row(["No.", "指標名", "単位", "2023年度の実績", "2023年度の状態", "2023年度の備考"], "head"),
        ...Array.from({ length: 30 }, (_, nth) => row([`${nth + 1}`, `取組${nth + 1}の件数`, "件", `${nth * 7}`, "", "=備考"], "figure_input")),
      ],
    },
    { name: "keikaku", is_hidden: true, widths: [], head: 0, names: 0, foot: "", checks: [], rows: [row(["回答用ブック", "1"], "plain")] },
  ],
});

/** Texts that no spreadsheet writes. */
const TEXTS = [
  "", "<", "&", "\"", "]]>", "\u0000", "\ud800", "&#x110000;", "&lol;", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '<c r="XFD1048576"><v>1</v></c>', '<row r="99999999">', '<row r="-1">', '<c r="A1" t="s"><v>-1</v></c>', '<c t="s"><v>4294967296</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>', '<dimension ref="A1:XFD1048576"/>', "<f>SUM(A1:A1048576)</f>", "<v>1e999</v>", "<v>NaN</v>", '<c s="999999">',
  '<sheet name="同じ" sheetId="1" r:id="rId1"/>', 'Target="../../../../etc/passwd"', 'TargetMode="External" Target="file:///c:/x.xlsx"', "<rPh>", "<!--", "<![CDATA[",
];

/** Damages the letters of a part, a few times. */
function bittenText(text, roll) {
  let bitten = text;
  for (let bites = roll(4) + 1; bites > 0; bites--) {
    const [at, length] = [roll(bitten.length), roll(2) ? 0 : roll(60)];
    // Half of the insertions go between two elements, where they are read as an element.
    const gap = roll(2) ? bitten.indexOf(">", at) + 1 : at;
    bitten = bitten.slice(0, gap) + TEXTS[roll(TEXTS.length)] + bitten.slice(gap + length);
  }
  return bitten;
}

function bittenParts(bytes, roll) {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = names[roll(names.length)];
  switch (roll(6)) {
    case 0:
      delete parts[name];
      break;
    case 1:
      parts[name] = parts[names[roll(names.length)]];
      break;
    default:
      parts[name] = strToU8(bittenText(strFromU8(parts[name]), roll).toWellFormed());
  }
  return zipSync(parts);
}

function bittenBytes(bytes, roll) {
  const bitten = Uint8Array.from(bytes);
  for (let bites = roll(8) + 1; bites > 0; bites--) bitten[roll(bitten.length)] ^= 1 << roll(8);
  return roll(3) === 0 ? bitten.slice(0, roll(bitten.length)) : bitten;
}

/** Asserts that a book has the form that the program accepts (src/import/book/record.rs). */
function assertHanded(handed) {
  if (handed.refused !== undefined) return assert.ok(["too_large", "unreadable"].includes(handed.refused), handed.refused);
  for (const { name, is_hidden: isHidden, rows } of handed.sheets) {
    assert.equal(typeof name, "string");
    assert.equal(typeof isHidden, "boolean");
    for (const { line, is_hidden: isHiddenRow, cells } of rows) {
      assert.ok(Number.isSafeInteger(line) && line > 0 && typeof isHiddenRow === "boolean");
      for (const one of cells) assert.ok(one === null || typeof one === "string", String(one));
    }
  }
}

test("each of a thousand damaged books is read or refused without an error", async (t) => {
  const book = await sent();
  const roll = dice(0x9e3779b9);
  const seen = { read: 0, too_large: 0, unreadable: 0 };
  let slowest = 0;
  for (let nth = 0; nth < BOOKS; nth++) {
    const bitten = nth % 3 === 0 ? bittenBytes(book, roll) : bittenParts(book, roll);
    const start = process.cpuUsage();
    const handed = await readBook(bitten);
    const { user, system } = process.cpuUsage(start);
    slowest = Math.max(slowest, (user + system) / 1000);
    assertHanded(handed);
    seen[handed.refused ?? "read"]++;
  }
  t.diagnostic(`${JSON.stringify(seen)}, the slowest in ${Math.round(slowest)} ms`);
  assert.ok(seen.read > 200 && seen.unreadable > 100, JSON.stringify(seen));
});
