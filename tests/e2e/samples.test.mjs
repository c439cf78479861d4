// The five samples as a user meets them: opened by one button, with the totals that their documents state, and with
// rates by the only formula that their figures allow.

import assert from "node:assert/strict";
import { cell, derived, enter, openSample, row, showLines, shows, test, totals, unfold, withPage, withSample } from "./harness.mjs";

const IT_COMMUNITY =
  "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";

const STATED_TOTALS = {
  "000": {
    "外部人材派遣先の収益の増加額": "60,000",
    "地域ブランド創出事業セレクト商品の売り上げ増加額": "95,000",
    "地域ブランド創出事業セレクト商品数": "130",
    "地域ブランドへの参加事業所数": "70",
  },
  "001": { "県内中堅・中小企業の相談件数": "600", "プロフェッショナル人材のマッチング件数": "45" },
  "002": { "ビジネスプロジェクト実施による売上・資金調達サポート等金額": "224,200.00", [IT_COMMUNITY]: "60.00" },
  "003": {
    "1番目の指標": "1,512.00",
    "2番目の指標": "32.00",
    "3番目の指標": "18.00",
    "移住相談会等の参加者数": "69.00",
  },
};

for (const [code, kpis] of Object.entries(STATED_TOTALS)) {
  test(`sample ${code} opens at its grid with the totals that its document states`, (t) => {
    return withPage(t, async ({ page }) => {
      await openSample(page, code);
      for (const [name, total] of Object.entries(kpis)) await totals(page, name, { target: total });
      assert.equal(await page.locator('input.cell[aria-invalid="true"]').count(), 0);
      assert.match(page.url(), /#\/plan\/[0-9a-z]+\/kpi$/);
    });
  });
}

test("the unused slots of sample 002 are collapsed into one line and have no totals and no findings", (t) => {
  return withSample(t, "002", async ({ page }) => {
    assert.equal(await page.locator("[data-indicator]").count(), 2);
    await unfold(page);
    assert.equal(await page.locator("[data-indicator]").count(), 4);
    for (const name of ["3番目の指標", "4番目の指標"]) {
      await totals(page, name, { target: "", actual: "", rate: "" });
      assert.equal(await row(page, name).target(2022).inputValue(), "-");
      assert.equal(await row(page, name).group.locator("[data-finding]").count(), 0);
    }
  });
});

test("the missing names of sample 003 stay blank, and their cells are labelled by number", (t) => {
  return withSample(t, "003", async ({ page }) => {
    for (const nth of [1, 2, 3]) {
      assert.equal(await cell(page, `${nth}番目の指標名`).inputValue(), "");
      assert.equal(await cell(page, `${nth}番目の指標 単位`).inputValue(), "");
      await cell(page, `${nth}番目の指標 事業開始前`).waitFor();
    }
    assert.equal(await cell(page, "4番目の指標名").inputValue(), "移住相談会等の参加者数");
  });
});

const STRATEGY_YEARS = [2019, 2020, 2021, 2022, 2023];
const TARGETS_OF_THE_PERIOD = {
  "集中支援企業数": "50",
  "本市の事業により生まれた域内の企業間取引件数": "400",
  "プロジェクトを通じた新たな製品・サービスの開発件数": "100",
  "次世代放射光施設有力分野における先行取組事例創出数": "50",
  "本市誘致による進出企業数": "150",
};

test("each of the five period targets of sample 004 has one cell and no target cell of a year", (t) => {
  return withSample(t, "004", async ({ page }) => {
    for (const [name, target] of Object.entries(TARGETS_OF_THE_PERIOD)) {
      assert.equal(await cell(page, `${name} 計画期間 目標`).inputValue(), target);
      for (const year of STRATEGY_YEARS) {
        assert.equal(await row(page, name).target(year).count(), 0);
        assert.equal(await row(page, name).actual(year).inputValue(), "");
      }
    }
    assert.equal(await page.getByRole("textbox", { name: /計画期間 目標$/ }).count(), 5);
  });
});

test("each share of sample 004 has a target only for the year that its document states", (t) => {
  return withSample(t, "004", async ({ page }) => {
    const shares = [["黒字企業割合", 2023, "50"], ["開業3年後の事業継続率", 2023, "70"], ["女性の有業率", 2022, "55"]];
    for (const [name, aimedAt, target] of shares) {
      for (const year of STRATEGY_YEARS) {
        assert.equal(await row(page, name).target(year).inputValue(), year === aimedAt ? target : "");
      }
    }
    await cell(page, "黒字企業割合 現状値").waitFor();
  });
});

/** One sentence of each kind; tests/it/achievement has the figures. */
const RATES = [
  ["004", "集中支援企業数", 2019, "20", { overall: "40.0%（全期間目標に対する進捗）" }],
  ["004", "黒字企業割合", 2023, "49.0", { overall: "98.0%（2023年度・おおむね順調）", yearly: "98.0%" }],
  ["001", "県内中堅・中小企業の相談件数", 2017, "150", { overall: "75.0%（2017年度）", yearly: "75.0%" }],
  ["000", "外部人材派遣先の収益の増加額", 2018, "0", { yearly: "算定不可（目標が0・達成）" }],
];

for (const [code, name, year, actual, { overall, yearly }] of RATES) {
  test(`sample ${code}: an actual of ${actual} for ${name} gives ${yearly ?? overall}`, (t) => {
    return withSample(t, code, async ({ page }) => {
      await enter(row(page, name).actual(year), actual);
      if (overall) await totals(page, name, { rate: overall });
      if (!yearly) return;
      await showLines(page, "達成率", true);
      await shows(await derived(page, name, "単年度達成率", year), yearly);
    });
  });
}

test("on the English page each sample has its Japanese name and a description in English", (t) => {
  return withPage(t, async ({ page }) => {
    await page.getByRole("button", { name: "English", exact: true }).click();
    await page.getByText("open a sample that has its figures already").waitFor();
    await page.getByRole("button", { name: "Start from a sample", exact: true }).click();
    const samples = page.locator(".samples > li");
    await samples.nth(6).waitFor();
    assert.equal(await samples.locator("button:not([lang=ja])").count(), 0);
    assert.equal(await samples.locator("small").count(), await samples.count());
    for (const said of await samples.locator("small").allTextContents()) assert.match(said, /^[\x20-\x7e–’]+$/, said);
    await page.getByRole("button", { name: "日本語", exact: true }).click();
    await page.getByRole("button", { name: "見本から作る", exact: true }).waitFor();
  });
});
