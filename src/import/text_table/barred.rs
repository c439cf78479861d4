//! Tables as texts with bars between their cells, for the tests of what arranges rows before they are read.

use std::sync::Arc;

use super::{TextRow, TextTable};

/// The rows of a text are these after they were arranged; as they are where nothing is.
#[track_caller]
pub(crate) fn gives(text: &str, arrange: impl FnOnce(&TextTable) -> Option<TextTable>, expected: &str) {
    let fields = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<_>>();
    let rows = text.lines().zip(1..).map(|(line, number)| {
        let fields = fields(line);
        Arc::new(TextRow::new(number, &fields.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    let sheet = TextTable { rows: rows.collect(), ..TextTable::default() };
    let sheet = arrange(&sheet).unwrap_or(sheet);
    let rows = sheet.rows.iter().map(|row| row.fields().collect::<Vec<_>>().join("|"));
    assert_eq!(rows.collect::<Vec<_>>().join("\n"), expected);
}
