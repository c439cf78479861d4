//! The chart of a KPI: small in its row, large in 詳細, in 活動記録 and on paper.
//!
//! The figures and the positions of the lines come from [`keikaku::figures::chart`], the words around them from
//! [`keikaku::paper::kpi_chart`]; the components here define their style. On screen each kind of line has a colour of its own; its
//! shape tells it as well, so that on paper and in forced colours the colour of the text is enough. The accessible name of a chart is
//! everything that it shows, in sentences.

mod legend;
mod lines;

pub(crate) mod large_chart;
pub(crate) mod small_chart;
