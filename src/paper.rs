//! The documents that leave the page: each with its type, what makes it of a plan, and its form as JSON for the writers of
//! Word and Excel files.
//!
//! A document is made of the sentences of [`crate::wording`]; the sheet on screen, paper, the file and the clipboard are made of
//! the same value.

pub mod activity_report;
pub mod answer_book;
pub mod comparison_table;
pub mod evaluation;
pub mod evaluation_table;
pub mod filing;
pub mod kpi_block;
pub mod kpi_chart;
pub mod kpi_list;
pub mod missing_list;
pub mod plain_table;
pub mod printed_document;
pub mod sheet;
pub mod summary_table;
