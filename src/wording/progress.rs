//! The texts of 概況: the figures of a KPI by the end of a year, and why one can't be judged.

use super::paper::Medium;
use super::{Language, figures, judging, terms};
use crate::figures::achievement::{Rate, Why};
use crate::figures::progress::{ActualByYear, Judgement, OpenReason, ProgressEntry, SortBy};
use crate::figures::totals::Gap;
use crate::plan::Judging;
use crate::plan::cell::Certainty;
use crate::value::fiscal_year::FiscalYear;

/// The texts of a KPI in 概況. Each is empty if there is no such figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressTexts {
    /// The state, in the words of the plan.
    pub state: String,
    /// Why there is no judgement, or what the figures wait for.
    pub reason: String,
    /// The year of the figures: `2022年度`, or `2022年度まで` where they are cumulative.
    pub year: String,
    /// The target, without its unit.
    pub target: String,
    /// The actual for the same years, without its unit.
    pub actual: String,
    /// `速報` or `見込` if the actual includes such a value.
    pub certainty: &'static str,
    /// 達成率.
    pub rate: String,
    /// `後退` if the actual is worse than the baseline.
    pub fell_behind: &'static str,
    /// 最終目標比.
    pub of_final: String,
    /// 前年差 with its sign.
    pub difference: String,
}

impl ProgressTexts {
    /// The texts of a KPI.
    pub fn of(entry: &ProgressEntry, words: &Judging, language: Language) -> Self {
        let percent = |rate: &Rate| format!("{}%", rate.percent());
        let has_fallen = entry.rate.as_ref().is_some_and(|rate| rate.fell_behind);
        let (actual, certainty) = entry.actual.as_ref().map(actual).unwrap_or_default();
        Self {
            state: judging::state(entry.judgement.state(), words, language),
            reason: reason(entry, language).unwrap_or_default(),
            year: year(entry, language),
            target: entry.target.map(|target| Medium::Screen.amount(target)).unwrap_or_default(),
            actual,
            certainty: terms::certainty(certainty, language),
            rate: entry.rate.as_ref().map(percent).unwrap_or_default(),
            fell_behind: if has_fallen { language.of("後退", "fell back") } else { "" },
            of_final: entry.of_final.as_ref().map(percent).unwrap_or_default(),
            difference: entry.difference.map(signed).unwrap_or_default(),
        }
    }
}

fn year(entry: &ProgressEntry, language: Language) -> String {
    let year = terms::year(entry.year, language);
    if entry.is_cumulative() { language.of(format!("{year}まで"), format!("to {year}")) } else { year }
}

fn actual(actual: &ActualByYear) -> (String, Certainty) {
    match actual {
        ActualByYear::Amount(amount, certainty) => (Medium::Screen.amount(*amount), *certainty),
        ActualByYear::Mean(sum) => (figures::mean_of(sum), sum.certainty()),
    }
}

fn signed(amount: crate::value::amount::Amount) -> String {
    let figure = Medium::Screen.amount(amount);
    if amount.signum() > 0 { format!("+{figure}") } else { figure }
}

/// Why a KPI can't be judged, in a few words, with what has been entered for a later year.
fn reason(entry: &ProgressEntry, language: Language) -> Option<String> {
    let why = match entry.judgement {
        Judgement::Met | Judgement::OnTrack | Judgement::Below => return None,
        Judgement::NotEntered => None,
        Judgement::Open(reason) => Some(open(reason, entry, language)),
    };
    let later = entry.later.map(|later| {
        let later = terms::year(later, language);
        sentence!(language, "{later}の実績は入力済み", "the actual of {later} is entered", later)
    });
    let parts: Vec<String> = why.into_iter().chain(later).collect();
    (!parts.is_empty()).then(|| parts.join(language.of("。", "; ")))
}

fn open(reason: OpenReason, entry: &ProgressEntry, language: Language) -> String {
    match reason {
        OpenReason::Described => language.of("文章で表す指標", "described in words").to_owned(),
        OpenReason::NotApplicable => language.of("この年度は該当なし", "not applicable in this year").to_owned(),
        OpenReason::YearNotOver => language.of("年度の途中", "the year is not over").to_owned(),
        OpenReason::PeriodNotOver => language.of("計画期間の途中", "the period is not over").to_owned(),
        OpenReason::NoRate(Why::ActualMissing { year, gap }) if year < entry.year => {
            waits(year, gap, entry.year, language)
        }
        OpenReason::NoRate(Why::ActualMissing { gap: Gap::Unknown, .. }) => {
            entry.row.actual(entry.year).shown(&entry.row.unit)
        }
        OpenReason::NoRate(why) => figures::no_rate(why, language),
    }
}

/// The sentence that the sum up to a year waits for an earlier one.
fn waits(year: FiscalYear, gap: Gap, until: FiscalYear, language: Language) -> String {
    let (missing, until) = (terms::year(year, language), terms::year(until, language));
    let state = match gap {
        Gap::Blank => language.of("未入力", "not entered"),
        Gap::Unknown => language.of("未把握", "not known"),
        Gap::Unread => language.of("読取不能", "unreadable"),
        Gap::NoBaseline | Gap::NoYearBefore(_) => language.of("計算できない", "not computable"),
    };
    sentence!(
        language,
        "{missing}が{state}のため、{until}までの累計を出せません",
        "no total up to {until}, since {missing} is {state}",
        missing,
        state,
        until
    )
}

/// The heading of a column.
pub fn heading(column: SortBy, language: Language) -> &'static str {
    match column {
        SortBy::State => language.of("判定", "State"),
        SortBy::Number => language.of("No", "No."),
        SortBy::Name => language.of("指標", "Indicator"),
        SortBy::Target => language.of("目標", "Target"),
        SortBy::Actual => language.of("実績", "Actual"),
        SortBy::Rate => language.of("達成率", "Rate"),
        SortBy::OfFinal => language.of("最終目標比", "Of final target"),
        SortBy::Difference => language.of("前年差", "Change on year"),
        SortBy::Year => language.of("年度", "Year"),
        SortBy::Responsible => language.of("所管課", "Section"),
    }
}
