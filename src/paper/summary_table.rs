//! The rows and columns of 総括表 as shown, as a table for files: figures are numbers, and nothing is added up.

use crate::figures::achievement::Formula;
use crate::figures::by_year::ActualByYear;
use crate::figures::summary::{Source, SummaryColumn, SummaryRow};
use crate::paper::plain_table::{PlainCell, PlainTable};
use crate::plan::evaluation::NOT_WHOLE;
use crate::value::{Amount, Date, FiscalYear};
use crate::wording::medium::Medium;
use crate::wording::summary::{SummaryTexts, heading};
use crate::wording::{Language, SummaryLabel, sentence};

/// The table of these rows and columns of the year. Further columns qualify the figures: whether an actual is not
/// final, the words of rates, the reason for a missing figure or judgement, and the file of a row that is only viewed.
/// Empty ones of these columns are left out.
pub fn summary_table(
    rows: &[&SummaryRow],
    columns: &[SummaryColumn],
    year: FiscalYear,
    today: Date,
    language: Language,
) -> PlainTable {
    let texts: Vec<SummaryTexts<'_>> = rows.iter().map(|row| SummaryTexts::new(row, today, language)).collect();
    let has_rates = columns.contains(&SummaryColumn::Rate);
    let marks = texts.iter().map(|texts| if has_rates { texts.rate_mark().to_owned() } else { String::new() });
    let file = |row: &&SummaryRow| match &row.of.source {
        Source::LookedAt { file, .. } => file.clone(),
        Source::Kept => String::new(),
    };
    let has_certainty = columns.contains(&SummaryColumn::Certainty) || !columns.contains(&SummaryColumn::Actual);
    let certainty =
        texts.iter().map(|texts| if has_certainty { String::new() } else { texts.uncertainty().to_owned() });
    let reasons = texts.iter().map(|texts| texts.reason_on(Medium::PlainPaper));
    let beside: [(&str, Vec<String>); 4] = [
        (heading(SummaryColumn::Certainty, language), certainty.collect()),
        (language.choose("達成率の見方", "Reading of the rate"), marks.collect()),
        (language.choose("理由・内訳", "Reason"), reasons.collect()),
        (SummaryLabel::NOT_KEPT.text(language), rows.iter().map(file).collect()),
    ];
    let beside = beside.into_iter().filter(|(_, texts)| texts.iter().any(|text| !text.is_empty())).collect::<Vec<_>>();
    let cells = |(nth, (row, texts)): (usize, (&&SummaryRow, &SummaryTexts<'_>))| {
        let cells = columns.iter().map(|column| cell(row, texts, *column));
        let beside = beside.iter().filter_map(|(_, texts)| texts.get(nth));
        cells.chain(beside.map(|text| text.clone().into())).collect()
    };
    PlainTable {
        title: sentence!(language, "総括表 {year}年度", "All indicators FY{year}"),
        heads: columns
            .iter()
            .map(|column| head(*column, language))
            .chain(beside.iter().map(|(head, _)| (*head).to_owned()))
            .collect(),
        rows: rows.iter().zip(&texts).enumerate().map(cells).collect(),
        headings: Vec::new(),
    }
}

/// The head of a column; for rates it includes the percent sign.
fn head(column: SummaryColumn, language: Language) -> String {
    let head = heading(column, language);
    if column == SummaryColumn::Rate { sentence!(language, "{head}（％）", "{head} (%)") } else { head.to_owned() }
}

/// The cell of a row: a number if the column has figures, otherwise the text that is shown.
fn cell(row: &SummaryRow, texts: &SummaryTexts<'_>, column: SummaryColumn) -> PlainCell {
    let Some(entry) = &row.entry else {
        return if is_figure(column) { "".into() } else { texts.text(column).into() };
    };
    let around = match column {
        SummaryColumn::Target => entry.around_target(),
        SummaryColumn::Actual => entry.around_actual(),
        _ => Default::default(),
    };
    // A bare number would look more certain than it is (約4).
    if around.iter().any(|around| !around.is_empty() && around != NOT_WHOLE) {
        return texts.text(column).into();
    }
    let number = match column {
        SummaryColumn::Target => entry.target,
        SummaryColumn::Actual => match &entry.actual {
            Some(ActualByYear::Amount(amount, _)) => Some(*amount),
            // A mean may have endless decimals; the cell has the rounded number that is shown.
            Some(ActualByYear::Mean(_)) => Amount::from_plain(&texts.text(column).replace(',', "")),
            None => return PlainCell::Word(texts.actual_word()),
        },
        SummaryColumn::Rate => {
            // A result that moved in the wrong direction is no percentage.
            let rate = entry.rate.as_ref().filter(|rate| rate.formula != Formula::OfPlannedGain || !rate.fell_behind);
            rate.and_then(|rate| Amount::from_plain(&rate.percent()))
        }
        // The difference of single years does not fit the mean beside it.
        SummaryColumn::Difference if matches!(entry.actual, Some(ActualByYear::Mean(_))) => {
            return texts.text(column).into();
        }
        SummaryColumn::Difference => return entry.difference.map_or_else(|| "".into(), PlainCell::Change),
        _ => return texts.text(column).into(),
    };
    PlainCell::number(number)
}

fn is_figure(column: SummaryColumn) -> bool {
    matches!(column, SummaryColumn::Target | SummaryColumn::Actual | SummaryColumn::Rate | SummaryColumn::Difference)
}
