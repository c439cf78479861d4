//! The texts about table files that are taken in: what is previewed, what waits for a decision, and what has no place.

use super::{Label, Language};
use crate::export::cp932::Lacking;
use crate::import::book::LeftOut;
use crate::import::encoding::{Encoding, Large};
use crate::import::questions::Answer;

mod change;
mod columns;
mod counting;
mod note;
mod question;
mod refusal;

pub use change::{
    BothValues, added, answered, candidate, dashes, doubt, field, kind, place, place_in_parts, remark, setting, sides,
};
pub use columns::{column_choice, column_name, columns, read_by_heading};
pub use counting::{imported, reckoning, take_in, taken_of_files};
pub use note::note;
pub use question::{choice, question};
pub use refusal::error_sentence;

/// The greatest number of lines of a file that one sentence lists.
const MOST_LINES: usize = 8;

/// The name of a sheet of a book among several: `回答.xlsx［総務課］`.
pub fn sheet(book: &str, sheet: &str) -> String {
    format!("{book}［{sheet}］")
}

/// The sentences on what is not read of a book, and on hidden rows that are.
pub fn left_out(left_out: &LeftOut, language: Language) -> Vec<String> {
    let LeftOut { hidden, others, hidden_rows } = left_out;
    let quoted = |names: &[String]| {
        let names = names.iter().map(|name| language.of(format!("「{name}」"), format!("“{name}”")));
        names.collect::<Vec<_>>().join(language.of("", ", "))
    };
    let mut sentences = Vec::new();
    if !hidden.is_empty() {
        let names = quoted(hidden);
        sentences.push(sentence!(
            language,
            "非表示のシート{names}は読んでいません。",
            "Hidden sheets that are not read: {names}.",
            names
        ));
    }
    if !others.is_empty() {
        let names = quoted(others);
        sentences.push(sentence!(
            language,
            "回答欄のないシート{names}は読んでいません。",
            "Sheets with nothing to fill in, which are not read: {names}.",
            names
        ));
    }
    for (name, lines) in hidden_rows {
        let more = lines.len().saturating_sub(MOST_LINES);
        let more =
            if more > 0 { language.of(format!("ほか{more}行"), format!(" and {more} more")) } else { String::new() };
        let lines: Vec<String> =
            lines.iter().take(MOST_LINES).map(|line| language.of(format!("{line}行目"), line.to_string())).collect();
        let lines = lines.join(language.of("、", ", ")) + &more;
        sentences.push(sentence!(
            language,
            "シート「{name}」の非表示の行も読みました（{lines}）。",
            "Hidden rows of the sheet “{name}” are read, too: {lines}.",
            name,
            lines
        ));
    }
    sentences
}

/// The question that is asked before a large file is read.
pub fn large(large: Large, language: Language) -> String {
    let (megabytes, lines) = (large.bytes.div_ceil(1_000_000), large.lines);
    language.of(
        format!("大きなファイルです（約{megabytes}MB、{lines}行）。読み込みに時間がかかることがあります。続けますか。"),
        format!("This is a large file (about {megabytes} MB, {lines} lines). Reading it may take a while. Go on?"),
    )
}

/// The heading of a file in a preview: `回答.csv（UTF-8） 11月20日 10:32 保存`.
pub fn heading(name: &str, encoding: Encoding, kept: Option<&str>, language: Language) -> String {
    let encoding = self::encoding(encoding);
    let name = language.of(format!("{name}（{encoding}）"), format!("{name} ({encoding})"));
    kept.map_or_else(|| name.clone(), |kept| format!("{name} {kept}"))
}

/// The number of files that are previewed together.
pub fn files(count: usize, language: Language) -> String {
    language.of(format!("{count}個のファイル"), format!("{count} files"))
}

/// The sentence on the number of changes that still need a decision; empty if there are none.
pub fn undecided(open: usize, language: Language) -> String {
    if open == 0 {
        return String::new();
    }
    language.of(
        format!("どちらの値にするか選んでいないところが{open}件あります。選んでください。"),
        format!("{open} place(s) still wait for you to choose a value."),
    )
}

/// The name of the choice of a passage of a text that both sides changed, the `nth` of `count`.
pub fn passage(nth: usize, count: usize, language: Language) -> String {
    language.of(format!("食い違う段落 {nth}／{count}"), format!("Conflict {nth} of {count}"))
}

/// The paragraphs of one side in such a passage.
pub fn passage_side(paragraphs: &[String], language: Language) -> String {
    if paragraphs.is_empty() {
        language.of("（段落なし）", "(no paragraph)").to_owned()
    } else {
        paragraphs.join("\n")
    }
}

/// The name of the button that takes the other side's value for all changes that are shown. `theirs` is the label of
/// that side.
pub fn all_theirs(theirs: Label, language: Language) -> String {
    let theirs = theirs.text(language);
    language.of(format!("表示中をすべて{theirs}にする"), format!("Take “{theirs}” for all shown"))
}

/// The heading of the questions about a file, with the number of those that are open. What belongs to an unanswered
/// question is not imported.
pub fn questions(open: usize, language: Language) -> String {
    if open == 0 {
        return language.of("確認したこと", "What was asked").to_owned();
    }
    language.of(
        format!("確認したいことが{open}件あります。答えないところは取り込みません。"),
        format!("{open} question(s). What is not answered is not taken in."),
    )
}

/// The sentence on the number of plans in a plan file that are equal to the plans on this device.
pub fn same_plans(same: usize, language: Language) -> String {
    language.of(
        format!("手元と同じ計画が{same}件あります（反映済み）。"),
        format!("{same} plan(s) are already here as they are in the file."),
    )
}

/// The sentence for a plan in a file that has nothing new, although the plan on this device has more than it.
pub fn nothing_to_merge(language: Language) -> &'static str {
    language.of("合わせても、手元の計画に変わるところはありません。", "Merging would change nothing in the plan here.")
}

/// The message after plans of a plan file were imported.
pub fn plans_imported(file: &str, count: usize, language: Language) -> String {
    language
        .of(format!("「{file}」から計画を{count}件取り込みました。"), format!("Took {count} plan(s) in from “{file}”."))
}

/// The heading of the fields of a file that have no place, with their number.
pub fn unplaced(count: usize, language: Language) -> String {
    language.of(format!("読み取らなかった欄（{count}）"), format!("Fields that were not read ({count})"))
}

/// That more fields have no place than are shown.
pub fn more_unplaced(more: usize, language: Language) -> String {
    language.of(format!("ほか{more}か所（コピーにはすべて入ります）"), format!("{more} more, all of which are copied"))
}

/// The message after the fields that have no place were copied.
pub fn unplaced_copied(count: usize, language: Language) -> String {
    language.of(
        format!("読み取らなかった欄を{count}か所コピーしました。"),
        format!("Copied {count} field(s) that were not read."),
    )
}

/// The name of the button that gives one answer to that many questions which KPI a row means.
pub fn all_alike(count: usize, choice: Answer, language: Language) -> String {
    match choice {
        Answer::NewKpi => {
            language.of(format!("{count}件すべて新しい指標にする"), format!("Make new indicators of all {count}"))
        }
        _ => language.of(format!("{count}件すべて取り込まない"), format!("Leave all {count} out")),
    }
}

/// The sentence above these buttons.
pub fn without_candidates(count: usize, language: Language) -> String {
    language.of(
        format!("似た名称の指標が計画にない行が{count}件あります。まとめて答えられます。"),
        format!("For {count} rows the plan has no indicator of a similar name. They can be answered at once."),
    )
}

/// That more questions are answered than are shown.
pub fn more_answered(more: usize, language: Language) -> String {
    language.of(format!("ほか{more}件の回答は表示していません。"), format!("{more} more answers are not shown."))
}

/// That more changes are there than are shown.
pub fn more_changes(more: usize, language: Language) -> String {
    language.of(format!("ほか{more}件（同じように取り込みます）"), format!("{more} more, taken in alike"))
}

/// The remark that a value comes from another file, which is imported before this one.
pub fn from_file(file: &str, language: Language) -> String {
    language.of(format!("「{file}」の値"), format!("from “{file}”"))
}

/// The name of an encoding.
pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Cp932 => "Shift_JIS",
        Encoding::Book => "Excel",
    }
}

/// The sentence on a character that the chosen encoding cannot represent, and on where it occurs (OUT-001).
pub fn lacking(one: &Lacking, language: Language) -> String {
    let Lacking { letter, record, column } = one;
    language.of(
        format!("「{letter}」はShift_JISで保存できません（{record}行目の「{column}」）。UTF-8で保存するか、文字を直してください。"),
        format!("“{letter}” cannot be saved in Shift_JIS (row {record}, {column}). Please save in UTF-8 or change the letter."),
    )
}

/// The sentence on a character that was written as its equivalent in the chosen encoding.
pub fn twin(one: &Lacking, language: Language) -> String {
    let Lacking { letter, record, column } = one;
    language.of(
        format!("「{letter}」はShift_JISにある同じ形の文字で書き出しました（{record}行目の「{column}」）。"),
        format!("“{letter}” was written as the letter of the same shape in Shift_JIS (row {record}, {column})."),
    )
}

/// A list of line numbers, `3、5行目`, which ends with the number of further lines if there are many.
fn lines(lines: &[usize], language: Language) -> String {
    let named: Vec<String> = lines.iter().take(MOST_LINES).map(usize::to_string).collect();
    let named = named.join(language.of("、", ", "));
    let more = lines.len().saturating_sub(MOST_LINES);
    match more {
        0 => language.of(format!("{named}行目"), format!("line {named}")),
        _ => language.of(format!("{named}行目ほか{more}行"), format!("line {named} and {more} more")),
    }
}
