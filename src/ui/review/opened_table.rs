//! One of several table files that were opened together.
//!
//! Each file has a chain of memos: its rows, its effect on the plans that the file before it leaves, and the plans that
//! it leaves itself. An answer or a decision about a file computes anew what depends on it, that is this file and those
//! behind it; the rows are read again only for an answer that says how to read them. When the workbook changes
//! everything is compared anew, so that the preview shows what is imported. Decisions are stored apart from the memos,
//! by place.
//!
//! What several files change in one place is one row: for that each file is compared with the plans as they are, too.

use std::sync::Arc;

use keikaku::import::preview::{
    FileAlone, ImportBase, ImportCounts, OpenedOn, Preview, Unplaced, contest, matching_plans, preview, proposed_plan,
    unplaced,
};
use keikaku::import::questions::{Answers, Dashes};
use keikaku::import::read::{ImportError, TableFile};
use keikaku::import::reading::{Likeness, ReadSheet, Recalled, SheetMark, SheetReading};
use keikaku::import::wide::{self, WideFile};
use keikaku::paper::evaluation_table;
use keikaku::plan::{Plan, Workbook};
use keikaku::session::Session;
use keikaku::value::PlanId;
use keikaku::wording::{import, status};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Editor, Locale};
use crate::ui::review::{Decisions, ReceivedFile};

/// A file that was read.
#[derive(Clone, Debug)]
pub(crate) struct ReadTable {
    pub(super) file: Arc<ReceivedFile>,
    pub(super) table: Arc<TableFile>,
    /// Its KPIs, as they are read while nothing is answered that says how to read them.
    kpis: Arc<WideFile>,
    /// What is known of it before somebody answers.
    known: Answers,
    /// What is remembered of its layout; `None` of a table that was written here.
    pub(super) layout: Option<Layout>,
}

/// What a table of others is known by.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The names of its file and sheet.
    pub(super) name: String,
    /// How it is read before anything is said of it.
    pub(super) first: Arc<SheetReading>,
    /// The remembered reading that fits it.
    pub(super) recalled: Option<Arc<Recalled>>,
}

/// A table file with its effect on the plans.
#[derive(Clone, Debug)]
pub(super) struct OpenedTable {
    pub(super) read: ReadTable,
    /// The answers to its questions.
    pub(super) answers: ArcRwSignal<Answers>,
    /// Its KPIs as they are read with the answers.
    rows: ArcMemo<Result<Arc<WideFile>, ImportError>>,
    /// The plan into which it goes, as if it had been opened there.
    pub(super) opened: ArcRwSignal<OpenedOn>,
    /// Whether a plan is made of it, and not of a sheet of its book before it.
    pub(super) makes_a_plan: ArcMemo<bool>,
    /// What it would do, before anything is decided.
    pub(super) proposed: ArcMemo<Proposed>,
    /// The parts of it that have no place in a plan.
    pub(super) unplaced: ArcMemo<Arc<Unplaced>>,
    /// Whether it changes nothing and leaves nothing to be seen.
    pub(super) is_unchanged: ArcMemo<bool>,
    /// Whether these parts are shown.
    pub(super) shows_unplaced: ArcRwSignal<bool>,
}

/// What a file would do, before anything is decided, and what it is compared with.
///
/// Both are one value, so that what a file leaves depends on one memo alone. If it depended on both, there would be two
/// ways through each file from the workbook to the last one, and twice as many with each further file: a change of the
/// workbook goes every one of them.
#[derive(Clone, Debug)]
pub(super) struct Proposed {
    pub(super) base: Arc<ImportBase>,
    pub(super) preview: Result<Arc<Preview>, ImportError>,
}

/// A file whose rows are read with the answers to its questions, before it is compared with anything.
#[derive(Clone, Debug)]
struct Answered {
    read: ReadTable,
    answers: ArcRwSignal<Answers>,
    rows: ArcMemo<Result<Arc<WideFile>, ImportError>>,
    destination: Destination,
}

/// The plan into which a file goes, or the sheets of a book together.
#[derive(Clone, Debug)]
struct Destination {
    opened: ArcRwSignal<OpenedOn>,
    /// The id of the plan that is made of it.
    fresh: PlanId,
}

impl Answered {
    fn new(read: ReadTable, destination: Destination) -> Self {
        let mut proposed = read.known.clone();
        // It is shown and can be changed.
        proposed.dashes = Some(Dashes::default());
        let answers = ArcRwSignal::new(proposed);
        let how_to_read = {
            let answers = answers.clone();
            ArcMemo::new(move |_| answers.with(Answers::of_reading))
        };
        let (table, kpis) = (Arc::clone(&read.table), Arc::clone(&read.kpis));
        let known = read.known.of_reading();
        let read_with = move |answers: &Answers| {
            let is_as_read = *answers == known;
            if is_as_read { Ok(Arc::clone(&kpis)) } else { wide::read_file(&table, answers).map(Arc::new) }
        };
        let rows = ArcMemo::new(move |_| how_to_read.with(&read_with));
        Self { read, answers, rows, destination }
    }

    /// Its effect on these plans. The rows and the answers are tracked.
    fn propose(&self, base: &ImportBase) -> Result<Arc<Preview>, ImportError> {
        let (rows, opened, fresh) = (self.rows.get()?, self.opened_on(base), self.destination.fresh);
        self.answers.with(|answers| preview(&rows, opened, base, fresh, answers)).map(Arc::new)
    }

    /// Where it goes with these plans: the first sheet of a book makes a plan, into which the others go. It is tracked.
    fn opened_on(&self, base: &ImportBase) -> OpenedOn {
        let Destination { opened, fresh } = &self.destination;
        let is_made = self.read.is_of_others() && base.workbook.plan(*fresh).is_some();
        match opened.get() {
            OpenedOn::List if is_made => OpenedOn::Plan(*fresh),
            opened => opened,
        }
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
        let makes_a_plan = {
            let (answered, base) = (answered.clone(), base.clone());
            ArcMemo::new(move |_| base.with(|base| answered.opened_on(base)) == OpenedOn::List)
        };
        let proposed = {
            let answered = answered.clone();
            let propose = move |_: Option<&Proposed>| {
                let base = base.get();
                Proposed { preview: answered.propose(&base), base }
            };
            // Compared with what it was before it would nearly always differ.
            ArcMemo::new_with_compare(propose, |_, _| true)
        };
        let Answered { read, answers, rows, destination: Destination { opened, .. } } = answered;
        let unplaced = {
            let (table, rows, proposed) = (Arc::clone(&read.table), rows.clone(), proposed.clone());
            let find = move |_: Option<&Arc<Unplaced>>| {
                let found = rows.get().ok().zip(proposed.get().preview.ok());
                Arc::new(found.map(|(rows, preview)| unplaced(&table.sheet, &rows, &preview)).unwrap_or_default())
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
        let shows_unplaced = ArcRwSignal::default();
        Self { read, answers, rows, opened, makes_a_plan, proposed, unplaced, is_unchanged, shows_unplaced }
    }

    /// The cells of a table of others with what was read of them; `None` of a table that was written here. The marks are tracked.
    pub(super) fn source(&self) -> Option<Arc<ReadSheet>> {
        self.rows.get().ok()?.source.clone()
    }

    /// The number of indicators that were read.
    pub(super) fn indicators(&self) -> usize {
        self.rows.with(|rows| rows.as_ref().map_or(0, |rows| rows.kpis.len()))
    }

    /// Whether something in it takes a person to say what it is, or nothing was read of it.
    pub(super) fn is_to_be_read(&self) -> bool {
        untrack(|| self.source()).is_some_and(|source| !source.is_read())
    }

    /// The name of the plan that is made of it.
    pub(super) fn new_name(&self) -> String {
        self.rows.with(|rows| rows.as_ref().map(|rows| rows.plan_name.clone()).unwrap_or_default())
    }

    /// The body of the plan that is made of it. The answers are tracked.
    pub(super) fn new_body(&self) -> String {
        let said = self.answers.with(|answers| answers.body.clone());
        said.unwrap_or_else(|| self.rows.with(|rows| rows.as_ref().map(|rows| rows.body.clone()).unwrap_or_default()))
    }

    /// The plans here that have indicators of the file, the one with the most first, each with how many.
    pub(super) fn matching_plans(&self, workbook: &Workbook) -> Vec<(PlanId, usize)> {
        self.rows.with(|rows| rows.as_ref().map(|rows| matching_plans(rows, workbook)).unwrap_or_default())
    }

    /// The plans that it leaves to the next file, with the decisions on its changes applied.
    fn leaves(&self, nth: usize, decisions: &Decisions) -> ArcMemo<Arc<ImportBase>> {
        let (file, decisions) = (self.clone(), decisions.clone());
        let leave = move |_: Option<&Arc<ImportBase>>| {
            let Proposed { base, preview } = file.proposed.get();
            match preview {
                Ok(preview) => {
                    let preview = decided(preview, nth, &decisions);
                    Arc::new(base.after(&file.read.file.name, &preview, clock::today()))
                }
                Err(_) => Arc::new(base.behind_refused()),
            }
        };
        ArcMemo::new_with_compare(leave, |_, _| true)
    }

    /// Its effect with the decisions applied. The decisions are tracked.
    pub(super) fn decided(&self, nth: usize, decisions: &Decisions) -> Result<Arc<Preview>, ImportError> {
        Ok(decided(self.proposed.get().preview?, nth, decisions))
    }

    /// What is taken of it and what is left out, with the decisions applied. The decisions are tracked.
    pub(super) fn counts(&self, nth: usize, decisions: &Decisions) -> ImportCounts {
        let waiting = self.unplaced.with(|unplaced| unplaced.waiting);
        self.decided(nth, decisions).map(|preview| preview.counts(waiting)).unwrap_or_default()
    }

    /// The heading of the file: `回答.csv（UTF-8）`, and the time when it was saved.
    pub(super) fn heading(&self, locale: Locale) -> String {
        let language = locale.language();
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
        let (file, table, kpis) = (Arc::new(file), Arc::new(table), Arc::new(kpis));
        Self { file, table, kpis, known, layout: None }
    }

    /// The same, known by that layout.
    pub(super) fn with_layout(self, layout: Layout) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// The same; of 効果検証CSV with what its rows have in columns that they do not take, and that is not as that plan has it.
    fn with_fields_not_taken(mut self, plan: Option<&Plan>) -> Self {
        if let Some(plan) = plan.filter(|_| self.kpis.sheet.is_some()) {
            let told = evaluation_table::with_fields_not_taken(WideFile::clone(&self.kpis), plan, clock::today());
            self.kpis = Arc::new(told);
        }
        self
    }

    /// The remembered reading that fits it.
    pub(super) fn recalled(&self) -> Option<Arc<Recalled>> {
        self.layout.as_ref()?.recalled.clone()
    }

    /// The marks with which it is opened.
    pub(super) fn first_marks(&self) -> &[SheetMark] {
        &self.known.marks
    }

    /// Whether it is a table of others.
    pub(super) fn is_of_others(&self) -> bool {
        self.table.grid.is_some()
    }

    /// Whether it is a sheet of the same book of others.
    fn is_of_book_with(&self, other: &Self) -> bool {
        let books = self.file.book.as_ref().zip(other.file.book.as_ref());
        self.is_of_others() && other.is_of_others() && books.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// The plan here into which it most probably goes, or else another sheet of its book; `None` of a table that was written here.
    fn proposed_with_book(&self, read: &[Self], workbook: &Workbook) -> Option<PlanId> {
        let of_book = || {
            let mut sheets = read.iter().filter(|other| self.is_of_book_with(other));
            sheets.find_map(|sheet| sheet.proposed_plan(workbook))
        };
        self.proposed_plan(workbook).filter(|_| self.is_of_others()).or_else(of_book)
    }

    /// The plan here into which it most probably goes.
    fn proposed_plan(&self, workbook: &Workbook) -> Option<PlanId> {
        let named = self.recalled().filter(|recalled| recalled.likeness == Likeness::Named);
        let before = named.and_then(|recalled| recalled.reading.plan);
        proposed_plan(&self.kpis, &self.table.name, before, workbook)
    }
}

/// The files in their order, each of which is compared with the plans as those before it leave them.
pub(super) fn chained(editor: Editor, read: Vec<ReadTable>, decisions: &Decisions) -> Vec<OpenedTable> {
    let destinations = destinations(editor, &read);
    let answered = read.into_iter().zip(destinations).map(|(read, destination)| {
        let plan = read.kpis.plan.or(match destination.opened.get_untracked() {
            OpenedOn::Plan(plan) => Some(plan),
            OpenedOn::List => None,
        });
        let plan = editor.workbook.with_untracked(|workbook| workbook.plan(plan?).cloned());
        Answered::new(read.with_fields_not_taken(plan.as_deref()), destination)
    });
    let answered: Vec<Answered> = answered.collect();
    let mut base = contested_base(first_base(editor), &answered);
    let mut files = Vec::new();
    for (nth, answered) in answered.into_iter().enumerate() {
        let file = OpenedTable::new(answered, base);
        base = file.leaves(nth, decisions);
        files.push(file);
    }
    files
}

/// Where files go: into the plan that is shown, or else, of tables of others, into the one that is proposed. The sheets of a book
/// of others go together.
fn destinations(editor: Editor, read: &[ReadTable]) -> Vec<Destination> {
    let shown = editor.navigation.route.get_untracked().plan();
    let mut destinations: Vec<Destination> = Vec::new();
    for table in read {
        let before = read.iter().zip(&destinations).find(|(other, _)| table.is_of_book_with(other));
        let make = || {
            let proposed = || editor.workbook.with_untracked(|workbook| table.proposed_with_book(read, workbook));
            let opened = shown.or_else(proposed).map_or(OpenedOn::List, OpenedOn::Plan);
            Destination { opened: ArcRwSignal::new(opened), fresh: clock::fresh_plan() }
        };
        let destination = before.map_or_else(make, |(_, destination)| destination.clone());
        destinations.push(destination);
    }
    destinations
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

/// A preview as it is decided: a copy only where something is. The caller follows the decisions.
fn decided(mut preview: Arc<Preview>, nth: usize, decisions: &Decisions) -> Arc<Preview> {
    decisions.log(nth).with(|decided| {
        if !decided.is_empty() {
            Arc::make_mut(&mut preview).changes.decide(decided);
        }
    });
    preview
}

/// The plans as they are: what the first file is compared with.
fn first_base(editor: Editor) -> ArcMemo<Arc<ImportBase>> {
    ArcMemo::new_with_compare(
        move |_| {
            editor.settled.track();
            let lineages = editor.read_session(|session: &Session| session.lineages().clone()).unwrap_or_default();
            Arc::new(ImportBase::new(editor.workbook.get_untracked(), lineages))
        },
        |_, _| true,
    )
}
