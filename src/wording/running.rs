//! How far a KPI is in a year that has not ended: `120人のうち58人・あと62人（年度の65％経過）`.

use super::medium::Medium;
use super::{Language, units};
use crate::figures::progress::{self, HowFar, Running};
use crate::plan::Indicator;
use crate::value::{Amount, FiscalYear};

/// The sentence on it in that year, which every view has, in the notation of that medium. What is left of about 120 is about that
/// much.
pub fn sentence(running: Running, row: &Indicator, year: FiscalYear, medium: Medium, language: Language) -> String {
    let Running { target, actual, how_far, elapsed, .. } = running;
    let around = progress::around_target(row, year, target);
    let of_target = |figure: Amount| target_with_unit(figure, &around, row, medium, language);
    let (target, actual) = (of_target(target), with_unit(&medium.amount(actual), row, language));
    let said = match how_far {
        HowFar::Left(left) => {
            let left = target_with_unit(left, &around_what_is_left(around), row, medium, language);
            sentence!(language, "{target}のうち{actual}・あと{left}", "{actual} of {target}, {left} to go")
        }
        HowFar::Beside => {
            sentence!(language, "目標{target}に対し{actual}", "{actual} against a target of {target}")
        }
        HowFar::Reached => sentence!(
            language,
            "目標{target}に対し{actual}・目標に達しています",
            "{actual} against a target of {target}, which is reached"
        ),
    };
    let Some(percent) = elapsed else { return said };
    let passed = passed(percent, language);
    sentence!(language, "{said}（{passed}）", "{said} ({passed})")
}

/// What of it the figures beside it do not say: `あと62人`. Empty where nothing is to go on to.
pub(super) fn beside_figures(
    running: Running,
    row: &Indicator,
    year: FiscalYear,
    medium: Medium,
    language: Language,
) -> String {
    match running.how_far {
        HowFar::Left(left) => {
            let around = around_what_is_left(progress::around_target(row, year, running.target));
            let left = target_with_unit(left, &around, row, medium, language);
            sentence!(language, "あと{left}", "{left} to go")
        }
        HowFar::Beside => String::new(),
        HowFar::Reached => language.say("目標に達しています", "the target is reached"),
    }
}

/// What stands around what is left of a target around which that stands: a running total is what the target is, not what is left.
fn around_what_is_left([before, behind]: [String; 2]) -> [String; 2] {
    [before.trim_start_matches("累計").to_owned(), behind]
}

/// How much of the year has passed.
pub(crate) fn passed(percent: u8, language: Language) -> String {
    sentence!(language, "年度の{percent}％経過", "{percent}% of the year has passed")
}

/// A figure of the KPI with its unit; what a year adds to a share is in points.
pub(super) fn with_unit(figure: &str, row: &Indicator, language: Language) -> String {
    let unit = if row.is_in_points() { language.choose("ポイント", "points") } else { &row.unit };
    units::behind_figure(figure, unit, language)
}

/// A target of the KPI with its unit, and with what stands before and behind it (約, 程度).
pub(super) fn target_with_unit(
    target: Amount,
    [before, behind]: &[String; 2],
    row: &Indicator,
    medium: Medium,
    language: Language,
) -> String {
    [before, with_unit(&medium.amount(target), row, language).as_str(), behind].concat()
}
