//! Figures: everything that is computed from a plan and never stored. Totals, achievement rates, the progress of a
//! plan, its grades by a rule, and the content of the chart of a KPI.
//!
//! All are pure functions of a plan. A quotient stays a fraction until it is shown, and a sum names the years that it
//! lacks. A total that a document states is data of the plan ([`crate::plan::indicator`]), not a figure.

pub mod achievement;
pub mod by_year;
pub mod chart;
pub mod evaluation;
pub mod grades;
pub mod progress;
pub mod rectangle;
pub mod summary;
pub mod totals;
