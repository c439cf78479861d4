// Every view by keyboard alone, and by the accessibility rules that a machine can check, wide and narrow.

import assert from "node:assert/strict";
import { KPI, button, link, openFiles, read, readAll, send, withField } from "./answers.mjs";
import { accessibilityTroubles, act, cell, openForm, openList, row, showLines, test, withPage, withSample } from "./harness.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";

/** The name of the focused element, as it is shown or labelled. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const ids = element.getAttribute("aria-labelledby")?.split(" ");
  const own = (it) => it.getAttribute("aria-label") ?? [...it.childNodes].map((child) => child.ariaHidden ? "" : child.textContent).join("");
  return (ids?.map((id) => own(document.getElementById(id))).join(" ") ?? own(element)).trim();
});

async function tabsTo(page, names) {
  for (const name of names) {
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), name);
  }
}

test("Tab moves through the header and the controls of the plan list in the order of the page", (t) => {
  return withPage(t, async ({ page }) => {
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    await tabsTo(page, ["メインへ移動", "地域計画ワークブック", "元に戻す", "やり直す", "English"]);
    await tabsTo(page, ["新しい計画", "見本から作る", "ファイルを読み込む", "フォルダの計画ファイルを開く", "様式を読み込む", "すべて保存", "総括表", "ごみ箱", "二つを比べる"]);
  });
});

test("the skip link focuses the main part, and a plan is created there by keyboard alone", (t) => {
  return withPage(t, async ({ page }) => {
    await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
    await page.keyboard.press("Tab");
    const address = page.url();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    assert.equal(page.url(), address);
    await tabsTo(page, ["新しい計画"]);
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "2022年様式" }).waitFor();
    await tabsTo(page, ["見本から作る", "ファイルを読み込む", "フォルダの計画ファイルを開く", "様式を読み込む", "すべて保存", "総括表"]);
    await page.keyboard.press("Tab");
    for (const _form of ["2016年様式", "企業版ふるさと納税", "戦略"]) await page.keyboard.press("ArrowDown");
    assert.ok(await page.getByRole("radio", { name: "戦略" }).isChecked());
    for (const name of ["最初の年度", "年数"]) {
      await page.keyboard.press("Tab");
      await page.getByRole("textbox", { name }).and(page.locator(":focus")).waitFor();
    }
    await tabsTo(page, ["この様式で作る"]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
    await cell(page, "1番目の指標 現状値").waitFor();
  });
});

test("Tab moves from the name of a KPI to its cells in the order of the years, and one link skips the grid", (t) => {
  return withSample(t, "001", async ({ page }) => {
    const name = "県内中堅・中小企業の相談件数";
    await link(page, "表を飛ばす").focus();
    await tabsTo(page, ["No で並べ替え", "1番目の指標名", `${name} 単位`, `${name} 目標の数え方`]);
    await tabsTo(page, ["詳細", "の操作"].map((act) => `${name} ${act}`));
    await tabsTo(page, [`${name} 事業開始前`]);
    await tabsTo(page, [2017, 2018, 2019].map((year) => `${name} ${year}年度 目標`));
    await tabsTo(page, [2017, 2018, 2019].map((year) => `${name} ${year}年度 実績`));
    await tabsTo(page, ["2番目の指標名"]);
    await link(page, "表を飛ばす").focus();
    const address = page.url();
    await page.keyboard.press("Enter");
    assert.equal(page.url(), address);
    // Nothing of the grid comes after it.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest("table")), null);
  });
});

test("a link before the tools of the grid moves the focus to the first KPI name", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await page.getByRole("main").focus();
    await tabsTo(page, ["表へ移動"]);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "1番目の指標名" }).and(page.locator(":focus")).waitFor();
  });
});

test("the live region announces the new total after a target is typed", (t) => {
  return withSample(t, "002", async ({ page }) => {
    await row(page, SALES).target(2026).fill("60000");
    await page.locator("[aria-live=polite]").getByText(`${SALES} 累計 229,574.00`, { exact: true }).waitFor();
  });
});

const VIEWS = {
  "the list": { sample: "001", open: (page) => openList(page) },
  "the samples": { open: (page) => button(page, "見本から作る").click() },
  "the forms": { open: (page) => button(page, "新しい計画").click() },
  "the bin": { open: async (page) => {
    await openForm(page, "戦略");
    await openList(page);
    await act(page, "（名称未入力）", "ごみ箱へ");
    await link(page, "ごみ箱").click();
    await button(page, "（名称未入力） 元へ戻す").waitFor();
  } },
  "概況": { sample: "001", open: async (page) => {
    await link(page, "概況").click();
    await page.locator("[data-progress]").first().waitFor();
  } },
  "基本情報": { sample: "001", open: async (page) => {
    await link(page, "基本情報").click();
    await page.getByRole("heading", { level: 1, name: "基本情報" }).waitFor();
    await page.locator("[data-finding]").first().waitFor();
  } },
  "印刷 as a list": { sample: "004", open: async (page) => {
    await link(page, "印刷").click();
    await page.getByRole("radio", { name: "一覧", exact: true }).check();
    await page.locator(".list-table").waitFor();
  } },
  "印刷 as sheets": { sample: "001", open: async (page) => {
    await link(page, "印刷").click();
    await page.getByRole("radio", { name: "指標ごとの表", exact: true }).check();
    await page.locator(".kpi-sheet").first().waitFor();
  } },
  "チェック with a reason asked for": { sample: "004", open: async (page) => {
    await link(page, "チェック").click();
    await button(page, "KPI-009 指標⑤の現状値 確認済みにする").click();
    await page.getByRole("textbox", { name: "確認済みにする理由" }).waitFor();
  } },
  "the preview of a table": { sample: "001", open: async (page, download) => {
    await link(page, "取込・出力").click();
    const { text } = await download(() => button(page, "表計算用CSVを書き出す").click());
    const answer = text.replace(",200,200,200,", ",200,,210,");
    await page.locator("#file-chooser").setInputFiles({ name: "回答.csv", mimeType: "text/csv", buffer: Buffer.from(answer) });
    await page.locator("[data-change]").first().waitFor();
  } },
  "two answers with what they differ in": { sample: "001", open: async (page, download) => {
    const sent = await send(page, download);
    const answers = ["7", "8"].map((value, nth) => [`${nth}.csv`, withField(withField(sent, 1, "実績", "2017年度", value), 2, "実績", "2018年度", "約3").text]);
    await readAll(page, answers);
    await page.getByRole("radiogroup", { name: `${KPI} 2017年度 実績` }).waitFor();
    await page.getByRole("button", { name: /直接入力$/ }).first().click();
    await page.getByRole("textbox", { name: "入力する値" }).first().waitFor();
  } },
  "what a table leaves open": { sample: "001", open: async (page) => {
    await openFiles(page);
    await read(page, "商工課.csv", "指標名,単位,区分,2018年度\r\n県内中堅・中小企業相談件数,,実績,210\r\n");
    await page.getByRole("combobox", { name: "ほかの指標から選ぶ" }).waitFor();
  } },
  "表の読み取り with its menu": { sample: "001", open: async (page) => {
    await openFiles(page);
    await read(page, "商工課.csv", "指標名,単位,区分,30年度\r\n県内中堅・中小企業相談件数,,実績,210\r\n");
    await button(page, "D列").click();
    await page.getByRole("dialog", { name: "D列" }).waitFor();
  } },
  "比べる with a plan and a table": { sample: "001", open: async (page, download) => {
    await link(page, "取込・出力").click();
    const { text } = await download(() => button(page, "表計算用CSVを書き出す").click());
    const answer = text.replace(",200,200,200,", ",200,,約210,").replace("件数", "件数".repeat(20));
    await link(page, "二つを比べる").click();
    await page.locator("#compare-file-right").setInputFiles({ name: "回答.csv", mimeType: "text/csv", buffer: Buffer.from(answer) });
    await page.locator("[data-difference]").first().waitFor();
  } },
  "比べる with nothing chosen": { open: async (page) => {
    await link(page, "二つを比べる").click();
    await page.getByRole("combobox", { name: "左" }).waitFor();
  } },
  "次の期間の計画を作る with a KPI that is merged": { sample: "004", open: async (page) => {
    await openList(page);
    await page.getByRole("button", { name: / の操作$/ }).click();
    await page.getByRole("button", { name: /次の期間の計画を作る$/ }).click();
    await page.locator("[data-next] select").first().selectOption("merged");
  } },
  "the list with a name being changed": { sample: "001", open: async (page) => {
    await openList(page);
    await page.getByRole("button", { name: / の操作$/ }).click();
    await page.getByRole("button", { name: /名前を変更$/ }).click();
    await page.getByRole("textbox", { name: "計画の名称" }).waitFor();
  } },
  "the grid of 002 with a cell at hand": { sample: "002", open: async (page) => {
    await row(page, SALES).actual(2022).click();
  } },
  "the levels of 002": { sample: "002", open: async (page) => {
    await showLines(page, "水準", true);
    await cell(page, `${SALES} 2022年度 目標（水準）`).waitFor();
  } },
  "年度の実績入力 with a finding": { sample: "001", open: async (page) => {
    await link(page, "年度の実績入力").click();
    await page.getByRole("heading", { level: 1, name: /の実績入力$/ }).waitFor();
    await page.locator(".closing input").first().fill("12x");
    await page.locator(".closing input").nth(1).focus();
    await page.locator(".closing [aria-invalid]").waitFor();
  } },
  "the grid of 004 with 詳細 open": { sample: "004", open: async (page) => {
    for (const name of ["黒字企業割合", "集中支援企業数"]) await button(page, `${name} 詳細`).click();
    await page.getByRole("combobox", { name: "集中支援企業数 目標の条件", exact: true }).waitFor();
  } },
  "the files with a preview": { sample: "001", open: async (page, download) => {
    await link(page, "取込・出力").click();
    const { name, bytes } = await download(() => button(page, "計画ファイルを保存").click());
    await link(page, "数値目標と実績").click();
    await cell(page, "1番目の指標名").fill("相談");
    await link(page, "取込・出力").click();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "ファイルを読み込む").click()]);
    await chooser.setFiles({ name, mimeType: "application/json", buffer: bytes });
    await page.getByRole("radio", { name: "置き換え" }).waitFor();
  } },
};

/** The elements that must be scrolled sideways to be read. */
const scrollsSideways = (page) => page.evaluate(() => {
  const scrolls = (element) => {
    const canScroll = element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
    return canScroll && element.scrollWidth > element.clientWidth + 1;
  };
  // A table of another office is as wide as it came, and scrolls in its own frame.
  return [...document.querySelectorAll(":not(.sheet-frame)")].filter(scrolls).map(({ tagName, className }) => `${tagName}.${className}`);
});

/** The controls that are too small for a finger. Links within a sentence may be smaller. */
const tooSmall = (page) => page.evaluate(() => {
  const controls = [...document.querySelectorAll("main :is(button, select, textarea, input:not([type=radio], [type=checkbox], [type=file]))")];
  const isSmall = (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 44;
  return controls.filter(isSmall).map(({ tagName, id, textContent }) => `${tagName} ${id} ${textContent}`);
});

/** Violations of the design system: text below 14 px, placeholders instead of labels, disabled controls. */
const designTroubles = (page) => page.evaluate(() => {
  const texts = document.evaluate("//body//text()[normalize-space()]", document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  const holders = Array.from({ length: texts.snapshotLength }, (_, nth) => texts.snapshotItem(nth).parentElement);
  // The letters of a chart belong to a picture, whose content is given in words and in the table as well.
  const isSmall = (element) => !element.closest("[role=img]") && parseFloat(getComputedStyle(element).fontSize) < 14;
  const forbidden = document.querySelectorAll("[placeholder], [disabled]");
  // Custom properties pass numbers to the style sheets, which define the looks.
  const isStyled = (element) => [...element.style].some((property) => !property.startsWith("--"));
  return [...holders.filter(isSmall), ...forbidden, ...[...document.querySelectorAll("[style]")].filter(isStyled)].map(({ outerHTML }) => outerHTML);
});

for (const [view, { sample, open }] of Object.entries(VIEWS)) {
  test(`${view}: accessibility and layout checks pass, wide and narrow, in both languages`, (t) => {
    const visit = sample ? (run) => withSample(t, sample, run) : (run) => withPage(t, run);
    return visit(async ({ page, download }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page, download);
      for (const language of ["English", "日本語"]) {
        await page.setViewportSize({ width: 1280, height: 900 });
        assert.deepEqual(await accessibilityTroubles(page), []);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.deepEqual(await accessibilityTroubles(page), []);
        assert.deepEqual(await scrollsSideways(page), []);
        assert.deepEqual(await tooSmall(page), []);
        assert.deepEqual(await designTroubles(page), []);
        await button(page, language).click();
      }
    });
  });
}
