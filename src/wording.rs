//! Every sentence and label that a person reads, in Japanese and in English.
//!
//! The layers below use codes and figures; this layer turns them into texts by exhaustive matches, so that a new label,
//! rejection or reason does not compile before it has a text in both languages. The content of files does not depend on
//! the language: column names belong to the format and are defined in [`crate::columns`].

use std::fmt::{Display, Write};

/// The sentence in the language with its parts filled in: `sentence!(language, "{name}は{count}件", "{count} of {name}",
/// name, count)`. A template that is filled at run time needs less code than two `format!`s for each sentence, both of
/// which would be executed.
#[macro_export]
#[doc(hidden)]
macro_rules! sentence {
    ($language:expr, $japanese:literal, $english:literal $(, $part:ident)* $(,)?) => {
        $crate::wording::fill_template($language.of($japanese, $english), &[$((stringify!($part), &$part)),*])
    };
}

/// The template with each `{part}` replaced by its value. A part without a value stays in the text, so that the tests
/// that read all sentences find it.
#[doc(hidden)]
pub fn fill_template(template: &str, parts: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, rest_of_template)) = rest.split_once('{') {
        let (name, after) = rest_of_template.split_once('}').unwrap_or((rest_of_template, ""));
        filled.push_str(before);
        // Writing to a string never fails.
        let _ = match parts.iter().find(|(part, _)| *part == name) {
            Some((_, part)) => write!(filled, "{part}"),
            None => write!(filled, "{{{name}}}"),
        };
        rest = after;
    }
    filled.push_str(rest);
    filled
}

pub mod approvals;
pub mod attention;
mod cells;
pub mod changes;
pub mod chart;
pub mod choices;
pub mod compare;
pub mod computed_figure;
pub mod copies;
pub mod details;
pub mod document;
pub mod errors;
pub mod facts;
pub mod figures;
pub mod findings;
pub mod folder;
pub mod form_book;
pub mod form_faults;
pub mod forms;
pub mod formula;
pub mod grid;
pub mod import;
pub mod inquiry;
pub mod judging;
pub mod kpi_card;
pub mod labels;
pub mod levels;
pub mod medium;
pub mod merging;
pub mod names;
pub mod parts;
pub mod pasting;
pub(crate) mod plurals;
pub mod printing;
pub mod progress;
pub mod rates;
pub mod restating;
pub mod running;
pub mod status;
pub mod terms;
pub mod traces;
pub mod units;
pub mod widths;

pub use crate::value::language::Language;
pub use labels::Label;
