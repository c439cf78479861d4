//! 内訳（うち書き）: of which other KPI this one is a part.

use keikaku::command::{Command, IndicatorCommand};
use keikaku::plan::place::{ChoiceKind, ChoiceValue};
use keikaku::value::id::IndicatorId;
use keikaku::wording::parts::{self, PartOption};
use keikaku::wording::{Label, choices};
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::field::registry::{PageField, bind_field};
use crate::ui::app::grid_state::RowView;
use crate::ui::app::{use_editor, use_locale, use_navigation};
use crate::ui::pages::table::grid::choice_select::labelled;

/// The choice among the other KPIs of the plan.
#[component]
pub(crate) fn PartOfChoice(
    /// The row.
    view: ArcRwSignal<RowView>,
) -> impl IntoView {
    let (locale, navigation, editor) = (use_locale(), use_navigation(), use_editor());
    let id = view.with_untracked(|row| row.indicator.id);
    let options = Memo::new(move |_| {
        let plan = navigation.route.get().plan()?;
        // The names of all KPIs are no matter of each key.
        editor.settled.with(|workbook| Some(parts::options(workbook.plan(plan)?, id, locale.language())))
    });
    let current = Memo::new(move |_| view.with(|row| word(row.indicator.part_of)));
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let Some(plan) = navigation.route.get_untracked().plan() else { return };
        let whole = options.with_untracked(|options| {
            options.iter().flatten().find(|option| word(option.whole) == chosen).map(|option| option.whole)
        });
        if let Some(whole) = whole {
            let command = IndicatorCommand::Choose(ChoiceValue::PartOf(whole));
            editor.command(Command::in_indicator(plan, id, command));
        }
    };
    let option = move |PartOption { whole, label }: PartOption| {
        let word = word(whole);
        let is_selected = current.with_untracked(|current| *current == word);
        view! { <option lang="ja" value=word selected=is_selected>{label}</option> }
    };
    let select = move |labelled_by: String| {
        view! {
            <select
                id=place::of_choice(id, ChoiceKind::PartOf)
                use:bind_field=PageField::Choice(id, ChoiceKind::PartOf)
                aria-labelledby=labelled_by
                prop:value=current
                on:change=choose
            >
                {move || options.get().unwrap_or_default().into_iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    };
    labelled(id, choices::word(ChoiceKind::PartOf), Label::PartOf, select)
}

/// The value of the option of that KPI.
fn word(whole: Option<IndicatorId>) -> String {
    whole.map(|whole| whole.to_string()).unwrap_or_default()
}
