//! Figures: everything that is computed from a plan and never stored. Totals, achievement rates, how far a plan has come,
//! its grades by a rule, and what the chart of a KPI shows.
//!
//! They are pure functions of a plan. A quotient stays a fraction until it is shown, and a sum says which years it lacks.
//! What a document states as its total is data of the plan ([`crate::plan::indicator`]), not a figure.

pub mod achievement;
pub mod by_year;
pub mod chart;
pub mod evaluation;
pub mod grades;
pub mod progress;
pub mod rectangle;
pub mod summary;
pub mod totals;
