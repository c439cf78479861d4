//! What a table file would do: what is said of it, what is asked, its changes, and the KPIs of a new plan.

use std::sync::Arc;

use keikaku::exchange::preview::{Place, Preview, Stage, Target};
use keikaku::plan::Indicator;
use keikaku::wording::{exchange, names};

use crate::ui::components::el::{El, el, group};
use crate::ui::review::asked;
use crate::ui::review::changes::ChangeTable;
use crate::ui::review::table_file::Tables;

/// KPIs of a new plan that are shown.
const MOST_SHOWN: usize = 1_000;

/// What is said of the file, what is asked, and its changes.
pub(crate) fn content(tables: &Tables, file: usize, stage: &Stage) -> El {
    let Stage { preview, workbook } = stage;
    let words = tables.sheet.app.words();
    let plan = match &preview.target {
        Target::Plan(id) => workbook.plan(*id),
        Target::NewPlan(plan) => Some(plan),
    };
    let to = plan.map(|plan| el("p").class("target-plan").text(names::plan_name(plan, words)));
    let notes = preview.notes.iter().flat_map(|note| exchange::note(note, words));
    let plan = plan.map(|plan| &**plan);
    let before = tables.before(file);
    // From which file before this one the value comes that stands there now.
    let source = |place: &Place| {
        let last = before.iter().rev().find(|(_, changes)| changes.takes(place));
        last.map(|(name, _)| name.clone())
    };
    let table = ChangeTable { sheet: &tables.sheet, list: file, changes: &preview.changes, plan, source: &source };
    group()
        .with_some(to)
        .each(notes.map(|sentence| el("p").class("note").text(sentence)))
        .with_some(preview.dashes.map(|_| asked::dashes(tables, file)))
        .with_some(asked::questions(tables, file, preview, plan))
        .with_some(table.view())
        .with_some(new_rows(tables, preview))
}

/// The KPIs that a new plan would have.
fn new_rows(tables: &Tables, preview: &Preview) -> Option<El> {
    let Target::NewPlan(plan) = &preview.target else { return None };
    let words = tables.sheet.app.words();
    let row =
        |(row, name): (&Arc<Indicator>, String)| el("li").text(format!("{name}: {}", exchange::added(row, words)));
    let rows = plan.indicators().iter().zip(names::indicators(plan, words)).take(MOST_SHOWN).map(row);
    Some(el("ul").class("new-rows").each(rows))
}
