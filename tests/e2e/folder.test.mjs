// The plan's file in a folder, which is opened and saved by the browser's pickers. No test can use these, so an init
// script replaces them: with handles of the origin's own file system, or with handles that Node answers for a real folder
// on disk.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  SINGLE_FILE, accessibilityTroubles, after, enter, isSaved, openList, openPlan, openSample, row, saveState, test, withPage, withSample,
} from "./harness.mjs";

const PLAN = "中小企業高度人材支援計画";
const KPI = "県内中堅・中小企業の相談件数";
/** The default name of the plan's file. */
const FILE = "埼玉県_中小企業高度人材支援計画.json";
const folders = mkdtempSync(join(tmpdir(), "keikaku-folder-"));
after(() => rmSync(folders, { recursive: true }));

const button = (page, name) => page.getByRole("button", { name, exact: true });
const message = (page, text) => page.locator('[data-field="message"]').filter({ hasText: text }).waitFor();
const stands = (page, text) => saveState(page).filter({ hasText: text }).waitFor();
const hasNoFile = (page) => stands(page, /^端末に保存済み(?: \d{1,2}:\d{2})?$/);
const SAME = "端末とファイルに保存済み";
const isBehind = (page, count) => stands(page, `端末に保存済み・計画ファイルに未保存の変更${count}件`);
const openFiles = async (page) => {
  await page.getByRole("link", { name: "取込・出力" }).click();
  await page.getByRole("heading", { level: 3, name: "フォルダの計画ファイル" }).waitFor();
};
const openGrid = (page) => page.getByRole("link", { name: "数値目標と実績" }).click();
const SAVED = "に保存し、読み戻して確かめました。";

/** A folder on disk with a file in it, and its faults. */
function share(name = FILE) {
  const folder = mkdtempSync(join(folders, "share-"));
  const path = join(folder, name);
  return {
    folder,
    name,
    path,
    trouble: null,
    text: () => readFileSync(path, "utf8"),
    put: (text) => writeFileSync(path, text),
    plan: () => JSON.parse(readFileSync(path, "utf8")).plans[0].body,
  };
}

/** Pickers whose handles Node answers. Each write goes into a second file, which replaces the first one at the end. */
function onDisk(there, chosen = there.name) {
  const refuse = (doing) => there.trouble?.doing === doing && there.trouble.name;
  const ask = {
    look: (path) => {
      try {
        const { mtimeMs, size } = statSync(path);
        return refuse("read") ? { error: refuse("read") } : { modified: Math.floor(mtimeMs * 1000), size, text: readFileSync(path, "utf8") };
      } catch {
        return { error: "NotFoundError" };
      }
    },
    close: (path, text) => {
      if (refuse("close")) return { error: refuse("close") };
      writeFileSync(`${path}.crswap`, text);
      renameSync(`${path}.crswap`, path);
      return {};
    },
    begin: () => (refuse("write") ? { error: refuse("write") } : {}),
    make: (path) => {
      if (!existsSync(path)) writeFileSync(path, "");
      return {};
    },
  };
  return async (context) => {
    await context.exposeFunction("askFolder", (what, name, text) => ask[what](join(there.folder, name), text));
    await context.addInitScript((chosen) => {
      const asked = async (what, name, text) => {
        const answer = await globalThis.askFolder(what, name, text);
        if (answer.error) throw new DOMException("of the folder", answer.error);
        return answer;
      };
      const handle = (name) => ({
        name,
        // Structured cloning refuses functions.
        getFile: async () => {
          const { modified, text } = await asked("look", name);
          return new File([text], name, { lastModified: modified });
        },
        createWritable: async () => {
          await asked("begin", name);
          let whole = "";
          return {
            write: async (text) => void (whole += text),
            close: () => (globalThis.holdClose ? new Promise(() => {}) : asked("close", name, whole)),
            abort: async () => {},
          };
        },
      });
      globalThis.showOpenFilePicker = async () => [handle(chosen)];
      globalThis.showDirectoryPicker = async ({ mode }) => ({
        name: mode,
        getFileHandle: async (name, { create }) => {
          if (create) await asked("make", name);
          return handle(name);
        },
      });
      // It would empty an existing file before the page could read it.
      globalThis.showSaveFilePicker = () => { throw new Error("the picker for saving"); };
    }, chosen);
  };
}

/** Pickers whose handles are of the origin's own file system and can be stored. `permissions` answers for them. */
const inOrigin = (context) => context.addInitScript((name) => {
  const folder = () => navigator.storage.getDirectory();
  globalThis.showOpenFilePicker = async () => [await (await folder()).getFileHandle(name)];
  globalThis.showDirectoryPicker = folder;
  globalThis.asked = [];
  const state = () => globalThis.permission ?? "granted";
  // The blank page before the first page does not have it.
  if (!globalThis.FileSystemHandle) return;
  FileSystemHandle.prototype.queryPermission = async () => state();
  FileSystemHandle.prototype.requestPermission = async () => {
    globalThis.asked.push(state());
    return (globalThis.permission = globalThis.answer ?? "granted");
  };
}, FILE);

/** Makes the plan and saves it into the folder for the first time. */
async function madeInFolder(page) {
  await openSample(page, "001");
  await openFiles(page);
  await button(page, "フォルダのファイルに保存").click();
  await message(page, SAVED);
  await stands(page, /^端末とファイルに保存済み \d/);
}

/** Opens the folder's file from the list. */
async function openFromFolder(page) {
  await button(page, "フォルダの計画ファイルを開く").click();
  await row(page, KPI).target(2017).waitFor();
  await stands(page, SAME);
}

test("a plan saved into a folder counts its unsaved changes and opens completely in a fresh profile", async (t) => {
  const there = share();
  await withSample(t, "001", async ({ page, download }) => {
    await openFiles(page);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.getByRole("textbox", { name: "保存する人の名前" }).fill("企画課 佐藤");
    await page.keyboard.press("Tab");
    await button(page, "フォルダのファイルに保存").click();
    await message(page, `「${FILE}」${SAVED}`);
    await stands(page, /^端末とファイルに保存済み \d/);
    await page.locator('[data-field="file-saved-by"]').filter({ hasText: "に 企画課 佐藤 が保存" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await isBehind(page, 1);
    await enter(row(page, KPI).actual(2018), "160");
    await isBehind(page, 2);
    await page.keyboard.press("Control+s");
    await message(page, SAVED);
    await stands(page, SAME);
    // The file has the records of tables that were sent, too.
    await openFiles(page);
    await download(() => button(page, "表計算用CSVを書き出す").click());
    await isBehind(page, 1);
    await openList(page);
    await page.locator(`a[title*="ファイル: ${FILE}"]`).waitFor();
  }, { before: onDisk(there) });
  await withPage(t, async ({ page }) => {
    await openFromFolder(page);
    assert.equal(await row(page, KPI).actual(2018).inputValue(), "160");
    await openFiles(page);
    await page.locator('[data-field="file-saved-by"]').filter({ hasText: "企画課 佐藤" }).waitFor();
  }, { before: onDisk(there) });
});

test("after fifty alternating edits of one file by two profiles, a fresh profile opens the latest values of both", async (t) => {
  const there = share();
  const before = onDisk(there);
  await withPage(t, async ({ page: one }) => {
    await madeInFolder(one);
    await openGrid(one);
    await withPage(t, async ({ page: other }) => {
      await openFromFolder(other);
      for (let turn = 1; turn <= 25; turn += 1) {
        for (const [page, year, mine] of [[one, 2017, 100 + turn], [other, 2018, 200 + turn]]) {
          await enter(row(page, KPI).actual(year), `${mine}`);
          await page.keyboard.press("Control+s");
          await message(page, SAVED);
          await button(page, "このお知らせを閉じる").click();
        }
        assert.equal(await row(other, KPI).actual(2017).inputValue(), `${100 + turn}`);
      }
    }, { before });
    const cells = there.plan().indicators[0].actuals;
    assert.match(JSON.stringify(cells), /125.*225/);
  }, { before });
  await withPage(t, async ({ page }) => {
    await openFromFolder(page);
    assert.deepEqual(await Promise.all([2017, 2018].map((year) => row(page, KPI).actual(year).inputValue())), ["125", "225"]);
  }, { before });
});

/** 佐藤 opens the file in another browser, enters a figure and saves. */
function somebodySaves(t, figure, before) {
  return withPage(t, async ({ page }) => {
    await openFromFolder(page);
    await openFiles(page);
    await page.getByRole("textbox", { name: "保存する人の名前" }).fill("佐藤");
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), figure);
    await page.keyboard.press("Control+s");
    await message(page, SAVED);
  }, { before });
}

/** The event of a window that gets the focus again. */
const comeBack = (page) => page.evaluate(() => dispatchEvent(new FocusEvent("focus")));

test("a save by another person is reported when the window regains the focus and is imported by a button", async (t) => {
  const there = share();
  const before = onDisk(there);
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    await openGrid(page);
    await somebodySaves(t, "150", before);
    await comeBack(page);
    await stands(page, /^端末に保存済み・ファイルに新しい保存（佐藤 \d+:\d\d）$/);
    await button(page, "新しい保存を取り込む").click();
    await message(page, "ほかの人の変更1か所を取り込みました。");
    await stands(page, SAME);
    assert.equal(await row(page, KPI).actual(2017).inputValue(), "150");
  }, { before });
});

test("a conflict with the file is decided by keyboard before anything is written", async (t) => {
  const there = share();
  const before = onDisk(there);
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    await openGrid(page);
    await somebodySaves(t, "150", before);
    const text = there.text();
    await enter(row(page, KPI).actual(2017), "170");
    await page.keyboard.press("Control+s");
    const choice = page.getByRole("radiogroup", { name: `${KPI} 2017年度 実績` });
    await choice.waitFor();
    assert.deepEqual(await choice.locator(".value").allTextContents(), ["170", "150"]);
    assert.equal(there.text(), text);
    assert.deepEqual(await accessibilityTroubles(page), []);
    await button(page, "合わせて保存").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "選んでいないところが1件" }).waitFor();
    assert.equal(there.text(), text);
    await choice.getByRole("radio", { name: "ファイルの値" }).focus();
    await page.keyboard.press("Space");
    await button(page, "合わせて保存").focus();
    await page.keyboard.press("Enter");
    await stands(page, SAME);
    assert.equal(await row(page, KPI).actual(2017).inputValue(), "150");
  }, { before });
});

test("an existing plan file in the chosen folder is read and merged, and never emptied", async (t) => {
  const there = share();
  const before = onDisk(there);
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await page.keyboard.press("Control+s");
    await stands(page, SAME);
    const text = there.text();
    await openFiles(page);
    await button(page, "ファイルとの結びつきを外す").click();
    await hasNoFile(page);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "170");
    await openFiles(page);
    await button(page, "フォルダのファイルに保存").click();
    const choice = page.getByRole("radiogroup", { name: `${KPI} 2017年度 実績` });
    await choice.waitFor();
    assert.equal(there.text(), text, "nothing is written before it is decided");
    await button(page, "キャンセル").click();
    assert.equal(there.text(), text);
    await hasNoFile(page);
    await button(page, "フォルダのファイルに保存").click();
    await choice.getByRole("radio", { name: "ファイルの値" }).check();
    await button(page, "合わせて保存").click();
    await stands(page, SAME);
    assert.match(JSON.stringify(there.plan().indicators[0].actuals), /150/);
    assert.deepEqual(readdirSync(there.folder), [FILE]);
  }, { before });
});

test("a renamed plan file can be chosen, and the file of another plan stays unchanged", async (t) => {
  const there = share("引き継ぎ.json");
  await withSample(t, "000", async ({ page, download }) => {
    await openFiles(page);
    const other = (await download(() => button(page, "計画ファイルを保存").click())).text;
    there.put(other);
    await openList(page);
    await openSample(page, "001");
    await openFiles(page);
    const mine = (await download(() => button(page, "計画ファイルを保存").click())).text;
    await button(page, "いまある計画ファイルを選ぶ").click();
    await message(page, "選んだファイルは別の計画「");
    assert.equal(there.text(), other);
    there.put("");
    await button(page, "いまある計画ファイルを選ぶ").click();
    await message(page, "選んだファイルは、計画ファイルではありません（空か");
    assert.equal(there.text(), "");
    there.put(mine);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await openFiles(page);
    await button(page, "いまある計画ファイルを選ぶ").click();
    await message(page, `「引き継ぎ.json」${SAVED}`);
    await stands(page, SAME);
    assert.match(JSON.stringify(there.plan().indicators[0].actuals), /150/);
    // If another plan's file in the folder has the name, the next name is used.
    const taken = join(there.folder, FILE);
    writeFileSync(taken, other);
    await button(page, "計画ファイルの保存先を選ぶ").click();
    await message(page, `「${FILE.replace(".json", "（2）.json")}」${SAVED}`);
    assert.equal(readFileSync(taken, "utf8"), other);
  }, { before: onDisk(there) });
});

test("the header is one line at three widths and contains the save state and its button", async (t) => {
  const there = share();
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await isBehind(page, 1);
    for (const [width, height] of [[1366, 40], [1280, 40], [390, 48]]) {
      await page.setViewportSize({ width, height: 800 });
      const header = page.getByRole("banner");
      assert.equal((await header.boundingBox()).height, height, `${width} px`);
      await header.getByRole("button", { name: "ファイルに保存", exact: true }).waitFor();
      const cut = await saveState(page).evaluate((state) => state.scrollWidth > state.clientWidth);
      assert.equal(cut, false, `${width} px`);
      assert.deepEqual(await accessibilityTroubles(page), []);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(page, "ファイルに保存").click();
    await stands(page, SAME);
    assert.equal(await button(page, "ファイルに保存").count(), 0, "nothing is left to be saved");
    assert.equal(await page.locator('[data-field="file-state"]').count(), 0);
  }, { before: onDisk(there) });
});

/** Waits until that button in the header or in the view has the focus. */
const hasFocus = (page, name, place) => page.waitForFunction(([name, place]) => {
  const { activeElement } = document;
  return activeElement.textContent === name && activeElement.matches(`${place} button`);
}, [name, place]);

const pressed = async (page, name) => {
  await button(page, name).focus();
  await page.keyboard.press("Enter");
};

test("the focus stays on a file button or moves to the one that replaces it", async (t) => {
  const there = share();
  const before = onDisk(there);
  await withSample(t, "001", async ({ page }) => {
    await openFiles(page);
    await pressed(page, "フォルダのファイルに保存");
    await message(page, SAVED);
    await hasFocus(page, "フォルダのファイルに保存", "main");
    await pressed(page, "計画ファイルの保存先を選ぶ");
    await message(page, "は手元と同じです。");
    await hasFocus(page, "計画ファイルの保存先を選ぶ", "main");
    await somebodySaves(t, "150", before);
    await comeBack(page);
    await pressed(page, "新しい保存を取り込む");
    await message(page, "ほかの人の変更1か所を取り込みました。");
    await hasFocus(page, "フォルダのファイルに保存", "main");
    await pressed(page, "ファイルとの結びつきを外す");
    await message(page, "そのまま残っています。");
    await hasFocus(page, "フォルダのファイルに保存", "main");
  }, { before });
});

test("キャンセル or Esc at a conflict with the file removes the message and returns the focus to the cell", async (t) => {
  const there = share();
  const before = onDisk(there);
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    await openGrid(page);
    await somebodySaves(t, "150", before);
    await row(page, KPI).actual(2017).fill("170");
    for (const leave of [() => pressed(page, "キャンセル"), () => page.keyboard.press("Escape")]) {
      await page.keyboard.press("Control+s");
      await page.waitForFunction(() => document.activeElement.id === "preview");
      await page.getByRole("alert").waitFor();
      await leave();
      await page.locator(".preview").waitFor({ state: "detached" });
      await page.waitForFunction(() => document.activeElement.id.endsWith("-actual-2017"));
      assert.equal(await page.locator('[data-field="message"]').count(), 0);
    }
    assert.equal(await row(page, KPI).actual(2017).inputValue(), "170");
  }, { before });
});

test("an older copy put back in the folder is not treated as a newer save", async (t) => {
  const there = share();
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    const older = there.text();
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await page.keyboard.press("Control+s");
    await stands(page, SAME);
    there.put(older);
    await page.keyboard.press("Control+s");
    await page.locator(".preview").getByText("前回ここから保存した内容が入っていません").waitFor();
    assert.equal(there.text(), older);
    assert.equal(await row(page, KPI).actual(2017).inputValue(), "150");
  }, { before: onDisk(there) });
});

const FAULTS = [
  ["locked", (there) => { there.trouble = { doing: "write", name: "NoModificationAllowedError" }; }, "使っています。閉じてもらってから"],
  ["not permitted", (there) => { there.trouble = { doing: "read", name: "NotAllowedError" }; }, "許可がありません。"],
  ["removed", (there) => rmSync(there.path), "見つかりません。移動や削除"],
  ["refused at the end", (there) => { there.trouble = { doing: "close", name: "AbortError" }; }, "読み書きが途中で止まりました。"],
  ["replaced by an Excel book", (there) => there.put("PK\x03\x04…"), "Excel"],
  ["emptied", (there) => there.put(""), "空になっています。"],
  ["cut", (there) => there.put(there.text().slice(0, -60)), "途中で切れています。"],
  ["of a newer version", (there) => there.put('{"format":9,"app":"9","plans":[]}'), "新しい版"],
  ["replaced by another plan's", (there) => there.put(there.other), "別の計画「"],
];

test("saving to a faulty file is reported, leaves it unchanged and succeeds once the fault is over", async (t) => {
  const there = share();
  await withSample(t, "000", async ({ page, download }) => {
    await openFiles(page);
    there.other = (await download(() => button(page, "計画ファイルを保存").click())).text;
    await openList(page);
    await madeInFolder(page);
    await openGrid(page);
    let figure = 100;
    for (const [, happens, sentence] of FAULTS) {
      const whole = there.text();
      figure += 1;
      await enter(row(page, KPI).actual(2017), `${figure}`);
      happens(there);
      const found = () => { try { return there.text(); } catch { return null; } };
      const left = found();
      await page.keyboard.press("Control+s");
      await message(page, "フォルダのファイルを開けないか、保存できません: ");
      await message(page, sentence);
      assert.equal(found(), left);
      await button(page, "このお知らせを閉じる").click();
      there.trouble = null;
      there.put(whole);
      await page.keyboard.press("Control+s");
      await message(page, SAVED);
      assert.match(JSON.stringify(there.plan().indicators[0].actuals), new RegExp(`${figure}`));
    }
  }, { before: onDisk(there) });
});

test("a save interrupted by closing the tab leaves the old file, and the change is kept in the browser", async (t) => {
  const there = share();
  await withPage(t, async ({ page, secondTab }) => {
    await madeInFolder(page);
    const old = there.text();
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await isSaved(page);
    await page.evaluate(() => { globalThis.holdClose = true; });
    await page.keyboard.press("Control+s");
    await page.close();
    assert.equal(there.text(), old);
    const again = await secondTab();
    await openPlan(again, PLAN);
    assert.equal(await row(again, KPI).actual(2017).inputValue(), "150");
    await isBehind(again, 1);
    // A handle that the browser could not store is chosen again.
    await button(again, "ファイルに保存").click();
    await message(again, SAVED);
    assert.notEqual(there.text(), old);
  }, { before: onDisk(there) });
});

test("after a reload the file is still known, and permission is requested only by a click", (t) => {
  return withPage(t, async ({ page }) => {
    await madeInFolder(page);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await isSaved(page);
    await page.addInitScript(() => { globalThis.permission = "prompt"; });
    await page.reload();
    await isBehind(page, 1);
    assert.deepEqual(await page.evaluate(() => globalThis.asked), []);
    await page.evaluate(() => { globalThis.answer = "denied"; });
    await button(page, "ファイルに保存").click();
    await message(page, "許可がありません。");
    await page.evaluate(() => { globalThis.permission = "prompt"; globalThis.answer = "granted"; });
    await button(page, "ファイルに保存").click();
    await message(page, SAVED);
    assert.deepEqual(await page.evaluate(() => globalThis.asked), ["prompt", "prompt"]);
    await openFiles(page);
    await button(page, "ファイルとの結びつきを外す").click();
    await message(page, "そのまま残っています。");
    await hasNoFile(page);
    // No event reports that the store is empty, but each look at it comes after the page's earlier requests.
    let kept = await keptDeep(page);
    for (let looks = 0; looks < 100 && kept.length > 0; looks += 1) kept = await keptDeep(page);
    assert.deepEqual(kept, []);
  }, { before: inOrigin });
});

test("a second click while the folder is being chosen opens no second picker", (t) => {
  return withPage(t, async ({ page }) => {
    await openSample(page, "001");
    await openFiles(page);
    await page.evaluate(() => {
      const pick = globalThis.showDirectoryPicker;
      globalThis.picks = 0;
      globalThis.showDirectoryPicker = () => {
        globalThis.picks += 1;
        return new Promise((choose) => { globalThis.choose = () => choose(pick()); });
      };
    });
    await button(page, "フォルダのファイルに保存").click();
    await page.waitForFunction(() => globalThis.picks === 1);
    await button(page, "フォルダのファイルに保存").click();
    await page.evaluate(() => globalThis.choose());
    await message(page, SAVED);
    assert.equal(await page.evaluate(() => globalThis.picks), 1);
  }, { before: inOrigin });
});

test("a file that the page has not read since a reload is not reported as saved", (t) => {
  return withPage(t, async ({ page }) => {
    await madeInFolder(page);
    const notLookedAt = page.locator('[data-field="file-not-looked-at"]');
    assert.equal(await notLookedAt.count(), 0);
    await isKeptDeep(page);
    await page.addInitScript(() => { globalThis.permission = "prompt"; });
    await page.reload();
    await notLookedAt.waitFor();
    await stands(page, /^端末に保存済み( |$)/);
    assert.deepEqual(await page.evaluate(() => globalThis.asked), []);
    await button(page, "フォルダのファイルに保存").click();
    await stands(page, SAME);
    await notLookedAt.waitFor({ state: "detached" });
  }, { before: inOrigin });
});

test("wiping also deletes the stored data about files", (t) => {
  return withPage(t, async ({ page }) => {
    await madeInFolder(page);
    assert.equal((await keptDeep(page)).length, 2);
    await openList(page);
    await button(page, "この端末からすべて消す").click();
    await button(page, "確かに消す").click();
    await message(page, "すべて消しました。");
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    // The browser deletes a database only after every connection to it is closed.
    await page.evaluate(async () => {
      while ((await indexedDB.databases()).length > 0) await new Promise(requestAnimationFrame);
    });
    await openSample(page, "001");
    await hasNoFile(page);
  }, { before: inOrigin });
});

test("the single file opened from a folder can save a plan into a folder", async (t) => {
  const there = share();
  await withPage(t, async ({ page }) => {
    await madeInFolder(page);
    assert.equal(JSON.parse(there.text()).plans.length, 1);
  }, { before: onDisk(there), place: SINGLE_FILE });
});

test("a file of several plans is imported but not linked to a plan", async (t) => {
  const there = share();
  await withSample(t, "001", async ({ page, download }) => {
    await openList(page);
    await openSample(page, "000");
    await openList(page);
    there.put((await download(() => button(page, "すべて保存").click())).text);
  }, { before: onDisk(there) });
  await withPage(t, async ({ page }) => {
    await button(page, "フォルダの計画ファイルを開く").click();
    await page.getByRole("heading", { level: 2, name: "読み込みの確認" }).waitFor();
    await message(page, "結べません。取り込みます。");
    await button(page, "取り込む").click();
    await page.getByRole("link", { name: PLAN, exact: true }).waitFor();
    assert.equal(await page.locator('a[title*="ファイル: "]').count(), 0);
  }, { before: onDisk(there) });
});

test("a plan not saved to a file for a month shows a reminder once, and a clock set back does not repeat it", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await isSaved(page);
    const turned = (days) => page.addInitScript((days) => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [Real.now() + days * 86_400_000])); }
      };
    }, days);
    const reminder = page.locator('[data-field="file-reminder"]');
    await turned(31);
    await page.reload();
    await reminder.filter({ hasText: "まだファイルに保存されていません。" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    await pressed(page, "あとで");
    await page.waitForFunction(() => document.activeElement.id === "main");
    await openFiles(page);
    await openGrid(page);
    assert.equal(await reminder.count(), 0);
    await openFiles(page);
    await button(page, "フォルダのファイルに保存").click();
    await message(page, SAVED);
    // The page is left only after it has recorded the file.
    await stands(page, SAME);
    await isKeptDeep(page);
    await turned(-31);
    await page.reload();
    await stands(page, SAME);
    assert.equal(await reminder.count(), 0);
  }, { before: inOrigin });
});

/** A browser without pickers. */
const withoutPickers = (context) => context.addInitScript(() => {
  delete globalThis.showOpenFilePicker;
  delete globalThis.showDirectoryPicker;
});

test("without pickers the save state refers to the last downloaded file, and a returned file is merged", async (t) => {
  const path = join(mkdtempSync(join(folders, "copies-")), FILE);
  const choose = async (page) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "ファイルを読み込む").click()]);
    await chooser.setFiles(path);
  };
  await withPage(t, async ({ page, download }) => {
    const save = async (page, download) => {
      await page.getByRole("link", { name: "取込・出力" }).click();
      writeFileSync(path, (await download(() => button(page, "計画ファイルを保存").click())).bytes);
    };
    assert.equal(await button(page, "フォルダの計画ファイルを開く").count(), 0);
    await openSample(page, "001");
    await save(page, download);
    await page.getByText("このブラウザーでは、フォルダのファイルに直接保存できません").waitFor();
    await stands(page, /^端末に保存済み・計画ファイルと同じ \d/);
    await openGrid(page);
    await enter(row(page, KPI).actual(2017), "150");
    await isBehind(page, 1);
    await withPage(t, async ({ page: other, download: otherDownload }) => {
      await choose(other);
      await button(other, "取り込む").click();
      await openPlan(other, PLAN);
      await stands(other, /^端末に保存済み・計画ファイルと同じ \d/);
      await enter(row(other, KPI).actual(2018), "160");
      await save(other, otherDownload);
    }, { before: withoutPickers });
    await page.reload();
    await isBehind(page, 1);
    await openList(page);
    await choose(page);
    const resolution = page.getByRole("radiogroup", { name: PLAN, exact: true });
    assert.ok(await resolution.getByRole("radio", { name: "合わせる", exact: true }).isChecked());
    assert.equal(await page.locator(".change-table tbody tr[data-change]").count(), 1);
    await button(page, "取り込む").click();
    await openPlan(page, PLAN);
    assert.deepEqual(await Promise.all([2017, 2018].map((year) => row(page, KPI).actual(year).inputValue())), ["150", "160"]);
    await isBehind(page, 1);
  }, { before: withoutPickers });
});

/** The keys of everything that IndexedDB stores for the page. */
const keptDeep = (page) => page.evaluate(() => new Promise((done) => {
  const opening = indexedDB.open("keikaku");
  opening.onupgradeneeded = () => opening.result.createObjectStore("files");
  opening.onsuccess = () => {
    const keys = opening.result.transaction("files").objectStore("files").getAllKeys();
    keys.onsuccess = () => {
      opening.result.close();
      done(keys.result);
    };
  };
}));

/** Waits until the database has the file's handle and its text, for which the header does not wait. */
async function isKeptDeep(page) {
  while ((await keptDeep(page)).length < 2);
}
