//! Parts of which views are made: a choice with its label, a chart, buttons that open files. They know no plan.

pub(crate) mod chart;
pub(crate) mod choice;
pub(crate) mod confirm_panel;
pub(crate) mod el;
pub(crate) mod file_button;
pub(crate) mod skip_link;
pub(crate) mod svg;
