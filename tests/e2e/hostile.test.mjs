// Hostile input by every way: typing, pasting, tables, plan files, addresses, stored records. No script runs, no dialog
// opens, nothing is fetched and no policy is violated (the harness checks that), no plan is lost, the page still works,
// and exported tables are guarded against formulas.

import assert from "node:assert/strict";
import { button, changes, goOn, link, openFiles, preview, read, readAll, sheet, takeIn } from "./answers.mjs";
import { copied, paste } from "./clipboard.mjs";
import {
  BROWSERS, CHROMIUM, FIREFOX, HOSTED, SINGLE_FILE, enter, isSaved, openForm, openList, openPlan, openSample, row,
  test, totals, withPage,
} from "./harness.mjs";
import { openLarge } from "./large.mjs";
import {
  BROKEN_FILES, FRAGMENTS, LARGE_INDEX, LARGE_TABLES, LARGE_VECTOR, MARKUP, RECORDS, TEXTS, renamed,
} from "./hostile.mjs";

const PLAN = "中小企業高度人材支援計画";
const KPI = "県内中堅・中小企業の相談件数";
const message = (page) => page.locator('[data-field="message"]');
const plans = (page) => page.evaluate(() => {
  return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("keikaku/plan/")));
});

/** What an input of one line, in a browser that converts its text to UTF-8, keeps of a text. */
const oneLine = (text) => text.replaceAll(/\r\n?|\n/g, " ").toWellFormed();
const texts = Object.entries(TEXTS);

assert.ok(texts.length >= 40);

/** Waits until the program has started: Firefox reports a download that stops because its page is left. */
const hasStarted = (page) => page.getByRole("link", { name: "地域計画ワークブック" }).waitFor();

/** A page that reports everything that ran or was requested, and that is checked to work after the test. */
function besieged(t, run, options = {}) {
  return withPage(t, async (tools) => {
    const { page, context } = tools;
    await run(tools);
    await page.goto(page.url().split("#")[0]);
    await hasStarted(page);
    await page.reload();
    await openList(page);
    await openSample(page, "000");
    await enter(row(page, "地域ブランドへの参加事業所数").target(2018), "20");
    await totals(page, "地域ブランドへの参加事業所数", { target: "80" });
    await isSaved(page);
    for (const each of context.pages()) assert.equal(await each.evaluate(() => globalThis.hasRun), undefined, "something ran");
    assert.equal(await page.evaluate(() => ({}).ran), undefined, "the prototype of all objects was changed");
  }, {
    ...options,
    before: (context) => context.addInitScript(() => {
      globalThis.ran = () => { globalThis.hasRun = true; };
    }),
  });
}

/** Waits until 計画一覧 has that many lines, all of which are rows while the browser prints. */
const hasLines = (page, count) => page.waitForFunction((count) => {
  window.dispatchEvent(new Event("beforeprint"));
  return document.querySelectorAll(".plan-table tbody tr").length === count;
}, count);

/** A plan with as many rows as there are texts. */
async function manyRows(page, count) {
  await openForm(page, "戦略");
  await button(page, "指標を追加").evaluate(async (add, count) => {
    for (let rows = 1; rows < count; rows += 1) {
      add.click();
      await new Promise((done) => setTimeout(done));
    }
  }, count);
  await page.waitForFunction((count) => document.querySelectorAll("textarea.name").length === count, count);
}

const names = (page) => page.evaluate(() => [...document.querySelectorAll("textarea.name")].map(({ value }) => value));

const TYPED = [
  [CHROMIUM, HOSTED, "", texts],
  [CHROMIUM, SINGLE_FILE, ", from a folder", texts.filter((_, nth) => nth % 4 === 1)],
  // Firefox keeps an unpaired surrogate in a field until the page is left.
  [FIREFOX, HOSTED, "", texts.filter(([, text], nth) => nth % 4 === 0 && text.isWellFormed())],
];

for (const [browser, place, where, tried] of TYPED) {
  test(`${browser.name}${where}: hostile text typed into names and cells runs no code, and the names keep it`, (t) => {
    return besieged(t, async ({ page }) => {
      await manyRows(page, tried.length);
      for (const [nth, [, text]] of tried.entries()) {
        await page.locator("textarea.name").nth(nth).fill(text);
        await page.locator("[data-indicator]").nth(nth).locator('input[inputmode="decimal"]').nth(1).fill(text);
      }
      await page.keyboard.press("Tab");
      await isSaved(page);
      const expected = tried.map(([, text]) => oneLine(text));
      assert.deepEqual(await names(page), expected);
      await page.reload();
      await page.waitForFunction((count) => document.querySelectorAll("textarea.name").length === count, tried.length);
      assert.deepEqual(await names(page), expected);
      for (const view of ["チェック", "印刷", "取込・出力", "基本情報"]) {
        await page.getByRole("navigation").getByRole("link", { name: view, exact: true }).click();
        await page.getByRole("heading", { level: 1 }).filter({ hasText: view }).waitFor();
      }
    }, { browser, place });
  });

  test(`${browser.name}${where}: an unknown address shows the plan list or the bin and changes no plan`, (t) => {
    return besieged(t, async ({ page }) => {
      const start = page.url().split("#")[0];
      await openSample(page, "001");
      await isSaved(page);
      const before = await plans(page);
      for (const fragment of FRAGMENTS) {
        await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
        await page.getByRole("heading", { level: 1 }).filter({ hasText: /計画一覧|ごみ箱/ }).waitFor();
      }
      for (const fragment of FRAGMENTS.slice(0, 8)) {
        await page.goto(start + fragment);
        await hasStarted(page);
        await page.reload();
        await page.getByRole("heading", { level: 1 }).filter({ hasText: /計画一覧|ごみ箱/ }).waitFor();
      }
      assert.deepEqual(await plans(page), before);
    }, { browser, place });
  });

  test(`${browser.name}${where}: foreign records in the storage are reported and kept unchanged, and no plan is lost`, (t) => {
    return besieged(t, async ({ page }) => {
      await openSample(page, "001");
      await enter(row(page, KPI).target(2017), "300");
      await isSaved(page);
      const [[, record]] = Object.entries(await plans(page));
      // Sound records with hostile names, as an attacker with access to the machine could store them.
      const laid = { ...RECORDS };
      for (const [nth, [, text]] of texts.entries()) {
        const id = `pzz${[...nth.toString(9).padStart(8, "0")].map((digit) => "bcdfghjkm"[digit]).join("")}`;
        if (text.length < 10_000) laid[`keikaku/plan/${id}`] = renamed(record, id, text);
      }
      const before = await page.evaluate((laid) => {
        for (const [key, text] of Object.entries(laid)) localStorage.setItem(key, text);
        return { ...localStorage };
      }, laid);
      await page.goto(page.url().split("#")[0]);
      await hasStarted(page);
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
      const sound = Object.keys(laid).filter((key) => key.startsWith("keikaku/plan/pzz")).length;
      await hasLines(page, sound + 1);
      // The list also reads who was asked for what.
      const refused = Object.keys(RECORDS).filter((key) => /^keikaku\/(plan\/|lineage\/p)/.test(key)).length;
      await page.locator("[data-damaged], [data-other-format]").nth(refused - 1).waitFor();
      assert.equal(await page.locator("[data-damaged], [data-other-format]").count(), refused);
      await openPlan(page, PLAN);
      await totals(page, KPI, { target: "700" });
      await enter(row(page, KPI).target(2018), "1");
      await isSaved(page);
      const after = await page.evaluate(() => ({ ...localStorage }));
      for (const [key, text] of Object.entries(before)) {
        if (text !== record && key !== "keikaku/index") assert.equal(after[key], text, key);
      }
    }, { browser, place });
  });
}

test("hostile text pasted as plain text or as markup runs no code and leaves the page working", (t) => {
  return besieged(t, async ({ page }) => {
    await openSample(page, "001");
    await isSaved(page);
    for (const [, text] of texts) {
      const cell = row(page, KPI).actual(2017);
      await cell.focus();
      const tables = `<table><tr><td>${text}</td><td onclick="ran()">${text}</td></tr></table>${text}`;
      for (const [plain, html] of [[text, ""], [`${text}\t${text}`, ""], [text, tables], ["", tables]]) {
        await cell.evaluate((cell, [plain, html]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", plain);
          clipboardData.setData("text/html", html);
          cell.focus();
          cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }, [plain, html]);
      }
    }
    await page.keyboard.press("Escape");
    await enter(row(page, KPI).target(2017), "300");
    await totals(page, KPI, { target: "700" });
    await isSaved(page);
  });
});

const quoted = (field) => `"${field.replaceAll('"', '""')}"`;

/** The fields of a table file or of a clipboard text, without their quotes. */
function fieldsOf(text, separator = ",") {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"' && isQuoted && text[at + 1] === '"') rows.at(-1)[rows.at(-1).length - 1] += text[at++];
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === separator) rows.at(-1).push("");
    else if (!isQuoted && letter === "\n") rows.push([""]);
    else if (isQuoted || letter !== "\r") rows.at(-1)[rows.at(-1).length - 1] += letter;
  }
  assert.equal(isQuoted, false);
  return rows;
}

/** Characters that a program may drop or skip, and then the beginning of a formula; and texts that are figures or 該当なし despite that. */
const FORMULA = /^([\t\r\n]|[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠−])/u;
const FIGURE = /^[-+－＋−]([\d.,]+([(（].*[)）])?)?$/;

/** The fields that a spreadsheet would execute. */
const formulas = (fields) => fields.filter((field) => FORMULA.test(field) && !FIGURE.test(field));

test("a table of hostile texts is imported as a new plan, and neither exported table contains a formula", (t) => {
  return besieged(t, async ({ page, download }) => {
    await openSample(page, "001");
    await isSaved(page);
    const before = await plans(page);
    await openList(page);
    const rows = texts.filter(([, text]) => text.length < 10_000 && text.trim()).flatMap(([what, text], nth) => {
      const field = quoted(text.toWellFormed());
      return ["目標", "実績"].map((kind) => [quoted(`${nth}番 ${what}`), field, kind, kind === "目標" ? "10" : field, field].join(","));
    });
    await read(page, "回答.csv", `指標名,単位,区分,2022年度,備考\r\n${rows.join("\r\n")}\r\n`);
    await sheet(page).waitFor();
    await goOn(page).click();
    await preview(page).waitFor();
    await takeIn(page).click();
    await isSaved(page);
    const after = await plans(page);
    for (const [key, record] of Object.entries(before)) assert.equal(after[key], record);
    assert.equal(Object.keys(after).length, 2);
    await openList(page);
    await page.locator(".plan-table tbody a").nth(1).click();
    await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
    await page.locator("textarea.name").first().waitFor();
    await openFiles(page);
    for (const name of ["表計算用CSVを書き出す", "公開用CSVを書き出す"]) {
      const { text } = await download(() => button(page, name).click());
      assert.ok(fieldsOf(text).length > texts.length);
      assert.deepEqual(formulas(fieldsOf(text).flat()), [], name);
    }
  });
});

test("names that begin like formulas are exported with a guard and imported without it", (t) => {
  return besieged(t, async ({ page, download }) => {
    const tried = texts.map(([, text]) => oneLine(text)).filter((text) => text.length < 10_000);
    await manyRows(page, tried.length);
    for (const [nth, text] of tried.entries()) await page.locator("textarea.name").nth(nth).fill(text);
    await page.keyboard.press("Tab");
    await isSaved(page);
    await openFiles(page);
    const wide = await download(() => button(page, "表計算用CSVを書き出す").click());
    const long = await download(() => button(page, "公開用CSVを書き出す").click());
    for (const { text } of [wide, long]) assert.deepEqual(formulas(fieldsOf(text).flat()), []);
    await read(page, wide.name, wide.bytes);
    await page.getByText("変わるところはありません（反映済み）。").waitFor();
  });
});

for (const browser of BROWSERS) {
  test(`${browser.name}: cells that begin like formulas are copied with a guard as text and as markup and pasted unchanged`, (t) => {
    return besieged(t, async ({ page }) => {
      const tried = texts.map(([, text]) => oneLine(text)).filter((text) => text.length < 2_000);
      await manyRows(page, tried.length);
      const cells = (nth) => page.locator("[data-indicator]").nth(nth).locator('input[inputmode="decimal"]');
      for (const [nth, text] of tried.entries()) await cells(nth).nth(1).fill(text);
      await page.keyboard.press("Tab");
      const shown = () => page.evaluate(() => {
        return [...document.querySelectorAll("[data-indicator]")].map((row) => row.querySelectorAll('input[inputmode="decimal"]')[1].value);
      });
      const before = await shown();
      // Texts that are sums (=1+1) show their results.
      assert.ok(formulas(before).length > 12);
      await cells(0).nth(1).click();
      await cells(tried.length - 1).nth(2).click({ modifiers: ["Shift"] });
      const { plain, html } = await copied(page, "Control+c");
      assert.deepEqual(formulas(fieldsOf(plain, "\t").flat()), []);
      const fields = [...html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, field]) => field);
      assert.ok(fields.length >= 2 * tried.length);
      assert.deepEqual(formulas(fields), []);
      await page.keyboard.press("Delete");
      assert.deepEqual([...new Set(await shown())], [""]);
      await page.keyboard.press("Control+v");
      // Firefox's clipboard drops NUL, which makes one text a sum.
      const expected = browser === FIREFOX ? before.map((text) => (text === "\0=1+1" ? "2" : text.replaceAll("\0", ""))) : before;
      assert.deepEqual(await shown(), expected);
    }, { browser });
  });

  test(`${browser.name}: markup designed to delay its reader is pasted or refused with a message`, { timeout: 600_000 }, (t) => {
    return besieged(t, async ({ page }) => {
      await openSample(page, "001");
      await isSaved(page);
      const kept = await plans(page);
      for (const [what, [make, expected]] of Object.entries(MARKUP)) {
        await row(page, KPI).target(2017).click();
        await paste(page, "", make());
        await message(page).filter({ hasText: expected ?? "クリップボードの表が大きすぎるため、貼り付けていません。" }).waitFor({ timeout: 60_000 })
          .catch(() => assert.fail(`nothing is said of ${what}`));
        if (expected) await page.keyboard.press("Control+z");
        await button(page, "このお知らせを閉じる").click();
        await message(page).waitFor({ state: "hidden" });
      }
      await isSaved(page);
      assert.deepEqual(Object.keys(await plans(page)), Object.keys(kept));
    }, { browser });
  });
}

for (const [place, where] of [[HOSTED, ""], [SINGLE_FILE, ", from a folder"]]) {
  test(`plan files with hostile names are imported, and broken ones are reported and change nothing${where}`, (t) => {
    return besieged(t, async ({ page, download }) => {
      await openSample(page, "001");
      await isSaved(page);
      await openFiles(page);
      const whole = await download(() => button(page, "計画ファイルを保存").click());
      const before = await plans(page);
      const [[, record]] = Object.entries(before);
      for (const [what, make] of Object.entries(BROKEN_FILES)) {
        await read(page, "計画.json", make(whole.text));
        const shown = preview(page).or(sheet(page));
        await shown.or(message(page)).first().waitFor().catch(() => assert.fail(`nothing is said of ${what}`));
        if (await shown.isVisible()) await button(page, "キャンセル").click();
        else await button(page, "このお知らせを閉じる").click();
        assert.deepEqual(await plans(page), before, what);
      }
      const file = texts.map(([, text], nth) => {
        return renamed(record, `pzz${[...nth.toString(9).padStart(8, "0")].map((digit) => "bcdfghjkm"[digit]).join("")}`, text);
      });
      await openList(page);
      await read(page, "計画.json", `{"format":1,"app":"0","plans":[\n${file.join(",\n")}\n],"lineage":{"__proto__":{}}}`);
      await preview(page).waitFor();
      await button(page, "取り込む").click();
      await isSaved(page);
      assert.equal(Object.keys(await plans(page)).length, texts.length + 1);
      await page.reload();
      await hasLines(page, texts.length + 1);
    }, { place });
  });
}

for (const browser of [CHROMIUM, FIREFOX]) {
  test(`${browser.name}: oversized tables are shown or refused and change no plan`, { timeout: 600_000 }, (t) => {
    return besieged(t, async ({ page }) => {
      await openSample(page, "001");
      await isSaved(page);
      await openList(page);
      const before = await plans(page);
      for (const [what, [make, says]] of Object.entries(LARGE_TABLES)) {
        await read(page, "回答.csv", make());
        const said = page.locator(".preview, [data-field=message]").getByText(says, { exact: false });
        await said.first().waitFor({ timeout: 120_000 }).catch(() => assert.fail(`nothing is said of ${what}`));
        if (await preview(page).or(sheet(page)).isVisible()) await button(page, "キャンセル").click();
        else await button(page, "このお知らせを閉じる").click();
        assert.deepEqual(await plans(page), before, what);
      }
    }, { browser });
  });

  test(`${browser.name}: oversized records lose no plan and are rewritten with a bounded size`, (t) => {
    return besieged(t, async ({ page, secondTab }) => {
      await openSample(page, "001");
      await isSaved(page);
      const [[key, record]] = Object.entries(await plans(page));
      const forged = record.replace(/"seen":"[^"]*"/, `"seen":"${LARGE_VECTOR}"`);
      assert.ok(forged.length > 800_000);
      await page.evaluate(([key, forged, index]) => {
        localStorage.setItem(key, forged);
        localStorage.setItem("keikaku/index", index);
      }, [key, forged, LARGE_INDEX()]);
      await page.goto(page.url().split("#")[0]);
      await page.reload();
      await openPlan(page, PLAN);
      await totals(page, KPI, { target: "600" });
      // Another tab compares what each tab has seen.
      const other = await secondTab();
      await openPlan(other, PLAN);
      await totals(other, KPI, { target: "600" });
      await enter(row(other, KPI).target(2017), "300");
      await isSaved(other);
      await totals(page, KPI, { target: "700" });
      await enter(row(page, KPI).target(2018), "1");
      await isSaved(page);
      const after = await plans(page);
      assert.ok(after[key].length < record.length + 1000, `${after[key].length}`);
      await other.close();
    }, { browser });
  });
}

test("forty answers imported together make only the change written in each", (t) => {
  return besieged(t, async ({ page, download }) => {
    await openList(page);
    const names = await openLarge(page, 40, 4);
    await openFiles(page);
    const { text } = await download(() => button(page, "表計算用CSVを書き出す").click());
    const lines = text.split("\r\n");
    const answers = names.map((name, nth) => {
      const answer = lines.map((line) => (line.includes(`,${name},`) && line.includes(",実績,") ? `${line}回答${nth}` : line));
      return [`回答${nth}.csv`, answer.join("\r\n")];
    });
    await readAll(page, answers);
    await page.waitForFunction((count) => document.querySelectorAll(".change-table").length === count, names.length);
    assert.deepEqual((await changes(page)).map(([kind, , , value]) => [kind, value]), names.map((_, nth) => ["set", `回答${nth}`]));
    await button(page, "取り込む").click();
    await message(page).filter({ hasText: "40個のファイルから40件取り込みました。" }).waitFor();
    await isSaved(page);
    await readAll(page, [answers[0], answers[39]]);
    await page.getByText("変わるところはありません（反映済み）。").or(page.getByText("反映済みです")).first().waitFor();
    assert.equal(await page.locator("[data-change]").count(), 0);
  });
});
