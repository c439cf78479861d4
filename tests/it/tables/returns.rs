//! A returned file: 酒田市's plan is sent to a section, filled in there, and imported. Cases that can be written as data are in
//! `tests/desks/returned.txt`.

use crate::support::desk::{Desk, fields, joined, with_field};

const SALES: &str = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";

#[test]
fn reformatting_by_a_spreadsheet_is_not_read_as_a_change() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30,000.5");
    let mut rows = fields(&file);
    for field in rows.iter_mut().skip(1).flatten() {
        // Zeros are dropped and separators added.
        if let Some(whole) = field.strip_suffix(".00") {
            *field = if whole.len() == 5 { format!("{},{}", &whole[..2], &whole[2..]) } else { whole.to_owned() };
        }
    }
    // The rows are sorted by the sum of their targets, with a title above and blank columns at the end.
    rows[1..].sort_by_key(|row| std::cmp::Reverse(row[22].clone()));
    for row in &mut rows {
        row.extend([String::new(), String::new()]);
    }
    rows.insert(0, vec!["令和7年度 照会（回答）".to_owned()]);
    let tabs = rows.iter().map(|row| row.join("\t") + "\n").collect::<String>();
    for file in [joined(&rows), tabs] {
        desk.tells(&file, &[&format!("変更 {SALES} 2022年度 実績: （空欄） → 30,000.5")]);
    }
}

#[test]
fn a_row_that_is_cut_short_changes_no_missing_cells() {
    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    let column = rows[0].iter().position(|heading| heading == "2024年度").unwrap();
    for row in &mut rows {
        row.remove(column);
    }
    // The row ends after 区分, as in a program that leaves out trailing blanks.
    rows[1].truncate(15);
    desk.tells(&joined(&rows), &[]);
}
