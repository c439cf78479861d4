//! Reading table files from their bytes to their rows.
//!
//! Before a large file is read, the user is asked. It is read in slices; between them the page shows the progress and
//! reacts to the button that stops reading.

use std::sync::Arc;

use keikaku::import::encoding::large;
use keikaku::import::read::{ImportError, ReadStep, Reader, TableFile};
use keikaku::wording::import;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::encoding::BrowserCp932;
use crate::ui::app::AppState;
use crate::ui::review::large_file::LargeFile;
use crate::ui::review::open_files::{ReceivedFile, about_file};
use crate::ui::review::reading_progress::{Progress, ReadingProgress};
use crate::ui::review::table_files::{ReadTable, TableFiles};
use crate::ui::review::table_files_review::TableFilesReview;

/// The number of rows that are read before the page is shown again.
const SLICE: usize = 2_000;

/// Reads table files, and shows what they would change. Large ones are read after the user has agreed. `refused` are
/// the sentences on other files that were opened with them and cannot be read.
pub(crate) async fn open(app: AppState, reading: u32, files: Vec<ReceivedFile>, refused: Vec<String>) {
    let Some((name, size)) = files.iter().find_map(|file| Some((file.name.clone(), large(&file.bytes)?))) else {
        return read(app, reading, &files, refused).await;
    };
    let files = Arc::new(files);
    app.show_preview(ViewFn::from(move || {
        let (files, refused) = (Arc::clone(&files), refused.clone());
        let go_on = move |()| {
            let (files, refused, reading) = (Arc::clone(&files), refused.clone(), app.begin_reading());
            leptos::task::spawn_local(async move { read(app, reading, &files, refused).await });
        };
        view! { <LargeFile name=name.clone() size on_continue=go_on /> }
    }));
}

/// Reads all files and shows what they would change, or the reasons if none of them can be imported.
async fn read(app: AppState, reading: u32, files: &[ReceivedFile], mut refused: Vec<String>) {
    let mut tables = Vec::new();
    for file in files {
        match read_one(app, reading, file).await {
            Some(Ok(table)) => tables.push(ReadTable::new(file.clone(), table)),
            Some(Err(trouble)) => {
                refused.push(about_file(&file.name, &import::error_sentence(&trouble, app.language())));
            }
            None => return,
        }
    }
    match TableFiles::open(app, tables, refused) {
        Ok(files) => app.show_preview(ViewFn::from(move || view! { <TableFilesReview files=files.clone() /> })),
        Err(refused) => {
            app.preview.set(None);
            app.show_error(refused.join("\n"));
        }
    }
}

/// Reads a file slice by slice; `None` if reading was stopped or another file was opened.
async fn read_one(app: AppState, reading: u32, file: &ReceivedFile) -> Option<Result<TableFile, ImportError>> {
    let mut reader = match Reader::new(&file.bytes, &BrowserCp932::default()) {
        Ok(reader) => reader,
        Err(trouble) => return Some(Err(trouble)),
    };
    let mut progress = None;
    loop {
        match reader.step(SLICE) {
            Ok(ReadStep::Done(table)) => return Some(Ok(table)),
            Err(trouble) => return Some(Err(trouble)),
            Ok(ReadStep::Reading { read, of }) => {
                progress.get_or_insert_with(|| show_progress(app, &file.name)).set((read, of));
                clock::yield_to_browser().await;
                if !app.is_reading(reading) {
                    return None;
                }
            }
        }
    }
}

/// Shows the progress of reading the file from now on.
fn show_progress(app: AppState, name: &str) -> Progress {
    let (name, progress) = (name.to_owned(), Progress::default());
    let shown = progress.clone();
    app.show_preview(ViewFn::from(move || view! { <ReadingProgress name=name.clone() progress=shown.clone() /> }));
    progress
}
