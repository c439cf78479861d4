//! One of several table files that were opened together.
//!
//! Each file has a chain of memos: its rows, its effect on the plans as the file before it leaves them, and the plans
//! as it leaves them itself. An answer or a decision about a file causes only this file and the files after it to be
//! computed again; the rows are read again only after an answer that affects how they are read. When the workbook
//! changes, everything is compared again, so that the preview shows exactly what is imported. Decisions are stored
//! outside of the memos, by place.
//!
//! A place that several files change is one row of the review: for that, each file is also compared with the unchanged
//! plans.

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
    /// The KPIs of the file, as they are read without any answer about how to read them.
    kpis: Arc<WideFile>,
    /// The answers that are known before the user answers anything.
    known: Answers,
    /// The layout of the table, for remembered readings; `None` for a table that was written by this product.
    pub(super) layout: Option<Layout>,
}

/// What identifies the layout of a table from another office.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The names of its file and sheet.
    pub(super) name: String,
    /// How the table is read before the user marks anything.
    pub(super) first: Arc<SheetReading>,
    /// The remembered reading that matches the table; `None` if there is none.
    pub(super) recalled: Option<Arc<Recalled>>,
}

/// A table file with its effect on the plans.
#[derive(Clone, Debug)]
pub(super) struct OpenedTable {
    pub(super) read: ReadTable,
    /// The answers to the questions about the file.
    pub(super) answers: ArcRwSignal<Answers>,
    /// The KPIs of the file, read with the answers.
    rows: ArcMemo<Result<Arc<WideFile>, ImportError>>,
    /// The plan into which the file is imported, as if the file had been opened on that plan's page.
    pub(super) opened: ArcRwSignal<OpenedOn>,
    /// Whether a plan is created from the file, and not already from an earlier sheet of its book.
    pub(super) makes_a_plan: ArcMemo<bool>,
    /// The effect of the file, before anything is decided.
    pub(super) proposed: ArcMemo<Proposed>,
    /// The parts of the file that have no place in a plan.
    pub(super) unplaced: ArcMemo<Arc<Unplaced>>,
    /// Whether the file changes nothing and there is nothing to show about it.
    pub(super) is_unchanged: ArcMemo<bool>,
    /// Whether the unplaced parts are shown.
    pub(super) shows_unplaced: ArcRwSignal<bool>,
}

/// The effect of a file before anything is decided, and the plans with which the file is compared.
///
/// Both are one value, so that the output of a file depends on a single memo. If it depended on two memos, each file
/// would double the number of paths from the workbook to the last file, and a change of the workbook would be
/// propagated along all of them.
#[derive(Clone, Debug)]
pub(super) struct Proposed {
    pub(super) base: Arc<ImportBase>,
    pub(super) preview: Result<Arc<Preview>, ImportError>,
}

/// A file whose rows are read with the answers to its questions, but which is not compared with any plan yet.
#[derive(Clone, Debug)]
struct Answered {
    read: ReadTable,
    answers: ArcRwSignal<Answers>,
    rows: ArcMemo<Result<Arc<WideFile>, ImportError>>,
    destination: Destination,
}

/// The plan into which a file is imported. The sheets of a book share it.
#[derive(Clone, Debug)]
struct Destination {
    opened: ArcRwSignal<OpenedOn>,
    /// The id of the plan that is created from the file.
    fresh: PlanId,
}

impl Answered {
    fn new(read: ReadTable, destination: Destination) -> Self {
        let mut proposed = read.known.clone();
        // A proposal for the meaning of dashes, which is shown and can be changed.
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

    /// The effect of the file on the plans of `base`. The rows and the answers are tracked.
    fn propose(&self, base: &ImportBase) -> Result<Arc<Preview>, ImportError> {
        let (rows, opened, fresh) = (self.rows.get()?, self.opened_on(base), self.destination.fresh);
        self.answers.with(|answers| preview(&rows, opened, base, fresh, answers)).map(Arc::new)
    }

    /// The plan into which the file is imported, given these plans: the first sheet of a book creates a plan, and the
    /// other sheets are imported into it. The result is tracked.
    fn opened_on(&self, base: &ImportBase) -> OpenedOn {
        let Destination { opened, fresh } = &self.destination;
        let is_made = self.read.is_of_others() && base.workbook.plan(*fresh).is_some();
        match opened.get() {
            OpenedOn::List if is_made => OpenedOn::Plan(*fresh),
            opened => opened,
        }
    }

    /// The effect of the file on the unchanged plans, independent of the other files.
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
    /// The file, compared with the plans of `base`, which the previous file leaves.
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
            // The values are not compared, because they would nearly always differ.
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

    /// The cells of a table from another office with the result of reading them; `None` for a table that was written by
    /// this product. The marks are tracked.
    pub(super) fn source(&self) -> Option<Arc<ReadSheet>> {
        self.rows.get().ok()?.source.clone()
    }

    /// The number of indicators that were read.
    pub(super) fn indicators(&self) -> usize {
        self.rows.with(|rows| rows.as_ref().map_or(0, |rows| rows.kpis.len()))
    }

    /// Whether the table needs marks by the user: some cells are open or questions remain, or nothing was read.
    pub(super) fn is_to_be_read(&self) -> bool {
        untrack(|| self.source()).is_some_and(|source| !source.is_read())
    }

    /// The name of the plan that is created from the file.
    pub(super) fn new_name(&self) -> String {
        self.rows.with(|rows| rows.as_ref().map(|rows| rows.plan_name.clone()).unwrap_or_default())
    }

    /// The body of the plan that is created from the file. The answers are tracked.
    pub(super) fn new_body(&self) -> String {
        let said = self.answers.with(|answers| answers.body.clone());
        said.unwrap_or_else(|| self.rows.with(|rows| rows.as_ref().map(|rows| rows.body.clone()).unwrap_or_default()))
    }

    /// The plans that contain indicators of the file, each with their number; the plan with the most indicators comes
    /// first.
    pub(super) fn matching_plans(&self, workbook: &Workbook) -> Vec<(PlanId, usize)> {
        self.rows.with(|rows| rows.as_ref().map(|rows| matching_plans(rows, workbook)).unwrap_or_default())
    }

    /// The plans as the file leaves them for the next file, with the decisions on its changes applied.
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

    /// The effect of the file with the decisions applied. The decisions are tracked.
    pub(super) fn decided(&self, nth: usize, decisions: &Decisions) -> Result<Arc<Preview>, ImportError> {
        Ok(decided(self.proposed.get().preview?, nth, decisions))
    }

    /// The numbers of imported and omitted values, with the decisions applied. The decisions are tracked.
    pub(super) fn counts(&self, nth: usize, decisions: &Decisions) -> ImportCounts {
        let waiting = self.unplaced.with(|unplaced| unplaced.waiting);
        self.decided(nth, decisions).map(|preview| preview.counts(waiting)).unwrap_or_default()
    }

    /// The heading of the file, such as `回答.csv（UTF-8）`, with the time at which it was saved.
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

    /// The rows of a table for which some answers are already known, and its KPIs as they are read with these answers.
    pub(crate) fn answered(file: ReceivedFile, table: TableFile, kpis: WideFile, known: Answers) -> Self {
        let (file, table, kpis) = (Arc::new(file), Arc::new(table), Arc::new(kpis));
        Self { file, table, kpis, known, layout: None }
    }

    /// The table with that layout.
    pub(super) fn with_layout(self, layout: Layout) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// The table. For a 効果検証CSV, fields in columns that its rows do not take are added to the unread columns if they
    /// differ from the plan.
    fn with_fields_not_taken(mut self, plan: Option<&Plan>) -> Self {
        if let Some(plan) = plan.filter(|_| self.kpis.sheet.is_some()) {
            let told = evaluation_table::with_fields_not_taken(WideFile::clone(&self.kpis), plan, clock::today());
            self.kpis = Arc::new(told);
        }
        self
    }

    /// The remembered reading that matches the table; `None` if there is none.
    pub(super) fn recalled(&self) -> Option<Arc<Recalled>> {
        self.layout.as_ref()?.recalled.clone()
    }

    /// The marks with which the table is opened.
    pub(super) fn first_marks(&self) -> &[SheetMark] {
        &self.known.marks
    }

    /// Whether the table is from another office, so that it has a grid of cells.
    pub(super) fn is_of_others(&self) -> bool {
        self.table.grid.is_some()
    }

    /// Whether both tables are sheets of the same book from another office.
    fn is_of_book_with(&self, other: &Self) -> bool {
        let books = self.file.book.as_ref().zip(other.file.book.as_ref());
        self.is_of_others() && other.is_of_others() && books.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// The plan into which the table, or otherwise another sheet of its book, most probably belongs; `None` for a table
    /// that was written by this product.
    fn proposed_with_book(&self, read: &[Self], workbook: &Workbook) -> Option<PlanId> {
        let of_book = || {
            let mut sheets = read.iter().filter(|other| self.is_of_book_with(other));
            sheets.find_map(|sheet| sheet.proposed_plan(workbook))
        };
        self.proposed_plan(workbook).filter(|_| self.is_of_others()).or_else(of_book)
    }

    /// The plan into which the table most probably belongs; `None` if no plan is likely.
    fn proposed_plan(&self, workbook: &Workbook) -> Option<PlanId> {
        let named = self.recalled().filter(|recalled| recalled.likeness == Likeness::Named);
        let before = named.and_then(|recalled| recalled.reading.plan);
        proposed_plan(&self.kpis, &self.table.name, before, workbook)
    }
}

/// The files in their order. Each file is compared with the plans as the files before it leave them.
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

/// The destination of each file: the plan that is shown; otherwise, for tables from other offices, the proposed plan.
/// The sheets of a book from another office have the same destination.
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

/// The base for the first of several files: the unchanged plans, and the places that several of the files change.
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

/// A preview with the decisions applied. It is cloned only if there are decisions. The decisions are tracked by the
/// caller.
fn decided(mut preview: Arc<Preview>, nth: usize, decisions: &Decisions) -> Arc<Preview> {
    decisions.log(nth).with(|decided| {
        if !decided.is_empty() {
            Arc::make_mut(&mut preview).changes.decide(decided);
        }
    });
    preview
}

/// The unchanged plans, with which the first file is compared.
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
