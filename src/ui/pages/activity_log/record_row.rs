//! A record in the list: each of its texts is a field that is always there.

use std::sync::Arc;

use keikaku::command::{Command, InputField, PlanCommand, RecordCommand};
use keikaku::plan::{ActivityRecord, Indicator, Plan, RecordText};
use keikaku::session::record_entry::asked_texts;
use keikaku::value::id::{PlanId, RecordId};
use keikaku::wording::activity_log::{self, RecordLabel};
use keikaku::wording::{Language, names};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::field::place;
use crate::ui::app::field::registry::{PageField, bind_field};
use crate::ui::app::{Editor, focus};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::select_field::SelectField;

/// What all rows of the list share.
pub(super) struct RowContext {
    editor: Editor,
    plan: Arc<Plan>,
    language: Language,
    /// The KPIs as options.
    kpis: Vec<(String, String)>,
}

impl RowContext {
    /// The rows of that plan.
    pub(super) fn new(editor: Editor, plan: &Arc<Plan>) -> Self {
        let language = editor.locale().language();
        let named = plan.indicators().iter().zip(names::indicators(plan, language));
        let kpis = named.filter(|(row, _)| row.is_begun()).map(|(row, name)| (row.id.to_string(), name)).collect();
        Self { editor, plan: Arc::clone(plan), language, kpis }
    }

    fn set(&self, record: RecordId, of: RecordText) -> impl Fn(String) + Copy + Send + Sync + 'static {
        let (editor, plan) = (self.editor, self.plan.id);
        move |text: String| command(editor, plan, RecordCommand::SetText { record, of, text, at: clock::stamp() })
    }
}

fn command(editor: Editor, plan: PlanId, command: RecordCommand) {
    editor.command(Command::InPlan { plan, command: PlanCommand::Log(command) });
}

/// The row of a record, which is the nth of the list from 1.
pub(super) fn record_row(context: &RowContext, record: &Arc<ActivityRecord>, number: usize) -> AnyView {
    let kpi = record.indicator().and_then(|kpi| context.plan.indicator(kpi));
    let named = |label: &str| activity_log::of_record(number, label, context.language);
    let text = |of: RecordText| text_cell(context, record, of, number);
    let (id, editor, plan, language) = (record.id, context.editor, context.plan.id, context.language);
    let remove = move |_| {
        command(editor, plan, RecordCommand::Remove { records: vec![id], at: clock::stamp() });
        editor.messages.show_message(activity_log::removed(language).to_owned());
        focus::restore_if_lost(vec!["main".to_owned()]);
    };
    view! {
        <tr data-record=id.to_string()>
            <td class="day">{text(RecordText::On)}</td>
            <td class="of-kpi">{kpi_cell(context, record, number)}</td>
            <td class="amount">{amount_cells(context, record, kpi, number)}</td>
            <td class="what" data-label=activity_log::text_label(RecordText::What, language)>{text(RecordText::What)}</td>
            <td class="note" data-label=activity_log::text_label(RecordText::Note, language)>{text(RecordText::Note)}</td>
            <td class="act">
                <button
                    type="button"
                    class="quiet"
                    aria-label=named(RecordLabel::RemoveRecord.text(language))
                    title=RecordLabel::RemoveRecord.text(language)
                    on:click=remove
                >
                    <Icon name=IconName::Close />
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// A field of a record.
fn text_cell(context: &RowContext, record: &ActivityRecord, of: RecordText, number: usize) -> AnyView {
    let label = activity_log::of_record(number, activity_log::text_label(of, context.language), context.language);
    let invalid = activity_log::is_unread(record, of).then_some("true");
    view! {
        <input
            type="text"
            id=place::of_record(record.id, of)
            use:bind_field=PageField::Input(InputField::Record(record.id, of))
            data-text=of.code()
            class:figure=of.is_figure()
            lang="ja"
            autocomplete="off"
            inputmode=of.is_figure().then_some("decimal")
            aria-label=label
            aria-invalid=invalid
            value=activity_log::shown(record, of)
        />
    }
    .into_any()
}

/// The KPI of a record, which may be gone.
fn kpi_cell(context: &RowContext, record: &ActivityRecord, number: usize) -> AnyView {
    let of = RecordText::Indicator;
    let chosen =
        record.indicator().map(|kpi| kpi.to_string()).filter(|kpi| context.kpis.iter().any(|(id, _)| id == kpi));
    let none = chosen.is_none().then(|| (String::new(), RecordLabel::NoIndicator.text(context.language).to_owned()));
    let options: Vec<(String, String)> = none.into_iter().chain(context.kpis.iter().cloned()).collect();
    let label = activity_log::of_record(number, activity_log::text_label(of, context.language), context.language);
    let set = context.set(record.id, of);
    let id = place::of_record(record.id, of);
    view! { <SelectField id options chosen=chosen.unwrap_or_default() on_select=set label=label lang="ja" /> }
        .into_any()
}

/// What is counted of a record: the fields that its KPI asks for, and those that hold something all the same.
fn amount_cells(context: &RowContext, record: &ActivityRecord, kpi: Option<&Arc<Indicator>>, number: usize) -> AnyView {
    let asked: Vec<RecordText> = kpi
        .map_or_else(|| vec![RecordText::Amount], |kpi| asked_texts(kpi).into_iter().map(|asked| asked.of).collect());
    let counted =
        [RecordText::Amount, RecordText::Numerator, RecordText::Denominator, RecordText::Choice, RecordText::Who];
    let is_there = |of: &RecordText| asked.contains(of) || !record.text(*of).is_empty();
    let cells = counted.into_iter().filter(is_there).map(|of| match (of, kpi) {
        (RecordText::Choice, Some(kpi)) => choice_cell(context, record, kpi, number),
        _ => text_cell(context, record, of, number),
    });
    let unit = kpi.filter(|_| asked.contains(&RecordText::Amount)).map(|kpi| kpi.unit.clone());
    view! {
        <span class="amounts">
            {cells.collect_view()}
            <span lang="ja" class="unit">{unit}</span>
        </span>
    }
    .into_any()
}

/// The answer of a survey.
fn choice_cell(context: &RowContext, record: &ActivityRecord, kpi: &Indicator, number: usize) -> AnyView {
    let of = RecordText::Choice;
    let chosen = record.text(of).to_owned();
    let mut words: Vec<String> = kpi.choices.iter().map(|choice| choice.word.clone()).collect();
    if !words.contains(&chosen) {
        words.insert(0, chosen.clone());
    }
    let options: Vec<(String, String)> = words.into_iter().map(|word| (word.clone(), word)).collect();
    let label = activity_log::of_record(number, activity_log::text_label(of, context.language), context.language);
    let set = context.set(record.id, of);
    view! { <SelectField id=place::of_record(record.id, of) options chosen on_select=set label=label lang="ja" /> }
        .into_any()
}
