//! Table files that wait together: read, held against the plan one after the other, taken in one after the other.
//!
//! What they would do is worked out anew whenever the workbook changes under them, so what is taken in is what is shown. What
//! somebody has decided is kept apart, by place; the files behind see the plan as the decisions on those before leave it.

use std::sync::Arc;

use keikaku::edit::Rejection;
use keikaku::exchange::asking::Answers;
use keikaku::exchange::encoding::{Large, large};
use keikaku::exchange::preview::{self, Decision, Kind, Opened, Place, Preview, Target};
use keikaku::exchange::read::{TableFile, Trouble, read_table};
use keikaku::id::PlanId;
use keikaku::plan::Workbook;
use keikaku::wording::{LateLabel, exchange, status, troubles};

use super::answer;
use super::{Arrived, BrowserCp932, frame, frame_with, take_button};
use crate::browser::moment;
use crate::ui::desk::{Desk, fresh_plan};
use crate::ui::el::{El, button, el, group};
use crate::ui::late::LateView;
use crate::ui::leptos::*;
use crate::ui::route::Route;

/// The table files that were chosen or dropped together.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) desk: Desk,
    answers: Arc<[Answer]>,
    /// Why others of them are not among these.
    refused: Arc<[String]>,
    /// The kind of changes that alone is shown.
    pub(super) kind: ArcLive<Option<Kind>>,
    /// Counts what was decided otherwise than in its own place, so that the places are made anew.
    turn: ArcLive<u32>,
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
    given: ArcLive<Answers>,
    /// What was decided, in order.
    decided: ArcLive<Vec<(Place, Decision)>>,
}

/// What a file would do, and the workbook that it would do it to.
pub(super) struct Stage {
    pub(super) preview: Preview,
    pub(super) workbook: Arc<Workbook>,
}

/// Reads tables; large ones only once that is agreed to.
pub(super) fn open(desk: Desk, files: Vec<Arrived>, refused: Vec<String>) -> Result<LateView, Vec<String>> {
    match files.iter().find_map(|file| Some((file.name.clone(), large(&file.bytes)?))) {
        Some((name, size)) => Ok(ask_first(desk, &name, size, files, refused)),
        None => read(desk, &files, refused),
    }
}

/// Says how large a file is, and goes on if that is wished.
fn ask_first(desk: Desk, name: &str, size: Large, files: Vec<Arrived>, refused: Vec<String>) -> LateView {
    let (name, files) = (Arc::<str>::from(name), Arc::new((files, refused)));
    LateView::new(move || {
        let files = Arc::clone(&files);
        let go_on = move || match read(desk, &files.0, files.1.clone()) {
            Ok(preview) => desk.show_preview(preview),
            Err(refused) => {
                desk.close_preview();
                desk.warn(refused.join("\n"));
            }
        };
        let sentence = el("p").text(exchange::large(size, desk.words()));
        frame(desk, &name, sentence, button("primary", desk.label(LateLabel::Continue)).press(go_on))
    })
}

/// Reads them all; where none of them is a table, why.
fn read(desk: Desk, files: &[Arrived], mut refused: Vec<String>) -> Result<LateView, Vec<String>> {
    desk.know_lineages();
    let mut answers = Vec::new();
    for file in files {
        match read_table(&file.bytes, &BrowserCp932::default()) {
            Ok(table) => answers.push(Answer::new(desk, file, table)),
            Err(trouble) => refused.push(format!("{}: {}", file.name, exchange::trouble(&trouble, desk.words()))),
        }
    }
    let tables = Tables {
        desk,
        answers: answers.into(),
        refused: Arc::default(),
        kind: ArcLive::default(),
        turn: ArcLive::default(),
    };
    // A file that cannot be shown is refused before anything is shown of it.
    let (shown, troubles) = tables.shown();
    refused.extend(troubles);
    if shown.is_empty() {
        return Err(refused);
    }
    let tables = Tables { answers: shown.into(), refused: refused.into(), ..tables };
    Ok(LateView::new(move || tables.section()))
}

impl Answer {
    fn new(desk: Desk, file: &Arrived, table: TableFile) -> Self {
        Self {
            name: file.name.clone(),
            kept: file.kept.clone(),
            file: Arc::new(table),
            opened: desk.route.get_untracked().plan().map_or(Opened::List, Opened::Plan),
            fresh: fresh_plan(),
            given: ArcLive::default(),
            decided: ArcLive::default(),
        }
    }

    /// `回答.csv（UTF-8）`, and when it was kept.
    fn heading(&self, desk: Desk) -> String {
        let words = desk.words();
        let kept = self.kept.as_deref().and_then(|kept| status::saved(kept, &moment::now(), words));
        exchange::heading(&self.name, self.file.encoding, kept.as_deref(), words)
    }
}

impl Tables {
    /// The files that can be shown, and why others can't.
    fn shown(&self) -> (Vec<Answer>, Vec<String>) {
        let (mut shown, mut troubles) = (Vec::new(), Vec::new());
        for (answer, stage) in self.answers.iter().zip(self.stages(self.answers.len(), 0)) {
            match stage {
                Ok(_) => shown.push(answer.clone()),
                Err(trouble) => {
                    let sentence = exchange::trouble(&trouble, self.desk.words());
                    troubles.push(format!("{}: {sentence}", answer.name));
                }
            }
        }
        (shown, troubles)
    }

    /// What the first so many files would do, each held against what those before it leave. Who reads follows what was
    /// decided on the first `followed` of them.
    fn stages(&self, count: usize, followed: usize) -> Vec<Result<Stage, Trouble>> {
        let mut workbook = self.desk.workbook.get_untracked();
        let mut lineages = self.desk.read_session(|session| session.lineages().clone()).unwrap_or_default();
        let mut stages = Vec::new();
        for (nth, answer) in self.answers.iter().take(count).enumerate() {
            let given = answer.given.get();
            let preview = preview::preview(&answer.file, answer.opened, &workbook, &lineages, answer.fresh, &given);
            stages.push(preview.map(|mut preview| {
                let decided = if nth < followed { answer.decided.get() } else { answer.decided.get_untracked() };
                preview.decide(&decided);
                let after = preview.taken_in(&answer.name, moment::today(), &workbook, &lineages);
                lineages = after.1;
                Stage { preview, workbook: std::mem::replace(&mut workbook, after.0) }
            }));
        }
        stages
    }

    /// What that file would do, behind those before it. Who reads follows what was decided on those, but not what was decided
    /// on itself, which its own controls show.
    fn stage(&self, nth: usize) -> Result<Stage, Trouble> {
        self.stages(nth + 1, nth).pop().unwrap_or(Err(Trouble::NoRows))
    }

    /// All of them that can be shown.
    pub(super) fn all(&self) -> Vec<Stage> {
        self.desk.settled.track();
        self.stages(self.answers.len(), self.answers.len()).into_iter().flatten().collect()
    }

    /// Notes what was decided on a change, or on several.
    pub(super) fn decide(&self, nth: usize, decided: Vec<(Place, Decision)>) {
        if let Some(answer) = self.answers.get(nth) {
            answer.decided.update(|all| all.extend(decided));
        }
    }

    /// Makes the places of the changes anew.
    pub(super) fn show_again(&self) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
    }

    /// The name of the file from which the value at that place comes, if it is one of those before.
    pub(super) fn source(&self, nth: usize, place: Place) -> Option<String> {
        let stages = self.stages(nth, nth);
        let takes = |stage: &Result<Stage, Trouble>| stage.as_ref().is_ok_and(|stage| stage.preview.takes(place));
        let last = stages.iter().rposition(takes)?;
        self.answers.get(last).map(|answer| answer.name.clone())
    }

    /// The files one after the other, with what is said and decided of all of them above.
    fn section(&self) -> El {
        let desk = self.desk;
        let refused = self.refused.iter().map(|sentence| el("p").class("trouble").text(sentence));
        let answers = (0..self.answers.len()).map(|nth| self.answer(nth));
        let content = group().each(refused).with(answer::tools(self)).each(answers);
        let taken = self.clone();
        let name = match &*self.answers {
            [one] => one.heading(desk),
            several => exchange::files(several.len(), desk.words()),
        };
        frame_with(desk, &name, content, take_button(desk, move || taken.take_in()), answer::open(self))
    }

    /// One file: what is said of it, what is asked, and its changes.
    fn answer(&self, nth: usize) -> El {
        let (tables, desk) = (self.clone(), self.desk);
        let content = move || {
            desk.settled.track();
            tables.turn.get();
            tables.kind.get();
            match tables.stage(nth) {
                Ok(stage) => Some(answer::content(&tables, nth, &stage)),
                Err(trouble) => Some(el("p").class("trouble").text(exchange::trouble(&trouble, desk.words()))),
            }
        };
        let several = self.answers.len() > 1;
        let heading = self.answers.get(nth).filter(|_| several).map(|answer| el("h3").text(answer.heading(desk)));
        el("section").class("answer").with_some(heading).part(content)
    }

    /// What was answered to what that file leaves open.
    pub(super) fn given(&self, nth: usize) -> ArcLive<Answers> {
        self.answers.get(nth).map(|answer| answer.given.clone()).unwrap_or_default()
    }

    /// 取り込む: file by file, each in one step. Nothing is taken in while somebody still has to decide.
    fn take_in(&self) {
        let desk = self.desk;
        let words = desk.words();
        desk.fields.leave(desk);
        let stages = self.all();
        let open: usize = stages.iter().map(|stage| stage.preview.open()).sum();
        if open > 0 {
            desk.warn(exchange::undecided(open, words));
            return answer::show_open(self, &stages);
        }
        if !stages.is_empty() && stages.iter().all(|stage| stage.preview.is_left()) {
            return desk.warn(desk.label(LateLabel::NothingChosen).to_owned());
        }
        let mut said = Vec::new();
        let mut new_plan = None;
        for (answer, stage) in self.answers.iter().zip(&stages) {
            match self.take_one(answer, &stage.preview) {
                Some(sentence) => said.push(sentence),
                // Why it could not be done has been said.
                None => return,
            }
            if let Target::NewPlan(plan) = &stage.preview.target {
                new_plan = Some(plan.id);
            }
        }
        // Even where nothing had to be changed, the files are known from now on.
        for (_, trouble) in desk.keep_lineages() {
            desk.warn(troubles::store(trouble, words));
        }
        desk.say(said.concat());
        desk.close_preview();
        if let Some(plan) = new_plan {
            desk.go(Route::Kpi(plan));
        }
    }

    /// Takes one file in; what is to be said of it.
    fn take_one(&self, answer: &Answer, preview: &Preview) -> Option<String> {
        let (desk, name) = (self.desk, &answer.name);
        let words = desk.words();
        let command = preview.command(name, moment::today())?;
        match desk.carry_out(command) {
            Ok(()) => Some(exchange::taken(name, preview.taken(), words)),
            Err(Rejection::NothingChanged) => Some(exchange::taken(name, 0, words)),
            Err(_) => None,
        }
    }
}
