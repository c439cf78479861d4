//! The KPIs of a sheet: a row each, which opens below itself.

use keikaku::value::id::IndicatorId;
use keikaku::wording::evaluation::EvaluatedRow;
use keikaku::wording::{Label, evaluation, judging};
use leptos::prelude::*;

use crate::ui::app::{use_editor_view, use_locale};
use crate::ui::components::state_class::state_class;
use crate::ui::pages::evaluation::Sheet;
use crate::ui::pages::evaluation::kpi_texts::KpiTexts;

const HEADS: [(Label, &str); 7] = [
    (Label::ColumnIndicator, "of-name"),
    (Label::RowTarget, "figure"),
    (Label::RowActual, "figure"),
    (Label::RowRate, "figure"),
    (Label::EvaluationGrade, "of-grade"),
    (Label::GradeBefore, "of-grade"),
    (Label::RowActions, "of-act"),
];

/// The table of the KPIs.
#[component]
pub(super) fn KpiRows(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let locale = use_locale();
    let heads = HEADS.map(|(label, class)| {
        view! { <th role="columnheader" scope="col" class=class>{locale.label(label)}</th> }
    });
    // The rows are made anew only where KPIs come or go.
    let ids = Memo::new(move |_| {
        let ids = sheet.find(|now| Some(now.figures.shown.rows.iter().map(|row| row.indicator).collect::<Vec<_>>()));
        ids.unwrap_or_default()
    });
    let rows = move || ids.get().into_iter().map(|id| row(sheet, id)).collect_view();
    let targets =
        move || sheet.find(|now| Some(evaluation::targets_label(&now.plan, &now.figures.shown, locale.language())));
    view! {
        <p class="hint" data-field="targets-of">{targets}</p>
        <table role="table" class="evaluation-kpis" aria-label=evaluation::sheet(sheet.year, locale.language())>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// The row of a KPI, and below it what is said of it.
fn row(sheet: Sheet, id: IndicatorId) -> AnyView {
    let locale = use_locale();
    let language = locale.language();
    // The place of a finding may lead into it.
    let view = use_editor_view().plan_view(sheet.plan);
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
    let controls = details_id.clone();
    let details = move || {
        is_open.get().then(|| view! { <KpiTexts sheet id name=texts.with_untracked(|texts| texts.name.clone()) /> })
    };
    view! {
        <tr role="row" data-evaluation="" class=move || standing().map_or("", state_class)>
            <th role="rowheader" scope="row" class="of-name" lang="ja">
                {text(|texts| &texts.name)}
                <small class="unit">{text(|texts| &texts.unit)}</small>
                <small class="reason">{text(|texts| &texts.remark)}</small>
            </th>
            {figure(Label::RowTarget, "figure", |texts| &texts.target)}
            {figure(Label::RowActual, "figure", |texts| &texts.actual)}
            {figure(Label::RowRate, "figure", |texts| &texts.rate)}
            <td role="cell" class="of-grade" data-of=locale.label(Label::EvaluationGrade)>
                <span data-field="grade" data-sign=move || standing().map(judging::sign) lang="ja">
                    {text(|texts| &texts.verdict)}
                </span>
                <small class="reason" lang="ja">{text(|texts| &texts.decided)}</small>
            </td>
            {figure(Label::GradeBefore, "of-grade", |texts| &texts.grade_before)}
            <td role="cell" class="of-act">
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=controls
                    aria-label=move || evaluation::open_kpi(&texts.with(|texts| texts.name.clone()), language)
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {locale.label(Label::OpenRow)}
                </button>
            </td>
        </tr>
        <tr role="row" class="evaluation-details" id=details_id hidden=move || !is_open.get()>
            <td role="cell" colspan="7">{details}</td>
        </tr>
    }
    .into_any()
}
