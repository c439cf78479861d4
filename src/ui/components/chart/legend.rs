//! The legend of a large chart.

use keikaku::plan::indicator::Basis;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::components::chart::KpiChart;
use crate::ui::components::chart::lines::{LineStyle, line};

/// The meanings of the kinds of lines in the chart. Screen readers skip it, since the sentences of the chart say the
/// same.
pub(crate) fn legend(chart: &KpiChart) -> impl IntoView + use<> {
    let drawing = &chart.drawing;
    let [actual, target, goal] = labels(chart.basis);
    let entries = [
        (&drawing.bars, line("M3 2H17V12H3Z", LineStyle::BAR).into_any(), actual),
        (&drawing.provisional, hatched_bar().into_any(), Label::NotFinal),
        (&drawing.steps, line("M0 10H10V4H20", LineStyle::STEPS).into_any(), target),
        (&drawing.goal, line("M0 7H20", LineStyle::GOAL).into_any(), goal),
        (&drawing.missing, line("M7 4L13 10M7 10L13 4", LineStyle::CROSS).into_any(), Label::NoValueYet),
    ];
    let entries = entries.into_iter().filter(|(path, ..)| !path.is_empty()).map(|(_, sample, meaning)| {
        view! { <li><svg viewBox="0 0 20 14">{sample}</svg>{meaning.text(chart.language)}</li> }
    });
    view! { <ul class="legend" aria-hidden="true">{entries.collect_view()}</ul> }
}

/// The labels of the bars, of the steps and of the line of the goal.
fn labels(basis: Basis) -> [Label; 3] {
    let is_sum = matches!(basis, Basis::Increment | Basis::PeriodTotal);
    [
        if is_sum { Label::RowRunningActual } else { Label::RowActual },
        if basis == Basis::Increment { Label::RowRunningTarget } else { Label::RowTarget },
        if basis.is_period() { Label::PeriodTarget } else { Label::TargetOfAllYears },
    ]
}

fn hatched_bar() -> impl IntoView {
    view! {
        <g>
            {line("M3 2H17V12H3Z", LineStyle::OUTLINE)}
            {line("M3 6L7 2M3 10L11 2M5 12L15 2M9 12L17 4M13 12L17 8", LineStyle::OUTLINE)}
        </g>
    }
}
