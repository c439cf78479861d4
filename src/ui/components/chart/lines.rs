//! The lines of a chart and their styles.

use keikaku::figures::chart::Drawing;
use leptos::prelude::*;
use leptos::tachys::html::attribute::AttributeValue;

use crate::ui::components::chart::KpiChart;

/// The style of a kind of line. All lines are drawn in the colour of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineStyle {
    fill: &'static str,
    fill_opacity: Option<&'static str>,
    stroke_opacity: Option<&'static str>,
    stroke_width: Option<&'static str>,
    dashes: Option<&'static str>,
}

impl LineStyle {
    const PLAIN: Self =
        Self { fill: "none", fill_opacity: None, stroke_opacity: None, stroke_width: None, dashes: None };
    /// The style of bars of final figures.
    pub(crate) const BAR: Self = Self { fill: "currentColor", fill_opacity: Some(".35"), ..Self::PLAIN };
    /// The style of the axis, and of bars of figures that are not final, with their hatching.
    pub(crate) const OUTLINE: Self = Self::PLAIN;
    /// The style of the steps of the yearly targets.
    pub(crate) const STEPS: Self = Self { stroke_width: Some("2.5"), ..Self::PLAIN };
    /// The style of the line of the target for the whole period.
    pub(crate) const GOAL: Self = Self { stroke_width: Some("1.5"), dashes: Some("5 3"), ..Self::PLAIN };
    /// The style of the lines of round figures.
    pub(crate) const RULES: Self = Self { stroke_opacity: Some(".2"), ..Self::PLAIN };
    /// The style of the crosses in years without a value.
    pub(crate) const CROSS: Self = Self { stroke_width: Some("1.5"), ..Self::PLAIN };
}

/// A line along that path in that style.
pub(crate) fn line(path: impl AttributeValue + 'static, look: LineStyle) -> impl IntoView {
    view! {
        <path
            d=path
            fill=look.fill
            fill-opacity=look.fill_opacity
            stroke="currentColor"
            stroke-opacity=look.stroke_opacity
            stroke-width=look.stroke_width
            stroke-dasharray=look.dashes
        />
    }
}

/// The lines of a chart. All kinds of lines always exist, so that the elements stay the same while a chart follows
/// typing, and each path is written only if it differs.
#[component]
pub(crate) fn Lines(
    /// The chart.
    chart: Signal<Option<KpiChart>>,
) -> impl IntoView {
    let path = move |of: fn(&Drawing) -> &String| {
        move || chart.with(|chart| chart.as_ref().map(|chart| of(&chart.drawing).clone()))
    };
    view! {
        {line(path(|drawing| &drawing.rules), LineStyle::RULES)}
        {line(path(|drawing| &drawing.bars), LineStyle::BAR)}
        {line(path(|drawing| &drawing.provisional), LineStyle::OUTLINE)}
        {line(path(|drawing| &drawing.hatching), LineStyle::OUTLINE)}
        {line(path(|drawing| &drawing.axis), LineStyle::OUTLINE)}
        {line(path(|drawing| &drawing.goal), LineStyle::GOAL)}
        {line(path(|drawing| &drawing.steps), LineStyle::STEPS)}
        {line(path(|drawing| &drawing.missing), LineStyle::CROSS)}
    }
}
