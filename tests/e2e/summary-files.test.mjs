// ファイルを見る on 総括表: plan files from mail are viewed side by side, and nothing of them is stored.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLAN, button, link, openFiles, openGrid } from "./answers.mjs";
import { clipboardFrom } from "./clipboard.mjs";
import { accessibilityTroubles, enter, isSaved, openList, openSample, shows, test, withPage } from "./harness.mjs";

const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const rows = (page) => page.locator("[data-summary-row]");
const looked = (page, name) => page.locator(`[data-looked-file="${name}"]`);
const missing = (page) => page.locator("[data-missing-body]");
const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** Everything that the browser stores for the page, as one text. */
const held = (page) => page.evaluate(async () => {
  const all = [JSON.stringify(Object.entries(localStorage).sort())];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done, failed) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const asked = database.transaction(store).objectStore(store);
      for (const request of [asked.getAllKeys(), asked.getAll()]) {
        all.push(JSON.stringify(await new Promise((done) => { request.onsuccess = () => done(request.result); })));
      }
    }
    database.close();
  }
  return all.join("\n");
});

/** The plan file of the open plan. */
async function saved(page, download) {
  await openFiles(page);
  return (await download(() => button(page, "計画ファイルを保存").click())).text;
}

/** The codes of the plans that were sent twice. */
const CORRECTED = ["002", "003"];

/** The plan files of four plans of offices. Two of them were saved again with an actual of 2022. */
function mailed(t) {
  const files = {};
  return withPage(t, async ({ page, download }) => {
    for (const code of ["000", "002", "003", "004"]) {
      await openSample(page, code);
      files[`${code}.json`] = await saved(page, download);
      if (!CORRECTED.includes(code)) continue;
      const actual = page.getByRole("textbox", { name: / 2022年度 実績$/ }).first();
      await openGrid(page);
      await enter(actual, "12345");
      await isSaved(page);
      files[`${code}の修正.json`] = await saved(page, download);
    }
  }).then(() => files);
}

/** The eight files of a mail: four plans, two of them twice, one damaged file and one in a newer format. */
async function eight(t) {
  const files = await mailed(t);
  assert.deepEqual(Object.keys(files).sort(), ["000.json", "002.json", "002の修正.json", "003.json", "003の修正.json", "004.json"]);
  const whole = files["000.json"];
  const texts = { ...files, "途中まで.json": whole.slice(0, whole.length / 2), "新しい版.json": whole.replace('{"format":1', '{"format":2') };
  return Object.entries(texts).map(([name, text]) => file(name, text));
}

/** The name of the first plan in a file, as it is written there. */
const nameOfPlan = ({ buffer }) => buffer.toString().match(/"facts":{"name":"([^"]+)"/)[1];

/** Counts the acts of a user. */
function acts(t) {
  let count = 0;
  return {
    click: (locator) => (count += 1, locator.click()),
    choose: (locator, label) => (count += 1, locator.selectOption({ label })),
    put: (locator, files) => (count += 2, locator.setInputFiles(files)),
    atMost: (most) => {
      t.diagnostic(`${count} acts`);
      assert.ok(count <= most, `${count} acts`);
    },
  };
}

test("a coordinator views eight files in one table, inquires about missing actuals and exports it in twenty acts", async (t) => {
  const files = await eight(t);
  await withPage(t, async ({ page, download, context }) => {
    await openSample(page, "001");
    await isSaved(page);
    await openList(page);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { click, choose, put, atMost } = acts(t);
    await click(link(page, "総括表"));
    await put(page.locator("#look-at-files"), files);
    await shows(page.locator(".looked-files [role=status]"), "8個のファイルの4計画を見ています。保存していません。読めないファイルが2個あります。");
    const inSight = await page.locator(".looked-files ul").evaluate((list) => {
      const { bottom } = list.getBoundingClientRect();
      return [...list.children].filter((file) => file.getBoundingClientRect().bottom <= bottom).length;
    });
    assert.ok(inSight >= 5, `${inSight} files are in sight`);
    await choose(choice(page, "年度"), "2024年度");
    assert.match(await looked(page, "002.json").textContent(), /002の修正\.json（.*保存）のほうが新しいため、表に出していません。異なるところ1か所：.* 2022年度 実績。/);
    assert.match(await looked(page, "002の修正.json").textContent(), /表に出しています。/);
    assert.match(await looked(page, "途中まで.json").textContent(), /ファイルの終わりが欠けています|読めません/);
    assert.match(await looked(page, "新しい版.json").textContent(), /新しい版で作られています/);
    assert.ok((await rows(page).count()) > 4);
    await click(button(page, "未提出の団体"));
    assert.ok((await missing(page).count()) >= 2);
    await click(button(page, "照会文をコピー"));
    await page.getByText(/照会文をコピーしました/).waitFor();
    const { text } = await clipboardFrom(page, "件名：令和6年度");
    assert.match(text, /件名：令和6年度の実績について（照会）/);
    assert.match(text, /：未入力/);
    const list = await download(() => click(button(page, "未提出の一覧をCSVで書き出す")));
    assert.match(list.name, /^未提出_2024_\d{8}\.csv$/);
    assert.match(list.text, /002の修正\.json/);
    const table = await download(() => click(button(page, "Excelで書き出す")));
    assert.match(table.name, /^総括表_2024_\d{8}\.xlsx$/);
    assert.equal(String.fromCharCode(...table.bytes.slice(0, 2)), "PK");
    atMost(20);
    assert.deepEqual(await accessibilityTroubles(page), []);
    const kept = await held(page);
    assert.ok(kept.includes(PLAN), "what is searched is where plans are kept");
    for (const word of [...files.map(nameOfPlan), "12345", "002の修正.json"]) assert.ok(!kept.includes(word), `${word} is kept`);
    await click(button(page, "ファイルを閉じる"));
    await page.locator(".looked-files").waitFor({ state: "detached" });
    assert.equal(await rows(page).filter({ hasText: "保存していません" }).count(), 0);
  });
});

test("the shown rows and all values are exported as CSV, with figures as plain numbers", async (t) => {
  const files = await eight(t);
  await withPage(t, async ({ page, download }) => {
    await page.locator("#look-at-files").setInputFiles(files);
    await choice(page, "年度").selectOption({ label: "2022年度" });
    await rows(page).first().waitFor();
    const shown = await download(() => button(page, "CSVで書き出す").click());
    const [heads, ...lines] = shown.text.replace("\ufeff", "").trim().split("\r\n");
    assert.match(heads, /^団体,計画,.*達成率（％）.*,保存していません$/);
    assert.equal(lines.filter((line) => line.includes(",12345,")).length, 2);
    const all = await download(() => button(page, "すべての値を書き出す").click());
    const values = all.text.replace("\ufeff", "").trim().split("\r\n");
    assert.equal(values.filter((line) => line.startsWith("計画ID,")).length, 1);
    assert.ok(values.some((line) => line.includes(",実績,2022,") && line.includes(",12345,数値,")));
  }, { view: "#/summary" });
});

test("a viewed file is imported through the usual preview, and leaving 総括表 closes the other files", async (t) => {
  const files = await eight(t);
  await withPage(t, async ({ page }) => {
    await page.locator("#look-at-files").setInputFiles(files);
    await button(page, "002の修正.json この計画を取り込む").click();
    await page.getByRole("heading", { name: "読み込みの確認" }).waitFor();
    await button(page, "取り込む").click();
    await isSaved(page);
    assert.match(await looked(page, "002の修正.json").textContent(), /この端末の計画.*と同じ内容です/);
    await openList(page);
    await link(page, "総括表").click();
    await rows(page).first().waitFor();
    assert.equal(await page.locator(".looked-files").count(), 0);
  }, { view: "#/summary" });
});

test("files dropped on 総括表 are viewed beside those already viewed, and none is imported", async (t) => {
  const files = await eight(t);
  await withPage(t, async ({ page }) => {
    const drop = (dropped) => page.locator(".summary-page").evaluate((view, dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
      view.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, dropped.map(({ name, buffer }) => ({ name, text: buffer.toString() })));
    await drop(files.filter(({ name }) => name === "000.json"));
    await looked(page, "000.json").waitFor();
    await drop(files.filter(({ name }) => name.startsWith("002")));
    await shows(page.locator(".looked-files [role=status]"), "3個のファイルの2計画を見ています。保存していません。");
    // Files that are dropped while others are being read are viewed together with them.
    await button(page, "ファイルを閉じる").click();
    await Promise.all(["000", "002"].map((code) => drop(files.filter(({ name }) => name.startsWith(code)))));
    await shows(page.locator(".looked-files [role=status]"), "3個のファイルの2計画を見ています。保存していません。");
    assert.equal(await page.getByRole("heading", { name: "読み込みの確認" }).count(), 0);
    const kept = await held(page);
    for (const word of files.map(nameOfPlan)) assert.ok(!kept.includes(word), `${word} is kept`);
  }, { view: "#/summary" });
});

test("viewing a folder shows its plan files, also those in subfolders, and no other files", async (t) => {
  const files = await eight(t);
  const folder = join(mkdtempSync(join(tmpdir(), "keikaku-folder-")), "提出");
  mkdirSync(join(folder, "市"), { recursive: true });
  for (const { name, buffer } of files) writeFileSync(join(folder, name.startsWith("003") ? "市" : ".", name), buffer);
  for (const name of ["送付文.txt", "様式.xlsx", ".DS_Store"]) writeFileSync(join(folder, name), "{}");
  await withPage(t, async ({ page }) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "フォルダを見る").click()]);
    await chooser.setFiles(folder);
    await shows(page.locator(".looked-files [role=status]"), "8個のファイルの4計画を見ています。保存していません。読めないファイルが2個あります。");
    assert.deepEqual((await page.locator("[data-looked-file]").evaluateAll((all) => all.map(({ dataset }) => dataset.lookedFile))).sort(), files.map(({ name }) => name).sort());
  }, { view: "#/summary" });
});

test("reading many files shows its progress, and if it is stopped, none of them is shown", async (t) => {
  const [first, ...others] = await eight(t);
  await withPage(t, async ({ page }) => {
    await page.locator("#look-at-files").setInputFiles([first]);
    await looked(page, first.name).waitFor();
    const before = await rows(page).count();
    // Files as a network drive returns them.
    await page.evaluate(() => {
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = async function slowly() {
        await new Promise((done) => setTimeout(done, 100));
        return arrayBuffer.call(this);
      };
    });
    const many = Array.from({ length: 200 }, (_, nth) => ({ ...others[nth % others.length], name: `${nth}.json` }));
    await page.locator("#look-at-files").setInputFiles(many);
    await page.locator(".looking-progress progress").waitFor();
    assert.match(await page.locator(".looking-progress").textContent(), /200/);
    await button(page, "読み込みをやめる").click();
    await page.locator(".looking-progress progress").waitFor({ state: "detached" });
    // The present reading ends, and the next chosen files are read.
    await page.locator("#look-at-files").setInputFiles([{ ...others[0], name: "次.json" }]);
    await looked(page, "次.json").waitFor();
    assert.equal(await page.locator("[data-looked-file]").count(), 2);
    assert.ok((await rows(page).count()) >= before);
  }, { view: "#/summary" });
});

/** The long files of two plans combined, and the plan file of another plan. */
function published(t) {
  const texts = {};
  return withPage(t, async ({ page, download }) => {
    for (const code of ["000", "002"]) {
      await openSample(page, code);
      await openFiles(page);
      texts[code] = (await download(() => button(page, "公開用CSVを書き出す").click())).text;
    }
    await openSample(page, "003");
    texts.plan = await saved(page, download);
  }).then(() => texts);
}

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a 公開用CSV viewed beside plan files shows the rows of its plans and states its limits, and is not stored", async (t) => {
  const texts = await published(t);
  const long = texts["000"] + texts["002"];
  const torn = texts["002"].slice(0, texts["002"].length - 60);
  await withPage(t, async ({ page, download }) => {
    await page.locator("#look-at-files").setInputFiles([csv("公開用.csv", long), csv("途中まで.csv", torn), file("003.json", texts.plan)]);
    await shows(page.locator(".looked-files [role=status]"), "3個のファイルの3計画を見ています。保存していません。読めないファイルが1個あります。");
    await page.getByText(/^公開用CSVから読んだ行は、ファイルに書いてあることだけです。/).waitFor();
    assert.match(await looked(page, "途中まで.csv").textContent(), /\d+行目の/);
    assert.match(await looked(page, "公開用.csv").textContent(), /表に出しています。/);
    assert.equal(await button(page, "公開用.csv この計画を取り込む").count(), 0);
    await button(page, "003.json この計画を取り込む").waitFor();
    await choice(page, "年度").selectOption({ label: "2024年度" });
    const named = rows(page).filter({ hasText: "保存していません" });
    await named.first().waitFor();
    const all = await download(() => button(page, "すべての値を書き出す").click());
    const written = all.text.replace("\ufeff", "").trim().split("\r\n");
    const ids = new Set(written.slice(1).map((line) => line.split(",")[0]));
    assert.equal(ids.size, 3);
    const of = (text) => text.replace("\ufeff", "").trim().split("\r\n").slice(1);
    for (const line of [...of(texts["000"]), ...of(texts["002"])]) assert.ok(written.includes(line), `${line} stands as it came`);
    assert.deepEqual(await accessibilityTroubles(page), []);
    const kept = await held(page);
    for (const word of ["公開用.csv", of(texts["002"])[0].split(",")[2]]) assert.ok(!kept.includes(word), `${word} is kept`);
    await button(page, "ファイルを閉じる").click();
    await page.locator(".looked-files").waitFor({ state: "detached" });
    assert.equal(await rows(page).count(), 0);
  }, { view: "#/summary" });
});

test("a 公開用CSV of a plan of this browser is shown separately only if its figures differ", async (t) => {
  await withPage(t, async ({ page, download }) => {
    await openSample(page, "002");
    await openFiles(page);
    const { text } = await download(() => button(page, "公開用CSVを書き出す").click());
    await isSaved(page);
    await openList(page);
    await link(page, "総括表").click();
    const drop = (name) => page.locator("#look-at-files").setInputFiles([csv(name, text)]);
    await drop("同じ.csv");
    assert.match(await looked(page, "同じ.csv").textContent(), /この端末の計画（.*）と同じ内容です。/);
    await button(page, "ファイルを閉じる").click();
    const changed = text.replace(/25542\.00,数値,"25,542\.00"/, '25543,数値,25543');
    assert.notEqual(changed, text);
    await page.locator("#look-at-files").setInputFiles([csv("違う.csv", changed)]);
    const line = await looked(page, "違う.csv").textContent();
    assert.match(line, /食い違い：この端末の計画（.*）と異なり、公開用CSVには保存の記録がなく/);
    assert.match(line, /異なるところ1か所：.*2022年度 目標/);
    await rows(page).filter({ hasText: "食い違い" }).first().waitFor();
  });
});
