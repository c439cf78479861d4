//! The field 備考 (notes), which holds the note of a row and the notes of its years.
//!
//! The row's note comes first, then `2024年度：…` for each year, joined by ` / `. If a note itself contains such a beginning, one `'` is
//! written before the year and removed on return, so that any notes are read back unchanged.

use crate::columns::AFTER_YEAR;
use crate::value::fiscal_year::FiscalYear;

const BETWEEN: &str = " / ";

/// Writes the note of a row and the notes of its years into one field.
pub fn join_notes<'a>(of_row: &str, of_years: impl Iterator<Item = (FiscalYear, &'a str)>) -> String {
    let mut field = escaped(of_row);
    for (year, note) in of_years.filter(|(_, note)| !note.is_empty()) {
        let between = if field.is_empty() { "" } else { BETWEEN };
        for part in [between, &year.to_string(), AFTER_YEAR, &escaped(note)] {
            field.push_str(part);
        }
    }
    field
}

/// Reads a field into the note of the row and the notes of the given years.
pub fn split_notes(field: &str, years: &[FiscalYear]) -> (String, Vec<(FiscalYear, String)>) {
    let mut cuts: Vec<(usize, FiscalYear)> = Vec::new();
    for (at, year) in starts(field).filter_map(|at| Some((at, mark(field.get(at..)?)?))) {
        // A year that is named a second time belongs to the text before it, so that nothing is lost.
        if years.contains(&year) && cuts.iter().all(|(_, seen)| *seen != year) {
            cuts.push((at, year));
        }
    }
    let mut of_years = Vec::new();
    let mut end = field.len();
    for (at, year) in cuts.into_iter().rev() {
        let note = unescaped(field.get(at + "0000".len() + AFTER_YEAR.len()..end).unwrap_or_default());
        if !note.is_empty() {
            of_years.insert(0, (year, note));
        }
        end = at.saturating_sub(BETWEEN.len());
    }
    (unescaped(field.get(..end).unwrap_or_default()), of_years)
}

/// The byte positions at which a note may begin: 0 and the end of each ` / `; the blank may be shared with the next ` / `.
fn starts(field: &str) -> impl DoubleEndedIterator<Item = usize> {
    (0..field.len()).filter(|at| field.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with(BETWEEN)))
}

/// The year of a year's note with which the text begins; `None` if the text does not have that form.
fn mark(text: &str) -> Option<FiscalYear> {
    let (digits, rest) = text.split_at_checked("0000".len())?;
    let is_year = digits.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(AFTER_YEAR);
    if is_year { FiscalYear::new(digits.parse().ok()?) } else { None }
}

/// The positions, last first, at which the text would begin a year's note without the `'` signs there.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let is_mark = |at: &usize| text.get(*at..).and_then(|rest| mark(rest.trim_start_matches('\''))).is_some();
    starts(text).rev().filter(is_mark)
}

/// The note with one more `'` before each year that would be read as the beginning of another note.
fn escaped(note: &str) -> String {
    let mut field = note.to_owned();
    for at in marks(note) {
        field.insert(at, '\'');
    }
    field
}

/// The original text of a note that [`escaped`] wrote.
fn unescaped(text: &str) -> String {
    let mut note = text.to_owned();
    for at in marks(text) {
        if note.get(at..).is_some_and(|rest| rest.starts_with('\'')) {
            note.remove(at);
        }
    }
    note
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a year that cannot be named should stop the test")]
mod tests {
    use proptest::collection::btree_map;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn years() -> Vec<FiscalYear> {
        (2024..=2026).map(|year| FiscalYear::new(year).unwrap()).collect()
    }

    #[track_caller]
    fn joined(of_row: &str, of_years: &[(i32, &str)], field: &str) {
        let of_years: Vec<_> = of_years.iter().map(|(year, note)| (FiscalYear::new(*year).unwrap(), *note)).collect();
        assert_eq!(join_notes(of_row, of_years.iter().copied()), field);
        let of_years = of_years.iter().map(|(year, note)| (*year, (*note).to_owned())).collect();
        assert_eq!(split_notes(field, &years()), (of_row.to_owned(), of_years));
    }

    #[test]
    fn the_note_of_the_row_comes_before_the_notes_of_its_years() {
        joined("", &[], "");
        joined("全体", &[], "全体");
        joined("全体", &[(2024, "速報"), (2026, "見込")], "全体 / 2024年度：速報 / 2026年度：見込");
        joined("", &[(2025, "確認中")], "2025年度：確認中");
    }

    #[test]
    fn a_note_that_looks_like_a_year_is_escaped_and_read_back() {
        joined("2024年度：前", &[], "'2024年度：前");
        joined("'2024年度：前", &[(2025, "2026年度：次")], "''2024年度：前 / 2025年度：'2026年度：次");
        joined("前 / 2024年度：後", &[(2024, "x")], "前 / '2024年度：後 / 2024年度：x");
        joined("前 /", &[(2024, "x")], "前 / / 2024年度：x");
    }

    #[test]
    fn the_note_of_a_year_without_a_column_belongs_to_the_row() {
        let field = "1999年度：前 / 2024年度：後";
        let (of_row, of_years) = split_notes(field, &years());
        assert_eq!((of_row.as_str(), of_years.len()), ("1999年度：前", 1));
    }

    #[test]
    fn the_second_note_of_a_year_stays_part_of_the_first() {
        let (_, of_years) = split_notes("2024年度：前 / 2024年度：後", &years());
        assert_eq!(of_years.iter().map(|(_, note)| note.as_str()).collect::<Vec<_>>(), ["前 / 2024年度：後"]);
    }

    fn note() -> impl Strategy<Value = String> {
        let bits = vec![" ", "/", " / ", "'", "2024", "年度", "年度：", "2024年度：", "1999年度：", "：", "あ", "\n"];
        proptest::collection::vec(select(bits), 0..8).prop_map(|bits| bits.concat())
    }

    proptest! {
        #[test]
        fn any_notes_are_read_back_unchanged(of_row in note(), of_years in btree_map(select(years()), note(), 0..=3)) {
            let field = join_notes(&of_row, of_years.iter().map(|(year, note)| (*year, note.as_str())));
            let expected: Vec<_> = of_years.into_iter().filter(|(_, note)| !note.is_empty()).collect();
            prop_assert_eq!(split_notes(&field, &years()), (of_row, expected));
        }
    }
}
