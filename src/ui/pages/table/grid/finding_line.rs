//! The line of a row group for its findings: the first finding and the number of the others. It always exists, so that
//! nothing below it moves when findings come or go. The small chart is at its end.

use std::sync::Arc;

use keikaku::session::route::Route;
use keikaku::value::id::{IndicatorId, PlanId};
use leptos::prelude::*;

use crate::ui::app::grid_state::{Columns, RowSignals};
use crate::ui::app::use_app;
use crate::ui::components::severity_mark::SeverityMark;
use crate::ui::pages::table::grid::charts::RowChart;
use crate::ui::pages::table::grid::row_texts::sentence_id;

/// The line. It contains the sentences that it does not show as hidden elements, because fields refer to them as
/// descriptions.
#[component]
pub(crate) fn FindingLine(
    /// The row.
    signals: RowSignals,
    /// The columns of the grid.
    columns: Arc<Columns>,
) -> impl IntoView {
    let RowSignals { view, findings, .. } = signals;
    let (id, plan) = (view.with_untracked(|row| row.indicator.id), columns.plan);
    let content = move || {
        let found = findings.get();
        let (first, others) = found.split_first()?;
        let unshown = others.iter().zip(1..).map(|(finding, nth)| {
            view! { <span id=sentence_id(id, nth) hidden>{finding.sentence.clone()}</span> }
        });
        let unshown = unshown.collect_view();
        let count = others.len();
        let more = (count > 0).then(|| view! { <MoreLink plan id count /> });
        Some(view! {
            <div class="finding-line" data-finding=first.code>
                <SeverityMark severity=first.severity />
                <span id=sentence_id(id, 0)>{first.sentence.clone()}</span>
                {more}
            </div>
            {unshown}
        })
    };
    view! {
        <tr role="row" class="findings">
            <td role="gridcell">{content}</td>
            <td role="gridcell" class="picture">
                <RowChart view columns />
            </td>
        </tr>
    }
}

/// The link `ほか2件` to the other findings, whose accessible name contains the name of the indicator.
#[component]
fn MoreLink(
    /// The plan.
    plan: PlanId,
    /// The indicator.
    id: IndicatorId,
    /// The number of findings that are not shown.
    count: usize,
) -> impl IntoView {
    let link = format!("more-{id}");
    view! {
        <a href=Route::Checks(plan).fragment() aria-labelledby=format!("name-{id} {link}") id=link.clone()>
            {use_app().language().of(format!("ほか{count}件"), format!("{count} more"))}
        </a>
    }
}
