//! The texts of a KPI's chart by month: the names of the months, the legend, and the description as sentences.

use crate::figures::chart::{Chart, Drawing, LineKind};
use crate::plan::{Basis, Indicator};
use crate::value::FiscalYear;
use crate::wording::medium::Medium;
use crate::wording::running::with_unit;
use crate::wording::{Label, Language, RecordLabel, terms};

/// The names of the months of a fiscal year in their order.
pub fn month_names(language: Language) -> &'static [&'static str; 12] {
    language.choose(
        &["4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月"],
        &["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"],
    )
}

/// The legend of the drawing, for a KPI whose targets count in that way.
pub fn month_legend(drawing: &Drawing, basis: Basis, language: Language) -> Vec<(&'static [LineKind], &'static str)> {
    let (running, goal) = if basis.is_period() {
        (Label::ROW_RUNNING_ACTUAL.text(language), Label::PERIOD_TARGET.text(language))
    } else {
        (RecordLabel::YEAR_SO_FAR.text(language), RecordLabel::YEAR_TARGET.text(language))
    };
    let entries: [(&'static [LineKind], &'static str); 3] = [
        (&[LineKind::Actuals], RecordLabel::BY_MONTH.text(language)),
        (&[LineKind::Steps], running),
        (&[LineKind::Goal], goal),
    ];
    entries.into_iter().filter(|(kinds, _)| kinds.iter().any(|kind| !drawing.path(*kind).is_empty())).collect()
}

/// The sentences that describe the chart of that year: the result of the records so far, the target, and the figure of
/// each month.
pub fn month_sentences(kpi: &Indicator, year: FiscalYear, chart: &Chart, medium: Medium, language: Language) -> String {
    let figure = |amount| with_unit(&medium.amount(amount), kpi, language);
    let is_period = kpi.basis.is_some_and(Basis::is_period);
    let (of, whole) = (terms::year(year, language), chart.goal.map(figure));
    let so_far = chart.columns.iter().rev().find_map(|column| column.month.zip(column.target));
    let so_far = so_far.map(|(month, amount)| {
        let amount = figure(amount);
        let what = language.choose(if is_period { "計画期間の累計" } else { "累計" }, "total");
        sentence!(language, "{of}{month}までの{what}は{amount}です。", "By {month} of {of} the {what} is {amount}.")
    });
    let whole = whole.map(|target| {
        let what = if is_period {
            language.choose("計画期間の目標", "target for the whole period")
        } else {
            language.choose("年度の目標", "target for the year")
        };
        sentence!(language, "{what}は{target}です。", "The {what} is {target}.")
    });
    let months = chart.columns.iter().filter_map(|column| Some((column.month?, column.actual.amount()?)));
    let months = language.list(months.map(|(month, amount)| format!("{month} {}", figure(amount))));
    let months = sentence!(language, "{of}の月ごとの値は、{months}です。", "By month of {of}: {months}.");
    let typed = (kpi.from_records(year).is_none() && kpi.typed_actual(year).is_some()).then(|| {
        language.say(
            "この年度の実績には、記録ではなく入力した値を使っています。",
            "The actual of the year is the typed value, not that of the records.",
        )
    });
    [so_far, whole, Some(months), typed].into_iter().flatten().collect::<Vec<_>>().join(language.choose("", " "))
}
