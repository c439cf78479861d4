//! Which inputs the cells of an answer book accept, and the messages that the spreadsheet shows for them.

use crate::columns::answer_book::{Asked, statuses, words_without_figure};
use crate::columns::evaluation::KEPT;
use crate::paper::answer_book::content::InputCheck;
use crate::plan::{Indicator, Measure};

/// The check of a column for the KPIs below `above` rows; `None` if any text may be typed.
pub(super) fn of_column(asked: Asked, kpis: &[(usize, &Indicator)], above: usize, column: usize) -> Option<InputCheck> {
    let pair = |title: &str, sentence: &str| (title.to_owned(), sentence.to_owned());
    let is_number = |kpi: &Indicator| asked != Asked::Figure || kpi.measure != Measure::Descriptive;
    let (words, prompt, refusal) = match asked {
        Asked::Figure => (
            words_without_figure(),
            pair(
                "実績",
                "数値だけを入力します（単位は左の列）。数値がないときは空欄のまま、右の「状態」から選びます。",
            ),
            pair(
                "数値ではありません",
                "数値だけを入力してください。数値がないときは、右の「状態」から理由を選んでください。",
            ),
        ),
        Asked::Status => (
            statuses(),
            pair("状態", "一覧から選びます。確定した数値なら空欄のままでかまいません。"),
            pair("一覧にない言葉です", "一覧から選んでください。説明は「備考」に書けます。"),
        ),
        Asked::Kept => (
            KEPT.map(|(_, word)| word).to_vec(),
            pair("前年の取組の結果", "左の「前年の今後の取組」がどうなったかを一覧から選びます。"),
            pair("一覧にない言葉です", "一覧から選んでください。説明は「要因」に書けます。"),
        ),
        Asked::Note | Asked::Cause | Asked::Measure => return None,
    };
    let rows = runs(kpis.iter().map(|(_, kpi)| is_number(kpi)), above);
    let check = InputCheck { column, rows, allows_number: asked == Asked::Figure, words, prompt, refusal };
    Some(check).filter(|check| !check.rows.is_empty())
}

/// The first and the last row of each run of wanted rows, below `above` rows.
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
