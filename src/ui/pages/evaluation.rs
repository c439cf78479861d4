//! 効果検証: the sheet of a year, which is filled in, settled and published.
//!
//! Its rows are the rows of the plan until the sheet is settled, and then the kept rows. A KPI opens below its row,
//! where the measure of a year ago is beside the present texts. No part of the view opens a dialogue.

mod columns;
mod items;
mod kpi_rows;
mod kpi_texts;
mod papers;
mod rule;
mod sheet;
mod sheet_field;
mod steps;
mod table_out;
mod wholes;

use std::sync::Arc;

use keikaku::plan::{EvaluationPart, Plan, SheetColumn, SheetText};
use keikaku::wording::evaluation;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::YearChoice;
use crate::ui::pages::evaluation::columns::Columns;
use crate::ui::pages::evaluation::items::Items;
use crate::ui::pages::evaluation::kpi_rows::KpiRows;
use crate::ui::pages::evaluation::papers::{PaperButtons, Papers, printed_paper};
use crate::ui::pages::evaluation::rule::{RuleChoice, RuleText};
use crate::ui::pages::evaluation::sheet::{Sheet, SheetNow, folded, use_sheet};
use crate::ui::pages::evaluation::sheet_field::sheet_field;
use crate::ui::pages::evaluation::steps::Steps;
use crate::ui::pages::evaluation::table_out::WriteTable;
use crate::ui::pages::evaluation::wholes::Wholes;
use crate::ui::review::Preview;

/// The view 効果検証.
#[component]
pub(crate) fn EvaluationPage() -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let view = plan.view;
    let year_of = move |plan: &Arc<Plan>| view.with(|view| view.year_of(plan, clock::today()));
    // A year is shown until another year is chosen, so that its fields stay.
    let year = Memo::new(move |_| plan.read_settled(year_of));
    let content = move || {
        let year = year.get()?;
        let now = Memo::new(move |_| Some(Arc::new(SheetNow::new(plan.read_settled(Arc::clone)?, year, language))));
        provide_context(Sheet { plan, year, now });
        Some(view! { <Content /> })
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
fn Content() -> impl IntoView {
    const AMOUNTS: [SheetText; 4] = [SheetText::Budget, SheetText::Spent, SheetText::Grant, SheetText::Donations];
    const PUBLICATION: [SheetText; 3] = [SheetText::PublishedOn, SheetText::PublishedWhere, SheetText::ReportedOn];
    let sheet = use_sheet();
    let papers = Papers::new(sheet);
    view! {
        <div class="evaluation">
            <div class="toolbar">
                <YearChoice />
                <RuleChoice />
                <Steps />
            </div>
            <div class="toolbar evaluation-papers">
                <PaperButtons papers />
                <WriteTable />
            </div>
            <Columns />
            <KpiRows />
            <RuleText />
            <Wholes />
            <Items kind=items::OPINIONS />
            {block(sheet, SheetColumn::Money, &AMOUNTS)}
            <Items kind=items::MEETINGS />
            {block(sheet, SheetColumn::Publication, &PUBLICATION)}
        </div>
        {printed_paper(papers)}
    }
}

/// A section with texts about the whole sheet.
fn block(sheet: Sheet, column: SheetColumn, texts: &'static [SheetText]) -> AnyView {
    let has_text = move |text: &SheetText| !sheet.text(EvaluationPart::Sheet(*text)).is_empty();
    let is_filled = Signal::derive(move || texts.iter().any(has_text));
    let field = move |text: &SheetText| {
        let part = EvaluationPart::Sheet(*text);
        sheet_field(sheet, part, sheet.label(part), column == SheetColumn::Money)
    };
    // The fields are recreated only when a label changes.
    let is_renamed = Memo::new(move |_| sheet.asks(SheetColumn::ClosedAccounts));
    let fields = move || {
        // Read and not only tracked: a memo that nobody reads follows nothing.
        let _ = is_renamed.get();
        texts.iter().map(field).collect_view()
    };
    folded(sheet, column, is_filled, view! { <div class="evaluation-fields">{fields}</div> }.into_any())
}
