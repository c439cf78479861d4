//! A suggestion for the mark of a cell, from the words beside and above it. It is only offered, never applied automatically.

use super::book::{CellReference, FormSheet};
use super::marks::{Marked, MarkedKpi, MarkedYear};
use crate::columns::answer_book::Asked;
use crate::columns::seen_words::{Classifier, KindSaid};
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::plan::Plan;
use crate::value::fiscal_year::Time;
use crate::value::{FiscalYear, width};

/// The KPI, and the kind of value, that the words around a cell suggest; each is `None` if they do not.
pub fn suggestion(
    plan: &Plan,
    sheet: &FormSheet,
    place: CellReference,
    report: FiscalYear,
) -> (Option<MarkedKpi>, Option<Marked>) {
    let (beside, above) = sheet.heads(place);
    let keys: Vec<String> = beside.iter().map(|text| width::key(text)).collect();
    let kpi = plan.used_indicators().find(|kpi| keys.contains(&width::key(&kpi.name)));
    let mut classifier = Classifier::default();
    let heads: Vec<_> = above.iter().chain(&beside).map(|text| classifier.see(text)).collect();
    // Titles also name years, but only labels count here. Without a labelled year the reported year is used.
    let year = heads.iter().filter(|head| head.is_label).find_map(|head| match head.time() {
        Some(Time::Year(year)) => Some(year),
        _ => None,
    });
    let year = year.unwrap_or(report);
    let year = MarkedYear::FromReport(year.western() - report.western());
    let of_figures = heads.iter().filter(|head| head.is_label).find_map(|head| match head.kind()? {
        KindSaid::Placed(FigureKind::Target) | KindSaid::Proposed(FigureKind::Target) => Some(Marked::Target(year)),
        KindSaid::Placed(FigureKind::Actual) | KindSaid::Proposed(FigureKind::Actual) => Some(Marked::Actual(year)),
        KindSaid::Placed(FigureKind::Baseline) => Some(Marked::Baseline),
        KindSaid::Placed(FigureKind::Rate) => Some(Marked::Rate(year)),
        _ => None,
    });
    let of_column = above.first().and_then(|text| match Asked::with_code(&width::key(text))? {
        Asked::Status => Some(Marked::Status(year)),
        Asked::Note => Some(Marked::Note(year)),
        Asked::Cause => Some(Marked::Cause(year)),
        Asked::Measure => Some(Marked::Measure(year)),
        Asked::Figure | Asked::Kept => None,
    });
    let of_head = || {
        heads.iter().find_map(|head| match head.head? {
            HeadWord::Unit => Some(Marked::Unit),
            HeadWord::Name => Some(Marked::Name),
            _ => None,
        })
    };
    (kpi.map(|kpi| MarkedKpi::from_kpi(kpi)), of_column.or(of_figures).or_else(of_head))
}
