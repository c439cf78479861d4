//! Opening files that are chosen or dropped: they are read, and a preview shows the changes that they would make.
//! Nothing changes before 取り込む is pressed.

use keikaku::export::form_book::is_marks;
use keikaku::import::encoding;
use keikaku::import::reading::{are_readings, decode_readings, remember};
use keikaku::session::route::Route;
use keikaku::storage::plan_file::PlanFileError;
use keikaku::storage::read_form;
use keikaku::wording::import::sheet;
use keikaku::wording::{Language, errors, form_book, forms};
use leptos::ev;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

use crate::browser::{clock, files};
use crate::ui::app::readings::change_readings;
use crate::ui::review::{OpenPreview, Previews, ReceivedFile, about_file, plan_file, table_reading};

/// Listens for files that are dropped anywhere on the page.
pub(crate) fn listen(previews: Previews) {
    window_event_listener(ev::dragover, |event| accept_files(&event));
    window_event_listener(ev::drop, move |event| on_drop(previews, &event));
}

/// Accepts dropped files: otherwise the browser would leave the page and open the file. Dropped text is left to the
/// input fields.
fn accept_files(event: &DragEvent) {
    let kinds = event.data_transfer().map(|transfer| transfer.types());
    if kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

fn on_drop(previews: Previews, event: &DragEvent) {
    accept_files(event);
    // 比べる and 総括表 handle dropped files themselves and import none.
    if matches!(previews.saving.editor.navigation.route.get_untracked(), Route::Compare(..) | Route::Summary) {
        return;
    }
    read_all(previews, files::dropped(event));
}

/// Reads files that were chosen or dropped, and shows the changes that they would make.
pub(crate) fn read_all(previews: Previews, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    let reading = begin(previews);
    leptos::task::spawn_local(receive(previews, reading, files));
}

/// Reads the text of a table like a file of that name, and shows the changes that it would make.
pub(crate) fn read_text(previews: Previews, name: String, text: String) {
    let reading = begin(previews);
    let file = ReceivedFile { name, saved_at: None, bytes: text.into_bytes(), book: None };
    leptos::task::spawn_local(async move { table_reading::open(previews, reading, vec![file], Vec::new()).await });
}

/// Begins to read: commits the typed text, and discards the preview of other files. Returns the number of the reading
/// request.
fn begin(previews: Previews) -> u32 {
    let editor = previews.saving.editor;
    editor.commit_typing();
    previews.discard();
    editor.messages.clear();
    previews.begin_reading()
}

/// Reads the content of the files and opens them. Files that cannot be read are passed on with the reason.
async fn receive(previews: Previews, reading: u32, files: Vec<File>) {
    let (mut received, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        let (name, saved_at) = (file.name(), clock::from_milliseconds(file.last_modified()));
        match files::read(&file).await {
            Ok(bytes) => received.push(ReceivedFile { name, saved_at, bytes, book: None }),
            Err(_) => {
                refused.push(about_file(
                    &name,
                    &errors::file(PlanFileError::Unreachable, previews.saving.editor.language()),
                ));
            }
        }
    }
    if previews.is_reading(reading) {
        open(previews, reading, received, refused).await;
    }
}

/// Opens a single plan file, or all tables, and imports files of remembered readings. A plan file is JSON, which is
/// recognized by its first character; any other file is read as a table. A plan file together with other files is
/// refused.
async fn open(previews: Previews, reading: u32, received: Vec<ReceivedFile>, mut refused: Vec<String>) {
    let saving = previews.saving;
    let language = saving.editor.language();
    let (plans, tables): (Vec<ReceivedFile>, Vec<ReceivedFile>) =
        received.into_iter().partition(|file| encoding::is_json(&file.bytes));
    let (readings, plans): (Vec<ReceivedFile>, Vec<ReceivedFile>) =
        plans.into_iter().partition(|file| std::str::from_utf8(&file.bytes).is_ok_and(are_readings));
    for file in &readings {
        match take_readings(&file.bytes, language) {
            Ok(sentence) => saving.editor.messages.show_message(sentence),
            Err(why) => refused.push(about_file(&file.name, &why)),
        }
    }
    match (&*plans, tables.is_empty()) {
        ([file], true) => match plan_file::open(saving, &file.name, &file.bytes).await {
            Ok(Some(file)) => previews.show(OpenPreview::PlanFile(file)),
            Ok(None) => {}
            Err(trouble) => refused.push(about_file(&file.name, &why_refused(trouble, &file.bytes, language))),
        },
        (several, _) => {
            refused.extend(several.iter().map(|file| about_file(&file.name, errors::file_alone(language))));
        }
    }
    if !tables.is_empty() {
        table_reading::open(previews, reading, tables, refused).await;
    } else if !refused.is_empty() {
        saving.editor.messages.show_error(refused.join("\n"));
    }
}

/// Adds the remembered readings of a file to the stored ones; a reading of the same table replaces the stored one.
/// Returns the sentence about the outcome, or the reason why they are not read.
fn take_readings(bytes: &[u8], language: Language) -> Result<String, String> {
    let text = String::from_utf8_lossy(bytes);
    let read = decode_readings(&text).map_err(|fault| sheet::readings_fault(fault, language))?;
    let count = read.len();
    change_readings(|all| read.into_iter().for_each(|reading| remember(all, reading)))
        .map_err(|trouble| errors::store(trouble, language))?;
    Ok(sheet::readings_read(count, language))
}

/// The reason why a JSON file is not read as a plan file.
fn why_refused(trouble: PlanFileError, bytes: &[u8], language: Language) -> String {
    let is_marks = || std::str::from_utf8(bytes).is_ok_and(is_marks);
    match trouble {
        PlanFileError::OtherJson if read_form(bytes).is_ok() => forms::is_form(language).to_owned(),
        PlanFileError::OtherJson if is_marks() => form_book::is_marks(language).to_owned(),
        other => errors::file(other, language),
    }
}
