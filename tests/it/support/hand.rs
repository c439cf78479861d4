//! A user ("hand") at a session with one plan open. Its methods are named after what a person does.

use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::{Command, IndicatorCommand, InputPhase, PlanCommand, Rejection, StepLabel};
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace, cell_at};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Indicator, Plan, Workbook};
use keikaku::session::Session;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::value::timestamp::Timestamp;

/// A user at a session. Rows are counted from 1, as on the page.
#[derive(Clone, Debug)]
pub(crate) struct Hand {
    pub(crate) session: Session,
    pub(crate) plan: PlanId,
    /// The day on which it types.
    pub(crate) on: Date,
}

/// The sample with that code, under that plan id.
pub(crate) fn sample(code: &str, id: PlanId) -> Arc<Plan> {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).expect("a sample");
    let mut ids = (1..).map(IndicatorId::from_bits);
    Arc::new(sample.plan(id, || ids.next().expect("an id")).expect("a plan"))
}

pub(crate) fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).expect("a fiscal year")
}

pub(crate) fn target(western: i32) -> CellPlace {
    CellPlace::Target(year(western))
}

pub(crate) fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

pub(crate) fn day(month: u8, day: u8) -> Date {
    Date::new(2026, month, day).expect("a day")
}

/// Parses a time that is written as `2026-11-20T10:32`.
pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

impl Hand {
    /// A session whose only plan is that sample.
    pub(crate) fn at_sample(code: &str) -> Self {
        Self::at([sample(code, PlanId::from_bits(1))])
    }

    /// A session with these plans, the first of them open.
    pub(crate) fn at(plans: impl IntoIterator<Item = Arc<Plan>>) -> Self {
        let workbook = Workbook::new(plans);
        let plan = workbook.plans()[0].id;
        Self { session: Session::open(workbook), plan, on: day(4, 1) }
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.session.workbook().plan(self.plan).expect("the open plan")
    }

    #[track_caller]
    pub(crate) fn row(&self, number: usize) -> &Indicator {
        &self.plan().indicators()[number - 1]
    }

    #[track_caller]
    pub(crate) fn cell(&self, number: usize, place: CellPlace) -> Cell {
        cell_at(self.row(number), place)
    }

    /// The stored figure of a cell; the name of its state if the cell is not a number.
    #[track_caller]
    pub(crate) fn figure(&self, number: usize, place: CellPlace) -> String {
        match self.cell(number, place).state {
            State::Number { amount, .. } => amount.plain(),
            other => format!("{other:?}"),
        }
    }

    /// Carries out a command on the open plan.
    pub(crate) fn table(&mut self, command: PlanCommand) -> Result<StepLabel, Rejection> {
        self.session.submit(Command::InPlan { plan: self.plan, command })
    }

    #[track_caller]
    fn in_row(&mut self, number: usize, command: IndicatorCommand) -> Result<StepLabel, Rejection> {
        self.in_indicator(self.row(number).id, command)
    }

    /// Carries out a command on a row, which may have been removed.
    pub(crate) fn in_indicator(
        &mut self,
        indicator: IndicatorId,
        command: IndicatorCommand,
    ) -> Result<StepLabel, Rejection> {
        self.table(PlanCommand::InIndicator { indicator, command })
    }

    /// Types into a cell: one command for each of these texts.
    #[track_caller]
    pub(crate) fn keys(&mut self, number: usize, place: CellPlace, texts: &[&str]) {
        for text in texts {
            let command = self.stroke(place, text, InputPhase::Typing);
            // The command may be rejected because nothing changes; the tests check the cell's
            // content.
            let _ = self.in_row(number, command);
        }
    }

    /// Types a text letter by letter and leaves the cell.
    #[track_caller]
    pub(crate) fn fill(&mut self, number: usize, place: CellPlace, text: &str) {
        let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let texts: Vec<&str> = ends.map(|end| &text[..end]).collect();
        self.keys(number, place, &texts);
        let command = self.stroke(place, text, InputPhase::Left);
        let _ = self.in_row(number, command);
        self.session.settle();
    }

    fn stroke(&self, place: CellPlace, text: &str, phase: InputPhase) -> IndicatorCommand {
        IndicatorCommand::SetCell { place, text: text.to_owned(), phase, on: self.on }
    }

    /// Writes a text at once and leaves its field.
    #[track_caller]
    pub(crate) fn write(&mut self, number: usize, place: TextPlace, text: &str) -> Result<StepLabel, Rejection> {
        let done = self.words(number, place, text);
        self.session.settle();
        done
    }

    /// Writes a text and stays in its field.
    #[track_caller]
    pub(crate) fn words(&mut self, number: usize, place: TextPlace, text: &str) -> Result<StepLabel, Rejection> {
        self.in_row(number, IndicatorCommand::SetText { place, text: text.to_owned() })
    }

    #[track_caller]
    pub(crate) fn choose(&mut self, number: usize, choice: ChoiceValue) -> Result<StepLabel, Rejection> {
        self.in_row(number, IndicatorCommand::Choose(choice))
    }

    /// The undo scope of the open plan.
    pub(crate) fn scope(&self) -> Scope {
        Scope::Plan(self.plan)
    }

    /// Undoes the open plan's newest step.
    #[track_caller]
    pub(crate) fn undo(&mut self) {
        self.session.undo(self.scope()).expect("a step to undo");
    }

    #[track_caller]
    pub(crate) fn redo(&mut self) {
        self.session.redo(self.scope()).expect("a step to redo");
    }

    /// Undoes the newest step of the list.
    #[track_caller]
    pub(crate) fn undo_in_list(&mut self) {
        self.session.undo(Scope::List).expect("a step of the list to undo");
    }

    #[track_caller]
    pub(crate) fn redo_in_list(&mut self) {
        self.session.redo(Scope::List).expect("a step of the list to redo");
    }

    /// How many steps of the open plan can be undone.
    pub(crate) fn steps(&self) -> usize {
        let mut session = self.session.clone();
        std::iter::from_fn(|| session.undo(self.scope()).ok()).count()
    }

    /// How many steps of the open plan can be done again.
    pub(crate) fn steps_to_redo(&self) -> usize {
        let mut session = self.session.clone();
        std::iter::from_fn(|| session.redo(self.scope()).ok()).count()
    }
}
