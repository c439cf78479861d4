//! How the columns of an office's tables were read by hand, remembered by their headings: the same office sends the same table
//! next year.
//!
//! A choice is kept as a word, and holds again where the same choice is offered.

use crate::columns::Wide;
use crate::import::questions::{Answer, Answers};
use crate::import::text_table::MADE_LINE;
use crate::import::wide::FileColumn;
use crate::plan::indicator::Row;
use crate::storage::ColumnMapping;

/// The number of tables whose columns are remembered.
const MOST_REMEMBERED: usize = 50;
/// The number of bytes of the longest headings that are remembered.
const LONGEST_HEADINGS: usize = 4_000;
/// The word for a column that is left out.
const LEFT_OUT: &str = "leave_out";

/// The answers that were given before on tables with the same headings.
pub fn recall(columns: &[FileColumn], known: &[ColumnMapping]) -> Answers {
    let mut answers = Answers::default();
    for table in tables(columns) {
        let headings = headings(table);
        let Some(mapping) = known.iter().find(|mapping| mapping.headings == headings) else { continue };
        for (position, wanted) in &mapping.columns {
            let column = table.iter().find(|column| column.position == *position);
            let choice = |column: &FileColumn| {
                let choice = column.choices.iter().find(|choice| word(**choice).as_ref() == Some(wanted))?;
                Some((column.ask(), *choice))
            };
            if let Some((ask, choice)) = column.and_then(choice) {
                answers.give(ask, choice);
            }
        }
    }
    answers
}

/// Adds the choices of these columns to those that are remembered, the newest first. A table without a choice is
/// remembered no longer.
pub fn remember(columns: &[FileColumn], known: &mut Vec<ColumnMapping>) {
    for table in tables(columns) {
        let headings = headings(table);
        if headings.len() > LONGEST_HEADINGS {
            continue;
        }
        known.retain(|mapping| mapping.headings != headings);
        let chosen = table.iter().filter_map(|column| Some((column.position, word(column.answer?)?)));
        let columns: Vec<(usize, String)> = chosen.collect();
        if !columns.is_empty() {
            known.insert(0, ColumnMapping { headings, columns });
        }
    }
    known.truncate(MOST_REMEMBERED);
}

/// The stable word for what a column is read as; `None` for any other answer.
pub fn word(choice: Answer) -> Option<String> {
    Some(match choice {
        Answer::Texts(column) => column.key(),
        Answer::Figures(_, Wide::Baseline) => "baseline".to_owned(),
        Answer::Figures(row, column) => {
            let row = if row == Row::Target { "target" } else { "actual" };
            format!("{row}:{}", column.key().trim_start_matches("fy"))
        }
        Answer::Rates(column) => format!("rate:{}", column.key().trim_start_matches("fy")),
        Answer::LeaveOut => LEFT_OUT.to_owned(),
        _ => return None,
    })
}

/// The columns of each table that has headings of its own.
fn tables(columns: &[FileColumn]) -> impl Iterator<Item = &[FileColumn]> {
    let tables = columns.chunk_by(|one, next| one.line == next.line);
    tables.filter(|table| table.iter().all(|column| column.line != MADE_LINE))
}

fn headings(table: &[FileColumn]) -> String {
    let headings: Vec<&str> = table.iter().map(|column| column.heading.as_str()).collect();
    headings.join("\t")
}
