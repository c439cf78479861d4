//! KPIs that are a part of another KPI (うち…): the possible wholes, and the mark of a part.

use super::plurals::counted;
use super::{Label, Language, names};
use crate::plan::{Plan, names_a_part};
use crate::value::IndicatorId;

/// One option of 内訳（うち書き）.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOption {
    /// The KPI that this KPI then is a part of; `None` for a KPI of its own.
    pub whole: Option<IndicatorId>,
    /// The text of the option.
    pub label: String,
}

/// The label of a part, with the name of the whole: `来場者数のうち`.
pub fn label(whole: &str, language: Language) -> String {
    sentence!(language, "{whole}のうち", "of {whole}")
}

/// The options for that KPI: no whole, then the KPIs that it may be a part of. The whole that the name suggests comes
/// first and is marked as such; it is never chosen automatically.
pub fn options(plan: &Plan, part: IndicatorId, language: Language) -> Vec<PartOption> {
    let names = names::indicators(plan, language);
    let whole_label = |whole: IndicatorId| {
        let place = plan.indicators().iter().position(|row| row.id == whole);
        label(place.and_then(|place| names.get(place)).map_or("", String::as_str), language)
    };
    let proposed = plan.proposed_whole(part).map(|whole| whole.id);
    let first = proposed.map(|whole| {
        let label = whole_label(whole);
        PartOption {
            whole: Some(whole),
            label: sentence!(language, "{label}（名称からの候補）", "{label} (by its name)"),
        }
    });
    let others = plan.possible_wholes(part).into_iter().map(|whole| whole.id).filter(|whole| Some(*whole) != proposed);
    let others = others.map(|whole| PartOption { whole: Some(whole), label: whole_label(whole) });
    let none = PartOption { whole: None, label: Label::PART_OF_NONE.text(language).to_owned() };
    [none].into_iter().chain(first).chain(others).collect()
}

/// The number of parts among the counted KPIs; blank if there are none.
pub fn among(count: usize, language: Language) -> String {
    if count == 0 {
        return String::new();
    }
    let parts = counted(count, "part", "parts");
    sentence!(language, "内訳{count}件を含む", "including {parts} of others")
}

/// The mark before the name of a KPI that is a part of another KPI; blank if it is none or if its name already shows it.
pub fn mark(name: &str, is_part: bool, language: Language) -> &'static str {
    if is_part && !names_a_part(name) { Label::PART_MARK.text(language) } else { "" }
}
