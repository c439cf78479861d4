//! Other people's books that are filled in place (様式ブックに書き込む).

use super::{FormBookLabel, Language, plurals, terms};
use crate::export::form_book::{
    BookRefusal, CellHeads, ConfirmReason, FilledValue, Filling, Format, HiddenBy, Marked, MarkedKpi, MarkedYear,
    MarksFault, Obstacle, Outcome, UnknownKpi,
};
use crate::import::read::ImportError;
use crate::plan::{Certainty, Form};
use crate::value::Amount;

/// The label of the marked content of a KPI, without its year.
pub fn what(what: Marked, form: &Form, language: Language) -> &str {
    match what {
        Marked::Name => language.choose("指標名", "Name"),
        Marked::Unit => language.choose("単位", "Unit"),
        Marked::Baseline => terms::baseline(form, language),
        Marked::PeriodTarget => language.choose("期間の目標", "Target for the period"),
        Marked::Target(_) => language.choose("目標", "Target"),
        Marked::Actual(_) => language.choose("実績", "Actual"),
        Marked::Rate(_) => language.choose("達成率（%）", "Rate (%)"),
        Marked::Status(_) => {
            language.choose("状態（速報、調査中など）", "Status (preliminary, under survey and so on)")
        }
        Marked::Note(_) => language.choose("実績の備考", "Note on the actual"),
        Marked::Cause(_) => language.choose("要因（効果検証）", "Causes (evaluation)"),
        Marked::Measure(_) => language.choose("今後の取組（効果検証）", "Next steps (evaluation)"),
    }
}

/// The year of a mark.
pub fn year(year: MarkedYear, language: Language) -> String {
    match year {
        MarkedYear::FromReport(0) => language.say("報告年度", "Report year"),
        MarkedYear::FromReport(years) if years < 0 => {
            let years = years.unsigned_abs();
            language.choose(
                format!("報告年度の{years}年前"),
                format!(
                    "{} before the report year",
                    plurals::counted(usize::try_from(years).unwrap_or_default(), "year", "years")
                ),
            )
        }
        MarkedYear::FromReport(years) => language.choose(
            format!("報告年度の{years}年後"),
            format!(
                "{} after the report year",
                plurals::counted(usize::try_from(years).unwrap_or_default(), "year", "years")
            ),
        ),
        MarkedYear::Fixed(year) => {
            let year = terms::year(year, language);
            sentence!(language, "いつも{year}", "Always {year}")
        }
    }
}

/// The value that a cell would show.
pub fn value(value: &FilledValue) -> String {
    match value {
        FilledValue::Number { shown, .. } => Amount::from_plain(shown).map_or_else(|| shown.clone(), Amount::grouped),
        FilledValue::Text(text) => text.clone(),
    }
}

/// The word for what is done with a mark.
pub fn outcome(outcome: &Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Written => language.choose("書き込む", "Write"),
        Outcome::Same => language.choose("同じ", "Same"),
        Outcome::Asked(_) => language.choose("確認", "To confirm"),
        Outcome::Left(_) => language.choose("書き込まない", "Left out"),
    }
}

/// A sentence on a mark. If something changed since the cell was marked, it also has the content then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkRemark {
    /// The sentence.
    pub text: String,
    /// The content then, and the content now.
    pub then_and_now: Option<(String, String)>,
}

impl From<String> for MarkRemark {
    fn from(text: String) -> Self {
        Self { text, then_and_now: None }
    }
}

/// The sentences on a mark: why it needs a confirmation or is left out, and what the book cannot express.
pub fn remarks(filling: &Filling, language: Language) -> Vec<MarkRemark> {
    let mut remarks: Vec<MarkRemark> = match &filling.outcome {
        Outcome::Asked(asked) => asked.iter().map(|reason| asking(reason, language)).collect(),
        Outcome::Left(obstacle) => vec![left(*obstacle, language).to_owned().into()],
        Outcome::Written | Outcome::Same => Vec::new(),
    };
    let is_written = matches!(filling.outcome, Outcome::Written | Outcome::Asked(_));
    if let Some(certainty) = filling.unsaid.filter(|_| is_written) {
        remarks.push(unsaid(certainty, language).into());
    }
    remarks
}

fn asking(asking: &ConfirmReason, language: Language) -> MarkRemark {
    let sentence = match asking {
        ConfirmReason::OtherHeads { .. } | ConfirmReason::OtherKpi { .. } | ConfirmReason::YearWords { .. } => {
            return changed(asking, language);
        }
        ConfirmReason::HoldsOther => language.say("ほかの値が入っています。", "The cell already has another value."),
        ConfirmReason::Locked => language.say("保護されたセルです。", "The cell is locked."),
        ConfirmReason::Hidden(hidden) => hidden_sentence(*hidden, language).to_owned(),
        ConfirmReason::Unnamed(now) => {
            let now = heads(now, language);
            sentence!(
                language,
                "見出しに指標の名称がありません（{now}）。",
                "None of its headings names the indicator ({now})."
            )
        }
        ConfirmReason::OtherYear(year) => {
            let year = terms::year(*year, language);
            sentence!(language, "見出しの年度は{year}です。", "The year in its heading is {year}.")
        }
        ConfirmReason::UnclearYear(year) => sentence!(
            language,
            "見出しの「{year}」は値の年度と違うようです。",
            "“{year}” in its heading does not seem to be the year of the value."
        ),
        ConfirmReason::BookUnit { book, kpi } => book_unit(book, kpi, language),
        ConfirmReason::OtherUnit => language.say(
            "単位が指標と違うため、単位付きの文字として入ります。",
            "Its unit differs from the indicator’s, so it is written as text with its unit.",
        ),
        ConfirmReason::Format(format) => wrong_format(*format, language).to_owned(),
        ConfirmReason::Shown(shown) => sentence!(
            language,
            "セルの書式では「{shown}」と表示されます。",
            "The cell’s format would show it as “{shown}”."
        ),
        ConfirmReason::ShowsNothing => {
            language.say("セルの書式では何も表示されません。", "The cell’s format would show nothing.")
        }
    };
    sentence.into()
}

/// The remark that something changed since the cell was marked; an empty remark for any other reason.
fn changed(asking: &ConfirmReason, language: Language) -> MarkRemark {
    let (text, then, now) = match asking {
        ConfirmReason::OtherHeads { then, now } => (
            language
                .choose("見出しが印を付けたときと違います。", "Its headings are not the same as when it was marked."),
            heads(then, language),
            heads(now, language),
        ),
        ConfirmReason::OtherKpi { then, now } => (
            language.choose(
                "指標が印を付けたときと違います。",
                "The indicator is not the same as when the cell was marked.",
            ),
            with_unit(then, language),
            with_unit(now, language),
        ),
        ConfirmReason::YearWords { then, now } => (
            language.choose(
                "見出しの年度が印を付けたときと違います。",
                "The year in its headings is not the same as when it was marked.",
            ),
            then.clone(),
            now.clone(),
        ),
        _ => ("", String::new(), String::new()),
    };
    MarkRemark { text: text.to_owned(), then_and_now: Some((then, now)) }
}

fn with_unit(kpi: &MarkedKpi, language: Language) -> String {
    match kpi.unit.as_str() {
        "" => kpi.name.clone(),
        unit => language.choose(format!("{}（{unit}）", kpi.name), format!("{} ({unit})", kpi.name)),
    }
}

fn book_unit(book: &str, kpi: &str, language: Language) -> String {
    let kpi = if kpi.is_empty() { language.choose("なし", "none") } else { kpi };
    sentence!(
        language,
        "ブックの単位は{book}、指標の単位は{kpi}です。換算はしません。",
        "The unit in the workbook is {book}, that of the indicator {kpi}. Nothing is converted."
    )
}

fn hidden_sentence(hidden: HiddenBy, language: Language) -> &'static str {
    match hidden {
        HiddenBy::Sheet => language.choose("表示されていないシートです。", "The sheet is hidden."),
        HiddenBy::Row => language.choose("表示されていない行です。", "The row is hidden."),
        HiddenBy::Column => language.choose("表示されていない列です。", "The column is hidden."),
    }
}

fn wrong_format(format: Format, language: Language) -> &'static str {
    match format {
        Format::Plain => "",
        Format::Percent => language.choose(
            "セルの書式では100倍の％で表示されます。",
            "The cell’s format would show it as a percentage, multiplied by 100.",
        ),
        Format::Scaled => language.choose(
            "セルの書式では千分の一などで表示されます。",
            "The cell’s format would show it in thousands or the like.",
        ),
        Format::Date => {
            language.choose("セルの書式では日付で表示されます。", "The cell’s format would show it as a date.")
        }
        Format::Other => language.choose(
            "セルの書式では指数や分数などで表示されます。",
            "The cell’s format would show it as a power of ten or a fraction.",
        ),
    }
}

fn left(obstacle: Obstacle, language: Language) -> &'static str {
    match obstacle {
        Obstacle::Kpi(UnknownKpi::Gone) => {
            language.choose("この計画にその指標がありません。", "The plan does not have this indicator.")
        }
        Obstacle::Kpi(UnknownKpi::Several) => {
            language.choose("同じ名称と単位の指標がいくつかあります。", "Several indicators have this name and unit.")
        }
        Obstacle::NoSheet => {
            language.choose("そのシートがブックにありません。", "The workbook does not have this sheet.")
        }
        Obstacle::NoCell => language.choose("そのセルは表の範囲にありません。", "The cell is outside the table."),
        Obstacle::Covered => {
            language.choose("結合されたセルの先頭ではありません。", "It is not the first cell of its merged cells.")
        }
        Obstacle::Formula => language.choose(
            "数式が入っています。数式は書き換えません。",
            "The cell has a formula. Formulas are never overwritten.",
        ),
        Obstacle::NoYear => language.choose("その年度は計画にありません。", "The plan does not have this year."),
        Obstacle::Nothing => language.choose("計画に値がありません。", "The plan has no value for it."),
    }
}

fn unsaid(certainty: Certainty, language: Language) -> String {
    let word = terms::certainty(certainty, language);
    sentence!(
        language,
        "{word}の値です。様式には数値だけが入ります。",
        "The value is {word}; only the number is written into the form."
    )
}

/// The words that lead to a cell: its row, its column, and the words on the way to the KPI's name.
fn heads(heads: &CellHeads, language: Language) -> String {
    let shown_head =
        |text: &str| if text.is_empty() { FormBookLabel::NO_HEAD.text(language).to_owned() } else { text.to_owned() };
    let mut words = vec![shown_head(&heads.row), shown_head(&heads.column)];
    // The nearest text above is also the first of the words on the way to the name.
    let further = heads.path.iter().filter(|text| **text != heads.column && **text != heads.row);
    words.extend(further.take(MOST_WORDS).cloned());
    words.join(" / ")
}

/// The largest number of words on the way to the KPI's name that are shown.
const MOST_WORDS: usize = 8;

/// The numbers of cells that are written, need a confirmation, are the same, or are left out.
pub fn counted(fillings: &[Filling], language: Language) -> String {
    let count = |is_one: fn(&Outcome) -> bool| fillings.iter().filter(|one| is_one(&one.outcome)).count();
    let written = count(|one| *one == Outcome::Written);
    let asked = count(|one| matches!(one, Outcome::Asked(_)));
    let same = count(|one| *one == Outcome::Same);
    let left = count(|one| matches!(one, Outcome::Left(_)));
    sentence!(
        language,
        "書き込む{written}か所、確認{asked}か所、同じ{same}か所、書き込まない{left}か所",
        "{written} to write, {asked} to confirm, {same} unchanged, {left} left out"
    )
}

/// The label of the button that shows the rest of a long list.
pub fn more(rows: usize, language: Language) -> String {
    sentence!(language, "残り{rows}か所も表示", "Show {rows} more")
}

/// The label of the button that writes that many cells.
pub fn write(cells: usize, language: Language) -> String {
    language.choose(format!("{cells}か所に書き込む"), format!("Write {}", plurals::counted(cells, "cell", "cells")))
}

/// The message after a book was written.
pub fn written(name: &str, cells: usize, language: Language) -> String {
    language.choose(
        format!("{cells}か所に書き込み、「{name}」として書き出しました。ほかのセルは変えていません。"),
        format!(
            "Wrote {} and saved the workbook as “{name}”. No other cells were changed.",
            plurals::counted(cells, "cell", "cells")
        ),
    )
}

/// The message after marks were read, with the number of cells that kept the mark they had.
pub fn marks_read(added: usize, kept: usize, language: Language) -> String {
    let read = language.choose(
        format!("印を{added}か所読み込みました。"),
        format!("Loaded {}.", plurals::counted(added, "mark", "marks")),
    );
    if kept == 0 {
        return read;
    }
    let stay = language.choose(
        format!("すでに印のある{kept}か所はそのままです。"),
        format!(" {} as before.", plurals::counted(kept, "cell that had a mark stays", "cells that had a mark stay")),
    );
    read + &stay
}

/// The title of the panel of a cell's mark.
pub fn cell(sheet: &str, cell: &str, language: Language) -> String {
    sentence!(language, "{sheet} の {cell}", "{cell} in {sheet}")
}

/// The hint that only a part of a sheet is shown.
pub fn cut(rows: usize, columns: usize, language: Language) -> String {
    sentence!(
        language,
        "大きなシートのため、先頭の{rows}行・{columns}列だけを表示しています。",
        "This is a large sheet: only the first {rows} rows and {columns} columns are shown."
    )
}

/// The error message for a book that is not read.
pub fn refusal(refusal: BookRefusal, language: Language) -> String {
    let error = match refusal {
        BookRefusal::TooLarge => ImportError::BookTooLarge,
        BookRefusal::Unreadable => ImportError::BookUnreadable,
    };
    super::import::error_sentence(&error, language)
}

/// The error message that the program part that reads books was not loaded.
pub fn no_library(language: Language) -> String {
    super::import::error_sentence(&ImportError::NoBookReader, language)
}

/// The hint that a file has marks, for a user who opened it as a plan or a table.
pub fn is_marks(language: Language) -> &'static str {
    language.choose(
        "国・県の様式（Excel）に付けた印のファイルです。取込・出力の「様式ブックに書き込む」で「印を読み込む」から選んでください。",
        "This is a file of marks for an Excel form. Choose it with “Load marks” under “Fill in an Excel form” in “Files”.",
    )
}

/// The error message for a file of marks that is not read.
pub fn marks_fault(fault: &MarksFault, language: Language) -> String {
    let sentence = match fault {
        MarksFault::NotMarks => language.say("印のファイルではありません。", "This is not a file of marks."),
        MarksFault::TooNew => {
            language.say("新しい版で作られた印のファイルです。", "This file of marks was made by a newer version.")
        }
        MarksFault::Damaged(None) => language.say("印のファイルが壊れています。", "The file of marks is damaged."),
        MarksFault::Damaged(Some(nth)) => {
            sentence!(language, "印のファイルの{nth}番目の印を読めません。", "Mark {nth} of the file cannot be read.")
        }
    };
    language.choose(
        format!("{sentence}（{}）いまの印は変わっていません。", fault.code()),
        format!("{sentence} ({}) The current marks have not changed.", fault.code()),
    )
}
