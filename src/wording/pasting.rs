//! The messages after a paste: what was pasted, and for the rest the reason and what to do.

use super::import::seen_cell;
use super::plurals::counted;
use super::{Label, Language, terms};
use crate::import::paste::{LeftOut, MOST_ROWS, PasteBy, PasteReason, Pasted};
use crate::import::pasted_table::TableTaken;
use crate::plan::indicator::Row;
use crate::plan::{Basis, ChoiceValue, Direction};
use crate::value::FiscalYear;

/// The message after a paste, `12か所に貼り付けました。`. It names the rows that were filled if the block did not name them, and
/// ends with a sentence for each reason why something was left out.
pub fn pasted(pasted: &Pasted, language: Language) -> String {
    let count = pasted.count();
    let mut sentences = vec![match count {
        0 => language.say("貼り付けられるところがありませんでした。", "There was nowhere to paste this."),
        1 => language.say("1か所に貼り付けました。", "Pasted into 1 cell."),
        _ => sentence!(language, "{count}か所に貼り付けました。", "Pasted into {count} cells."),
    }];
    let rows = pasted.count_of_rows();
    sentences.extend(pasted.unnamed.filter(|_| rows > 1).map(|row| rows_filled(row, rows, language)));
    sentences.extend(left_out(&pasted.left_out, language));
    sentences.join(language.choose("", " "))
}

/// The message after a pasted table made indicators, `4指標を加え、24か所に貼り付けました。`, with sentences for replaced values, for
/// added years and for each part without a place.
pub fn table_pasted(taken: &TableTaken, language: Language) -> String {
    let (indicators, cells) = (taken.table.indicators, taken.table.cells);
    let done = match (indicators, cells) {
        (0, _) => sentence!(language, "{cells}か所に貼り付けました。", "Pasted into {cells} cells."),
        (_, 0) => sentence!(language, "{indicators}指標を加えました。", "Indicators added: {indicators}."),
        _ => sentence!(
            language,
            "{indicators}指標を加え、{cells}か所に貼り付けました。",
            "Indicators added: {indicators}; pasted into {cells} cells."
        ),
    };
    let replaced = Some(taken.replaced).filter(|count| *count > 0).map(|count| {
        sentence!(language, "うち{count}か所は前の値を置き換えました。", "Replaced what stood in {count} of them.")
    });
    let unnamed = taken.unnamed.map(|row| of_row(row, language));
    let years = Some(&taken.years).filter(|years| !years.is_empty()).map(|years| years_added(years, language));
    let dropped = Some(&taken.dropped_years).filter(|years| !years.is_empty());
    let dropped = dropped.map(|years| years_dropped(years, language));
    let dashes = Some(taken.dashes).filter(|count| *count > 0).map(|count| dashes_pasted(count, language));
    let sentences = [done]
        .into_iter()
        .chain(replaced)
        .chain(unnamed)
        .chain(dashes)
        .chain(years)
        .chain(dropped)
        .chain(guessed(&taken.guessed, language))
        .chain(left_out(&taken.left_out, language));
    sentences.collect::<Vec<_>>().join(language.choose("", " "))
}

/// The sentence on `-` among the actuals of a table, which is read as not known, and on how to enter 該当なし.
fn dashes_pasted(count: usize, language: Language) -> String {
    language.choose(
        format!("実績の欄の「-」{count}か所を、未把握として入れました。該当なしなら、欄に「-」と入力してください。"),
        format!(
            "{} “-”, entered as not known. Type “-” in a cell where it is not applicable.",
            counted(count, "actual is", "actuals are")
        ),
    )
}

/// The sentences on what was guessed from the figures of new indicators: that they are levels, and that less is better.
fn guessed(guessed: &[(ChoiceValue, String)], language: Language) -> Vec<String> {
    let named = |choice: ChoiceValue| {
        let names = guessed.iter().filter(|(of, _)| *of == choice).map(|(_, name)| name.clone()).collect::<Vec<_>>();
        Some(some_names(&names, language)).filter(|_| !names.is_empty())
    };
    let levels = named(ChoiceValue::Basis(Some(Basis::Level))).map(|names| {
        sentence!(
            language,
            "基準値から続く数値なので、目標の数え方を「各年度の値」にしました（{names}）。",
            "The figures go on from the baseline, so the targets count as values of each year ({names})."
        )
    });
    let less = named(ChoiceValue::Direction(Some(Direction::Down))).map(|names| {
        sentence!(
            language,
            "目標と基準値、または指標名から、めざす向きを「減らす」にしました（{names}）。違うときは詳細で選べます。",
            "By their targets or their names the aim is to decrease ({names}). It can be changed in the details."
        )
    });
    levels.into_iter().chain(less).collect()
}

/// The sentence on the row that the figures went to, since the table does not name it.
fn of_row(row: Row, language: Language) -> String {
    let row = if row == Row::Target { Label::ROW_TARGET } else { Label::ROW_ACTUAL }.text(language);
    sentence!(language, "数値は「{row}」の行に入れました。", "The figures are in the rows “{row}”.")
}

/// The sentence on the years that a table added.
fn years_added(years: &[FiscalYear], language: Language) -> String {
    let years = joined_years(years, language);
    sentence!(language, "{years}の列を加えました。", "Years added: {years}.")
}

/// The name of a pasted table in its preview.
pub fn pasted_table(language: Language) -> String {
    language.say("貼り付けた表", "Pasted table")
}

/// The error message for a table on the clipboard that exceeds the readable size.
pub fn too_large(language: Language) -> String {
    sentence!(
        language,
        "クリップボードの表が大きすぎるため、貼り付けていません。貼り付けられるのは{MOST_ROWS}行までです。必要な行と列だけをコピーするか、表をCSVかExcelのファイルにして「ファイルを読み込む」で選んでください。",
        "The table on the clipboard is too large, so nothing was pasted. Up to {MOST_ROWS} rows can be pasted. Copy only the rows and columns you need, or save the table as a file and choose it with “Open a file”."
    )
}

/// The sentence on which row of the KPIs was filled, since the user might expect the other one to be filled, too.
fn rows_filled(row: Row, count: usize, language: Language) -> String {
    let (target, actual) = (Label::ROW_TARGET.text(language), Label::ROW_ACTUAL.text(language));
    let (filled, other) = if row == Row::Target { (target, actual) } else { (actual, target) };
    sentence!(
        language,
        "{count}件の指標の「{filled}」の行に入れました（「{other}」の行には入れていません）。",
        "Filled the “{filled}” rows of {count} indicators (not the “{other}” rows)."
    )
}

/// The sentence on years of an empty plan that were removed because the table does not have them.
fn years_dropped(years: &[FiscalYear], language: Language) -> String {
    let years = joined_years(years, language);
    sentence!(
        language,
        "表にない空の{years}の列は外しました。",
        "Empty years that the table does not have were removed: {years}."
    )
}

fn joined_years(years: &[FiscalYear], language: Language) -> String {
    language.list(years.iter().map(|year| terms::year(*year, language)))
}

/// The largest number of names that are listed; further ones are counted.
const MOST_NAMES: usize = 3;

/// The question before a paste: how the words of the block and the cursor disagree, and how to paste.
pub fn question(reasons: &[PasteReason], language: Language) -> String {
    let mut sentences: Vec<String> = reasons.iter().map(|reason| disagreement(reason, language)).collect();
    sentences.push(language.say("どう貼り付けますか。", "How should it be pasted?"));
    sentences.join(language.choose("", " "))
}

fn disagreement(reason: &PasteReason, language: Language) -> String {
    match reason {
        PasteReason::NoSuchName(names) => {
            let names = some_names(names, language);
            sentence!(
                language,
                "貼り付ける表の指標（{names}）は、表示中の指標にありません。",
                "No indicator shown here has the name given in the table ({names})."
            )
        }
        PasteReason::NoFigures => language
            .say("貼り付ける表に数値がなく、文字だけです。", "The table you are pasting has no figures, only text."),
        PasteReason::Marked(cells) => {
            let told = some(cells.iter().map(|cell| seen_cell(cell, language)), language);
            sentence!(
                language,
                "取り消し線や上付き・下付きの文字のあるセルがあります（{told}）。それらの文字を除いて貼り付けます。",
                "Some cells have struck-out, superscript or subscript characters ({told}). They are pasted without these characters."
            )
        }
        PasteReason::Merged(texts) => {
            let quoted = |text: &String| sentence!(language, "「{text}」", "“{text}”");
            let told = some(texts.iter().map(quoted), language);
            sentence!(
                language,
                "複数のセルにまたがって結合されたセルに数値があります（{told}）。先頭のセルにだけ貼り付けます。",
                "There are figures in merged cells ({told}). They are pasted into the first cell only."
            )
        }
    }
}

/// The first of some texts, and the number of further texts.
fn some(texts: impl ExactSizeIterator<Item = String>, language: Language) -> String {
    let others = texts.len().saturating_sub(MOST_NAMES);
    let told = language.list(texts.take(MOST_NAMES));
    match others {
        0 => told,
        _ => sentence!(language, "{told}ほか{others}件", "{told} and {others} more"),
    }
}

/// The first of some names, and the number of further names.
fn some_names(names: &[String], language: Language) -> String {
    let unnamed = || language.say("名前なし", "unnamed");
    let told = names.iter().take(MOST_NAMES);
    let told = told.map(|name| if name.is_empty() { unnamed() } else { sentence!(language, "「{name}」", "“{name}”") });
    let told = language.list(told);
    match names.len().saturating_sub(MOST_NAMES) {
        0 => told,
        others => sentence!(language, "{told}ほか{others}件", "{told} and {others} more"),
    }
}

/// The label of an answer to the question.
pub fn answer(by: PasteBy, reasons: &[PasteReason], language: Language) -> String {
    let words = match by {
        PasteBy::Names => language.choose("表の指標名のとおりに貼り付け", "Paste by the names in the table"),
        PasteBy::Adding => language.choose("指標を加えて貼り付け", "Add these indicators"),
        PasteBy::Cursor if reasons.contains(&PasteReason::NoFigures) => {
            language.choose("文字のまま貼り付け", "Paste as text")
        }
        PasteBy::Cursor => language.choose("カーソルの位置から貼り付け", "Paste starting at the cursor"),
        PasteBy::AsSeen => language.choose("このとおり貼り付け", "Paste like this"),
    };
    words.to_owned()
}

/// The message if the user chose to paste nothing.
pub fn nothing_pasted(language: Language) -> String {
    language.say("何も貼り付けていません。", "Nothing was pasted.")
}

/// The sentences on what was left out, one for each reason.
pub fn left_out(left_out: &LeftOut, language: Language) -> Vec<String> {
    let counted = [
        (left_out.rows, rows as fn(usize, Language) -> String),
        (left_out.columns, columns),
        (left_out.computed, computed),
        (left_out.other_columns, other_columns),
        (left_out.other_rows, other_rows),
        (left_out.words, words),
        (left_out.totals, totals),
        (left_out.hidden, hidden),
        (left_out.no_input, no_input),
    ];
    let mut sentences = Vec::new();
    for (count, sentence) in counted {
        if count > 0 {
            sentences.push(sentence(count, language));
        }
    }
    if !left_out.years.is_empty() {
        sentences.push(years(left_out, language));
    }
    if !left_out.names.is_empty() {
        sentences.push(names(&left_out.names, language));
    }
    sentences
}

fn rows(count: usize, language: Language) -> String {
    let button = Label::ADD_INDICATOR.text(language);
    let rows = counted(count, "row was", "rows were");
    sentence!(
        language,
        "最後の指標より下になる{count}行は貼り付けていません。「{button}」で行を増やしてから、もう一度貼り付けてください。",
        "{rows} not pasted, below the last indicator. Add rows with “{button}”, then paste again."
    )
}

fn columns(count: usize, language: Language) -> String {
    let button = Label::APPEND_YEAR.text(language);
    let columns = counted(count, "column was", "columns were");
    sentence!(
        language,
        "最後の列より右になる{count}列は貼り付けていません。「{button}」で年度を増やすか、貼り付ける位置を確認してください。",
        "{columns} not pasted, beyond the last column. Add years with “{button}”, or check where you are pasting."
    )
}

fn years(left_out: &LeftOut, language: Language) -> String {
    let years = joined_years(&left_out.years, language);
    sentence!(
        language,
        "{years}はこの計画の年度にないため貼り付けていません。必要なら年度を追加してから、もう一度貼り付けてください。",
        "Not pasted, because the plan has no such year: {years}. If you need it, add the year and paste again."
    )
}

fn names(names: &[String], language: Language) -> String {
    let (count, names) = (names.len(), some_names(names, language));
    let items = counted(count, "indicator was", "indicators were");
    sentence!(
        language,
        "表示中の指標にない{count}件（{names}）は貼り付けていません。指標名を確認してください。",
        "{items} not pasted: no indicator shown here has the name ({names}). Please check the names."
    )
}

fn words(count: usize, language: Language) -> String {
    let cells = counted(count, "cell was", "cells were");
    sentence!(
        language,
        "指標名や見出しなどの言葉{count}か所は、数値の欄に貼り付けていません。",
        "{cells} not pasted into figures (names, headings and other text)."
    )
}

fn computed(count: usize, language: Language) -> String {
    let figures = counted(count, "figure was", "figures were");
    sentence!(
        language,
        "達成率・累計などの{count}か所は貼り付けていません。累計と達成率は自動で計算されます。",
        "{figures} not pasted (rates, totals and so on). Totals and rates are calculated automatically."
    )
}

fn other_columns(count: usize, language: Language) -> String {
    let columns = counted(count, "column was", "columns were");
    sentence!(
        language,
        "数値でない{count}列は貼り付けていません。必要な列は、その列だけをコピーして貼り付けてください。",
        "{columns} not pasted: they hold no figures. To paste such a column, copy it on its own."
    )
}

fn other_rows(count: usize, language: Language) -> String {
    let rows = counted(count, "row was", "rows were");
    sentence!(
        language,
        "指標の値でない{count}行は貼り付けていません。",
        "{rows} not pasted: they hold nothing of an indicator."
    )
}

fn hidden(count: usize, language: Language) -> String {
    let cells = counted(count, "hidden cell was", "hidden cells were");
    sentence!(language, "非表示の{count}か所は貼り付けていません。", "{cells} not pasted.")
}

fn totals(count: usize, language: Language) -> String {
    let figures = counted(count, "figure in the total column was", "figures in the total column were");
    sentence!(
        language,
        "合計の{count}か所は貼り付けていません。合計は自動で計算されます。",
        "{figures} not pasted. Totals are calculated automatically."
    )
}

fn no_input(count: usize, language: Language) -> String {
    let figures = counted(count, "figure was", "figures were");
    sentence!(
        language,
        "入力欄のない{count}か所は貼り付けていません。「目標の数え方」の選択と貼り付ける位置を確認してください。",
        "{figures} not pasted where nothing can be entered. Check “How targets are counted” and where you are pasting."
    )
}
