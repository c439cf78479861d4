//! The table of old and new as it is printed, on A4 landscape.

use keikaku::compare::words::Run;
use keikaku::paper::comparison_table::content::{ComparedBlock, ComparedTable, ComparisonRow, ComparisonTable};
use leptos::prelude::*;

/// The sheet with the table.
#[component]
pub(super) fn ComparisonPaper(
    /// The table.
    table: ComparisonTable,
) -> impl IntoView {
    let ComparisonTable { title, legend, name, approved, is_bold, is_new_first, heads, rows, .. } = table;
    // Screen readers announce a change as an insertion or as a deletion.
    let roles = if is_new_first { ["insertion", "deletion"] } else { ["deletion", "insertion"] };
    let marks = roles.map(|role| SideMark { is_bold, role });
    let has_remarks = heads.len() > 2;
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let rows = rows.into_iter().map(|row| {
        let sides = match row {
            ComparisonRow::Omitted(line) => {
                [0, 1].map(|_| view! { <td class="omitted">{line.clone()}</td> }.into_any())
            }
            ComparisonRow::Section([left, right]) => [(left, marks[0]), (right, marks[1])].map(|(side, mark)| {
                view! { <td>{side.iter().map(|one| block(one, mark)).collect_view()}</td> }.into_any()
            }),
        };
        let remarks = has_remarks.then(|| view! { <td class="remarks"></td> });
        view! { <tr>{sides}{remarks}</tr> }
    });
    let has_approved = !approved.is_empty();
    view! {
        <article class="paper comparison-paper" lang="ja">
            <h2>{title}</h2>
            <p class="mark-legend">{legend}</p>
            <p>{name}</p>
            {has_approved.then(|| view! { <p class="approved">{approved}</p> })}
            <table data-comparison class:remarked=has_remarks>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </article>
    }
}

/// How changed text on one of the sides is marked.
#[derive(Clone, Copy)]
struct SideMark {
    is_bold: bool,
    /// The role of the marked text for assistive technology.
    role: &'static str,
}

fn block(block: &ComparedBlock, mark: SideMark) -> AnyView {
    match block {
        ComparedBlock::Heading(of) => view! { <p class="heading">{runs(of, mark)}</p> }.into_any(),
        ComparedBlock::Paragraph(of) => view! { <p>{runs(of, mark)}</p> }.into_any(),
        ComparedBlock::Filler(text) => view! { <p>{text.clone()}</p> }.into_any(),
        ComparedBlock::Table(of) => table(of, mark).into_any(),
    }
}

/// The pieces of a text. A changed piece is in the element that marks it.
fn runs(runs: &[Run], mark: SideMark) -> Vec<AnyView> {
    let piece = |run: &Run| {
        let text = run.text.clone();
        match (run.is_changed, mark.is_bold) {
            (false, _) => view! { {text} }.into_any(),
            (true, false) => view! { <u role=mark.role>{text}</u> }.into_any(),
            (true, true) => view! { <b role=mark.role>{text}</b> }.into_any(),
        }
    };
    runs.iter().map(piece).collect()
}

fn table(table: &ComparedTable, mark: SideMark) -> impl IntoView + use<> {
    let widths = table.widths.iter().map(|width| view! { <col style:width=format!("{width}%") /> });
    let head = (!table.head.is_empty()).then(|| {
        let cells = table.head.iter().map(|head| view! { <th scope="col">{runs(head, mark)}</th> });
        view! { <thead><tr>{cells.collect_view()}</tr></thead> }
    });
    let words = table.words;
    let is_dense = table.is_dense();
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let spoken = cell.spoken.clone();
            let content = runs(&cell.printed(), mark);
            if column == 0 {
                view! { <th scope="row" aria-description=spoken>{content}</th> }.into_any()
            } else {
                let is_whole = cell.is_whole();
                view! { <td class:figure={column >= words} class:whole=is_whole aria-description=spoken>{content}</td> }
                    .into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div>
            <table class:dense=is_dense>
                <colgroup>{widths.collect_view()}</colgroup>
                {head}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
