//! Rows with nothing but a name among rows with figures: 「観光の振興」 stands over the indicators of a measure and is none.

use super::file::{FileKpi, FileRow, Lacks, Part, UnreadRow, WideFile};
use crate::columns::Wide;
use crate::value::width::trim;

/// Lists such rows of an office's tables as titles. Where most rows are names alone they are indicators without figures yet.
pub(super) fn leave_out(file: &mut WideFile) {
    let bare = file.kpis.iter().filter(|kpi| is_bare(kpi)).count();
    if bare == 0 || 2 * bare > file.kpis.len() {
        return;
    }
    let titles = file.kpis.extract_if(.., |kpi| is_bare(kpi));
    let titles = titles.map(|kpi| UnreadRow { line: kpi.line(), text: kpi.name(), lacks: Lacks::Title });
    file.unread.rows.extend(titles);
    file.unread.rows.sort_by_key(|row| row.line);
}

/// Whether a KPI without an id has no figures, and its name is all that stands in each of its rows.
fn is_bare(kpi: &FileKpi) -> bool {
    let is_text = |field: &str| !trim(field).is_empty();
    let is_name_alone = |row: &FileRow| {
        let Some(Part { columns, row }) = row.parts.first() else { return false };
        let name = columns.place(Wide::KpiName).and_then(|place| row.field(place));
        name.is_some_and(is_text) && row.fields().filter(|field| is_text(field)).count() == 1
    };
    kpi.id.is_none() && kpi.rows().all(|row| !row.has_figures() && is_name_alone(row))
}
