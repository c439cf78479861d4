//! The documents that leave the page. Each module defines a document, makes it from a plan, and writes it as JSON for
//! the writers of Word and Excel files.
//!
//! The sentences of a document come from [`crate::wording`]. The sheet on screen, the paper, the file and the clipboard
//! are made from the same value.

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
