//! What may be typed into the cells of an answer book, and what is said about it while one types.

use crate::columns::answer_book::{statuses, words_without_figure};
use crate::paper::answer_book::content::InputCheck;
use crate::plan::Indicator;
use crate::plan::indicator::Measure;

/// The checks of a year whose figures stand in that column and whose states stand beside it, below so many rows.
pub(super) fn of_year(kpis: &[(usize, &Indicator)], above: usize, column: usize) -> Vec<InputCheck> {
    let pair = |title: &str, sentence: &str| (title.to_owned(), sentence.to_owned());
    let is_number = |kpi: &Indicator| kpi.measure != Measure::Descriptive;
    let figures = InputCheck {
        column,
        rows: runs(kpis.iter().map(|(_, kpi)| is_number(kpi)), above),
        allows_number: true,
        words: words_without_figure(),
        prompt: pair(
            "実績",
            "数値だけを入力します（単位は左の列）。数値がないときは空欄のまま、右の「状態」から選びます。",
        ),
        refusal: pair(
            "数値ではありません",
            "数値だけを入力してください。数値がないときは、右の「状態」から理由を選んでください。",
        ),
    };
    let status = InputCheck {
        column: column + 1,
        rows: runs(kpis.iter().map(|_| true), above),
        allows_number: false,
        words: statuses(),
        prompt: pair("状態", "一覧から選びます。確定した数値なら空欄のままでかまいません。"),
        refusal: pair("一覧にない言葉です", "一覧から選んでください。説明は「備考」に書けます。"),
    };
    [figures, status].into_iter().filter(|check| !check.rows.is_empty()).collect()
}

/// The first and the last row of each run of rows that are wanted, below so many rows.
fn runs(are_wanted: impl Iterator<Item = bool>, above: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (row, _) in are_wanted.enumerate().filter(|(_, is_wanted)| *is_wanted) {
        let row = above + row;
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => runs.push((row, row)),
        }
    }
    runs
}
