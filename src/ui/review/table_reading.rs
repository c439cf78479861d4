//! Table files from their bytes to their KPIs.
//!
//! Before a large file is read, the user is asked. It is read in slices; between them the page shows the progress and
//! reacts to the button that stops reading.

use std::sync::Arc;

use keikaku::import::encoding::large;
use keikaku::import::questions::Answers;
use keikaku::import::read::{ImportError, ReadStep, Reader};
use keikaku::import::wide::WideReading;
use keikaku::wording::{Label, import};
use leptos::prelude::*;

use crate::browser::encoding::BrowserCp932;
use crate::ui::app::AppState;
use crate::ui::review::large_file::LargeFile;
use crate::ui::review::open_files::{ReceivedFile, about_file};
use crate::ui::review::reading_progress::Pace;
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
    let mut pace = Pace::new(app, reading);
    let mut tables = Vec::new();
    for file in files {
        match read_one(&mut pace, file).await {
            Some(Ok(table)) => tables.push(table),
            Some(Err(trouble)) => {
                refused.push(about_file(&file.name, &import::error_sentence(&trouble, app.language())));
            }
            None => return,
        }
    }
    match TableFiles::open(app, &mut pace, tables, refused).await {
        Some(Ok(files)) => app.show_preview(ViewFn::from(move || view! { <TableFilesReview files=files.clone() /> })),
        Some(Err(refused)) => {
            app.preview.set(None);
            app.show_error(refused.join("\n"));
        }
        None => {}
    }
}

/// Reads a file slice by slice, to its rows and then to its KPIs; `None` once reading was stopped or another file was
/// opened.
async fn read_one(pace: &mut Pace, file: &ReceivedFile) -> Option<Result<ReadTable, ImportError>> {
    let mut reader = match Reader::new(&file.bytes, &BrowserCp932::default()) {
        Ok(reader) => reader,
        Err(trouble) => return Some(Err(trouble)),
    };
    let table = loop {
        match reader.step(SLICE) {
            Ok(ReadStep::Done(table)) => break table,
            Err(trouble) => return Some(Err(trouble)),
            Ok(ReadStep::Reading { read, of }) => {
                if !pace.turn(&file.name, Label::ReadingFile, (read, of)).await {
                    return None;
                }
            }
        }
    };
    let answers = Answers::default();
    let mut rows = WideReading::new(&table.sheet, &answers);
    loop {
        match rows.step(SLICE) {
            Ok(true) => break,
            Ok(false) => {}
            Err(trouble) => return Some(Err(trouble)),
        }
        if !pace.go_on(&file.name, Label::FindingKpis, rows.progress()).await {
            return None;
        }
    }
    let kpis = match rows.finish() {
        Ok(kpis) => kpis,
        Err(trouble) => return Some(Err(trouble)),
    };
    Some(Ok(ReadTable::new(file.clone(), table, kpis)))
}
