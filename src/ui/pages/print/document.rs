//! The document of the plan as its form prints it, which is read on screen, printed, copied, and written for Word.

use std::sync::Arc;

use keikaku::export::file_name::word_file_name;
use keikaku::paper::filing;
use keikaku::paper::printed_document::content::{
    PrintedBlock, PrintedDocument, PrintedSection, PrintedTable, copy_document, copy_sections,
};
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::Plan;
use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use leptos::html::{h3, h4, h5, h6};
use leptos::prelude::*;

use crate::browser::{files, word};
use crate::ui::app::download::DOCX;
use crate::ui::app::{EditorView, Messages, use_editor_view, use_locale, use_messages};

/// The pages of the document.
#[component]
pub(crate) fn DocumentPaper(
    /// The plan.
    plan: Arc<Plan>,
    /// Whether each year has its era beside it.
    both_eras: bool,
) -> impl IntoView {
    let messages = use_messages();
    let printed = printed_document(&plan, both_eras);
    let document = StoredValue::new(printed.clone());
    let sections = printed.sections.iter().map(|one| section(messages, document, one)).collect_view();
    view! {
        <article class="paper document-paper" lang="ja">
            <h2>{printed.title}</h2>
            {sections}
        </article>
    }
}

fn section(
    messages: Messages,
    document: StoredValue<PrintedDocument>,
    section: &PrintedSection,
) -> impl IntoView + use<> {
    let locale = messages.locale;
    let (leaf, heading) = (section.leaf, section.heading.clone());
    let title = match section.level {
        1 => h3().child(heading.clone()).into_any(),
        2 => h4().child(heading.clone()).into_any(),
        3 => h5().child(heading.clone()).into_any(),
        _ => h6().child(heading.clone()).into_any(),
    };
    let name = format!("{heading} {}", locale.label(Label::CopySection));
    let copy = move |_| {
        let copied = document.with_value(|document| copy_sections(document.with_sections_in(leaf)));
        messages.copy(copied, locale.label(Label::SectionCopied).to_owned());
    };
    view! {
        <div class="printed-heading">
            {title}
            <button type="button" class="quiet screen-only" aria-label=name on:click=copy>
                {locale.label(Label::CopySection)}
            </button>
        </div>
        {section.blocks.iter().map(block).collect_view()}
    }
}

fn block(block: &PrintedBlock) -> AnyView {
    match block {
        PrintedBlock::Paragraph(text) => view! { <p>{text.clone()}</p> }.into_any(),
        PrintedBlock::Item(text) => view! { <p class="item">{text.clone()}</p> }.into_any(),
        PrintedBlock::Label(text) => view! { <p class="label">{text.clone()}</p> }.into_any(),
        PrintedBlock::Table(one) => table(one).into_any(),
    }
}

fn table(table: &PrintedTable) -> impl IntoView + use<> {
    let widths = table.widths.iter().map(|width| view! { <col style:width=format!("{width}%") /> });
    let head = (!table.head.is_empty()).then(|| {
        let cells = table.head.iter().map(|head| view! { <th scope="col">{head.clone()}</th> });
        view! { <thead><tr>{cells.collect_view()}</tr></thead> }
    });
    let words = table.words;
    let stays_together = table.stays_together;
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, text)| {
            let is_figure = column >= words;
            if column == 0 {
                view! { <th scope="row">{text.clone()}</th> }.into_any()
            } else {
                view! { <td class:figure=is_figure>{text.clone()}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div data-kpi-table>
            <table class:together=stays_together>
                <colgroup>{widths.collect_view()}</colgroup>
                {head}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn document_now(editor_view: EditorView, plan: PlanId) -> Option<PrintedDocument> {
    let both_eras = editor_view.plan_view(plan).with_untracked(|view| view.prints_eras);
    editor_view
        .editor
        .workbook
        .with_untracked(|workbook| workbook.plan(plan).map(|plan| printed_document(plan, both_eras)))
}

/// The button that copies the whole document.
#[component]
pub(crate) fn CopyButton(
    /// The plan.
    id: PlanId,
) -> impl IntoView {
    let (locale, messages, view) = (use_locale(), use_messages(), use_editor_view());
    let copy_all = move |_| {
        if let Some(document) = document_now(view, id) {
            messages.copy(copy_document(&document), locale.label(Label::SectionCopied).to_owned());
        }
    };
    view! { <button type="button" class="secondary" on:click=copy_all>{locale.label(Label::CopyDocument)}</button> }
}

/// The button that writes the document for Word.
#[component]
pub(crate) fn WordButton(
    /// The plan.
    id: PlanId,
) -> impl IntoView {
    let (locale, messages, view) = (use_locale(), use_messages(), use_editor_view());
    let write = move |_| {
        leptos::task::spawn_local(async move {
            match write_word(view, id).await {
                Some(said) => messages.show_message(said),
                None => messages.show_error(locale.label(Label::WordNotWritten).to_owned()),
            }
        });
    };
    view! { <button type="button" class="secondary" on:click=write>{locale.label(Label::WriteWord)}</button> }
}

/// Writes the document, offers it as a file and returns what is said of it; `None` if that failed.
async fn write_word(view: EditorView, plan: PlanId) -> Option<String> {
    let name = view.editor.workbook.with_untracked(|workbook| workbook.plan(plan).map(|plan| word_file_name(plan)))?;
    let document = document_now(view, plan)?;
    let bytes = word::write(&document.to_json().ok()?).await.ok()?;
    files::download(&name, &bytes, DOCX).ok()?;
    Some(filing::word_written(&document, view.editor.locale().language()))
}
