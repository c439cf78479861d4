// Takes the pictures of the documentation from the built page, each view at the width of a desktop screen and of a
// telephone.

import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openChromium } from "./browsers.mjs";
import { serveFolder } from "./server.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const FOLDER = join(ROOT, "docs/pictures");
const WIDTHS = [1280, 390];

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

async function openSample(page, code) {
  await page.getByRole("button", { name: "見本から作る" }).click();
  await page.locator(`[data-sample="${code}"]`).click();
  await heading(page, "数値目標と実績");
}

/** Types into a cell of the first KPI of 酒田市 and leaves it. */
async function enter(page, name, text) {
  const cell = page.getByRole("textbox", { name: `ビジネスプロジェクト実施による売上・資金調達サポート等金額 ${name}` });
  await cell.fill(text);
  await cell.press("Tab");
}

/** Goes to a view of the plan, which on a telephone is in the menu その他. */
async function go(page, name) {
  const link = page.getByRole("link", { name, exact: true });
  if (!(await link.isVisible())) await page.getByRole("button", { name: "その他", exact: true }).click();
  await link.click();
}

async function backToList(page) {
  await page.locator(".product").click();
  await heading(page, "計画一覧");
}

/**
 * Each picture: its file name, the view to open, the steps that a user takes before looking, and whether it shows the whole page
 * instead of the first screen.
 */
const PICTURES = [
  { name: "list-empty", view: "#/", steps: (page) => heading(page, "計画一覧") },
  {
    name: "list",
    view: "#/",
    steps: async (page) => {
      for (const code of ["000", "002", "004"]) {
        await openSample(page, code);
        await backToList(page);
      }
      // The time of saving is shown only after the save.
      await page.getByText("保存済み").waitFor();
      await page.getByRole("button", { name: "新しい計画" }).click();
    },
  },
  {
    name: "kpi",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "002");
      await enter(page, "2022年度 実績", "26,000");
      await enter(page, "2023年度 実績", "31,250（速報）");
      await page.locator(".picture svg").first().waitFor();
    },
  },
  {
    name: "kpi-details",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "004");
      await page.getByRole("button", { name: /^黒字企業割合 詳細$/ }).click();
      await page.locator(".chart").waitFor();
    },
  },
  {
    name: "overview",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "002");
      await enter(page, "2022年度 実績", "26,000");
      await enter(page, "2023年度 実績", "31,250（速報）");
      await page.getByRole("link", { name: "概況", exact: true }).click();
      await heading(page, "概況");
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "actuals",
    view: "#/",
    // Otherwise elements at the lower edge would be in the middle of the picture.
    fullPage: false,
    steps: async (page) => {
      await openSample(page, "004");
      await go(page, "年度の実績入力");
      await page.locator(".closing input.cell").first().click();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "print",
    view: "#/",
    // The document is several sheets long.
    fullPage: false,
    steps: async (page) => {
      await openSample(page, "002");
      await enter(page, "2022年度 実績", "26,000");
      await enter(page, "2023年度 実績", "31,250（速報）");
      await go(page, "印刷");
      await page.getByRole("radio", { name: /^計画書/ }).check();
      await page.locator(".document-paper").waitFor();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "facts",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "001");
      await go(page, "基本情報");
      await heading(page, "基本情報");
      await page.locator("[data-finding]").waitFor();
    },
  },
  {
    name: "document",
    view: "#/",
    // The whole document is many screens long.
    fullPage: false,
    steps: async (page) => {
      await openSample(page, "002");
      await go(page, "本文");
      await heading(page, "本文");
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "filing",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "001");
      await go(page, "チェック");
      await heading(page, "チェック");
      await page.getByRole("heading", { name: "提出前の確認" }).scrollIntoViewIfNeeded();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "amendment",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "000");
      await go(page, "変更");
      await page.getByRole("button", { name: "認定版として登録" }).click();
      await page.getByRole("textbox", { name: "認定日", exact: true }).fill("平成30年3月30日");
      await page.getByRole("button", { name: "登録する" }).click();
      await go(page, "数値目標と実績");
      const target = page.getByRole("textbox", { name: "地域ブランド創出事業セレクト商品数 2020年度 目標" });
      await target.fill("80 商品");
      await target.press("Enter");
      await go(page, "変更");
      await page.getByRole("button", { name: "新旧対照表を作る" }).click();
      await page.locator("[data-comparison]").waitFor();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "checks",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "004");
      await go(page, "チェック");
      await heading(page, "チェック");
      await page.locator("[data-finding]").first().waitFor();
    },
  },
  {
    name: "files",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "001");
      await go(page, "取込・出力");
      await heading(page, "取込・出力");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "表計算用CSVを書き出す" }).click(),
      ]);
      // As a colleague fills it in: an actual is added, a target is removed.
      const sent = readFileSync(await download.path(), "utf8");
      const answer = sent.replace("実績,増加分,,,,,", "実績,増加分,,210,,,").replace(",200,200,200,", ",200,,200,");
      await page.locator('input[type="file"]').setInputFiles({ name: "回答.csv", mimeType: "text/csv", buffer: Buffer.from(answer) });
      await page.locator("[data-change]").first().waitFor();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "evaluation",
    view: "#/",
    fullPage: false,
    steps: async (page) => {
      await openSample(page, "002");
      await enter(page, "2022年度 実績", "22,000");
      await go(page, "効果検証");
      await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2022");
      await page.getByRole("combobox", { name: "判定の規則" }).selectOption({ label: "目標との比較" });
      const text = (name) => page.getByRole("textbox", { name: `ビジネスプロジェクト実施による売上・資金調達サポート等金額 ${name}`, exact: true });
      await page.getByRole("button", { name: /^ビジネスプロジェクト.* を開く$/ }).click();
      await text("要因").fill("（記入例）年度の後半に始まった事業が多く、売上は翌年度になる。");
      await text("今後の取組").fill("（記入例）相談の段階で売上の見込みを聞き取り、四半期ごとに進み具合を確かめる。");
      await text("今後の取組").blur();
      await page.getByText("保存済み").waitFor();
      // On a telephone the choices above the table fill the first screen.
      if (page.viewportSize().width < 500) {
        await page.locator("[data-evaluation]").first().evaluate((row) => row.scrollIntoView());
      }
    },
  },
  {
    name: "records",
    view: "#/",
    fullPage: false,
    steps: async (page) => {
      // On a telephone, a group's plan opens at 概況.
      await page.getByRole("button", { name: "見本から作る" }).click();
      await page.locator('[data-sample="005"]').click();
      await page.waitForFunction(() => location.hash.startsWith("#/plan/"));
      await page.evaluate(() => { location.hash = location.hash.replace(/[^/]*$/, "records"); });
      await heading(page, "活動記録");
      await page.locator("[data-record]").first().waitFor();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "summary",
    view: "#/",
    fullPage: false,
    steps: async (page) => {
      for (const sample of ["005", "006", "002", "004"]) {
        await page.getByRole("button", { name: "見本から作る" }).click();
        await page.locator(`[data-sample="${sample}"]`).click();
        await page.waitForFunction(() => location.hash.startsWith("#/plan/"));
        await backToList(page);
      }
      await page.getByRole("link", { name: "総括表" }).click();
      await page.locator("[data-summary-row]").first().waitFor();
      await page.getByText("保存済み").waitFor();
    },
  },
  {
    name: "next",
    view: "#/",
    fullPage: false,
    steps: async (page) => {
      await openSample(page, "004");
      await backToList(page);
      await page.getByRole("button", { name: / の操作$/ }).click();
      await page.getByRole("button", { name: /次の期間の計画を作る$/ }).click();
      await heading(page, "次の期間の計画を作る");
      await page.locator("[data-next]").first().waitFor();
    },
  },
  {
    name: "bin",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "003");
      await backToList(page);
      await page.getByRole("button", { name: / の操作$/ }).click();
      await page.getByRole("button", { name: /ごみ箱へ$/ }).click();
      await page.getByRole("link", { name: "ごみ箱" }).click();
      await heading(page, "ごみ箱");
    },
  },
  {
    name: "english",
    view: "#/",
    steps: async (page) => {
      await openSample(page, "000");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { level: 1, name: "Targets and actuals" }).waitFor();
    },
  },
];

/** The names of the pictures to take; all if none is given: `node scripts/pictures.mjs list summary`. */
const ONLY = process.argv.slice(2);

mkdirSync(FOLDER, { recursive: true });
const server = await serveFolder(join(ROOT, "dist"));
const browser = await openChromium();
try {
  for (const { name, view, steps, fullPage = true } of PICTURES.filter(({ name }) => ONLY.length === 0 || ONLY.includes(name))) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "ja-JP" });
      const page = await context.newPage();
      await page.goto(server.address + view);
      await steps(page);
      const path = join(FOLDER, `${name}-${width}.png`);
      await page.screenshot({ path, fullPage, animations: "disabled" });
      console.log(path);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
