//! The changes of one of the table files in a preview.

use std::sync::Arc;

use keikaku::import::preview::{ImportBase, ImportTarget, Note, Preview};
use keikaku::merge::review::ChangePlace;
use keikaku::plan::Plan;
use keikaku::wording::{import, names};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::Button;
use crate::ui::review::incoming_table::IncomingTable;
use crate::ui::review::opened_table::OpenedTable;
use crate::ui::review::plan_choice::PlanChoice;
use crate::ui::review::questions::{DashesChoice, Questions};
use crate::ui::review::table_files::UnchangedSheet;
use crate::ui::review::unplaced_fields::UnplacedFields;
use crate::ui::review::{ChangeTable, TableFiles, use_previews};

/// The name of the file, if there are several files, and its changes. They are computed again when the plan changes,
/// when a question is answered, and when something is decided about an earlier file. The sheets of a book that change
/// nothing are combined in one line.
#[component]
pub(crate) fn TableFileChanges(
    /// The files.
    files: TableFiles,
    /// The index of this file.
    nth: usize,
) -> impl IntoView {
    let unchanged = {
        let files = files.clone();
        Memo::new(move |_| files.unchanged(nth))
    };
    let content = move || match unchanged.get() {
        Some(UnchangedSheet::First(line)) => view! { <p class="note">{line}</p> }.into_any(),
        Some(UnchangedSheet::Further) => ().into_any(),
        None => view! { <ShownFile files=files.clone() nth /> }.into_any(),
    };
    view! { <section class="answer">{content}</section> }
}

/// The name of the file, if there are several files, and its preview.
#[component]
fn ShownFile(files: TableFiles, nth: usize) -> impl IntoView {
    let locale = use_locale();
    let heading = files.heading(nth).filter(|_| files.len() > 1);
    let heading_id = heading.as_ref().map(|_| format!("table-file-{nth}"));
    let named_by = heading_id.clone();
    let back = view! { <BackToSheet files=files.clone() nth /> };
    let content = move || {
        files.decisions.track_redraw();
        match files.preview(nth) {
            Ok((preview, base)) => {
                view! { <PreviewContent files=files.clone() nth heading=named_by.clone() preview base /> }.into_any()
            }
            // Until its questions are answered there may be nothing to compare; the button above shows the counts.
            Err(_) if files.file(nth).and_then(OpenedTable::source).is_some_and(|source| !source.is_left_out()) => {
                ().into_any()
            }
            Err(trouble) => view! {
                <p class="trouble">{import::error_sentence(&trouble, locale.language())}</p>
            }
            .into_any(),
        }
    };
    view! {
        {heading.map(|heading| view! { <h3 id=heading_id>{heading}</h3> })}
        {back}
        {content}
    }
}

/// The plan into which the file is imported, notes, questions, the changes, and the KPIs of a new plan.
#[component]
fn PreviewContent(
    files: TableFiles,
    nth: usize,
    /// The id of the file's heading, if there are several files.
    heading: Option<String>,
    /// The effect of importing the file.
    preview: Arc<Preview>,
    /// The plans with which the file is compared.
    base: Arc<ImportBase>,
) -> impl IntoView {
    let language = use_locale().language();
    // For a table from another office, the plan is chosen in [`BackToSheet`].
    let is_of_others = files.file(nth).is_some_and(|file| file.read.is_of_others());
    let (plan, new_plan) = match &preview.target {
        ImportTarget::Plan(id) => (base.workbook.plan(*id).cloned(), None),
        ImportTarget::NewPlan(plan) => (Some(Arc::clone(plan)), Some(Arc::clone(plan))),
    };
    let plan_name = plan.as_ref().map(|plan| names::plan_name(plan, language));
    let source = move |place: ChangePlace| Some(base.source(&place)?.to_string());
    let file = files.file_name(nth);
    let plan_name = plan_name.filter(|_| !is_of_others);
    let is_said = |note: &&Note| !(is_of_others && matches!(note, Note::NoSuchPlan | Note::OtherPlan));
    let notes = preview.notes.iter().filter(is_said).flat_map(|note| import::note_on(&file, note, language));
    let answers = RwSignal::from(files.answers(nth));
    let set_dashes = move |meaning| answers.update(|answers| answers.dashes = Some(meaning));
    let answer = move |(asks, choice)| answers.update(|answers| answers.give_all(asks, choice));
    // Questions about all files together are shown above the files.
    let questions: Vec<_> = preview.questions.iter().filter(|question| !question.ask.is_standard()).cloned().collect();
    let unplaced = files.unplaced(nth);
    let of_questions = plan.clone();
    // A new plan that is imported as a whole is shown in its own columns. If it cannot hold everything, each such row
    // is a change.
    let is_alone = matches!(&*preview.changes, [change] if change.remark.is_none());
    let is_whole = is_of_others && new_plan.is_some() && is_alone;
    let new_plan = new_plan.filter(|plan| is_whole || !plan.indicators().is_empty());
    let is_folded = files.len() > 1;
    let changes = (!is_whole).then(|| {
        view! { <ChangeTable decisions=files.decisions list=nth changes=preview.changes.clone() plan source is_by_look=is_of_others /> }
    });
    let unplaced = unplaced.map(|(unplaced, is_open)| view! { <UnplacedFields unplaced is_open file=nth heading /> });
    view! {
        {plan_name.map(|name| view! { <p class="target-plan">{name}</p> })}
        {notes.map(|sentence| view! { <p class="note">{sentence}</p> }).collect_view()}
        {preview.dashes.map(|dashes| view! { <DashesChoice chosen=dashes.meaning file=nth on_choose=set_dashes /> })}
        <Questions questions file=nth plan=of_questions on_answer=answer />
        {unplaced}
        {changes}
        {new_plan.map(|plan| view! { <Incoming plan is_folded is_whole /> })}
    }
}

/// The content of a new plan. It is folded if there are several files.
#[component]
fn Incoming(
    plan: Arc<Plan>,
    is_folded: bool,
    /// Whether this section represents the change that adds the plan.
    is_whole: bool,
) -> impl IntoView {
    let language = use_locale().language();
    let summary = import::sheet::indicators_of_plan(&plan, language);
    view! {
        <details class="incoming" data-change=is_whole.then_some("add") open=!is_folded>
            <summary>{summary}</summary>
            <IncomingTable plan />
        </details>
    }
}

/// For a table from another office: the choice of the plan, the button that leads back to the sheet and shows the counts
/// of figures that are not read, and a note about rows that were left out. Nothing for a table of this product.
#[component]
fn BackToSheet(files: TableFiles, nth: usize) -> impl IntoView {
    let (language, previews) = (use_locale().language(), use_previews());
    let source = untrack(|| files.file(nth).and_then(OpenedTable::source));
    let of_choice = files.clone();
    source.map(|source| {
        let show = move |_| {
            files.reading.set(Some(nth));
            previews.lead_to_preview();
        };
        let choice_id = format!("table-file-{nth}-plan");
        let left_out = import::sheet::left_out(&source, language).map(|said| view! { <p class="note">{said}</p> });
        view! {
            <div class="sheet-back">
                <PlanChoice files=of_choice nth id=choice_id />
                <Button
                    class="secondary"
                    text={import::sheet::left_over(source.reading.counts(), language)}
                    on_press=show
                />
            </div>
            {left_out}
        }
    })
}
