//! The texts that count what is taken in of table files.

use crate::import::preview::ImportCounts;
use crate::wording::{Label, Language};

/// The name of the button that takes table files in: it says how many, where some are left out.
pub fn take_in(counts: ImportCounts, language: Language) -> String {
    let (taken, left_out) = (counts.taken(), counts.left_out());
    if left_out == 0 {
        return Label::TakeIn.text(language).to_owned();
    }
    language.of(format!("{taken}件を取り込む（{left_out}件は除外）"), format!("{taken}: take in ({left_out} left out)"))
}

/// What the list of changes and the button that takes files in count, held against each other; empty where there is nothing.
pub fn reckoning(counts: ImportCounts, language: Language) -> String {
    let ImportCounts { listed, unlisted } = counts;
    let all = listed.all();
    let parts = [
        (listed.taken, "取り込む", "to take in"),
        (listed.left_out, "除外", "left out"),
        (listed.stays, "現在のまま", "as it is here"),
        (listed.open, "未選択", "to be chosen"),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> =
        parts.map(|(count, ja, en)| language.of(format!("{ja}{count}件"), format!("{count} {en}"))).collect();
    let parts = parts.join(language.of("、", ", "));
    let list = language.of(
        format!("一覧は{all}件（値一つ、または加わる指標一つで1件）：{parts}。"),
        format!("{all} in the list (a value, or an indicator that is added, is one): {parts}. "),
    );
    let list = if all == 0 { String::new() } else { list };
    let left_out = counts.left_out();
    let others = language.of(
        format!("一覧にない{unlisted}件（答えを待つ値、指標でない行など）も除外し、除外は合わせて{left_out}件です。"),
        format!(
            "{unlisted} more (values that wait for an answer, rows of no indicator) are left out: {left_out} in all."
        ),
    );
    if unlisted == 0 { list } else { list + &others }
}

/// The message after a table file was imported: the number of imported changes, and how many were left out.
/// `had_changes` says whether the file had any, which matters if none was imported.
pub fn imported(file: &str, counts: ImportCounts, had_changes: bool, language: Language) -> String {
    let (taken, left_out) = (counts.taken(), counts.left_out());
    match (taken, left_out) {
        (0, _) if had_changes => language.of(
            format!("「{file}」からは何も取り込みませんでした（現在の値のままです）。"),
            format!("Took nothing in from “{file}”; what is here stays. "),
        ),
        (0, _) => language.of(
            format!("「{file}」から変わるところはありません（反映済み）。"),
            format!("“{file}” changes nothing; it is all here already. "),
        ),
        (_, 0) => language.of(
            format!("「{file}」から{taken}件取り込みました。"),
            format!("Took {taken} change(s) in from “{file}”. "),
        ),
        _ => language.of(
            format!("「{file}」から{taken}件取り込みました（{left_out}件は除外）。"),
            format!("Took {taken} change(s) in from “{file}” ({left_out} left out). "),
        ),
    }
}

/// What came of taking many files in.
pub fn taken_of_files(files: usize, counts: ImportCounts, language: Language) -> String {
    let (taken, left_out) = (counts.taken(), counts.left_out());
    if left_out == 0 {
        return language.of(
            format!("{files}個のファイルから{taken}件取り込みました。"),
            format!("Took {taken} change(s) in from {files} files."),
        );
    }
    language.of(
        format!("{files}個のファイルから{taken}件取り込みました（{left_out}件は除外）。"),
        format!("Took {taken} change(s) in from {files} files ({left_out} left out)."),
    )
}
