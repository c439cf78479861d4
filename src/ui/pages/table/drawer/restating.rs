//! 増加分に直す and 各年度の値に直す: restates the targets of the KPI as increments or as levels, after a preview of the changes.

use keikaku::command::IndicatorCommand;
use keikaku::command::restating::offered;
use keikaku::wording::restating::{self, RestatedLine};
use keikaku::wording::{Language, TableLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Locale, ShownRow, use_locale, use_open_plan};
use crate::ui::components::Button;

/// The preview and the button, closed at first; nothing for a KPI that cannot be restated.
#[component]
pub(crate) fn Restating(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let language = locale.language();
    let offered = Memo::new(move |_| row.read(|row| offered(row)));
    move || {
        let into = offered.get()?;
        let content = move || {
            let lines = row.read(|shown| restating::lines(shown, row.columns().span(), into, language));
            match lines {
                Ok(lines) => table(locale, lines),
                Err(why) => view! { <p class="hint">{why}</p> }.into_any(),
            }
        };
        let restate = move |_| {
            plan.editor.commit_typing();
            let reason = restating::reason(into, Language::Japanese).to_owned();
            plan.command_on(row.id, IndicatorCommand::Restate { into, reason, on: clock::today() });
        };
        Some(view! {
            <details class="restating">
                <summary>{locale.label(TableLabel::RESTATING)}</summary>
                {content}
                <Button class="secondary" text={restating::button(into, language)} on_press=restate />
            </details>
        })
    }
}

/// The changes, before and after.
fn table(locale: Locale, lines: Vec<RestatedLine>) -> AnyView {
    let lines = lines.into_iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{line.name}</th>
                <td class="figure">{line.before}</td>
                <td class="figure">{line.after}</td>
            </tr>
        }
    });
    view! {
        <table>
            <thead>
                <tr>
                    <th></th>
                    <th scope="col">{locale.label(TableLabel::RESTATED_BEFORE)}</th>
                    <th scope="col">{locale.label(TableLabel::RESTATED_AFTER)}</th>
                </tr>
            </thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
