//! Books of somebody else's that are filled in place (様式ブックに書き込む).

use super::{Label, Language, terms};
use crate::export::form_book::{
    Asking, Filling, Format, Heads, Marked, MarkedYear, MarksFault, Obstacle, Outcome, Refusal, UnknownKpi, Value,
};
use crate::import::read::ImportError;
use crate::plan::Form;
use crate::plan::cell::Certainty;
use crate::value::amount::Amount;

/// What of a KPI a mark is about, without its year.
pub fn what(what: Marked, form: &Form, language: Language) -> &str {
    match what {
        Marked::Name => language.of("指標名", "name"),
        Marked::Unit => language.of("単位", "unit"),
        Marked::Baseline => terms::baseline(form, language),
        Marked::PeriodTarget => language.of("期間の目標", "target of the period"),
        Marked::Target(_) => language.of("目標", "target"),
        Marked::Actual(_) => language.of("実績", "actual"),
        Marked::Rate(_) => language.of("達成率（%）", "rate (%)"),
        Marked::Status(_) => language.of("状態（速報、調査中など）", "status (preliminary …)"),
        Marked::Note(_) => language.of("実績の備考", "note on the actual"),
    }
}

/// The year of a mark.
pub fn year(year: MarkedYear, language: Language) -> String {
    match year {
        MarkedYear::FromReport(0) => language.of("報告年度", "reported year").to_owned(),
        MarkedYear::FromReport(years) if years < 0 => {
            let years = years.unsigned_abs();
            language.of(format!("報告年度の{years}年前"), format!("{years} before the reported year"))
        }
        MarkedYear::FromReport(years) => {
            language.of(format!("報告年度の{years}年後"), format!("{years} after the reported year"))
        }
        MarkedYear::Fixed(year) => {
            let year = terms::year(year, language);
            language.of(format!("いつも{year}"), format!("always {year}"))
        }
    }
}

/// What a cell would show.
pub fn value(value: &Value) -> String {
    match value {
        Value::Number { shown, .. } => Amount::from_plain(shown).map_or_else(|| shown.clone(), Amount::grouped),
        Value::Text(text) => text.clone(),
    }
}

/// What is done with a mark, in a word.
pub fn outcome(outcome: &Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Written => language.of("書き込む", "written"),
        Outcome::Same => language.of("同じ", "the same"),
        Outcome::Asked(_) => language.of("確認", "asked"),
        Outcome::Left(_) => language.of("書き込まない", "left out"),
    }
}

/// The sentences on a mark: why it is asked or left out, and what the book does not get to know.
pub fn remarks(filling: &Filling, language: Language) -> Vec<String> {
    let mut remarks = match &filling.outcome {
        Outcome::Asked(asked) => asked.iter().map(|one| asking(one, language)).collect(),
        Outcome::Left(obstacle) => vec![left(*obstacle, language).to_owned()],
        Outcome::Written | Outcome::Same => Vec::new(),
    };
    let is_written = matches!(filling.outcome, Outcome::Written | Outcome::Asked(_));
    if let Some(certainty) = filling.unsaid.filter(|_| is_written) {
        remarks.push(unsaid(certainty, language));
    }
    remarks
}

fn asking(asking: &Asking, language: Language) -> String {
    match asking {
        Asking::HoldsOther => language.of("ほかの値が入っています。", "It holds something else.").to_owned(),
        Asking::Locked => language.of("保護されたセルです。", "The cell is locked.").to_owned(),
        Asking::OtherHeads { then, now } => {
            let (then, now) = (heads(then, language), heads(now, language));
            language.of(
                format!("見出しが印を付けたときと違います（そのとき：{then}、いま：{now}）。"),
                format!("Its heads are not those that were marked (then: {then}; now: {now})."),
            )
        }
        Asking::OtherYear(year) => {
            let year = terms::year(*year, language);
            language.of(format!("見出しの年度は{year}です。"), format!("Its head says {year}."))
        }
        Asking::OtherUnit => language
            .of(
                "単位が指標と違うため、単位付きの文字として入ります。",
                "Its unit is another one: it goes in as a text with its unit.",
            )
            .to_owned(),
        Asking::Format(format) => wrong_format(*format, language).to_owned(),
    }
}

fn wrong_format(format: Format, language: Language) -> &'static str {
    match format {
        Format::Plain => "",
        Format::Percent => language
            .of("セルの書式では100倍の％で表示されます。", "The cell would show a hundred times as much, in percent."),
        Format::Scaled => {
            language.of("セルの書式では千分の一などで表示されます。", "The cell would show thousandths of it.")
        }
        Format::Date => language.of("セルの書式では日付で表示されます。", "The cell would show a date."),
    }
}

fn left(obstacle: Obstacle, language: Language) -> &'static str {
    match obstacle {
        Obstacle::Kpi(UnknownKpi::Gone) => {
            language.of("この計画にその指標がありません。", "The plan does not have this indicator.")
        }
        Obstacle::Kpi(UnknownKpi::Several) => {
            language.of("同じ名称と単位の指標がいくつかあります。", "Several indicators have this name and unit.")
        }
        Obstacle::NoSheet => language.of("そのシートがブックにありません。", "The book does not have this sheet."),
        Obstacle::NoCell => {
            language.of("そのセルは表の範囲にありません。", "The cell is outside the cells of the sheet.")
        }
        Obstacle::Covered => {
            language.of("結合されたセルの先頭ではありません。", "It is not the first of merged cells.")
        }
        Obstacle::Formula => language
            .of("数式が入っています。数式は書き換えません。", "It holds a formula, which is never written over."),
        Obstacle::NoYear => language.of("その年度は計画にありません。", "The plan does not have this year."),
        Obstacle::Nothing => language.of("計画に値がありません。", "The plan has nothing there."),
    }
}

fn unsaid(certainty: Certainty, language: Language) -> String {
    let word = terms::certainty(certainty, language);
    language.of(
        format!("{word}の値です。様式には数値だけが入ります。"),
        format!("The figure is {word}; only the number goes in."),
    )
}

fn heads(heads: &Heads, language: Language) -> String {
    let of = |text: &str| if text.is_empty() { Label::NoHead.text(language).to_owned() } else { text.to_owned() };
    format!("{} / {}", of(&heads.row), of(&heads.column))
}

/// How many cells are written, asked, the same and left out.
pub fn counted(fillings: &[Filling], language: Language) -> String {
    let count = |is_one: fn(&Outcome) -> bool| fillings.iter().filter(|one| is_one(&one.outcome)).count();
    let written = count(|one| *one == Outcome::Written);
    let asked = count(|one| matches!(one, Outcome::Asked(_)));
    let same = count(|one| *one == Outcome::Same);
    let left = count(|one| matches!(one, Outcome::Left(_)));
    language.of(
        format!("書き込む{written}か所、確認{asked}か所、同じ{same}か所、書き込まない{left}か所"),
        format!("{written} written, {asked} asked, {same} the same, {left} left out"),
    )
}

/// The button that writes so many cells.
pub fn write(cells: usize, language: Language) -> String {
    language.of(format!("{cells}か所に書き込む"), format!("Write {cells} cells"))
}

/// The message that a book was written.
pub fn written(name: &str, cells: usize, language: Language) -> String {
    language.of(
        format!("{cells}か所に書き込み、「{name}」として書き出しました。ほかのセルは変えていません。"),
        format!("Wrote {cells} cells, as “{name}”. No other cell was changed."),
    )
}

/// The message that marks were read, and of how many cells that had one it was kept.
pub fn marks_read(added: usize, kept: usize, language: Language) -> String {
    let read = language.of(format!("印を{added}か所読み込みました。"), format!("Read {added} marks."));
    if kept == 0 {
        return read;
    }
    let stay = language
        .of(format!("すでに印のある{kept}か所はそのままです。"), format!(" {kept} cells that had a mark keep it."));
    read + &stay
}

/// What is asked for a cell, over the panel of its mark.
pub fn cell(sheet: &str, cell: &str, language: Language) -> String {
    language.of(format!("{sheet} の {cell}"), format!("{cell} of {sheet}"))
}

/// That only a part of a sheet is shown.
pub fn cut(rows: usize, columns: usize, language: Language) -> String {
    language.of(
        format!("大きなシートのため、先頭の{rows}行・{columns}列だけを表示しています。"),
        format!("The sheet is large: only its first {rows} rows and {columns} columns are shown."),
    )
}

/// Why a book is not read.
pub fn refusal(refusal: Refusal, language: Language) -> String {
    let error = match refusal {
        Refusal::TooLarge => ImportError::BookTooLarge,
        Refusal::Unreadable => ImportError::BookUnreadable,
    };
    super::import::error_sentence(&error, language)
}

/// That what reads books did not arrive.
pub fn no_library(language: Language) -> String {
    super::import::error_sentence(&ImportError::NoBookReader, language)
}

/// That a file holds marks, where plans and tables are read.
pub fn is_marks(language: Language) -> &'static str {
    language.of(
        "様式ブックの印のファイルです。取込・出力の「様式ブックに書き込む」で「印を読み込む」から選んでください。",
        "These are the marks of a form of Excel. Choose them by “Load marks” in “Fill in a form of Excel”, under “Files”.",
    )
}

/// Why a file of marks is not read.
pub fn marks_fault(fault: &MarksFault, language: Language) -> String {
    let sentence = match fault {
        MarksFault::NotMarks => language.of("印のファイルではありません。", "This is no file of marks.").to_owned(),
        MarksFault::TooNew => {
            language.of("新しい版で作られた印のファイルです。", "A newer version wrote this file of marks.").to_owned()
        }
        MarksFault::Damaged(None) => {
            language.of("印のファイルが壊れています。", "The file of marks is damaged.").to_owned()
        }
        MarksFault::Damaged(Some(nth)) => language.of(
            format!("印のファイルの{nth}番目の印を読めません。"),
            format!("Mark {nth} of the file cannot be read."),
        ),
    };
    language.of(
        format!("{sentence}（{}）いまの印は変わっていません。", fault.code()),
        format!("{sentence} ({}) The marks here have not changed.", fault.code()),
    )
}
