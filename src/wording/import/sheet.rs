//! The texts of 表の読み取り: the content of a sheet of another office, the questions about it, and the user's answers.

mod cells;
mod marks;
mod questions;

pub use cells::{cell_name, column_head, indicator, region, row_head};
pub use marks::{attribute_menu, attribute_word, mark, meaning};
pub use questions::{choice, question};

use self::cells::{heading_over, kind};
use crate::columns::Wide;
use crate::columns::stated_units::unit_in_brackets;
use crate::import::reading::{
    CellId, ColumnSummary, FigurePlace, Likeness, PlacedFigure, ReadSheet, ReadingsFault, Recalled, SheetGrid,
};
use crate::plan::{Indicator, Plan};
use crate::value::Date;
use crate::wording::plurals::counted;
use crate::wording::{Label, Language, SheetReadingLabel, names, status, terms};

/// The largest number of different years that the head of a column names one by one.
const MOST_YEARS: usize = 2;

/// The place that a figure is assigned to: `目標 2024年度`.
pub fn place(place: FigurePlace, language: Language) -> String {
    match place.column {
        Wide::Year(year) => format!("{} {}", kind(place.kind, language), terms::year(year, language)),
        Wide::Total => language.say("計画期間の目標", "Target of the whole period"),
        _ => kind(place.kind, language).to_owned(),
    }
}

/// The place that the plan gives a figure of a sheet; a word in the place of a figure becomes a note: `備考（実績 2024年度）`.
pub fn place_in_plan(fact: &PlacedFigure, language: Language) -> String {
    let place = place(fact.place, language);
    if !fact.is_remark {
        return place;
    }
    let note = Label::CELL_NOTE.text(language);
    sentence!(language, "{note}（{place}）", "{note} ({place})")
}

/// The name of a column of texts.
fn text_column(column: Wide, language: Language) -> String {
    let label = match column {
        Wide::Group => Label::GROUP,
        Wide::Responsible => Label::RESPONSIBLE,
        Wide::Note => Label::CELL_NOTE,
        other => return other.name(),
    };
    label.text(language).to_owned()
}

/// The content of a column's cells; blank if nothing of them is read.
pub fn column(column: &ColumnSummary, language: Language) -> String {
    let mut said: Vec<String> = Vec::new();
    if column.has_names {
        said.push(Label::INDICATOR_NAME.text(language).to_owned());
    }
    if column.has_units() {
        said.push(Label::UNIT.text(language).to_owned());
    }
    said.extend(column.texts.map(|texts| text_column(texts, language)));
    if column.places.len() <= MOST_YEARS {
        said.extend(column.places.iter().map(|at| place(*at, language)));
    } else {
        let mut kinds: Vec<&str> = Vec::new();
        for at in &column.places {
            let word = kind(at.kind, language);
            if !kinds.contains(&word) {
                kinds.push(word);
            }
        }
        said.push(language.series(kinds));
    }
    if said.iter().all(String::is_empty) && column.open > 0 {
        return SheetReadingLabel::ASKED.text(language).to_owned();
    }
    said.retain(|said| !said.is_empty());
    language.series(said)
}

/// The same name with the unit, unless the name already has it: 作付面積（ha）.
pub fn indicator_in_unit(name: &str, unit: &str, language: Language) -> String {
    let shown = indicator(name, language);
    let says_unit = unit.is_empty() || unit_in_brackets(name).as_deref() == Some(unit);
    if says_unit { shown } else { format!("{shown}（{unit}）") }
}

/// The place of a figure, and the cells that determine it: `朝市の出店数 目標 2024年度 12店 ← C5（見出し B5・C1）`.
pub fn figure(grid: &SheetGrid, figure: &PlacedFigure, language: Language) -> String {
    let (name, text) = (indicator(&figure.name, language), names::without_long_runs(&figure.text));
    let unit = figure.unit();
    let unit = if unit.is_empty() || text.ends_with(unit) { String::new() } else { format!("（{unit}）") };
    let (at, place) = (cell_name(grid, figure.cell), place(figure.place, language));
    let mut why: Vec<String> = figure.why().filter(|at| *at != figure.cell).map(|at| cell_name(grid, at)).collect();
    why.dedup();
    let why = language.series(why);
    if why.is_empty() {
        format!("{name} {place} {text}{unit} ← {at}")
    } else {
        sentence!(
            language,
            "{name} {place} {text}{unit} ← {at}（見出し {why}）",
            "{name} {place} {text}{unit} ← {at} (headings {why})"
        )
    }
}

/// The numbers of indicators and figures that go on to the review.
pub fn goes_on(indicators: usize, figures: usize, language: Language) -> String {
    let (of_indicators, of_figures) =
        (counted(indicators, "indicator", "indicators"), counted(figures, "figure", "figures"));
    sentence!(language, "{indicators}指標・{figures}の値", "{of_indicators}, {of_figures}")
}

/// The same if the next of several tables comes before the review; `place` is its number among all tables.
pub fn goes_on_to_table(read: &str, place: &str, language: Language) -> String {
    sentence!(language, "{read}、次は表の読み取り{place}", "{read}; next: table {place}")
}

/// The heading of a file with its number among several: `A市.csv（2/3）`.
pub fn file_with_place(file: &str, place: &str, language: Language) -> String {
    if place.is_empty() { file.to_owned() } else { sentence!(language, "{file}（{place}）", "{file} ({place})") }
}

/// The numbers of indicators and figures of a new plan: `3指標・18の値`.
pub fn indicators_of_plan(plan: &Plan, language: Language) -> String {
    let figures = |row: &Indicator| {
        let actuals = row.actuals.values().map(|actual| &actual.cell);
        let cells = row.targets.values().chain(actuals).chain([&row.baseline.cell, &row.period_target]);
        cells.filter(|cell| !cell.is_blank()).count()
    };
    let (rows, figures) = (plan.indicators().len(), plan.indicators().iter().map(|row| figures(row)).sum());
    goes_on(rows, figures, language)
}

/// The remark that an indicator is read as one for which less is better.
pub fn aims_at_less(language: Language) -> &'static str {
    language.choose("めざす向き：減らす", "Aims at less")
}

/// The label of the new plan that a sheet becomes.
pub fn new_plan(name: &str, language: Language) -> String {
    if name.is_empty() {
        return language.say("新しい計画", "A new plan");
    }
    let name = names::without_long_runs(name);
    sentence!(language, "新しい計画：{name}", "A new plan: {name}")
}

/// The sentence on the remembered reading with which a sheet was read, or could be read.
pub fn recalled(recalled: &Recalled, today: Date, language: Language) -> String {
    let Recalled { reading, likeness, marks, missing } = recalled;
    let (day, said) = (status::day(reading.last, today, language), marks.len());
    let known = match likeness {
        Likeness::Named => language.choose(
            format!("{day}に読んだときの読み方で読みました（決めたこと{said}件）。"),
            format!("Read as on {day} ({} said).", counted(said, "thing was", "things were")),
        ),
        Likeness::Headings => language.choose(
            format!("見出しの同じ表を{day}に読みました（決めたこと{said}件）。"),
            format!(
                "A table with the same headings was read on {day} ({} said).",
                counted(said, "thing was", "things were")
            ),
        ),
    };
    let lost = language.choose(
        format!("この表に場所のない{missing}件は、もう一度確かめます。"),
        format!(" {} no place in this table and asked again.", counted(*missing, "of them has", "of them have")),
    );
    if *missing > 0 { known + &lost } else { known }
}

/// The message after a file of readings was loaded.
pub fn readings_read(count: usize, language: Language) -> String {
    language.choose(
        format!("表の読み方{count}件を読み込みました。同じ表は、次からこの読み方で読みます。"),
        format!(
            "Loaded {}. The same tables are read so from now on.",
            counted(count, "way of reading tables", "ways of reading tables")
        ),
    )
}

/// The error message for a file of readings that is not read.
pub fn readings_fault(fault: ReadingsFault, language: Language) -> String {
    let sentence = match fault {
        ReadingsFault::NotReadings => {
            language.say("表の読み方のファイルではありません。", "This is not a file of readings.")
        }
        ReadingsFault::TooNew => language.say(
            "新しい版で作られた、表の読み方のファイルです。",
            "This file of readings was made by a newer version.",
        ),
        ReadingsFault::Damaged(None) => {
            language.say("表の読み方のファイルが壊れています。", "The file of readings is damaged.")
        }
        ReadingsFault::Damaged(Some(nth)) => sentence!(
            language,
            "表の読み方のファイルの{nth}番目の読み方を読めません。",
            "Reading {nth} of the file cannot be read."
        ),
    };
    let code = fault.code();
    language.choose(format!("{sentence}（{code}）"), format!("{sentence} ({code})"))
}

/// The option of a plan for a sheet, with the number of its indicators that the sheet has.
pub fn plan_choice(name: &str, matching: usize, language: Language) -> String {
    match matching {
        0 => name.to_owned(),
        _ => sentence!(language, "{name}（{matching}指標が一致）", "{name} ({matching} indicators match)"),
    }
}

/// The name of the button that takes back an answer.
pub fn take_back(said: &str, language: Language) -> String {
    sentence!(language, "「{said}」を取り消す", "Take back “{said}”")
}

/// The number of indicators that are not listed.
pub fn more_indicators(more: usize, language: Language) -> String {
    sentence!(language, "ほか{more}指標", "{more} more")
}

/// The sentence on figures that are left out, by the first words of their row, or by the heading of their column if their row has other
/// figures: 「合計」の3の値は読みません。 `None` if there are none.
pub fn left_out(sheet: &ReadSheet, language: Language) -> Option<String> {
    let first = sheet.reading.left_out.first()?;
    let has_others = sheet.reading.facts.iter().any(|fact| fact.cell.row == first.row);
    let heading = sheet.grid.cell(*first).filter(|_| has_others).map(|cell| heading_over(sheet, cell));
    let heading = heading.filter(|heading| !heading.is_empty());
    let is_of_column = heading.is_some();
    let of_row = || {
        let (_, cell) = sheet.grid.filled(first.row).find(|(_, cell)| cell.seen.figure.is_none())?;
        Some(names::without_long_runs(cell.text.trim()))
    };
    let (text, count) = (heading.or_else(of_row)?, sheet.reading.left_out.len());
    let is_beside = |at: &CellId| if is_of_column { at.index == first.index } else { at.row == first.row };
    let is_one = sheet.reading.left_out.iter().all(is_beside);
    let more = if is_one { "" } else { language.choose("など", " …") };
    Some(sentence!(
        language,
        "「{text}」{more}の{count}の値は、読まないと決めたので取り込みません。",
        "“{text}”{more}: {count} figures are left out, as was said."
    ))
}

/// The label of the button that leads back to a sheet, with the numbers of figures that are not read yet.
pub fn left_over([_, asked, left_out, open]: [usize; 4], language: Language) -> String {
    if asked + left_out + open == 0 {
        return SheetReadingLabel::READ_SHEET.text(language).to_owned();
    }
    sentence!(
        language,
        "表の読み取り：確かめる値{asked}・未定{open}・読まない{left_out}",
        "Reading of the table: {asked} to confirm, {open} open, {left_out} left out"
    )
}
