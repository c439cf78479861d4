//! Reads table files, from their bytes to their KPIs.
//!
//! Before a large file is read, the user is asked. Files are read in slices; between the slices the page shows the
//! progress and reacts to the button that stops reading.

use std::sync::Arc;

use keikaku::import::book::{self, Book, BookTables};
use keikaku::import::encoding::{is_book, large};
use keikaku::import::pasted_table::TableReview;
use keikaku::import::questions::Answers;
use keikaku::import::read::{ImportError, Reader, TableFile};
use keikaku::import::reading::{KnownSheet, Likeness, RememberedReading, SheetGrid, SheetReading, read_sheet, recall};
use keikaku::import::wide::{self, WideReading};
use keikaku::wording::{ReviewLabel, import, pasting};

use crate::browser;
use crate::browser::clock;
use crate::browser::encoding::BrowserCp932;
use crate::ui::app::Locale;
use crate::ui::app::readings::readings;
use crate::ui::review::opened_table::{Layout, ReadTable};
use crate::ui::review::reading_progress::Pace;
use crate::ui::review::{LargeFiles, OpenPreview, Previews, ReceivedFile, TableFiles, about_file, plan_file};

/// The number of rows that are read before the page may react.
const SLICE: usize = 2_000;

/// Reads table files, and shows the changes that they would make. If one of them is large, they are read after the user
/// has agreed. `refused` are the sentences about other files that were opened with them and cannot be read.
pub(crate) async fn open(previews: Previews, reading: u32, files: Vec<ReceivedFile>, refused: Vec<String>) {
    match files.iter().find_map(|file| Some((file.name.clone(), large(&file.bytes)?))) {
        Some((name, size)) => {
            previews.show(OpenPreview::LargeFiles(LargeFiles { name, size, files: files.into(), refused }));
        }
        None => read(previews, reading, &files, refused).await,
    }
}

/// Reads all files and shows the changes that they would make, or the reasons if none of them can be imported.
pub(crate) async fn read(previews: Previews, reading: u32, files: &[ReceivedFile], mut refused: Vec<String>) {
    let locale = previews.saving.editor.locale();
    let mut pace = Pace::new(previews, reading);
    let remembered = readings();
    let mut tables = Vec::new();
    for file in files {
        let Some(found) = rows_of(locale, &mut pace, file, &mut refused).await else { return };
        for (file, table) in found {
            let is_alone = files.len() == 1;
            match is_alone.then(|| plan_file::open_records(previews.saving, &file.name, &table.sheet)).flatten() {
                Some(Ok(records)) => return previews.show(OpenPreview::PlanFile(records)),
                Some(Err(refused)) => {
                    previews.discard();
                    return previews.saving.editor.messages.show_error(refused);
                }
                None => {}
            }
            match kpis_of(&mut pace, &file, table, &remembered).await {
                Some(Ok(table)) => tables.push(table),
                Some(Err(trouble)) => refused.push(refusal(locale, &file.name, &trouble)),
                None => return,
            }
        }
    }
    show(previews, pace, tables, refused).await;
}

/// Shows the changes that the tables would make, or the reasons if none of them can be imported.
async fn show(previews: Previews, mut pace: Pace, tables: Vec<ReadTable>, refused: Vec<String>) {
    let saving = previews.saving;
    saving.load_lineages();
    match compare(TableFiles::new(saving, tables, Vec::new()), &mut pace, refused).await {
        Some(Ok(files)) => previews.show(OpenPreview::TableFiles(files)),
        Some(Err(refused)) => {
            previews.discard();
            saving.editor.messages.show_error(refused.join("\n"));
        }
        None => {}
    }
}

/// The files that can be compared with the plans. `refused` are the reasons why other files cannot be read; if no file
/// can be compared, they are returned together with the reasons for these files. The files are compared one after the
/// other, and the page reacts between them. `None` if the comparison was stopped.
async fn compare(
    files: TableFiles,
    pace: &mut Pace,
    mut refused: Vec<String>,
) -> Option<Result<TableFiles, Vec<String>>> {
    let mut comparable = Vec::new();
    for nth in 0..files.len() {
        if !pace.go_on(&files.name(), ReviewLabel::COMPARING_FILES, (nth, files.len())).await {
            return None;
        }
        match files.refusal(nth) {
            Some(reason) => refused.push(reason),
            None => comparable.push(nth),
        }
    }
    Some(if comparable.is_empty() { Err(refused) } else { Ok(files.only(&comparable, refused)) })
}

/// Shows the changes that a pasted table would make, like those of a file.
pub(crate) fn open_pasted(previews: Previews, review: TableReview) {
    let messages = previews.saving.editor.messages;
    previews.discard();
    messages.clear();
    let reading = previews.begin_reading();
    let TableReview { file, kpis, answers } = review;
    let name = pasting::pasted_table(messages.locale.language());
    let received = ReceivedFile { name, saved_at: None, bytes: Vec::new(), book: None };
    let table = ReadTable::answered(received, file, kpis, answers);
    leptos::task::spawn_local(show(previews, Pace::new(previews, reading), vec![table], Vec::new()));
}

fn refusal(locale: Locale, name: &str, trouble: &ImportError) -> String {
    about_file(name, &import::error_sentence(trouble, locale.language()))
}

/// The tables of a file: one table, or one for each sheet of a book. The reasons for parts that are not read are added
/// to `refused`. `None` if reading was stopped or another file was opened.
async fn rows_of(
    locale: Locale,
    pace: &mut Pace,
    file: &ReceivedFile,
    refused: &mut Vec<String>,
) -> Option<Vec<(ReceivedFile, TableFile)>> {
    if is_book(&file.bytes) {
        let book = sheets_of(&file.bytes).await;
        if !pace.turn(&file.name, ReviewLabel::READING_FILE, (1, 1)).await {
            return None;
        }
        let tables = book.map(|BookTables { tables, left_out }| {
            refused
                .extend(import::left_out(&left_out, locale.language()).iter().map(|said| about_file(&file.name, said)));
            let is_one = tables.len() == 1;
            let named = |sheet: &str| if is_one { file.name.clone() } else { import::sheet(&file.name, sheet) };
            let book: Arc<str> = file.name.as_str().into();
            let received = |table: TableFile| {
                let (name, book) = (named(&table.name), Some(Arc::clone(&book)));
                (ReceivedFile { name, saved_at: file.saved_at, bytes: Vec::new(), book }, table)
            };
            tables.into_iter().map(received).collect::<Vec<_>>()
        });
        return Some(tables.unwrap_or_else(|trouble| {
            refused.push(refusal(locale, &file.name, &trouble));
            Vec::new()
        }));
    }
    match text_of(pace, file).await? {
        Ok(table) => {
            let name = without_ending(&file.name).to_owned();
            Some(vec![(file.clone(), book::answers_in(TableFile { name, ..table }))])
        }
        Err(trouble) => {
            refused.push(refusal(locale, &file.name, &trouble));
            Some(Vec::new())
        }
    }
}

/// The sheets of a book; an error if the book cannot be read.
pub(crate) async fn sheets_of(bytes: &[u8]) -> Result<BookTables, ImportError> {
    let json = browser::book::read(bytes).await.map_err(|_| ImportError::NoBookReader)?;
    book::tables(&Book::from_json(&json)?)
}

/// Reads the rows of a text slice by slice; `None` if reading was stopped or another file was opened.
async fn text_of(pace: &mut Pace, file: &ReceivedFile) -> Option<Result<TableFile, ImportError>> {
    let mut reader = match Reader::new(&file.bytes, &BrowserCp932::default()) {
        Ok(reader) => reader,
        Err(trouble) => return Some(Err(trouble)),
    };
    loop {
        match reader.step(SLICE) {
            Ok(Some(table)) => return Some(Ok(table)),
            Err(trouble) => return Some(Err(trouble)),
            Ok(None) => {
                if !pace.turn(&file.name, ReviewLabel::READING_FILE, reader.progress()).await {
                    return None;
                }
            }
        }
    }
}

/// Reads a table from another office. If the same table was read before, the remembered marks are applied.
fn of_others(
    file: &ReceivedFile,
    table: TableFile,
    grid: &Arc<SheetGrid>,
    remembered: &[RememberedReading],
) -> Result<ReadTable, ImportError> {
    let called = match &file.book {
        Some(book) => format!("{} {}", without_ending(book), table.name),
        None => table.name.clone(),
    };
    let first = Arc::new(read_sheet(grid, &grid.first_marks(), None));
    let this_year = clock::today().fiscal_year();
    let reported = first.reported(grid, &called, this_year.plus(-1).unwrap_or(this_year));
    let mut answers = Answers::first(grid, reported);
    let recalled = recall(remembered, KnownSheet { grid, reading: &first, name: &called, reported: Some(reported) });
    if let Some(recalled) = recalled.as_ref().filter(|recalled| recalled.likeness == Likeness::Named) {
        answers.marks.extend(recalled.marks.iter().cloned());
    }
    // A plan that is created from a book gets the name of the book, not of the sheet.
    let name = file.book.as_deref().map_or(table.name.as_str(), without_ending).to_owned();
    let table = TableFile { name, ..table };
    let is_as_first = answers.marks == grid.first_marks();
    let reading =
        if is_as_first { SheetReading::clone(&first) } else { read_sheet(grid, &answers.marks, Some(reported)) };
    let kpis = wide::as_read(&table, grid, reading)?;
    let layout = Layout { name: called, first, recalled: recalled.map(Arc::new) };
    Ok(ReadTable::answered(file.clone(), table, kpis, answers).with_layout(layout))
}

/// The name of a file without its extension.
fn without_ending(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(name, _)| name)
}

/// Reads rows slice by slice to their KPIs; `None` if reading was stopped or another file was opened.
async fn kpis_of(
    pace: &mut Pace,
    file: &ReceivedFile,
    table: TableFile,
    remembered: &[RememberedReading],
) -> Option<Result<ReadTable, ImportError>> {
    if let Some(grid) = table.grid.clone() {
        // Tables from other offices are read at once, not in slices: reading them again after each mark has to be fast
        // anyway.
        if !pace.go_on(&file.name, ReviewLabel::FINDING_KPIS, (0, table.sheet.rows.len())).await {
            return None;
        }
        return Some(of_others(file, table, &grid, remembered));
    }
    let answers = Answers::default();
    let mut rows = WideReading::new(&table.sheet, &answers);
    loop {
        match rows.step(SLICE) {
            Ok(true) => break,
            Ok(false) => {}
            Err(trouble) => return Some(Err(trouble)),
        }
        if !pace.go_on(&file.name, ReviewLabel::FINDING_KPIS, rows.progress()).await {
            return None;
        }
    }
    match rows.finish() {
        Ok(kpis) => Some(Ok(ReadTable::new(file.clone(), table, kpis))),
        Err(trouble) => Some(Err(trouble)),
    }
}
