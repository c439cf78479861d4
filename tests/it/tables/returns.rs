//! A returned file: 酒田市's plan is sent to a section, filled in there, and imported. Cases that can be written as data are in
//! `tests/desks/returned.txt`.

use keikaku::plan::place::CellPlace;

use crate::support::desk::{Desk, fields, joined, with_field, year};

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

#[test]
fn an_untouched_target_without_a_place_is_not_reported() {
    let mut desk = Desk::of("002");
    desk.set(1, CellPlace::Target(year(2023)), "40000未満");
    let file = desk.send();
    let unplaced = |file: &str| -> Vec<String> {
        let told = desk.told(&desk.read(file));
        told.into_iter().filter(|line| line.contains("入る欄なし")).collect()
    };
    assert_eq!(desk.told(&desk.read(&file)), [""; 0]);
    let changed = unplaced(&with_field(&file, 1, "目標", "2023年度", "50000未満"));
    assert_eq!(changed, [format!("×入る欄なし {SALES} 2023年度 目標: 40000未満 → 50000未満")]);
    let of_period =
        with_field(&with_field(&file, 1, "目標", "目標の数え方", "計画期間の累計"), 1, "目標", "累計", "90000");
    assert_eq!(unplaced(&of_period), [""; 0]);
    assert_eq!(unplaced(&with_field(&of_period, 1, "目標", "2024年度", "1")).len(), 1);
}
