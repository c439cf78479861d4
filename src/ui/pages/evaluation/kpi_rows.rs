//! The KPIs of a sheet below the names of their groups: a row for each KPI, whose details open below it.

use keikaku::figures::progress::SortBy;
use keikaku::plan::evaluation::{Frozen, Whole};
use keikaku::plan::filter::Filter;
use keikaku::session::plan_view::PlanView;
use keikaku::session::sheet_rows::SheetRows;
use keikaku::value::{FiscalYear, IndicatorId};
use keikaku::wording::evaluation::EvaluatedRow;
use keikaku::wording::progress::heading;
use keikaku::wording::{EvaluationLabel, Label, evaluation, grid, judging};
use leptos::prelude::*;

use crate::ui::app::{Locale, use_locale};
use crate::ui::components::{Choice, PlanFilters, state_class};
use crate::ui::pages::evaluation::kpi_texts::KpiTexts;
use crate::ui::pages::evaluation::sheet::{Sheet, SheetNow, use_sheet};

const HEADS: [(Label, &str); 7] = [
    (Label::COLUMN_INDICATOR, "of-name"),
    (Label::ROW_TARGET, "figure"),
    (Label::ROW_ACTUAL, "figure"),
    (Label::ROW_RATE, "figure"),
    (EvaluationLabel::GRADE, "of-grade"),
    (EvaluationLabel::GRADE_BEFORE, "of-grade"),
    (Label::ROW_ACTIONS, "of-act"),
];

/// The KPIs that are shown, with the choices that selected them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    rows: SheetRows,
    filter: Filter,
    ids: Vec<IndicatorId>,
}

impl Shown {
    fn new(now: &SheetNow, year: FiscalYear, view: &PlanView) -> Self {
        let rows = view.sheet_rows.in_force(&now.plan, year);
        let ids = rows.shown(&view.filter, &now.plan, year, &now.figures.shown);
        Self { rows, filter: view.filter.clone(), ids }
    }

    /// Adds the KPIs that were shown before under the same choices, so that typing in a row does not hide the row.
    fn behind(mut self, before: Option<&Self>) -> Self {
        let before = before.filter(|before| (before.rows, &before.filter) == (self.rows, &self.filter));
        self.ids.extend(before.into_iter().flat_map(|before| &before.ids));
        self.ids.sort_unstable();
        self.ids.dedup();
        self
    }

    fn has_any(&self, ids: &[IndicatorId]) -> bool {
        ids.iter().any(|id| self.ids.contains(id))
    }
}

/// The table of the KPIs below the names of their groups, with the filters.
#[component]
pub(super) fn KpiRows() -> impl IntoView {
    let (locale, sheet) = (use_locale(), use_sheet());
    let language = locale.language();
    let view = sheet.plan.view;
    let heads = HEADS.map(|(label, class)| {
        view! { <th role="columnheader" scope="col" class=class>{locale.label(label)}</th> }
    });
    // The rows are recreated only if KPIs come, go or change their group, not if a group is renamed.
    let named = Memo::new(move |_| sheet.find(|now| Some(in_groups(&now.figures.shown))).unwrap_or_default());
    let groups = Memo::new(move |_| named.with(|named| named.iter().map(|(_, ids)| ids.clone()).collect::<Vec<_>>()));
    let has_groups = Memo::new(move |_| named.with(|named| named.iter().any(|(group, _)| !group.is_empty())));
    let shown = shown_rows(sheet, view);
    let has_any = move |ids: &[IndicatorId]| shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.has_any(ids)));
    let rows = move || {
        let has_groups = has_groups.get();
        let group_rows = |(nth, ids): (usize, Vec<IndicatorId>)| {
            let rows = ids.iter().map(|id| {
                let id = *id;
                row(sheet, id, Signal::derive(move || has_any(&[id])))
            });
            let rows = rows.collect_view();
            let group = move || named.with(|named| named.get(nth).map(|(group, _)| group.clone()));
            let heading = has_groups.then(|| group_heading(locale, group, Signal::derive(move || has_any(&ids))));
            view! { {heading} {rows} }
        };
        groups.get().into_iter().enumerate().map(group_rows).collect_view()
    };
    let targets = move || sheet.find(|now| Some(evaluation::targets_label(&now.plan, &now.figures.shown, language)));
    let count = move || {
        groups.with(|groups| {
            let ids = || groups.iter().flatten();
            (ids().filter(|id| has_any(&[**id])).count(), ids().count())
        })
    };
    let shown_count = move || {
        let (passing, all) = count();
        if passing == all { String::new() } else { grid::shown(passing, all, language) }
    };
    view! {
        <div class="toolbar evaluation-filters">
            <PlanFilters without_state=true>
                <RowChoice view />
            </PlanFilters>
            <span class="count" role="status">{shown_count}</span>
            <span class="hint" data-field="targets-of">{targets}</span>
        </div>
        <table role="table" class="evaluation-kpis" aria-label=evaluation::sheet(sheet.year, language)>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="of-number figure">{heading(SortBy::Number, language)}</th>
                    {heads}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        <p class="empty" hidden=move || count().0 > 0>{locale.label(Label::NOTHING_PASSES)}</p>
    }
}

/// The KPIs that pass the filters; `None` once the plan is gone.
fn shown_rows(sheet: Sheet, view: RwSignal<PlanView>) -> Memo<Option<Shown>> {
    // A finding may lead to a KPI that the filters leave out; the KPI stays shown until another choice is made.
    let sought = view.with_untracked(|view| view.evaluated);
    Memo::new(move |before: Option<&Option<Shown>>| {
        let mut shown = sheet.find(|now| Some(view.with(|view| Shown::new(now, sheet.year, view))))?;
        if before.is_none() {
            shown.ids.extend(sought);
        }
        Some(shown.behind(before.and_then(Option::as_ref)))
    })
}

/// The heading above the KPIs of a group; グループなし for a blank name.
fn group_heading(
    locale: Locale,
    name: impl Fn() -> Option<String> + Copy + Send + 'static,
    is_shown: Signal<bool>,
) -> impl IntoView {
    let name = move || name().filter(|name| !name.is_empty());
    let text = move || name().unwrap_or_else(|| locale.label(Label::NO_GROUP).to_owned());
    view! {
        <tr role="row" class="group-heading" hidden=move || !is_shown.get()>
            <th role="rowheader" scope="rowgroup" colspan="8" lang=move || name().map(|_| "ja")>{text}</th>
        </tr>
    }
}

/// The KPIs of a sheet in runs of the same group, each run with the name of the group as its first KPI writes it.
fn in_groups(sheet: &Frozen) -> Vec<(String, Vec<IndicatorId>)> {
    let mut groups: Vec<(String, Vec<IndicatorId>)> = Vec::new();
    for row in &sheet.rows {
        match groups.last_mut().filter(|(group, _)| Whole::from_name(group) == row.whole()) {
            Some((_, ids)) => ids.push(row.indicator),
            None => groups.push((row.group.clone(), vec![row.indicator])),
        }
    }
    groups
}

/// The choice of the KPIs that are shown: all, or only KPIs with something to enter, with an unmet target, or with one
/// judgement or grade.
#[component]
fn RowChoice(view: RwSignal<PlanView>) -> impl IntoView {
    let (locale, language, sheet) = (use_locale(), use_locale().language(), use_sheet());
    let in_force = move || {
        let chosen = view.with(|view| view.sheet_rows);
        sheet.find(|now| Some(chosen.in_force(&now.plan, sheet.year))).unwrap_or_default()
    };
    let offered = move || {
        let chosen = in_force();
        let filter = view.with(|view| view.filter.clone());
        let counted = |now: &SheetNow| SheetRows::counted(&filter, &now.plan, sheet.year, &now.figures.shown, chosen);
        sheet.find(|now| Some(counted(now))).unwrap_or_default()
    };
    let options = Memo::new(move |_| {
        let text = |(of, count): (SheetRows, usize)| {
            sheet.find(|now| Some(evaluation::sheet_rows(of, count, &now.plan, language))).unwrap_or_default()
        };
        offered().into_iter().zip(0..).map(|(of, nth)| (nth.to_string(), text(of))).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let chosen = in_force();
        let position = offered().iter().position(|(of, _)| *of == chosen).unwrap_or_default();
        position.to_string()
    });
    let choose = move |option: String| {
        sheet.plan.editor.commit_typing();
        let chosen = option.parse().ok().and_then(|nth: usize| untrack(offered).get(nth).copied());
        view.update(|view| view.sheet_rows = chosen.map(|(of, _)| of).unwrap_or_default());
    };
    view! { <Choice id="filter-sheet" label=locale.label(EvaluationLabel::SHEET_ROWS) options chosen on_select=choose /> }
}

/// The row of a KPI, and below it the texts about the KPI.
fn row(sheet: Sheet, id: IndicatorId, is_shown: Signal<bool>) -> AnyView {
    let locale = use_locale();
    let language = locale.language();
    // A finding may lead to the texts of this KPI.
    let view = sheet.plan.view;
    let asked = view.try_update_untracked(|view| view.evaluated.take_if(|asked| *asked == id)).flatten();
    let is_open = RwSignal::new(asked.is_some());
    let texts = Memo::new(move |_| {
        let texts = sheet.find(|now| {
            let sheets = (&*now.figures.shown, now.figures.before.as_deref());
            let kpi = (id, now.figures.corrected(id).is_some());
            EvaluatedRow::on_sheets(&now.plan, sheet.year, sheets, kpi, language)
        });
        texts.unwrap_or_default()
    });
    let text = move |of: fn(&EvaluatedRow) -> &str| move || texts.with(|texts| of(texts).to_owned());
    let standing = move || texts.with(|texts| texts.standing);
    let figure = move |label: Label, class: &'static str, of: fn(&EvaluatedRow) -> &str| {
        view! { <td role="cell" class=class data-of=locale.label(label)>{text(of)}</td> }
    };
    let details_id = format!("evaluated-{id}");
    let details =
        move || is_open.get().then(|| view! { <KpiTexts id name=texts.with_untracked(|texts| texts.name.clone()) /> });
    view! {
        <tr role="row" data-evaluation="" class=move || standing().map_or("", state_class) hidden=move || !is_shown.get()>
            <td role="cell" class="of-number figure">{text(|texts| &texts.number)}</td>
            <th role="rowheader" scope="row" class="of-name" lang="ja">
                {text(|texts| &texts.name)}
                <small class="unit">{text(|texts| &texts.unit)}</small>
                <small class="reason">{text(|texts| &texts.remark)}</small>
            </th>
            {figure(Label::ROW_TARGET, "figure", |texts| &texts.target)}
            {figure(Label::ROW_ACTUAL, "figure", |texts| &texts.actual)}
            {figure(Label::ROW_RATE, "figure", |texts| &texts.rate)}
            <td role="cell" class="of-grade" data-of=locale.label(EvaluationLabel::GRADE)>
                <span data-field="grade" data-sign=move || standing().map(judging::sign) lang="ja">
                    {text(|texts| &texts.verdict)}
                </span>
                <small class="reason" lang="ja">{text(|texts| &texts.decided)}</small>
            </td>
            {figure(EvaluationLabel::GRADE_BEFORE, "of-grade", |texts| &texts.grade_before)}
            <td role="cell" class="of-act">{open_button(locale, texts, is_open, &details_id)}</td>
        </tr>
        <tr role="row" class="evaluation-details" id=details_id.clone() hidden=move || !(is_open.get() && is_shown.get())>
            <td role="cell" colspan="8">{details}</td>
        </tr>
    }
    .into_any()
}

/// The button that opens the texts about a KPI, in the element `details_id`.
fn open_button(
    locale: Locale,
    texts: Memo<EvaluatedRow>,
    is_open: RwSignal<bool>,
    details_id: &str,
) -> impl IntoView + use<> {
    let name = move || evaluation::open_kpi(&texts.with(|texts| texts.name.clone()), locale.language());
    view! {
        <button
            type="button"
            class="quiet"
            aria-expanded=move || is_open.get().to_string()
            aria-controls=details_id.to_owned()
            aria-label=name
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {locale.label(EvaluationLabel::OPEN_ROW)}
        </button>
    }
}
