// The hand in the grid: at which cell it is, which cells are chosen, which keys it presses. The names are of 酒田市's plan.

import assert from "node:assert/strict";

export const SALES = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
export const WELLBEING = "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";

/** Where the focus is and what of its text is chosen; of an awaited place nothing until it is there with its whole text chosen. */
function look(awaited) {
  const { id, value = "", selectionStart, selectionEnd } = document.activeElement;
  const [, , row, year] = id.split("-");
  const nth = [...document.querySelectorAll("[data-indicator]")].indexOf(document.activeElement.closest("[data-indicator]"));
  const at = [nth + 1, row, year].filter(Boolean).join(" ");
  const chosen = value.slice(selectionStart, selectionEnd);
  return (!awaited || (at === awaited && chosen === value)) && { at, chosen, value };
}

/** The name of the element that has the focus, and what of its text is chosen. */
export const hand = (page) => page.evaluate(look);

/** Waits until the hand is at that cell, told as `1 target 2022`, with its whole text chosen, or else says where it is. */
export async function isAt(page, place) {
  await page.waitForFunction(look, place).catch(() => {});
  const { at, chosen, value } = await hand(page);
  assert.deepEqual({ at, chosen }, { at: place, chosen: value });
}

/** Clicks a cell twice at once. Playwright's Firefox sends two clicks and no double click. */
export async function doubleClick(cell, browser) {
  await cell.dblclick();
  if (browser.name === "Firefox") await cell.dispatchEvent("dblclick");
}

/** The chosen cells in the order of the page. */
export const chosen = (page) => page.locator('td[aria-selected="true"] input').evaluateAll((inputs) =>
  inputs.map(({ id }) => id.split("-").slice(2).join(" ")));

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
