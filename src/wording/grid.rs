//! The texts about moving and selecting in the grid.

use super::names::without_long_runs;
use super::plurals::counted;
use super::{Language, TableLabel, activity_log, figures, terms};
use crate::figures::rectangle::RectangleFigures;
use crate::plan::cell::State;
use crate::plan::place::{cell_at, earlier_at};
use crate::plan::{Cell, CellPlace, Indicator, UnknownReason};
use crate::session::cell_navigation::FillDirection;
use crate::value::{Amount, FiscalYear};

/// The size of the selection in rows and columns.
pub fn chosen(lines: usize, columns: usize, language: Language) -> String {
    sentence!(language, "{lines}行×{columns}列を選択", "{lines} × {columns} cells selected")
}

/// Sum, mean and count of the selection, as far as they exist; blank without a number. The mean has one more decimal
/// than its parts.
pub fn rectangle_figures(figures: &RectangleFigures, language: Language) -> String {
    if figures.count == 0 {
        return String::new();
    }
    let sum = figures.sum.map(|sum| (language.choose("合計", "Sum"), sum.grouped()));
    let mean = figures
        .mean
        .map(|mean| (language.choose("平均", "Mean"), figures::grouped_mean(mean, mean.numerator().scale() + 1)));
    let count = (language.choose("個数", "Count"), figures.count.to_string());
    let has_figure = sum.is_some() || mean.is_some();
    let figures_told = sum.into_iter().chain(mean).chain([count]).map(|(label, figure)| format!("{label} {figure}"));
    let parts = figures.parts;
    let left_out = language.choose(
        format!("（内訳の{parts}件は合計・平均に入れていません）"),
        format!("({} not in sum and mean)", counted(parts, "part is", "parts are")),
    );
    let left_out = (has_figure && parts > 0).then_some(left_out);
    figures_told.chain(left_out).collect::<Vec<_>>().join(language.choose("　", " · "))
}

/// The sentence that there is no cell from which a fill could copy its text.
pub fn nothing_to_fill_from(direction: FillDirection, language: Language) -> &'static str {
    match direction {
        FillDirection::Down => language
            .choose("上に、コピーする同じ行のセルがありません。", "There is no cell of the same kind above to copy."),
        FillDirection::Right => {
            language.choose("左に、コピーするセルがありません。", "There is no cell to the left to copy.")
        }
    }
}

/// The result of adding to a figure, `48 ＋ 5 ＝ 53`; blank if there is nothing to add, or nothing to add it to.
pub fn adding(cell: &Cell, added: &str, unit: &str) -> String {
    let Some((_, sum)) = cell.with_added(added, unit) else { return String::new() };
    let more = sum - cell.amount().unwrap_or_default();
    let sign = if more < Amount::ZERO { "－" } else { "＋" };
    let size = if more < Amount::ZERO { -more } else { more };
    let before = cell.amount().unwrap_or_default().grouped();
    format!("{before} {sign} {} ＝ {}", size.grouped(), sum.grouped())
}

/// Further facts about a cell: its text if it is shown in another form than typed, the values that it replaced, and
/// which part of a share cannot be read, since the share does not follow from its parts in that case.
pub fn further_facts(row: &Indicator, place: CellPlace, language: Language) -> String {
    let cell = cell_at(row, place);
    let behind = place.year().filter(|_| matches!(place, CellPlace::Actual(_)));
    let behind = behind.map(|year| activity_log::behind_actual(row, year, language)).filter(|text| !text.is_empty());
    let typed = (behind.is_none() && cell.text != place.shown(&cell, &row.unit))
        .then(|| language.choose(format!("入力: {}", cell.text), format!("As typed: {}", cell.text)));
    let actual = match place {
        CellPlace::Actual(year) => row.actual_entry(year),
        _ => None,
    };
    let parts = actual.and_then(|actual| actual.parts.as_ref()).into_iter();
    let parts = parts.flat_map(|(above, below)| [(TableLabel::NUMERATOR, above), (TableLabel::DENOMINATOR, below)]);
    let unread = parts.filter(|(_, part)| part.state == State::Unread).map(|(label, part)| {
        let (part, text) = (label.text(language), &part.text);
        sentence!(
            language,
            "{part}「{text}」を数値として読み取れません。",
            "{part} “{text}” cannot be read as a number."
        )
    });
    let earlier = earlier_at(row, place).iter().map(|one| {
        let (value, day) = (one.cell.shown(&row.unit), one.replaced_on);
        sentence!(language, "前の値: {value}（{day}に差し替え）", "Before: {value} (replaced on {day})")
    });
    without_long_runs(
        &behind
            .into_iter()
            .chain(unread)
            .chain(typed)
            .chain(earlier)
            .collect::<Vec<_>>()
            .join(language.choose("　", "; ")),
    )
}

/// The number of rows that are shown, out of all rows.
pub fn shown(shown: usize, all: usize, language: Language) -> String {
    sentence!(language, "{all}件のうち{shown}件を表示", "{shown} of {all} shown")
}

/// The line into which unused slots are folded.
pub fn unused_slots(count: usize, language: Language) -> String {
    sentence!(language, "使っていない指標（{count}件）", "Unused slots ({count})")
}

/// The heading of 年度の実績入力 for that year.
pub fn year_actuals(year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}の実績入力", "Enter actuals for {year}")
}

/// The number of rows whose actual is entered, out of all rows, and for the actuals entered as not known the number for
/// each reason.
pub fn entered(entered: usize, unknown: &[Option<UnknownReason>], all: usize, language: Language) -> String {
    let entered = sentence!(language, "実績の記入: {all}件のうち{entered}件", "Actuals entered: {entered} of {all}");
    let of_reason = |reason: Option<UnknownReason>| {
        let count = unknown.iter().filter(|one| **one == reason).count();
        let name = terms::unknown(reason, language);
        (count > 0).then(|| sentence!(language, "{name}{count}件", "{count} {name}"))
    };
    let reasons = [
        None,
        Some(UnknownReason::BeingCounted),
        Some(UnknownReason::UnderSurvey),
        Some(UnknownReason::Unpublished),
        Some(UnknownReason::Incalculable),
        Some(UnknownReason::Incomparable),
    ];
    let counts: Vec<String> = reasons.into_iter().filter_map(of_reason).collect();
    if counts.is_empty() {
        return entered;
    }
    let counts = language.series(counts);
    sentence!(language, "{entered}（うち{counts}）", "{entered} (including {counts})")
}

/// The text of a target for the whole period.
pub fn of_period(target: &str, language: Language) -> String {
    sentence!(language, "{target}（計画期間）", "{target} (whole period)")
}

/// The accessible name of the button in a column head that sorts the view: `達成率 で並べ替え`.
pub fn sort_by(head: &str, language: Language) -> String {
    sentence!(language, "{head} で並べ替え", "Sort by {head}")
}
