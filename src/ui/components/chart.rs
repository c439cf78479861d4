//! The chart of a KPI: small in its row, large in 詳細, in 活動記録 and on paper.
//!
//! The figures and the positions of the lines come from [`keikaku::figures::chart`], the texts around them from
//! [`keikaku::paper::kpi_chart`]; the components here define their style. On screen each kind of line has its own
//! colour and shape. The shapes alone also distinguish the lines, so on paper and in forced colours all have the colour
//! of the text. The accessible name of a chart describes everything that it shows, in sentences.

mod legend;
mod lines;

pub(crate) mod large_chart;
pub(crate) mod small_chart;
