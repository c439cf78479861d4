//! The texts on cells whose look differs from their letters: struck out, raised, merged or hidden.

use super::MOST_LINES;
use crate::import::questions::{Ask, Question};
use crate::import::seen::SeenCell;
use crate::wording::Language;
use crate::wording::names::without_long_runs;

/// The largest number of cells that a sentence lists with their letters.
const MOST_CELLS: usize = 4;

/// The visible text of a cell, and the letters that were removed from it: `120（取り消し線「100」）`.
pub fn seen_cell(seen: &SeenCell, language: Language) -> String {
    let SeenCell { text, struck, signs } = seen;
    let quoted =
        |texts: &[String]| texts.iter().map(|text| sentence!(language, "「{text}」", "“{text}”")).collect::<String>();
    let struck = (!struck.is_empty()).then(|| language.say("取り消し線", "struck out ") + &quoted(struck));
    let signs =
        (!signs.is_empty()).then(|| language.say("上付き・下付き", "superscript or subscript ") + &quoted(signs));
    let taken = language.list(struck.into_iter().chain(signs));
    let seen = match (text.is_empty(), taken.is_empty()) {
        (_, true) => sentence!(language, "「{text}」", "“{text}”"),
        (true, false) => taken,
        (false, false) => sentence!(language, "「{text}」（{taken}）", "“{text}” ({taken})"),
    };
    without_long_runs(&seen)
}

/// The first of these cells with their lines, and the number of further cells.
pub(super) fn seen_cells(cells: &[(usize, SeenCell)], language: Language) -> String {
    let cell = |(line, seen): &(usize, SeenCell)| {
        let seen = seen_cell(seen, language);
        sentence!(language, "{line}行目{seen}", "line {line} {seen}")
    };
    let told = language.list(cells.iter().take(MOST_CELLS).map(cell));
    match cells.len().saturating_sub(MOST_CELLS) {
        0 => told,
        more => sentence!(language, "{told}ほか{more}か所", "{told} and {more} more"),
    }
}

/// The sentence of a question about the look of cells; `at` names their lines.
pub(super) fn question(question: &Question, at: &str, language: Language) -> String {
    let cells = seen_cells(&question.seen, language);
    match question.ask {
        Ask::HiddenRows => sentence!(
            language,
            "非表示の行があります（{at}）。読み取りますか。",
            "Some rows are hidden ({at}). Should they be read?"
        ),
        Ask::Merged => sentence!(
            language,
            "複数の年度にまたがって結合されたセルに数値があります（{cells}）。最初の年度の値として取り込みますか。",
            "There are figures in cells merged across several years: {cells}. Should each be taken as the value of the first year?"
        ),
        _ => sentence!(
            language,
            "取り消し線や上付き・下付きの文字のある数値があります（{cells}）。それらの文字を除いた値を取り込みますか。",
            "Some figures have struck-out, superscript or subscript characters: {cells}. Should the figures be taken in without these characters?"
        ),
    }
}

/// The sentence on the hidden columns of a sheet, which are not read.
pub(super) fn hidden_columns(sheet: &str, columns: &[usize], language: Language) -> String {
    let named = language.list(columns.iter().take(MOST_LINES).map(|column| letters(*column)));
    let more = columns.len().saturating_sub(MOST_LINES);
    let more = if more > 0 { sentence!(language, "ほか{more}列", " and {more} more") } else { String::new() };
    sentence!(
        language,
        "シート「{sheet}」の非表示の列は読んでいません（{named}列{more}）。",
        "Hidden columns of the sheet “{sheet}” were not read: {named}{more}."
    )
}

/// The sentence on letters of a sheet that are not read.
pub(super) fn marked(sheet: &str, cells: &[(usize, SeenCell)], language: Language) -> String {
    let cells = seen_cells(cells, language);
    sentence!(
        language,
        "シート「{sheet}」の取り消し線や上付き・下付きの文字は、値や名称に含めていません（{cells}）。",
        "Struck-out, superscript and subscript characters in the sheet “{sheet}” are not part of the values and names: {cells}."
    )
}

/// The name of a column as spreadsheets write it: A, Z, AA.
pub(super) fn letters(column: usize) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().collect()
}
