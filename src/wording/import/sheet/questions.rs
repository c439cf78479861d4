//! The questions about a sheet and their choices.

use super::cells::{MOST_EXAMPLES, are_side_by_side, left_and_right, named};
use super::marks::meaning;
use crate::import::reading::{GridCell, ReadSheet, Region, Says, SheetMark, SheetQuestion, Subject};
use crate::wording::import::looks::{letters, seen_cell};
use crate::wording::{Language, SheetReadingLabel, names};

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
            "{on}に、見出しと欄の数が合わない行があります。欠けているのはどちら側ですか（{figures}）。",
            "Some of {on} do not have as many cells as headings. Which side is missing ({figures})?"
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
            "{on}は、ほかの行の合計や内訳ですか（{figures}）。",
            "Is {on} the sum or a part of other rows ({figures})?"
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
        (Subject::Sum, Says::LeftOut) => language.say("合計や内訳なので読まない", "A sum or a part; do not read it"),
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
