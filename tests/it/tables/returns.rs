//! A file that comes back: 酒田市's plan is sent to a section, filled in there, and taken in again.

use keikaku::command::PlanCommand;
use keikaku::merge::review::{ChangeKind, Decision, Remark};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::wording::{Language, import};

use crate::support::desk::{Desk, fields, joined, say, today, with_field, year};

const SALES: &str = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
const WELL_BEING: &str =
    "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合";

/// A cell of the first KPI as it is told.
fn sales(rest: &str) -> String {
    format!("変更 {SALES} {rest}")
}

fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

#[test]
fn one_cell_that_was_filled_in_is_the_one_change() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    let preview = desk.tells(&file, &[&sales("2022年度 実績: （空欄） → 30,000")]);
    assert_eq!(preview.changes[0].line, Some(3));
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(1).actual(year(2022)).text, "30000");
}

#[test]
fn what_a_spreadsheet_does_to_a_file_is_no_change() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30,000.5");
    let mut rows = fields(&file);
    for field in rows.iter_mut().skip(1).flatten() {
        // zeros dropped, separators put in
        if let Some(whole) = field.strip_suffix(".00") {
            *field = if whole.len() == 5 { format!("{},{}", &whole[..2], &whole[2..]) } else { whole.to_owned() };
        }
    }
    // sorted by the sum of their targets, with a title above and columns of nothing behind
    rows[1..].sort_by_key(|row| std::cmp::Reverse(row[22].clone()));
    for row in &mut rows {
        row.extend([String::new(), String::new()]);
    }
    rows.insert(0, vec!["令和7年度 照会（回答）".to_owned()]);
    let tabs = rows.iter().map(|row| row.join("\t") + "\n").collect::<String>();
    for file in [joined(&rows), tabs] {
        desk.tells(&file, &[&sales("2022年度 実績: （空欄） → 30,000.5")]);
    }
}

#[test]
fn the_same_file_again_is_told_to_be_taken_in() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    desk.take(&desk.read(&file)).unwrap();
    desk.set(1, actual(2022), "29000");
    let again = desk.tells(&file.replace("30000", "30000.00"), &[]);
    assert_eq!(Desk::said(&again), ["変わるところはありません（反映済み）。"]);
    assert_eq!(desk.row(1).actual(year(2022)).text, "29000");
}

#[test]
fn an_import_that_was_undone_counts_as_not_taken_in() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    let before = desk.plan().clone();
    desk.take(&desk.read(&file)).unwrap();
    desk.undo();
    assert_eq!(*desk.plan(), before);
    desk.tells(&file, &[&sales("2022年度 実績: （空欄） → 30,000")]);
    desk.session.redo(desk.scope()).unwrap();
    desk.tells(&file, &[]);
}

#[test]
fn taking_a_file_in_is_one_step_with_its_name() {
    use keikaku::wording::{Language, changes};
    let mut desk = Desk::of("002");
    let file = desk.send();
    let file = with_field(&with_field(&file, 1, "実績", "2022年度", "30000"), 2, "実績", "2022年度", "11.5");
    desk.take(&desk.read(&file)).unwrap();
    let step = desk.session.history().to_undo(desk.scope()).unwrap();
    assert_eq!(changes::change(step, desk.session.workbook(), Language::Japanese), "「回答.csv」の取り込み（2件）");
    desk.undo();
    assert!(desk.row(1).actuals.is_empty() && desk.row(2).actuals.is_empty());
}

#[test]
fn what_we_changed_since_and_the_file_does_not_touch_is_left_alone() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    desk.set(1, CellPlace::Target(year(2023)), "35,000");
    desk.write(1, TextPlace::Responsible, "商工港湾課");
    let preview = desk.tells(&file, &[&sales("2022年度 実績: （空欄） → 30,000")]);
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(1).target(year(2023)).text, "35,000");
    assert_eq!(desk.row(1).responsible, "商工港湾課");
}

#[test]
fn a_cell_that_both_changed_is_a_conflict_and_nothing_is_taken_before_it_is_decided() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    desk.set(1, actual(2022), "31,000");
    let preview = desk.tells(&file, &[&format!("？食い違い {SALES} 2022年度 実績: 31,000 → 30,000")]);
    assert_eq!((preview.changes.open(), preview.changes.taken()), (1, 0));
    assert_eq!(preview.command("回答.csv", today()), None);
    // the same value, written otherwise, is none
    desk.tells(&with_field(&file, 1, "実績", "2022年度", "３１０００千円"), &[]);
}

#[test]
fn a_second_answer_raises_nothing_that_is_settled() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let first = with_field(&sent, 1, "実績", "2022年度", "30000");
    desk.take(&desk.read(&first)).unwrap();
    desk.set(1, actual(2022), "29,000");
    // the same colleague fills in one more cell
    let second = with_field(&first, 2, "実績", "2022年度", "11.5");
    desk.tells(&second, &[&format!("変更 {WELL_BEING} 2022年度 実績: （空欄） → 11.5")]);
    // another colleague holds the same version, and fills the first cell otherwise
    let third = with_field(&sent, 1, "実績", "2022年度", "28000");
    desk.tells(&third, &[&format!("？食い違い {SALES} 2022年度 実績: 29,000 → 28,000")]);
}

#[test]
fn a_third_value_is_a_conflict_even_where_the_first_was_taken_back() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    desk.take(&desk.read(&with_field(&sent, 1, "実績", "2022年度", "30000"))).unwrap();
    desk.set(1, actual(2022), "");
    let other = with_field(&sent, 1, "実績", "2022年度", "28000");
    desk.tells(&other, &[&format!("？食い違い {SALES} 2022年度 実績: （空欄） → 28,000")]);
}

#[test]
fn a_cell_that_was_emptied_is_cleared_and_an_absent_one_is_not() {
    let mut desk = Desk::of("002");
    let file = desk.send();
    let emptied = with_field(&file, 1, "目標", "2024年度", "");
    let preview = desk.tells(&emptied, &[&format!("消去 {SALES} 2024年度 目標: 54,626.00")]);
    desk.take(&preview).unwrap();
    assert!(desk.row(1).target(year(2024)).is_blank());
    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    let column = rows[0].iter().position(|heading| heading == "2024年度").unwrap();
    for row in &mut rows {
        row.remove(column);
    }
    desk.tells(&joined(&rows), &[]);
    // cut short behind 区分, as by a program that leaves out what is empty
    rows[1].truncate(15);
    desk.tells(&joined(&rows), &[]);
}

#[test]
fn the_total_in_the_file_is_never_taken() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "目標", "累計", "999");
    let preview = desk.tells(&file, &[]);
    let expected = "累計が各年度の値の合計と合わない行があります（2行目）。累計は取り込まず、年度の値から計算します。";
    assert!(Desk::said(&preview).iter().any(|said| said == expected), "{:?}", Desk::said(&preview));
}

#[test]
fn a_total_that_was_left_as_it_was_sent_beside_a_new_figure_is_not_spoken_of() {
    let mut desk = Desk::of("002");
    desk.set(1, CellPlace::Actual(year(2022)), "25,000");
    let file = with_field(&desk.send(), 1, "実績", "2023年度", "31250");
    let preview = desk.read(&file);
    assert_eq!(Desk::said(&preview), Vec::<String>::new());
}

#[test]
fn attributes_and_choices_are_merged_like_cells() {
    let mut desk = Desk::of("002");
    let file = desk.send();
    let file = with_field(&file, 1, "目標", "所管課", "商工港湾課");
    let file = with_field(&file, 2, "実績", "所管課", "デジタル変革課");
    let file = with_field(&file, 1, "目標", "向き", "保つ");
    let file = with_field(&file, 2, "実績", "値の数え方", "値");
    let preview = desk.tells(
        &file,
        &[
            &sales("所管課: （空欄） → 商工港湾課"),
            &sales("めざす向き: 増やす → 保つ"),
            &format!("変更 {WELL_BEING} 所管課: （空欄） → デジタル変革課"),
            &format!("変更 {WELL_BEING} 実績の書き方: その年度の増加分 → 年度末の水準"),
        ],
    );
    desk.take(&preview).unwrap();
    assert_eq!((desk.row(1).responsible.as_str(), desk.row(2).responsible.as_str()), ("商工港湾課", "デジタル変革課"));
}

#[test]
fn notes_come_back_to_their_cells() {
    let mut desk = Desk::of("002");
    desk.write(1, TextPlace::Note(Row::Actual, None), "年度末に照会");
    desk.write(1, TextPlace::Note(Row::Actual, Some(year(2022))), "決算前");
    let file = desk.send();
    assert!(file.contains(",年度末に照会 / 2022年度：決算前\r\n"), "{file}");
    let file = with_field(&file, 1, "実績", "備考", "年度末に照会 / 2022年度：決算後 / 2023年度：見込みなし");
    desk.tells(
        &file,
        &[&sales("2022年度 実績の備考: 決算前 → 決算後"), &sales("2023年度 実績の備考: （空欄） → 見込みなし")],
    );
    desk.take(&desk.read(&file)).unwrap();
    assert_eq!(desk.row(1).notes[&(Row::Actual, Some(year(2023)))], "見込みなし");
}

#[test]
fn a_kpi_that_was_added_comes_and_one_that_is_missing_is_asked_about() {
    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    rows.retain(|row| row[5] != "3");
    let headings = rows[0].clone();
    let blank = || vec![String::new(); headings.len()];
    for kind in ["目標", "実績"] {
        let mut added = blank();
        (added[5], added[7], added[8], added[14]) =
            ("2".to_owned(), "会員数".to_owned(), "人".to_owned(), kind.to_owned());
        added[17] = if kind == "目標" { "12".to_owned() } else { String::new() };
        rows.push(added);
    }
    let file = joined(&rows);
    let preview = desk.tells(&file, &["追加 会員数", "×削除 3番目の指標"]);
    desk.take(&preview).unwrap();
    let names: Vec<_> = desk.plan().indicators().iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, [SALES, WELL_BEING, "会員数", "-", "-"]);
    assert_eq!(desk.row(3).target(year(2022)).text, "12");
    assert_eq!(Desk::said(&desk.read(&file)), ["変わるところはありません（反映済み）。"]);
    // a later answer to the same file knows the added one again
    let later = with_field(&file, 2, "実績", "2023年度", "15");
    assert_eq!(desk.told(&desk.read(&later)).len(), 1);
}

#[test]
fn a_kpi_that_both_added_is_offered_as_one() {
    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    for kind in ["目標", "実績"] {
        let mut added = vec![String::new(); rows[0].len()];
        (added[7], added[8], added[14]) = ("会員数".to_owned(), "人".to_owned(), kind.to_owned());
        (added[17], added[18]) = if kind == "目標" { ("12".to_owned(), "14".to_owned()) } else { Default::default() };
        rows.push(added);
    }
    desk.do_to_plan(PlanCommand::AddIndicator { id: keikaku::value::id::IndicatorId::from_bits(555) });
    desk.write(5, TextPlace::Name, "会員 数");
    desk.write(5, TextPlace::Unit, "人");
    desk.set(5, CellPlace::Target(year(2022)), "10");
    let file = joined(&rows);
    let mut preview =
        desk.tells(&file, &["追加 会員数", "×一つにまとめる 会員数", "？食い違い 会員 数 2022年度 目標: 10 → 12"]);
    desk.take(&preview).unwrap();
    assert_eq!(desk.plan().indicators().len(), 6, "unchosen it is simply added");
    assert_eq!(Desk::said(&desk.read(&file)), ["変わるところはありません（反映済み）。"]);
    desk.undo();

    let [offer, differs] = [ChangeKind::Join, ChangeKind::Conflict].map(|kind| {
        preview.changes.iter().find(|change| change.kind == kind).map(|change| change.place.clone()).unwrap()
    });
    say(&mut preview.changes, &[(offer, Decision::Theirs)]);
    assert_eq!(
        (preview.changes.taken(), preview.changes.open()),
        (1, 1),
        "once they are one, what differs in them is asked"
    );
    for (decision, kept) in [(Decision::Theirs, "12"), (Decision::Ours, "10")] {
        say(&mut preview.changes, &[(differs.clone(), decision)]);
        desk.take(&preview).unwrap();
        assert_eq!(desk.plan().indicators().len(), 5);
        let targets = [2022, 2023].map(|western| desk.row(5).target(year(western)).text.clone());
        assert_eq!(targets, [kept, "14"], "a blank is filled");
        if kept == "12" {
            desk.undo();
        }
    }
    // a later answer to the same file knows it as that one
    let target = rows.len() - 2;
    rows[target][19] = "16".to_owned();
    desk.tells(&joined(&rows), &["変更 会員 数 2024年度 目標: （空欄） → 16"]);
}

#[test]
fn what_one_side_deleted_and_the_other_changed_is_a_conflict() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let file = with_field(&sent, 1, "実績", "2022年度", "30000");
    let first = desk.row(1).id;
    desk.do_to_plan(PlanCommand::RemoveIndicator(first));
    desk.tells(&sent, &[]);
    desk.tells(&file, &[&format!("？食い違い {SALES}")]);

    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    rows.retain(|row| row[5] != "1");
    desk.set(1, actual(2022), "30000");
    desk.tells(&joined(&rows), &[&format!("？食い違い {SALES}")]);
}

#[test]
fn a_column_that_was_added_becomes_a_year() {
    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    let column = rows[0].iter().position(|heading| heading == "累計").unwrap();
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert(column, if at == 0 { "令和10年度".to_owned() } else { String::new() });
    }
    let preview = desk.tells(&joined(&rows), &["追加 2028年度"]);
    rows[1][column] = "50000".to_owned();
    let filled = desk.tells(&joined(&rows), &["追加 2028年度", &sales("2028年度 目標: （空欄） → 50,000")]);
    desk.take(&preview).unwrap();
    assert_eq!(desk.plan().years.last(), year(2028));
    desk.undo();
    desk.take(&filled).unwrap();
    assert_eq!(desk.row(1).target(year(2028)).text, "50000");
}

#[test]
fn the_order_comes_from_the_numbers_alone() {
    let mut desk = Desk::of("002");
    let file = desk.send();
    let file = with_field(&with_field(&file, 1, "目標", "番号", "2.5"), 1, "実績", "番号", "2.5");
    let preview = desk.tells(&file, &["変更 指標の順番"]);
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(2).name, SALES);
}

#[test]
fn a_target_of_the_whole_period_stands_under_the_total() {
    let mut desk = Desk::of("004");
    let file = desk.send();
    let file = with_field(&file, 2, "目標", "累計", "60");
    let file = with_field(&file, 2, "目標", "2020年度", "10");
    let preview = desk.tells(
        &file,
        &["変更 集中支援企業数 計画期間 目標: 50 → 60", "×入る欄なし 集中支援企業数 2020年度 目標: （空欄） → 10"],
    );
    assert!(!preview.changes[1].can_be_taken() && !preview.changes[1].can_be_typed());
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(2).period_target.text, "60");
    assert!(desk.row(2).targets.is_empty());
}

#[test]
fn a_stated_total_that_agreed_goes_along_and_a_provisional_value_leaves_its_trail() {
    let mut desk = Desk::of("002");
    desk.set(1, actual(2022), "28,000（速報）");
    let file = desk.send();
    assert!(file.contains(",28000(速報),"));
    let file = with_field(&file, 1, "実績", "2022年度", "28800");
    let file = with_field(&file, 1, "目標", "2022年度", "25543.00");
    desk.take(&desk.read(&file)).unwrap();
    assert_eq!(desk.row(1).stated_total.as_ref().unwrap().text, "224,201.00");
    let earlier = &desk.row(1).actuals[&year(2022)].earlier;
    assert_eq!(earlier.iter().map(|one| one.cell.text.as_str()).collect::<Vec<_>>(), ["28,000（速報）"]);
}

#[test]
fn what_a_file_says_of_an_unread_cell_and_gets_back_is_no_change() {
    let mut desk = Desk::of("002");
    desk.set(1, actual(2022), "約3万");
    desk.hold(1, actual(2023), "=1+1");
    desk.set(1, actual(2024), "集計中");
    let file = desk.send();
    assert!(file.contains(",約3万,'=1+1,集計中,"));
    desk.tells(&file, &[]);
    let file = with_field(&file, 1, "実績", "2025年度", "数万");
    let preview = desk.tells(&file, &[&format!("×読取不能 {SALES} 2025年度 実績: （空欄） → 数万")]);
    assert!(preview.changes[0].can_be_taken());
}

#[test]
fn a_text_that_a_spreadsheet_took_for_a_number_is_no_change_but_a_figure_is() {
    let mut desk = Desk::of("002");
    let note = TextPlace::Note(Row::Actual, None);
    desk.write(1, TextPlace::Group, "2E3");
    desk.write(1, note, "0012.50");
    desk.write(2, note, "1E5");
    desk.set(2, actual(2022), "1E5");
    let sent = desk.send();
    let mut file = sent.clone();
    for (nth, column, text) in [(1, "グループ", "2000"), (1, "備考", "12.5"), (2, "備考", "100000")] {
        file = with_field(&file, nth, "実績", column, text);
    }
    file = with_field(&file, 1, "目標", "グループ", "2000");
    desk.tells(&file, &[]);
    // that cell was never read, and whoever writes the number out is heard
    let file = with_field(&file, 2, "実績", "2022年度", "100000");
    desk.tells(&file, &[&format!("×変更 {WELL_BEING} 2022年度 実績: 1E5 → 100,000")]);
    desk.tells(
        &with_field(&sent, 2, "実績", "備考", "200000"),
        &[&format!("変更 {WELL_BEING} 実績の備考: 1E5 → 200000")],
    );
}

#[test]
fn what_was_left_out_of_a_file_is_offered_again() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let file = with_field(&with_field(&sent, 1, "実績", "2022年度", "25000"), 2, "実績", "2022年度", "9");
    let mut preview = desk.read(&file);
    let place = preview.changes[1].place.clone();
    say(&mut preview.changes, &[(place, Decision::Ours)]);
    desk.take(&preview).unwrap();
    let left = desk.told(&desk.read(&file));
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].contains("2022年度 実績: （空欄） → 9"), "{left:?}");
}

#[test]
fn a_figure_in_another_unit_is_not_taken_unless_it_is_said_so() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "25000000円");
    let preview = desk.read(&file);
    assert_eq!((preview.changes[0].kind, &preview.changes[0].decision), (ChangeKind::Unread, &Decision::Ours));
}

#[test]
fn a_target_that_is_compared_otherwise_is_told_and_not_taken() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "目標", "2022年度", "25,542超");
    let preview = desk.read(&file);
    assert_eq!((preview.changes.len(), preview.changes[0].kind, preview.changes.taken()), (1, ChangeKind::NoPlace, 0));
    let words = Language::Japanese;
    let expected = "2行目「25,542超」: この指標の目標の条件（以上）と異なります。「比べ方」の列を直すか、数値だけを記入してください。";
    assert_eq!(import::remark(&preview.changes[0], words).as_deref(), Some(expected));
}

#[test]
fn another_unit_for_figures_that_stay_is_not_ticked_and_says_why() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let returned = with_field(&with_field(&sent, 1, "目標", "単位", "円"), 1, "実績", "単位", "円");
    let preview = desk.read(&returned);
    assert_eq!(preview.changes.taken(), 0, "{:?}", desk.told(&preview));
    assert_eq!(preview.changes[0].remark, Some(Remark::UnitOfFigures));
    let said = import::remark(&preview.changes[0], Language::Japanese).unwrap();
    assert!(said.contains("入力済みの数値は換算されません。"), "{said}");
}

#[test]
fn a_figure_of_another_size_is_not_ticked_and_says_why() {
    let mut desk = Desk::of("002");
    desk.set(1, actual(2022), "30000");
    let file = with_field(&desk.send(), 1, "実績", "2023年度", "350000000");
    let mut preview = desk.tells(&file, &[&format!("×{}", sales("2023年度 実績: （空欄） → 350,000,000"))]);
    assert_eq!(preview.changes[0].remark.as_ref().unwrap().code(), Some("KPI-015"));
    assert_eq!(
        import::remark(&preview.changes[0], Language::Japanese).unwrap(),
        "3行目「350000000」: 前年30,000、目標34,780.00の約1万倍です。単位（千円）と桁を確かめてください。"
    );
    // It comes in where somebody says so.
    let taken = preview.changes[0].decided(Decision::Theirs);
    preview.changes.decide([&taken]);
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(1).actual(year(2023)).text, "350000000");
}
