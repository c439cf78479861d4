//! Times that stand in a line of their own below the figures of which they are, as a page prints them: 「85人」 above 「（令和2年度）」. They
//! are put behind these, where nothing else stands in their line, and none such stands above figures.

use std::sync::Arc;

use super::text_table::{TextRow, TextTable};
use crate::columns;
use crate::plan::cell::is_number;
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{narrow, trim};

/// The largest number of rows of a sheet that is looked through: larger ones are those of programs.
const MOST_ROWS: usize = 2_000;
/// The number of letters of the longest text in brackets that is a time.
const LONGEST_TIME: usize = 16;

/// The sheet with such times behind their figures; `None` if it has none.
pub(super) fn behind_figures(sheet: &TextTable) -> Option<TextTable> {
    if sheet.rows.len() > MOST_ROWS {
        return None;
    }
    // Where such a line stands above figures, it is that of these.
    let is_above = |pair: &[Arc<TextRow>]| match pair {
        [head, below] => columns::heads_a_table(&head.fields()) && are_times(below),
        _ => false,
    };
    if sheet.rows.windows(2).any(is_above) {
        return None;
    }
    let (mut rows, mut is_changed): (Vec<Arc<TextRow>>, bool) = (Vec::new(), false);
    for row in &sheet.rows {
        match rows.last().and_then(|above| with_times(above, row)) {
            Some(joined) => {
                rows.pop();
                rows.push(Arc::new(joined));
                is_changed = true;
            }
            None => rows.push(Arc::clone(row)),
        }
    }
    is_changed.then(|| TextTable { rows, ..sheet.clone() })
}

/// The row with the times below its figures behind these; `None` if the row below it has anything else.
fn with_times(above: &TextRow, below: &TextRow) -> Option<TextRow> {
    let times = || below.fields().enumerate().filter(|(_, text)| !trim(text).is_empty());
    let dates_figure = |(place, text): (usize, &str)| {
        let figure = above.field(place).unwrap_or_default();
        place > 0 && is_time(text) && is_number(figure) && year_mentions(figure).is_empty()
    };
    if times().next().is_none() || !times().all(dates_figure) {
        return None;
    }
    let with_time = |(place, text): (usize, &str)| {
        let time = below.field(place).map(trim).unwrap_or_default();
        (format!("{text}{time}"), above.written(place))
    };
    Some(TextRow::arranged(above.line, &above.fields().enumerate().map(with_time).collect::<Vec<_>>()))
}

/// Whether all texts of a row are times in brackets.
fn are_times(row: &TextRow) -> bool {
    let mut texts = row.fields().filter(|text| !trim(text).is_empty()).peekable();
    texts.peek().is_some() && texts.all(is_time)
}

/// Whether a text is a time in brackets and nothing else.
fn is_time(text: &str) -> bool {
    let mentions = year_mentions(text);
    let [mention] = mentions.as_slice() else { return false };
    let rest = text.replacen(&mention.text, "", 1);
    columns::is_in_brackets(text)
        && text.chars().count() <= LONGEST_TIME
        && !rest.contains(|letter| narrow(letter).is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[test]
    fn a_line_of_times_is_that_of_the_figures_above_it() {
        let gives = |text: &str, expected: &str| barred::gives(text, behind_figures, expected);
        gives(
            "指標|基準値|目標値\n来た人|85人|95人\n|（R2）|（R7年度）",
            "指標|基準値|目標値\n来た人|85人（R2）|95人（R7年度）",
        );
        for text in [
            "指標|基準値|目標値\n|（R2）|（R7）\n来た人|85人|95人",
            "指標|基準値|目標値\n来た人|85人|95人\n（R2）||",
            "指標|基準値|目標値\n来た人|85人|増やす\n|（R2）|（R7）",
            "指標|基準値|目標値\n来た人|85人（R1）|95人\n|（R2）|（R7）",
            "指標|基準値|目標値\n来た人|85人|95人\n|（R2に10人）|（R7）",
            "指標|R2|R7\n来た人|85人|95人\n|（90）|（99）",
            "指標|基準値|目標値\n|（R1）|（R6）\n来た人|85人|95人\n|（R2）|（R7）\n見た家|40戸|55戸",
        ] {
            gives(text, text);
        }
    }
}
