//! A record in the list: each of its texts is a field that always exists.

use std::sync::Arc;

use keikaku::command::{InputField, InputTarget, PlanCommand, RecordCommand};
use keikaku::plan::{ActivityLog, ActivityRecord, Indicator, RecordText};
use keikaku::session::record_entry::asked_texts;
use keikaku::session::record_list::RecordGroup;
use keikaku::value::RecordId;
use keikaku::wording::activity_log;
use keikaku::wording::{Language, RecordLabel};
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::clock;
use crate::ui::app::dom::set_attribute;
use crate::ui::app::field::unread_in_record;
use crate::ui::app::{OpenPlan, PageField, bind_field, focus, place};
use crate::ui::components::{Icon, IconName, SelectField};
use crate::ui::pages::activity_log::listing::Rows;

/// What all rows of the list share.
#[derive(Clone, Copy)]
pub(super) struct RowContext {
    plan: OpenPlan,
    language: Language,
    /// The KPIs as options.
    kpis: Memo<Vec<(String, String)>>,
    /// The listed records in their order.
    listed: Memo<Vec<RecordId>>,
}

impl RowContext {
    /// The context for rows of the plan, with its KPIs as options and the listed records.
    pub(super) fn new(
        plan: OpenPlan,
        kpis: Memo<Vec<(String, String)>>,
        rows: Memo<Vec<(Option<RecordGroup>, Rows)>>,
    ) -> Self {
        let language = plan.editor.language();
        let listed =
            Memo::new(move |_| rows.with(|rows| rows.iter().flat_map(|(_, rows)| rows).map(|(id, _)| *id).collect()));
        Self { plan, language, kpis, listed }
    }

    fn set(self, record: RecordId, of: RecordText) -> impl Fn(String) + Copy + Send + Sync + 'static {
        move |text: String| {
            self.command(RecordCommand::SetText { record, of, text, at: clock::stamp() });
        }
    }

    /// The current text of a record, tracked.
    fn text(self, record: RecordId, of: RecordText) -> Memo<String> {
        let text = move |log: &ActivityLog| log.get(record).map(|record| record.text(of).to_owned());
        Memo::new(move |_| self.plan.read(|plan| text(plan.log())).flatten().unwrap_or_default())
    }

    fn command(self, command: RecordCommand) {
        self.plan.command(PlanCommand::Log(command));
    }
}

/// A record as its row shows it.
struct RowRecord {
    context: RowContext,
    record: Arc<ActivityRecord>,
    /// Its number in the list from 1.
    number: Memo<usize>,
}

impl RowRecord {
    /// The accessible name of a field or a button of the record.
    fn named(&self, label: &'static str) -> Signal<String> {
        let (number, language) = (self.number, self.context.language);
        Signal::derive(move || activity_log::of_record(number.get(), label, language))
    }

    fn named_text(&self, of: RecordText) -> Signal<String> {
        self.named(activity_log::text_label(of, self.context.language))
    }
}

/// The row of a record; `None` if the plan has no such record.
pub(super) fn record_row(context: RowContext, id: RecordId) -> Option<AnyView> {
    let RowContext { plan, language, listed, .. } = context;
    let of_plan = plan.read_now(Arc::clone)?;
    let record = Arc::clone(of_plan.log().get(id)?);
    // Each row searches the list for its number; a few hundred rows are already many.
    let number =
        Memo::new(move |_| listed.with(|listed| listed.iter().position(|one| *one == id)).map_or(0, |at| at + 1));
    let kpi = record.indicator().and_then(|kpi| of_plan.indicator(kpi));
    let row = RowRecord { context, record, number };
    let remove = move |_| {
        context.command(RecordCommand::Remove { records: vec![id], at: clock::stamp() });
        plan.editor.messages.show_message(activity_log::removed(language).to_owned());
        focus::restore_if_lost(vec!["main".to_owned()]);
    };
    let view = view! {
        <tr data-record=id.to_string()>
            <td class="day">{text_cell(&row, RecordText::On)}</td>
            <td class="of-kpi">{kpi_cell(&row)}</td>
            <td class="amount">{amount_cells(&row, kpi)}</td>
            <td class="what" data-label=activity_log::text_label(RecordText::What, language)>{text_cell(&row, RecordText::What)}</td>
            <td class="note" data-label=activity_log::text_label(RecordText::Note, language)>{text_cell(&row, RecordText::Note)}</td>
            <td class="act">
                <button
                    type="button"
                    class="quiet"
                    aria-label=row.named(RecordLabel::REMOVE_RECORD.text(language))
                    title=RecordLabel::REMOVE_RECORD.text(language)
                    on:click=remove
                >
                    <Icon name=IconName::Close />
                </button>
            </td>
        </tr>
    };
    Some(view.into_any())
}

/// A field of a record.
fn text_cell(row: &RowRecord, of: RecordText) -> AnyView {
    let record = &row.record;
    let id = place::of_record(record.id, of);
    let field = InputField::Record(record.id, of);
    let why = unread_in_record(row.context.plan.editor, InputTarget { plan: row.context.plan.id, field });
    let invalid = why.is_some().then_some("true");
    let problem = (of == RecordText::On || of.is_figure()).then(|| problem_id(&id));
    let said = problem.clone().map(|id| view! { <small class="entry-problem" id=id>{why}</small> });
    view! {
        <input
            type="text"
            id=id
            use:bind_field=PageField::Input(field)
            data-text=of.code()
            class:figure=of.is_figure()
            lang="ja"
            autocomplete="off"
            inputmode=of.is_figure().then_some("decimal")
            aria-label=row.named_text(of)
            aria-invalid=invalid
            aria-describedby=problem
            value=activity_log::shown(record, of, row.context.language)
        />
        {said}
    }
    .into_any()
}

fn problem_id(field: &str) -> String {
    format!("{field}-problem")
}

/// Shows at a field why its text is not read as a day or a figure; `None` removes the mark.
pub(super) fn mark_unread(field: &Element, why: Option<&str>) {
    set_attribute(field, "aria-invalid", why.map(|_| "true"));
    if let Some(said) = document().get_element_by_id(&problem_id(&field.id())) {
        said.set_text_content(why);
    }
}

/// The choice of a record's KPI; blank if the KPI is gone.
fn kpi_cell(row: &RowRecord) -> AnyView {
    let (of, context, record) = (RecordText::Indicator, row.context, &row.record);
    let text = context.text(record.id, of);
    let chosen = Memo::new(move |_| {
        let text = text.get();
        if context.kpis.with(|kpis| kpis.iter().any(|(id, _)| *id == text)) { text } else { String::new() }
    });
    let options = Signal::derive(move || {
        let none = RecordLabel::NO_INDICATOR.text(context.language).to_owned();
        let none = chosen.with(String::is_empty).then(|| (String::new(), none));
        none.into_iter().chain(context.kpis.get()).collect::<Vec<_>>()
    });
    let (id, set) = (place::of_record(record.id, of), context.set(record.id, of));
    view! { <SelectField id options chosen on_select=set label=row.named_text(of) lang="ja" /> }.into_any()
}

/// The fields for what is counted: the fields that the KPI asks for, and other fields that have a text.
fn amount_cells(row: &RowRecord, kpi: Option<&Arc<Indicator>>) -> AnyView {
    let asked: Vec<RecordText> = kpi
        .map_or_else(|| vec![RecordText::Amount], |kpi| asked_texts(kpi).into_iter().map(|asked| asked.of).collect());
    let counted =
        [RecordText::Choice, RecordText::Amount, RecordText::Numerator, RecordText::Denominator, RecordText::Who];
    let is_there = |of: &RecordText| asked.contains(of) || !row.record.text(*of).is_empty();
    let cells = counted.into_iter().filter(is_there).map(|of| match (of, kpi) {
        (RecordText::Choice, Some(kpi)) => choice_cell(row, kpi),
        _ => text_cell(row, of),
    });
    let unit = kpi.filter(|_| asked.contains(&RecordText::Amount));
    let unit = unit.map(|kpi| kpi.unit_of_records().to_owned());
    view! {
        <span class="amounts">
            {cells.collect_view()}
            <span lang="ja" class="unit">{unit}</span>
        </span>
    }
    .into_any()
}

/// The answer of a survey.
fn choice_cell(row: &RowRecord, kpi: &Indicator) -> AnyView {
    let (of, record) = (RecordText::Choice, &row.record);
    let chosen = row.context.text(record.id, of);
    let options: Vec<_> = kpi.choices.iter().map(|choice| (choice.word.clone(), choice.word.clone())).collect();
    let (id, set) = (place::of_record(record.id, of), row.context.set(record.id, of));
    view! { <SelectField id options chosen on_select=set label=row.named_text(of) lang="ja" /> }.into_any()
}
