// A large plan as a city has it, opened from a table: every KPI has targets, most have actuals, in groups and sections.

/** The names of the KPIs, and the rows of the table. */
function table(kpis, years) {
  const columns = Array.from({ length: years }, (_, nth) => `${2020 + nth}年度`);
  const names = Array.from({ length: kpis }, (_, nth) => `取組${nth + 1}の実施件数`);
  const rows = names.flatMap((name, nth) => {
    const head = [`基本目標${Math.floor((nth * 4) / kpis) + 1}`, name, "件", ["企画課", "商工課", "福祉課"][nth % 3], "各年度の増加分", "増やす"];
    const figures = (count, figure) => columns.map((_, year) => (year < count ? figure(year) : ""));
    const targets = figures(years, (year) => 100 + nth + year);
    const actuals = figures(nth % (years - 1), (year) => 60 + ((nth * 37 + year * 11) % 90));
    return [[...head, "目標", ...targets], [...head, "実績", ...actuals]];
  });
  return { names, rows: [["グループ", "指標名", "単位", "所管課", "目標の数え方", "向き", "区分", ...columns], ...rows] };
}

/** Opens a plan from the rows of a table, at its grid. */
export async function openTable(page, rows) {
  const text = rows.map((row) => row.join(",")).join("\r\n");
  await page.locator("#file-chooser").setInputFiles({ name: "大きな計画.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "取り込む", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
}

/** Opens such a plan at its grid. Returns the names of its KPIs. */
export async function openLarge(page, kpis = 120, years = 10) {
  const { names, rows } = table(kpis, years);
  await openTable(page, rows);
  return names;
}
