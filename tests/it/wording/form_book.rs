//! Messages about a form book of another office that is filled in.

use keikaku::export::form_book::{
    BookRefusal, CellHeads, CellReference, ConfirmReason, Filling, Format, HiddenBy, Marked, MarkedKpi, MarkedYear,
    MarksFault, Obstacle, Outcome, UnknownKpi,
};
use keikaku::plan::BuiltIn;
use keikaku::plan::cell::Certainty;
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Language, form_book};

use crate::support::year;
use crate::wording::{all, both};

fn filling(outcome: Outcome) -> Filling {
    Filling {
        sheet: "実績報告".to_owned(),
        cell: CellReference { row: 4, column: 4 },
        kpi: None,
        what: Marked::Name,
        year: None,
        value: None,
        held: String::new(),
        unsaid: None,
        outcome,
    }
}

#[test]
fn every_mark_and_year_of_a_form_book_has_a_name() {
    let now = MarkedYear::FromReport(0);
    let every = every! {
        Marked::Name => Marked::Name;
        Marked::Unit => Marked::Unit;
        Marked::Baseline => Marked::Baseline;
        Marked::PeriodTarget => Marked::PeriodTarget;
        Marked::Target(_) => Marked::Target(now);
        Marked::Actual(_) => Marked::Actual(now);
        Marked::Rate(_) => Marked::Rate(now);
        Marked::Status(_) => Marked::Status(now);
        Marked::Note(_) => Marked::Note(now);
        Marked::Cause(_) => Marked::Cause(now);
        Marked::Measure(_) => Marked::Measure(now);
    };
    let form = BuiltIn::F2022.form();
    let years = [now, MarkedYear::FromReport(-1), MarkedYear::FromReport(2), MarkedYear::Fixed(year(2024))];
    let whats = all(&every, |what, language| form_book::what(what, &form, language).to_owned());
    insta::assert_snapshot!(whats + &all(&years, form_book::year));
}

#[test]
fn every_reason_to_ask_or_leave_out_a_cell_has_a_remark() {
    let heads = |row: &str| CellHeads { row: row.to_owned(), ..CellHeads::default() };
    let in_block = |name: &str| CellHeads {
        row: "令和5年度".to_owned(),
        column: "実績".to_owned(),
        path: ["年度", "実績", "指標名", name].map(str::to_owned).to_vec(),
        ..CellHeads::default()
    };
    let kpi =
        |unit: &str| MarkedKpi { id: IndicatorId::from_bits(1), name: "売上額".to_owned(), unit: unit.to_owned() };
    let word = |word: &str| word.to_owned();
    let asked = every! {
        ConfirmReason::HoldsOther => ConfirmReason::HoldsOther;
        ConfirmReason::Locked => ConfirmReason::Locked;
        ConfirmReason::Hidden(_) => ConfirmReason::Hidden(HiddenBy::Sheet), ConfirmReason::Hidden(HiddenBy::Row), ConfirmReason::Hidden(HiddenBy::Column);
        ConfirmReason::OtherHeads { .. } => ConfirmReason::OtherHeads { then: heads("転入者数"), now: heads("移住者数") },
            ConfirmReason::OtherHeads { then: in_block("来場者数"), now: in_block("売上額") };
        ConfirmReason::Unnamed(_) => ConfirmReason::Unnamed(heads("令和5年度"));
        ConfirmReason::OtherKpi { .. } => ConfirmReason::OtherKpi { then: kpi("千円"), now: kpi("円") };
        ConfirmReason::OtherYear(_) => ConfirmReason::OtherYear(year(2024));
        ConfirmReason::UnclearYear(_) => ConfirmReason::UnclearYear(word("6年度"));
        ConfirmReason::YearWords { .. } => ConfirmReason::YearWords { then: word("5年度"), now: word("6年度") };
        ConfirmReason::BookUnit { .. } => ConfirmReason::BookUnit { book: word("百万円"), kpi: word("千円") },
            ConfirmReason::BookUnit { book: word("人"), kpi: String::new() };
        ConfirmReason::OtherUnit => ConfirmReason::OtherUnit;
        ConfirmReason::Format(_) => ConfirmReason::Format(Format::Percent), ConfirmReason::Format(Format::Scaled), ConfirmReason::Format(Format::Date),
            ConfirmReason::Format(Format::Other);
        ConfirmReason::Shown(_) => ConfirmReason::Shown(word("46"));
        ConfirmReason::ShowsNothing => ConfirmReason::ShowsNothing;
    };
    let left = every! {
        Obstacle::Kpi(_) => Obstacle::Kpi(UnknownKpi::Gone), Obstacle::Kpi(UnknownKpi::Several);
        Obstacle::NoSheet => Obstacle::NoSheet;
        Obstacle::NoCell => Obstacle::NoCell;
        Obstacle::Covered => Obstacle::Covered;
        Obstacle::Formula => Obstacle::Formula;
        Obstacle::NoYear => Obstacle::NoYear;
        Obstacle::Nothing => Obstacle::Nothing;
    };
    let written = |filling: &Filling, language| {
        let line = |remark: form_book::MarkRemark| match remark.then_and_now {
            Some((then, now)) => format!("{} [{then}] → [{now}]", remark.text),
            None => remark.text,
        };
        form_book::remarks(filling, language).into_iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let remarks = |outcome: Outcome, language| written(&filling(outcome), language);
    let asked = all(&asked, |one, language| remarks(Outcome::Asked(vec![one]), language));
    let left = all(&left, |one, language| remarks(Outcome::Left(one), language));
    let hasty = Filling { unsaid: Some(Certainty::Preliminary), ..filling(Outcome::Written) };
    let unsaid = both("not final", |language| written(&hasty, language));
    let outcomes = every! {
        Outcome::Written => Outcome::Written;
        Outcome::Same => Outcome::Same;
        Outcome::Asked(_) => Outcome::Asked(Vec::new());
        Outcome::Left(_) => Outcome::Left(Obstacle::Nothing);
    };
    let outcomes = all(&outcomes, |one, language| form_book::outcome(&one, language));
    insta::assert_snapshot!([asked, left, unsaid, outcomes].concat());
}

#[test]
fn messages_about_form_books_and_marks_exist_in_both_languages() {
    let faults = every! {
        MarksFault::NotMarks => MarksFault::NotMarks;
        MarksFault::TooNew => MarksFault::TooNew;
        MarksFault::Damaged(_) => MarksFault::Damaged(None), MarksFault::Damaged(Some(3));
    };
    let refusals = every! {
        BookRefusal::TooLarge => BookRefusal::TooLarge;
        BookRefusal::Unreadable => BookRefusal::Unreadable;
    };
    let fillings = [filling(Outcome::Written), filling(Outcome::Same), filling(Outcome::Left(Obstacle::NoCell))];
    let told: [(&str, &dyn Fn(Language) -> String); 10] = [
        ("more", &|words| form_book::more(3700, words)),
        ("counted", &|words| form_book::counted(&fillings, words)),
        ("write", &|words| form_book::write(12, words)),
        ("written", &|words| form_book::written("様式_記入済.xlsx", 12, words)),
        ("marks read", &|words| form_book::marks_read(12, 0, words)),
        ("marks read beside others", &|words| form_book::marks_read(3, 9, words)),
        ("cell", &|words| form_book::cell("実績報告", "D4", words)),
        ("cut", &|words| form_book::cut(200, 40, words)),
        ("no library", &|words| form_book::no_library(words)),
        ("marks elsewhere", &|words| form_book::is_marks(words).to_owned()),
    ];
    let told: String = told.into_iter().map(|(key, say)| both(key, say)).collect();
    let faults = all(&faults, |fault, language| form_book::marks_fault(&fault, language));
    insta::assert_snapshot!(told + &faults + &all(&refusals, form_book::refusal));
}
