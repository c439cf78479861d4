//! 効果検証: the sheet of a year, which is filled in, settled and published.
//!
//! Its rows are those of the plan until it is settled, and then those that were kept. A KPI opens below its row, where what was
//! promised a year ago stands beside what is said now. Nothing of it opens a dialogue.

mod columns;
mod items;
mod kpi_rows;
mod kpi_texts;
mod papers;
mod rule;
mod sheet_field;
mod steps;
mod table_out;
mod wholes;

use std::sync::Arc;

use keikaku::command::{Command, EvaluationCommand, PlanCommand};
use keikaku::figures::evaluation::SheetFigures;
use keikaku::figures::progress;
use keikaku::plan::evaluation::SheetText;
use keikaku::plan::grade_rule::GradeRule;
use keikaku::plan::{EvaluationPart, EvaluationPlace, Plan, SheetColumn, SheetState};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, evaluation};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Editor, use_editor, use_editor_view, use_locale};
use crate::ui::components::year_choice::YearChoice;
use crate::ui::pages::evaluation::columns::Columns;
use crate::ui::pages::evaluation::items::Items;
use crate::ui::pages::evaluation::kpi_rows::KpiRows;
use crate::ui::pages::evaluation::papers::{PaperButtons, Papers, printed_paper};
use crate::ui::pages::evaluation::rule::{RuleChoice, RuleText};
use crate::ui::pages::evaluation::sheet_field::sheet_field;
use crate::ui::pages::evaluation::steps::Steps;
use crate::ui::pages::evaluation::table_out::WriteTable;
use crate::ui::pages::evaluation::wholes::Wholes;
use crate::ui::review::Preview;

/// The sheet of one year, as a handle: it follows the plan.
#[derive(Clone, Copy)]
pub(crate) struct Sheet {
    plan: PlanId,
    year: FiscalYear,
    editor: Editor,
    now: Memo<Option<Arc<SheetNow>>>,
}

/// A sheet at one moment.
#[derive(Debug, PartialEq, Eq)]
struct SheetNow {
    plan: Arc<Plan>,
    state: SheetState,
    figures: SheetFigures,
}

impl SheetNow {
    fn new(plan: Arc<Plan>, year: FiscalYear, language: Language) -> Self {
        let state = plan.evaluations.get(year).map(|sheet| sheet.state.clone()).unwrap_or_default();
        let on = progress::as_of(&plan, clock::today());
        let figures = SheetFigures::new(&plan, year, on, evaluation::rule_in_force(&plan, language));
        Self { plan, state, figures }
    }
}

impl Sheet {
    /// What is found in the sheet as it is; nothing once the plan is gone.
    fn find<T>(self, found: impl FnOnce(&SheetNow) -> Option<T>) -> Option<T> {
        self.now.with(|now| now.as_ref().and_then(|now| found(now)))
    }

    fn place(self, part: EvaluationPart) -> EvaluationPlace {
        EvaluationPlace { year: self.year, part }
    }

    /// The text of a part as it is stored.
    fn text(self, part: EvaluationPart) -> String {
        let place = self.place(part);
        self.find(|now| Some(now.plan.evaluation_text(place).to_owned())).unwrap_or_default()
    }

    /// Whether a text of that part can be written.
    fn is_open(self, part: EvaluationPart) -> bool {
        self.find(|now| Some(now.state.is_open(part))).unwrap_or_default()
    }

    /// Whether the form of the office asks for that.
    fn asks(self, column: SheetColumn) -> bool {
        self.find(|now| Some(now.plan.sheet_columns.asks(column))).unwrap_or_default()
    }

    /// Whether the part is shown: where nothing stands in it, only if the form asks for it.
    fn shows(self, part: EvaluationPart) -> bool {
        let is_shown = self.find(|now| Some(now.plan.sheet_columns.shows_blank(part))).unwrap_or_default();
        is_shown || !self.text(part).is_empty()
    }

    /// The label of a part as it is now.
    fn label(self, part: EvaluationPart) -> String {
        let language = self.editor.locale().language();
        let label = |now: &SheetNow| Some(evaluation::label(part, Some(&now.plan), self.year, language));
        untrack(|| self.find(label)).unwrap_or_default()
    }

    /// The rule by which the sheet is graded.
    fn rule(self) -> Option<Arc<GradeRule>> {
        self.find(|now| now.figures.shown.rule.clone())
    }

    fn command(self, command: EvaluationCommand) -> bool {
        self.editor.command(Command::InPlan { plan: self.plan, command: PlanCommand::Evaluate(command) })
    }

    /// Makes a choice by its code.
    fn choose(self, part: EvaluationPart, code: &str) {
        self.command(EvaluationCommand::SetText { place: self.place(part), text: code.to_owned() });
    }
}

/// The view 効果検証.
#[component]
pub(crate) fn EvaluationPage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let view = use_editor_view().plan_view(plan);
    let language = locale.language();
    let year_of = move |plan: &Arc<Plan>| view.with(|view| view.year_of(plan, clock::today()));
    // A year is shown until another is chosen, so that its fields stay.
    let year = Memo::new(move |_| editor.settled.with(|workbook| workbook.plan(plan).map(year_of)));
    let content = move || {
        let year = year.get()?;
        let now = Memo::new(move |_| {
            let plan = editor.settled.with(|workbook| workbook.plan(plan).cloned())?;
            Some(Arc::new(SheetNow::new(plan, year, language)))
        });
        Some(view! { <Content sheet=Sheet { plan, year, editor, now } /> })
    };
    let title = move || year.get().map(|year| evaluation::sheet(year, language));
    view! {
        <h1 class="visually-hidden">{title}</h1>
        <Preview />
        {content}
    }
}

/// The sheet of one year.
#[component]
fn Content(sheet: Sheet) -> impl IntoView {
    const AMOUNTS: [SheetText; 4] = [SheetText::Budget, SheetText::Spent, SheetText::Grant, SheetText::Donations];
    const PUBLICATION: [SheetText; 3] = [SheetText::PublishedOn, SheetText::PublishedWhere, SheetText::ReportedOn];
    let papers = Papers::new(sheet);
    view! {
        <div class="evaluation">
            <div class="toolbar">
                <YearChoice plan=sheet.plan />
                <RuleChoice sheet />
                <Steps sheet />
            </div>
            <div class="toolbar evaluation-papers">
                <PaperButtons papers />
                <WriteTable sheet />
            </div>
            <Columns sheet />
            <KpiRows sheet />
            <RuleText sheet />
            <Wholes sheet />
            <Items sheet kind=items::OPINIONS />
            {block(sheet, SheetColumn::Money, &AMOUNTS)}
            <Items sheet kind=items::MEETINGS />
            {block(sheet, SheetColumn::Publication, &PUBLICATION)}
        </div>
        {printed_paper(papers)}
    }
}

/// Texts of the whole sheet.
fn block(sheet: Sheet, column: SheetColumn, texts: &'static [SheetText]) -> AnyView {
    let has_text = move |text: &SheetText| !sheet.text(EvaluationPart::Sheet(*text)).is_empty();
    let is_filled = Signal::derive(move || texts.iter().any(has_text));
    let field = move |text: &SheetText| {
        let part = EvaluationPart::Sheet(*text);
        sheet_field(sheet, part, sheet.label(part), column == SheetColumn::Money)
    };
    // The fields stay until one of them is called otherwise.
    let is_renamed = Memo::new(move |_| sheet.asks(SheetColumn::ClosedAccounts));
    let fields = move || {
        // Read and not only tracked: a memo that nobody reads follows nothing.
        let _ = is_renamed.get();
        texts.iter().map(field).collect_view()
    };
    folded(sheet, column, is_filled, view! { <div class="evaluation-fields">{fields}</div> }.into_any())
}

/// A section of the sheet, which is folded away unless the form asks for it or something stands there.
fn folded(sheet: Sheet, column: SheetColumn, is_filled: Signal<bool>, content: AnyView) -> AnyView {
    // When and where it was published comes last, and is not in the way before.
    let is_due = move || {
        column != SheetColumn::Publication
            || sheet.find(|now| Some(evaluation::step_rank(&now.state.step) == 2)) == Some(true)
    };
    let is_asked = Memo::new(move |_| sheet.asks(column) && is_due());
    // What is deleted there does not fold it under the hands of whoever deletes it.
    let is_open = move || is_asked.get() || untrack(|| is_filled.get());
    view! {
        <details class="evaluation-block" open=is_open>
            <summary>{evaluation::column(column, use_locale().language())}</summary>
            {content}
        </details>
    }
    .into_any()
}
