//! Every text that users see, in both languages, printed for a human to read.
//!
//! A new variant does not compile here until it is listed, and listed texts are in `snapshots/`: read them as an
//! official would. After a change of words, run `INSTA_UPDATE=always cargo test -p it wording::`.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

/// A list of all variants, which does not compile if one is missing.
macro_rules! every {
    ($($pattern:pat => $($value:expr),+;)*) => {{
        let every = vec![$($($value),+),*];
        for one in &every {
            match one { $($pattern => {})* }
        }
        every
    }};
}

mod attention;
mod chart;
mod compare;
mod copies;
mod details;
mod errors;
mod facts;
mod figures;
mod folder;
mod form_book;
mod form_faults;
mod formula;
mod grade_rules;
mod grid;
mod inquiry;
mod kpi_list;
mod levels;
mod merging;
mod next_period;
mod pasting;
mod progress;
mod recording;
mod rule_faults;
mod sheet;
mod status;
mod steps;
mod summary;
mod terms;
mod widths;

use std::fmt::Debug;

use keikaku::wording::{Label, Language};

/// A text in both languages, one on each line, under a key.
pub(crate) fn both(key: &str, say: impl Fn(Language) -> String) -> String {
    format!("{key}\n    {}\n    {}\n", say(Language::Japanese), say(Language::English))
}

/// The texts for these values, each under the value's name.
pub(crate) fn all<T: Debug + Clone, S: Into<String>>(every: &[T], say: impl Fn(T, Language) -> S) -> String {
    every.iter().map(|one| both(&format!("{one:?}"), |language| say(one.clone(), language).into())).collect()
}

/// The labels of a table, each under its name.
pub(crate) fn all_labels(table: &[(&str, Label)]) -> String {
    table.iter().map(|(name, label)| both(name, |language| label.text(language).to_owned())).collect()
}
