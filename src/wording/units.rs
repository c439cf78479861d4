//! Units: behind the name of an indicator, and for a figure in another unit.

use super::Language;
use crate::columns::stated_units::stated_unit;
use crate::plan::cell::UnitAnswer;
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
