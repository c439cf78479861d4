//! Units: behind the name of an indicator, and at a figure in another unit.

use super::Language;
use crate::columns::stated_units::stated_unit;
use crate::plan::cell::UnitAnswer;
use crate::value::width::key;

/// A figure with its unit; the figure alone where the indicator has none.
pub fn behind_figure(figure: &str, unit: &str, language: Language) -> String {
    let unit = stated_unit(unit);
    language.choose(format!("{figure}{unit}"), format!("{figure} {unit}").trim_end().to_owned())
}

/// The unit behind the name of an indicator, in brackets; blank where there is none, or the name ends with it already, as one that
/// came from a table of an office does: `婚姻件数（件）`.
pub fn behind_name(name: &str, unit: &str, language: Language) -> String {
    let unit = stated_unit(unit);
    let is_named = key(name).ends_with(&key(&format!("（{unit}）")));
    if unit.is_empty() || is_named {
        return String::new();
    }
    sentence!(language, "（{unit}）", " ({unit})")
}

/// The button that settles such a figure: `figure` is what the cell holds then, in the unit of the indicator.
pub fn settle(answer: UnitAnswer, figure: &str, unit: &str, language: Language) -> String {
    match answer {
        UnitAnswer::Converted => sentence!(language, "{figure}{unit}に換算", "Convert to {figure} {unit}"),
        UnitAnswer::AsRows => sentence!(language, "{figure}{unit}として読む", "Read as {figure} {unit}"),
    }
}

/// The button that reads a cell again which was left unread for a unit that is that of the indicator by now.
pub fn read_again(language: Language) -> &'static str {
    language.choose("この単位で読み直す", "Read in this unit")
}
