//! The texts of 表の読み取り: the content of a sheet of another office, the questions about it, and the user's answers.

use super::looks::{letters, seen_cell};
use crate::columns::Wide;
use crate::columns::seen_words::Parting;
use crate::columns::stated_units::unit_in_brackets;
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::import::reading::{
    Bounds, CellId, ColumnSummary, FigurePlace, GridCell, Likeness, PlacedFigure, ReadSheet, ReadingsFault, Recalled,
    Region, RowSide, Says, SheetGrid, SheetMark, SheetQuestion, Subject, YearSaid, indicator_named,
};
use crate::plan::{Indicator, Plan};
use crate::value::Date;
use crate::wording::plurals::counted;
use crate::wording::{Label, Language, SheetReadingLabel, names, status, terms};

/// The largest number of figures that a question shows as examples.
const MOST_EXAMPLES: usize = 3;
/// The largest number of areas whose headings are looked up.
const MOST_NAMED: usize = 20;
/// The largest number of different years that the head of a column names one by one.
const MOST_YEARS: usize = 2;

/// The name of a column of a sheet: `C列`.
pub fn column_head(column: usize, language: Language) -> String {
    let letters = letters(column);
    sentence!(language, "{letters}列", "Column {letters}")
}

/// The name of a row of a sheet: `5行`.
pub fn row_head(line: usize, language: Language) -> String {
    sentence!(language, "{line}行", "Row {line}")
}

/// The word for a kind of figures.
fn kind(kind: FigureKind, language: Language) -> &'static str {
    match kind {
        FigureKind::Baseline => SheetReadingLabel::BASELINE.text(language),
        FigureKind::Target => Label::ROW_TARGET.text(language),
        FigureKind::Actual => Label::ROW_ACTUAL.text(language),
        FigureKind::Rate => SheetReadingLabel::RATE.text(language),
    }
}

/// The place that a figure is assigned to: `目標 2024年度`.
pub fn place(place: FigurePlace, language: Language) -> String {
    match place.column {
        Wide::Year(year) => format!("{} {}", kind(place.kind, language), terms::year(year, language)),
        Wide::Total => language.say("計画期間の目標", "Target of the whole period"),
        _ => kind(place.kind, language).to_owned(),
    }
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

/// The name of a cell by its column and row: `C5`.
pub fn cell_name(grid: &SheetGrid, at: CellId) -> String {
    grid.cell(at).map(|cell| format!("{}{}", letters(cell.place.column), cell.place.line)).unwrap_or_default()
}

/// The displayed name of an indicator, including one that a mark refers to by its id.
pub fn indicator(name: &str, language: Language) -> String {
    match indicator_named(name) {
        Some(_) => language.say("カーソルの位置の指標", "the indicator at the cursor"),
        None => names::without_long_runs(name),
    }
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

/// The sentence of a question.
pub fn question(sheet: &ReadSheet, question: &SheetQuestion, language: Language) -> String {
    let on = named(sheet, &question.on, language);
    let texts: Vec<String> = question
        .cells
        .iter()
        .filter_map(|at| sheet.grid.cell(*at))
        .take(MOST_EXAMPLES)
        .map(|cell| names::without_long_runs(cell.text.trim()))
        .collect();
    let (examples, count) = (language.list(&texts), question.cells.len());
    let figures = sentence!(language, "{examples} など{count}欄", "{examples} …, {count} cells");
    let figures = if count > texts.len() { figures } else { examples };
    match question.asked {
        Subject::Era => sentence!(
            language,
            "年号のない年度は、どの年号ですか（{figures}）。",
            "Which era are the years without one of ({figures})?"
        ),
        Subject::FirstYear => sentence!(
            language,
            "1年目は何年度ですか（{figures}）。",
            "Which fiscal year is the first year ({figures})?"
        ),
        Subject::ThisYear => sentence!(
            language,
            "「昨年度」「来年度」などは、どの年度から数えますか（{figures}）。",
            "From which fiscal year are “last year”, “next year” and the like counted ({figures})?"
        ),
        Subject::Alignment => sentence!(
            language,
            "{on}に、見出しより欄の少ない行があります。欠けているのはどちら側ですか（{figures}）。",
            "Some of {on} have fewer cells than headings. Which side is missing ({figures})?"
        ),
        Subject::Altered => {
            let cells = question.cells.iter().filter_map(|at| sheet.grid.cell(*at)).map(|cell| cell.place);
            let seen = cells.filter_map(|at| {
                sheet.grid.looks.marked.get(&(at.line, at.column)).map(|seen| seen_cell(seen, language))
            });
            let seen: Vec<String> = seen.take(MOST_EXAMPLES).collect();
            let figures = if seen.is_empty() { figures } else { language.list(seen) };
            sentence!(
                language,
                "取り消し線・注の番号・結合のある欄の値です（{figures}）。見えているとおりに読みますか。",
                "These cells have letters struck out, signs of notes, or are merged ({figures}). Are they read as they are seen?"
            )
        }
        Subject::Remark => sentence!(
            language,
            "値に添え書きのある欄です（{figures}）。添え書きを除いた数を読みますか。",
            "These cells have a remark beside their figure ({figures}). Is the figure read without it?"
        ),
        Subject::Lines if are_side_by_side(asked_cells(sheet, question)) => sentence!(
            language,
            "1つの欄に2つの値があります（{figures}）。それぞれ何の値ですか。",
            "These cells have two figures each ({figures}). What is each of them?"
        ),
        Subject::Lines => sentence!(
            language,
            "上下2段に書かれた値です（{figures}）。それぞれ何の値ですか。",
            "These figures stand on two lines ({figures}). What is each of them?"
        ),
        Subject::Sum => sentence!(
            language,
            "{on}は、ほかの行の合計ですか（{figures}）。",
            "Is {on} the sum of other rows ({figures})?"
        ),
        Subject::Column => {
            sentence!(language, "{on}は何の値ですか（{figures}）。", "What are the figures of {on} ({figures})?")
        }
        Subject::NameColumn => sentence!(
            language,
            "指標の名前はどの列ですか（{figures}）。",
            "Which column has the names of the indicators ({figures})?"
        ),
        Subject::Name => sentence!(
            language,
            "{on}の値は、どの指標のものですか（{figures}）。",
            "Of which indicator are the figures of {on} ({figures})?"
        ),
        Subject::Kind => sentence!(
            language,
            "{on}の値は、目標ですか、実績ですか（{figures}）。",
            "Are the figures of {on} targets or actuals ({figures})?"
        ),
        Subject::Contested if question.choices.iter().any(|choice| choice.says == Says::Apart) => sentence!(
            language,
            "言葉の違う見出しや行の値です（{figures}）。それぞれ別の指標ですか、どれか一つを読みますか。",
            "These figures have different words over or beside them ({figures}). Are they of different indicators, or is one of them read?"
        ),
        Subject::Contested => sentence!(
            language,
            "同じ指標・年度の値が二つ以上あります（{figures}）。どれを読みますか。",
            "There are several figures for one indicator and year ({figures}). Which one is read?"
        ),
        Subject::Year => sentence!(
            language,
            "{on}の値は、何年度のものですか（{figures}）。",
            "Of which fiscal year are the figures of {on} ({figures})?"
        ),
    }
}

/// The label of a choice of a question.
pub fn choice(sheet: &ReadSheet, question: &SheetQuestion, mark: &SheetMark, language: Language) -> String {
    match (question.asked, &mark.says) {
        (Subject::Sum, Says::LeftOut) => language.say("合計なので読まない", "A sum; do not read it"),
        (Subject::Sum, Says::OwnIndicator) if mark.on.areas().nth(1).is_some() => {
            language.say("それぞれ一つの指標として読む", "Indicators of their own")
        }
        (Subject::Contested, Says::LeftOut) => kept(sheet, mark, question, language),
        (Subject::NameColumn, _) => {
            let on = named(sheet, &mark.on, language);
            match first_text(sheet, &mark.on) {
                Some(text) => sentence!(language, "{on}（{text}…）", "{on} ({text}…)"),
                None => on,
            }
        }
        (_, Says::Lines(kinds)) if are_side_by_side(asked_cells(sheet, question)) => left_and_right(*kinds, language),
        (_, says) => meaning(says, language),
    }
}

fn asked_cells<'s>(sheet: &'s ReadSheet, question: &'s SheetQuestion) -> impl Iterator<Item = &'s GridCell> {
    question.cells.iter().filter_map(|at| sheet.grid.cell(*at))
}

/// Whether the first of these cells that has two figures has them on one line: 45／41, 120（115）.
fn are_side_by_side<'g>(mut cells: impl Iterator<Item = &'g GridCell>) -> bool {
    let two = cells.find_map(|cell| cell.seen.parts.as_ref().filter(|two| two.are_values()));
    two.is_some_and(|two| two.parting != Parting::Line)
}

/// The meaning of two figures that are side by side in a cell.
fn left_and_right([left, right]: [FigureKind; 2], language: Language) -> String {
    let (left, right) = (kind(left, language), kind(right, language));
    sentence!(language, "左：{left} 右：{right}", "{left} left, {right} right")
}

/// The figures that stay if the figures of a mark are left out.
fn kept(sheet: &ReadSheet, mark: &SheetMark, question: &SheetQuestion, language: Language) -> String {
    let cells = question.cells.iter().filter_map(|at| sheet.grid.cell(*at)).filter(|cell| !mark.on.has(cell.place));
    let texts: Vec<String> = cells
        .take(MOST_EXAMPLES)
        .map(|cell| {
            format!("{}{} {}", letters(cell.place.column), cell.place.line, names::without_long_runs(cell.text.trim()))
        })
        .collect();
    if texts.is_empty() {
        return SheetReadingLabel::SKIP.text(language).to_owned();
    }
    language.series(texts)
}

/// The first text in the cells of a mark.
fn first_text(sheet: &ReadSheet, on: &Region) -> Option<String> {
    let cells = sheet.grid.rows.iter().flatten();
    let first = cells.filter(|cell| on.has(cell.place)).find(|cell| !cell.text.trim().is_empty())?;
    Some(names::without_long_runs(first.text.trim()))
}

/// An answer of the user: `C列：目標 2024年度`.
pub fn mark(sheet: &ReadSheet, mark: &SheetMark, language: Language) -> String {
    let cells = || sheet.grid.rows.iter().flatten().filter(|cell| mark.on.has(cell.place));
    let said = match mark.says {
        Says::Lines(kinds) if are_side_by_side(cells()) => left_and_right(kinds, language),
        _ => meaning(&mark.says, language),
    };
    let on = region(&mark.on, language);
    sentence!(language, "{on}：{said}", "{on}: {said}")
}

/// The meaning that a mark gives to its cells.
pub fn meaning(says: &Says, language: Language) -> String {
    match says {
        Says::Tells(attribute) => attribute_word(*attribute, language).to_owned(),
        Says::Name(name) => {
            let name = indicator(name, language);
            sentence!(language, "「{name}」の値", "Figures of “{name}”")
        }
        Says::NameAbove => language.say("すぐ上の行が指標名", "Named by the line above each block"),
        Says::NamesGoOn => language.say("すぐ上の指標の続き", "They go on with the indicator above"),
        Says::Figures { kind: of, year } => {
            let kind = of.map(|of| kind(of, language).to_owned());
            let year = year.map(|year| year_said(year, language));
            [kind, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Says::Lines([upper, lower]) => {
            let (upper, lower) = (kind(*upper, language), kind(*lower, language));
            sentence!(language, "上段：{upper} 下段：{lower}", "{upper} above, {lower} below")
        }
        Says::Unit(unit) => sentence!(language, "単位 {unit}", "Unit {unit}"),
        Says::ActualsUntil(year) => {
            let year = year_said(*year, language);
            sentence!(language, "{year}まで実績、以後は目標", "Actuals to {year}, targets after")
        }
        Says::Era(era) => era.clone(),
        Says::FirstYear(year) => {
            let year = terms::year(*year, language);
            sentence!(language, "1年目は{year}", "The first year is {year}")
        }
        Says::ThisYear(year) => {
            let year = year_said(*year, language);
            sentence!(language, "今年度は{year}", "This year is {year}")
        }
        Says::Aligned(RowSide::Left) => language.say("右側が欠けている", "The right side is missing"),
        Says::Aligned(RowSide::Right) => {
            language.say("左側（数値の前）が欠けている", "Cells before the figures are missing")
        }
        Says::AsSeen => language.say("見えているとおりに読む", "Read as seen"),
        Says::WithoutRemark => language.say("添え書きを除いた数を読む", "Read the figure without its remark"),
        Says::Values => language.say("数値の範囲", "The range of figures"),
        Says::LeftOut => SheetReadingLabel::SKIP.text(language).to_owned(),
        Says::OwnIndicator => language.say("一つの指標として読む", "An indicator of its own"),
        Says::Apart => language.say("それぞれ別の指標", "An indicator of its own each"),
    }
}

/// The word for the meaning of a row or column.
pub fn attribute_word(attribute: HeadWord, language: Language) -> &'static str {
    match attribute {
        HeadWord::Name => Label::INDICATOR_NAME,
        HeadWord::Kind => SheetReadingLabel::KINDS,
        HeadWord::Year => SheetReadingLabel::YEARS,
        HeadWord::Unit => Label::UNIT,
        HeadWord::Group => Label::GROUP,
        HeadWord::Responsible => Label::RESPONSIBLE,
        HeadWord::Note => Label::CELL_NOTE,
    }
    .text(language)
}

fn year_said(year: YearSaid, language: Language) -> String {
    match year {
        YearSaid::Year(year) => terms::year(year, language),
        YearSaid::Reported(by) => sentence!(language, "報告年度{by:+}", "reported year {by:+}"),
        YearSaid::Period => SheetReadingLabel::PERIOD.text(language).to_owned(),
    }
}

/// The name of a question's cells: the heading of their column, with their places if there are several cells, or with
/// the column's letter if another column has the same heading. If the headings differ, it lists the headings; otherwise
/// it is [`region`].
fn named(sheet: &ReadSheet, on: &Region, language: Language) -> String {
    let column = |(lines, columns): (Bounds, Bounds)| {
        let (column, _) = columns.filter(|(first, last)| first == last)?;
        Some((column, heads_above(sheet, lines.map_or(usize::MAX, |(first, _)| first))))
    };
    let Some((first, heads)) = on.areas().next().and_then(column) else { return region(on, language) };
    let mut headings: Vec<String> =
        on.areas().take(MOST_NAMED).filter_map(column).map(|(column, heads)| heading(sheet, &heads, column)).collect();
    headings.dedup();
    if headings.iter().any(String::is_empty) {
        return region(on, language);
    }
    let quoted = |heading: &String| sentence!(language, "「{heading}」", "“{heading}”");
    if headings.len() > 1 {
        let said = headings.iter().take(MOST_EXAMPLES).map(quoted).collect::<Vec<_>>().join(language.choose("", ", "));
        return match headings.len().saturating_sub(MOST_EXAMPLES) {
            0 => said,
            others => sentence!(language, "{said}ほか{others}列", "{said} and {others} more"),
        };
    }
    let own = headings.first();
    let is_alone = (1..=sheet.grid.width()).all(|other| other == first || Some(&heading(sheet, &heads, other)) != own);
    let letter = if on.areas().nth(1).is_some() {
        format!("（{}）", region(on, language))
    } else if is_alone {
        String::new()
    } else {
        format!("（{}）", column_head(first, language))
    };
    own.map(quoted).unwrap_or_default() + &letter
}

/// The rows of headings directly above a line.
fn heads_above(sheet: &ReadSheet, line: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    for row in sheet.reading.heads.iter().rev().filter(|row| sheet.grid.line(**row) < line) {
        if rows.last().is_some_and(|below| row + 1 < *below) {
            break;
        }
        rows.push(*row);
    }
    rows.reverse();
    rows
}

/// The headings of a column; a heading over several columns also applies to the columns at its right.
fn heading(sheet: &ReadSheet, heads: &[usize], column: usize) -> String {
    let mut said: Vec<&str> = Vec::new();
    for row in heads {
        let is_last = Some(row) == heads.last();
        let cells = sheet.grid.filled(*row).map(|(_, cell)| cell);
        let left = cells.filter(|cell| cell.place.column <= column && (!is_last || cell.place.column == column));
        let text = left.last().map(|cell| cell.text.trim()).filter(|text| !said.contains(text));
        said.extend(text);
    }
    names::without_long_runs(&said.join(" "))
}

/// The cells of a mark or a question: `C列`, `4〜10行`, `C4・C7・C9ほか2か所`.
pub fn region(region: &Region, language: Language) -> String {
    let said = language.series(region.areas().take(MOST_EXAMPLES).map(|area| self::area(area, language)));
    let others = region.areas().count().saturating_sub(MOST_EXAMPLES);
    if others == 0 {
        return said;
    }
    sentence!(language, "{said}ほか{others}か所", "{said} and {others} more")
}

/// A rectangle of cells.
fn area((lines, columns): (Bounds, Bounds), language: Language) -> String {
    let span = |(first, last): (usize, usize), word: &dyn Fn(usize) -> String| {
        let (from, to) = (word(first), word(last));
        if first == last { from } else { sentence!(language, "{from}〜{to}", "{from}–{to}") }
    };
    let plain = |number: usize| number.to_string();
    match (lines, columns) {
        (None, None) => language.say("表全体", "The whole sheet"),
        (None, Some(columns)) => {
            let letters = span(columns, &letters);
            sentence!(language, "{letters}列", "column {letters}")
        }
        (Some(lines), None) => {
            let lines = span(lines, &plain);
            sentence!(language, "{lines}行", "row {lines}")
        }
        (Some(lines), Some(columns)) if lines.0 == lines.1 && columns.0 == columns.1 => {
            format!("{}{}", letters(columns.0), lines.0)
        }
        (Some(lines), Some(columns)) => {
            let (letters, lines) = (span(columns, &letters), span(lines, &plain));
            sentence!(language, "{letters}列の{lines}行", "column {letters}, rows {lines}")
        }
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

/// The label of the meaning of a row or column in the menu.
pub fn attribute_menu(attribute: HeadWord, language: Language) -> String {
    let word = attribute_word(attribute, language);
    match attribute {
        HeadWord::Year => sentence!(language, "年度の並び", "Years stand here"),
        _ => word.to_owned(),
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

/// The sentence on rows with figures that are left out, by their first words: 「合計」の3の値は読みません。 `None` if there are none.
pub fn left_out(sheet: &ReadSheet, language: Language) -> Option<String> {
    let first = sheet.reading.left_out.first()?;
    let (_, cell) = sheet.grid.filled(first.row).find(|(_, cell)| cell.seen.figure.is_none())?;
    let (text, count) = (names::without_long_runs(cell.text.trim()), sheet.reading.left_out.len());
    let is_one = sheet.reading.left_out.iter().all(|at| at.row == first.row);
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
