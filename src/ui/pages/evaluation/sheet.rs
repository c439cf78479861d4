//! The sheet of one year as the parts of 効果検証 show and change it.

use std::sync::Arc;

use keikaku::command::{EvaluationCommand, PlanCommand};
use keikaku::figures::evaluation::SheetFigures;
use keikaku::figures::progress;
use keikaku::plan::{EvaluationPart, EvaluationPlace, GradeRule, Plan, SheetColumn, SheetState};
use keikaku::value::FiscalYear;
use keikaku::wording::{Language, evaluation};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{OpenPlan, use_locale};

/// A handle for the sheet of one year, which follows the plan.
#[derive(Clone, Copy)]
pub(crate) struct Sheet {
    pub(super) plan: OpenPlan,
    pub(super) year: FiscalYear,
    pub(super) now: Memo<Option<Arc<SheetNow>>>,
}

/// A sheet at one moment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SheetNow {
    pub(super) plan: Arc<Plan>,
    pub(super) state: SheetState,
    pub(super) figures: SheetFigures,
}

impl SheetNow {
    /// The sheet of the year: as it was kept, once it is settled; before that, as of 基準日 or today, graded by the rule
    /// in force.
    pub(super) fn new(plan: Arc<Plan>, year: FiscalYear, language: Language) -> Self {
        let state = plan.evaluations.get(year).map(|sheet| sheet.state.clone()).unwrap_or_default();
        let on = progress::as_of(&plan, clock::today());
        let figures = SheetFigures::new(&plan, year, on, evaluation::rule_in_force(&plan, language));
        Self { plan, state, figures }
    }
}

impl Sheet {
    /// Reads from the current sheet; `None` once the plan is gone, or if `found` returns it.
    pub(super) fn find<T>(self, found: impl FnOnce(&SheetNow) -> Option<T>) -> Option<T> {
        self.now.with(|now| now.as_ref().and_then(|now| found(now)))
    }

    /// The place of a part of this sheet in the plan.
    pub(super) fn place(self, part: EvaluationPart) -> EvaluationPlace {
        EvaluationPlace { year: self.year, part }
    }

    /// The text of a part as it is stored.
    pub(super) fn text(self, part: EvaluationPart) -> String {
        let place = self.place(part);
        self.find(|now| Some(now.plan.evaluation_text(place).to_owned())).unwrap_or_default()
    }

    /// Whether the text of the part can be written.
    pub(super) fn is_open(self, part: EvaluationPart) -> bool {
        self.find(|now| Some(now.state.is_open(part))).unwrap_or_default()
    }

    /// Whether the form of the office asks for the column.
    pub(super) fn asks(self, column: SheetColumn) -> bool {
        self.find(|now| Some(now.plan.sheet_columns.asks(column))).unwrap_or_default()
    }

    /// Whether the part is shown. A blank part is shown only if the form asks for it.
    pub(super) fn shows(self, part: EvaluationPart) -> bool {
        let is_shown = self.find(|now| Some(now.plan.sheet_columns.shows_blank(part))).unwrap_or_default();
        is_shown || !self.text(part).is_empty()
    }

    /// The current label of a part, untracked.
    pub(super) fn label(self, part: EvaluationPart) -> String {
        let language = self.plan.editor.language();
        let label = |now: &SheetNow| Some(evaluation::label(part, Some(&now.plan), self.year, language));
        untrack(|| self.find(label)).unwrap_or_default()
    }

    /// The rule by which the sheet is graded, if any.
    pub(super) fn rule(self) -> Option<Arc<GradeRule>> {
        self.find(|now| now.figures.shown.rule.clone())
    }

    /// Sends a command on the plan of the sheet; `false` if it was rejected.
    pub(super) fn command(self, command: EvaluationCommand) -> bool {
        self.plan.command(PlanCommand::Evaluate(command))
    }

    /// Chooses the option with the code.
    pub(super) fn choose(self, part: EvaluationPart, code: &str) {
        self.command(EvaluationCommand::SetText { place: self.place(part), text: code.to_owned() });
    }
}

/// The sheet that is shown, from the context of the view.
pub(super) fn use_sheet() -> Sheet {
    expect_context()
}

/// A section of the sheet, open if the form asks for it or if it has a text.
pub(super) fn folded(sheet: Sheet, column: SheetColumn, is_filled: Signal<bool>, content: AnyView) -> AnyView {
    // The publication comes last, so its section is closed before that step.
    let is_due = move || {
        column != SheetColumn::Publication
            || sheet.find(|now| Some(evaluation::step_rank(&now.state.step) == 2)) == Some(true)
    };
    let is_asked = Memo::new(move |_| sheet.asks(column) && is_due());
    // Untracked, so that deleting the last text does not close the section.
    let is_open = move || is_asked.get() || untrack(|| is_filled.get());
    view! {
        <details class="evaluation-block" open=is_open>
            <summary>{evaluation::column(column, use_locale().language())}</summary>
            {content}
        </details>
    }
    .into_any()
}
