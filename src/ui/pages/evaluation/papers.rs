//! The papers of 効果検証: the buttons that print them or write them for Word, and the paper while the browser prints.

use std::sync::Arc;

use keikaku::export::file_name::evaluation_file_name;
use keikaku::figures::progress;
use keikaku::paper::evaluation::EvaluationPaper;
use keikaku::paper::printed_document::content::PrintedDocument;
use keikaku::wording::{EvaluationLabel, Label};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_locale, use_messages};
use crate::ui::components::{Button, Choice};
use crate::ui::pages::evaluation::sheet::Sheet;
use crate::ui::pages::print::browser_paper::ViewPapers;
use crate::ui::pages::print::document::write_word;

/// The option value for the columns of the report to the State.
const NATIONAL: &str = "national";

/// The papers of a sheet, as a handle.
#[derive(Clone, Copy)]
pub(super) struct Papers {
    sheet: Sheet,
    /// Prints 効果検証シート or 議会報告.
    printed: ViewPapers,
}

impl Papers {
    /// The papers of a sheet; none of them is being printed.
    pub(super) fn new(sheet: Sheet) -> Self {
        Self { sheet, printed: ViewPapers::new() }
    }

    fn has_national_columns(self) -> bool {
        self.sheet.plan.view.with(|view| view.has_national_columns)
    }

    fn kind(self, is_report: bool) -> EvaluationPaper {
        match (is_report, untrack(|| self.has_national_columns())) {
            (true, _) => EvaluationPaper::Report,
            (false, true) => EvaluationPaper::NationalSheet,
            (false, false) => EvaluationPaper::Sheet,
        }
    }

    /// The paper as it is now; `None` once the plan is gone.
    fn document(self, paper: EvaluationPaper) -> Option<PrintedDocument> {
        let today = clock::today();
        let sheet = self.sheet;
        sheet.find(|now| Some(paper.document(&now.plan, sheet.year, progress::as_of(&now.plan, today))))
    }
}

/// The buttons, and the choice of the columns of 効果検証シート.
#[component]
pub(super) fn PaperButtons(
    /// The papers.
    papers: Papers,
) -> impl IntoView {
    let (locale, messages) = (use_locale(), use_messages());
    let chosen = Signal::derive(move || if papers.has_national_columns() { NATIONAL } else { "" }.to_owned());
    let choose =
        move |chosen: String| papers.sheet.plan.view.update(|view| view.has_national_columns = chosen == NATIONAL);
    let options = [("", EvaluationLabel::USUAL_LAYOUT), (NATIONAL, EvaluationLabel::NATIONAL_LAYOUT)];
    let options = options.map(|(value, label)| (value.to_owned(), locale.label(label).to_owned())).to_vec();
    let write = move |is_report: bool| {
        papers.sheet.plan.editor.commit_typing();
        let (paper, year) = (papers.kind(is_report), papers.sheet.year);
        let name = papers.sheet.find(|now| Some(evaluation_file_name(&now.plan, paper.name(), year)));
        if let Some((name, document)) = name.zip(papers.document(paper)) {
            write_word(messages, document, name, locale.label(Label::WORD_WRITTEN).to_owned());
        }
    };
    let button = |label: Label, is_word: bool, is_report: bool| {
        let act =
            move |_| if is_word { write(is_report) } else { papers.printed.print(papers.sheet.plan.editor, is_report) };
        view! { <Button class="secondary" text=locale.label(label) on_press=act /> }
    };
    view! {
        {button(EvaluationLabel::PRINT_EVALUATION, false, false)}
        {button(EvaluationLabel::WRITE_EVALUATION, true, false)}
        <Choice id="evaluation-layout" label=locale.label(EvaluationLabel::LAYOUT) options chosen on_select=choose />
        {button(EvaluationLabel::PRINT_REPORT, false, true)}
        {button(EvaluationLabel::WRITE_REPORT, true, true)}
    }
}

/// The paper while the browser prints it; 効果検証シート if printing was started otherwise (Ctrl+P).
pub(super) fn printed_paper(papers: Papers) -> impl Fn() -> Option<AnyView> {
    papers.printed.while_printing(Arc::new(move |is_report| papers.document(papers.kind(is_report))))
}
