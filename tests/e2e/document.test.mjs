// 本文: the sections in the order of the form, written once, kept, undone, and through a change of form.

import assert from "node:assert/strict";
import { accessibilityTroubles, enter, isSaved, shows, test, withSample } from "./harness.mjs";
import { changedRecord } from "./records.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const outline = (page, leaf) => page.locator(`[data-leaf="${leaf}"]`);
const PROJECT = "5-2の③ 事業の内容";

async function openDocument(page) {
  await page.getByRole("link", { name: "本文", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "本文" }).waitFor();
}

const inDocument = (t, code, run) => withSample(t, code, async (tools) => {
  await openDocument(tools.page);
  await run(tools);
});

test("the sections are listed in the order of the form with number and heading", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const first = await page.getByRole("heading", { level: 2 }).allTextContents();
    const headings = first.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => /^\d/.test(text));
    assert.deepEqual(headings, [
      "1 地域再生計画の名称", "2 地域再生計画の作成主体の名称", "3 地域再生計画の区域", "4 地域再生計画の目標",
      "5 地域再生を図るために行う事業", "6 計画期間", "7 目標の達成状況に係る評価に関する事項",
    ]);
  });
});

test("a text keeps its paragraphs and notes after a reload and is restored by undo", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const text = field(page, PROJECT);
    const old = await text.inputValue();
    const written = "一つ目の段落。\n\n・箇条書き\n※注";
    await text.fill(written);
    await page.keyboard.press("Tab");
    await isSaved(page);
    await page.reload();
    assert.equal(await text.inputValue(), written);
    await text.fill("別の文");
    await button(page, "元に戻す").click();
    assert.equal(await text.inputValue(), written);
    assert.notEqual(old, written);
  });
});

test("a fact entered in 本文 appears in 基本情報", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    await enter(field(page, "5-2の⑦ 総事業費"), "400,000千円");
    await page.getByRole("link", { name: "基本情報", exact: true }).click();
    assert.equal(await field(page, "5-2の⑦ 総事業費").inputValue(), "400,000千円");
  });
});

test("the KPI table shows the figures of the grid in all three of its places and links to the grid", (t) => {
  return inDocument(t, "000", async ({ page }) => {
    const tables = page.locator("[data-kpi-table]");
    assert.equal(await tables.count(), 3);
    for (const nth of [0, 1, 2]) await tables.nth(nth).getByText("95,000 千円", { exact: true }).waitFor();
    await page.getByRole("link", { name: "5-2の⑤ 重要業績評価指標（KPI）及び目標年月 表で直す", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
  });
});

test("a reference to another section shows the text of that section", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const section = page.locator("#section-s7_3");
    await section.getByText("5-2の⑥の【検証結果の公表の方法】に同じ。", { exact: true }).waitFor();
    await field(page, "5-2の⑥ 【検証結果の公表の方法】").fill("広報紙に載せる。");
    await section.getByText("広報紙に載せる。", { exact: true }).waitFor();
  });
});

test("該当なし is set by one click of its button and removed by another", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const text = field(page, "5-2の⑨ その他必要な事項");
    await text.fill("");
    await page.keyboard.press("Tab");
    const answer = button(page, "5-2の⑨ その他必要な事項 該当なし");
    await answer.click();
    assert.equal(await text.inputValue(), "該当なし");
    await shows(outline(page, "s5_2_9").locator(".section-state"), "該当なし");
    await answer.click();
    assert.equal(await text.inputValue(), "");
  });
});

test("each own project has its own fields, and a deleted project is restored by undo", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const project = (nth, word) => field(page, `5-3-2 支援措置によらない独自の取組 (${nth}) ${word}`);
    await button(page, "5-3-2 支援措置によらない独自の取組 該当なし").click();
    await project(1, "事業名").fill("朝市");
    await project(2, "事業名").fill("夜市");
    await project(1, "事業概要").fill("毎月、駅前で開く。");
    await page.keyboard.press("Tab");
    await button(page, "5-3-2 支援措置によらない独自の取組 (1) 削除").click();
    await project(1, "事業名").waitFor({ state: "detached" });
    assert.equal(await project(2, "事業名").inputValue(), "夜市");
    await button(page, "元に戻す").click();
    assert.equal(await project(1, "事業概要").inputValue(), "毎月、駅前で開く。");
  });
});

test("a text without a place in another form is listed and returns with the original form", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const form = page.getByRole("combobox", { name: "様式", exact: true });
    const digital = field(page, "5-2の④ 取組①");
    const written = await digital.inputValue();
    await form.selectOption({ label: "企業版ふるさと納税" });
    await page.getByRole("heading", { name: "この様式に置き場所のない文" }).waitFor();
    await page.getByText(written, { exact: true }).waitFor();
    await field(page, "5-2の④ 寄附の金額の目安").fill("10,000千円");
    await page.getByText("10,000千円 = 10,000,000円", { exact: true }).waitFor();
    await form.selectOption({ label: "2022年様式" });
    assert.equal(await digital.inputValue(), written);
  });
});

test("the outline shows the state of a section and links to it", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    await field(page, "4-1 地方創生の実現における構造的な課題").fill("十二文字ちょうどの文です");
    await shows(outline(page, "s4_1").locator(".section-state"), "記入済 12字");
    await outline(page, "s5_2_3").getByRole("link").click();
    await page.locator("#section-s5_2_3:focus").waitFor();
  });
});

test("a finding is shown at its section, and its link in チェック leads to the field", (t) => {
  return inDocument(t, "001", async ({ page }) => {
    await page.locator('#section-s7_3 [data-finding="DUP-004"]').waitFor();
    await page.getByRole("link", { name: "チェック", exact: true }).click();
    await page.locator('[data-finding="DUP-004"]').getByRole("link").click();
    await page.locator("#document-s7_3:focus").waitFor();
  });
});

test("the view passes the accessibility checks at 1280 and 360 pixels in every form", (t) => {
  return inDocument(t, "001", async ({ page }) => {
    const form = page.getByRole("combobox", { name: "様式", exact: true });
    for (const label of ["2016年様式", "2022年様式", "企業版ふるさと納税", "戦略", "活動計画"]) {
      await form.selectOption({ label });
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 720 });
        assert.deepEqual(await accessibilityTroubles(page), [], `${label}, ${width} px`);
      }
    }
  });
});

test("hostile text in 本文 is shown and saved as plain text", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const hostile = "<img src=x onerror=alert(1)>\n</textarea><script>alert(1)</script>";
    await field(page, "5-2の⑥ 【検証結果の公表の方法】").fill(hostile);
    await page.locator("#section-s7_3 .referred-text").filter({ hasText: "<img src=x" }).waitFor();
    await page.keyboard.press("Tab");
    await isSaved(page);
    await page.reload();
    assert.equal(await field(page, "5-2の⑥ 【検証結果の公表の方法】").inputValue(), hostile);
  });
});

test("no two links or buttons of the view have the same name", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const names = await page.locator("main").getByRole("link").or(page.locator("main").getByRole("button")).evaluateAll((all) => {
      return all.map((one) => one.getAttribute("aria-label") ?? one.textContent.trim());
    });
    assert.equal(new Set(names).size, names.length, names.filter((name, nth) => names.indexOf(name) !== nth).join(", "));
  });
});

test("words are found and replaced everywhere, and one undo restores them", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    await page.getByText("検索と置換", { exact: true }).click();
    await field(page, "検索する文字").fill("事業の内容にない言葉");
    await page.getByText("見つかりません。", { exact: true }).waitFor();
    await field(page, "検索する文字").fill("酒田市");
    const found = page.locator(".found-texts li");
    await found.first().waitFor();
    const count = await found.count();
    assert.ok(count >= 2);
    await field(page, "置き換える文字").fill("さかた市");
    await button(page, "すべて置き換える").click();
    await page.getByText("見つかりません。", { exact: true }).waitFor();
    assert.equal(await field(page, "3 地域再生計画の区域").inputValue(), "山形県さかた市の全域");
    await button(page, "元に戻す").click();
    assert.equal(await field(page, "3 地域再生計画の区域").inputValue(), "山形県酒田市の全域");
    assert.equal(await found.count(), count);
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("a text changed on both sides is shown side by side with the differing paragraphs marked", (t) => {
  return inDocument(t, "002", async ({ page, download }) => {
    const text = field(page, PROJECT);
    await enter(text, "一つ目。\n二つ目。\n三つ目。");
    await isSaved(page);
    await page.getByRole("link", { name: "取込・出力", exact: true }).click();
    const sent = await download(() => button(page, "計画ファイルを保存").click());
    const answer = sent.text.replace(/^.*"digest".*$/m, (record) => {
      return changedRecord(record, (body) => body.replace("二つ目。", "あちらの二つ目。"));
    });
    await openDocument(page);
    await enter(text, "一つ目。\nここの二つ目。\n三つ目。");
    await isSaved(page);
    await page.getByRole("link", { name: "取込・出力", exact: true }).click();
    await page.locator("#file-chooser").setInputFiles({ name: "回答.json", mimeType: "application/json", buffer: Buffer.from(answer) });
    const sides = page.locator(".sides");
    await sides.waitFor();
    assert.deepEqual(await sides.locator("mark").allTextContents(), ["ここの二つ目。", "あちらの二つ目。"]);
    const paragraphs = await sides.locator(".paragraph").allTextContents();
    assert.equal(paragraphs.filter((text) => text !== "").length, 6);
    const [left, right] = await Promise.all([0, 1].map((at) => sides.locator(".value").nth(at).boundingBox()));
    assert.ok(right.x >= left.x + left.width, "beside each other");
  });
});

test("the outline marks the section that has the focus or is scrolled to", (t) => {
  return inDocument(t, "002", async ({ page }) => {
    const current = page.locator(".document-outline [aria-current]");
    const marks = (leaf) => page.locator(`[data-leaf="${leaf}"] [aria-current="location"]`).waitFor();
    await field(page, PROJECT).focus();
    await marks("s5_2_3");
    assert.equal(await current.count(), 1);
    await outline(page, "s7_1").getByRole("link").click();
    await marks("s7_1");
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -100_000);
    await page.waitForFunction(() => scrollY === 0);
    await page.mouse.wheel(0, 150);
    await page.waitForFunction(() => !document.querySelector('[data-leaf="s7_1"] [aria-current]'));
    assert.equal(await current.count(), 1);
    assert.deepEqual(await accessibilityTroubles(page), []);
  });
});

test("each differing paragraph of a text changed on both sides is chosen separately", (t) => {
  return inDocument(t, "002", async ({ page, download }) => {
    const text = field(page, PROJECT);
    await enter(text, "一つ目。\n\n二つ目。\n\n三つ目。");
    await isSaved(page);
    await page.getByRole("link", { name: "取込・出力", exact: true }).click();
    const sent = await download(() => button(page, "計画ファイルを保存").click());
    const answer = sent.text.replace(/^.*"digest".*$/m, (record) => {
      return changedRecord(record, (body) => body.replace("一つ目。", "あちらの一つ目。").replace("三つ目。", "あちらの三つ目。"));
    });
    await openDocument(page);
    await enter(text, "ここの一つ目。\n\n二つ目。\n\nここの三つ目。");
    await isSaved(page);
    await page.getByRole("link", { name: "取込・出力", exact: true }).click();
    await page.locator("#file-chooser").setInputFiles({ name: "回答.json", mimeType: "application/json", buffer: Buffer.from(answer) });
    await page.getByRole("radio", { name: "段落ごとに選ぶ" }).check();
    const [first, second] = [1, 2].map((nth) => page.getByRole("radiogroup", { name: `食い違う段落 ${nth}／2` }));
    await first.getByRole("radio", { name: "ファイルの値" }).check();
    const take = page.getByRole("button", { name: /取り込む/ });
    await take.click();
    await page.waitForFunction(() => document.activeElement?.id.includes("-passage-1-"));
    assert.deepEqual(await accessibilityTroubles(page), []);
    await second.getByRole("radio", { name: /両方/ }).check();
    await take.click();
    await openDocument(page);
    assert.equal((await text.inputValue()).trimEnd(), "あちらの一つ目。\n\n二つ目。\n\nここの三つ目。\nあちらの三つ目。");
  });
});
