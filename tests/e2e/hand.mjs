// The focus in the grid: the cell that has it, the selected cells, and keys. The names are from 酒田市's plan.

import assert from "node:assert/strict";

export const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
export const WELLBEING = "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";

/** The focused element and its selected text. With an awaited place, nothing until the focus is there with the whole text selected. */
function look(awaited) {
  const { id, value = "", selectionStart, selectionEnd } = document.activeElement;
  const [, , row, year] = id.split("-");
  const nth = [...document.querySelectorAll("[data-indicator]")].indexOf(document.activeElement.closest("[data-indicator]"));
  const at = [nth + 1, row, year].filter(Boolean).join(" ");
  const chosen = value.slice(selectionStart, selectionEnd);
  return (!awaited || (at === awaited && chosen === value)) && { at, chosen, value };
}

/** The name of the focused element, and its selected text. */
export const hand = (page) => page.evaluate(look);

/**
 * Waits until that cell, such as `1 target 2022`, has the focus with its whole text selected, and otherwise fails with
 * the actual place.
 */
export async function isAt(page, place) {
  await page.waitForFunction(look, place).catch(() => {});
  const { at, chosen, value } = await hand(page);
  assert.deepEqual({ at, chosen }, { at: place, chosen: value });
}

/** Clicks a cell twice at once. In Firefox, playwright sends two clicks without a double click. */
export async function doubleClick(cell, browser) {
  await cell.dblclick();
  if (browser.name === "Firefox") await cell.dispatchEvent("dblclick");
}

/** The selected cells, in the order of the page. */
export const chosen = (page) => page.locator('td[aria-selected="true"] input').evaluateAll((inputs) =>
  inputs.map(({ id }) => id.split("-").slice(2).join(" ")));

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
