//! The texts about one KPI, beside the measure that was announced a year ago, and its chart.

use keikaku::figures::chart::Canvas;
use keikaku::figures::progress;
use keikaku::figures::totals::Span;
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::plan::{EvaluationPart, EvaluationPlace, KpiText};
use keikaku::value::IndicatorId;
use keikaku::wording::medium::Medium;
use keikaku::wording::{EvaluationLabel, evaluation};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::use_locale;
use crate::ui::components::LargeChart;
use crate::ui::pages::evaluation::sheet::use_sheet;
use crate::ui::pages::evaluation::sheet_field::{grade_choice, radio_choice, sheet_field};

/// The texts of a KPI.
#[component]
pub(super) fn KpiTexts(
    /// The KPI.
    id: IndicatorId,
    /// Its name.
    name: String,
) -> impl IntoView {
    let (language, sheet) = (use_locale().language(), use_sheet());
    let part = move |text: KpiText| EvaluationPart::Kpi(id, text);
    let name = StoredValue::new(name);
    let named =
        move |text: KpiText| name.with_value(|name| format!("{name} {}", evaluation::part(part(text), language)));
    let field = move |text: KpiText| sheet_field(sheet, part(text), named(text), false);
    let corrected = move || {
        let difference = sheet.find(|now| {
            let corrected = now.figures.corrected(id)?;
            let shown = (sheet.year, &*now.figures.shown);
            Some(evaluation::correction(&now.plan, shown, corrected, Medium::Screen, language))
        })?;
        Some(view! { <p class="hint" data-field="correction">{difference}</p> {field(KpiText::CorrectedNote)} })
    };
    let has_text = move |text: KpiText| !sheet.text(part(text)).is_empty();
    let measure_before = move || {
        let place = EvaluationPlace { year: sheet.year.plus(-1)?, part: part(KpiText::Measure) };
        sheet.find(|now| Some(now.plan.evaluation_text(place).to_owned())).filter(|measure| !measure.is_empty())
    };
    // Texts that a file has on last year's measure are shown even if that measure is blank, and stay while they are
    // cleared.
    let is_kept_said = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || has_text(KpiText::Kept) || has_text(KpiText::KeptNote)
    });
    let kept = move || {
        view! {
            {radio_choice(sheet, part(KpiText::Kept), named(KpiText::Kept))}
            {field(KpiText::KeptNote)}
        }
    };
    let before = move || match measure_before() {
        None => view! {
            <p class="hint">{EvaluationLabel::NO_MEASURE_BEFORE.text(language)}</p>
            {is_kept_said.get().then(kept)}
        }
        .into_any(),
        Some(measure) => view! {
            <h3>{EvaluationLabel::MEASURE_BEFORE.text(language)}</h3>
            <p class="kept-text" lang="ja">{measure}</p>
            {kept()}
        }
        .into_any(),
    };
    // The chart shows the present actuals, also beside a settled row, and the targets that the sheet uses.
    let chart = Memo::new(move |_| {
        sheet.find(|now| {
            let in_force = &now.figures.in_force;
            let span = Span::from_plan(in_force).as_of(progress::as_of(in_force, clock::today()));
            KpiChart::draw(in_force.indicator(id)?, span, Medium::Screen, Canvas::LARGE, language)
        })
    });
    // A reason that was given stays visible with its grade, even if no rule is in force.
    let has_grade = Memo::new(move |_| sheet.rule().is_some() || has_text(KpiText::GradeReason));
    let has_grade = move || has_grade.get();
    let shows_before = move || [KpiText::Kept, KpiText::KeptNote].iter().any(|text| sheet.shows(part(*text)));
    view! {
        <div class="kpi-texts">
            <div class="kpi-before">
                <div hidden=move || !shows_before()>{before}</div>
                <LargeChart chart has_sentences=true />
            </div>
            <div class="kpi-now">
                {field(KpiText::Cause)}
                {field(KpiText::Measure)}
                {grade_choice(sheet, part(KpiText::Grade), named(KpiText::Grade))}
                {move || has_grade().then(|| field(KpiText::GradeReason))}
                {corrected}
            </div>
        </div>
    }
}
