//! All integration tests as one program, which is compiled once and started once. Parts that only some tests need, such as
//! random plans, are in `support`.

#![cfg(test)]

mod achievement;
mod activity;
mod amendment;
mod architecture;
mod books;
mod cell_navigation;
mod chart;
mod checks;
mod clipboard;
mod compare;
mod document;
mod editing;
mod evaluation;
mod figures_properties;
mod filter;
mod folder;
mod forms;
mod fuzzing;
mod grades;
mod history;
mod inquiries;
mod kpi_builder;
mod lineage;
mod loaded_forms;
mod merge;
mod missing;
mod periods;
mod picture;
mod plan_files;
mod plan_list;
mod plan_view;
mod progress;
mod reader;
mod reading;
mod reading_figures;
mod reading_numbers;
mod reading_years;
mod recording;
mod records_given_away;
mod rectangle;
mod reliability;
mod samples;
mod save_formats;
mod seeds;
mod storage;
mod strategies;
mod summary;
mod support;
mod table_order;
mod tables;
mod totals;
mod wording;
