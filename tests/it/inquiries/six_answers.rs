//! Six answers are returned with the faults that answers have: a book for all sections in which another section's cell is changed,
//! a missing row, a book that is unchanged and has no name, states that contradict their figures, a date, and three files for one
//! cell. Each fault is reported, and 照会 is right in whatever order the answers are imported.

use std::sync::Arc;

use keikaku::command::Command;
use keikaku::command::ImportStep;
use keikaku::import::book::{self, Book, BookTables};
use keikaku::import::preview::{FileAlone, ImportBase, Note, OpenedOn, Preview, contest, hand_over, preview, unplaced};
use keikaku::import::questions::{Answer, Answers, Ask};
use keikaku::import::read::TableFile;
use keikaku::import::wide::{self, WideFile};
use keikaku::merge::review::{Change, ChangeKind, Decision};
use keikaku::paper::answer_book::{answer_book, asked_sections, sent_inquiry};
use keikaku::plan::lineage::AnswerState;
use keikaku::plan::{Indicator, Lineage};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::inquiry::board;
use keikaku::wording::{Language, import};
use proptest::prelude::*;

use crate::books::answers::{FIGURE, STATUS, actual, as_read, enter};
use crate::books::written::inquiry;
use crate::inquiries::board::sign;
use crate::support::desk::{Desk, sample, today, year};

const SECTIONS: [&str; 6] = ["商工振興課", "観光課", "子育て支援課", "移住定住推進室", "農林課", "環境課"];

/// A desk whose plan has two KPIs for each of six sections. The first KPI has 1,244 in 2022.
pub(super) fn office() -> Desk {
    let plan = sample("002");
    let first = Indicator::clone(&plan.indicators()[0]);
    let rows = (0..12).map(|nth| {
        let (id, name) = (IndicatorId::from_bits(nth + 1), format!("{}番目の取組", nth + 1));
        let (responsible, unit) =
            (SECTIONS[usize::try_from(nth).unwrap() / 2].to_owned(), if nth > 9 { "%" } else { "件" }.to_owned());
        Arc::new(Indicator { id, name, responsible, unit, actuals: litemap::LiteMap::default(), ..first.clone() })
    });
    let mut desk = Desk::with(plan.with_indicators(rows.collect()).unwrap());
    desk.set(1, actual(2022), "1244");
    desk
}

/// The six answer files to an inquiry for the actuals of 2022, by name.
fn six(desk: &mut Desk) -> Vec<(&'static str, Book)> {
    let asked = inquiry(&[2022]);
    let plan = desk.plan().clone();
    let sections = asked_sections(&plan, &asked);
    let lineage = desk.session.lineage(desk.plan);
    let of = |nth: usize| as_read(&answer_book(&plan, &lineage, &asked, &sections[nth..=nth]));
    let all = || as_read(&answer_book(&plan, &lineage, &asked, &sections));
    let mut commerce = of(0);
    sign(&mut commerce, 0, "山田（内線 101）");
    enter(&mut commerce, 0, 1, FIGURE, "1246");
    enter(&mut commerce, 0, 2, FIGURE, "3000");
    let mut tourism = of(1);
    sign(&mut tourism, 0, "鈴木");
    enter(&mut tourism, 0, 1, FIGURE, "500");
    tourism.sheets[0].rows.retain(|row| row.cells.get(2).and_then(Option::as_deref) != Some("4番目の取組"));
    let mut children = all();
    sign(&mut children, 2, "高橋");
    enter(&mut children, 0, 1, FIGURE, "1250");
    enter(&mut children, 2, 1, FIGURE, "5620");
    enter(&mut children, 2, 1, STATUS, "集計中");
    enter(&mut children, 2, 2, FIGURE, "-");
    enter(&mut children, 2, 2, STATUS, "確定");
    let mut settling = all();
    sign(&mut settling, 3, "伊藤");
    enter(&mut settling, 0, 1, FIGURE, "1248");
    enter(&mut settling, 3, 1, FIGURE, "700");
    let farming = of(4);
    let mut environment = of(5);
    sign(&mut environment, 0, "渡辺");
    enter(&mut environment, 0, 1, FIGURE, "2023-05-01");
    enter(&mut environment, 0, 2, FIGURE, "未定");
    let sent = sent_inquiry(&plan, &asked, &sections, today());
    desk.session.note_sent(desk.plan).unwrap();
    desk.session.note_inquiry(desk.plan, sent);
    vec![
        ("1商工振興課.xlsx", commerce),
        ("2観光課.xlsx", tourism),
        ("3子育て.xlsx", children),
        ("4移住定住.xlsx", settling),
        ("5農林課.xlsx", farming),
        ("6環境課.xlsx", environment),
    ]
}

/// A sheet with the name of its file.
struct Sheet {
    file: &'static str,
    name: String,
    rows: WideFile,
}

fn sheets(files: &[(&'static str, Book)]) -> Vec<Sheet> {
    let of_file = |(file, book): &(&'static str, Book)| {
        let BookTables { tables, .. } = book::tables(book).unwrap();
        let sheet = |table: &TableFile| Sheet {
            file,
            name: format!("{file}［{}］", table.name),
            rows: wide::read_file(table, &Answers::default()).unwrap(),
        };
        tables.iter().map(sheet).collect::<Vec<_>>()
    };
    files.iter().flat_map(of_file).collect()
}

fn read(desk: &Desk, sheet: &Sheet, base: &ImportBase, answers: &Answers) -> Preview {
    preview(&sheet.rows, OpenedOn::Plan(desk.plan), base, PlanId::from_bits(4242), answers).unwrap()
}

/// The previews of the sheets as the page reads them together. Each is compared with the plan after the sheets before it, and
/// conflicting values for one cell are in one row.
fn together(
    desk: &Desk,
    sheets: &[Sheet],
    answers: &Answers,
    decide: impl Fn(&Change) -> Option<Decision>,
) -> Vec<Preview> {
    let alone = sheets.iter().map(|sheet| FileAlone {
        file: sheet.file.into(),
        with_sheet: sheet.name.as_str().into(),
        preview: Some(Arc::new(read(desk, sheet, &desk.base(), answers))),
    });
    let contested = contest(desk.session.workbook(), &alone.collect::<Vec<_>>());
    let mut base = desk.base().with_contest(contested);
    let mut shown = Vec::new();
    for sheet in sheets {
        let mut preview = read(desk, sheet, &base, answers);
        let decided: Vec<_> =
            preview.changes.iter().filter_map(|change| Some(change.decided(decide(change)?))).collect();
        preview.changes.decide(&decided);
        base = base.after(&sheet.name, &preview, today());
        shown.push(preview);
    }
    shown
}

/// Imports the files at once, each in its own step.
fn take(desk: &mut Desk, files: &[(&'static str, Book)], decide: impl Fn(&Change) -> Option<Decision>) {
    let mut answers = Answers::default();
    answers.give(Ask::Unchanged, Answer::Yes);
    let sheets = sheets(files);
    let mut previews: Vec<_> = together(desk, &sheets, &answers, decide).into_iter().map(Ok).collect();
    hand_over(&mut previews);
    let mut steps: Vec<ImportStep> = Vec::new();
    for (sheet, preview) in sheets.iter().zip(previews) {
        let step = preview.unwrap().step(sheet.file, today()).expect("all is decided");
        match steps.last_mut().filter(|last| *last.file == *sheet.file) {
            Some(last) => last.and(step),
            None => steps.push(step),
        }
    }
    for step in steps {
        let _nothing_changed = desk.session.submit(Command::ApplyImport(step));
    }
}

/// Decides conflicts for the section in charge: among several files for the first one; for a file that is imported alone, for its
/// own value only if it is the section's file.
fn as_in_charge(file: &'static str) -> impl Fn(&Change) -> Option<Decision> {
    move |change| match change.kind {
        ChangeKind::Conflict if !change.claims.is_empty() => change.claims.first().map(|one| Decision::Claim(one.file)),
        ChangeKind::Conflict if file == "1商工振興課.xlsx" => Some(Decision::Theirs),
        ChangeKind::Conflict => Some(Decision::Ours),
        _ => None,
    }
}

/// The rows of 照会: section, state, who answered in which file, and what other files change.
fn told(desk: &Desk) -> Vec<(String, AnswerState, String, Vec<String>)> {
    let lineage = desk.session.lineage(desk.plan);
    let board = board(desk.plan(), lineage.inquiries().last().unwrap(), today(), Language::Japanese);
    let rows = board.sections.into_iter().map(|row| {
        let last = row.last.map(|last| format!("{} {}", last.file, last.respondent)).unwrap_or_default();
        let mut beside = row.beside;
        beside.sort();
        (row.name, row.state, last, beside)
    });
    rows.collect()
}

fn truth() -> Vec<(String, AnswerState, String, Vec<String>)> {
    let beside = ["3子育て.xlsx", "4移住定住.xlsx"].map(|file| format!("ほかのファイルも1欄を変えました: {file}"));
    let last = [
        "1商工振興課.xlsx 山田（内線 101）",
        "2観光課.xlsx 鈴木",
        "3子育て.xlsx 高橋",
        "4移住定住.xlsx 伊藤",
        "5農林課.xlsx ",
        "6環境課.xlsx 渡辺",
    ];
    let row = |(section, last): (&str, &str)| {
        let beside = if section == SECTIONS[0] { beside.to_vec() } else { Vec::new() };
        // Neither of its figures can be read, so that the plan has nothing of them.
        let state = if section == SECTIONS[2] { AnswerState::LeftOut } else { AnswerState::Answered };
        (section.to_owned(), state, last.to_owned(), beside)
    };
    SECTIONS.into_iter().zip(last).map(row).collect()
}

fn actuals(desk: &Desk) -> Vec<String> {
    (1..=12).map(|nth| desk.row(nth).actual(year(2022)).text.clone()).collect()
}

const IN: [&str; 12] = ["1246", "3000", "500", "", "", "", "700", "", "", "", "", "未定"];

fn in_order() -> impl Strategy<Value = Vec<usize>> {
    Just((0..6).collect::<Vec<usize>>()).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn the_board_is_correct_whatever_the_order_of_the_imported_files(order in in_order()) {
        let mut desk = office();
        let files = six(&mut desk);
        for nth in order {
            let file = &files[nth];
            take(&mut desk, std::slice::from_ref(file), as_in_charge(file.0));
        }
        prop_assert_eq!(told(&desk), truth());
        prop_assert_eq!(actuals(&desk), IN);
    }

    #[test]
    fn the_board_is_correct_if_all_files_are_imported_together_in_any_order(order in in_order()) {
        let mut desk = office();
        let files = six(&mut desk);
        let files: Vec<_> = order.into_iter().map(|nth| files[nth].clone()).collect();
        take(&mut desk, &files, as_in_charge(""));
        prop_assert_eq!(told(&desk), truth());
        prop_assert_eq!(actuals(&desk), IN);
    }
}

#[test]
fn an_answer_of_which_nothing_was_imported_can_be_taken_back_and_imported_again() {
    let mut desk = office();
    let files = six(&mut desk);
    take(&mut desk, &files, as_in_charge(""));
    let mut lineage = desk.session.lineage(desk.plan);
    let key = lineage.inquiries()[0].key();
    let take_back = |lineage: &mut Lineage, nth: usize| {
        let section = lineage.inquiries()[0].sections[nth].clone();
        lineage.take_back_answer(&key, &section.name, section.own().next_back().unwrap().version);
        [section.state(), lineage.inquiries()[0].sections[nth].state()]
    };
    assert_eq!(take_back(&mut lineage, 2), [AnswerState::LeftOut, AnswerState::Open]);
    assert_eq!(take_back(&mut lineage, 4), [AnswerState::Answered, AnswerState::Open], "it had no changes");
    assert_eq!(take_back(&mut lineage, 0), [AnswerState::Answered; 2], "its step is undone instead");
    desk.session.note_in_lineage(desk.plan, |kept| *kept = lineage);
    take(&mut desk, &files, as_in_charge(""));
    assert_eq!(told(&desk), truth());
}

#[test]
fn a_cell_changed_by_three_files_is_one_row_listing_the_responsible_section_first() {
    let mut desk = office();
    let mut files = six(&mut desk);
    files.rotate_left(2);
    let shown = together(&desk, &sheets(&files), &Answers::default(), |_| None);
    let rows: Vec<&Change> =
        shown.iter().flat_map(|preview| preview.changes.iter()).filter(|change| change.name == "1番目の取組").collect();
    assert_eq!(rows.len(), 1, "in all files together");
    let row = rows[0];
    assert_eq!((row.kind, row.decision.clone()), (ChangeKind::Conflict, Decision::Open));
    let sides = import::sides(row, Some(desk.plan()), Language::Japanese);
    assert_eq!(sides.ours, "1,244", "what is here now, and of no other file");
    let claims = row.claims.iter().map(|claim| {
        let value = import::claimed(claim, Some(desk.plan()), Language::Japanese);
        (import::claim(claim, Language::Japanese), value, claim.is_in_charge)
    });
    let claims: Vec<_> = claims.collect();
    let expected = [
        ("1商工振興課.xlsx の値", "1,246", true),
        ("3子育て.xlsx の値", "1,250", false),
        ("4移住定住.xlsx の値", "1,248", false),
    ];
    let expected = expected.map(|(name, value, is_in_charge)| (name.to_owned(), value.to_owned(), is_in_charge));
    assert_eq!(claims, expected);
}

#[test]
fn a_value_chosen_from_another_file_is_recorded_as_set_by_that_file() {
    let mut desk = office();
    let files = six(&mut desk);
    take(&mut desk, &files, |change| change.claims.get(2).map(|one| Decision::Claim(one.file)));
    assert_eq!(actuals(&desk)[0], "1248");
    let lineage = desk.session.lineage(desk.plan);
    let section = &lineage.inquiries()[0].sections[0];
    let setting = section.standing().filter(|answer| answer.set.iter().any(|one| one.kpi == desk.row(1).id));
    assert_eq!(setting.map(|answer| &*answer.file).collect::<Vec<_>>(), ["4移住定住.xlsx"]);
}

#[test]
fn untouched_sheets_of_a_book_for_all_sections_are_recognised_as_unchanged() {
    let mut desk = office();
    let files = six(&mut desk);
    let unchanged = |nth: usize| -> Vec<bool> {
        let BookTables { tables, .. } = book::tables(&files[nth].1).unwrap();
        let is_unchanged = |table: &TableFile| {
            let rows = wide::read_file(table, &Answers::default()).unwrap();
            let opened = OpenedOn::Plan(desk.plan);
            let seen = preview(&rows, opened, &desk.base(), PlanId::from_bits(4242), &Answers::default()).unwrap();
            seen.is_unchanged(&unplaced(&table.sheet, &rows, &seen))
        };
        tables.iter().map(is_unchanged).collect()
    };
    assert_eq!(unchanged(2), [false, true, false, true, true, true]);
    assert_eq!(unchanged(4), [false], "whether it is an answer is asked");
}

#[test]
fn a_third_value_can_be_typed_if_the_files_conflict() {
    let mut desk = office();
    let files = six(&mut desk);
    let typed = |change: &Change| (change.kind == ChangeKind::Conflict).then(|| Decision::Typed("1247".to_owned()));
    take(&mut desk, &files, typed);
    assert_eq!(actuals(&desk)[0], "1247");
}

#[test]
fn two_tables_without_version_give_one_row_per_cell_in_conflict_if_values_differ() {
    let desk = office();
    let table = |figure: &str| format!("指標名,単位,区分,2022年度\n3番目の取組,件,実績,{figure}\n");
    let sheets = |figures: [&str; 2]| {
        figures.map(|figure| Sheet {
            file: if figure == "9000" { "一.csv" } else { "二.csv" },
            name: format!("{figure}.csv"),
            rows: wide::read_file(
                &keikaku::import::read::read_table(table(figure).as_bytes(), crate::support::desk::Browser::get())
                    .unwrap(),
                &Answers::default(),
            )
            .unwrap(),
        })
    };
    let kinds = |figures| -> Vec<Vec<(ChangeKind, Decision, usize)>> {
        let shown = together(&desk, &sheets(figures), &Answers::default(), |_| None);
        let of_file = |preview: &Preview| {
            preview.changes.iter().map(|change| (change.kind, change.decision.clone(), change.claims.len())).collect()
        };
        shown.iter().map(of_file).collect()
    };
    assert_eq!(kinds(["9000", "9500"]), [vec![(ChangeKind::Conflict, Decision::Open, 2)], vec![]]);
    assert_eq!(kinds(["9000", "9000"]), [vec![(ChangeKind::Set, Decision::Theirs, 0)], vec![]]);
}

#[test]
fn rows_missing_in_a_book_are_reported_with_the_name_of_the_file() {
    let note = Note::RowsMissing(vec!["4番目の取組".to_owned()]);
    let told = import::note_on("2観光課.xlsx", &note, Language::Japanese);
    assert_eq!(told, ["2観光課：1行ありません（4番目の取組）"]);
}
