//! The chart of a KPI: small in its row, large in 詳細 and on paper.
//!
//! The figures and the positions of the lines come from [`keikaku::figures::chart`]; the components here define their
//! style. On screen each kind of line has a colour of its own; its shape tells it as well, so that on paper and in
//! forced colours the colour of the text is enough. The accessible name of a chart is everything that it shows, in
//! sentences.

mod legend;
mod lines;

pub(crate) mod large_chart;
pub(crate) mod small_chart;

use keikaku::export::picture::{self, ChartPicture, Picture};
use keikaku::figures::chart::{Canvas, Chart, Drawing};
use keikaku::figures::totals::{self, Span};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Basis;
use keikaku::value::id::IndicatorId;
use keikaku::wording::medium::Medium;
use keikaku::wording::{Language, chart};

/// The chart of a KPI with the data that it is drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KpiChart {
    indicator: IndicatorId,
    unit: String,
    basis: Basis,
    medium: Medium,
    canvas: Canvas,
    language: Language,
    /// The path data of its lines, and the positions of its figures.
    drawing: Drawing,
    /// The sentences that say what the chart shows.
    sentences: String,
}

impl KpiChart {
    /// The chart of a KPI; `None` for 定性, for an unused slot and without 目標の数え方.
    pub(crate) fn draw(
        row: &Indicator,
        span: Span<'_>,
        medium: Medium,
        canvas: Canvas,
        language: Language,
    ) -> Option<Self> {
        let basis = totals::basis(row)?;
        let drawing = Drawing::from_chart(&Chart::from_indicator(row, span)?, canvas, &|amount| medium.amount(amount));
        let axis = chart::axis_sentence(&row.unit, drawing.starts_at, medium, language);
        let sentences = [chart::sentences(row, span, medium, language)?].into_iter().chain(axis);
        Some(Self {
            indicator: row.id,
            unit: row.unit.clone(),
            basis,
            medium,
            canvas,
            language,
            sentences: sentences.collect::<Vec<_>>().join(language.choose("", " ")),
            drawing,
        })
    }

    /// The small chart beside the row of a KPI; `None` for 定性, for an unused slot and without 目標の数え方.
    pub(crate) fn small(row: &Indicator, span: Span<'_>, language: Language) -> Option<Self> {
        Self::draw(row, span, Medium::Screen, Canvas::SMALL, language)
    }

    /// The id of the element with the sentences, which is the label of a large chart.
    fn sentences_id(&self) -> String {
        format!("chart-{}", self.indicator)
    }

    /// The unit and where the axis begins, as the text above the axis; `None` if there is neither.
    fn first_line(&self) -> Option<String> {
        chart::first_line(&self.unit, self.drawing.starts_at, self.medium, self.language)
    }

    /// The chart as a picture of its own with that heading, under that name.
    pub(crate) fn picture(&self, name: &str, heading: &str) -> Picture {
        picture::chart(&ChartPicture {
            name,
            heading,
            first_line: &self.first_line().unwrap_or_default(),
            description: &self.sentences,
            legend: &chart::legend(&self.drawing, self.basis, self.language),
            drawing: &self.drawing,
            canvas: self.canvas,
        })
    }
}
