//! 内訳（うち書き）: the other KPI of which this KPI is a part.

use keikaku::command::IndicatorCommand;
use keikaku::plan::{ChoiceKind, ChoiceValue};
use keikaku::value::IndicatorId;
use keikaku::wording::parts::{self, PartOption};
use keikaku::wording::{Label, choices};
use leptos::prelude::*;

use crate::ui::app::{PageField, ShownRow, use_locale, use_open_plan};
use crate::ui::components::SelectField;
use crate::ui::pages::table::grid::choice_select::labelled;

/// The choice among the other KPIs of the plan.
#[component]
pub(crate) fn PartOfChoice(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let id = row.id;
    // The names of all KPIs are not read again at each keystroke.
    let offered = Memo::new(move |_| plan.read_settled(|plan| parts::options(plan, id, locale.language())));
    let options = Signal::derive(move || {
        let option = |PartOption { whole, label }| (word(whole), label);
        offered.get().into_iter().flatten().map(option).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| row.read(|row| word(row.part_of)));
    let choose = move |chosen: String| {
        let whole = offered.with_untracked(|offered| {
            offered.iter().flatten().find(|option| word(option.whole) == chosen).map(|option| option.whole)
        });
        if let Some(whole) = whole {
            plan.command_on(id, IndicatorCommand::Choose(ChoiceValue::PartOf(whole)));
        }
    };
    let select = move |labelled_by: String| {
        view! {
            <SelectField
                field=PageField::Choice(id, ChoiceKind::PartOf)
                options
                chosen
                on_select=choose
                labelled_by
                lang="ja"
            />
        }
        .into_any()
    };
    labelled(id, choices::word(ChoiceKind::PartOf), Label::PART_OF, select)
}

/// The option value of a KPI; blank for no KPI.
fn word(whole: Option<IndicatorId>) -> String {
    whole.map(|whole| whole.to_string()).unwrap_or_default()
}
