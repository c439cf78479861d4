//! A figure goes into its own cell of a form book, or a person is asked: the words that lead to the cell, the KPI, the unit, the
//! year and what is seen there are those of the figure.

use keikaku::export::form_book::{
    CellHeads, CellReference, ConfirmReason, FormBook, FormCell, FormRow, FormSheet, Format, Held, HiddenBy, Mark,
    Marked, MarkedKpi, MarkedYear, Marks, Outcome, SoughtName, fillings, read_marks, write_marks,
};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::{Indicator, Plan, YearAxis};
use keikaku::value::id::IndicatorId;

use crate::support::desk::{sample, year};

pub(super) const SHEET: &str = "実績報告";
const ACTUAL: Marked = Marked::Actual(MarkedYear::FromReport(0));

/// A plan of 2022 to 2025 with these KPIs, each with its figures of these years.
pub(super) fn plan_of(kpis: &[(&str, &str, [&str; 4])]) -> Plan {
    let kpi = |(nth, (name, unit, figures)): (u64, &(&str, &str, [&str; 4]))| {
        let id = IndicatorId::from_bits(500 + nth);
        let mut kpi =
            Indicator { name: (*name).to_owned(), unit: (*unit).to_owned(), ..Indicator::new(id, Basis::Level) };
        for (figure, western) in figures.iter().zip(2022..) {
            let actual = Actual { cell: Cell::read(figure, unit), parts: None, earlier: Vec::new() };
            kpi.actuals.insert(year(western), actual);
            kpi.targets.insert(year(western), Cell::read(&format!("9{figure}"), unit));
        }
        kpi.into()
    };
    let rows = (1..).zip(kpis).map(kpi).collect();
    let mut plan = sample("002");
    plan.years = YearAxis::starting(year(2022), 4).unwrap();
    plan.with_indicators(rows).unwrap()
}

fn plan() -> Plan {
    plan_of(&[
        ("来場者数", "人", ["1011", "1111", "1211", "1311"]),
        ("売上額", "千円", ["31150", "31250", "31350", "31450"]),
    ])
}

/// A book of one sheet, whose lines hold texts between `|`; a blank for nothing.
pub(super) fn book_of(lines: &[String]) -> FormBook {
    let cell = |text: &str| match text.trim() {
        "" => FormCell::default(),
        text => FormCell { text: text.to_owned(), held: Held::Text, ..FormCell::default() },
    };
    let width = lines.iter().map(|line| line.split('|').count()).max().unwrap_or(0);
    let row = |line: &String| {
        let mut cells: Vec<FormCell> = line.split('|').map(cell).collect();
        cells.resize(width, FormCell::default());
        FormRow { is_hidden: false, cells }
    };
    let rows = lines.iter().map(row).collect();
    FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows, ..FormSheet::default() }] }
}

fn book(lines: &[&str]) -> FormBook {
    book_of(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
}

/// The book with its cell changed.
fn with_cell(mut book: FormBook, cell: &str, change: impl FnOnce(&mut FormCell)) -> FormBook {
    let CellReference { row, column } = cell.parse().unwrap();
    change(&mut book.sheets[0].rows[row as usize - 1].cells[column as usize - 1]);
    book
}

/// A mark of a cell as it is made in a book.
pub(super) fn mark(plan: &Plan, book: &FormBook, cell: &str, name: &str, what: Marked) -> Mark {
    let kpi = MarkedKpi::from_kpi(plan.indicators().iter().find(|kpi| kpi.name == name).unwrap());
    let cell = cell.parse().unwrap();
    let heads = CellHeads::from_sheet(&book.sheets[0], cell, &SoughtName::of_kpi(plan, &kpi));
    Mark { sheet: SHEET.to_owned(), cell, heads, kpi, what }
}

fn outcome(plan: &Plan, mark: &Mark, book: &FormBook, report: i32) -> Outcome {
    let marks: Marks = [mark.clone()].into_iter().collect();
    fillings(plan, &marks, book, year(report)).remove(0).outcome
}

/// Why an actual of 2023 is asked that was marked in a book, in another book.
#[track_caller]
fn asked_in(plan: &Plan, marked: &FormBook, cell: &str, name: &str, now: &FormBook) -> Vec<ConfirmReason> {
    match outcome(plan, &mark(plan, marked, cell, name, ACTUAL), now, 2023) {
        Outcome::Asked(asked) => asked,
        Outcome::Written => Vec::new(),
        other => panic!("{other:?}"),
    }
}

/// The same where it is marked in the book itself.
#[track_caller]
fn asked_at_first(book: &FormBook, cell: &str, name: &str) -> Vec<ConfirmReason> {
    asked_in(&plan(), book, cell, name, book)
}

/// That other words lead to a cell now, with the way to the name then and now.
#[track_caller]
fn other_path(asked: &[ConfirmReason]) -> (String, String) {
    let heads = asked.iter().find_map(|one| match one {
        ConfirmReason::OtherHeads { then, now } => Some((then.path.join(" "), now.path.join(" "))),
        _ => None,
    });
    heads.unwrap_or_else(|| panic!("{asked:?}"))
}

/// Blocks of a name, heads and one line.
fn blocks(names: &[&str]) -> FormBook {
    let lines = names
        .iter()
        .flat_map(|name| [format!("指標名|{name}|"), "年度|目標|実績".to_owned(), "令和5年度||".to_owned()]);
    book_of(&lines.collect::<Vec<_>>())
}

#[test]
fn blocks_that_changed_places_are_asked_with_the_way_to_the_name_then_and_now() {
    let plan = plan();
    let marked = blocks(&["来場者数", "売上額"]);
    for (cell, name) in [("C3", "来場者数"), ("C6", "売上額")] {
        assert_eq!(asked_in(&plan, &marked, cell, name, &marked), []);
    }
    let asked = asked_in(&plan, &marked, "C3", "来場者数", &blocks(&["売上額", "来場者数"]));
    let (then, now) = other_path(&asked);
    assert_eq!(then, "年度 目標 実績 指標名 来場者数");
    assert_eq!(now, "年度 目標 実績 指標名 売上額");
    let asked = asked_in(&plan, &marked, "C6", "売上額", &blocks(&["売上額", "来場者数"]));
    other_path(&asked);
}

#[test]
fn a_block_that_is_put_before_is_asked_whether_the_plan_knows_its_name_or_not() {
    let plan = plan();
    let marked = blocks(&["来場者数", "売上額"]);
    for now in [blocks(&["宿泊者数", "来場者数", "売上額"]), blocks(&["来場者数", "宿泊者数", "売上額"])]
    {
        let (then, now) = other_path(&asked_in(&plan, &marked, "C6", "売上額", &now));
        assert_ne!(then, now);
    }
}

#[test]
fn names_on_the_right_and_in_lines_above_belong_to_the_way() {
    let plan = plan();
    let on_right = |one: &str, other: &str| book(&["実績|指標名|単位", &format!("|{one}|"), &format!("|{other}|")]);
    let above = |one: &str, other: &str| {
        let block = |name: &str| vec![format!("【{name}】||"), "年度|目標|実績".to_owned(), "令和5年度||".to_owned()];
        book_of(&[block(one), block(other)].concat())
    };
    let two_lines_up = |one: &str, other: &str| {
        let block =
            |name: &str| vec![format!("{name}|"), "（確定値）|".to_owned(), "目標|実績".to_owned(), "|".to_owned()];
        book_of(&[block(one), block(other)].concat())
    };
    let check = |make: &dyn Fn(&str, &str) -> FormBook, cell: &str| {
        let marked = make("来場者数", "売上額");
        assert_eq!(asked_in(&plan, &marked, cell, "来場者数", &marked), [], "{cell}");
        other_path(&asked_in(&plan, &marked, cell, "来場者数", &make("売上額", "来場者数")));
    };
    check(&on_right, "A2");
    check(&above, "C3");
    check(&two_lines_up, "B4");
}

#[test]
fn a_cell_to_which_no_head_leads_that_names_the_kpi_is_asked() {
    let asked = asked_at_first(&book(&["項目|実績", "その1|"]), "B2", "来場者数");
    assert!(matches!(asked.as_slice(), [ConfirmReason::Unnamed(_)]), "{asked:?}");
    let longer = asked_at_first(&book(&["指標名|実績", "延べ来場者数|"]), "B2", "来場者数");
    assert!(matches!(longer.as_slice(), [ConfirmReason::Unnamed(_)]), "{longer:?}");
    for name in [
        "来場者数",
        "①来場者数",
        "来場者数（人）",
        "【来場者数】",
        "指標1：来場者数",
        "来 場 者 数※1",
        "来場者数（令和5年度）",
    ] {
        assert_eq!(asked_at_first(&book(&["指標名|実績", &format!("{name}|")]), "B2", "来場者数"), [], "{name}");
    }
}

#[test]
fn a_name_that_a_mark_writes_itself_leads_to_its_row() {
    let plan = plan();
    let form = book(&["指標名|実績", "|", "|"]);
    let made = |cell: &str, name: &str, what| mark(&plan, &form, cell, name, what);
    let marks = [made("A2", "来場者数", Marked::Name), made("B2", "来場者数", ACTUAL), made("B3", "来場者数", ACTUAL)];
    let all = fillings(&plan, &marks.iter().cloned().collect(), &form, year(2023));
    assert!(all.iter().all(|filling| filling.outcome == Outcome::Written), "{all:?}");
    let others = [made("A3", "売上額", Marked::Name), marks[0].clone(), marks[2].clone()];
    let all = fillings(&plan, &others.into_iter().collect(), &form, year(2023));
    let asked = all.iter().filter(|filling| matches!(filling.outcome, Outcome::Asked(_)));
    assert_eq!(asked.map(|filling| filling.cell.to_string()).collect::<Vec<_>>(), ["B3"]);
}

#[test]
fn a_kpi_that_was_renamed_or_has_another_unit_is_asked_with_both() {
    let form = book(&["指標名|単位|実績", "売上額|千円|"]);
    let made = mark(&plan(), &form, "C2", "売上額", ACTUAL);
    let with = |name: &str, unit: &str, figure: &str| {
        let figures = ["1", figure, "3", "4"];
        plan_of(&[("来場者数", "人", ["1"; 4]), (name, unit, figures)])
    };
    assert_eq!(outcome(&with("売上額", "千円", "31250"), &made, &form, 2023), Outcome::Written);
    for (plan, now) in
        [(with("売上額", "円", "31250000"), ("売上額", "円")), (with("利益額", "千円", "31250"), ("利益額", "千円"))]
    {
        let Outcome::Asked(asked) = outcome(&plan, &made, &form, 2023) else { panic!("not asked") };
        let [ConfirmReason::OtherKpi { then, now: said }, ..] = asked.as_slice() else { panic!("{asked:?}") };
        assert_eq!((then.name.as_str(), then.unit.as_str()), ("売上額", "千円"));
        assert_eq!((said.name.as_str(), said.unit.as_str()), now);
    }
}

#[test]
fn another_unit_of_the_book_is_asked_also_when_it_is_first_marked() {
    let of_book = |asked: &[ConfirmReason]| match asked {
        [ConfirmReason::BookUnit { book, kpi }] => (book.clone(), kpi.clone()),
        other => panic!("{other:?}"),
    };
    let millions = ("百万円".to_owned(), "千円".to_owned());
    let formatted =
        with_cell(book(&["指標名|実績", "売上額|"]), "B2", |cell| cell.code = "#,##0\"百万円\"".to_owned());
    assert_eq!(of_book(&asked_at_first(&formatted, "B2", "売上額")), millions);
    let books: [(&[&str], &str); 8] = [
        (&["指標名|単位|実績", "売上額|百万円|"], "C2"),
        (&["指標名|実績|単位", "売上額||百万円"], "B2"),
        (&["指標名|実績（百万円）", "売上額|"], "B2"),
        (&["指標名|令和5年度", "|実績（百万円）", "売上額|"], "B3"),
        (&["||（単位：百万円）", "指標名|目標|実績", "売上額||"], "C3"),
        (&["指標名|売上額|単位|百万円", "年度|目標|実績|", "令和5年度|||"], "C3"),
        (&["【売上額（百万円）】||", "年度|目標|実績", "令和5年度||"], "C3"),
        (&["指標|売上額", "単位|百万円", "令和5年度|"], "B3"),
    ];
    for (lines, cell) in books {
        assert_eq!(of_book(&asked_at_first(&book(lines), cell, "売上額")), millions, "{lines:?}");
        let own: Vec<String> = lines.iter().map(|line| line.replace("百万円", "千円")).collect();
        assert_eq!(asked_at_first(&book_of(&own), cell, "売上額"), [], "{own:?}");
    }
}

#[test]
fn a_unit_stands_for_its_own_column_where_several_indicators_lie_beside_each_other() {
    let columns = book(&["指標|来場者数|売上額", "単位|人|千円", "令和5年度||"]);
    assert_eq!(asked_at_first(&columns, "B3", "来場者数"), []);
    assert_eq!(asked_at_first(&columns, "C3", "売上額"), []);
    let pairs = book(&["来場者数|人||売上額|千円|"]);
    assert_eq!(asked_at_first(&pairs, "C1", "来場者数"), []);
    assert_eq!(asked_at_first(&pairs, "F1", "売上額"), []);
}

#[test]
fn a_head_of_another_year_without_era_is_asked_with_then_and_now() {
    let plan = plan();
    let form = |head: &str| book(&[&format!("指標名|{head}"), "来場者数|"]);
    assert_eq!(asked_in(&plan, &form("5年度実績"), "B2", "来場者数", &form("5年度実績")), []);
    let words = |then: &str, now: &str| vec![ConfirmReason::YearWords { then: then.to_owned(), now: now.to_owned() }];
    let asked = asked_in(&plan, &form("5年度実績"), "B2", "来場者数", &form("6年度実績"));
    assert_eq!(asked, words("5年度", "6年度"));
    // The form of last year comes again, and the year that is reported has moved on.
    let stale = outcome(&plan, &mark(&plan, &form("5年度実績"), "B2", "来場者数", ACTUAL), &form("5年度実績"), 2024);
    assert_eq!(stale, Outcome::Asked(vec![ConfirmReason::UnclearYear("5年度".to_owned())]));
    // The head may stand over those of the columns.
    let two_lines = |head: &str| book(&[&format!("|{head}"), "指標名|実績", "来場者数|"]);
    let asked = asked_in(&plan, &two_lines("5年度"), "B3", "来場者数", &two_lines("6年度"));
    assert_eq!(asked, words("5年度", "6年度"));
}

#[test]
fn another_year_in_the_title_is_asked_whether_it_is_merged_or_not() {
    let plan = plan();
    let form = |title: &str| book(&[&format!("{title}||"), "||", "指標名|単位|実績", "来場者数|人|"]);
    let (then, now) = (form("令和5年度 実績報告書"), form("令和6年度 実績報告書"));
    let merged = |book: &FormBook| {
        with_cell(book.clone(), "A1", |cell| cell.span = Some(keikaku::export::form_book::Area(1, 3)))
    };
    for (then, now) in [(then.clone(), now.clone()), (merged(&then), merged(&now))] {
        assert_eq!(asked_in(&plan, &then, "C4", "来場者数", &then), []);
        let asked = asked_in(&plan, &then, "C4", "来場者数", &now);
        let words = ConfirmReason::YearWords { then: "令和5年度".to_owned(), now: "令和6年度".to_owned() };
        assert_eq!(asked, [words]);
        assert_eq!(outcome(&plan, &mark(&plan, &then, "C4", "来場者数", ACTUAL), &now, 2024), Outcome::Written);
        assert_eq!(asked_in(&plan, &now, "C4", "来場者数", &now), [ConfirmReason::OtherYear(year(2024))]);
    }
}

#[test]
fn a_title_of_the_year_of_reporting_moves_on_with_the_head_that_names_the_year() {
    let plan = plan();
    let form = |title: i32, head: i32| {
        book(&[&format!("令和{title}年度 提出様式|"), &format!("指標名|令和{head}年度実績"), "来場者数|"])
    };
    let made = mark(&plan, &form(6, 5), "B3", "来場者数", ACTUAL);
    assert_eq!(outcome(&plan, &made, &form(6, 5), 2023), Outcome::Written);
    assert_eq!(outcome(&plan, &made, &form(7, 6), 2024), Outcome::Written);
    let Outcome::Asked(asked) = outcome(&plan, &made, &form(7, 5), 2023) else { panic!("not asked") };
    assert_eq!(asked, [ConfirmReason::YearWords { then: "令和6年度".to_owned(), now: "令和7年度".to_owned() }]);
}

#[test]
fn a_format_that_shows_another_figure_or_nothing_is_asked() {
    let asked = |figure: &str, code: &str| {
        let plan = plan_of(&[("来場者数", "人", ["1", figure, "3", "4"])]);
        let form = with_cell(book(&["指標名|実績", "来場者数|"]), "B2", |cell| cell.code = code.to_owned());
        asked_in(&plan, &form, "B2", "来場者数", &form)
    };
    let shown = |text: &str| vec![ConfirmReason::Shown(text.to_owned())];
    let cases = [
        ("45.67", "0", shown("46")),
        ("45.67", "#,##0.0", shown("45.7")),
        ("-0.4", "0", shown("0")),
        ("1111", ";;;", vec![ConfirmReason::ShowsNothing]),
        ("0", "#,###", vec![ConfirmReason::ShowsNothing]),
        ("1111", "\"△\"0", shown("△1111")),
        ("1111", "\"約\"#,##0", shown("約1,111")),
        ("1111", "\"別紙\"", shown("別紙")),
        ("調査中", "0;0;0;", vec![ConfirmReason::ShowsNothing]),
        ("1111", "000-0000", vec![ConfirmReason::Format(Format::Other)]),
    ];
    for (figure, code, reasons) in cases {
        assert_eq!(asked(figure, code), reasons, "{figure} {code}");
    }
    let plain = [
        ("45.67", "0.00"),
        ("45.60", "0.0"),
        ("45.5", "0.0##"),
        ("1111", "#,##0_ "),
        ("-1111", "#,##0;\"△\"#,##0"),
        ("-1111", "#,##0_);(#,##0)"),
        ("-1111", "[<0]\"▲\"0;0"),
        ("0", "#,##0;-#,##0;\"-\""),
        ("1111", "#,##0\"人\""),
        ("1111", "[Red]General"),
        ("調査中", "#,##0;-#,##0;\"-\";@"),
        ("調査中", "0"),
    ];
    for (figure, code) in plain {
        assert_eq!(asked(figure, code), [], "{figure} {code}");
    }
}

#[test]
fn a_hidden_row_column_or_sheet_is_asked() {
    let form = || book(&["指標名|実績", "来場者数|"]);
    let hidden = |change: fn(&mut FormSheet)| {
        let mut form = form();
        change(&mut form.sheets[0]);
        asked_at_first(&form, "B2", "来場者数")
    };
    assert_eq!(hidden(|sheet| sheet.rows[1].is_hidden = true), [ConfirmReason::Hidden(HiddenBy::Row)]);
    assert_eq!(hidden(|sheet| sheet.widths = vec![None, Some(0)]), [ConfirmReason::Hidden(HiddenBy::Column)]);
    assert_eq!(hidden(|sheet| sheet.is_hidden = true), [ConfirmReason::Hidden(HiddenBy::Sheet)]);
    assert_eq!(hidden(|sheet| sheet.widths = vec![Some(0), Some(80)]), []);
}

#[test]
fn marks_of_earlier_builds_are_read_and_asked_where_they_lack_something() {
    let plan = plan();
    let in_rows = book(&["令和5年度 実績報告書|", "指標名|実績", "来場者数|"]);
    let in_blocks = blocks(&["来場者数"]);
    let earlier = |form: &FormBook, cell: &str| {
        let made: Marks = [mark(&plan, form, cell, "来場者数", ACTUAL)].into_iter().collect();
        let mut file: serde_json::Value = serde_json::from_str(&write_marks(&made)).unwrap();
        let record = file["marks"][0].as_object_mut().unwrap();
        for field in ["name_path", "year_head", "title"] {
            record.remove(field);
        }
        let marks = read_marks(&file.to_string()).unwrap();
        fillings(&plan, &marks, form, year(2023)).remove(0).outcome
    };
    assert_eq!(earlier(&in_rows, "B3"), Outcome::Written);
    let Outcome::Asked(asked) = earlier(&in_blocks, "C3") else { panic!("not asked") };
    other_path(&asked);
    let made: Marks = [mark(&plan, &in_blocks, "C3", "来場者数", ACTUAL)].into_iter().collect();
    assert_eq!(read_marks(&write_marks(&made)), Ok(made));
}

/// The work grows with the marks and not with their square. The KPIs have other ids here, so that each is looked up by its name.
#[test]
fn four_thousand_marks_are_read_added_and_filled() {
    let names: Vec<String> = (0..200).map(|nth| format!("指標その{nth}の件数")).collect();
    let figures = ["1", "2", "3", "4"];
    let plan = plan_of(&names.iter().map(|name| (name.as_str(), "件", figures)).collect::<Vec<_>>());
    let heads = format!("指標名|{}", ["令和4年度実績"; 20].join("|"));
    let lines: Vec<String> = names.iter().map(|name| format!("{name}{}", "|".repeat(20))).collect();
    let form = book_of(&[vec!["令和4年度 実績報告書".to_owned(), heads], lines].concat());
    // The marks come from an office that has the KPIs under other ids.
    let places = names.iter().zip(3_u32..).flat_map(|(name, row)| (2..22).map(move |column| (name, row, column)));
    let made = places.map(|(name, row, column)| Mark {
        sheet: SHEET.to_owned(),
        cell: CellReference { row, column },
        heads: CellHeads { row: name.clone(), column: "令和3年度実績".to_owned(), ..CellHeads::default() },
        kpi: MarkedKpi { id: IndicatorId::from_bits(99_999), name: name.clone(), unit: "件".to_owned() },
        what: if column == 2 { Marked::Status(MarkedYear::FromReport(0)) } else { ACTUAL },
    });
    let marks: Marks = made.collect();
    let read = read_marks(&write_marks(&marks)).unwrap();
    let mut own = Marks::default();
    assert_eq!(own.add(read), 4000);
    let all = fillings(&plan, &own, &form, year(2022));
    assert_eq!(all.len(), 4000);
    assert!(all.iter().all(|filling| filling.outcome == Outcome::Written), "{:?}", all.first());
}
