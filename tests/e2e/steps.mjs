// What users do and see on the page: how a test opens a view, types, and waits for a text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./places.mjs";

const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");

/** The row group of a KPI, found by the name in its cells' labels, with its cells and its computed figures. */
export function row(page, name) {
  const cell = (what) => page.getByRole("textbox", { name: `${name} ${what}`, exact: true });
  const ofThisName = new RegExp(`^${literally(name)} (\\d{4}年度 |計画期間 |事業開始前|現状値)`);
  const group = page.locator("[data-indicator]").filter({ has: page.getByRole("textbox", { name: ofThisName }) });
  const total = (field) => group.locator(`[data-field="${field}"]`);
  return {
    group,
    target: (year) => cell(`${year}年度 目標`),
    actual: (year) => cell(`${year}年度 実績`),
    targetTotal: total("target-total"),
    actualTotal: total("actual-total"),
    rate: total("rate"),
  };
}

const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Makes a plan from a sample, and waits for its grid. */
export async function openSample(page, code) {
  if (!(await page.getByRole("button", { name: "見本から作る" }).isVisible())) await openList(page);
  await page.getByRole("button", { name: "見本から作る" }).click();
  await page.locator(`[data-sample="${code}"]`).click();
  await gridStands(page);
}

/** Makes an empty plan in a form, and waits for its grid. */
export async function openForm(page, form) {
  await page.getByRole("button", { name: "新しい計画" }).click();
  await page.getByRole("radio", { name: form }).check();
  await page.getByRole("button", { name: "この様式で作る" }).click();
  await gridStands(page);
}

/** Waits for the grid. */
export async function gridStands(page) {
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
}

/** A choice for the state of the selected cell's figure, in the line above the grid. */
export const state = (page, name) => page.getByRole("radio", { name, exact: true });

/** Shows the unused slots of a plan, which are collapsed into one line. */
export const unfold = (page) => page.getByRole("button", { name: /^使っていない指標/ }).click();

/** Presses an item of a KPI's ⋯ menu. */
export async function act(page, name, word) {
  await page.getByRole("button", { name: `${name} の操作`, exact: true }).click();
  await page.getByRole("button", { name: `${name} ${word}`, exact: true }).click();
}

/** Presses an item of the menu for year columns. */
export async function actOnYears(page, name) {
  await page.getByRole("button", { name: "年度の列", exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

/** Chooses in 表示する行 whether a kind of row is shown. */
export async function showLines(page, name, isShown) {
  await page.getByRole("button", { name: "表示する行", exact: true }).click();
  await page.getByRole("checkbox", { name, exact: true }).setChecked(isShown);
  await page.keyboard.press("Escape");
}

/** Opens a plan from 計画一覧, where 概況 is shown first, and goes on to its grid. */
export async function openPlan(page, name) {
  const link = page.getByRole("link", typeof name === "string" ? { name, exact: true } : { name });
  await link.first().click();
  await page.getByRole("heading", { level: 1, name: "概況" }).waitFor();
  await page.getByRole("link", { name: "数値目標と実績", exact: true }).click();
  await gridStands(page);
}

/** Goes to 計画一覧 by the product's name in the header. */
export async function openList(page) {
  await page.getByRole("link", { name: "地域計画ワークブック" }).click();
  await page.getByRole("heading", { level: 1, name: "計画一覧" }).waitFor();
}

/** An editable cell or text of the grid, by its full name. */
export const cell = (page, name) => page.getByRole("textbox", { name, exact: true });

/** Types into a cell over its text, and leaves it. */
export async function enter(cell, text) {
  await cell.fill(text);
  await cell.press("Enter");
}

/** Waits until the computed figures of a KPI have the expected texts. */
export async function totals(page, name, expected) {
  const { targetTotal, actualTotal, rate } = row(page, name);
  const fields = { target: targetTotal, actual: actualTotal, rate };
  for (const [field, text] of Object.entries(expected)) await shows(fields[field], text);
}

/** The cell of a computed row (目標累計, 実績累計, 単年度達成率) in a year's column. */
export async function derived(page, name, line, year) {
  const columns = await page.getByRole("columnheader").allTextContents();
  // The first two columns are the KPI's name and the row's own head.
  const nth = columns.findIndex((text) => text.startsWith(String(year))) - 2;
  const ofLine = row(page, name).group.locator("tr").filter({ has: page.locator("th").getByText(line, { exact: true }) });
  return ofLine.locator("td").nth(nth);
}

/** The save state in the header. */
export const saveState = (page) => page.locator('[data-field="save-state"]');

/** Waits until everything is saved. */
export const isSaved = (page) => saveState(page).filter({ hasText: /保存済み/ }).waitFor();

/** Waits until the element has the expected text (with white space collapsed), and otherwise fails with its actual text. */
export async function shows(locator, expected) {
  const collapsed = (text) => text.replaceAll(/\s+/g, " ").trim();
  const isShown = (it, expected) => it.textContent.replaceAll(/\s+/g, " ").trim() === expected;
  await locator.waitForFunction(isShown, expected).catch(() => {});
  assert.equal(collapsed(await locator.textContent()), expected);
}

/** Stops the page's clock, which then advances only by `page.clock.runFor`. */
export async function stopClock(page) {
  const now = await page.evaluate(() => Date.now());
  await page.clock.install({ time: now });
  // The clock can only be stopped at a future time, and runs until then.
  await page.clock.pauseAt(now + 60_000);
  // The clock numbers its timers from 10¹², which does not fit into the 32 bits of a handle in the program: it could
  // clear none.
  await page.evaluate(() => {
    const { setTimeout, clearTimeout } = globalThis;
    const first = 1_000_000_000;
    const timers = [];
    globalThis.setTimeout = (...given) => first + timers.push(setTimeout(...given)) - 1;
    globalThis.clearTimeout = (handle) => clearTimeout(timers[handle - first] ?? handle);
  });
}

/** Waits until the element has the focus. */
export const getsFocus = (locator) => locator.waitForFunction((it) => it === document.activeElement);

/** The rules of accessibility that the page breaks, according to axe; empty if it breaks none. */
export async function accessibilityTroubles(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  // The findings are the same; axe only reports fewer passed checks, and does not fetch style sheets again.
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(", ")}`);
}
