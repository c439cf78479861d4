//! Every sentence and label for the user, in Japanese and in English.
//!
//! The layers below use codes and figures; this layer turns them into texts by exhaustive matches, so that a new label,
//! rejection or reason does not compile until it has a text in both languages. The content of files does not depend on
//! the language: column names belong to the format and are defined in [`crate::columns`].

/// The sentence in the language, with the variables that it names: `sentence!(language, "{name}は{count}件", "{count} of
/// {name}")`. The compiler checks both texts, and only one is formatted.
macro_rules! sentence {
    ($language:expr, $japanese:literal, $english:literal $(,)?) => {
        match $language {
            $crate::value::language::Language::Japanese => format!($japanese),
            $crate::value::language::Language::English => format!($english),
        }
    };
}

pub(crate) use sentence;

pub mod activity_log;
pub mod approvals;
pub mod attention;
pub mod cells;
pub mod changes;
pub mod chart;
pub mod choices;
pub mod compare;
pub mod computed_figure;
pub mod copies;
pub mod details;
pub mod document;
pub mod errors;
pub mod evaluation;
pub mod facts;
pub mod figures;
pub mod findings;
pub mod folder;
pub mod form_book;
pub mod form_faults;
pub mod forms;
pub mod formula;
pub mod grade_rules;
pub mod grid;
pub mod import;
pub mod inquiry;
pub mod judging;
pub mod kpi_card;
pub mod labels;
pub mod levels;
mod lists;
pub mod medium;
pub mod merging;
pub mod names;
pub mod next_period;
pub mod parts;
pub mod pasting;
pub mod plan_list;
pub(crate) mod plurals;
pub mod printing;
pub mod progress;
pub mod rates;
pub mod restating;
pub mod rule_faults;
pub mod running;
pub mod status;
pub mod summary;
pub mod terms;
pub mod traces;
pub mod units;
pub mod widths;

pub use crate::value::language::Language;
pub use labels::{
    AmendmentLabel, ChecksLabel, CompareLabel, DocumentLabel, EvaluationLabel, ExchangeLabel, FactsLabel, FolderLabel,
    FormBookLabel, InquiryLabel, Label, ListLabel, LookedLabel, MissingLabel, NextLabel, OutLabel, OverviewLabel,
    PrintLabel, RecordLabel, ReviewLabel, SheetReadingLabel, SummaryLabel, TableLabel,
};
