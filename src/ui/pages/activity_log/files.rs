//! The files of 活動記録: all records as a table, and 活動報告 on paper, in Word and as a picture for a chat.

use std::sync::Arc;

use keikaku::export::activity_table::activity_table;
use keikaku::export::file_name::{activity_report_name, records_file_name};
use keikaku::export::picture::Picture;
use keikaku::figures::progress;
use keikaku::paper::activity_report::{ActivityReport, ReportReader};
use keikaku::paper::printed_document::content::PrintedDocument;
use keikaku::plan::Plan;
use keikaku::session::record_list::{RecordSpan, span_or_last};
use keikaku::wording::activity_log;
use keikaku::wording::{Label, Language, RecordLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{OpenPlan, use_locale, use_messages, use_open_plan};
use crate::ui::components::{Button, CheckField, Choice, PictureMenu};
use crate::ui::pages::exchange::CSV;
use crate::ui::pages::print::browser_paper::ViewPapers;
use crate::ui::pages::print::document::write_word;
use crate::ui::review::ReadFileButton;

/// A handle for the data of the report.
#[derive(Clone, Copy)]
struct Report {
    plan: OpenPlan,
    /// Whether the report is for the members.
    is_for_members: RwSignal<bool>,
}

/// The buttons. Without records, only the button that reads a file is shown.
#[component]
pub(super) fn RecordFiles(
    /// The papers of the view.
    papers: ViewPapers,
    /// Whether the report is for the members.
    is_for_members: RwSignal<bool>,
    /// The years and months with records as options.
    spans: Memo<Vec<(String, String)>>,
) -> impl IntoView {
    let (language, messages, plan) = (use_locale().language(), use_messages(), use_open_plan());
    let report = Report { plan, is_for_members };
    let write_table = move |_| {
        plan.editor.commit_typing();
        let file = plan.read_now(|plan| (records_file_name(plan, clock::today()), activity_table(plan).utf8()));
        if let Some((name, bytes)) = file {
            messages.offer(&name, &bytes, CSV);
        }
    };
    let write_report = move |_| {
        plan.editor.commit_typing();
        let named = report.now(|report| (activity_report_name(report.plan, report.from) + ".docx", report.document()));
        if let Some((name, document)) = named {
            write_word(messages, document, name, Label::WORD_WRITTEN.text(language).to_owned());
        }
    };
    let is_empty = Memo::new(move |_| plan.read_settled(|plan| plan.log().has_records()) != Some(true));
    view! {
        <section class="record-files">
            <div class="buttons">
                <ReadFileButton />
                <button type="button" class="secondary" hidden=is_empty on:click=write_table>{RecordLabel::WRITE_TABLE.text(language)}</button>
            </div>
            <div hidden=is_empty>
                <h2>{RecordLabel::REPORT.text(language)}</h2>
                <p class="hint">{RecordLabel::REPORT_MEANING.text(language)}</p>
                <ReportSpan options=spans />
                <div class="buttons">
                    <Button
                        class="secondary"
                        text=RecordLabel::PRINT_REPORT.text(language)
                        on_press=move |_| papers.print(plan.editor, false)
                    />
                    <Button class="secondary" text=RecordLabel::WRITE_REPORT.text(language) on_press=write_report />
                    <PictureMenu id="save-report" rank="secondary" picture=move |()| report.picture() />
                    <CheckField label=RecordLabel::WITHOUT_AMOUNTS.text(language) is_on=report.is_for_members on_switch=move |is_on| report.is_for_members.set(is_on) />
                </div>
            </div>
        </section>
    }
}

/// The choice of the days of the report, and how many records it covers.
#[component]
fn ReportSpan(options: Memo<Vec<(String, String)>>) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let view = plan.view;
    // Not computed at each keystroke in 記録する.
    let span = Memo::new(move |_| view.with(|view| view.report_span));
    let of_plan = move |read: &dyn Fn(&Plan, Option<RecordSpan>) -> Option<String>| {
        plan.read_settled(|plan| read(plan, span.get())).flatten().unwrap_or_default()
    };
    let chosen = Signal::derive(move || {
        of_plan(&|plan, span| span_or_last(plan, span, progress::as_of(plan, clock::today())).map(RecordSpan::code))
    });
    let choose = move |code: String| view.update(|view| view.report_span = RecordSpan::read(&code));
    let covered = move || of_plan(&|plan, span| covered(plan, span, language));
    view! {
        <Choice id="report-span" label=RecordLabel::REPORT_SPAN.text(language) options chosen on_select=choose />
        <p role="status">{covered}</p>
    }
}

/// How many records the report of the span covers, and how many it does not.
fn covered(plan: &Plan, span: Option<RecordSpan>, language: Language) -> Option<String> {
    let (from, to) = span_or_last(plan, span, progress::as_of(plan, clock::today()))?.days()?;
    Some(activity_log::covered(plan.log().count_between(from, to), language))
}

/// The report while the browser prints it.
pub(super) fn printed_report(papers: ViewPapers, is_for_members: RwSignal<bool>) -> impl Fn() -> Option<AnyView> {
    let report = Report { plan: use_open_plan(), is_for_members };
    papers.while_printing(Arc::new(move |_| report.printed()))
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of a type with a lifetime is no function of a report of any lifetime"
)]
impl Report {
    /// The figures as a picture.
    fn picture(self) -> Option<Picture> {
        self.now(|report| report.picture())
    }

    /// The report for paper.
    fn printed(self) -> Option<PrintedDocument> {
        self.now(|report| report.printed())
    }

    /// Reads the current report; `None` once the plan is gone, and if no record has a day.
    fn now<T>(self, read: impl FnOnce(&ActivityReport<'_>) -> T) -> Option<T> {
        let span = self.plan.view.with_untracked(|view| view.report_span);
        let reader = if self.is_for_members.get_untracked() { ReportReader::Members } else { ReportReader::Funder };
        self.plan.read_now(|plan| {
            let on = progress::as_of(plan, clock::today());
            let (from, to) = span_or_last(plan, span, on)?.days()?;
            Some(read(&ActivityReport { plan, from, to, on, reader }))
        })?
    }
}
