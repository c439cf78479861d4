//! Table files that were opened together: each is compared with the plans as the files before it leave them, and they
//! are imported one after the other.

use std::sync::Arc;

use keikaku::command::{Command, Rejection};
use keikaku::import::preview::{ImportBase, ImportCounts, ImportTarget, Preview, Unplaced, hand_over};
use keikaku::import::questions::{Answer, Answers, Ask, Question};
use keikaku::import::read::ImportError;
use keikaku::import::reading::{KnownSheet, RememberedReading, remember, remembered};
use keikaku::merge::review::Changes;
use keikaku::storage::Occasion;
use keikaku::value::PlanId;
use keikaku::wording::{ReviewLabel, import};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::Saving;
use crate::ui::app::readings::change_readings;
use crate::ui::review::file_import::Import;
use crate::ui::review::opened_table::{OpenedTable, ReadTable, chained};
use crate::ui::review::{Decisions, about_file};

/// The maximum number of files that the message after the import names one by one. For more files it gives only their
/// number.
const MOST_NAMED: usize = 8;

/// The files, and the decisions on their changes: one list for each file.
#[derive(Clone, Debug)]
pub(crate) struct TableFiles {
    saving: Saving,
    files: Arc<[OpenedTable]>,
    /// The decisions, one list for each file.
    pub(crate) decisions: Decisions,
    /// The sentences about other files that were opened together with these and cannot be read.
    pub(crate) refused: Arc<[String]>,
    /// The file whose reading is shown (表の読み取り); `None` while the changes are shown.
    pub(crate) reading: ArcRwSignal<Option<usize>>,
}

/// The effect of a file with the decisions applied, and the numbers of imported and omitted values; an error if the
/// file can no longer be compared.
pub(crate) type DecidedPreview = Result<(Preview, ImportCounts), ImportError>;

/// The result of an import.
pub(crate) struct Imported {
    /// The plans that were added.
    pub(crate) new_plans: Vec<PlanId>,
    /// The sentence about the import.
    pub(crate) sentence: String,
}

/// A sheet of a book that changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UnchangedSheet {
    /// The first such sheet, with the line that represents all of them.
    First(String),
    /// A further such sheet, for which nothing is shown.
    Further,
}

impl TableFiles {
    /// The files, compared with the current plans, and the sentences about other files that cannot be read.
    pub(crate) fn new(saving: Saving, read: Vec<ReadTable>, refused: Vec<String>) -> Self {
        let are_of_others = read.iter().all(ReadTable::is_of_others);
        let theirs = if are_of_others { ReviewLabel::FILE_VALUE } else { ReviewLabel::ANSWERED_VALUE };
        let decisions = Decisions::new(saving.editor.messages, theirs, read.len());
        let files = chained(saving.editor, read, &decisions);
        let reading = ArcRwSignal::new(files.iter().position(OpenedTable::is_to_be_read));
        Self { saving, files: files.into(), decisions, refused: refused.into(), reading }
    }

    /// The file at that index.
    pub(super) fn file(&self, file: usize) -> Option<&OpenedTable> {
        self.files.get(file)
    }

    /// The files that are tables from other offices, with their indexes.
    pub(super) fn of_others(&self) -> impl Iterator<Item = (usize, &OpenedTable)> {
        self.files.iter().enumerate().filter(|(_, file)| file.read.table.grid.is_some())
    }

    /// The next table after that file that needs marks by the user; `None` if the changes are shown next.
    pub(super) fn next_to_read(&self, file: usize) -> Option<usize> {
        self.of_others().find(|(nth, table)| *nth > file && table.is_to_be_read()).map(|(nth, _)| nth)
    }

    /// The position of that file among the tables from other offices, counted from 1, and their number, such as `2/3`.
    /// Empty if it is the only one.
    pub(super) fn place(&self, file: usize) -> String {
        let count = self.of_others().count();
        let place = self.of_others().take_while(|(nth, _)| *nth <= file).count();
        if count > 1 { format!("{place}/{count}") } else { String::new() }
    }

    /// The reason why that file cannot be compared with the plans; `None` if it can, and for tables from other offices.
    pub(crate) fn refusal(&self, file: usize) -> Option<String> {
        let file = self.files.get(file).filter(|file| file.read.table.grid.is_none())?;
        let trouble = file.proposed.get_untracked().preview.err()?;
        Some(about_file(&file.read.file.name, &import::error_sentence(&trouble, self.saving.editor.language())))
    }

    /// The files at these indexes; `refused` are the reasons why the others cannot be read.
    pub(crate) fn only(self, comparable: &[usize], refused: Vec<String>) -> Self {
        if comparable.len() == self.len() {
            return Self { refused: refused.into(), ..self };
        }
        let read = comparable.iter().filter_map(|nth| self.files.get(*nth).map(|file| file.read.clone()));
        Self::new(self.saving, read.collect(), refused)
    }

    /// The number of files.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// The heading of the only file, or the number of files.
    pub(crate) fn name(&self) -> String {
        match &*self.files {
            [one] => one.heading(self.saving.editor.locale()),
            several => import::files(counted(several), self.saving.editor.language()),
        }
    }

    /// The heading of that file.
    pub(crate) fn heading(&self, file: usize) -> Option<String> {
        self.files.get(file).map(|file| file.heading(self.saving.editor.locale()))
    }

    /// `Some` if the file is an unchanged sheet of a book with several sheets. All such sheets of a book are combined
    /// in one line, which is shown in place of the first; the others show nothing.
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
        let line = || import::unchanged_sheets(&book, unchanged.len(), self.saving.editor.language());
        Some(if is_first { UnchangedSheet::First(line()) } else { UnchangedSheet::Further })
    }

    /// The name of that file, with the name of the sheet if it is one of several sheets.
    pub(crate) fn file_name(&self, file: usize) -> String {
        self.files.get(file).map(|file| file.read.file.name.clone()).unwrap_or_default()
    }

    /// The answers to the questions of that file.
    pub(crate) fn answers(&self, file: usize) -> ArcRwSignal<Answers> {
        self.files.get(file).map(|file| file.answers.clone()).unwrap_or_default()
    }

    /// The effect of that file, and the plans with which it is compared. Decisions on earlier files are tracked, but
    /// not the decisions on the file itself, which its own controls show.
    pub(crate) fn preview(&self, nth: usize) -> Result<(Arc<Preview>, Arc<ImportBase>), ImportError> {
        let file = self.files.get(nth).ok_or(ImportError::NoRows)?;
        let base = file.proposed.get().base;
        Ok((untrack(|| file.decided(nth, &self.decisions))?, base))
    }

    /// The parts of that file that have no place in a plan, and whether they are shown.
    pub(crate) fn unplaced(&self, file: usize) -> Option<(Arc<Unplaced>, ArcRwSignal<bool>)> {
        self.files.get(file).map(|file| (file.unplaced.get(), file.shows_unplaced.clone()))
    }

    /// The questions about all files together, each with the name of its file. The answers are tracked.
    pub(crate) fn standard_questions(&self) -> Vec<(String, Question)> {
        let standard = |file: &OpenedTable| {
            let preview = file.proposed.get().preview.ok();
            let questions = preview.iter().flat_map(|preview| &preview.questions);
            let named = |question: &Question| (file.read.file.name.clone(), question.clone());
            questions.filter(|question| question.ask.is_standard()).map(named).collect::<Vec<_>>()
        };
        self.files.iter().flat_map(standard).collect()
    }

    /// The number of questions that wait for an answer, about the cells of the files and about their meaning for the
    /// plans. It is tracked.
    pub(crate) fn asked(&self) -> usize {
        let of_sheet = |file: &OpenedTable| file.source().map_or(0, |source| source.reading.questions.len());
        let waits = |question: &&Question| question.answer.is_none() && !question.ask.may_wait();
        let of_preview = |file: &OpenedTable| {
            let preview = file.proposed.get().preview;
            preview.map_or(0, |preview| preview.questions.iter().filter(waits).count())
        };
        self.files.iter().map(|file| of_sheet(file) + of_preview(file)).sum()
    }

    /// Gives one answer to these questions about all files.
    pub(crate) fn answer_all(&self, asks: Vec<Ask>, choice: Answer) {
        for file in &*self.files {
            file.answers.update(|answers| answers.give_all(asks.clone(), choice));
        }
    }

    /// The numbers of imported and omitted values of all files, with the decisions applied. The workbook, the answers
    /// and the decisions are tracked.
    pub(crate) fn counts(&self) -> ImportCounts {
        let counts = self.files.iter().enumerate().map(|(nth, file)| file.counts(nth, &self.decisions));
        counts.fold(ImportCounts::default(), ImportCounts::and)
    }

    /// The effects of all files with the decisions applied.
    fn previews(&self) -> Vec<Result<Arc<Preview>, ImportError>> {
        self.files.iter().enumerate().map(|(nth, file)| file.decided(nth, &self.decisions)).collect()
    }

    /// The effects of all files for [`Self::import`], each with its counts. Values that were decided in favour of
    /// another file are moved to that file.
    pub(crate) fn previews_with_counts(&self) -> Vec<DecidedPreview> {
        let waiting = self.files.iter().map(|file| file.unplaced.with(|unplaced| unplaced.waiting));
        let mut previews: Vec<_> =
            self.previews().into_iter().map(|preview| preview.map(Arc::unwrap_or_clone)).collect();
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
        let changes = |preview: Arc<Preview>| preview.changes.clone();
        self.previews().into_iter().map(|preview| preview.map(changes).unwrap_or_default()).collect()
    }

    /// Imports the files with the decisions, each as one step; the sheets of a book are one step together. `None`
    /// unless every import succeeded: the reason is already on the screen, and the preview then shows the changes that
    /// the earlier files have made.
    pub(crate) fn import(&self, previews: Vec<DecidedPreview>) -> Option<Imported> {
        let saving = self.saving;
        let locale = saving.editor.locale();
        let (mut new_plans, mut all_counts) = (Vec::new(), ImportCounts::default());
        let readings = untrack(|| self.readings(&previews));
        let mut imports: Vec<Import> = Vec::new();
        for (file, preview) in self.files.iter().zip(previews) {
            // The reason why a file cannot be compared any more is shown in its place.
            let Ok((preview, counts)) = preview else { continue };
            let import = Import::new(&file.read.file, &preview, counts)?;
            match imports.last_mut() {
                Some(before) if before.is_of_one_step_with(&import) => before.and(import),
                _ => imports.push(import),
            }
            all_counts = all_counts.and(counts);
            if let (ImportTarget::NewPlan(plan), true) = (&preview.target, preview.changes.taken() > 0) {
                new_plans.push(plan.id);
            }
        }
        let (mut sentences, mut copied) = (Vec::new(), Vec::new());
        for import in imports {
            sentences.push(self.import_one(import, &mut copied)?);
        }
        // The lineages of files that change nothing are stored as well.
        for (_, trouble) in saving.save_lineages() {
            saving.editor.messages.say_store_error(trouble);
        }
        let is_many = sentences.len() > MOST_NAMED;
        let all = || import::taken_of_files(sentences.len(), all_counts, locale.language());
        let sentence = saving.save_imported(if is_many { all() } else { sentences.concat() });
        if let Err(trouble) = change_readings(|all| readings.into_iter().for_each(|reading| remember(all, reading))) {
            saving.editor.messages.say_store_error(trouble);
        }
        Some(Imported { new_plans, sentence })
    }

    /// The readings to remember: of the tables from other offices from which something is imported.
    fn readings(&self, previews: &[DecidedPreview]) -> Vec<RememberedReading> {
        let taken = |preview: &&DecidedPreview| preview.as_ref().is_ok_and(|(preview, _)| preview.changes.taken() > 0);
        let tables = self.files.iter().zip(previews).filter(|(_, preview)| taken(preview));
        let readings = tables.filter_map(|(file, preview)| {
            let (grid, layout) = (file.read.table.grid.as_deref()?, file.read.layout.as_ref()?);
            let plan = match &preview.as_ref().ok()?.0.target {
                ImportTarget::Plan(plan) => *plan,
                ImportTarget::NewPlan(plan) => plan.id,
            };
            let Answers { marks, reported, .. } = file.answers.get_untracked();
            let sheet = KnownSheet { grid, reading: &layout.first, name: &layout.name, reported };
            Some(remembered(sheet, &marks, Some(plan), clock::today()))
        });
        readings.collect()
    }

    /// Imports one file, and returns the sentence about it; `None` if the command was rejected. Each plan is copied
    /// only once, before the first of the files, since a copy for each file would displace the copies of other days.
    fn import_one(&self, import: Import, copied: &mut Vec<PlanId>) -> Option<String> {
        let saving = self.saving;
        let Import { name, step, counts, had_changes, elsewhere, .. } = import;
        let sentence = |counts| Some(import::imported(&name, counts, had_changes, elsewhere, saving.editor.language()));
        let Some(step) = step else { return sentence(ImportCounts::default()) };
        if saving.editor.workbook.with_untracked(|workbook| workbook.plan(step.plan).is_some())
            && !copied.contains(&step.plan)
        {
            saving.copy_before(step.plan, Occasion::Import);
            copied.push(step.plan);
        }
        match saving.editor.carry_out(Command::ApplyImport(step)) {
            Ok(()) => sentence(counts),
            Err(Rejection::NothingChanged) => sentence(ImportCounts::default()),
            Err(_) => None,
        }
    }
}

/// The number of files; a book with several sheets counts as one.
fn counted(tables: &[OpenedTable]) -> usize {
    let book = |table: &OpenedTable| table.read.file.book.clone();
    let goes_on = tables
        .iter()
        .zip(tables.iter().skip(1))
        .filter(|(table, next)| book(table).zip(book(next)).is_some_and(|(one, other)| Arc::ptr_eq(&one, &other)));
    tables.len() - goes_on.count()
}
