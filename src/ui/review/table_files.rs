//! Table files that were opened together: each is compared with the plans as the files before it leave them, and they
//! are imported one after the other.
//!
//! What several of them change in one place is one row: for that each file is compared with the plans as they are, too.
//!
//! Each file has a chain of memos: its rows, its effect on the plans that the file before it leaves, and the plans that
//! it leaves itself. An answer or a decision about a file computes anew what depends on it, that is this file and those
//! behind it; the rows are read again only for an answer that says how to read them. When the workbook changes
//! everything is compared anew, so that the preview shows what is imported. Decisions are stored apart from the memos,
//! by place.

use std::sync::Arc;

use keikaku::command::{Command, Rejection};
use keikaku::import::mapping;
use keikaku::import::preview::{
    FileAlone, ImportBase, ImportCounts, ImportTarget, OpenedOn, Preview, Unplaced, contest, hand_over, preview,
    unplaced,
};
use keikaku::import::questions::{Answers, Dashes};
use keikaku::import::read::{ImportError, TableFile};
use keikaku::import::wide::{self, FileColumn, WideFile};
use keikaku::merge::review::Changes;
use keikaku::session::Session;
use keikaku::session::route::Route;
use keikaku::storage::Occasion;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, errors, import, status};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::files::{change, file_settings};
use crate::ui::app::{AppState, fresh_plan};
use crate::ui::review::decisions::Decisions;
use crate::ui::review::file_import::Import;
use crate::ui::review::open_files::ReceivedFile;
use crate::ui::review::reading_progress::Pace;

/// Files of which each is named once they are imported; of more than these only the number is said.
const MOST_NAMED: usize = 8;

/// The files, and the decisions on their changes: one list for each file.
#[derive(Clone, Debug)]
pub(crate) struct TableFiles {
    app: AppState,
    files: Arc<[OpenedTable]>,
    /// The decisions, one list for each file.
    pub(crate) decisions: Decisions,
    /// The sentences on other files that were opened together with these and cannot be read.
    pub(crate) refused: Arc<[String]>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(crate) struct ReadTable {
    file: Arc<ReceivedFile>,
    table: Arc<TableFile>,
    /// Its KPIs, as they are read while nothing is answered that says how to read them.
    kpis: Arc<WideFile>,
    /// What is known of it before somebody answers.
    known: Answers,
}

/// A table file with its effect on the plans.
#[derive(Clone, Debug)]
struct OpenedTable {
    read: ReadTable,
    /// The answers to its questions.
    answers: ArcRwSignal<Answers>,
    /// Its KPIs as they are read with the answers.
    rows: ArcMemo<Result<Arc<WideFile>, ImportError>>,
    /// What it would do, before anything is decided.
    proposed: ArcMemo<Proposed>,
    /// The parts of it that have no place in a plan.
    unplaced: ArcMemo<Arc<Unplaced>>,
    /// Whether it changes nothing and leaves nothing to be seen.
    is_unchanged: ArcMemo<bool>,
    /// Whether these parts are shown.
    shows_unplaced: ArcRwSignal<bool>,
    /// Whether it is shown how its columns are read.
    shows_columns: ArcRwSignal<bool>,
    /// Whether its columns are read as was chosen for another file with the same headings.
    is_recalled: bool,
}

/// A sheet of a book that changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UnchangedSheet {
    /// The first of them, with the line that is said for all.
    First(String),
    /// A further one.
    Further,
}

/// What a file would do, before anything is decided, and what it is compared with.
///
/// Both are one value, so that what a file leaves depends on one memo alone. If it depended on both, there would be two
/// ways through each file from the workbook to the last one, and twice as many with each further file: a change of the
/// workbook goes every one of them.
#[derive(Clone, Debug)]
struct Proposed {
    base: Arc<ImportBase>,
    preview: Result<Arc<Preview>, ImportError>,
}

/// A file whose rows are read with the answers to its questions, before it is compared with anything.
#[derive(Clone, Debug)]
struct Answered {
    read: ReadTable,
    answers: ArcRwSignal<Answers>,
    rows: ArcMemo<Result<Arc<WideFile>, ImportError>>,
    opened: OpenedOn,
    fresh: PlanId,
    is_recalled: bool,
}

impl Answered {
    fn new(app: AppState, read: ReadTable) -> Self {
        let recalled = mapping::recall(&read.kpis.columns, &file_settings().mappings);
        let is_recalled = recalled != Answers::default();
        let mut proposed = read.known.clone().with(&recalled);
        // What `-` most often means among actuals; it is shown and can be changed.
        proposed.dashes = Some(Dashes::NotKnown);
        let answers = ArcRwSignal::new(proposed);
        let opened = app.route.get_untracked().plan().map_or(OpenedOn::List, OpenedOn::Plan);
        let how_to_read = {
            let answers = answers.clone();
            ArcMemo::new(move |_| answers.with(Answers::of_reading))
        };
        let (table, kpis) = (Arc::clone(&read.table), Arc::clone(&read.kpis));
        let known = read.known.of_reading();
        let read_with = move |answers: &Answers| {
            let is_as_read = *answers == known;
            if is_as_read { Ok(Arc::clone(&kpis)) } else { wide::read(&table.sheet, answers).map(Arc::new) }
        };
        let rows = ArcMemo::new(move |_| how_to_read.with(&read_with));
        Self { read, answers, rows, opened, fresh: fresh_plan(), is_recalled }
    }

    /// Its effect on these plans. The rows and the answers are tracked.
    fn propose(&self, base: &ImportBase) -> Result<Arc<Preview>, ImportError> {
        let rows = self.rows.get()?;
        self.answers.with(|answers| preview(&rows, self.opened, base, self.fresh, answers)).map(Arc::new)
    }

    /// Its effect on the plans as they are, whatever the other files say.
    fn alone(&self, first: ArcMemo<Arc<ImportBase>>) -> ArcMemo<FileAlone> {
        let (file, own) = (self.clone(), Arc::clone(&self.read.file));
        let (with_sheet, name): (Arc<str>, Arc<str>) = (own.name.as_str().into(), own.book_or_name().into());
        let alone = move |_: Option<&FileAlone>| {
            let preview = first.with(|first| file.propose(first)).ok();
            FileAlone { file: Arc::clone(&name), with_sheet: Arc::clone(&with_sheet), preview }
        };
        ArcMemo::new_with_compare(alone, |_, _| true)
    }
}

impl OpenedTable {
    /// The file that follows those which leave `base`.
    fn new(answered: Answered, base: ArcMemo<Arc<ImportBase>>) -> Self {
        let proposed = {
            let answered = answered.clone();
            let propose = move |_: Option<&Proposed>| {
                let base = base.get();
                Proposed { preview: answered.propose(&base), base }
            };
            // Compared with what it was before it would nearly always differ.
            ArcMemo::new_with_compare(propose, |_, _| true)
        };
        let Answered { read, answers, rows, is_recalled, .. } = answered;
        let unplaced = {
            let (table, answers, proposed) = (Arc::clone(&read.table), answers.clone(), proposed.clone());
            let rows = rows.clone();
            let find = move |_: Option<&Arc<Unplaced>>| {
                let found = rows.get().ok().zip(proposed.get().preview.ok()).map(|(rows, preview)| {
                    answers.with_untracked(|answers| unplaced(&table.sheet, &rows, &preview, answers))
                });
                Arc::new(found.unwrap_or_default())
            };
            ArcMemo::new(find)
        };
        let is_unchanged = {
            let (proposed, unplaced) = (proposed.clone(), unplaced.clone());
            ArcMemo::new(move |_| {
                let is_unchanged = |preview: Arc<Preview>| unplaced.with(|unplaced| preview.is_unchanged(unplaced));
                proposed.get().preview.is_ok_and(is_unchanged)
            })
        };
        let (shows_unplaced, shows_columns) = (ArcRwSignal::default(), ArcRwSignal::new(is_recalled));
        Self { read, answers, rows, proposed, unplaced, is_unchanged, shows_unplaced, shows_columns, is_recalled }
    }

    /// Its columns, with how they are read: without the answers, where nothing can be read with them.
    fn columns(&self) -> Vec<FileColumn> {
        let with_answers = self.rows.with(|rows| rows.as_ref().ok().map(|rows| rows.columns.clone()));
        with_answers.unwrap_or_else(|| {
            let chosen = |column: FileColumn| {
                let answer = self.answers.with_untracked(|answers| answers.to(&column.ask()));
                FileColumn { answer, ..column }
            };
            self.read.kpis.columns.iter().cloned().map(chosen).collect()
        })
    }

    /// The plans that it leaves to the next file, with the decisions on its changes applied.
    fn leaves(&self, nth: usize, decisions: &Decisions) -> ArcMemo<Arc<ImportBase>> {
        let (file, decisions) = (self.clone(), decisions.clone());
        let leave = move |_: Option<&Arc<ImportBase>>| {
            let Proposed { base, preview } = file.proposed.get();
            match preview {
                Ok(preview) => {
                    let preview = decided(&preview, nth, &decisions);
                    Arc::new(base.after(&file.read.file.name, &preview, clock::today()))
                }
                Err(_) => Arc::new(base.behind_refused()),
            }
        };
        ArcMemo::new_with_compare(leave, |_, _| true)
    }

    /// Its effect with the decisions applied. The decisions are tracked.
    fn decided(&self, nth: usize, decisions: &Decisions) -> Result<Preview, ImportError> {
        Ok(decided(&*self.proposed.get().preview?, nth, decisions))
    }

    /// What is taken of it and what is left out, with the decisions applied. The decisions are tracked.
    fn counts(&self, nth: usize, decisions: &Decisions) -> ImportCounts {
        let waiting = self.unplaced.with(|unplaced| unplaced.waiting);
        self.decided(nth, decisions).map(|preview| preview.counts(waiting)).unwrap_or_default()
    }

    /// The heading of the file: `回答.csv（UTF-8）`, and the time when it was saved.
    fn heading(&self, app: AppState) -> String {
        let language = app.language();
        let saved = self.read.file.saved_at.map(|at| status::saved(at, clock::today(), language));
        import::heading(&self.read.file.name, self.read.table.encoding, saved.as_deref(), language)
    }
}

impl ReadTable {
    /// The rows of a file, and its KPIs.
    pub(crate) fn new(file: ReceivedFile, table: TableFile, kpis: WideFile) -> Self {
        Self::answered(file, table, kpis, Answers::default())
    }

    /// The rows of a table of which something is known, and its KPIs as they are read with that.
    pub(crate) fn answered(file: ReceivedFile, table: TableFile, kpis: WideFile, known: Answers) -> Self {
        Self { file: Arc::new(file), table: Arc::new(table), kpis: Arc::new(kpis), known }
    }
}

impl TableFiles {
    /// The files that can be compared with what is here. `refused` says why others can't be read; where none can be
    /// compared, that is returned with why these can't. They are compared one after the other, and the page reacts
    /// between them; `None` once that was stopped.
    pub(crate) async fn open(
        app: AppState,
        pace: &mut Pace,
        files: Vec<ReadTable>,
        mut refused: Vec<String>,
    ) -> Option<Result<Self, Vec<String>>> {
        app.load_lineages();
        let all = Self::new(app, files, Vec::new());
        let mut comparable = Vec::new();
        for (nth, file) in all.files.iter().enumerate() {
            if !pace.go_on(&all.name(), Label::ComparingFiles, (nth, all.len())).await {
                return None;
            }
            match file.proposed.get_untracked().preview {
                Ok(_) => comparable.push(file.read.clone()),
                Err(trouble) => {
                    refused.push(format!(
                        "{}: {}",
                        file.read.file.name,
                        import::error_sentence(&trouble, app.language())
                    ));
                }
            }
        }
        Some(match comparable.len() {
            0 => Err(refused),
            all_of_them if all_of_them == all.files.len() => Ok(Self { refused: refused.into(), ..all }),
            _ => Ok(Self::new(app, comparable, refused)),
        })
    }

    fn new(app: AppState, read: Vec<ReadTable>, refused: Vec<String>) -> Self {
        let decisions = Decisions::new(app, Label::AnsweredValue, read.len());
        let answered: Vec<Answered> = read.into_iter().map(|read| Answered::new(app, read)).collect();
        let mut base = contested_base(first_base(app), &answered);
        let mut files = Vec::new();
        for (nth, answered) in answered.into_iter().enumerate() {
            let file = OpenedTable::new(answered, base);
            base = file.leaves(nth, &decisions);
            files.push(file);
        }
        Self { app, files: files.into(), decisions, refused: refused.into() }
    }

    /// The number of files.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// The heading of the only file, or the number of files.
    pub(crate) fn name(&self) -> String {
        match &*self.files {
            [one] => one.heading(self.app),
            several => import::files(counted(several), self.app.language()),
        }
    }

    /// The heading of that file.
    pub(crate) fn heading(&self, file: usize) -> Option<String> {
        self.files.get(file).map(|file| file.heading(self.app))
    }

    /// Whether the file is a sheet of a book that changes nothing, which is told in one line with the others of that book: in the
    /// place of the first such sheet, of the others nothing is shown.
    pub(crate) fn unchanged(&self, file: usize) -> Option<UnchangedSheet> {
        let book = self.files.get(file).filter(|file| file.is_unchanged.get())?.read.file.book.clone()?;
        let is_of_book = |other: &OpenedTable| other.read.file.book.as_ref().is_some_and(|own| Arc::ptr_eq(own, &book));
        let sheets = || self.files.iter().enumerate().filter(|(_, other)| is_of_book(other));
        if sheets().count() < 2 {
            return None;
        }
        let unchanged: Vec<usize> =
            sheets().filter(|(_, sheet)| sheet.is_unchanged.get()).map(|(nth, _)| nth).collect();
        let is_first = unchanged.first() == Some(&file);
        let line = || import::unchanged_sheets(&book, unchanged.len(), self.app.language());
        Some(if is_first { UnchangedSheet::First(line()) } else { UnchangedSheet::Further })
    }

    /// The name of that file, and of the sheet if it is one of several.
    pub(crate) fn file_name(&self, file: usize) -> String {
        self.files.get(file).map(|file| file.read.file.name.clone()).unwrap_or_default()
    }

    /// The answers to the questions of that file.
    pub(crate) fn answers(&self, file: usize) -> ArcRwSignal<Answers> {
        self.files.get(file).map(|file| file.answers.clone()).unwrap_or_default()
    }

    /// The effect of that file, and the plans with which it is compared. Decisions on the files before it are tracked,
    /// but not those on the file itself, which its own controls show.
    pub(crate) fn preview(&self, nth: usize) -> Result<(Preview, Arc<ImportBase>), ImportError> {
        let file = self.files.get(nth).ok_or(ImportError::NoRows)?;
        let Proposed { base, preview } = file.proposed.get();
        let mut preview = Preview::clone(&*preview?);
        preview.changes = self.decisions.applied_untracked(nth, preview.changes);
        Ok((preview, base))
    }

    /// The parts of that file that have no place in a plan, and whether they are shown.
    pub(crate) fn unplaced(&self, file: usize) -> Option<(Arc<Unplaced>, ArcRwSignal<bool>)> {
        self.files.get(file).map(|file| (file.unplaced.get(), file.shows_unplaced.clone()))
    }

    /// The columns of that file, whether it is shown how they are read, and whether they are read as was chosen before.
    pub(crate) fn columns(&self, file: usize) -> Option<(Vec<FileColumn>, ArcRwSignal<bool>, bool)> {
        self.files.get(file).map(|file| (file.columns(), file.shows_columns.clone(), file.is_recalled))
    }

    /// What is taken and what is left out of all files, with the decisions applied. The workbook, the answers and the
    /// decisions are tracked.
    pub(crate) fn counts(&self) -> ImportCounts {
        let counts = self.files.iter().enumerate().map(|(nth, file)| file.counts(nth, &self.decisions));
        counts.fold(ImportCounts::default(), ImportCounts::and)
    }

    /// The effects of all files with the decisions applied.
    fn previews(&self) -> Vec<Result<Preview, ImportError>> {
        self.files.iter().enumerate().map(|(nth, file)| file.decided(nth, &self.decisions)).collect()
    }

    /// The same, each with what is taken and left out.
    fn previews_with_counts(&self) -> Vec<Result<(Preview, ImportCounts), ImportError>> {
        let waiting = self.files.iter().map(|file| file.unplaced.with(|unplaced| unplaced.waiting));
        let mut previews = self.previews();
        hand_over(&mut previews);
        let counted = previews.into_iter().zip(waiting).map(|(preview, waiting)| {
            preview.map(|preview| {
                let counts = preview.counts(waiting);
                (preview, counts)
            })
        });
        counted.collect()
    }

    /// The changes of each file with the decisions applied; none for a file that can no longer be compared. The
    /// workbook, the answers and the decisions are tracked.
    pub(crate) fn lists(&self) -> Vec<Changes> {
        self.previews().into_iter().map(|preview| preview.map(|preview| preview.changes).unwrap_or_default()).collect()
    }

    /// Handles 取り込む: imports each file in a step of its own, a book with all its sheets, and closes the preview. `lists`
    /// are the changes with the decisions applied.
    pub(crate) fn import(&self, lists: &[Changes]) {
        let app = self.app;
        if lists.iter().all(Changes::is_left) {
            return app.show_error(app.label(Label::NothingChosen).to_owned());
        }
        let (files, previews) = (self.clone(), untrack(|| self.previews_with_counts()));
        let shown = app.preview.get_untracked();
        app.preview.set(None);
        leptos::task::spawn_local(async move {
            // The preview goes first: otherwise it would compare all files anew with what they have changed.
            leptos::task::tick().await;
            if !files.import_all(previews) {
                app.preview.set(shown);
            }
        });
    }

    /// Imports the files as they are decided, each book in one step. Whether all went in: if not, why is on the screen
    /// already, and the preview then shows what the files before have changed.
    fn import_all(&self, previews: Vec<Result<(Preview, ImportCounts), ImportError>>) -> bool {
        let app = self.app;
        let mut mappings = file_settings().mappings;
        let (mut new_plan, mut all_counts) = (None, ImportCounts::default());
        let mut imports: Vec<Import> = Vec::new();
        for (file, preview) in self.files.iter().zip(previews) {
            // Why a file can't be compared any more is shown in its place.
            let Ok((preview, counts)) = preview else { continue };
            let Some(import) = Import::new(&file.read.file, &preview, counts) else { return false };
            match imports.last_mut() {
                Some(before) if before.is_of_one_step_with(&import) => before.and(import),
                _ => imports.push(import),
            }
            mapping::remember(&file.columns(), &mut mappings);
            all_counts = all_counts.and(counts);
            if let (ImportTarget::NewPlan(plan), true) = (&preview.target, preview.changes.taken() > 0) {
                new_plan = Some(plan.id);
            }
        }
        let (mut sentences, mut copied) = (Vec::new(), Vec::new());
        for import in imports {
            let Some(sentence) = self.import_one(import, &mut copied) else { return false };
            sentences.push(sentence);
        }
        if mappings != file_settings().mappings {
            change(|settings| settings.mappings = mappings);
        }
        // The lineage of files that change nothing is stored as well.
        for (_, trouble) in app.save_lineages() {
            app.show_error(errors::store(trouble, app.language()));
        }
        let is_many = sentences.len() > MOST_NAMED;
        let all = || import::taken_of_files(sentences.len(), all_counts, app.language());
        let sentence = app.save_imported(if is_many { all() } else { sentences.concat() });
        app.close_preview();
        match new_plan {
            Some(plan) => app.go_and_say(Route::Kpi(plan), sentence),
            None => app.show_message(sentence),
        }
        true
    }

    /// Imports one file, and returns the sentence about it; `None` where the command was rejected. A plan is copied as it
    /// was before the first of the files: a copy for each of them would drive out those of other days.
    fn import_one(&self, import: Import, copied: &mut Vec<PlanId>) -> Option<String> {
        let app = self.app;
        let Import { name, step, counts, had_changes, elsewhere, .. } = import;
        let sentence = |counts| Some(import::imported(&name, counts, had_changes, elsewhere, app.language()));
        let Some(step) = step else { return sentence(ImportCounts::default()) };
        if app.workbook.with_untracked(|workbook| workbook.plan(step.plan).is_some()) && !copied.contains(&step.plan) {
            app.copy_before(step.plan, Occasion::Import);
            copied.push(step.plan);
        }
        match app.carry_out(Command::ApplyImport(step)) {
            Ok(()) => sentence(counts),
            Err(Rejection::NothingChanged) => sentence(ImportCounts::default()),
            Err(_) => None,
        }
    }
}

/// The number of files; a book of several sheets is one.
fn counted(tables: &[OpenedTable]) -> usize {
    let book = |table: &OpenedTable| table.read.file.book.clone();
    let goes_on = tables
        .iter()
        .zip(tables.iter().skip(1))
        .filter(|(table, next)| book(table).zip(book(next)).is_some_and(|(one, other)| Arc::ptr_eq(&one, &other)));
    tables.len() - goes_on.count()
}

/// What the first of several files is compared with: the plans as they are, and the places that several of them change.
fn contested_base(first: ArcMemo<Arc<ImportBase>>, files: &[Answered]) -> ArcMemo<Arc<ImportBase>> {
    if files.len() < 2 {
        return first;
    }
    let alone: Vec<ArcMemo<FileAlone>> = files.iter().map(|file| file.alone(first.clone())).collect();
    let contested = move |_: Option<&Arc<ImportBase>>| {
        let (first, files): (_, Vec<FileAlone>) = (first.get(), alone.iter().map(Get::get).collect());
        let contest = contest(&first.workbook, &files);
        Arc::new(ImportBase::clone(&first).with_contest(contest))
    };
    ArcMemo::new_with_compare(contested, |_, _| true)
}

/// A preview as it is decided. The caller follows the decisions.
fn decided(preview: &Preview, nth: usize, decisions: &Decisions) -> Preview {
    let mut preview = preview.clone();
    preview.changes = decisions.applied_to(nth, preview.changes);
    preview
}

/// The plans as they are: what the first file is compared with.
fn first_base(app: AppState) -> ArcMemo<Arc<ImportBase>> {
    ArcMemo::new_with_compare(
        move |_| {
            app.settled.track();
            let lineages = app.read_session(|session: &Session| session.lineages().clone()).unwrap_or_default();
            Arc::new(ImportBase::new(app.workbook.get_untracked(), lineages))
        },
        |_, _| true,
    )
}
