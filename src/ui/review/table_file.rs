//! Table files that wait together: read, held against the plan one after the other, taken in one after the other.
//!
//! What they would do is worked out anew whenever the workbook changes under them, so what is taken in is what is shown. What
//! somebody has decided is kept apart, by place; the files behind see the plan as the decisions on those before leave it.

use std::sync::Arc;

use keikaku::edit::Rejection;
use keikaku::exchange::asking::Answers;
use keikaku::exchange::preview::{Changes, Opened, Preview, Stage, Target, Waiting, several};
use keikaku::exchange::read::{TableFile, Trouble};
use keikaku::id::PlanId;
use keikaku::save::Occasion;
use keikaku::session::Session;
use keikaku::wording::{Label, exchange, status, troubles};

use crate::browser::moment;
use crate::ui::app::route::Route;
use crate::ui::app::{AppState, fresh_plan};
use crate::ui::components::el::{El, el, group};
use crate::ui::review::answer;
use crate::ui::review::sheet;
use crate::ui::review::sheet::{Lists, Sheet};
use crate::ui::review::{Arrived, frame_with, take_button};
use leptos::prelude::*;

/// The table files that were chosen or dropped together.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    pub(crate) sheet: Sheet,
    answers: Arc<[Answer]>,
    /// Why others of them are not among these.
    refused: Arc<[String]>,
}

/// A table file that was read.
#[derive(Clone, Debug)]
struct Answer {
    name: String,
    /// When it was kept, where the browser says so.
    kept: Option<String>,
    file: Arc<TableFile>,
    /// Where it was read.
    opened: Opened,
    /// For a new plan whose own id is taken.
    fresh: PlanId,
    /// What was answered to what is asked.
    given: ArcRwSignal<Answers>,
}

/// Shows what the tables would do; where none of them can be shown, why. `refused` says why others of the files are not
/// among them.
pub(crate) fn show(
    app: AppState,
    files: Vec<(Arrived, TableFile)>,
    mut refused: Vec<String>,
) -> Result<ViewFn, Vec<String>> {
    app.know_lineages();
    let answers = files.into_iter().map(|(file, table)| Answer::new(app, &file, table)).collect();
    let tables = Tables::of(app, answers, Vec::new());
    // A file that cannot be shown is refused before anything is shown of it.
    let (shown, troubles) = tables.shown();
    refused.extend(troubles);
    if shown.is_empty() {
        return Err(refused);
    }
    let tables = Tables::of(app, shown, refused);
    Ok(ViewFn::from(move || tables.section().view()))
}

impl Answer {
    fn new(app: AppState, file: &Arrived, table: TableFile) -> Self {
        Self {
            name: file.name.clone(),
            kept: file.kept.clone(),
            file: Arc::new(table),
            opened: app.route.get_untracked().plan().map_or(Opened::List, Opened::Plan),
            fresh: fresh_plan(),
            given: ArcRwSignal::default(),
        }
    }

    /// `回答.csv（UTF-8）`, and when it was kept.
    fn heading(&self, app: AppState) -> String {
        let words = app.words();
        let kept = self.kept.as_deref().and_then(|kept| status::saved(kept, &moment::now(), words));
        exchange::heading(&self.name, self.file.encoding, kept.as_deref(), words)
    }
}

impl Tables {
    fn of(app: AppState, answers: Vec<Answer>, refused: Vec<String>) -> Self {
        let sheet = Sheet::new(app, Label::AnsweredValue, answers.len());
        Self { sheet, answers: answers.into(), refused: refused.into() }
    }

    /// The files that can be shown, and why others can't.
    fn shown(&self) -> (Vec<Answer>, Vec<String>) {
        let (mut shown, mut troubles) = (Vec::new(), Vec::new());
        for (answer, stage) in self.answers.iter().zip(self.stages(self.answers.len(), 0)) {
            match stage {
                Ok(_) => shown.push(answer.clone()),
                Err(trouble) => {
                    let sentence = exchange::trouble(&trouble, self.sheet.app.words());
                    troubles.push(format!("{}: {sentence}", answer.name));
                }
            }
        }
        (shown, troubles)
    }

    /// What the first so many files would do, each held against what those before it leave. Who reads follows what was
    /// decided on the first `followed` of them.
    fn stages<'a>(&'a self, count: usize, followed: usize) -> Vec<Result<Stage, Trouble>> {
        let app = self.sheet.app;
        let waiting = |(nth, answer): (usize, &'a Answer)| {
            let decided = self.sheet.decided(nth);
            Waiting {
                name: &answer.name,
                file: &answer.file,
                opened: answer.opened,
                fresh: answer.fresh,
                answers: answer.given.get(),
                decided: if nth < followed { decided.get() } else { decided.get_untracked() },
            }
        };
        let files: Vec<Waiting<'_>> = self.answers.iter().take(count).enumerate().map(waiting).collect();
        let workbook = app.workbook.get_untracked();
        let stages = |session: &Session| several(&files, &workbook, session.lineages(), moment::today());
        app.read_session(stages).unwrap_or_default()
    }

    /// What that file would do, behind those before it. Who reads follows what was decided on those, but not what was decided
    /// on itself, which its own controls show.
    fn stage(&self, nth: usize) -> Result<Stage, Trouble> {
        self.stages(nth + 1, nth).pop().unwrap_or(Err(Trouble::NoRows))
    }

    /// All of them.
    fn all(&self) -> Vec<Result<Stage, Trouble>> {
        self.stages(self.answers.len(), self.answers.len())
    }

    /// The changes of each, none of what cannot be shown any more.
    fn lists(&self) -> Lists {
        let tables = self.clone();
        Arc::new(move || {
            tables.sheet.app.settled.track();
            let changes = |stage: Result<Stage, Trouble>| stage.map(|stage| stage.preview.changes).unwrap_or_default();
            tables.all().into_iter().map(changes).collect()
        })
    }

    /// The names of the files before that one, each with what it does.
    pub(crate) fn before(&self, nth: usize) -> Vec<(String, Changes)> {
        let named = self.answers.iter().map(|answer| answer.name.clone()).zip(self.stages(nth, nth));
        named.filter_map(|(name, stage)| Some((name, stage.ok()?.preview.changes))).collect()
    }

    /// The files one after the other, with what is said and decided of all of them above.
    fn section(&self) -> El {
        let app = self.sheet.app;
        let refused = self.refused.iter().map(|sentence| el("p").class("trouble").text(sentence));
        let answers = (0..self.answers.len()).map(|nth| self.answer(nth));
        let lists = self.lists();
        let content = group().each(refused).with(sheet::tools(&self.sheet, &lists)).each(answers);
        let taken = self.clone();
        let name = match &*self.answers {
            [one] => one.heading(app),
            several => exchange::files(several.len(), app.words()),
        };
        frame_with(app, &name, content, take_button(app, move || taken.take_in()), sheet::waiting(&self.sheet, &lists))
    }

    /// One file: what is said of it, what is asked, and its changes.
    fn answer(&self, nth: usize) -> El {
        let (tables, app) = (self.clone(), self.sheet.app);
        let content = move || {
            app.settled.track();
            tables.sheet.follow();
            match tables.stage(nth) {
                Ok(stage) => Some(answer::content(&tables, nth, &stage)),
                Err(trouble) => Some(el("p").class("trouble").text(exchange::trouble(&trouble, app.words()))),
            }
        };
        let several = self.answers.len() > 1;
        let heading = self.answers.get(nth).filter(|_| several).map(|answer| el("h3").text(answer.heading(app)));
        el("section").class("answer").with_some(heading).part(content)
    }

    /// What was answered to what that file leaves open.
    pub(crate) fn given(&self, nth: usize) -> ArcRwSignal<Answers> {
        self.answers.get(nth).map(|answer| answer.given.clone()).unwrap_or_default()
    }

    /// 取り込む: file by file, each in one step. Nothing is taken in while somebody still has to decide.
    fn take_in(&self) {
        let app = self.sheet.app;
        let words = app.words();
        app.fields.leave(app);
        let lists = self.lists()();
        if !sheet::is_decided(&self.sheet, &lists) {
            return;
        }
        if lists.iter().all(Changes::is_left) {
            return app.warn(app.label(Label::NothingChosen).to_owned());
        }
        let mut said = Vec::new();
        let mut new_plan = None;
        for (answer, stage) in self.answers.iter().zip(self.all()) {
            // What cannot be shown any more has said so in its place.
            let Ok(stage) = stage else { continue };
            match self.take_one(answer, &stage.preview) {
                Some(sentence) => said.push(sentence),
                // Why it could not be done has been said; what was taken in before it is there, and shown so.
                None => return,
            }
            if let (Target::NewPlan(plan), true) = (&stage.preview.target, stage.preview.changes.taken() > 0) {
                new_plan = Some(plan.id);
            }
        }
        // Even where nothing had to be changed, the files are known from now on.
        for (_, trouble) in app.keep_lineages() {
            app.warn(troubles::store(trouble, words));
        }
        app.say(said.concat());
        app.close_preview();
        if let Some(plan) = new_plan {
            app.go(Route::Kpi(plan));
        }
    }

    /// Takes one file in; what is to be said of it.
    fn take_one(&self, answer: &Answer, preview: &Preview) -> Option<String> {
        let (app, name) = (self.sheet.app, &answer.name);
        let words = app.words();
        let had_changes = !preview.changes.is_empty();
        if preview.changes.is_left() {
            return Some(exchange::taken(name, 0, had_changes, words));
        }
        let command = preview.command(name, moment::today())?;
        if let Target::Plan(plan) = &preview.target {
            app.copy_before(*plan, Occasion::Import);
        }
        match app.carry_out(command) {
            Ok(()) => Some(exchange::taken(name, preview.changes.taken(), had_changes, words)),
            Err(Rejection::NothingChanged) => Some(exchange::taken(name, 0, had_changes, words)),
            Err(_) => None,
        }
    }
}
