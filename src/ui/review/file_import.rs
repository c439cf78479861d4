//! The imports of table files. Each file is one step of history; the sheets of a book are one step together.

use std::sync::Arc;

use keikaku::command::ImportStep;
use keikaku::import::preview::{ImportCounts, Preview};

use crate::browser::clock;
use crate::ui::review::ReceivedFile;

/// An import that is one step: a file, or the sheets of a book.
pub(crate) struct Import {
    /// The name of the file.
    pub(crate) name: String,
    /// The step; `None` if all changes of the file are left out and nobody has signed the table.
    pub(crate) step: Option<ImportStep>,
    /// The numbers of imported and omitted values.
    pub(crate) counts: ImportCounts,
    /// Whether anything in the file differs from the plan, or a question that must be answered is open.
    pub(crate) had_changes: bool,
    /// The number of values that were decided in rows that combine several files, and not imported with this file.
    pub(crate) elsewhere: usize,
    /// The book of the table, which may have further sheets; `None` if the table is not from a book.
    book: Option<Arc<str>>,
}

impl Import {
    /// The import of one table; `None` while a decision is missing.
    pub(crate) fn new(file: &ReceivedFile, preview: &Preview, counts: ImportCounts) -> Option<Self> {
        let name = file.book.as_deref().unwrap_or(&file.name).to_owned();
        let is_open = preview.questions.iter().any(|question| question.answer.is_none() && !question.ask.may_wait());
        let had_changes = !preview.changes.is_empty() || is_open;
        // A signed sheet is an answer, even if none of its values is imported.
        let is_left = preview.changes.is_left() && !preview.is_signed();
        let step = if is_left { None } else { Some(preview.step(&name, clock::today())?) };
        Some(Self { name, book: file.book.clone(), step, counts, had_changes, elsewhere: preview.decided_elsewhere() })
    }

    /// Whether the next import is from the same book and, if both have a step, changes the same plan.
    pub(crate) fn is_of_one_step_with(&self, next: &Self) -> bool {
        let is_one_book =
            self.book.as_ref().zip(next.book.as_ref()).is_some_and(|(one, other)| Arc::ptr_eq(one, other));
        is_one_book && self.step.as_ref().zip(next.step.as_ref()).is_none_or(|(one, other)| one.plan == other.plan)
    }

    /// Adds the import of the next sheet of the book.
    pub(crate) fn and(&mut self, next: Self) {
        match (&mut self.step, next.step) {
            (Some(step), Some(next)) => step.and(next),
            (step @ None, next) => *step = next,
            (Some(_), None) => {}
        }
        self.counts = self.counts.and(next.counts);
        self.had_changes |= next.had_changes;
        self.elsewhere += next.elsewhere;
    }
}
