//! The line of a row group for its findings: the first of them and how many more there are. It is always there, so that
//! nothing below it moves when a finding comes or goes.

use crate::ui::leptos::*;
use keikaku::checks::Finding;
use keikaku::id::IndicatorId;
use keikaku::wording::findings::{self, PlaceNames};

use super::row_group::line;
use super::row_texts::sentence_id;
use crate::ui::board::{Frame, RowFindings};
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::pages::severity_mark;
use crate::ui::route::Route;

/// The line. Sentences that it does not show are there for the fields that they describe.
pub(super) fn finding_line(desk: Desk, frame: &Frame, id: IndicatorId, findings: ArcRwSignal<RowFindings>) -> El {
    let (plan, form) = (frame.plan, frame.form);
    let content = move || {
        let RowFindings { found, called: (number, name) } = findings.get();
        let names = PlaceNames::of_row(form, desk.words(), id, number, &name);
        let (first, others) = found.split_first()?;
        let more = (!others.is_empty()).then(|| more_link(desk, id, Route::Checks(plan), others.len()));
        Some(group().with(shown(desk, id, first, &names).with_some(more)).each(unshown(id, others, &names)))
    };
    line("findings").with(el("td").role("gridcell").part(content))
}

fn shown(desk: Desk, id: IndicatorId, finding: &Finding, names: &PlaceNames) -> El {
    let sentence = el("span").id(sentence_id(id, 0)).text(findings::sentence(finding, names));
    el("div")
        .class("finding-line")
        .attr("data-finding", finding.code().printed())
        .with(severity_mark(desk, finding.severity()))
        .with(sentence)
}

fn unshown<'a>(id: IndicatorId, others: &'a [Finding], names: &'a PlaceNames) -> impl Iterator<Item = El> + 'a {
    others.iter().zip(1..).map(move |(finding, nth)| {
        el("span").id(sentence_id(id, nth)).flag("hidden", true).text(findings::sentence(finding, names))
    })
}

/// `ほか2件`, spoken with the name of the indicator.
fn more_link(desk: Desk, id: IndicatorId, to: Route, count: usize) -> El {
    let link = format!("more-{id}");
    el("a")
        .attr("href", to.fragment())
        .attr("aria-labelledby", format!("name-{id} {link}"))
        .id(&link)
        .text(desk.words().of(format!("ほか{count}件"), format!("{count} more")))
}
