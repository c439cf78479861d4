//! The choice of the actual that counts for a year that has both records and a typed figure.

use keikaku::command::{BulkEdit, BulkStep, IndicatorCommand, InputPhase, PlanCommand};
use keikaku::plan::{CellPlace, ChoiceValue, Indicator, InputPlace};
use keikaku::value::{FiscalYear, IndicatorId};
use keikaku::wording::activity_log;
use keikaku::wording::{Label, RecordLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{OpenPlan, ShownRow, focus, place, use_locale, use_open_plan};

/// The choice between 記録の値 and 入力した値; nothing if only one of the two exists.
#[component]
pub(crate) fn Adoption(
    /// The row.
    row: ShownRow,
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let figures = Memo::new(move |_| row.read(|row| activity_log::both_actuals(row, year, language)));
    let is_typed = Memo::new(move |_| row.read(|row| row.from_records(year).is_none()));
    move || {
        let (recorded, typed) = figures.get()?;
        let name = row.view.with_untracked(|row| activity_log::adoption(&row.name, year, language));
        let group = format!("adopted-{}-{year}", row.id);
        let option = |adopts: bool, label: Label, figure: String| {
            let choose = move |_| adopt(plan, &row.now(), year, adopts);
            let described = format!("{group}-{adopts}");
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=group.clone()
                        aria-describedby=described.clone()
                        prop:checked=move || is_typed.get() == adopts
                        on:change=choose
                    />
                    <span>{label.text(language)}</span>
                </label>
                <small id=described lang="ja">{figure}</small>
            }
        };
        let options = [option(false, RecordLabel::RECORDED, recorded), option(true, RecordLabel::TYPED, typed)];
        Some(view! { <div class="adoption" role="radiogroup" aria-label=name>{options.collect_view()}</div> })
    }
}

/// Lets the typed actual of the year count, or clears it so that the records count.
pub(crate) fn adopt(plan: OpenPlan, row: &Indicator, year: FiscalYear, adopts: bool) {
    let mut years = row.adopted.clone();
    years.retain(|of| *of != year);
    if adopts {
        years.push(year);
        years.sort_unstable();
    }
    let choose = IndicatorCommand::Choose(ChoiceValue::Adopted(years));
    if adopts {
        plan.command_on(row.id, choose);
        return;
    }
    let at = CellPlace::Actual(year);
    let clear =
        IndicatorCommand::SetCell { place: at, text: String::new(), phase: InputPhase::Left, on: clock::today() };
    let commands: Vec<(IndicatorId, IndicatorCommand)> = vec![(row.id, clear), (row.id, choose)];
    let step = BulkStep::new(commands, BulkEdit::Typed(at), None);
    plan.command(PlanCommand::InRows(step));
    focus::restore_if_lost(vec![place::id(row.id, InputPlace::Cell(at))]);
}
