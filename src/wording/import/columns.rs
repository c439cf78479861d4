//! How the columns of a table are read, and what they can be read as instead.

use super::question::column_of;
use crate::columns::Wide;
use crate::import::questions::Answer;
use crate::import::wide::{ColumnReading, FileColumn};
use crate::plan::indicator::Row;
use crate::wording::names::without_long_runs;
use crate::wording::{Label, Language, terms};

/// The heading of the list of columns, with how many are not read.
pub fn columns(columns: &[FileColumn], language: Language) -> String {
    let (all, unread) = (columns.len(), columns.iter().filter(|column| column.is_left_out()).count());
    if unread == 0 {
        return sentence!(language, "列の読み方（{all}列）", "How the columns are read ({all})");
    }
    sentence!(
        language,
        "列の読み方（{all}列のうち{unread}列は読みません）",
        "How the columns are read ({unread} of {all} not read)"
    )
}

/// The name of the choice how a column is read: its heading and its place.
pub fn column_name(position: usize, heading: &str, language: Language) -> String {
    if heading.trim().is_empty() {
        return sentence!(language, "{position}列目（見出しなし）", "Column {position} (no heading)");
    }
    let heading = without_long_runs(heading);
    sentence!(language, "{position}列目「{heading}」", "Column {position} “{heading}”")
}

/// How a column is read if nothing is chosen.
pub fn read_by_heading(read_as: ColumnReading, language: Language) -> String {
    let read_as = read_as_words(read_as, language);
    sentence!(language, "{read_as}（見出しのとおり）", "{read_as} (from the heading)")
}

fn read_as_words(read_as: ColumnReading, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.choose(japanese, english).to_owned();
    match read_as {
        ColumnReading::Texts(column) => text_column(column, language),
        ColumnReading::Figures(_, Wide::Baseline) => before_the_project(language),
        ColumnReading::Figures(Some(row), column) => column_of(row, column, language),
        ColumnReading::Figures(None, Wide::Year(year)) => terms::year(year, language),
        ColumnReading::Figures(None, column) => column.name(),
        ColumnReading::Dated => fixed("年度つきの数値", "Figures with their years"),
        ColumnReading::Times => fixed("数値の時点", "Years of the figures beside it"),
        ColumnReading::StatedRates => fixed("記載の達成率・評価", "Stated rates or grades"),
        ColumnReading::Unclear => fixed("確かめる数値", "Figures to be confirmed"),
        ColumnReading::Asked => fixed("年度を確かめる数値", "Figures whose year is to be confirmed"),
        ColumnReading::Nothing => fixed("読まない", "Not read"),
    }
}

/// What a column can be read as.
pub fn column_choice(choice: Answer, language: Language) -> String {
    match choice {
        Answer::Rates(column) => rates_of(column, language),
        Answer::Texts(column) => text_column(column, language),
        Answer::Figures(_, Wide::Baseline) => before_the_project(language),
        Answer::Figures(row, column) => column_of(row, column, language),
        _ => language.choose("読まない", "Do not read").to_owned(),
    }
}

/// The value before the project, as a column.
pub(super) fn before_the_project(language: Language) -> String {
    language.choose("開始前の値（現状値・基準値）", "Baseline (value before the project)").to_owned()
}

/// What the document says of the actuals of a column.
pub(super) fn rates_of(column: Wide, language: Language) -> String {
    let actuals = column_of(Row::Actual, column, language);
    sentence!(language, "{actuals}の記載の達成率・評価", "Stated rate or grade of {actuals}")
}

/// The name of a column of texts.
pub(super) fn text_column(column: Wide, language: Language) -> String {
    let label = match column {
        Wide::KpiName => Label::IndicatorName,
        Wide::Unit => Label::Unit,
        Wide::Group => Label::Group,
        Wide::Responsible => Label::Responsible,
        Wide::Note => Label::CellNote,
        other => return other.name(),
    };
    label.text(language).to_owned()
}
