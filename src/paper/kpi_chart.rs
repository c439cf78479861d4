//! The chart of a KPI with the words around it, as it is shown on screen, printed, and saved as a picture.

use crate::export::picture::{self, ChartPicture, Picture};
use crate::figures::chart::periods::{Period, Series};
use crate::figures::chart::{Canvas, Chart, Drawing, LineKind};
use crate::figures::totals::{self, Span};
use crate::plan::{Indicator, Plan};
use crate::value::{Date, FiscalYear, IndicatorId};
use crate::wording::medium::Medium;
use crate::wording::{Language, activity_log, chart, next_period};

/// The chart of a KPI with the texts around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiChart {
    /// The KPI.
    pub indicator: IndicatorId,
    /// The medium of the chart.
    pub medium: Medium,
    /// The size of the drawing.
    pub canvas: Canvas,
    /// The path data of its lines, and the positions of its figures.
    pub drawing: Drawing,
    /// The unit and the start of the axis, as the text above the axis; `None` if there is neither.
    pub first_line: Option<String>,
    /// The legend: for each mark the kinds of lines in it, with their meaning.
    pub legend: Vec<(&'static [LineKind], &'static str)>,
    /// The sentences that describe the chart.
    pub sentences: String,
}

impl KpiChart {
    /// The chart of a KPI by fiscal years; `None` for 定性, for an unused slot and without 目標の数え方.
    pub fn draw(row: &Indicator, span: Span<'_>, medium: Medium, canvas: Canvas, language: Language) -> Option<Self> {
        Self::after(&[], row, span, medium, canvas, language)
    }

    /// The chart of a KPI with the earlier periods at its left; `None` in the cases of [`Self::draw`].
    pub fn after(
        earlier: &[Period<'_>],
        row: &Indicator,
        span: Span<'_>,
        medium: Medium,
        canvas: Canvas,
        language: Language,
    ) -> Option<Self> {
        let drawn = Chart::after(earlier, row, span)?;
        let drawing = drawing(&drawn, medium, canvas);
        let legend = chart::legend(&drawing, totals::basis(row)?, language);
        let sentences = [chart::sentences(row, span, medium, language)?].into_iter();
        let sentences = sentences.chain(chart::earlier_periods(earlier, medium, language));
        let sentences = sentences.collect::<Vec<_>>().join(language.choose("", " "));
        Some(Self::new(row, medium, canvas, drawing, legend, sentences, language))
    }

    /// For the screen: the charts of older periods whose figures cannot be joined, oldest first, each with the reason.
    pub fn apart(series: &Series<'_>, canvas: Canvas, language: Language) -> Vec<(String, Self)> {
        let charts = series.apart.iter().filter_map(|stretch| {
            let (last, earlier) = stretch.periods.split_last()?;
            let why = next_period::apart(last.plan, &stretch.differs, language);
            Some((why, Self::after(earlier, last.row, last.span(), Medium::Screen, canvas, language)?))
        });
        charts.collect()
    }

    /// The chart of a KPI by the months of a year; `None` if [`Chart::by_month`] returns none.
    pub fn by_month(
        plan: &Plan,
        row: &Indicator,
        (year, until): (FiscalYear, Date),
        medium: Medium,
        canvas: Canvas,
        language: Language,
    ) -> Option<Self> {
        let drawn = Chart::by_month(plan, row, year, until, activity_log::month_names(language))?;
        let drawing = drawing(&drawn, medium, canvas);
        let legend = activity_log::month_legend(&drawing, row.basis?, language);
        let sentences = activity_log::month_sentences(row, year, &drawn, medium, language);
        Some(Self::new(row, medium, canvas, drawing, legend, sentences, language))
    }

    /// The small chart beside the row of a KPI; `None` for 定性, for an unused slot and without 目標の数え方.
    pub fn small(row: &Indicator, span: Span<'_>, language: Language) -> Option<Self> {
        Self::draw(row, span, Medium::Screen, Canvas::SMALL, language)
    }

    fn new(
        row: &Indicator,
        medium: Medium,
        canvas: Canvas,
        drawing: Drawing,
        legend: Vec<(&'static [LineKind], &'static str)>,
        sentences: String,
        language: Language,
    ) -> Self {
        let axis = chart::axis_sentence(&row.unit, drawing.starts_at, medium, language);
        Self {
            indicator: row.id,
            medium,
            canvas,
            first_line: chart::first_line(&row.unit, drawing.starts_at, medium, language),
            legend,
            sentences: [sentences].into_iter().chain(axis).collect::<Vec<_>>().join(language.choose("", " ")),
            drawing,
        }
    }

    /// The id of the element with the sentences, which is the label of a large chart.
    pub fn sentences_id(&self) -> String {
        format!("chart-{}", self.indicator)
    }

    /// The chart as a separate picture with that heading, under that name.
    pub fn picture(&self, name: &str, heading: &str) -> Picture {
        picture::chart(&ChartPicture {
            name,
            heading,
            first_line: self.first_line.as_deref().unwrap_or_default(),
            description: &self.sentences,
            legend: &self.legend,
            drawing: &self.drawing,
            canvas: self.canvas,
        })
    }
}

fn drawing(chart: &Chart, medium: Medium, canvas: Canvas) -> Drawing {
    Drawing::from_chart(chart, canvas, &|amount| medium.amount(amount))
}
