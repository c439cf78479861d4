//! The line of a row group for its findings: the first of them and how many more there are. It is always there, so that
//! nothing below it moves when a finding comes or goes. At its end stands the small chart.

use keikaku::id::{IndicatorId, PlanId};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::report::RowFinding;
use crate::ui::app::route::Route;
use crate::ui::components::el::{El, el, group};
use crate::ui::components::severity_mark::SeverityMark;
use crate::ui::pages::table::grid::pictures::picture_cell;
use crate::ui::pages::table::grid::row_group::line;
use crate::ui::pages::table::grid::row_texts::sentence_id;

/// The line. Sentences that it does not show are there for the fields that they describe.
pub(crate) fn finding_line(app: AppState, plan: PlanId, id: IndicatorId, findings: ArcRwSignal<Vec<RowFinding>>) -> El {
    let content = move || {
        let found = findings.get();
        let (first, others) = found.split_first()?;
        let more = (!others.is_empty()).then(|| more_link(app, id, Route::Checks(plan), others.len()));
        let unshown = others.iter().zip(1..).map(|(finding, nth)| sentence(id, nth, finding).flag("hidden", true));
        Some(group().with(shown(id, first).with_some(more)).each(unshown))
    };
    line("findings").with(el("td").role("gridcell").part(content)).with(picture_cell(id))
}

fn shown(id: IndicatorId, finding: &RowFinding) -> El {
    el("div")
        .class("finding-line")
        .attr("data-finding", finding.code)
        .child(view! { <SeverityMark severity=finding.severity /> }.into_any())
        .with(sentence(id, 0, finding))
}

fn sentence(id: IndicatorId, nth: usize, finding: &RowFinding) -> El {
    el("span").id(sentence_id(id, nth)).text(&finding.sentence)
}

/// `ほか2件`, spoken with the name of the indicator.
fn more_link(app: AppState, id: IndicatorId, to: Route, count: usize) -> El {
    let link = format!("more-{id}");
    el("a")
        .attr("href", to.fragment())
        .attr("aria-labelledby", format!("name-{id} {link}"))
        .id(&link)
        .text(app.words().of(format!("ほか{count}件"), format!("{count} more")))
}
