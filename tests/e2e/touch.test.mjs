// Touch targets on a telephone: every control takes 44 px in each direction, and none covers another.

import assert from "node:assert/strict";
import { accessibilityTroubles, test, withSample } from "./harness.mjs";

/** The controls whose touch target is below 44 px, by their size and by the elements at the edges of that square. */
const missed = (page) => page.evaluate(() => {
  // The lines of 対応が必要な事項 are only as high as their text, so that four KPIs fit on the first screen of 概況.
  const TEXT = ".skip-link, .next-steps a";
  const CONTROLS = "a[href], button, select, summary, textarea, input:not([type=hidden], [type=file])";
  const reach = 21;
  const shown = [...document.querySelectorAll(CONTROLS)].filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(TEXT));
  const tell = (control) => {
    // A radio button or checkbox can be pressed on its whole label.
    const target = (control.matches("[type=radio], [type=checkbox]") && control.closest("label")) || control;
    target.scrollIntoView({ block: "center", inline: "nearest" });
    const { x, y, width, height } = target.getBoundingClientRect();
    const isSmall = Math.min(width, height) < 43.9;
    const misses = ([right, down]) => {
      const met = document.elementFromPoint(x + width / 2 + right, y + height / 2 + down);
      if (met && target.contains(met)) return false;
      const other = met?.closest(`${CONTROLS}, label:has(input)`);
      return isSmall || Boolean(other && !other.contains(target));
    };
    if (![[-reach, 0], [reach, 0], [0, -reach], [0, reach]].some(misses)) return [];
    return [`${Math.round(width)} × ${Math.round(height)} ${control.tagName} ${control.getAttribute("aria-label") ?? control.textContent}`];
  };
  const told = shown.flatMap(tell);
  scrollTo(0, 0);
  return told;
});

/** The views: address, and content that shows that the view is ready. */
const views = (year) => [
  ["概況", "overview", "[data-card], [data-progress]"],
  ["記録する", "records", ".entry-fields"],
  ["実績", `close/${year}`, "input.cell"],
  ["表", "kpi", "[data-indicator]"],
];

for (const [code, year] of [["001", 2019], ["005", 2025], ["006", 2025]]) {
  test(`every control of 概況, 記録する, 実績 and 表 of sample ${code} has a touch target of 44 px`, (t) => {
    return withSample(t, code, async ({ onPhone, samples: [id] }) => {
      const phone = await onPhone();
      const address = phone.url().split("#")[0];
      for (const [name, view, stands] of views(year)) {
        await phone.goto(`${address}#/plan/${id}/${view}`);
        await phone.locator(stands).first().waitFor();
        assert.deepEqual(await missed(phone), [], name);
      }
      if (code === "001") return;
      await phone.goto(`${address}#/plan/${id}/records`);
      await phone.getByRole("button", { name: "すべての記録", exact: true }).tap();
      await phone.getByRole("searchbox", { name: "記録を検索" }).waitFor();
      await phone.locator("summary", { hasText: "備考・記録者" }).tap();
      assert.deepEqual(await missed(phone), [], "すべての記録");
    });
  });
}

test("on a telephone the first screen of 概況 shows two whole cards with their rates and ＋足す", (t) => {
  return withSample(t, "005", async ({ onPhone, samples: [id] }) => {
    const phone = await onPhone();
    await phone.goto(`${phone.url().split("#")[0]}#/plan/${id}/overview`);
    await phone.locator("[data-card]").nth(2).waitFor();
    const bar = await phone.locator(".plan-views").boundingBox();
    const bottoms = await phone.locator("[data-card]").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().bottom));
    assert.ok(bottoms[1] <= bar.y, `the second ends at ${bottoms[1]}, the links begin at ${bar.y}`);
    const [button, rate] = await Promise.all([".add", ".state"].map((part) => phone.locator(`[data-card] > ${part}`).first().boundingBox()));
    assert.ok(button.x >= rate.x + rate.width - 1, "the button stands beside the rate");
    const mark = await phone.locator("[data-card] .bullet .target").first().boundingBox();
    const card = await phone.locator("[data-card]").first().boundingBox();
    assert.ok(mark.x < card.x + card.width / 2, `600,000 of 2,160,000 stands at ${mark.x}, so the bar begins at the edge of its card`);
    // The buttons for the whole list come after the cards.
    const act = await phone.getByRole("button", { name: "表をコピー", exact: true }).boundingBox();
    assert.ok(act.y > bottoms[2]);
    assert.deepEqual(await accessibilityTroubles(phone), []);
  });
});

test("on a telephone KPI names in the last records are not cut, and a missing survey answer is asked for", (t) => {
  return withSample(t, "006", async ({ onPhone, samples: [id] }) => {
    const phone = await onPhone();
    await phone.goto(`${phone.url().split("#")[0]}#/plan/${id}/records`);
    await phone.locator("[data-record]").nth(4).waitFor();
    const cut = await phone.locator("[data-record] .of-kpi select").evaluateAll((all) => all
      .filter((select) => select.scrollWidth > select.clientWidth || select.scrollHeight > select.clientHeight).map((select) => select.selectedOptions[0].text));
    assert.deepEqual(cut, []);
    await phone.getByRole("radiogroup", { name: "指標", exact: true }).getByRole("radio", { name: "元気になった人の割合", exact: true }).check();
    await phone.getByRole("button", { name: "保存", exact: true }).tap();
    await phone.getByRole("alert").filter({ hasText: "答えを選んでください。" }).waitFor();
    assert.deepEqual(await accessibilityTroubles(phone), []);
  });
});
