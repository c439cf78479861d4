//! The rows and columns of 総括表 as they are shown, as a table to be written: figures as numbers, nothing added up.

use crate::figures::progress::ActualByYear;
use crate::figures::summary::{Source, SummaryColumn, SummaryRow};
use crate::paper::plain_table::{PlainCell, PlainTable};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::wording::summary::{SummaryLabel, SummaryTexts, heading};
use crate::wording::{Language, sentence};

/// The table of these rows of the year in these columns. Where a row is of a file that is only looked at, a last column names it.
pub fn summary_table(
    rows: &[&SummaryRow],
    columns: &[SummaryColumn],
    year: FiscalYear,
    today: Date,
    language: Language,
) -> PlainTable {
    let has_files = rows.iter().any(|row| row.of.is_looked_at());
    let file_head = has_files.then(|| SummaryLabel::NotKept.text(language).to_owned());
    let cells = |row: &&SummaryRow| {
        let texts = SummaryTexts::new(row, today, language);
        let cells = columns.iter().map(|column| cell(row, &texts, *column));
        let file = match &row.of.source {
            Source::LookedAt { file, .. } => file.as_str(),
            Source::Kept => "",
        };
        cells.chain(has_files.then(|| file.into())).collect()
    };
    PlainTable {
        title: sentence!(language, "総括表 {year}年度", "All indicators FY{year}"),
        heads: columns.iter().map(|column| head(*column, language)).chain(file_head).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// The head of a column; that of the rates says in what they are.
fn head(column: SummaryColumn, language: Language) -> String {
    let head = heading(column, language);
    if column == SummaryColumn::Rate { sentence!(language, "{head}（％）", "{head} (%)") } else { head.to_owned() }
}

/// The cell of a row: a number where the column has figures, else the text that is shown.
fn cell(row: &SummaryRow, texts: &SummaryTexts<'_>, column: SummaryColumn) -> PlainCell {
    let Some(entry) = &row.entry else {
        return if is_figure(column) { "".into() } else { texts.text(column).into() };
    };
    let number = match column {
        SummaryColumn::Target => entry.target,
        SummaryColumn::Actual => match &entry.actual {
            Some(ActualByYear::Amount(amount, _)) => Some(*amount),
            // A mean may have no end, and is the number that is shown.
            Some(ActualByYear::Mean(_)) => Amount::from_plain(&texts.text(column).replace(',', "")),
            None => None,
        },
        SummaryColumn::Rate => entry.rate.as_ref().and_then(|rate| Amount::from_plain(&rate.percent())),
        SummaryColumn::Difference => entry.difference,
        _ => return texts.text(column).into(),
    };
    PlainCell::number(number)
}

fn is_figure(column: SummaryColumn) -> bool {
    matches!(column, SummaryColumn::Target | SummaryColumn::Actual | SummaryColumn::Rate | SummaryColumn::Difference)
}
