//! The panel 様式ブックに書き込む: a book from outside, the marks of its cells, and the values that are written into the cells.

use std::sync::Arc;

use keikaku::export::file_name::marks_name;
use keikaku::export::form_book::{
    BookRefusal, CellReference, FormBook, LARGEST_BOOK, MarksFault, read_marks, write_marks,
};
use keikaku::storage::plan_file::PlanFileError;
use keikaku::wording::{FormBookLabel, errors, form_book};
use leptos::prelude::*;
use web_sys::File;

use crate::browser::{book, files};
use crate::ui::app::form_book::{FormWork, OpenBook};
use crate::ui::app::{JSON, Messages, OpenPlan, use_editor_view, use_locale, use_messages, use_open_plan};
use crate::ui::components::{Button, FileButton};

mod filling_list;
mod mark_list;
mod mark_panel;
mod more_rows;
mod picture;

use filling_list::FillingList;
use mark_list::MarkList;
use mark_panel::MarkPanel;
use picture::SheetPicture;

/// The state that the parts of the panel share.
#[derive(Clone, Copy, Debug)]
struct FormBookState {
    plan: OpenPlan,
    work: RwSignal<FormWork>,
    /// The index of the sheet that is shown.
    sheet: RwSignal<usize>,
    /// The cell whose mark is being chosen.
    chosen: RwSignal<Option<CellReference>>,
}

/// The buttons, the picture of the book with the panel of a mark, the marks, and the values that are written.
#[component]
pub(super) fn FormBookPanel() -> impl IntoView {
    let (locale, messages, view, plan) = (use_locale(), use_messages(), use_editor_view(), use_open_plan());
    let work = view.form_work(plan.id);
    let state = FormBookState { plan, work, sheet: RwSignal::new(0), chosen: RwSignal::new(None) };
    let open_book = move |files: Vec<File>| files.into_iter().for_each(|file| state.open_book(messages, file));
    let load_marks = move |files: Vec<File>| files.into_iter().for_each(|file| state.load_marks(messages, file));
    let has_marks = move || work.with(|work| !work.marks.all().is_empty());
    let open = Memo::new_with_compare(
        move |_| work.with(|work| work.open.clone()),
        |one, other| !matches!((one, other), (Some(Some(one)), Some(Some(other))) if Arc::ptr_eq(one, other)),
    );
    let marking = move || {
        let open = open.get()?;
        Some(view! {
            <p class="form-book-name">{open.name.clone()}</p>
            <SheetTabs state open=Arc::clone(&open) />
            {move || view! { <SheetPicture state open=Arc::clone(&open) sheet=state.sheet.get() /> }}
            <MarkPanel state />
        })
    };
    // Until the user begins, ファイルを読み込む is the only file chooser on the page.
    let is_begun = RwSignal::new(work.with_untracked(|work| work.open.is_some() || !work.marks.all().is_empty()));
    let expanded = move || if is_begun.get() { "true" } else { "false" };
    let begin = move |_| is_begun.update(|is_begun| *is_begun = !*is_begun);
    let choosers = move || {
        view! {
            <FileButton id="form-book-chooser" label=locale.label(FormBookLabel::OPEN) accept=".xlsx,.xlsm" is_multiple=false on_files=open_book />
            <FileButton id="marks-chooser" label=locale.label(FormBookLabel::LOAD_MARKS) accept=".json" is_multiple=false on_files=load_marks />
            <Show when=has_marks>
                <Button
                    class="secondary"
                    text=locale.label(FormBookLabel::SAVE_MARKS)
                    on_press=move |_| state.save_marks(messages)
                />
            </Show>
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="secondary" aria-expanded=expanded on:click=begin>{locale.label(FormBookLabel::FORM_BOOK)}</button>
            <Show when=move || is_begun.get()>{choosers()}</Show>
        </div>
        {marking}
        <Show when=move || has_marks() || open.with(Option::is_some)>
            <MarkList state />
        </Show>
        <Show when=move || has_marks() && open.with(Option::is_some)>
            <FillingList state />
        </Show>
    }
}

/// The tabs of the sheets.
#[component]
fn SheetTabs(state: FormBookState, open: Arc<OpenBook>) -> impl IntoView {
    let locale = use_locale();
    let tabs = open.book.sheets.iter().enumerate().map(|(nth, sheet)| {
        let hidden = if sheet.is_hidden { locale.label(FormBookLabel::HIDDEN_SHEET) } else { "" };
        let is_shown = move || if state.sheet.get() == nth { "true" } else { "false" };
        let show = move |_| {
            state.chosen.set(None);
            state.sheet.set(nth);
        };
        view! { <button type="button" class="secondary" aria-pressed=is_shown on:click=show>{format!("{}{hidden}", sheet.name)}</button> }
    });
    view! { <div class="form-sheets buttons" role="group" aria-label=locale.label(FormBookLabel::FORM_SHEETS)>{tabs.collect_view()}</div> }
}

impl FormBookState {
    /// The name of the sheet that is shown.
    fn sheet_name(self) -> Option<String> {
        let sheet = self.sheet.get_untracked();
        self.work.with_untracked(|work| Some(work.open.as_ref()?.book.sheets.get(sheet)?.name.clone()))
    }

    fn open_book(self, messages: Messages, file: File) {
        let locale = messages.locale;
        leptos::task::spawn_local(async move {
            let language = locale.language();
            messages.say(FormBookLabel::READING_BOOK);
            match read_book(&file).await {
                Ok(open) => {
                    messages.clear();
                    let first = open.book.sheets.iter().position(|sheet| !sheet.is_hidden).unwrap_or_default();
                    self.chosen.set(None);
                    self.sheet.set(first);
                    self.work.update(|work| {
                        work.open = Some(Arc::new(open));
                        work.accepted.clear();
                    });
                }
                Err(Some(refusal)) => {
                    let why = form_book::refusal(refusal, language);
                    messages.show_error(
                        language.choose(format!("「{}」：{why}", file.name()), format!("{}: {why}", file.name())),
                    );
                }
                Err(None) => messages.show_error(form_book::no_library(language)),
            }
        });
    }

    fn load_marks(self, messages: Messages, file: File) {
        leptos::task::spawn_local(async move {
            let language = messages.locale.language();
            let read = match files::read(&file).await {
                Ok(bytes) => {
                    let text = String::from_utf8(bytes).map_err(|_| MarksFault::NotMarks);
                    text.and_then(|text| read_marks(&text)).map_err(|fault| form_book::marks_fault(&fault, language))
                }
                Err(_) => Err(errors::file(PlanFileError::Unreachable, language)),
            };
            match read {
                Ok(marks) => {
                    let count = marks.all().len();
                    self.chosen.set(None);
                    // Present marks, which may be unsaved, are kept.
                    let added = self.work.try_update(|work| work.marks.add(marks)).unwrap_or_default();
                    messages.show_message(form_book::marks_read(added, count - added, language));
                }
                Err(why) => messages.show_error(why),
            }
        });
    }

    fn save_marks(self, messages: Messages) {
        let (name, text) = self.work.with_untracked(|work| {
            let book = work.open.as_ref().map_or("keikaku", |open| open.name.as_str());
            (marks_name(book), write_marks(&work.marks))
        });
        messages.offer(&name, text.as_bytes(), JSON);
    }
}

/// Reads a book. The error is the refusal, or `None` if the library did not load.
async fn read_book(file: &File) -> Result<OpenBook, Option<BookRefusal>> {
    // The size is checked before the book fills memory.
    if file.size() > f64::from(LARGEST_BOOK) {
        return Err(Some(BookRefusal::TooLarge));
    }
    let bytes = files::read(file).await.map_err(|_| Some(BookRefusal::Unreadable))?;
    let json = book::open_form(&bytes).await.map_err(|_| None)?;
    let book = FormBook::from_json(&json).map_err(Some)?;
    Ok(OpenBook { name: file.name(), bytes, book })
}
