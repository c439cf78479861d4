//! A figure with a remark beside it, which the user may have to confirm.

use super::figure::{self, CellFigure};
use super::parting::{words, words_in_brackets};
use super::{BETWEEN, Classifier};
use crate::columns::vocabulary;
use crate::value::fiscal_year::Time;
use crate::value::width::{is_any_digit, is_space, key, trim};

impl Classifier {
    /// A figure with a text in brackets or behind a slash: its time (120件（令和2（2020）年度）, 45／R6.3末), a remark with words and other digits
    /// (16分（5分短縮）, 累計 515（うちH28 255人）), or a figure in brackets behind a word for how far a target is met (達成（2,408件）).
    pub(super) fn figure_beside_brackets(&self, text: &str) -> Option<CellFigure> {
        let text = trim(text);
        let in_brackets = text.strip_suffix([')', '）']).and_then(|text| text.split_once(['(', '（']));
        let (outside, inside) = in_brackets.or_else(|| text.split_once(vocabulary::STROKES))?;
        let has_digit = |text: &str| text.contains(is_any_digit);
        let own = match has_digit(outside) {
            true => trim(vocabulary::RUNNING_TOTALS.behind(outside).unwrap_or(outside).trim_start_matches(BETWEEN)),
            false if vocabulary::is_outcome(&key(outside)) => trim(inside),
            false => return None,
        };
        let found = figure::number(own)?;
        let beside = self.judge(inside);
        // In 61人（76.3％） and 5件（累計12件） the bracket is a remark on the first figure.
        let is_alike = |other: &CellFigure| match (&found.unit, &other.unit) {
            (Some(unit), Some(other)) => key(unit) == key(other) && vocabulary::RUNNING_TOTALS.behind(inside).is_none(),
            (unit, _) => unit.is_none() || !other.is_doubtful,
        };
        let is_number = beside.figure.as_ref().is_some_and(is_alike);
        if let Some(time) = beside.time().filter(|_| beside.is_label) {
            // A number of four digits beside a figure without a unit may be a second figure: 1900（2001）.
            let is_sure = !is_number || found.unit.is_some();
            return is_sure.then_some(CellFigure { time: Some(time), ..found });
        }
        // Either of two numbers may be the one that counts: 120（115）. A word for a kind is a label of the figure.
        let is_other = !beside.is_label || beside.times.is_empty();
        let is_remark = has_digit(inside) && !is_number && is_other;
        (is_remark || !has_digit(outside)).then_some(CellFigure { has_remark: true, ..found })
    }

    /// A figure with its unit that is followed by a rank, as a figure with a remark: 44.2% 34市町村 全国41位（2022年）.
    pub(super) fn figure_before_rank(&self, text: &str) -> Option<CellFigure> {
        let (own, time) = self.before_time(trim(text));
        let (own, remark) = own.split_once(is_space)?;
        let found = figure::number(own).filter(|figure| figure.unit.is_some())?;
        let (kinds, _) = self.kinds_and_rest(&key(remark));
        let is_remark = kinds.is_empty() && vocabulary::ends_with_a_rank(&key(remark));
        let mut others = words(remark).into_iter().filter_map(|word| figure::number(&word)?.unit);
        (is_remark && others.all(|unit| found.unit.as_deref().map(key) != Some(key(&unit)))).then_some(CellFigure {
            has_remark: true,
            time,
            ..found
        })
    }

    /// A text without the year in brackets at its end, and this year if there is one.
    pub(super) fn before_time<'t>(&self, text: &'t str) -> (&'t str, Option<Time>) {
        let dated = words_in_brackets(text).and_then(|(outside, inside)| {
            let inside = self.judge(inside);
            // （3年） may be a period of years.
            let is_year = |time: &Time| matches!(time, Time::Year(_)) && inside.is_label && inside.kinds.is_empty();
            Some((outside, inside.time().filter(is_year)?))
        });
        dated.map_or((text, None), |(outside, time)| (outside, Some(time)))
    }
}
