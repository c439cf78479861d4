// A year's work without a mouse: everything from the first page to the exported file, by keys that a user would find.

import assert from "node:assert/strict";
import { BROWSERS, row, saveState, shows, test, totals, withPage } from "./harness.mjs";

const NAMES = ["新規就農者数", "直売所の売上高", "空き家の活用件数"];
const TARGETS = [[10, 12, 14, 16, 18], [300, 320, 340, 360, 380], [3, 4, 5, 6, 7]];
const MOST_TABS = 150;

/** The name of the focused element. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const texts = (ids) => ids.split(" ").map((id) => document.getElementById(id)).map((it) => it.ariaLabel ?? it.textContent).join(" ");
  const labelled = element.getAttribute("aria-labelledby");
  const label = element.labels?.[0]?.textContent;
  return ((labelled ? texts(labelled) : element.getAttribute("aria-label") ?? label) || element.textContent).trim();
});

for (const browser of BROWSERS) {
  test(`${browser.name}: a plan is created, filled in, corrected, undone and exported by keyboard alone`, (t) => {
    return withPage(t, async ({ page, download }) => {
      const press = async (...keys) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const tabTo = async (name, key = "Tab") => {
        const passed = [];
        for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
          await press(key);
          const at = await focused(page);
          if (name instanceof RegExp ? name.test(at) : name === at) return;
          passed.push(at);
        }
        assert.fail(`${name} is not reached by ${key}, only ${passed.join(", ")}`);
      };

      await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
      await tabTo("新しい計画");
      await press("Enter");
      await page.getByRole("radio", { name: "2022年様式" }).waitFor();
      await tabTo(/^2022年様式/);
      await press("ArrowDown", "ArrowDown", "ArrowDown");
      assert.ok(await page.getByRole("radio", { name: "戦略" }).isChecked());
      await tabTo("この様式で作る");
      await press("Enter");
      await page.getByRole("grid").waitFor();

      for (const [nth, name] of NAMES.entries()) {
        if (nth > 0) {
          await tabTo("指標を追加", "Shift+Tab");
          await press("Enter");
          await page.waitForFunction((nth) => document.activeElement.getAttribute("aria-label") === `${nth}番目の指標名`, nth + 1);
        } else {
          await tabTo("1番目の指標名");
        }
        await page.keyboard.type(name);
        await press("Tab");
        await page.keyboard.type("件");
      }

      const first = Number((await page.getByRole("columnheader").nth(3).textContent()).slice(0, 4));
      await tabTo(`${NAMES[0]} ${first}年度 目標`, "Shift+Tab");
      for (const [nth, years] of TARGETS.entries()) {
        for (const [year, figure] of years.entries()) {
          await page.keyboard.type(String(figure));
          if (year < 4) await press("ArrowRight");
        }
        if (nth < 2) await press("Home", "ArrowRight", "ArrowDown", "ArrowDown");
      }
      await totals(page, NAMES[2], { rate: "算定不可（目標と実績がそろう年度がない）" });
      assert.equal(await row(page, NAMES[1]).target(first + 4).inputValue(), "380");
      assert.equal(await row(page, NAMES[2]).target(first).inputValue(), "3");

      // The user finds an unreadable actual, goes to it and corrects it.
      await press("ArrowDown");
      await page.keyboard.type("7x");
      await press("Enter");
      await row(page, NAMES[2]).group.locator('[aria-invalid]').waitFor();
      await tabTo("チェック", "Shift+Tab");
      await press("Enter");
      await page.locator('main [data-finding="KPI-005"]').waitFor();
      await tabTo(/^KPI-005/);
      await press("Enter");
      await page.waitForFunction(() => document.activeElement.value === "7x");
      await page.keyboard.type("7");
      await press("Enter");
      await row(page, NAMES[2]).group.locator("[aria-invalid]").waitFor({ state: "detached" });
      await totals(page, NAMES[2], { rate: `100.0%（${first + 4}年度・年度の途中）` });

      await press("Control+z");
      assert.equal(await row(page, NAMES[2]).actual(first + 4).inputValue(), "7x");
      await press("Control+y");
      await shows(row(page, NAMES[2]).rate, `100.0%（${first + 4}年度・年度の途中）`);

      await tabTo("取込・出力", "Shift+Tab");
      await press("Enter");
      await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
      await tabTo("表計算用CSVを書き出す");
      const file = await download(() => press("Enter"));
      for (const name of NAMES) assert.match(file.text, new RegExp(name));
      await saveState(page).filter({ hasText: /^端末に保存済み/ }).waitFor();
    }, { browser });
  });
}
