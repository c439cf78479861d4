//! A printed document, which is read on screen, printed, copied, and written for Word: the document of the plan as its
//! form prints it, or of another view.

use std::sync::Arc;

use keikaku::export::file_name::word_file_name;
use keikaku::paper::filing;
use keikaku::paper::printed_document::content::{
    PrintedBlock, PrintedChart, PrintedDocument, PrintedSection, PrintedTable, copy_document, copy_sections,
};
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::Plan;
use keikaku::wording::{Label, PrintLabel};
use leptos::html::{h3, h4, h5, h6};
use leptos::prelude::*;

use crate::browser::word;
use crate::ui::app::{Messages, OpenPlan, use_locale, use_messages, use_open_plan};
use crate::ui::components::{Button, LargeChart};

/// The pages of the document.
#[component]
pub(crate) fn DocumentPaper(
    /// The plan.
    plan: Arc<Plan>,
    /// Whether each year has its era beside it.
    both_eras: bool,
) -> impl IntoView {
    document_paper(use_messages(), printed_document(&plan, both_eras))
}

/// The pages of a document.
pub(crate) fn document_paper(messages: Messages, printed: PrintedDocument) -> AnyView {
    let document = StoredValue::new(printed.clone());
    let sections = printed.sections.iter().map(|one| section(messages, document, one)).collect_view();
    let class = if printed.is_landscape { "paper document-paper lying" } else { "paper document-paper" };
    view! {
        <article class=class lang="ja">
            <h2>{printed.title}</h2>
            {sections}
        </article>
    }
    .into_any()
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
    let name = format!("{heading} {}", locale.label(PrintLabel::COPY_SECTION));
    let copy = move |_| {
        let copied = leaf.map(|leaf| document.with_value(|document| copy_sections(document.with_sections_in(leaf))));
        messages.copy(copied.unwrap_or_default(), locale.label(PrintLabel::SECTION_COPIED).to_owned());
    };
    view! {
        <div class="printed-heading">
            {title}
            <Button class="quiet screen-only" name=name text=locale.label(PrintLabel::COPY_SECTION) on_press=copy />
        </div>
        {section.blocks.iter().map(block).collect_view()}
        {(!section.charts.is_empty()).then(|| charts(&section.charts))}
    }
}

/// The charts of a section, side by side as far as there is room.
fn charts(all: &[PrintedChart]) -> impl IntoView + use<> {
    let titled_chart = |PrintedChart { name, chart }: &PrintedChart| {
        view! {
            <div>
                <p class="label">{name.clone()}</p>
                <LargeChart chart=Some(chart.clone()) has_sentences=true />
            </div>
        }
    };
    view! { <div class="printed-charts">{all.iter().map(titled_chart).collect_view()}</div> }
}

fn block(block: &PrintedBlock) -> AnyView {
    match block {
        PrintedBlock::Paragraph(text) => view! { <p>{text.clone()}</p> }.into_any(),
        PrintedBlock::Item(text) => view! { <p class="item">{text.clone()}</p> }.into_any(),
        PrintedBlock::Label(text) => view! { <p class="label">{text.clone()}</p> }.into_any(),
        PrintedBlock::Table(one) => table(one).into_any(),
    }
}

/// The number of letters of the longest figure that stays on one line with its unit and 以下; a text typed instead may be
/// longer.
const LONGEST_FIGURE: usize = 20;

fn is_figure(text: &str) -> bool {
    text.chars().count() <= LONGEST_FIGURE
        && text.starts_with(|first: char| first.is_ascii_digit() || "△▲+-約".contains(first))
}

fn table(table: &PrintedTable) -> impl IntoView + use<> {
    let widths = table.widths.iter().map(|width| view! { <col style:width=format!("{width}%") /> });
    let head = (!table.head.is_empty()).then(|| {
        let cells = table.head.iter().map(|head| view! { <th scope="col">{head.clone()}</th> });
        view! { <thead><tr>{cells.collect_view()}</tr></thead> }
    });
    let stays_together = table.stays_together;
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells = row.iter().enumerate().filter_map(|(column, text)| {
            let (rows, columns) = table.span(at, column)?;
            let (text, rows, columns) = (text.clone(), (rows > 1).then_some(rows), (columns > 1).then_some(columns));
            let cell = if column == 0 {
                view! { <th scope="row" rowspan=rows colspan=columns>{text}</th> }.into_any()
            } else {
                let is_whole = is_figure(&text);
                view! { <td class:figure=table.holds_figures(column) class:whole=is_whole rowspan=rows>{text}</td> }
                    .into_any()
            };
            Some(cell)
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

fn document_now(plan: OpenPlan) -> Option<PrintedDocument> {
    let both_eras = plan.view.with_untracked(|view| view.prints_eras);
    plan.read_now(|plan| printed_document(plan, both_eras))
}

/// The button that copies the whole document.
#[component]
pub(crate) fn CopyButton() -> impl IntoView {
    let (locale, messages, plan) = (use_locale(), use_messages(), use_open_plan());
    let copy_all = move |_| {
        if let Some(document) = document_now(plan) {
            messages.copy(copy_document(&document), locale.label(PrintLabel::SECTION_COPIED).to_owned());
        }
    };
    view! { <Button class="secondary" text=locale.label(PrintLabel::COPY_DOCUMENT) on_press=copy_all /> }
}

/// The button that writes the document for Word. If the page shows another paper, the label names the document.
#[component]
pub(crate) fn WordButton(
    /// Whether the document is shown below.
    #[prop(into)]
    is_beside: Signal<bool>,
) -> impl IntoView {
    let (locale, messages, plan) = (use_locale(), use_messages(), use_open_plan());
    let write = move |_| {
        let name = plan.read_now(|plan| word_file_name(plan));
        if let Some((name, document)) = name.zip(document_now(plan)) {
            let said = filing::word_written(&document, locale.language());
            write_word(messages, document, name, said);
        }
    };
    let label = move || locale.label(if is_beside.get() { Label::WRITE_WORD } else { PrintLabel::WRITE_PLAN_FOR_WORD });
    view! { <button type="button" class="secondary" on:click=write>{label}</button> }
}

/// Writes a document for Word, downloads it as a file with the name, and shows a message: `said`, or that it failed.
pub(crate) fn write_word(messages: Messages, document: PrintedDocument, name: String, said: String) {
    messages.offer_word(name, said, async move { word::write(&document.to_json().ok()?).await.ok() });
}
