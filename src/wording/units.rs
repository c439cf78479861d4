//! Units: behind the name of an indicator, and for a figure in another unit.

use super::{Language, cells};
use crate::columns::stated_units::stated_unit;
use crate::plan::Indicator;
use crate::plan::cell::{UnitAnswer, differ_by_power};
use crate::value::width::key;

/// A figure with its unit; only the figure if the indicator has no unit.
pub fn behind_figure(figure: &str, unit: &str, language: Language) -> String {
    let unit = stated_unit(unit);
    language.choose(format!("{figure}{unit}"), format!("{figure} {unit}").trim_end().to_owned())
}

/// The unit behind the name of an indicator, in brackets; blank if there is none, or if the name already ends with it,
/// as in some offices' tables: `婚姻件数（件）`.
pub fn behind_name(name: &str, unit: &str, language: Language) -> String {
    let unit = stated_unit(unit);
    let is_named = key(name).ends_with(&key(&format!("（{unit}）")));
    if unit.is_empty() || is_named {
        return String::new();
    }
    sentence!(language, "（{unit}）", " ({unit})")
}

/// The message that the unit was changed from `before` to another power of ten of the same unit, and that the figures are
/// not converted; `None` if it was not, or if there is no figure.
pub fn not_converted(before: &str, row: &Indicator, language: Language) -> Option<String> {
    let unit = &row.unit;
    let has_figures = || cells::cells(row).iter().any(|(_, cell)| cell.amount().is_some());
    (differ_by_power(before, unit) && has_figures()).then(|| {
        sentence!(
            language,
            "単位だけを{before}から{unit}に変えました。数値は換算していません。「元に戻す」で戻せます。",
            "Only the unit changed, from {before} to {unit}. The figures are not converted. “Undo” takes it back."
        )
    })
}

/// The label of a button that settles a figure in another unit; `figure` is the resulting figure, in the unit of the indicator.
pub fn settle(answer: UnitAnswer, figure: &str, unit: &str, language: Language) -> String {
    match answer {
        UnitAnswer::Converted => sentence!(language, "{figure}{unit}に換算", "Convert to {figure} {unit}"),
        UnitAnswer::AsRows => sentence!(language, "{figure}{unit}として読む", "Read as {figure} {unit}"),
    }
}

/// The label of the button that reads a cell again that was left unread because of a unit which is now the indicator's.
pub fn read_again(language: Language) -> &'static str {
    language.choose("この単位で読み直す", "Read in this unit")
}
