//! The chart of a KPI: small in its row, large in 詳細 and on the printed sheet.
//!
//! What it shows and where its lines lie comes from [`keikaku::picture`]; here they get their look. All of it is one
//! colour, that of the text around it, so that it holds on paper and in forced colours. Its name is the whole
//! of what it says, in sentences.

use keikaku::amount::Amount;
use keikaku::picture::{Canvas, Drawing, Picture};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Basis;
use keikaku::totals::Span;
use keikaku::wording::paper::Medium;
use keikaku::wording::{Label, Language, picture};

use crate::ui::components::el::{El, el, group};
use crate::ui::components::svg::{Shape, shape};
use leptos::prelude::*;

/// Attributes of a kind of line.
type Look = &'static [(&'static str, &'static str)];

const BAR: Look = &[("fill", "currentColor"), ("fill-opacity", ".35"), ("stroke", "currentColor")];
const OUTLINE: Look = &[("fill", "none"), ("stroke", "currentColor")];
const STEPS: Look = &[("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "2.5")];
const GOAL: Look =
    &[("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.5"), ("stroke-dasharray", "5 3")];
const RULES: Look = &[("fill", "none"), ("stroke", "currentColor"), ("stroke-opacity", ".2")];
const CROSS: Look = &[("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.5")];

/// The chart of a row; an empty picture where there is none.
pub(crate) fn small(row: &Indicator, span: Span<'_>, words: Language) -> Shape {
    let sentences = picture::sentences(row, span, Medium::Screen, words).unwrap_or_default();
    let drawing = Picture::of(row, span).map(|picture| Drawing::of(&picture, Canvas::SMALL, &Amount::grouped));
    let frame = shape("svg").attr("viewBox", Canvas::SMALL.view_box());
    match drawing {
        Some(drawing) => frame.attr("role", "img").attr("aria-label", sentences).with(lines(&drawing)),
        None => frame.attr("aria-hidden", "true"),
    }
}

/// Every kind of line is always there, so that a chart that follows typing keeps its elements.
fn lines(drawing: &Drawing) -> [Shape; 8] {
    let Drawing { axis, rules, bars, provisional, hatching, missing, steps, goal, .. } = drawing;
    [
        (rules, RULES),
        (bars, BAR),
        (provisional, OUTLINE),
        (hatching, OUTLINE),
        (axis, OUTLINE),
        (goal, GOAL),
        (steps, STEPS),
        (missing, CROSS),
    ]
    .map(|(path, look)| line(path, look))
}

fn line(path: &str, look: Look) -> Shape {
    shape("path").attr("d", path).attrs(look)
}

/// The chart by itself with its legend, and beside it what it says, which is its name; nothing of a KPI that has none.
pub(crate) fn drawn(
    row: &Indicator,
    span: Span<'_>,
    medium: Medium,
    canvas: Canvas,
    words: Language,
) -> Option<(El, El)> {
    let sentences = picture::sentences(row, span, medium, words)?;
    let drawing = Drawing::of(&Picture::of(row, span)?, canvas, &|amount| medium.amount(amount));
    let said = format!("chart-{}", row.id);
    let unit = (!row.unit.is_empty()).then(|| letter("start", 0, Canvas::LETTERS - 1, &in_unit(&row.unit, words)));
    let chart = shape("svg")
        .attr("viewBox", canvas.view_box())
        .attr("role", "img")
        .attr("aria-labelledby", &said)
        .at("font-size", Canvas::LETTERS)
        .with(lines(&drawing))
        .with(unit)
        .with(letters(&drawing, medium));
    let chart = el("div").class("chart").child(chart.into_any());
    Some((chart.with(legend(&drawing, row.basis, words)), el("p").class("said").id(said).text(sentences)))
}

/// The chart with what it says below.
pub(crate) fn large(row: &Indicator, span: Span<'_>, words: Language) -> Option<El> {
    let (chart, said) = drawn(row, span, Medium::Screen, Canvas::LARGE, words)?;
    Some(chart.with(said))
}

fn in_unit(unit: &str, words: Language) -> String {
    words.of(format!("（{unit}）"), format!("({unit})"))
}

fn letters(drawing: &Drawing, medium: Medium) -> Vec<Shape> {
    let letters = &drawing.letters;
    let ticks = letters.ticks.iter().map(|(x, y, tick)| letter("end", *x, *y, &medium.figure(&tick.grouped())));
    let years = letters.years.iter().map(|(x, y, year)| letter("middle", *x, *y, &year.to_string()));
    let actuals = letters.actuals.iter().map(|(x, y, figure)| {
        // A rim of the ground keeps the lines out of the figure.
        letter("middle", *x, *y, figure).attrs(&[
            ("stroke", "Canvas"),
            ("stroke-width", "3"),
            ("paint-order", "stroke"),
        ])
    });
    ticks.chain(years).chain(actuals).collect()
}

fn letter(anchor: &'static str, x: i32, y: i32, text: &str) -> Shape {
    shape("text").at("x", x).at("y", y).attr("text-anchor", anchor).attr("fill", "currentColor").text(text)
}

/// What the shapes of this chart mean. The sentences say it to those who can't see them.
fn legend(drawing: &Drawing, basis: Basis, words: Language) -> El {
    let (is_sum, is_period) = (matches!(basis, Basis::Increment | Basis::PeriodTotal), basis.is_period());
    let actual = if is_sum { Label::RowRunningActual } else { Label::RowActual };
    let target = if basis == Basis::Increment { Label::RowRunningTarget } else { Label::RowTarget };
    let goal = if is_period { Label::PeriodTarget } else { Label::TargetOfAllYears };
    let entries = [
        (&drawing.bars, line("M3 2H17V12H3Z", BAR), actual.text(words)),
        (&drawing.provisional, hatched(), Label::NotFinal.text(words)),
        (&drawing.steps, line("M0 10H10V4H20", STEPS), target.text(words)),
        (&drawing.goal, line("M0 7H20", GOAL), goal.text(words)),
        (&drawing.missing, line("M7 4L13 10M7 10L13 4", CROSS), Label::NoValueYet.text(words)),
    ];
    let shown = entries.into_iter().filter(|(path, ..)| !path.is_empty());
    el("ul").class("legend").attr("aria-hidden", "true").each(shown.map(|(_, sample, meaning)| entry(sample, meaning)))
}

fn hatched() -> Shape {
    shape("g")
        .with([line("M3 2H17V12H3Z", OUTLINE), line("M3 6L7 2M3 10L11 2M5 12L15 2M9 12L17 4M13 12L17 8", OUTLINE)])
}

fn entry(sample: Shape, meaning: &'static str) -> El {
    let sample = shape("svg").attr("viewBox", "0 0 20 14").with([sample]);
    el("li").with(group().child(sample.into_any())).text(meaning)
}
