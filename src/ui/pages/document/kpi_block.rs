//! The table of KPIs in a section in which the form prints it.

use keikaku::paper::kpi_block::{KpiBlock, kpi_block};
use keikaku::session::route::Route;
use keikaku::wording::{DocumentLabel, Label, names, terms};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_open_plan};

/// The table as printed, with a link to the grid, where alone it is edited.
#[component]
pub(crate) fn KpiBlockTable(
    /// The label of the section, used in accessible names.
    label: String,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    // The figures do not change while a text is being typed, so that a table of many KPIs does not slow typing down.
    let block = Memo::new(move |_| plan.read_settled(|plan| kpi_block(plan, false, locale.language())));
    let indicator = plan.read(|plan| terms::indicator(&plan.form, locale.language()).to_owned());
    let to_grid = format!("{label} {}", locale.label(DocumentLabel::EDIT_IN_GRID));
    let name = label.clone();
    view! {
        <div class="kpi-block" data-kpi-table>
            {move || block.get().map(|block| table(locale.label(Label::UNIT), indicator.clone().unwrap_or_default(), &name, block))}
            <a href=Route::Kpi(plan.id).fragment() aria-label=to_grid>{locale.label(DocumentLabel::EDIT_IN_GRID)}</a>
        </div>
    }
}

fn table(unit: &'static str, indicator: String, name: &str, block: KpiBlock) -> impl IntoView + use<> {
    let heads = block.heads.into_iter().map(|head| view! { <th scope="col">{head}</th> });
    let rows = block.rows.into_iter().map(|row| {
        let figures = row.figures.into_iter().map(|figure| view! { <td class="figure">{names::without_long_runs(&figure)}</td> });
        view! {
            <tr>
                <th scope="row"><span class="number">{row.number}</span>" "<span lang="ja">{names::without_long_runs(&row.name)}</span></th>
                <td>{names::without_long_runs(&row.unit)}</td>
                {figures.collect_view()}
            </tr>
        }
    });
    view! {
        <table aria-label=name.to_owned()>
            <thead>
                <tr>
                    <th scope="col">{indicator}</th>
                    <th scope="col">{unit}</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
