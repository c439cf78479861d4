//! The differences between the two sides of 比べる.

use std::sync::Arc;

use keikaku::compare::{Comparison, DifferenceKind, FileRemarks, Which};
use keikaku::wording::{CompareLabel, Label, compare as words_of, import};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};
use crate::ui::components::{KindButtons, KindCount};
use crate::ui::pages::compare::difference_table::DifferenceTable;
use crate::ui::pages::compare::sides::use_sides;

/// The greatest number of sentences on open questions of a table that are shown.
const MOST_QUESTIONS: usize = 8;

/// The notes on table files, and the differences: buttons with the number of each kind, which restrict the list to this
/// kind, and a table.
#[component]
pub(crate) fn ComparisonResult(
    /// The result of the comparison.
    comparison: Arc<Comparison>,
) -> impl IntoView {
    let sides = [(Which::Left, CompareLabel::LEFT), (Which::Right, CompareLabel::RIGHT)]
        .into_iter()
        .zip(comparison.files.clone());
    let notes = sides
        .filter_map(|((which, label), remarks)| remarks.map(|remarks| view! { <FileNotes which label remarks /> }));
    let notes = notes.collect_view();
    let differences = (!comparison.differences.is_empty()).then(|| view! { <Differences comparison /> });
    view! {
        {notes}
        {differences}
    }
}

/// The notes of a table file, and the questions that it leaves open.
#[component]
fn FileNotes(
    /// The side with the file.
    which: Which,
    /// The label of the side.
    label: Label,
    /// The notes and questions of the file.
    remarks: FileRemarks,
) -> impl IntoView {
    let (language, editor) = (use_locale().language(), use_editor());
    let sides = use_sides();
    let name =
        move || format!("{}: {}", label.text(language), sides.content(which).with(|content| content.name(editor)));
    let notes = remarks.notes.iter().flat_map(|note| import::note(note, language));
    let open = (!remarks.questions.is_empty()).then(|| CompareLabel::OPEN_IN_TABLE.text(language).to_owned());
    let questions = remarks.questions.iter().take(MOST_QUESTIONS).map(|question| import::question(question, language));
    let more = remarks.questions.len().saturating_sub(MOST_QUESTIONS);
    let more = (more > 0).then(|| words_of::more_told(more, language));
    let states = CompareLabel::TABLE_STATES.text(language).to_owned();
    let sentences = [states].into_iter().chain(notes).chain(open).chain(questions).chain(more);
    view! {
        <div class="compare-told">
            <p class="target-plan">{name}</p>
            <ul>{sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
        </div>
    }
}

/// The buttons by kind, and the differences of the kind that is shown.
#[component]
fn Differences(
    /// The result of a comparison with at least one difference.
    comparison: Arc<Comparison>,
) -> impl IntoView {
    let locale = use_locale();
    let shown = use_sides().kind;
    let count =
        |kind| KindCount { kind, name: words_of::kind(kind, locale.language()), count: comparison.count(kind).into() };
    let (kinds, all) = (DifferenceKind::ALL.map(count).to_vec(), comparison.differences.len());
    view! {
        <KindButtons shown=shown.clone() all kinds />
        {move || view! { <DifferenceTable comparison=Arc::clone(&comparison) kind=shown.get() /> }}
    }
}
