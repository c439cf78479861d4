//! 未提出の団体 on 総括表: the bodies that have no actual for the year, or no final actual, with the text that asks them for it.

use std::sync::Arc;

use keikaku::export::clipboard::{Copied, copy_paragraphs};
use keikaku::export::file_name::{SummaryTable, summary_file_name};
use keikaku::figures::summary::SummaryRow;
use keikaku::figures::summary::missing::missing;
use keikaku::paper::missing_list::missing_list;
use keikaku::paper::plain_table::PlainTable;
use keikaku::value::FiscalYear;
use keikaku::wording::summary::missing::{MissingBody, by_body, copied};
use keikaku::wording::{Label, Language, MissingLabel};
use leptos::prelude::*;

use crate::browser::{book, clock};
use crate::ui::app::{Messages, XLSX, use_locale, use_messages};
use crate::ui::components::Button;
use crate::ui::pages::exchange::CSV;
use crate::ui::pages::summary::shown_summary::ShownSummary;

impl ShownSummary {
    /// The rows of the chosen bodies, plans and groups, in whatever state; `None` without plans.
    pub(super) fn counted(self) -> Option<RowsOfYear> {
        self.find(|now| {
            let rows = now.listing.counted.iter().filter_map(|number| now.row(*number).cloned());
            (Arc::new(rows.collect()), now.summary.year)
        })
    }
}

/// The rows that are searched, with their year.
pub(crate) type RowsOfYear = (Arc<Vec<Arc<SummaryRow>>>, FiscalYear);

/// The button that copies the text for all bodies with something missing among the rows, and the list of these bodies,
/// closed at first.
#[component]
pub(crate) fn MissingBodies(
    /// Returns the rows of the table and the year; `None` without plans.
    #[prop(into)]
    rows: Callback<(), Option<RowsOfYear>>,
) -> impl IntoView {
    let (language, messages) = (use_locale().language(), use_messages());
    let is_open = RwSignal::new(false);
    let copy_all = move |_| {
        let Some((all, year)) = rows.run(()) else { return };
        let bodies = by_body(missing(all.iter().map(|row| &**row)));
        if bodies.is_empty() {
            return messages.show_message(MissingLabel::NOBODY.text(language).to_owned());
        }
        let texts: Vec<String> = bodies.iter().map(|body| body.inquiry(year, language)).collect();
        messages.copy(as_mail(&texts.join("\n\n")), copied(texts.len(), language));
    };
    view! {
        <section class="missing-bodies" aria-label=MissingLabel::HEADING.text(language)>
            <button
                type="button"
                class="quiet"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {MissingLabel::HEADING.text(language)}
            </button>
            <Button class="quiet" text=MissingLabel::COPY_INQUIRY.text(language) on_press=copy_all />
            <Show when=move || is_open.get()>
                <Bodies rows />
            </Show>
        </section>
    }
}

/// The bodies, and the buttons that write their list as a file.
#[component]
fn Bodies(rows: Callback<(), Option<RowsOfYear>>) -> impl IntoView {
    let (language, messages) = (use_locale().language(), use_messages());
    let bodies = move || {
        let (all, year) = rows.run(())?;
        let bodies = by_body(missing(all.iter().map(|row| &**row)));
        let nobody = bodies.is_empty().then(|| view! { <li>{MissingLabel::NOBODY.text(language)}</li> });
        let bodies = bodies.iter().map(|body| body_row(body, year, messages, language));
        Some((nobody, bodies.collect_view()))
    };
    let write = move |is_book: bool| {
        let Some((all, year)) = rows.run(()) else { return };
        let table = missing_list(&missing(all.iter().map(|row| &**row)), year, language);
        let name = summary_file_name(SummaryTable::Missing, year, clock::today());
        if is_book { offer_book(messages, &table, name) } else { offer_csv(messages, &table, &name) }
    };
    view! {
        <ul>{bodies}</ul>
        <div class="buttons">
            <Button class="quiet" text=MissingLabel::CSV.text(language) on_press=move |_| write(false) />
            <Button class="quiet" text=MissingLabel::BOOK.text(language) on_press=move |_| write(true) />
        </div>
    }
}

/// A body with what is missing, and the button that copies the text for the body.
fn body_row(body: &MissingBody<'_>, year: FiscalYear, messages: Messages, language: Language) -> impl IntoView + use<> {
    let (name, said, text) =
        (body.shown_name(language).to_owned(), body.summary(language), body.inquiry(year, language));
    let label = MissingLabel::COPY_INQUIRY.text(language);
    let aria = format!("{name} {label}");
    let copy = move |_| messages.copy(as_mail(&text), copied(1, language));
    view! {
        <li data-missing-body=name.clone()>
            <strong>{name.clone()}</strong>
            <span>{said}</span>
            <Button class="quiet" name=aria text=label on_press=copy />
        </li>
    }
}

/// The lines of a text as paragraphs for a mail.
fn as_mail(text: &str) -> Copied {
    copy_paragraphs(&text.lines().map(str::to_owned).collect::<Vec<_>>())
}

/// Downloads the table as CSV.
pub(crate) fn offer_csv(messages: Messages, table: &PlainTable, name: &str) {
    messages.offer(&format!("{name}.csv"), &table.csv().utf8(), CSV);
}

/// Downloads the table as an Excel book, once its library has loaded.
pub(crate) fn offer_book(messages: Messages, table: &PlainTable, name: String) {
    let json = table.book().to_json();
    leptos::task::spawn_local(async move {
        let written = match json {
            Ok(json) => book::write_answer_book(&json).await.ok(),
            Err(_) => None,
        };
        match written {
            Some(bytes) => messages.offer(&format!("{name}.xlsx"), &bytes, XLSX),
            None => messages.say_error(Label::BOOK_NOT_WRITTEN),
        }
    });
}
