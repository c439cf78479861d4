//! The texts about imported table files: what is previewed, what waits for a decision, and what has no place.

use super::names::without_long_runs;
use super::plurals::counted;
use super::{Label, Language};
use crate::export::cp932::Lacking;
use crate::import::book::LeftOut;
use crate::import::encoding::{Encoding, Large};
use crate::import::questions::Answer;

mod change;
mod counting;
mod looks;
mod note;
mod question;
mod refusal;
pub mod sheet;

pub use change::{
    BothValues, added, answered, candidate, claim, claimed, dashes, doubt, doubtful_cells, field, in_charge, kind,
    place, place_in_parts, remark, setting, sides,
};
pub use counting::{imported, reckoning, take_in, taken_of_files};
pub use looks::seen_cell;
pub use note::{note, note_on};
pub use question::{choice, question, standard};
pub use refusal::error_sentence;

/// The largest number of lines of a file that one sentence lists.
const MOST_LINES: usize = 8;

/// The name of a sheet of a book among several: `回答.xlsx［総務課］`.
pub fn sheet(book: &str, sheet: &str) -> String {
    format!("{book}［{sheet}］")
}

/// The sentences on the parts of a book that are not read, and on hidden rows that are read.
pub fn left_out(left_out: &LeftOut, language: Language) -> Vec<String> {
    let LeftOut { hidden, others, hidden_rows, hidden_columns, marked } = left_out;
    let quoted = |names: &[String]| {
        let names = names.iter().map(|name| sentence!(language, "「{name}」", "“{name}”"));
        names.collect::<Vec<_>>().join(language.choose("", ", "))
    };
    let mut sentences = Vec::new();
    if !hidden.is_empty() {
        let names = quoted(hidden);
        sentences.push(sentence!(
            language,
            "非表示のシート{names}は読んでいません。",
            "These hidden sheets were not read: {names}."
        ));
    }
    if !others.is_empty() {
        let names = quoted(others);
        sentences.push(sentence!(
            language,
            "回答欄のないシート{names}は読んでいません。",
            "These sheets have no answer cells and were not read: {names}."
        ));
    }
    for (name, lines) in hidden_rows {
        let more = lines.len().saturating_sub(MOST_LINES);
        let more = if more > 0 { sentence!(language, "ほか{more}行", " and {more} more") } else { String::new() };
        let line = |line: &usize| language.choose(format!("{line}行目"), line.to_string());
        let lines = language.list(lines.iter().take(MOST_LINES).map(line)) + &more;
        sentences.push(sentence!(
            language,
            "シート「{name}」の非表示の行も読みました（{lines}）。",
            "Hidden rows of the sheet “{name}” were also read (line {lines})."
        ));
    }
    sentences.extend(hidden_columns.iter().map(|(name, columns)| looks::hidden_columns(name, columns, language)));
    sentences.extend(marked.iter().map(|(name, cells)| looks::marked(name, cells, language)));
    sentences
}

/// The line for the sheets of a book that would change nothing.
pub fn unchanged_sheets(book: &str, sheets: usize, language: Language) -> String {
    language.choose(
        format!("{book}：{sheets}枚のシートには、変わるところはありません（反映済み）。"),
        format!("{book}: {} change nothing (already taken in).", counted(sheets, "sheet would", "sheets would")),
    )
}

/// The question before a large file is read.
pub fn large(large: Large, language: Language) -> String {
    let (megabytes, lines) = (large.bytes.div_ceil(1_000_000), large.lines);
    sentence!(
        language,
        "大きなファイルです（約{megabytes}MB、{lines}行）。読み込みに時間がかかることがあります。続けますか。",
        "This is a large file (about {megabytes} MB, {lines} lines). Reading it may take a while. Continue?"
    )
}

/// The heading of a file in a preview: `回答.csv（UTF-8） 11月20日 10:32 保存`.
pub fn heading(name: &str, encoding: Encoding, kept: Option<&str>, language: Language) -> String {
    let encoding = self::encoding(encoding);
    let name = sentence!(language, "{name}（{encoding}）", "{name} ({encoding})");
    kept.map_or_else(|| name.clone(), |kept| format!("{name} {kept}"))
}

/// The number of files that are previewed together.
pub fn files(count: usize, language: Language) -> String {
    language.choose(format!("{count}個のファイル"), counted(count, "file", "files"))
}

/// The sentence on the number of changes that still need a decision; empty if there are none.
pub fn undecided(open: usize, language: Language) -> String {
    if open == 0 {
        return String::new();
    }
    language.choose(
        format!("どちらの値にするか選んでいないところが{open}件あります。選んでください。"),
        format!("{} a value. Please choose.", counted(open, "place still needs", "places still need")),
    )
}

/// The name of the choice for the `nth` of `count` passages of a text that both sides changed.
pub fn passage(nth: usize, count: usize, language: Language) -> String {
    sentence!(language, "食い違う段落 {nth}／{count}", "Conflict {nth} of {count}")
}

/// The paragraphs of one side in a passage that both sides changed.
pub fn passage_side(paragraphs: &[String], language: Language) -> String {
    if paragraphs.is_empty() {
        language.say("（段落なし）", "(no paragraphs)")
    } else {
        without_long_runs(&paragraphs.join("\n"))
    }
}

/// The name of the button that takes the other side's value for all changes that are shown. `theirs` is the label of
/// that side.
pub fn all_theirs(theirs: Label, language: Language) -> String {
    let theirs = theirs.text(language);
    sentence!(language, "表示中をすべて{theirs}にする", "Use “{theirs}” for all shown")
}

/// The heading of the questions about a file, with the number of open questions. The parts of the file that an
/// unanswered question concerns are not imported.
pub fn questions(open: usize, language: Language) -> String {
    if open == 0 {
        return language.say("確認したこと", "Questions answered");
    }
    language.choose(
        format!("確認したいことが{open}件あります。答えないところは取り込みません。"),
        format!("{} to answer. Anything left unanswered is not taken in.", counted(open, "question", "questions")),
    )
}

/// The number of questions about files without an answer; blank if there are none.
pub fn unanswered(count: usize, language: Language) -> String {
    if count == 0 {
        return String::new();
    }
    language.choose(
        format!("答えていない質問が{count}件あります。"),
        format!("{} unanswered. ", counted(count, "question is", "questions are")),
    )
}

/// The sentence on the number of plans in a plan file that are equal to the plans on this device.
pub fn same_plans(same: usize, language: Language) -> String {
    language.choose(
        format!("手元と同じ計画が{same}件あります（反映済み）。"),
        format!("{} the same here as in the file (already taken in).", counted(same, "plan is", "plans are")),
    )
}

/// The sentence for a plan in a file that has nothing new, although the plan on this device has more.
pub fn nothing_to_merge(language: Language) -> &'static str {
    language.choose("合わせても、手元の計画に変わるところはありません。", "Merging would not change the plan here.")
}

/// The message after plans of a plan file were imported.
pub fn plans_imported(file: &str, count: usize, language: Language) -> String {
    language.choose(
        format!("「{file}」から計画を{count}件取り込みました。"),
        format!("Took in {} from “{file}”.", counted(count, "plan", "plans")),
    )
}

/// The message after files were read whose content the store refused.
pub fn not_saved_yet(language: Language) -> &'static str {
    language.choose(
        "読み込んだ内容は画面にありますが、まだ保存されていません。要らない計画をごみ箱に入れて空にするなど、保存場所を空けてください。空きができると、ひとりでに保存します。",
        "What was read is on the screen but not saved yet. Please make room, for example by emptying the bin. It is saved automatically once there is room.",
    )
}

/// The error message for plans for which the storage has no room; the figures are percentages of the whole storage.
pub fn no_room(file: &str, needed: usize, free: usize, language: Language) -> String {
    sentence!(
        language,
        "「{file}」を取り込むには、この端末の保存場所が足りません（必要: 約{needed}％、空き: 約{free}％）。何も取り込んでいません。要らない計画をごみ箱に入れて空にしてから、もう一度取り込んでください。",
        "There is not enough storage on this device to take in “{file}” (needed: about {needed}%, free: about {free}%). Nothing was taken in. Please move plans you do not need to the bin, empty it, and try again."
    )
}

/// The heading of the fields of a file that have no place, with their number.
pub fn unplaced(count: usize, language: Language) -> String {
    sentence!(language, "読み取らなかった欄（{count}）", "Fields that were not read ({count})")
}

/// The line with the number of further fields without a place that are not shown.
pub fn more_unplaced(more: usize, language: Language) -> String {
    sentence!(language, "ほか{more}か所（コピーにはすべて入ります）", "{more} more (“Copy” includes them all)")
}

/// The message after the fields that have no place were copied.
pub fn unplaced_copied(count: usize, language: Language) -> String {
    language.choose(
        format!("読み取らなかった欄を{count}か所コピーしました。"),
        format!("Copied {}.", counted(count, "field that was not read", "fields that were not read")),
    )
}

/// The name of the button that gives the same answer to that many questions about which KPI a row means.
pub fn all_alike(count: usize, choice: Answer, language: Language) -> String {
    match choice {
        Answer::NewKpi => {
            sentence!(language, "{count}件すべて新しい指標にする", "Make all {count} new indicators")
        }
        _ => sentence!(language, "{count}件すべて取り込まない", "Leave all {count} out"),
    }
}

/// The sentence above these buttons.
pub fn without_candidates(count: usize, language: Language) -> String {
    language.choose(
        format!("似た名称の指標が計画にない行が{count}件あります。まとめて答えられます。"),
        format!(
            "{} no indicator with a similar name in the plan. You can answer for all of them at once.",
            counted(count, "row has", "rows have")
        ),
    )
}

/// The line with the number of further answered questions that are not shown.
pub fn more_answered(more: usize, language: Language) -> String {
    language.choose(
        format!("ほか{more}件の回答は表示していません。"),
        format!("{} not shown.", counted(more, "more answer is", "more answers are")),
    )
}

/// The line with the number of further changes that are not shown.
pub fn more_changes(more: usize, language: Language) -> String {
    sentence!(language, "ほか{more}件（同じように取り込みます）", "{more} more, taken in the same way")
}

/// The remark that a value comes from another file, which is imported before this one.
pub fn from_file(file: &str, language: Language) -> String {
    sentence!(language, "「{file}」の値", "From “{file}”")
}

/// The name of an encoding.
pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Cp932 => "Shift_JIS",
        Encoding::Book => "Excel",
        Encoding::Clipboard => "TSV",
    }
}

/// The error message for a character that the chosen encoding cannot represent, with its place (OUT-001).
pub fn lacking(one: &Lacking, language: Language) -> String {
    let Lacking { letter, record, column } = one;
    sentence!(
        language,
        "「{letter}」はShift_JISで保存できません（{record}行目の「{column}」）。UTF-8で保存するか、文字を直してください。",
        "“{letter}” cannot be saved in Shift_JIS (row {record}, {column}). Please save in UTF-8 or change the character."
    )
}

/// The sentence on a character that was written as its equivalent in the chosen encoding.
pub fn twin(one: &Lacking, language: Language) -> String {
    let Lacking { letter, record, column } = one;
    sentence!(
        language,
        "「{letter}」はShift_JISにある同じ形の文字で書き出しました（{record}行目の「{column}」）。",
        "“{letter}” was written as the Shift_JIS character of the same shape (row {record}, {column})."
    )
}

/// A list of line numbers, `3、5行目`; if there are many, it ends with the number of further lines.
fn lines(lines: &[usize], language: Language) -> String {
    let named = language.list(lines.iter().take(MOST_LINES).map(usize::to_string));
    let more = lines.len().saturating_sub(MOST_LINES);
    match more {
        0 => {
            let word = if lines.len() == 1 { "line" } else { "lines" };
            sentence!(language, "{named}行目", "{word} {named}")
        }
        _ => sentence!(language, "{named}行目ほか{more}行", "lines {named} and {more} more"),
    }
}
