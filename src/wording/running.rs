//! The progress of a KPI in a year that has not ended: `120人のうち58人・あと62人（年度の65％経過）`.

use super::medium::Medium;
use super::{Language, units};
use crate::figures::progress::{self, HowFar, Running};
use crate::plan::Indicator;
use crate::value::{Amount, FiscalYear};

/// The sentence on the progress in that year, which all views use, in the notation of that medium. The remainder of a
/// target with 約 has 約, too.
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

/// The part of the sentence that the figures beside it do not show: `あと62人`. Blank if nothing is left.
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

/// The words around the remainder of a target, given the words around the target: 累計 applies to the target but not to
/// the remainder.
fn around_what_is_left([before, behind]: [String; 2]) -> [String; 2] {
    [before.trim_start_matches("累計").to_owned(), behind]
}

/// The share of the year that has passed.
pub(crate) fn passed(percent: u8, language: Language) -> String {
    sentence!(language, "年度の{percent}％経過", "{percent}% of the year has passed")
}

/// A figure of the KPI with its unit; yearly additions to a share are in points.
pub(super) fn with_unit(figure: &str, row: &Indicator, language: Language) -> String {
    let unit = if row.is_in_points() { language.choose("ポイント", "points") } else { &row.unit };
    units::behind_figure(figure, unit, language)
}

/// A target of the KPI with its unit, and with the words before and behind it (約, 程度).
pub(super) fn target_with_unit(
    target: Amount,
    [before, behind]: &[String; 2],
    row: &Indicator,
    medium: Medium,
    language: Language,
) -> String {
    [before, with_unit(&medium.amount(target), row, language).as_str(), behind].concat()
}
