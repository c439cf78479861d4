// 計画一覧 as a table: a line for each plan and one year, sorted and filtered, as a file, on paper, on a telephone and by keys.

import assert from "node:assert/strict";
import { askOnly, openInquiry } from "./answers.mjs";
import { lettersOf, paperOf, printed, readPdf } from "./paper.mjs";
import { accessibilityTroubles, act, enter, getsFocus, openList, openPlan, row, shows, test, withPage, withSample } from "./harness.mjs";
import { changedRecord } from "./records.mjs";

const SAMPLES = ["000", "001", "002", "003", "004", "005", "006"];
const SAITAMA = "中小企業高度人材支援計画";
const CONSULTATIONS = "県内中堅・中小企業の相談件数";
const HEADS = ["団体・計画", "年度", "指標", "実績入力", "達成の様子", "判定", "照会", "指摘", "保存"];
const button = (page, name) => page.getByRole("button", { name, exact: true });
const lines = (page) => page.locator(".plan-lines tbody tr:not([hidden])");
const line = (page, name) => page.locator(".plan-lines tr").filter({ has: page.getByRole("link", { name, exact: true }) });
const year = (page) => page.getByRole("combobox", { name: "年度" });
const only = (page, name) => page.getByRole("checkbox", { name, exact: true });
const names = (page) => lines(page).locator("a").allTextContents();

/** Waits until that many plans are shown. */
async function shown(page, count) {
  await page.waitForFunction((count) => document.querySelectorAll(".plan-lines tbody tr:not([hidden])").length === count, count);
}

/** Copies a plan until the list has that many. */
async function fill(page, count) {
  for (let there = await lines(page).count(); there < count; there += 1) {
    await act(page, SAITAMA, "複製");
    await shown(page, there + 1);
  }
}

test("twenty plans are rows of at most 32 px without sideways scrolling at usual sizes of office screens", (t) => {
  return withPage(t, async ({ page }) => {
    await shown(page, SAMPLES.length);
    await fill(page, 20);
    for (const [width, height] of [[1366, 768], [1280, 720], [1920, 1080]]) {
      await page.setViewportSize({ width, height });
      const heights = await lines(page).evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      assert.ok(Math.max(...heights) <= 32, `lines of ${Math.max(...heights)} px at ${width} × ${height}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sideways at ${width} × ${height}`);
    }
    const heads = await page.locator(".plan-lines thead th").evaluateAll((heads) => heads.map((head) => head.ariaLabel ?? head.textContent));
    assert.deepEqual(heads, [...HEADS, "操作"]);
    assert.deepEqual(await accessibilityTroubles(page), []);
  }, { samples: SAMPLES });
});

test("a heading sorts the plans in both directions, and its third press restores their own order", (t) => {
  return withPage(t, async ({ page }) => {
    await shown(page, 3);
    const own = await names(page);
    const head = page.getByRole("columnheader", { name: "指標", exact: true });
    const counts = () => lines(page).locator(".of-indicators").allTextContents();
    for (const [order, sign] of [["ascending", 1], ["descending", -1]]) {
      await button(page, "指標 で並べ替え").click();
      await page.waitForFunction((order) => document.querySelector(".plan-lines th.of-indicators").ariaSort === order, order);
      const sorted = (await counts()).map(Number);
      assert.deepEqual(sorted, [...sorted].sort((one, other) => sign * (one - other)));
    }
    await button(page, "指標 で並べ替え").click();
    await page.waitForFunction(() => !document.querySelector(".plan-lines [aria-sort]"));
    assert.equal(await head.getAttribute("aria-sort"), null);
    assert.deepEqual(await names(page), own);
    for (const name of HEADS) await button(page, `${name} で並べ替え`).waitFor();
  }, { samples: ["000", "001", "003"] });
});

test("one year is chosen for all plans; a plan without that year shows dashes and does not count as incomplete", (t) => {
  return withPage(t, async ({ page }) => {
    await shown(page, 2);
    assert.equal(await year(page).locator("option:checked").textContent(), "終了した直近の年度");
    await year(page).selectOption("2018年度");
    await shows(line(page, SAITAMA).locator(".of-entered"), "0/2");
    const lacking = lines(page).filter({ hasNotText: SAITAMA });
    assert.deepEqual(await lacking.locator(":is(.of-year, .of-entered, .of-states [aria-hidden])").allTextContents(), ["—", "—", ""]);
    await only(page, "未入力あり").check();
    await shown(page, 1);
    assert.deepEqual(await names(page), [SAITAMA]);
    await shows(page.locator(".list-tools [role=status]"), "2件のうち1件を表示");
    // The choices are kept after a look at a plan.
    await page.getByRole("link", { name: SAITAMA, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
    await openList(page);
    await shown(page, 1);
    assert.equal(await only(page, "未入力あり").isChecked(), true);
    await only(page, "未入力あり").uncheck();
    await shown(page, 2);
  }, { samples: ["001", "002"] });
});

test("the counts in a plan's row follow its actuals and have a text for screen readers", (t) => {
  return withSample(t, "001", async ({ page }) => {
    await enter(row(page, CONSULTATIONS).actual(2019), "250");
    await openList(page);
    await shows(line(page, SAITAMA).locator(".of-entered"), "1/2");
    const states = line(page, SAITAMA).locator(".of-states");
    assert.match(await states.getAttribute("title"), /^(判定できない|未達成|達成)1・未入力1$/);
    assert.equal(await states.locator(".visually-hidden").textContent(), await states.getAttribute("title"));
    await openPlan(page, SAITAMA);
    await enter(row(page, CONSULTATIONS).actual(2019), "");
    await openList(page);
    await shows(line(page, SAITAMA).locator(".of-entered"), "0/2");
  });
});

test("a plan's row shows how many sections have answered, and 未回答あり filters for missing answers", (t) => {
  return withSample(t, "002", async ({ page, download }) => {
    await openInquiry(page);
    await askOnly(page, "2022年度");
    await download(() => button(page, "回答用ブックを書き出す").click());
    await openList(page);
    await fillOther(page);
    const asked = lines(page).filter({ hasNotText: SAITAMA });
    await shows(asked.locator(".of-inquiry"), "0/1課");
    await only(page, "未回答あり").check();
    await shown(page, 1);
    assert.equal((await names(page)).includes(SAITAMA), false);
  });
});

/** Adds a plan for which nobody was asked. */
async function fillOther(page) {
  await button(page, "見本から作る").click();
  await page.locator('[data-sample="001"]').click();
  await openList(page);
  await shown(page, 2);
}

test("the list is exported as CSV with the filtered plans, the chosen year and the date, without totals", (t) => {
  return withPage(t, async ({ page, download }) => {
    await shown(page, 2);
    await year(page).selectOption("2018年度");
    await page.getByRole("searchbox", { name: "計画を探す" }).fill("人材");
    await shown(page, 1);
    const file = await download(() => button(page, "CSVで書き出す").click());
    assert.match(file.name, /^計画一覧_2018_\d{8}\.csv$/);
    const [heads, ...rows] = file.text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((record) => record.split(","));
    assert.equal(rows.length, 1);
    const at = (name) => rows[0][heads.indexOf(name)];
    assert.deepEqual(["団体", "計画", "年度", "実績入力済", "実績入力対象", "未入力"].map(at), ["埼玉県", SAITAMA, "2018", "0", "2", "2"]);
    assert.match(at("作成日"), /^\d{4}-\d\d-\d\d$/);
  }, { samples: ["001", "002"] });
});

test("the printed list is a landscape table with repeated headings and without buttons", (t) => {
  return withPage(t, async ({ page }) => {
    await shown(page, SAMPLES.length);
    await fill(page, 12);
    const { pages, sizes } = readPdf(await paperOf(page));
    assert.ok(pages >= 1 && sizes.every(([width, height]) => width > height), `${sizes}`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".plan-lines thead").evaluate((head) => getComputedStyle(head).display), "table-header-group");
    for (const left of [".list-tools", ".plan-lines .actions", ".buttons"]) {
      assert.equal(await page.locator(left).filter({ visible: true }).count(), 0, left);
    }
    assert.equal(await page.getByRole("link", { name: SAITAMA, exact: true }).isVisible(), true);
  }, { samples: SAMPLES });
});

/** The number of plans, only some of which have rows in the page. */
const MANY = 200;
const nth = (number) => `計画その${number}`;

/** Opens 計画一覧 with that many plans. */
const withMany = (t, run) => withPage(t, async (tools) => {
  const { page } = tools;
  await shown(page, 1);
  const [[, record]] = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("keikaku/plan/")));
  const laid = Array.from({ length: MANY }, (_, at) => {
    const id = `pzz${[...at.toString(9).padStart(8, "0")].map((digit) => "bcdfghjkm"[digit]).join("")}`;
    const renamed = (body) => body.replace(/"id":"p[^"]*"/, `"id":"${id}"`).replace(/"name":"[^"]*"/, `"name":"${nth(at + 1)}"`);
    return [`keikaku/plan/${id}`, changedRecord(record, renamed)];
  });
  await page.evaluate((laid) => {
    for (const [key, text] of laid) localStorage.setItem(key, text);
  }, laid);
  await page.reload();
  await hasCount(page, MANY + 1);
  await run(tools);
}, { samples: ["001"] });

/** Waits until the table reports that many plans, whether or not they have rows in the page. */
const hasCount = (page, count) => page.waitForFunction((count) => document.querySelector(".plan-lines")?.ariaRowCount === String(count + 1), count);

test("of 201 plans only those near the view have rows, and scrolling, Tab, searching and actions reach the others", (t) => {
  return withMany(t, async ({ page }) => {
    const last = nth(MANY);
    assert.ok((await lines(page).count()) < 60);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height >= (MANY + 1) * 30, `${height}`);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.getByRole("link", { name: last, exact: true }).waitFor();
    assert.equal(await line(page, last).getAttribute("aria-rowindex"), String(MANY + 2));
    assert.ok((await lines(page).count()) < 60);
    assert.deepEqual(await accessibilityTroubles(page), []);
    // The heads stay in view, and a new name that is being typed is kept while its row is out of view.
    await act(page, last, "名前を変更");
    const field = page.getByRole("textbox", { name: "計画の名称" });
    await field.fill("新しい名前");
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole("link", { name: SAITAMA, exact: true }).waitFor();
    assert.equal(await field.inputValue(), "新しい名前");
    await field.press("Escape");
    await getsFocus(button(page, `${last} の操作`));
    await page.evaluate(() => window.scrollTo(0, 0));
    // Tab continues from the last row that exists.
    await page.getByRole("link", { name: SAITAMA, exact: true }).focus();
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press("Tab");
      // New rows are made in the frame in which the earlier ones scroll away.
      if (step % 8 === 7) await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    await getsFocus(page.getByRole("link", { name: nth(60), exact: true }));
    await page.getByRole("searchbox", { name: "計画を探す" }).fill("その19");
    await hasCount(page, 11);
    await page.getByRole("searchbox", { name: "計画を探す" }).fill("");
    await hasCount(page, MANY + 1);
    // A copy is the last row.
    await page.evaluate(() => window.scrollTo(0, 0));
    await act(page, nth(3), "複製");
    await getsFocus(page.getByRole("link", { name: `${nth(3)}（2番目）`, exact: true }));
  });
});

test("sorting 201 plans renders the rows in view first, and the height of the page does not change", (t) => {
  return withMany(t, async ({ page }) => {
    const sorted = await page.evaluate(async () => {
      const rows = () => [...document.querySelectorAll(".plan-lines tbody tr")];
      const now = () => ({ rows: rows().length, height: document.documentElement.scrollHeight });
      const sort = () => document.querySelector(".plan-lines thead .plan-title button.sort").click();
      const before = now();
      sort();
      const { port1, port2 } = new MessageChannel();
      await new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(null);
      });
      const first = { ...now(), isFull: rows().at(-1).getBoundingClientRect().bottom >= innerHeight };
      while (rows().length === first.rows) await new Promise((done) => setTimeout(done));
      return { before, first, whole: now() };
    });
    assert.ok(sorted.first.rows < sorted.before.rows && sorted.first.isFull, JSON.stringify(sorted));
    assert.deepEqual(sorted.whole, sorted.before);
    assert.equal(sorted.first.height, sorted.before.height);
  });
});

test("all of 201 plans are printed, by the button and by the browser", (t) => {
  return withMany(t, async ({ page }) => {
    for (const pdf of [await paperOf(page), await printed(page, "印刷する")]) {
      const letters = lettersOf(pdf);
      if (letters === undefined) continue;
      for (const name of [SAITAMA, nth(1), nth(100), nth(MANY)]) assert.ok(letters.includes(name), name);
      assert.ok(letters.split("実績入力").length > 3, `the heads stand on each page ${letters.split("実績入力").length} ${letters.slice(0, 300)} ${letters.length}`);
    }
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await page.waitForFunction(() => document.querySelectorAll(".plan-lines tbody tr").length < 60);
  });
});

test("on a telephone each plan is a card that begins with its name and has touch targets of 44 px", (t) => {
  return withPage(t, async ({ page, onPhone }) => {
    await shown(page, 3);
    const phone = await onPhone();
    await shown(phone, 3);
    for (const card of await lines(phone).all()) {
      const [name, acts] = await Promise.all(["a", ".menu > button"].map((part) => card.locator(part).boundingBox()));
      assert.ok(name.height >= 44 && acts.height >= 44 && acts.width >= 44, JSON.stringify([name, acts]));
      const [states, entered] = await Promise.all([".counts", ".of-entered"].map((part) => card.locator(part).boundingBox()));
      assert.ok(name.y + name.height <= Math.min(states.y, entered.y), "the name comes first");
      assert.ok(states.y + states.height <= entered.y || states.x < entered.x, "then 達成の様子, then 実績入力");
    }
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await button(phone, `${SAITAMA} の操作`).tap();
    await phone.locator(".menu-list button").nth(2).waitFor();
    const acts = await phone.locator(".menu-list button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(acts.length >= 3 && acts.every((height) => height >= 44), `${acts}`);
    assert.deepEqual(await accessibilityTroubles(phone), []);
  }, { samples: ["000", "001", "006"] });
});

test("the menu of a plan is opened, used and closed by keyboard", (t) => {
  return withPage(t, async ({ page }) => {
    await shown(page, 1);
    const acts = button(page, `${SAITAMA} の操作`);
    const hasFocus = (locator) => locator.evaluate((it) => it === document.activeElement);
    await page.getByRole("link", { name: SAITAMA, exact: true }).focus();
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(acts));
    await page.keyboard.press("Enter");
    assert.ok(await hasFocus(button(page, `${SAITAMA} 名前を変更`)));
    await page.keyboard.press("Escape");
    assert.ok(await hasFocus(acts));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: `${SAITAMA}（2番目）`, exact: true }).waitFor();
    assert.ok(await hasFocus(page.getByRole("link", { name: `${SAITAMA}（2番目）`, exact: true })));
    await act(page, SAITAMA, "名前を変更");
    assert.deepEqual(await accessibilityTroubles(page), []);
    await page.keyboard.press("Escape");
    assert.ok(await hasFocus(acts));
  }, { samples: ["001"] });
});
