import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test, withPage, openList, isSaved } from "./harness.mjs";
import { ROOT } from "./places.mjs";

const text = readFileSync(join(ROOT, "tests/towns/sixteen.txt"), "utf8");
const blocks = text.split("\n== ").slice(1);
const table = (block) => { const [name, ...rest] = block.split("\n"); return { name: name.replace(/^\d\d /, ""), mimeType: "text/csv", buffer: Buffer.from(rest.join("\n").split("-- ")[0]) }; };
const first = blocks.map((block) => table(block.split("-- next ")[0]));
const next = blocks.map((block) => table(block.split("-- next ")[1]));

test("look", (t) => withPage(t, async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openList(page);
  await page.locator("#file-chooser").setInputFiles(first);
  await page.waitForTimeout(3000);
  await page.screenshot({ path: "/tmp/looks/t1.png" });
  for (let i = 0; i < 16; i += 1) {
    const go = page.getByRole("button", { name: "確認へ進む" });
    if (!(await go.count())) break;
    console.log(i, (await page.locator("[data-question]").count()), await page.locator("#sheet-file").inputValue().catch(() => "-"), await page.locator("#sheet-plan option").first().textContent());
    for (let n = 0; n < 6; n += 1) {
      const q = page.locator("[data-question]").first();
      if (!(await q.count())) break;
      const select = q.locator("select");
      if (await select.count()) await select.selectOption({ index: 2 }); else await q.locator("button.secondary").first().click();
      await page.waitForTimeout(200);
    }
    await page.screenshot({ path: `/tmp/looks/t1-${i}.png` });
    await go.click();
    await page.waitForTimeout(500);
  }
  await page.screenshot({ path: "/tmp/looks/t2.png" });
  await page.screenshot({ path: "/tmp/looks/t2f.png", fullPage: true });
  await page.locator("button.primary", { hasText: "取り込む" }).click();
  await page.waitForTimeout(3000);
  await page.screenshot({ path: "/tmp/looks/t3.png" });
  await page.screenshot({ path: "/tmp/looks/t4.png", fullPage: true });
  console.log(await page.evaluate(() => localStorage.getItem("keikaku/readings").length));
  await page.locator("#file-chooser").setInputFiles(next);
  await page.waitForTimeout(4000);
  await page.screenshot({ path: "/tmp/looks/t5.png" });
  await page.screenshot({ path: "/tmp/looks/t5f.png", fullPage: true });
}));
