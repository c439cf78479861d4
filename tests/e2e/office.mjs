// A table in the style of an office: 44 KPIs in CP932, a title above, names that were merged over two lines, `-` and
// 調査中.

/** CP932 by the browser's own decoder: the codes of every character that Shift_JIS writes in two bytes. */
function codes() {
  const decoder = new TextDecoder("shift_jis");
  const found = new Map();
  for (let first = 0x81; first <= 0xfc; first++) {
    if (first > 0x9f && first < 0xe0) continue;
    for (let second = 0x40; second <= 0xfc; second++) {
      const letter = decoder.decode(new Uint8Array([first, second]));
      if ([...letter].length === 1 && letter !== "�" && !found.has(letter)) found.set(letter, [first, second]);
    }
  }
  return found;
}

export function cp932(text) {
  const known = codes();
  return Buffer.from([...text].flatMap((letter) => {
    if (letter.codePointAt(0) < 0x80) return [letter.codePointAt(0)];
    if (!known.has(letter)) throw new Error(`CP932 has no ${letter}`);
    return known.get(letter);
  }));
}

const SUBJECTS = [
  ["移住者数", "人"], ["観光入込客数", "千人"], ["住民満足度", "％"], ["新規就農者数", "人"], ["空き家の活用件数", "件"],
  ["待機児童数", "人"], ["図書館の貸出冊数", "冊"], ["防災訓練の参加率", "％"], ["特産品の売上額", "千円"], ["公共交通の利用者数", "人"],
  ["健診の受診率", "％"],
];
const AREAS = ["北部", "南部", "東部", "西部"];
export const COUNT = SUBJECTS.length * AREAS.length;

/** The names, as the page shows them. */
export const NAMES = SUBJECTS.flatMap(([name]) => AREAS.map((area) => `${area}の${name}`));

const YEARS = [5, 6, 7, 8, 9];
/** The table. A name is written as `{指標名}（{単位}）`, and a group's heading is only on its first line. */
export function office() {
  const heads = ["施策", "指標名（単位）", "基準値", ...YEARS.map((year) => `目標 R${year}`), ...[5, 6, 7].map((year) => `実績 R${year}`)];
  const rows = SUBJECTS.flatMap(([name, unit], subject) => AREAS.map((area, nth) => {
    const base = unit === "％" ? 40 + nth : 100 * (subject + 1) + nth;
    const targets = YEARS.map((_, year) => base + year + 1);
    const actuals = [base + 1, subject === 3 ? "調査中" : base + 2, nth === 1 ? "-" : subject === 5 ? "" : base + 2];
    // A cell that was merged over the lines of a policy is blank except in the first line.
    return [nth === 0 ? `施策${subject + 1}` : "", `${area}の${name}（${unit}）`, base, ...targets, ...actuals];
  }));
  const title = ["第２期総合戦略 数値目標一覧"];
  return cp932([title, [], heads, ...rows].map((row) => row.join(",")).join("\r\n") + "\r\n");
}
