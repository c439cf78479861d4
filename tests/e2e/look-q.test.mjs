import { readAll, sheet } from "./answers.mjs";
import { openList, test, withPage } from "./harness.mjs";
test("look", (t) => withPage(t, async ({ page }) => {
  await openList(page);
  await readAll(page, [["C村_R6.csv", "C村 活動実績,,\n指標名,単位,R4,R5,R6\n移住者数,人,14,15,16\n"]]);
  await sheet(page).waitFor();
  console.log(await page.locator(".sheet-questions").innerHTML());
}));
