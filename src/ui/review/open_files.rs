//! Opening files that are chosen or dropped: they are read, and a preview shows what they would change. Nothing changes
//! before 取り込む.

use std::sync::Arc;

use keikaku::export::form_book::is_marks;
use keikaku::import::encoding;
use keikaku::session::route::Route;
use keikaku::storage::plan_file::PlanFileError;
use keikaku::storage::read_form;
use keikaku::value::timestamp::Timestamp;
use keikaku::wording::{errors, form_book, forms};
use leptos::ev;
use leptos::prelude::*;
use web_sys::{DragEvent, File, FileList};

use crate::browser::{clock, files};
use crate::ui::app::AppState;
use crate::ui::review::{plan_file, table_reading};

/// Listens for files that are dropped anywhere on the page.
pub(crate) fn listen(app: AppState) {
    window_event_listener(ev::dragover, |event| accept_files(&event));
    window_event_listener(ev::drop, move |event| on_drop(app, &event));
}

/// Allows files to be dropped: otherwise the browser would leave the page and open the file. A dropped text is left to
/// the fields.
fn accept_files(event: &DragEvent) {
    let kinds = event.data_transfer().map(|transfer| transfer.types());
    if kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

fn on_drop(app: AppState, event: &DragEvent) {
    accept_files(event);
    // 比べる handles dropped files itself and imports none.
    if matches!(app.route.get_untracked(), Route::Compare(..)) {
        return;
    }
    if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
        read_files(app, &files);
    }
}

/// Reads files that were chosen or dropped, and shows what they would change.
pub(crate) fn read_files(app: AppState, files: &FileList) {
    // The list of a drop is emptied after the event, so its files are read from it now.
    read_all(app, (0..files.length()).filter_map(|nth| files.get(nth)).collect());
}

/// Reads files and shows what they would change.
pub(crate) fn read_all(app: AppState, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    let reading = begin(app);
    leptos::task::spawn_local(receive(app, reading, files));
}

/// Reads the text of a table as a file of that name is read, and shows what it would change.
pub(crate) fn read_text(app: AppState, name: String, text: String) {
    let reading = begin(app);
    let file = ReceivedFile { name, saved_at: None, bytes: text.into_bytes(), book: None };
    leptos::task::spawn_local(async move { table_reading::open(app, reading, vec![file], Vec::new()).await });
}

/// Begins to read: what was typed is kept, what was shown of other files is gone. Returns the number of the reading.
fn begin(app: AppState) -> u32 {
    app.fields.commit(app);
    app.drop_preview();
    app.message.set(None);
    app.begin_reading()
}

/// A file whose bytes were read.
#[derive(Clone, Debug)]
pub(crate) struct ReceivedFile {
    /// The name of the file.
    pub(crate) name: String,
    /// The time of the last change of the file; `None` if the browser does not say.
    pub(crate) saved_at: Option<Timestamp>,
    /// The content of the file.
    pub(crate) bytes: Vec<u8>,
    /// The name of the book of which it is a sheet; `None` if it is no sheet.
    pub(crate) book: Option<Arc<str>>,
}

impl ReceivedFile {
    /// The name of the book, or of the file that is none.
    pub(crate) fn book_or_name(&self) -> &str {
        self.book.as_deref().unwrap_or(&self.name)
    }
}

/// Reads the content of the files, and opens them or says why they cannot be read.
async fn receive(app: AppState, reading: u32, files: Vec<File>) {
    let (mut received, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        let (name, saved_at) = (file.name(), clock::from_milliseconds(file.last_modified()));
        match files::read(&file).await {
            Ok(bytes) => received.push(ReceivedFile { name, saved_at, bytes, book: None }),
            Err(_) => refused.push(about_file(&name, &errors::file(PlanFileError::Unreachable, app.language()))),
        }
    }
    if app.is_reading(reading) {
        open(app, reading, received, refused).await;
    }
}

/// Opens a single plan file, or all tables. A plan file is JSON, which is recognized by its first character; any other
/// file is read as a table. A plan file together with other files is refused.
async fn open(app: AppState, reading: u32, received: Vec<ReceivedFile>, mut refused: Vec<String>) {
    let language = app.language();
    let (plans, tables): (Vec<ReceivedFile>, Vec<ReceivedFile>) =
        received.into_iter().partition(|file| encoding::is_json(&file.bytes));
    match (&*plans, tables.is_empty()) {
        ([file], true) => {
            if let Err(trouble) = plan_file::open(app, &file.name, &file.bytes).await {
                let is_form = trouble == PlanFileError::OtherJson && read_form(&file.bytes).is_ok();
                let is_marks = || std::str::from_utf8(&file.bytes).is_ok_and(is_marks);
                let sentence = match trouble {
                    PlanFileError::OtherJson if is_form => forms::is_form(language).to_owned(),
                    PlanFileError::OtherJson if is_marks() => form_book::is_marks(language).to_owned(),
                    other => errors::file(other, language),
                };
                refused.push(about_file(&file.name, &sentence));
            }
        }
        (several, _) => {
            refused.extend(several.iter().map(|file| about_file(&file.name, errors::file_alone(language))));
        }
    }
    if !tables.is_empty() {
        table_reading::open(app, reading, tables, refused).await;
    } else if !refused.is_empty() {
        app.show_error(refused.join("\n"));
    }
}

/// A sentence about a file, preceded by its name.
pub(crate) fn about_file(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}
