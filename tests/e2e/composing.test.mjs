// Japanese through an input method, as Chromium reports it: during composition nothing of ours happens, and afterwards
// there is one step to undo. Keys that the input method takes are sent as it sends them, with code 229.

import assert from "node:assert/strict";
import { act, cell, openSample, row, stopClock, test, totals, withPage } from "./harness.mjs";

const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const undoes = (page) => button(page, "元に戻す").getAttribute("title");

/** An input method at the focused field. */
async function inputMethod(context, page) {
  const browser = await context.newCDPSession(page);
  const key = (key, code) => {
    return browser.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key, code: key, windowsVirtualKeyCode: code });
  };
  return {
    compose: async (text) => {
      await key("Process", 229);
      await browser.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    },
    /** A key that the input method takes: Enter to confirm, Esc to cancel, arrows to choose. */
    takes: (name) => key(name, 229),
    confirm: (text) => browser.send("Input.insertText", { text }),
    cancel: () => browser.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 }),
  };
}

function inSaitama(t, run) {
  return withPage(t, async (tools) => {
    const { page, context } = tools;
    await openSample(page, "001");
    await run({ ...tools, kpi: row(page, CONSULTATIONS), ime: await inputMethod(context, page) });
  });
}

test("composing a KPI name changes nothing until confirmation, which is one undo step", (t) => {
  return inSaitama(t, async ({ page, ime }) => {
    const name = cell(page, "2番目の指標名");
    await name.click();
    await page.keyboard.press("Control+a");
    for (const text of ["そ", "そう", "そうだ", "そうだん", "相談"]) {
      await ime.compose(text);
      assert.equal(await name.inputValue(), text);
      assert.equal(await undoes(page), null);
    }
    await ime.takes("Enter");
    await ime.confirm("相談件数");
    assert.equal(await name.inputValue(), "相談件数");
    assert.match(await undoes(page), / 指標名$/);
    await page.keyboard.press("Tab");
    await cell(page, "相談件数 2017年度 目標").waitFor();
    await button(page, "元に戻す").click();
    assert.equal(await name.inputValue(), "プロフェッショナル人材のマッチング件数");
    assert.equal(await undoes(page), null);
  });
});

test("composing in a cell changes the total only after confirmation", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    await kpi.target(2017).click();
    await page.keyboard.press("Control+a");
    for (const text of ["１", "１５", "１５０"]) {
      await ime.compose(text);
      assert.equal(await kpi.target(2017).inputValue(), text);
      await totals(page, CONSULTATIONS, { target: "600" });
    }
    await ime.confirm("１５０");
    await totals(page, CONSULTATIONS, { target: "550" });
    assert.equal(await kpi.target(2017).inputValue(), "１５０");
    await page.keyboard.press("Enter");
    assert.equal(await kpi.target(2017).inputValue(), "150");
    await button(page, "元に戻す").click();
    await totals(page, CONSULTATIONS, { target: "600" });
    assert.equal(await undoes(page), null);
  });
});

test("Enter and Esc during composition go to the input method and not to the cell", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    await kpi.actual(2017).click();
    await ime.compose("しゅうけいちゅう");
    await ime.takes("Enter");
    await ime.takes("Escape");
    // A browser that does not send 229 still marks the event as composing.
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    assert.equal(await kpi.actual(2017).inputValue(), "しゅうけいちゅう");
    assert.equal(await undoes(page), null);
    await ime.confirm("集計中");
    assert.equal(await kpi.actual(2017).inputValue(), "集計中");
    await page.keyboard.press("Enter");
    await totals(page, CONSULTATIONS, { actual: "2年分未入力・1年分未把握" });
  });
});

test("an Enter right after the Enter that confirms a composition enters the value of the cell", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    await kpi.target(2018).click();
    await page.keyboard.press("Control+a");
    await ime.compose("１，２３４");
    await ime.takes("Enter");
    await ime.confirm("１，２３４");
    await page.keyboard.press("Enter");
    assert.equal(await kpi.target(2018).inputValue(), "1,234");
  });
});

test("cancelling a composition restores the old text and creates no undo step", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    const name = cell(page, "2番目の指標名");
    await name.click();
    await page.keyboard.press("End");
    await ime.compose("かぶ");
    await ime.takes("Escape");
    await ime.cancel();
    assert.equal(await name.inputValue(), "プロフェッショナル人材のマッチング件数");
    await kpi.target(2017).click();
    assert.equal(await undoes(page), null);
  });
});

test("one undo restores a KPI deleted during typing, and the next undo reverts the typing", (t) => {
  return inSaitama(t, async ({ page, kpi }) => {
    await kpi.target(2017).fill("２５０");
    await totals(page, CONSULTATIONS, { target: "650" });
    await act(page, CONSULTATIONS, "削除");
    await page.locator("[data-indicator]").nth(1).waitFor({ state: "detached" });
    await button(page, "元に戻す").click();
    await totals(page, CONSULTATIONS, { target: "650" });
    assert.equal(await kpi.target(2017).inputValue(), "250");
    assert.equal(await kpi.target(2018).inputValue(), "200");
    await button(page, "元に戻す").click();
    await totals(page, CONSULTATIONS, { target: "600" });
    assert.equal(await undoes(page), null);
  });
});

test("the first key of a composition replaces the figure of the selected cell, and no letter is lost", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    await kpi.actual(2017).fill("7");
    await kpi.target(2017).click();
    await page.keyboard.press("ArrowDown");
    await ime.compose("み");
    await ime.compose("みはあく");
    assert.equal(await kpi.actual(2017).inputValue(), "みはあく");
    await ime.takes("Enter");
    await ime.confirm("未把握");
    await page.keyboard.press("Enter");
    assert.equal(await kpi.actual(2017).inputValue(), "未把握");
    await totals(page, CONSULTATIONS, { actual: "2年分未入力・1年分未把握" });
  });
});

test("the Enter that confirms a composition stays in the cell, and a second Enter moves to the cell below", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    await kpi.target(2018).click();
    await ime.compose("１，２３４");
    await ime.takes("Enter");
    await ime.confirm("１，２３４");
    assert.equal(await page.evaluate(() => document.activeElement.id), await kpi.target(2018).getAttribute("id"));
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), await kpi.actual(2018).getAttribute("id"));
    assert.equal(await kpi.target(2018).inputValue(), "1,234");
  });
});

test("arrow keys, Delete and F2 during composition neither leave nor change the cell", (t) => {
  return inSaitama(t, async ({ page, kpi, ime }) => {
    await kpi.actual(2018).click();
    await ime.compose("こうひょう");
    for (const key of ["ArrowDown", "ArrowRight", "Delete", "F2", "Home", "PageDown"]) {
      await ime.takes(key);
      await page.keyboard.press(key);
    }
    assert.equal(await page.evaluate(() => document.activeElement.id), await kpi.actual(2018).getAttribute("id"));
    assert.equal(await kpi.actual(2018).inputValue(), "こうひょう");
    await ime.confirm("未公表");
    await page.keyboard.press("Escape");
    assert.equal(await kpi.actual(2018).inputValue(), "");
    assert.equal(await undoes(page), null);
  });
});

/** Safari's order: the composition ends first, then comes the key that ended it, without a mark. */
const asInSafari = (page, text, key) => page.evaluate(([text, key]) => {
  const field = document.activeElement;
  const send = (event) => field.dispatchEvent(event);
  const composed = (kind, data) => send(new CompositionEvent(kind, { data, bubbles: true }));
  composed("compositionstart", "");
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  send(new InputEvent("input", { data: text, inputType: "insertCompositionText", isComposing: true, bubbles: true }));
  composed("compositionend", text);
  send(new InputEvent("input", { data: text, inputType: "insertFromComposition", bubbles: true }));
  send(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}, [text, key]);

test("in the event order of Safari, the key right after a composition does not leave the cell", (t) => {
  return inSaitama(t, async ({ page, kpi }) => {
    await kpi.actual(2017).click();
    await stopClock(page);
    await asInSafari(page, "３００", "Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), await kpi.actual(2017).getAttribute("id"));
    assert.equal(await kpi.actual(2017).inputValue(), "３００");
    await page.clock.runFor(150);
    await page.keyboard.press("Enter");
    assert.equal(await kpi.actual(2017).inputValue(), "300");
    await kpi.actual(2018).focus();
    await asInSafari(page, "４００", "Escape");
    assert.equal(await kpi.actual(2018).inputValue(), "４００");
    await totals(page, CONSULTATIONS, { actual: "700（1年分未入力）" });
  });
});

test("composing in 本文 changes nothing until confirmation, and the confirming Enter adds no paragraph", (t) => {
  return inSaitama(t, async ({ page, ime }) => {
    const made = await undoes(page);
    await page.getByRole("link", { name: "本文", exact: true }).click();
    const overview = page.getByRole("textbox", { name: "5-1 全体の概要", exact: true });
    await overview.click();
    await page.keyboard.press("ControlOrMeta+a");
    for (const text of ["そ", "そう", "そうだ", "そうだん", "相談"]) {
      await ime.compose(text);
      assert.equal(await overview.inputValue(), text);
      assert.equal(await undoes(page), made);
    }
    await ime.takes("Enter");
    await ime.confirm("相談を受ける。");
    assert.equal(await overview.inputValue(), "相談を受ける。");
    assert.match(await undoes(page), /5-1 全体の概要$/);
  });
});
