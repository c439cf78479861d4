//! Figures of added KPIs with a date beside them that is not in the year of their column, `0.6（令和4年度）` under R5. The user is
//! asked once per file; neither year is assumed (IN-011). For a KPI of the plan such a figure is a change to review.

use crate::columns::words_of_years::{names_relative_year, number_without_era, years_without_era};
use crate::merge::review::Remark;
use crate::plan::cell::{Reading, State};
use crate::value::fiscal_year::{FiscalYear, YearMeaning, year_mentions};

/// The reason not to take a figure for this year, which is the date beside it. `None` if it has no date, or a date that may
/// be in the year: 26年度 may be 2014, and 2014年 mostly falls in that fiscal year.
pub(super) fn doubt(text: &str, unit: &str, year: FiscalYear) -> Option<Remark> {
    let reading = Reading::from_text(text, unit);
    let time = reading.as_of.as_ref().filter(|_| matches!(reading.state, State::Number { .. }))?;
    let certain = || reading.other_year(Some(year)).map(Remark::OtherYear);
    let mentions = year_mentions(&time.text);
    let [mention] = mentions.as_slice() else {
        return if names_relative_year(&time.text) { reading.doubt.map(Remark::Doubt) } else { certain() };
    };
    let may_be = |number| years_without_era(number).contains(&year);
    match mention.meaning {
        YearMeaning::Calendar(written) if written == year.western() => None,
        YearMeaning::NoEra if number_without_era(&mention.text).is_some_and(may_be) => None,
        YearMeaning::Calendar(_) | YearMeaning::NoEra => reading.doubt.map(Remark::Doubt),
        YearMeaning::Of(_) | YearMeaning::Impossible => certain(),
    }
}
