// Files that go to colleagues and are returned: 埼玉県's table is sent, filled in and read, and the preview shows its
// changes.

export const PLAN = "中小企業高度人材支援計画";
export const KPI = "県内中堅・中小企業の相談件数";
export const OTHER = "プロフェッショナル人材のマッチング件数";

export const button = (page, name) => page.getByRole("button", { name, exact: true });
/** The button that imports. If some changes are left out, its name has their numbers. */
export const takeIn = (page) => page.getByRole("button", { name: /^(\d+件を)?取り込む(（\d+件は除外）)?$/ });
export const link = (page, name) => page.getByRole("link", { name, exact: true });
/** The heading of a preview after reading: during reading, a progress panel has the same heading. */
export const preview = (page) =>
  page.getByRole("main").locator("section:not(:has(progress))").getByRole("heading", { level: 2, name: "読み込みの確認" });

/** 表の読み取り, which opens for a table of another office that has open questions. */
export const sheet = (page) => page.getByRole("heading", { name: "表の読み取り", level: 2 });
export const goOn = (page) => button(page, "確認へ進む");

export async function openFiles(page) {
  await link(page, "取込・出力").click();
  await page.getByRole("heading", { level: 1, name: "取込・出力" }).waitFor();
}

export async function openGrid(page) {
  await link(page, "数値目標と実績").click();
  await page.getByRole("heading", { level: 1, name: "数値目標と実績" }).waitFor();
}

const file = ([name, bytes]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });

export const read = (page, name, bytes) => readAll(page, [[name, bytes]]);

/** Chooses several files at once: `[name, content]` of each. */
export const readAll = (page, files) => page.locator("#file-chooser").setInputFiles(files.map(file));

export async function openInquiry(page) {
  await link(page, "照会").click();
  await page.getByRole("heading", { level: 1, name: "照会" }).waitFor();
}

/** Opens the form of 照会, which is closed once an inquiry was sent. */
export const openAsking = (page) => page.locator("details.begin-inquiry").evaluate((form) => { form.open = true; });

/** Chooses on 照会 the only year for which the sections are asked. */
export async function askOnly(page, year) {
  await openAsking(page);
  await page.getByRole("combobox", { name: "照会する年度" }).selectOption(year.slice(0, 4));
}

/** Makes the browser unable to choose folders, so that each file is a download. */
export const withoutFolders = (page) => page.evaluate(() => void delete globalThis.showDirectoryPicker);

/** Sends 埼玉県's table from its open plan. Returns the file as a colleague receives it. */
export async function send(page, download) {
  await openFiles(page);
  return download(() => button(page, "表計算用CSVを書き出す").click());
}

const fields = (text) => text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => line.split(","));
const joined = (lines) => ({ text: `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n` });

/** The file with the field of a KPI's row and a column replaced. None of these fields is quoted. */
export function withField({ text }, number, kind, column, value) {
  const lines = fields(text);
  const place = (name) => lines[0].indexOf(name);
  const found = lines.find((line) => line[place("番号")] === String(number) && line[place("区分")] === kind);
  found[place(column)] = value;
  return joined(lines);
}

/** The file without the rows of that KPI. */
export function withoutKpi({ text }, number) {
  const lines = fields(text);
  const at = lines[0].indexOf("番号");
  return joined(lines.filter((line) => line[at] !== String(number)));
}

/** The file with the two rows of a KPI that a colleague added, with its target for one year. */
export function withKpi({ text }, name, unit, year, target) {
  const lines = fields(text);
  const added = (kind, value) => {
    const written = { 指標名: name, 単位: unit, 区分: kind, [year]: value };
    return lines[0].map((head) => written[head] ?? "");
  };
  return joined([...lines, added("目標", target), added("実績", "")]);
}

/** The changes of the preview: kind, place, and the two sides. */
export const changes = (page) =>
  page.locator("[data-change]").evaluateAll((rows) => {
    const text = (row, of) => row.querySelector(of)?.textContent ?? "";
    const sides = (row) => (row.querySelector("[role=radiogroup]")
      ? [...row.querySelectorAll(".value")].map((side) => side.textContent)
      : [text(row, ".old"), text(row, ".new")]);
    return rows.map((row) => [row.dataset.change, text(row, "th"), ...sides(row)]);
  });
