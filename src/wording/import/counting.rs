//! The texts that count the changes imported from table files.

use crate::import::preview::ImportCounts;
use crate::wording::plurals::counted;
use crate::wording::{Label, Language};

/// The name of the button that imports table files; if changes are left out, it states the numbers.
pub fn take_in(counts: ImportCounts, language: Language) -> String {
    let (taken, left_out) = (counts.taken(), counts.left_out());
    if left_out == 0 {
        return Label::TAKE_IN.text(language).to_owned();
    }
    sentence!(language, "{taken}件を取り込む（{left_out}件は除外）", "Take in {taken} ({left_out} left out)")
}

/// What happens to the changes in the files: `17件を取り込みます。2件は選んでください。3件は読めません。`; blank if there are none.
pub fn reckoning(counts: ImportCounts, language: Language) -> String {
    let ImportCounts { listed, unlisted } = counts;
    let taken = language.choose(
        format!("{}件を取り込みます。", listed.taken),
        format!("{} taken in. ", counted(listed.taken, "item will be", "items will be")),
    );
    let others = [
        (listed.open, "件は選んでください。", ["needs a choice. ", "need a choice. "]),
        (listed.unread, "件は読めません。", ["cannot be read. "; 2]),
        (listed.left_out - listed.unread, "件は取り込みません。", ["is left out. ", "are left out. "]),
        (listed.stays, "件は現在の値のままです。", ["keeps its current value. ", "keep their current values. "]),
        (
            unlisted,
            "件は一覧になく、取り込みません（答えを待つ値、指標でない行など）。",
            [
                "is not in the list and is left out (waiting for an answer, or not an indicator). ",
                "are not in the list and are left out (waiting for an answer, or not indicators). ",
            ],
        ),
    ];
    let others = others.iter().filter(|(count, ..)| *count > 0);
    let others = others
        .map(|(count, ja, [one, several])| language.choose(format!("{count}{ja}"), counted(*count, one, several)));
    let others: String = others.collect();
    if listed.all() == 0 { others } else { taken + &others }
}

/// The message after a table file was imported: the number of imported changes, and the number left out. Two parameters
/// matter if none was imported: `had_changes` is whether the file had any changes, and `elsewhere` is how many of its
/// values were decided in the rows of places that several files change.
pub fn imported(file: &str, counts: ImportCounts, had_changes: bool, elsewhere: usize, language: Language) -> String {
    let (taken, left_out) = (counts.taken(), counts.left_out());
    match (taken, left_out) {
        (0, _) if elsewhere > 0 => language.choose(
            format!("「{file}」の{elsewhere}件はほかのファイルも変えるところで、その行で選んだ値が入っています。ほかに取り込んだものはありません。"),
            format!("{} also changed by other files; the values chosen there were used. Nothing else was taken in from it. ", counted(elsewhere, &format!("value in “{file}” is"), &format!("values in “{file}” are"))),
        ),
        (0, _) if had_changes => sentence!(language, "「{file}」からは何も取り込みませんでした（現在の値のままです）。", "Took in nothing from “{file}”; the current values stay. "),
        (0, _) => sentence!(language, "「{file}」から変わるところはありません（反映済み）。", "“{file}” changes nothing (already taken in). "),
        (_, 0) => language.choose(
            format!("「{file}」から{taken}件取り込みました。"),
            format!("Took in {} from “{file}”. ", counted(taken, "change", "changes")),
        ),
        _ => language.choose(
            format!("「{file}」から{taken}件取り込みました（{left_out}件は除外）。"),
            format!("Took in {} from “{file}” ({left_out} left out). ", counted(taken, "change", "changes")),
        ),
    }
}

/// The message after many files were imported.
pub fn taken_of_files(files: usize, counts: ImportCounts, language: Language) -> String {
    let (taken, left_out) = (counts.taken(), counts.left_out());
    if left_out == 0 {
        return language.choose(
            format!("{files}個のファイルから{taken}件取り込みました。"),
            format!("Took in {} from {files} files.", counted(taken, "change", "changes")),
        );
    }
    language.choose(
        format!("{files}個のファイルから{taken}件取り込みました（{left_out}件は除外）。"),
        format!("Took in {} from {files} files ({left_out} left out).", counted(taken, "change", "changes")),
    )
}
