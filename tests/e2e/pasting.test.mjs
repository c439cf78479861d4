// Blocks from and to spreadsheets: pasted as Excel and LibreOffice write them, and copied so that these programs and Word
// accept a table.

import assert from "node:assert/strict";
import { copied, paste } from "./clipboard.mjs";
import {
  accessibilityTroubles, BROWSERS, cell, openForm, row, showLines, shows, test, totals, unfold, withPage, withSample,
} from "./harness.mjs";

const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const WELLBEING = "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const message = (page) => page.locator('[data-field="message"]');
const focused = (locator) => locator.and(locator.page().locator(":focus")).waitFor();
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Excel puts its table beside the plain text, inside a document with styles. */
const excelHtml = (rows) => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td{mso-number-format:General}--></style></head>
<body><!--StartFragment--><table border=0 style='border-collapse:collapse'>${rows.map((cells) => `<tr height=20 style='height:15.0pt'>${
  cells.map((cell) => `<td class=xl65 align=right style='width:54pt'>${cell}</td>`).join("\n  ")}</tr>`).join("\n ")}
</table><!--EndFragment--></body></html>`;

for (const browser of BROWSERS) {
  const inSakata = (t, run) => withSample(t, "002", async (tools) => {
    await run({ ...tools, sales: row(tools.page, SALES), share: row(tools.page, WELLBEING) });
  }, { browser });
  const named = (what) => `${browser.name}: ${what}`;

  test(named("a block from Excel fills targets row by row without units, in one undo step, and keeps the focus"), (t) => {
    return inSakata(t, async ({ page, sales, share }) => {
      await sales.target(2022).click();
      const rows = [["30,000千円", "31,000"], ["12", "１３"]];
      const plain = rows.map((cells) => cells.join("\t")).join("\r\n") + "\r\n";
      await paste(page, plain, excelHtml(rows));
      await shows(message(page), "4か所に貼り付けました。2件の指標の「目標」の行に入れました（「実績」の行には入れていません）。");
      assert.equal(await sales.target(2022).inputValue(), "30,000");
      assert.equal(await sales.target(2023).inputValue(), "31,000");
      assert.equal(await share.target(2022).inputValue(), "12");
      assert.equal(await share.target(2023).inputValue(), "13");
      assert.equal(await sales.actual(2022).inputValue(), "");
      await totals(page, SALES, { target: "224,878.00" });
      assert.equal(await sales.target(2022).evaluate((input) => input === document.activeElement), true);
      await press(page, "Control+z");
      await totals(page, SALES, { target: "224,200.00" });
      assert.equal(await share.target(2022).inputValue(), "10.00");
    });
  });

  test(named("a paste without a focused cell changes nothing and says that no destination is selected"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      const before = await sales.target(2022).inputValue();
      await page.evaluate(() => document.activeElement.blur());
      await paste(page, "30,000\t31,000\r\n");
      await message(page).getByText("貼り付ける先が選ばれていません。").waitFor();
      assert.equal(await sales.target(2022).inputValue(), before);
      await sales.target(2022).click();
      await paste(page, "30,000\t31,000\r\n");
      await message(page).getByText("2か所に貼り付けました。").waitFor();
    });
  });

  test(named("pasted columns below a heading of years fill those years, and rows named 目標 and 実績 fill those rows"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      await sales.target(2022).click();
      await paste(page, "\t令和6年度\t2023年度\r\n目標\t60,000\t50,000\r\n実績\t55,000\t45,000\r\n達成率\t92%\t90%\r\n");
      assert.equal(await sales.target(2024).inputValue(), "60,000");
      assert.equal(await sales.target(2023).inputValue(), "50,000");
      assert.equal(await sales.actual(2024).inputValue(), "55,000");
      assert.equal(await sales.actual(2023).inputValue(), "45,000");
      await shows(message(page), "4か所に貼り付けました。うち2か所は前の値を置き換えました。達成率・累計などの2か所は貼り付けていません。累計と達成率は自動で計算されます。");
    });
  });

  test(named("a pasted block that exceeds the table reports the cells that were not pasted"), (t) => {
    return inSakata(t, async ({ page }) => {
      await unfold(page);
      const last = page.getByRole("textbox", { name: "4番目の指標 2027年度 実績", exact: true });
      await last.click();
      await paste(page, "1\t2\n3\t4\n");
      assert.match(await message(page).textContent(), /^1か所に貼り付けました。最後の指標より下になる1行は貼り付けていません。.*合計の1か所は貼り付けていません。/);
      assert.equal(await last.inputValue(), "1");
    });
  });

  test(named("a pasted figure with a unit other than the KPI's keeps its text and gives a finding"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      await sales.actual(2022).click();
      await paste(page, "5人\t6\r\n");
      assert.equal(await sales.actual(2022).inputValue(), "5人");
      await sales.group.locator("[data-finding]").first().waitFor();
    });
  });

  test(named("a single pasted text fills a selected rectangle, and in one cell it is an ordinary paste"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      await sales.actual(2022).click();
      await paste(page, "8\r\n");
      assert.equal(await sales.actual(2022).inputValue(), "8");
      await press(page, "Escape", "Shift+ArrowRight", "Shift+ArrowRight");
      await paste(page, "7\r\n");
      await totals(page, SALES, { actual: "21（2年分未入力）" });
      await press(page, "Control+z");
      await totals(page, SALES, { actual: "5年分未入力" });
    });
  });

  test(named("a rectangle is copied as text and as an HTML table, and its 目標 and 実績 are pasted into the same rows"), (t) => {
    return inSakata(t, async ({ page, sales, share }) => {
      await sales.actual(2022).fill("25,000");
      await sales.target(2022).click();
      await press(page, "Shift+ArrowRight", "Shift+ArrowDown");
      const { plain, html } = await copied(page, "Control+c");
      assert.equal(plain, "25,542.00\t34,780.00\r\n25,000\t\r\n");
      assert.match(html, /^<table[^>]*><tr[^>]*><td align="right"[^>]*>25,542.00<\/td>/);
      await share.target(2024).click();
      await press(page, "Control+v");
      assert.equal(await share.target(2024).inputValue(), "25,542.00");
      assert.equal(await share.target(2025).inputValue(), "34,780.00");
      assert.equal(await share.actual(2024).inputValue(), "25,000");
      await press(page, "Control+z");
      await sales.target(2022).click();
      await press(page, "Shift+ArrowRight");
      await copied(page, "Control+x");
      await totals(page, SALES, { target: "163,878.00（2年分未入力）（記載は 224,200.00）" });
      assert.match(await button(page, "元に戻す").getAttribute("title"), /切り取り/);
    });
  });

  test(named("while levels are shown, levels are copied and pasted"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      const level = (year) => page.getByRole("textbox", { name: `${SALES} ${year}年度 目標（水準）`, exact: true });
      await showLines(page, "水準", true);
      await level(2022).click();
      await press(page, "Shift+ArrowRight");
      assert.equal((await copied(page, "Control+c")).plain, "69,000.00\t103,780.00\r\n");
      await press(page, "Escape");
      await paste(page, "70,000\t100,000\r\n");
      assert.equal(await level(2023).inputValue(), "100,000.00");
      assert.equal(await level(2024).inputValue(), "158,406.00");
      await showLines(page, "水準", false);
      assert.equal(await sales.target(2022).inputValue(), "26,542.00");
      assert.equal(await sales.target(2023).inputValue(), "30,000.00");
      await press(page, "Control+z");
      await totals(page, SALES, { target: "224,200.00" });
      assert.equal(await sales.target(2022).inputValue(), "25,542.00");
    });
  });

  test(named("a pasted table without plain text is read from its HTML, which runs no script and requests nothing"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      await sales.target(2022).click();
      await paste(page, "", '<table><tr><td style="color:red">1<br></td><td colspan="2"><b>2</b>\n </td><td><img src="https://example.invalid/a.png" onerror="document.title=1">3</td></tr></table><script>document.title=2</script>');
      assert.equal(await sales.target(2022).inputValue(), "1");
      assert.equal(await sales.target(2023).inputValue(), "2");
      assert.equal(await sales.target(2024).inputValue(), "");
      assert.equal(await sales.target(2025).inputValue(), "3");
      assert.match(await page.title(), /地域計画ワークブック$/);
    });
  });

  test(named("a pasted table fills the KPI that it names, wherever the focus is, and one undo reverts it"), (t) => {
    return inSakata(t, async ({ page, sales, share }) => {
      const before = await sales.target(2022).inputValue();
      await sales.target(2022).click();
      await paste(page, `指標名\t令和4年度 目標\t令和4年度 実績\r\n${WELLBEING}\t11\t12\r\n`);
      await shows(message(page), "2か所に貼り付けました。うち1か所は前の値を置き換えました。");
      assert.equal(await share.target(2022).inputValue(), "11");
      assert.equal(await share.actual(2022).inputValue(), "12");
      assert.equal(await sales.target(2022).inputValue(), before);
      await focused(sales.target(2022));
      await press(page, "Control+z");
      assert.equal(await share.target(2022).inputValue(), "10.00");
    });
  });

  test(named("a paste with unknown KPI names asks first and puts no name into a cell, and editing a cell ends the question"), (t) => {
    return inSakata(t, async ({ page, sales, share }) => {
      await sales.actual(2022).click();
      await paste(page, "来訪者数\t7\t8\r\n宿泊者数\t9\t10\r\n");
      const question = page.getByRole("group", { name: /「来訪者数」、「宿泊者数」/ });
      await question.waitFor();
      await focused(button(page, "指標を加えて貼り付け"));
      await press(page, "Tab", "Tab");
      await focused(button(page, "貼り付けない"));
      await press(page, "Shift+Tab");
      await focused(button(page, "カーソルの位置から貼り付け"));
      await press(page, "Enter");
      assert.equal(await sales.actual(2022).inputValue(), "7");
      assert.equal(await share.actual(2023).inputValue(), "10");
      await paste(page, "来訪者数\t7\t8\r\n");
      await question.or(page.getByRole("group", { name: /「来訪者数」/ })).waitFor();
      await sales.actual(2024).fill("5");
      await page.getByRole("group", { name: /「来訪者数」/ }).waitFor({ state: "detached" });
      assert.equal(await sales.actual(2022).inputValue(), "7");
    });
  });

  test(named("a paste with unknown KPI names can add these KPIs, and one undo removes them"), (t) => {
    return inSakata(t, async ({ page, sales }) => {
      const before = await page.locator("[data-indicator]").count();
      await sales.actual(2022).click();
      await paste(page, "指標名\t単位\tR4\tR5\r\n来訪者数\t人\t70\t80\r\n宿泊者数\t人\t9\t10\r\n");
      await focused(button(page, "指標を加えて貼り付け"));
      await press(page, "Enter");
      await shows(message(page), "2指標を加え、4か所に貼り付けました。数値は「実績」の行に入れました。");
      assert.equal(await row(page, "来訪者数").actual(2022).inputValue(), "70");
      assert.equal(await row(page, "宿泊者数").actual(2023).inputValue(), "10");
      await button(page, "元に戻す").click();
      await row(page, "来訪者数").group.waitFor({ state: "detached" });
      assert.equal(await page.locator("[data-indicator]").count(), before);
    });
  });

  test(named("a pasted table that needs a review opens a preview, and cancelling it leaves the first name empty"), (t) => {
    return withPage(t, async ({ page }) => {
      await openForm(page, "2022年様式");
      await cell(page, "1番目の指標名").click();
      const year = (await page.locator("th.year").first().textContent()).match(/\d{4}/)[0];
      await paste(page, `指標名\t単位\t${year}年度\r\n設備投資額\t百万円\t3億円\r\n`);
      await page.getByRole("heading", { name: "読み込みの確認" }).waitFor();
      await page.getByText("貼り付けた表", { exact: false }).first().waitFor();
      assert.equal(await cell(page, "1番目の指標名").inputValue(), "");
      await page.locator("[data-change]").filter({ hasText: "設備投資額" }).first().waitFor();
      await button(page, "キャンセル").click();
      assert.equal(await cell(page, "1番目の指標名").inputValue(), "");
    }, { browser });
  });

  test(named("each row of a pasted column of names becomes a KPI, and a pasted column of units fills down from its field"), (t) => {
    return withPage(t, async ({ page }) => {
      await openForm(page, "2022年様式");
      await cell(page, "1番目の指標名").click();
      await paste(page, "移住相談件数\r\n新規就農者数\r\n関係人口\r\n");
      await shows(message(page), "3指標を加えました。");
      await cell(page, "移住相談件数 単位").click();
      await paste(page, "件\r\n人\r\n人\r\n");
      for (const [name, unit] of [["移住相談件数", "件"], ["新規就農者数", "人"], ["関係人口", "人"]]) {
        assert.equal(await cell(page, `${name} 単位`).inputValue(), unit);
      }
    }, { browser });
  });

  test(named("a single text pasted into a name field becomes the name"), (t) => {
    return withPage(t, async ({ page }) => {
      await openForm(page, "2022年様式");
      await cell(page, "1番目の指標名").click();
      await paste(page, "移住相談件数");
      assert.equal(await cell(page, "1番目の指標名").inputValue(), "移住相談件数");
    }, { browser });
  });
}
