//! The book of somebody else's that is being filled in, and its marks, which last as long as the page: a person who looks
//! something up in another view finds them again.

use std::sync::Arc;

use keikaku::export::form_book::{Filling, FormBook, Marks};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;
use leptos::prelude::*;

use crate::ui::app::AppState;

/// A book that was opened.
#[derive(Debug)]
pub(crate) struct OpenBook {
    /// The name of its file.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What stands in its cells.
    pub(crate) book: FormBook,
}

/// What a person is doing with a book.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormWork {
    /// The book, once one is opened.
    pub(crate) open: Option<Arc<OpenBook>>,
    /// What goes into its cells.
    pub(crate) marks: Marks,
    /// The year that is reported, once a person has chosen it.
    pub(crate) report: Option<FiscalYear>,
    /// What is written although something is to be asked. It holds for that value and these reasons alone.
    pub(crate) accepted: Vec<Filling>,
}

/// The work on the book of each plan.
pub(super) type FormWorks = Vec<(PlanId, ArcRwSignal<FormWork>)>;

impl AppState {
    /// The work on a book with the figures of a plan.
    pub(crate) fn form_work(self, plan: PlanId) -> RwSignal<FormWork> {
        let work = self.untracked.try_update_value(|untracked| {
            if let Some((_, work)) = untracked.form_works.iter().find(|(of, _)| *of == plan) {
                return work.clone();
            }
            let work = ArcRwSignal::new(FormWork::default());
            untracked.form_works.push((plan, work.clone()));
            work
        });
        work.unwrap_or_default().into()
    }
}
