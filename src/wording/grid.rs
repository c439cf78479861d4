//! The texts about moving and selecting in the grid.

use super::{Label, Language, terms};
use crate::figures::rectangle::RectangleFigures;
use crate::figures::totals::Fraction;
use crate::plan::Indicator;
use crate::plan::cell::{State, UnknownReason};
use crate::plan::place::{CellPlace, cell_at, earlier_at};
use crate::session::cell_navigation::FillDirection;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// The size of the selection in rows and columns.
pub fn chosen(lines: usize, columns: usize, language: Language) -> String {
    language.of(format!("{lines}行×{columns}列を選択"), format!("{lines} by {columns} cells chosen"))
}

/// Sum, mean and count of the selection; only what exists of them, and nothing without a number. The mean has one more
/// decimal than its parts have.
pub fn rectangle_figures(figures: &RectangleFigures, language: Language) -> String {
    if figures.count == 0 {
        return String::new();
    }
    let sum = figures.sum.map(|sum| (language.of("合計", "Sum"), sum.grouped()));
    let mean = figures.mean.map(|mean| (language.of("平均", "Mean"), grouped_mean(mean)));
    let count = (language.of("個数", "Count"), figures.count.to_string());
    let has_figure = sum.is_some() || mean.is_some();
    let figures_told = sum.into_iter().chain(mean).chain([count]).map(|(label, figure)| format!("{label} {figure}"));
    let parts = figures.parts;
    let left_out = language.of(
        format!("（内訳の{parts}件は合計・平均に入れていません）"),
        format!("(parts left out of sum and mean: {parts})"),
    );
    let left_out = (has_figure && parts > 0).then_some(left_out);
    figures_told.chain(left_out).collect::<Vec<_>>().join(language.of("　", " · "))
}

fn grouped_mean(mean: Fraction) -> String {
    let plain = mean.rounded(mean.numerator().scale() + 1);
    Amount::from_plain(&plain).map_or(plain, Amount::grouped)
}

/// The sentence that there is no cell from which a fill could take its text.
pub fn nothing_to_fill_from(direction: FillDirection, language: Language) -> &'static str {
    match direction {
        FillDirection::Down => {
            language.of("上に、コピーする同じ行のセルがありません。", "There is no cell of the same row above to copy.")
        }
        FillDirection::Right => {
            language.of("左に、コピーするセルがありません。", "There is no cell to the left to copy.")
        }
    }
}

/// Further facts about a cell: its text if it was typed otherwise than it is shown, the values that it
/// replaced, and which part of a share cannot be read, since the share does not follow from its parts in that case.
pub fn further_facts(row: &Indicator, place: CellPlace, language: Language) -> String {
    let cell = cell_at(row, place);
    let typed = (cell.text != place.shown(&cell, &row.unit))
        .then(|| language.of(format!("入力: {}", cell.text), format!("as typed: {}", cell.text)));
    let actual = match place {
        CellPlace::Actual(year) => row.actuals.get(&year),
        _ => None,
    };
    let parts = actual.and_then(|actual| actual.parts.as_ref()).into_iter();
    let parts = parts.flat_map(|(above, below)| [(Label::Numerator, above), (Label::Denominator, below)]);
    let unread = parts.filter(|(_, part)| part.state == State::Unread).map(|(label, part)| {
        let (part, text) = (label.text(language), &part.text);
        sentence!(
            language,
            "{part}「{text}」を数値として読み取れません。",
            "{part} “{text}” cannot be read as a number.",
            part,
            text
        )
    });
    let earlier = earlier_at(row, place).iter().map(|one| {
        let (value, day) = (one.cell.shown(&row.unit), one.replaced_on);
        language.of(format!("前の値: {value}（{day}に差し替え）"), format!("before: {value} (replaced on {day})"))
    });
    unread.chain(typed).chain(earlier).collect::<Vec<_>>().join(language.of("　", "; "))
}

/// The number of rows that are shown, out of all rows.
pub fn shown(shown: usize, all: usize, language: Language) -> String {
    sentence!(language, "{all}件のうち{shown}件を表示", "{shown} of {all} shown", shown, all)
}

/// The line into which unused slots are folded.
pub fn unused_slots(count: usize, language: Language) -> String {
    sentence!(language, "使っていない指標（{count}件）", "Unused slots ({count})", count)
}

/// The heading of 年度の実績入力 for that year.
pub fn year_actuals(year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}の実績入力", "Actuals of {year}", year)
}

/// The number of rows whose actual is entered, out of all rows, and of those that are entered as not known how
/// many for each reason.
pub fn entered(entered: usize, unknown: &[Option<UnknownReason>], all: usize, language: Language) -> String {
    let entered = sentence!(
        language,
        "実績の記入: {all}件のうち{entered}件",
        "actuals entered: {entered} of {all}",
        entered,
        all
    );
    let of_reason = |reason: Option<UnknownReason>| {
        let count = unknown.iter().filter(|one| **one == reason).count();
        let name = terms::unknown(reason, language);
        (count > 0).then(|| language.of(format!("{name}{count}件"), format!("{count} {name}")))
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
    let counts = counts.join(language.of("・", ", "));
    sentence!(language, "{entered}（うち{counts}）", "{entered} (of them {counts})", entered, counts)
}

/// The text of a target that is one for the whole period.
pub fn of_period(target: &str, language: Language) -> String {
    sentence!(language, "{target}（計画期間）", "{target} (whole period)", target)
}

/// The message after something was removed, which says how to undo that.
pub fn removed(what: &str, language: Language) -> String {
    sentence!(language, "{what}をしました。「元に戻す」で戻せます。", "Done: {what}. “Undo” brings it back.", what)
}
