//! A KPI that is a part of another one (うち…): of which it may be one, and how it is marked.

use super::plurals::counted;
use super::{Label, Language, names};
use crate::plan::{Plan, names_a_part};
use crate::value::IndicatorId;

/// One option of 内訳（うち書き）.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOption {
    /// The KPI of which the other is then a part; `None` for a KPI that stands for itself.
    pub whole: Option<IndicatorId>,
    /// The text of the option.
    pub label: String,
}

/// Of which KPI another one is a part, by the name of that: `来場者数のうち`.
pub fn label(whole: &str, language: Language) -> String {
    sentence!(language, "{whole}のうち", "of {whole}")
}

/// The options for that KPI: that it stands for itself, then the KPIs of which it may be a part. The one that its name
/// proposes comes first and says so; it is never chosen by itself.
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

/// How many of the KPIs that are counted are parts of others among the plan's; blank if none is.
pub fn among(count: usize, language: Language) -> String {
    if count == 0 {
        return String::new();
    }
    let parts = counted(count, "part", "parts");
    sentence!(language, "内訳{count}件を含む", "including {parts} of others")
}

/// The mark before the name of a KPI that is a part of another one; blank where it stands for itself or its name says so.
pub fn mark(name: &str, is_part: bool, language: Language) -> &'static str {
    if is_part && !names_a_part(name) { Label::PART_MARK.text(language) } else { "" }
}
