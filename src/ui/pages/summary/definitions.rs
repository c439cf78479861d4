//! 定義を比べる: KPIs of one name, each a row, with what differs marked.

use keikaku::figures::summary::{DefinitionField, SummaryRow, same_named};
use keikaku::wording::Language;
use keikaku::wording::summary::{self as words, SummaryLabel};
use leptos::prelude::*;

use crate::ui::app::{focus, use_locale};
use crate::ui::pages::summary::ShownSummary;

/// The id of the heading, which gets the focus.
pub(super) const HEADING: &str = "summary-definitions";

/// The KPIs that are shown: more of them nobody compares by eye.
const MOST_SHOWN: usize = 200;

/// The panel, while a KPI is compared.
#[component]
pub(super) fn Definitions(
    /// What the view shows.
    page: ShownSummary,
) -> impl IntoView {
    let language = use_locale().language();
    let compared = Memo::new(move |_| page.marks.with(|marks| marks.compared.clone()));
    move || {
        let key = compared.get()?;
        let panel = page.find(|now| {
            let (number, row) = (0_u32..).zip(&now.summary.rows).find(|(_, row)| row.key() == key)?;
            Some(panel(page, &same_named(&now.summary.rows, row), row, number, language))
        });
        panel.flatten()
    }
}

fn panel(page: ShownSummary, rows: &[&SummaryRow], of: &SummaryRow, number: u32, language: Language) -> AnyView {
    let close = move |_| {
        page.marks.update(|marks| marks.compared = None);
        focus::focus_after_update(vec![super::row::acts_id(number), "main".to_owned()]);
    };
    let alone = (rows.len() < 2).then(|| view! { <p>{SummaryLabel::OnlyOne.text(language)}</p> });
    let differing = DefinitionField::ALL.map(|field| (field, field.differs(rows)));
    let heads = differing.map(|(field, differs)| {
        let mark = differs.then(|| SummaryLabel::Differs.text(language));
        view! { <th scope="col" class:differs=differs>{words::definition_field(field, language)}" "<em>{mark}</em></th> }
    });
    let lines = rows.iter().take(MOST_SHOWN).map(|row| {
        let cells = differing.map(|(field, differs)| {
            view! { <td class:differs=differs lang="ja">{words::definition(field, row, language)}</td> }
        });
        view! { <tr><th scope="row" lang="ja">{words::body_and_plan(&row.of, language)}</th>{cells}</tr> }
    });
    view! {
        <section class="panel summary-definitions" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{words::compared(of, rows.len(), language)}</h2>
            <button type="button" class="quiet" on:click=close>{SummaryLabel::CloseDefinitions.text(language)}</button>
            {alone}
            <div class="scroll" tabindex="0" role="group" aria-labelledby=HEADING>
                <table>
                    <thead>
                        <tr><th scope="col">{words::heading(keikaku::figures::summary::SummaryColumn::Plan, language)}</th>{heads}</tr>
                    </thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
