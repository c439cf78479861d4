//! Table files that were opened together: each is compared with the plan as the ones before it leave it, and they are
//! imported one after the other.
//!
//! What they would change is computed anew whenever the workbook changes, so that what is imported is what is shown.
//! What was decided is kept apart from that, by place.

use std::sync::Arc;

use keikaku::command::Rejection;
use keikaku::import::preview::{ImportTarget, OpenedOn, PendingTable, Preview, Stage, several};
use keikaku::import::questions::Answers;
use keikaku::import::read::{ImportError, TableFile};
use keikaku::merge::review::Changes;
use keikaku::session::Session;
use keikaku::storage::Occasion;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, import, status, troubles};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::route::Route;
use crate::ui::app::{AppState, fresh_plan};
use crate::ui::review::decisions::Decisions;
use crate::ui::review::open_files::ReceivedFile;

/// The files, and what was decided of their changes: a list for each.
#[derive(Clone, Debug)]
pub(crate) struct TableFiles {
    app: AppState,
    files: Arc<[OpenedTable]>,
    pub(crate) decisions: Decisions,
    /// Why other files that were opened with these can't be read.
    pub(crate) refused: Arc<[String]>,
}

/// A table file that was read.
#[derive(Clone, Debug)]
struct OpenedTable {
    name: String,
    /// When the file was last changed, where the browser says so.
    saved_at: Option<String>,
    table: Arc<TableFile>,
    /// The view that it was opened on.
    opened: OpenedOn,
    /// For a new plan whose own id is in use.
    fresh: PlanId,
    /// The answers to its questions.
    answers: ArcRwSignal<Answers>,
}

impl OpenedTable {
    fn new(app: AppState, file: ReceivedFile, table: TableFile) -> Self {
        Self {
            name: file.name,
            saved_at: file.saved_at,
            table: Arc::new(table),
            opened: app.route.get_untracked().plan().map_or(OpenedOn::List, OpenedOn::Plan),
            fresh: fresh_plan(),
            answers: ArcRwSignal::default(),
        }
    }

    /// `回答.csv（UTF-8）`, and when it was saved.
    fn heading(&self, app: AppState) -> String {
        let language = app.language();
        let saved = self.saved_at.as_deref().and_then(|at| status::saved(at, &clock::now(), language));
        import::heading(&self.name, self.table.encoding, saved.as_deref(), language)
    }
}

impl TableFiles {
    /// The files that can be compared with what is here. `refused` says why others can't be read; where none can be
    /// compared, that is returned with why these can't.
    pub(crate) fn open(
        app: AppState,
        files: Vec<(ReceivedFile, TableFile)>,
        mut refused: Vec<String>,
    ) -> Result<Self, Vec<String>> {
        app.know_lineages();
        let files = files.into_iter().map(|(file, table)| OpenedTable::new(app, file, table)).collect();
        let all = Self::new(app, files, Vec::new());
        let mut comparable = Vec::new();
        for (file, stage) in all.files.iter().zip(untrack(|| all.stages(all.len(), 0))) {
            match stage {
                Ok(_) => comparable.push(file.clone()),
                Err(trouble) => refused.push(format!("{}: {}", file.name, import::trouble(&trouble, app.language()))),
            }
        }
        if comparable.is_empty() { Err(refused) } else { Ok(Self::new(app, comparable, refused)) }
    }

    fn new(app: AppState, files: Vec<OpenedTable>, refused: Vec<String>) -> Self {
        let decisions = Decisions::new(app, Label::AnsweredValue, files.len());
        Self { app, files: files.into(), decisions, refused: refused.into() }
    }

    /// How many files there are.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// The heading of the file, or how many files there are.
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

    /// What the first so many files would do, each compared with what those before it leave. The caller follows the
    /// answers, and what was decided of the first `followed` files.
    fn stages<'a>(&'a self, count: usize, followed: usize) -> Vec<Result<Stage, ImportError>> {
        let waiting = |(nth, file): (usize, &'a OpenedTable)| {
            let log = self.decisions.log(nth);
            PendingTable {
                name: &file.name,
                file: &file.table,
                opened: file.opened,
                fresh: file.fresh,
                answers: file.answers.get(),
                decided: if nth < followed { log.get() } else { log.get_untracked() },
            }
        };
        let files: Vec<PendingTable<'_>> = self.files.iter().take(count).enumerate().map(waiting).collect();
        let workbook = self.app.workbook.get_untracked();
        let stages = |session: &Session| several(&files, &workbook, session.lineages(), clock::today());
        self.app.read_session(stages).unwrap_or_default()
    }

    /// What that file would do, behind those before it. The caller follows what was decided of those, but not what was
    /// decided of the file itself, which its own controls show.
    pub(crate) fn stage(&self, file: usize) -> Result<Stage, ImportError> {
        self.stages(file + 1, file).pop().unwrap_or(Err(ImportError::NoRows))
    }

    /// What all files would do.
    fn all_stages(&self) -> Vec<Result<Stage, ImportError>> {
        self.stages(self.len(), self.len())
    }

    /// The changes of each file as they are decided; none of a file that can't be compared any more. The caller follows
    /// the workbook, the answers and the decisions.
    pub(crate) fn lists(&self) -> Vec<Changes> {
        self.app.settled.track();
        let changes = |stage: Result<Stage, ImportError>| stage.map(|stage| stage.preview.changes).unwrap_or_default();
        self.all_stages().into_iter().map(changes).collect()
    }

    /// The names of the files before that one, and what each of them changes.
    pub(crate) fn earlier(&self, file: usize) -> Vec<(String, Changes)> {
        let named = self.files.iter().map(|file| file.name.clone()).zip(self.stages(file, file));
        named.filter_map(|(name, stage)| Some((name, stage.ok()?.preview.changes))).collect()
    }

    /// 取り込む: imports each file in a step of its own, and closes the preview. `lists` are the changes as they are
    /// decided.
    pub(crate) fn import(&self, lists: &[Changes]) {
        let app = self.app;
        if lists.iter().all(Changes::is_left) {
            return app.show_error(app.label(Label::NothingChosen).to_owned());
        }
        let mut sentences = Vec::new();
        let mut new_plan = None;
        for (file, stage) in self.files.iter().zip(untrack(|| self.all_stages())) {
            // Why a file can't be compared any more is shown in its place.
            let Ok(stage) = stage else { continue };
            match self.import_one(&file.name, &stage.preview) {
                Some(sentence) => sentences.push(sentence),
                // The trouble is on the screen already, and the preview shows what the files before have changed.
                None => return,
            }
            if let (ImportTarget::NewPlan(plan), true) = (&stage.preview.target, stage.preview.changes.taken() > 0) {
                new_plan = Some(plan.id);
            }
        }
        // Files that change nothing are known from now on, too.
        for (_, trouble) in app.keep_lineages() {
            app.show_error(troubles::store(trouble, app.language()));
        }
        app.show_message(sentences.concat());
        app.close_preview();
        if let Some(plan) = new_plan {
            app.go(Route::Kpi(plan));
        }
    }

    /// Imports one file, and returns the sentence about it; `None` where the command was rejected.
    fn import_one(&self, name: &str, preview: &Preview) -> Option<String> {
        let app = self.app;
        let had_changes = !preview.changes.is_empty();
        let sentence = |count| Some(import::taken(name, count, had_changes, app.language()));
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
