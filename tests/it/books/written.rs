//! Answer books as they are sent: whom they ask for what, which cells can be filled in, and which are locked.

use keikaku::columns::answer_book::{Asked, HIDDEN_SHEET, statuses};
use keikaku::paper::answer_book::content::{AnswerBook, AnswerCell, AnswerSheet, AnswerValue, CellRole};
use keikaku::paper::answer_book::{Inquiry, answer_book, asked_sections};
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::plan::{Indicator, Plan};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::support::desk::{Desk, sample, year};

/// An inquiry about these years, for the sample 002, whose first year is 2022.
pub(crate) fn inquiry(years: &[i32]) -> Inquiry {
    Inquiry {
        years: years.iter().map(|one| year(*one)).collect(),
        deadline: "2023年7月31日（月）".to_owned(),
        ..Inquiry::default()
    }
}

/// The sample 002 with one more KPI. The first KPI belongs to 商工課, the others to 企画 課.
pub(crate) fn divided() -> Plan {
    let plan = sample("002");
    let third = IndicatorId::from_bits(333);
    let third = Indicator {
        id: third,
        name: "相談件数".to_owned(),
        unit: "件".to_owned(),
        ..Indicator::new(third, Basis::Level)
    };
    let rows =
        plan.indicators().iter().map(|row| Indicator::clone(row)).chain([third]).enumerate().map(|(nth, row)| {
            let responsible = if nth == 0 { "商工課" } else { "企画 課" };
            Indicator { responsible: responsible.to_owned(), ..row }.into()
        });
    let rows: Vec<_> = rows.collect();
    plan.with_indicators(rows).unwrap()
}

/// The rows above the heads of a sheet: labels with their values.
fn head_of(sheet: &AnswerSheet) -> Vec<Vec<&str>> {
    sheet.rows[..sheet.head - 1].iter().map(|row| texts(&row.cells)).collect()
}

/// The one book for all sections.
pub(crate) fn book(plan: &Plan, inquiry: &Inquiry) -> AnswerBook {
    answer_book(plan, &keikaku::plan::lineage::Lineage::default(), inquiry, &asked_sections(plan, inquiry))
}

fn texts(cells: &[AnswerCell]) -> Vec<&str> {
    cells.iter().map(AnswerCell::text).collect()
}

fn heads(sheet: &AnswerSheet) -> Vec<&str> {
    texts(&sheet.rows[sheet.head - 1].cells)
}

/// The cell of the n-th KPI of a sheet under a head, n counted from 0.
fn cell<'s>(sheet: &'s AnswerSheet, nth: usize, head: &str) -> &'s AnswerCell {
    let at = heads(sheet).iter().position(|one| *one == head).unwrap();
    &sheet.rows[sheet.head + nth].cells[at]
}

fn figure(western: i32) -> String {
    Asked::Figure.head(FiscalYear::new(western).unwrap())
}

#[test]
fn each_section_has_a_sheet_with_its_kpis_under_their_numbers() {
    let book = book(&divided(), &inquiry(&[2022]));
    let names: Vec<(&str, bool)> = book.sheets.iter().map(|sheet| (&*sheet.name, sheet.is_hidden)).collect();
    assert_eq!(names, [("商工課", false), ("企画 課", false), (HIDDEN_SHEET, true)]);
    let numbers = |sheet: &AnswerSheet| {
        sheet.rows[sheet.head..].iter().map(|row| row.cells[0].text().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&book.sheets[0]), ["1"]);
    assert_eq!(numbers(&book.sheets[1]), ["2", "5"]);
}

#[test]
fn section_names_that_differ_only_in_spaces_or_width_are_one_section() {
    let plan = divided();
    let mut rows: Vec<_> = plan.indicators().to_vec();
    rows[0] = Indicator { responsible: " 企画　課 ".to_owned(), ..Indicator::clone(&rows[0]) }.into();
    let plan = plan.with_indicators(rows).unwrap();
    let sections = asked_sections(&plan, &inquiry(&[2022]));
    assert_eq!(sections.len(), 1);
}

#[test]
fn the_column_headings_name_what_is_asked_for_each_year() {
    let book = book(&divided(), &inquiry(&[2022, 2023]));
    assert_eq!(
        heads(&book.sheets[0]),
        [
            "No.",
            "グループ",
            "指標名",
            "単位",
            "定義",
            "前年度の実績（2021年度）",
            "2022年度の目標",
            "2022年度の実績",
            "2022年度の状態",
            "2022年度の備考",
            "2023年度の目標",
            "2023年度の実績",
            "2023年度の状態",
            "2023年度の備考",
        ]
    );
    for head in heads(&book.sheets[0]) {
        let is_asked = head.ends_with("の状態") || head.ends_with("の備考") || head.ends_with("年度の実績");
        assert_eq!(Asked::of_head(head).is_some(), is_asked, "{head}");
    }
}

#[test]
fn only_the_asked_cells_and_one_cell_for_the_respondent_can_be_filled_in() {
    let book = book(&divided(), &inquiry(&[2022]));
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_hidden) {
        let above =
            sheet.rows[..sheet.head].iter().flat_map(|row| &row.cells).filter(|cell| cell.role.is_open()).count();
        assert_eq!(above, 1);
        for row in &sheet.rows[sheet.head..] {
            let open: Vec<usize> = (0..row.cells.len()).filter(|at| row.cells[*at].role.is_open()).collect();
            assert_eq!(open, [7, 8, 9]);
        }
    }
}

#[test]
fn a_cell_accepts_only_a_number_or_a_word_that_the_import_reads() {
    let book = book(&divided(), &inquiry(&[2022]));
    let sheet = &book.sheets[1];
    let rows = (sheet.head, sheet.rows.len() - 1);
    let [figures, status] = &sheet.checks[..] else { panic!("a check for figures and one for states") };
    assert!(figures.allows_number && figures.column == 7 && figures.rows == [rows]);
    assert!(!status.allows_number && status.column == 8 && status.rows == [rows]);
    assert_eq!(status.words, statuses());
    assert_eq!(&status.words[..3], ["確定", "速報", "見込"]);
    for word in statuses().into_iter().skip(3) {
        let cell = keikaku::plan::cell::Cell::read(word, "");
        assert!(cell.amount().is_none() && cell.state != keikaku::plan::cell::State::Unread, "{word}");
        assert!(figures.words.contains(&word));
    }
    // Excel refuses longer titles and sentences, and longer formulas and lists.
    for (title, sentence) in [&figures.prompt, &figures.refusal, &status.prompt, &status.refusal] {
        assert!(title.chars().count() <= 32 && sentence.chars().count() <= 225, "{sentence}");
    }
    let formula: usize = figures.words.iter().map(|word| word.chars().count() + "ABC1000=\"\",".len()).sum();
    assert!(formula + "OR(ISNUMBER(ABC1000))".len() <= 255);
}

#[test]
fn a_descriptive_kpi_accepts_any_text() {
    let plan = divided();
    let mut rows: Vec<_> = plan.indicators().to_vec();
    rows[1] = Indicator { measure: Measure::Descriptive, ..Indicator::clone(&rows[1]) }.into();
    let book = book(&plan.with_indicators(rows).unwrap(), &inquiry(&[2022]));
    let sheet = &book.sheets[1];
    assert_eq!(cell(sheet, 0, &figure(2022)).role, CellRole::TextInput);
    assert_eq!(sheet.checks[0].rows[0].0, sheet.head + 1);
}

#[test]
fn known_figures_are_filled_into_their_cells_with_their_status() {
    let mut desk = Desk::with(divided());
    let at = CellPlace::Actual(year(2022));
    desk.set(1, at, "30,000（速報）");
    desk.set(2, at, "調査中");
    desk.set(5, at, "-");
    let book = book(desk.plan(), &inquiry(&[2022]));
    let state = "2022年度の状態";
    assert_eq!(cell(&book.sheets[0], 0, &figure(2022)).value, AnswerValue::Number("30000".to_owned()));
    assert_eq!(cell(&book.sheets[0], 0, state).text(), "速報");
    assert_eq!(cell(&book.sheets[1], 0, &figure(2022)).value, AnswerValue::Blank);
    assert_eq!(cell(&book.sheets[1], 0, state).text(), "調査中");
    assert_eq!(cell(&book.sheets[1], 1, state).text(), "該当なし");
}

#[test]
fn a_number_with_too_many_digits_for_a_spreadsheet_is_written_as_text() {
    let mut desk = Desk::with(divided());
    desk.set(1, CellPlace::Actual(year(2022)), "1234567890123456.7");
    let book = book(desk.plan(), &inquiry(&[2022]));
    assert_eq!(cell(&book.sheets[0], 0, &figure(2022)).value, AnswerValue::Text("1234567890123456.7".to_owned()));
}

#[test]
fn an_inquiry_limited_to_gaps_asks_only_for_open_kpis() {
    let mut desk = Desk::with(divided());
    desk.set(1, CellPlace::Actual(year(2022)), "30000");
    desk.set(2, CellPlace::Actual(year(2022)), "調査中");
    let gaps = Inquiry { only_open: true, ..inquiry(&[2022]) };
    let sections = asked_sections(desk.plan(), &gaps);
    assert_eq!(sections.iter().map(|section| &*section.name).collect::<Vec<_>>(), ["企画 課"]);
    assert!(sections[0].kpis.iter().any(|(number, _)| *number == 2));
}

#[test]
fn the_hidden_sheet_maps_each_number_to_its_kpi_and_sent_figures() {
    let mut desk = Desk::with(divided());
    desk.set(1, CellPlace::Actual(year(2022)), "30000");
    let book = book(desk.plan(), &inquiry(&[2022]));
    let hidden = book.sheets.last().unwrap();
    let of = |nth: usize| texts(&hidden.rows[nth].cells);
    assert_eq!(of(0), ["回答用ブック", "1"]);
    assert_eq!(of(1)[1].parse::<PlanId>().unwrap(), desk.plan);
    let row = desk.row(1);
    assert_eq!(of(6)[..3], ["1", &*row.id.to_string(), &*row.name]);
    assert_eq!(of(6)[5..], ["30000", "確定", ""]);
}

#[test]
fn every_visible_sheet_shows_the_version_and_the_plan_id() {
    let plan = divided();
    let version = keikaku::plan::lineage::KpiTable::from_plan(&plan).version().to_string();
    let book = book(&plan, &inquiry(&[2022]));
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_hidden) {
        let above = sheet.rows[..sheet.head].iter().flat_map(|row| texts(&row.cells)).collect::<String>();
        assert!(above.contains(&version) && above.contains(&plan.id.to_string()));
    }
}

#[test]
fn sheet_names_are_valid_in_excel_and_unique() {
    let plan = divided();
    let names = [
        "a/b[c]*?:\\'",
        "A/B[C]*?:\\'x",
        "keikaku",
        "History",
        &"長".repeat(40),
        &format!("{}い", "長".repeat(40)),
        &"𠮷".repeat(20),
    ];
    let template = plan.indicators()[0].clone();
    let rows = names.iter().enumerate().map(|(nth, name)| {
        let id = IndicatorId::from_bits(900 + u64::try_from(nth).unwrap());
        Indicator { id, responsible: (*name).to_owned(), ..Indicator::clone(&template) }.into()
    });
    let rows = rows.collect::<Vec<_>>();
    let book = book(&plan.with_indicators(rows).unwrap(), &inquiry(&[2022]));
    let mut seen = Vec::new();
    for sheet in &book.sheets {
        let name = sheet.name.to_lowercase();
        assert!(!name.is_empty() && sheet.name.encode_utf16().count() <= 31, "{name}");
        assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']) && name != "history", "{name}");
        assert!(!seen.contains(&name), "{name}");
        seen.push(name);
    }
}

#[test]
fn a_text_that_begins_like_a_formula_is_escaped() {
    let mut desk = Desk::with(divided());
    desk.write(1, TextPlace::Name, "=HYPERLINK(\"http://x\")");
    let book = book(desk.plan(), &inquiry(&[2022]));
    assert_eq!(cell(&book.sheets[0], 0, "指標名").text(), "'=HYPERLINK(\"http://x\")");
    let all = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    assert!(
        all.filter(|cell| matches!(cell.value, AnswerValue::Text(_)))
            .all(|cell| !cell.text().starts_with(['=', '+', '@']))
    );
}

#[test]
fn read_only_figures_are_numbers_whose_format_contains_the_words_around_them() {
    let mut desk = Desk::with(divided());
    desk.set(1, CellPlace::Actual(year(2022)), "-183");
    desk.set(1, CellPlace::Target(year(2023)), "-1,150.50");
    desk.set(2, CellPlace::Actual(year(2022)), "約30（速報）");
    desk.set(5, CellPlace::Actual(year(2022)), "調査中");
    let book = book(desk.plan(), &inquiry(&[2023]));
    let shown = |sheet: usize, nth: usize, head: &str| {
        let cell = cell(&book.sheets[sheet], nth, head);
        assert_eq!(cell.role, CellRole::Figure);
        (cell.value.clone(), cell.format.clone())
    };
    let number = |text: &str, format: &str| (AnswerValue::Number(text.to_owned()), Some(format.to_owned()));
    let before = "前年度の実績（2022年度）";
    assert_eq!(shown(0, 0, before), number("-183", "#,##0"));
    assert_eq!(shown(0, 0, "2023年度の目標"), number("-1150.50", "#,##0.00"));
    assert_eq!(shown(1, 0, before), number("30", "\"約\"#,##0\"（速報）\""));
    assert_eq!(shown(1, 1, before), (AnswerValue::Text("調査中".to_owned()), None));
    let all =
        book.sheets.iter().filter(|sheet| !sheet.is_hidden).flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    let asked = all.filter(|cell| cell.role.is_open());
    assert!(asked.into_iter().all(|cell| cell.format.is_none()), "what is typed is shown as it is");
}

#[test]
fn a_period_target_is_a_number_whose_format_names_the_period() {
    let plan = divided();
    let mut rows: Vec<_> = plan.indicators().to_vec();
    let period_target = keikaku::plan::cell::Cell::read("1200", "");
    rows[0] = Indicator { basis: Some(Basis::PeriodTotal), period_target, ..Indicator::clone(&rows[0]) }.into();
    let book = book(&plan.with_indicators(rows).unwrap(), &inquiry(&[2022]));
    let target = cell(&book.sheets[0], 0, "2022年度の目標");
    assert_eq!(target.value, AnswerValue::Number("1200".to_owned()));
    assert_eq!(target.format.as_deref(), Some("#,##0\"（計画期間）\""));
}

#[test]
fn the_definition_ends_with_a_sentence_on_what_to_fill_in() {
    let plan = divided();
    let said = |change: &dyn Fn(&mut Indicator)| {
        let mut rows: Vec<_> = plan.indicators().to_vec();
        let mut row = Indicator {
            definition: "窓口で受けたもの".to_owned(),
            unit: "件".to_owned(),
            ..Indicator::clone(&rows[0])
        };
        change(&mut row);
        rows[0] = row.into();
        let book = book(&plan.with_indicators(rows).unwrap(), &inquiry(&[2022]));
        cell(&book.sheets[0], 0, "定義").text().to_owned()
    };
    let basis = |basis| move |row: &mut Indicator| row.basis = basis;
    let told = |asked: &str| format!("窓口で受けたもの\n{asked}を記入します。");
    assert_eq!(said(&basis(Some(Basis::Level))), told("その年度の値（件）"));
    assert_eq!(said(&basis(Some(Basis::PeriodAverage))), told("その年度の値（件）"));
    assert_eq!(said(&basis(None)), told("その年度の実績（件）"));
    let levels = keikaku::plan::indicator::ActualsAre::Levels;
    let increments = keikaku::plan::indicator::ActualsAre::Increments;
    for (are, asked) in [(levels, "年度末の水準（件）"), (increments, "その年度の増加分（件）")] {
        let row = |row: &mut Indicator| (row.basis, row.actuals_are) = (Some(Basis::Increment), are);
        assert_eq!(said(&row), told(asked));
    }
    assert_eq!(said(&|row| row.measure = Measure::Descriptive), "窓口で受けたもの\n文章で記入します。");
    let bare = said(&|row| {
        basis(Some(Basis::Level))(row);
        (row.definition, row.unit) = (String::new(), " ".to_owned());
    });
    assert_eq!(bare, "その年度の値を記入します。");
}

#[test]
fn the_sheet_head_names_the_deadline_and_the_return_address() {
    let plan = divided();
    let asked = |asked_by: &str, telephone: &str| {
        let [asked_by, telephone] = [asked_by, telephone].map(str::to_owned);
        Inquiry { asked_by, telephone, ..inquiry(&[2022]) }
    };
    let beside = |inquiry: &Inquiry, label: &str| {
        let book = book(&plan, inquiry);
        let head = head_of(&book.sheets[0]);
        head.into_iter().find(|row| row[0] == label).map(|row| row[1].to_owned())
    };
    let whole = asked(" 企画課 田中 ", "内線 34");
    assert_eq!(beside(&whole, "回答期限").as_deref(), Some("2023年7月31日（月）"));
    assert_eq!(beside(&whole, "返送先").as_deref(), Some("企画課 田中　電話 内線 34"));
    assert_eq!(beside(&asked("企画課", ""), "返送先").as_deref(), Some("企画課"));
    assert_eq!(beside(&asked("", "内線 34"), "返送先").as_deref(), Some("電話 内線 34"));
    assert_eq!(beside(&asked("", " "), "返送先"), None);
    assert_eq!(beside(&asked("=HYPERLINK(1)", ""), "返送先").as_deref(), Some("'=HYPERLINK(1)"));
}

#[test]
fn deselected_sections_are_not_asked() {
    let plan = divided();
    let mut asking = inquiry(&[2022]);
    let names = |asking: &Inquiry| asked_sections(&plan, asking).into_iter().map(|one| one.name).collect::<Vec<_>>();
    asking.toggle_section("企画課");
    assert!(asking.asks("商工課") && !asking.asks("企画 課"));
    assert_eq!(names(&asking), ["商工課"]);
    asking.toggle_section("商工課");
    assert!(names(&asking).is_empty());
    asking.toggle_section("企画 課");
    assert_eq!(names(&asking), ["企画 課"]);
}
