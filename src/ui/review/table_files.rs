//! Table files that were opened together: each is compared with the plans as the files before it leave them, and they
//! are imported one after the other.
//!
//! Each file has a chain of memos: its rows, its effect on the plans that the file before it leaves, and the plans that
//! it leaves itself. An answer or a decision about a file computes anew what depends on it, that is this file and those
//! behind it; the rows are read again only for an answer that says how to read them. When the workbook changes
//! everything is compared anew, so that the preview shows what is imported. Decisions are stored apart from the memos,
//! by place.

use std::sync::Arc;

use keikaku::command::Rejection;
use keikaku::import::preview::{ImportBase, ImportTarget, OpenedOn, Preview, preview};
use keikaku::import::questions::Answers;
use keikaku::import::read::{ImportError, TableFile};
use keikaku::import::wide::{self, WideFile};
use keikaku::merge::review::Changes;
use keikaku::session::Session;
use keikaku::session::route::Route;
use keikaku::storage::Occasion;
use keikaku::wording::{Label, errors, import, status};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{AppState, fresh_plan};
use crate::ui::review::decisions::Decisions;
use crate::ui::review::open_files::ReceivedFile;

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

/// A file that was read, with its rows.
#[derive(Clone, Debug)]
pub(crate) struct ReadTable {
    file: Arc<ReceivedFile>,
    table: Arc<TableFile>,
}

/// A table file with its effect on the plans.
#[derive(Clone, Debug)]
struct OpenedTable {
    read: ReadTable,
    /// The answers to its questions.
    answers: ArcRwSignal<Answers>,
    /// The plans with which it is compared.
    base: ArcMemo<Arc<ImportBase>>,
    /// Its effect before anything is decided.
    proposed: ArcMemo<Result<Arc<Preview>, ImportError>>,
}

impl OpenedTable {
    /// The file that follows those which leave `base`.
    fn new(app: AppState, read: ReadTable, base: ArcMemo<Arc<ImportBase>>) -> Self {
        let answers = ArcRwSignal::<Answers>::default();
        let opened = app.route.get_untracked().plan().map_or(OpenedOn::List, OpenedOn::Plan);
        let fresh = fresh_plan();
        let how_to_read = {
            let answers = answers.clone();
            ArcMemo::new(move |_| answers.with(Answers::of_reading))
        };
        let rows: ArcMemo<Result<Arc<WideFile>, ImportError>> = {
            let table = Arc::clone(&read.table);
            ArcMemo::new(move |_| how_to_read.with(|answers| wide::read(&table.sheet, answers)).map(Arc::new))
        };
        let proposed = {
            let (answers, base) = (answers.clone(), base.clone());
            ArcMemo::new(move |_| {
                let rows = rows.get()?;
                answers.with(|answers| preview(&rows, opened, &base.get(), fresh, answers)).map(Arc::new)
            })
        };
        Self { read, answers, base, proposed }
    }

    /// The plans that it leaves to the next file, with the decisions on its changes applied.
    fn leaves(&self, nth: usize, decisions: &Decisions) -> ArcMemo<Arc<ImportBase>> {
        let (file, decisions) = (self.clone(), decisions.clone());
        // Two results are nearly always different, so comparing them would only cost time.
        ArcMemo::new_with_compare(
            move |_| {
                let base = file.base.get();
                match file.decided(nth, &decisions) {
                    Ok(preview) => Arc::new(base.after(&file.read.file.name, &preview, clock::today())),
                    Err(_) => base,
                }
            },
            |_, _| true,
        )
    }

    /// Its effect with the decisions applied. The decisions are tracked.
    fn decided(&self, nth: usize, decisions: &Decisions) -> Result<Preview, ImportError> {
        let mut preview = Preview::clone(&*self.proposed.get()?);
        preview.changes = decisions.applied_to(nth, preview.changes);
        Ok(preview)
    }

    /// The heading of the file: `回答.csv（UTF-8）`, and the time when it was saved.
    fn heading(&self, app: AppState) -> String {
        let language = app.language();
        let saved = self.read.file.saved_at.map(|at| status::saved(at, clock::today(), language));
        import::heading(&self.read.file.name, self.read.table.encoding, saved.as_deref(), language)
    }
}

impl ReadTable {
    /// A file with its rows.
    pub(crate) fn new(file: ReceivedFile, table: TableFile) -> Self {
        Self { file: Arc::new(file), table: Arc::new(table) }
    }
}

impl TableFiles {
    /// The files that can be compared with the plans here. `refused` are the sentences on files that cannot be read. If
    /// no file can be compared, these are returned with the reasons for the others.
    pub(crate) fn open(app: AppState, files: Vec<ReadTable>, mut refused: Vec<String>) -> Result<Self, Vec<String>> {
        app.load_lineages();
        let all = Self::new(app, files, Vec::new());
        let mut comparable = Vec::new();
        for file in all.files.iter() {
            match file.proposed.get_untracked() {
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
        match comparable.len() {
            0 => Err(refused),
            all_of_them if all_of_them == all.files.len() => Ok(Self { refused: refused.into(), ..all }),
            _ => Ok(Self::new(app, comparable, refused)),
        }
    }

    fn new(app: AppState, read: Vec<ReadTable>, refused: Vec<String>) -> Self {
        let decisions = Decisions::new(app, Label::AnsweredValue, read.len());
        let mut base = first_base(app);
        let mut files = Vec::new();
        for (nth, read) in read.into_iter().enumerate() {
            let file = OpenedTable::new(app, read, base);
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
            several => import::files(several.len(), self.app.language()),
        }
    }

    /// The heading of that file.
    pub(crate) fn heading(&self, file: usize) -> Option<String> {
        self.files.get(file).map(|file| file.heading(self.app))
    }

    /// The answers to the questions of that file.
    pub(crate) fn answers(&self, file: usize) -> ArcRwSignal<Answers> {
        self.files.get(file).map(|file| file.answers.clone()).unwrap_or_default()
    }

    /// The effect of that file, and the plans with which it is compared. Decisions on the files before it are tracked,
    /// but not those on the file itself, which its own controls show.
    pub(crate) fn preview(&self, nth: usize) -> Result<(Preview, Arc<ImportBase>), ImportError> {
        let file = self.files.get(nth).ok_or(ImportError::NoRows)?;
        let mut preview = Preview::clone(&*file.proposed.get()?);
        preview.changes = self.decisions.applied_untracked(nth, preview.changes);
        Ok((preview, file.base.get()))
    }

    /// The effects of all files with the decisions applied.
    fn previews(&self) -> Vec<Result<Preview, ImportError>> {
        self.files.iter().enumerate().map(|(nth, file)| file.decided(nth, &self.decisions)).collect()
    }

    /// The changes of each file with the decisions applied; none for a file that can no longer be compared. The
    /// workbook, the answers and the decisions are tracked.
    pub(crate) fn lists(&self) -> Vec<Changes> {
        self.previews().into_iter().map(|preview| preview.map(|preview| preview.changes).unwrap_or_default()).collect()
    }

    /// Handles 取り込む: imports each file in a step of its own, and closes the preview. `lists` are the changes with the
    /// decisions applied.
    pub(crate) fn import(&self, lists: &[Changes]) {
        let app = self.app;
        if lists.iter().all(Changes::is_left) {
            return app.show_error(app.label(Label::NothingChosen).to_owned());
        }
        let mut sentences = Vec::new();
        let mut new_plan = None;
        for (file, preview) in self.files.iter().zip(untrack(|| self.previews())) {
            // The preview shows in place of the file why it can no longer be compared.
            let Ok(preview) = preview else { continue };
            match self.import_one(&file.read.file.name, &preview) {
                Some(sentence) => sentences.push(sentence),
                // The reason is shown already, and the preview shows what the files before have changed.
                None => return,
            }
            if let (ImportTarget::NewPlan(plan), true) = (&preview.target, preview.changes.taken() > 0) {
                new_plan = Some(plan.id);
            }
        }
        // The lineage of files that change nothing is stored as well.
        for (_, trouble) in app.save_lineages() {
            app.show_error(errors::store(trouble, app.language()));
        }
        app.show_message(sentences.concat());
        app.close_preview();
        if let Some(plan) = new_plan {
            app.go(Route::Kpi(plan));
        }
    }

    /// Imports one file, and returns the message about it; `None` if the command was rejected.
    fn import_one(&self, name: &str, preview: &Preview) -> Option<String> {
        let app = self.app;
        let had_changes = !preview.changes.is_empty();
        let sentence = |count| Some(import::imported(name, count, had_changes, app.language()));
        if preview.changes.is_left() {
            return sentence(0);
        }
        let command = preview.command(name, clock::today())?;
        if let ImportTarget::Plan(plan) = &preview.target {
            app.copy_before(*plan, Occasion::Import);
        }
        match app.carry_out(command) {
            Ok(()) => sentence(preview.changes.taken()),
            Err(Rejection::NothingChanged) => sentence(0),
            Err(_) => None,
        }
    }
}

/// The present plans, with which the first file is compared.
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
