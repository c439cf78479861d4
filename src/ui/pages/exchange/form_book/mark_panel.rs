//! The panel in which the user chooses what is written into the chosen cell.

use std::sync::Arc;

use keikaku::export::form_book::{
    CellHeads, CellReference, Mark, Marked, MarkedKpi, MarkedYear, SoughtName, suggestion,
};
use keikaku::figures::progress;
use keikaku::plan::Plan;
use keikaku::value::{FiscalYear, IndicatorId};
use keikaku::wording::{FormBookLabel, form_book, names};
use leptos::prelude::*;

use super::FormBookState;
use super::picture::id_of;
use crate::browser::clock;
use crate::ui::app::form_book::FormWork;
use crate::ui::app::{Locale, focus, use_locale, use_messages};
use crate::ui::components::{Button, Choice};

/// How many years before and after the reported year are offered.
const YEARS_AROUND: i32 = 5;

/// The user's choices so far.
#[derive(Clone, Debug)]
struct MarkDraft {
    kpi: Option<IndicatorId>,
    what: MarkKind,
    year: MarkedYear,
}

/// A kind of content that can be written into a cell, without the year.
#[derive(Clone, Copy, Debug)]
struct MarkKind {
    word: &'static str,
    of: fn(MarkedYear) -> Marked,
}

/// The kinds in the order in which they are offered.
const KINDS: [MarkKind; 11] = [
    MarkKind { word: "actual", of: Marked::Actual },
    MarkKind { word: "target", of: Marked::Target },
    MarkKind { word: "period", of: |_| Marked::PeriodTarget },
    MarkKind { word: "baseline", of: |_| Marked::Baseline },
    MarkKind { word: "rate", of: Marked::Rate },
    MarkKind { word: "status", of: Marked::Status },
    MarkKind { word: "note", of: Marked::Note },
    MarkKind { word: "cause", of: Marked::Cause },
    MarkKind { word: "measure", of: Marked::Measure },
    MarkKind { word: "name", of: |_| Marked::Name },
    MarkKind { word: "unit", of: |_| Marked::Unit },
];
const ACTUAL: MarkKind = KINDS[0];
const THIS_YEAR: MarkedYear = MarkedYear::FromReport(0);

/// The panel of the chosen cell; nothing while no cell is chosen.
#[component]
pub(super) fn MarkPanel(state: FormBookState) -> impl IntoView {
    move || {
        let cell = state.chosen.get()?;
        let sheet = state.sheet_name()?;
        let plan = untrack(|| state.plan.read_settled(Arc::clone))?;
        focus::focus_after_update(vec!["mark-kpi".to_owned()]);
        Some(fields(state, &plan, sheet, cell))
    }
}

fn fields(state: FormBookState, plan: &Plan, sheet: String, cell: CellReference) -> impl IntoView + use<> {
    let (locale, messages) = (use_locale(), use_messages());
    let language = locale.language();
    let (first, is_suggested) = first_draft(state, plan, &sheet, cell);
    let is_marked = state.work.with_untracked(|work| work.marks.get(&sheet, cell).is_some());
    let draft = RwSignal::new(first.clone());
    let back = move || {
        state.chosen.set(None);
        focus::focus_after_update(vec![id_of(cell)]);
    };
    let set = {
        let sheet = sheet.clone();
        move |_| {
            if state.set(&sheet, cell, &draft.get_untracked()) {
                back();
            } else {
                messages.say_error(FormBookLabel::CHOOSE_MARK_KPI);
                focus::focus_after_update(vec!["mark-kpi".to_owned()]);
            }
        }
    };
    let remove = {
        let sheet = sheet.clone();
        move |_| {
            state.work.update(|work| work.marks.remove(&sheet, cell));
            back();
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            back();
        }
    };
    let heading = form_book::cell(&sheet, &cell.to_string(), language);
    let name = heading.clone();
    view! {
        <div class="mark-panel" role="group" aria-label=name on:keydown=on_key>
            <p class="field-label">{heading}</p>
            {is_suggested.then(|| view! { <p class="hint">{locale.label(FormBookLabel::SUGGESTED_MARK)}</p> })}
            <div class="mark-fields">
                {choices(locale, plan, &first, draft)}
            </div>
            <div class="buttons">
                <Button class="primary" text=locale.label(FormBookLabel::SET_MARK) on_press=set />
                {is_marked.then(|| view! {
                    <Button
                        class="secondary"
                        text=locale.label(FormBookLabel::REMOVE_MARK)
                        on_press=remove
                    />
                })}
                <Button class="secondary" text=locale.label(FormBookLabel::CLOSE_MARK) on_press=move |_| back() />
            </div>
        </div>
    }
}

/// The choices of the KPI, the kind of content and, if the kind has one, the year.
fn choices(locale: Locale, plan: &Plan, first: &MarkDraft, draft: RwSignal<MarkDraft>) -> impl IntoView + use<> {
    let language = locale.language();
    let kpis = plan.indicators().iter().zip(names::indicators(plan, language)).filter(|(kpi, _)| !kpi.is_unused());
    let none = first.kpi.is_none().then(|| (String::new(), locale.label(FormBookLabel::CHOOSE_MARK_KPI).to_owned()));
    let kpis: Vec<_> = none.into_iter().chain(kpis.map(|(kpi, name)| (kpi.id.to_string(), name))).collect();
    let kinds = KINDS
        .map(|kind| (kind.word.to_owned(), form_book::what((kind.of)(THIS_YEAR), &plan.form, language).to_owned()));
    let years: Vec<_> =
        offered_years(plan, first.year).map(|year| (year_word(year), form_book::year(year, language))).collect();
    let has_year = Memo::new(move |_| draft.with(|draft| (draft.what.of)(THIS_YEAR).year().is_some()));
    let choose_kpi = move |word: String| draft.update(|draft| draft.kpi = word.parse().ok());
    let choose_kind = move |word: String| {
        if let Some(kind) = KINDS.into_iter().find(|kind| kind.word == word) {
            draft.update(|draft| draft.what = kind);
        }
    };
    let choose_year = move |word: String| {
        if let Some(year) = year_of(&word) {
            draft.update(|draft| draft.year = year);
        }
    };
    let chosen = |read: fn(&MarkDraft) -> String| Signal::derive(move || draft.with(read));
    let kpi = chosen(|draft| draft.kpi.map(|kpi| kpi.to_string()).unwrap_or_default());
    let (what, year) = (chosen(|draft| draft.what.word.to_owned()), chosen(|draft| year_word(draft.year)));
    view! {
        <Choice id="mark-kpi" label=locale.label(FormBookLabel::MARK_KPI) options=kpis chosen=kpi on_select=choose_kpi />
        <Choice id="mark-what" label=locale.label(FormBookLabel::MARK_WHAT) options=kinds.to_vec() chosen=what on_select=choose_kind />
        <div hidden=move || !has_year.get()>
            <Choice id="mark-year" label=locale.label(FormBookLabel::MARK_YEAR) options=years chosen=year on_select=choose_year />
        </div>
    }
}

/// The first draft and whether it is a suggestion: the cell's mark, else what the sheet's texts suggest. The KPI is
/// never guessed beyond them.
fn first_draft(state: FormBookState, plan: &Plan, sheet: &str, cell: CellReference) -> (MarkDraft, bool) {
    let work = state.work.get_untracked();
    let kind = |what: Marked| KINDS.into_iter().find(|kind| (kind.of)(what.year().unwrap_or(THIS_YEAR)) == what);
    if let Some(mark) = work.marks.get(sheet, cell) {
        let kpi = mark.kpi.find(plan).map(|kpi| kpi.id).ok();
        let draft =
            MarkDraft { kpi, what: kind(mark.what).unwrap_or(ACTUAL), year: mark.what.year().unwrap_or(THIS_YEAR) };
        return (draft, false);
    }
    let report = reported_year(plan, &work);
    let shown = work.open.as_ref().and_then(|open| open.book.sheet(sheet));
    let (kpi, what) = shown.map(|shown| suggestion(plan, shown, cell, report)).unwrap_or_default();
    let is_suggested = kpi.is_some() || what.is_some();
    let year = what.and_then(Marked::year).unwrap_or(THIS_YEAR);
    let draft = MarkDraft { kpi: kpi.map(|kpi| kpi.id), what: what.and_then(kind).unwrap_or(ACTUAL), year };
    (draft, is_suggested)
}

/// The reported year: the year that the user has chosen, else the year whose actuals are due.
pub(super) fn reported_year(plan: &Plan, work: &FormWork) -> FiscalYear {
    work.report.unwrap_or_else(|| progress::year_due(plan, progress::as_of(plan, clock::today())))
}

/// The years that can be chosen, including the year that is already chosen.
fn offered_years(plan: &Plan, chosen: MarkedYear) -> impl Iterator<Item = MarkedYear> {
    let around = (0..=YEARS_AROUND).flat_map(|years| [-years, years]).skip(1).map(MarkedYear::FromReport);
    let mut years: Vec<MarkedYear> = around.chain(plan.years.years().map(MarkedYear::Fixed)).collect();
    if !years.contains(&chosen) {
        years.push(chosen);
    }
    years.into_iter()
}

/// A year as the value of an option.
fn year_word(year: MarkedYear) -> String {
    match year {
        MarkedYear::FromReport(years) => format!("r{years}"),
        MarkedYear::Fixed(year) => format!("f{year}"),
    }
}

fn year_of(word: &str) -> Option<MarkedYear> {
    let (kind, number) = word.split_at_checked(1)?;
    let number: i32 = number.parse().ok()?;
    if kind == "r" { Some(MarkedYear::FromReport(number)) } else { FiscalYear::new(number).map(MarkedYear::Fixed) }
}

impl FormBookState {
    /// Marks a cell; `false` if there is no KPI to mark it for.
    fn set(self, sheet: &str, cell: CellReference, draft: &MarkDraft) -> bool {
        let Some(plan) = untrack(|| self.plan.read_settled(Arc::clone)) else { return false };
        let Some(kpi) = draft.kpi.and_then(|kpi| plan.indicator(kpi)).map(|kpi| MarkedKpi::from_kpi(kpi)) else {
            return false;
        };
        self.work.update(|work| {
            let shown = work.open.as_ref().and_then(|open| open.book.sheet(sheet));
            let heads = shown
                .map(|shown| CellHeads::from_sheet(shown, cell, &SoughtName::in_plan(&plan, &kpi.name, &kpi.unit)))
                .unwrap_or_default();
            work.marks.set(Mark { sheet: sheet.to_owned(), cell, heads, kpi, what: (draft.what.of)(draft.year) });
        });
        true
    }
}
