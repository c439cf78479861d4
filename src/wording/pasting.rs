//! The messages after a paste: what was pasted, and for the rest why it was not and what to do.

use super::{Label, Language, terms};
use crate::import::paste::{LeftOut, OtherUnit, PasteBy, PasteReason, Pasted};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;

/// The message after a paste, `12か所に貼り付けました。`. It names the rows that were filled if the block did not say so, and ends
/// with a sentence for each reason for which something was left out.
pub fn pasted(pasted: &Pasted, language: Language) -> String {
    let count = pasted.count();
    let mut sentences = vec![match count {
        0 => language.of("貼り付けられるところがありませんでした。", "There was nothing to paste here.").to_owned(),
        1 => language.of("1か所に貼り付けました。", "Pasted into 1 cell.").to_owned(),
        _ => sentence!(language, "{count}か所に貼り付けました。", "Pasted into {count} cells.", count),
    }];
    let rows = pasted.count_of_rows();
    sentences.extend(pasted.unnamed.filter(|_| rows > 1).map(|row| rows_filled(row, rows, language)));
    sentences.extend(pasted.other_row.filter(|_| count > 0).map(|row| other_row_filled(row, language)));
    sentences
        .extend(Some(&pasted.without_era).filter(|years| !years.is_empty()).map(|years| without_era(years, language)));
    sentences.extend(left_out(&pasted.left_out, language));
    sentences.join(language.of("", " "))
}

/// The sentence for a table on the clipboard that is larger than what is read of one.
pub fn too_large(language: Language) -> String {
    let sentence = language.of(
        "クリップボードの表が大きすぎるため、貼り付けていません。必要な行と列だけをコピーして、もう一度貼り付けてください。",
        "The table on the clipboard is too large, so nothing was pasted. Copy only the rows and columns that you need, then paste again.",
    );
    sentence.to_owned()
}

/// The sentence on which row of the KPIs was filled, since a person could expect the other one as well.
fn rows_filled(row: Row, count: usize, language: Language) -> String {
    let (target, actual) = (Label::RowTarget.text(language), Label::RowActual.text(language));
    let (filled, other) = if row == Row::Target { (target, actual) } else { (actual, target) };
    sentence!(
        language,
        "{count}件の指標の「{filled}」の行に入れました（「{other}」の行には入れていません）。",
        "Filled the rows “{filled}” of {count} indicators; no row “{other}” was filled.",
        count,
        filled,
        other
    )
}

/// The sentence on the row that was filled because the block names it, while the cursor stands in the other one.
fn other_row_filled(row: Row, language: Language) -> String {
    let row = if row == Row::Target { Label::RowTarget } else { Label::RowActual }.text(language);
    sentence!(
        language,
        "表の言葉のとおり「{row}」の行に入れました。",
        "Filled the row “{row}”, as the table says.",
        row
    )
}

/// The sentence on the years that were written without era, since the plan alone says which ones they are.
fn without_era(years: &[FiscalYear], language: Language) -> String {
    let years = joined_years(years, language);
    sentence!(
        language,
        "元号のない年度は、この計画にある年度（{years}）として貼り付けました。",
        "Years without an era were read as those of the plan: {years}.",
        years
    )
}

fn joined_years(years: &[FiscalYear], language: Language) -> String {
    let years: Vec<String> = years.iter().map(|year| terms::year(*year, language)).collect();
    years.join(language.of("、", ", "))
}

/// The most names that are told; of the others there is only their number.
const MOST_NAMES: usize = 3;

/// The question before a paste: how the words of the block and the cursor disagree, and what is asked.
pub fn question(reasons: &[PasteReason], language: Language) -> String {
    let mut sentences: Vec<String> = reasons.iter().map(|reason| disagreement(reason, language)).collect();
    sentences.push(language.of("どう貼り付けますか。", "How should it be pasted?").to_owned());
    sentences.join(language.of("", " "))
}

fn disagreement(reason: &PasteReason, language: Language) -> String {
    match reason {
        PasteReason::OtherKpi { named, at_cursor } => {
            let unnamed = Label::Unnamed.text(language);
            let at_cursor = if at_cursor.is_empty() { unnamed } else { at_cursor };
            sentence!(
                language,
                "貼り付ける表は「{named}」から始まりますが、カーソルは「{at_cursor}」にあります。",
                "The table begins with “{named}”, but the cursor is at “{at_cursor}”.",
                named,
                at_cursor
            )
        }
        PasteReason::NoSuchName(names) => {
            let names = some_names(names, language);
            sentence!(
                language,
                "貼り付ける表の指標（{names}）は、表示中の指標にありません。",
                "No indicator that is shown has a name of the table: {names}.",
                names
            )
        }
        PasteReason::OtherUnit(units) => {
            let told: Vec<String> = units.iter().take(MOST_NAMES).map(|unit| other_unit(unit, language)).collect();
            let (told, count) = (told.join(language.of("、", ", ")), units.len());
            sentence!(
                language,
                "単位が指標と違います（{count}件：{told}）。",
                "The unit is not that of the indicator ({count}: {told}).",
                count,
                told
            )
        }
        PasteReason::NoFigures => language
            .of("貼り付ける表に数値がなく、文字だけです。", "What is pasted holds no figures, only words.")
            .to_owned(),
        PasteReason::UnclearYear(text) => sentence!(
            language,
            "貼り付ける表の「{text}」は、何年度かはっきりしません。",
            "Which fiscal year the table means by “{text}” is not certain.",
            text
        ),
        PasteReason::YearOfActuals => language
            .of(
                "貼り付ける表には、目標の年度はありますが、実績の年度がありません。",
                "The table says of which year its targets are, but not its actuals.",
            )
            .to_owned(),
        PasteReason::ShortRows(count) => sentence!(
            language,
            "貼り付ける表に、見出しよりセルの少ない行が{count}行あります。",
            "The table has rows with fewer cells than its headings: {count}.",
            count
        ),
    }
}

fn other_unit(unit: &OtherUnit, language: Language) -> String {
    let OtherUnit { name, unit, stated } = unit;
    sentence!(
        language,
        "「{name}」は{unit}、表は{stated}",
        "“{name}” is in {unit}, the table in {stated}",
        name,
        unit,
        stated
    )
}

/// The first of some names, and how many there are besides.
fn some_names(names: &[String], language: Language) -> String {
    let unnamed = || language.of("名前なし", "no name").to_owned();
    let told = names.iter().take(MOST_NAMES);
    let told = told
        .map(|name| if name.is_empty() { unnamed() } else { language.of(format!("「{name}」"), format!("“{name}”")) });
    let told = told.collect::<Vec<_>>().join(language.of("、", ", "));
    match names.len().saturating_sub(MOST_NAMES) {
        0 => told,
        others => sentence!(language, "{told}ほか{others}件", "{told} and {others} more", told, others),
    }
}

/// The label of an answer to the question.
pub fn answer(by: PasteBy, reasons: &[PasteReason], language: Language) -> String {
    let words = match by {
        PasteBy::Names => language.of("表の指標名のとおりに貼り付け", "Paste by the names in the table"),
        PasteBy::SameUnits => language.of("単位が同じ行だけ貼り付け", "Paste only rows of the same unit"),
        PasteBy::Cursor if reasons.contains(&PasteReason::NoFigures) => {
            language.of("文字のまま貼り付け", "Paste the words as they are")
        }
        PasteBy::Cursor if reasons.contains(&PasteReason::YearOfActuals) => {
            language.of("カーソルの年度に貼り付け", "Paste them into the year of the cursor")
        }
        PasteBy::Cursor => language.of("カーソルの位置から貼り付け", "Paste from the cursor on"),
        PasteBy::Year(year) => {
            let year = terms::year(year, language);
            return sentence!(language, "{year}として貼り付け", "Paste it as {year}", year);
        }
        PasteBy::YearOfTarget => {
            language.of("同じ行の目標の年度に貼り付け", "Paste them into the years of their targets")
        }
        PasteBy::CellsAtEnd => language
            .of("足りないセルは行の終わりの空欄として貼り付け", "Paste with blank cells at the end of these rows"),
        PasteBy::CellsBeforeFigures => language.of(
            "足りないセルは最初の数値の前の空欄として貼り付け",
            "Paste with blank cells before the first figures of these rows",
        ),
        PasteBy::LeaveOut if matches!(reasons, [PasteReason::ShortRows(_)]) => {
            language.of("その行を除いて貼り付け", "Paste without these rows")
        }
        PasteBy::LeaveOut if reasons.contains(&PasteReason::YearOfActuals) => {
            language.of("実績を除いて貼り付け", "Paste without the actuals")
        }
        PasteBy::LeaveOut => language.of("その年の値を除いて貼り付け", "Paste without the figures of that year"),
    };
    words.to_owned()
}

/// The message where the answer was to paste nothing.
pub fn nothing_pasted(language: Language) -> String {
    language.of("何も貼り付けていません。", "Nothing was pasted.").to_owned()
}

/// The sentences on what was left out, one for each reason.
pub fn left_out(left_out: &LeftOut, language: Language) -> Vec<String> {
    let counted = [
        (left_out.rows, rows as fn(usize, Language) -> String),
        (left_out.columns, columns),
        (left_out.unclear_years, unclear_years),
        (left_out.without_year, without_year),
        (left_out.twice, twice),
        (left_out.same_cell, same_cell),
        (left_out.computed, computed),
        (left_out.other_columns, other_columns),
        (left_out.other_rows, other_rows),
        (left_out.torn, torn),
        (left_out.other_units, other_units),
        (left_out.words, words),
        (left_out.totals, totals),
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
    let button = Label::AddIndicator.text(language);
    sentence!(
        language,
        "最後の指標より下になる{count}行は貼り付けていません。「{button}」で行を増やしてから、もう一度貼り付けてください。",
        "Rows left out below the last indicator: {count}. Add rows with “{button}”, then paste again.",
        count,
        button
    )
}

fn columns(count: usize, language: Language) -> String {
    let button = Label::AppendYear.text(language);
    sentence!(
        language,
        "最後の列より右になる{count}列は貼り付けていません。「{button}」で年度を増やすか、貼り付ける位置を確認してください。",
        "Columns left out beyond the last one: {count}. Add years with “{button}”, or see where you paste.",
        count,
        button
    )
}

fn years(left_out: &LeftOut, language: Language) -> String {
    let years = joined_years(&left_out.years, language);
    sentence!(
        language,
        "{years}はこの計画の年度にないため貼り付けていません。必要なら年度を追加してから、もう一度貼り付けてください。",
        "Left out, since the plan has no such year: {years}. Add the year if you need it, then paste again.",
        years
    )
}

fn unclear_years(count: usize, language: Language) -> String {
    sentence!(
        language,
        "元号のない年度（「30年度」など）の{count}列は貼り付けていません。見出しを「平成30年度」や「2018年度」に直してください。",
        "Columns left out, since their year has no era: {count}. Please write headings such as 平成30年度 or 2018年度.",
        count
    )
}

fn twice(count: usize, language: Language) -> String {
    sentence!(
        language,
        "同じ年度の列が二つ以上あるため、その{count}列は貼り付けていません。どちらかの列だけをコピーして貼り付けてください。",
        "Columns left out, since another is of the same year: {count}. Copy one of them alone to paste it.",
        count
    )
}

fn names(names: &[String], language: Language) -> String {
    let (count, names) = (names.len(), some_names(names, language));
    sentence!(
        language,
        "表示中の指標にない{count}件（{names}）は貼り付けていません。指標名を確認してください。",
        "Left out, since no indicator that is shown has the name ({count}): {names}. Please check the names.",
        count,
        names
    )
}

fn without_year(count: usize, language: Language) -> String {
    sentence!(
        language,
        "年度のはっきりしない{count}か所は貼り付けていません。年度を「平成30年度」や「2018年度」のように書いてください。",
        "Figures left out, since their year is not certain: {count}. Please write years such as 平成30年度 or 2018年度.",
        count
    )
}

fn same_cell(count: usize, language: Language) -> String {
    sentence!(
        language,
        "同じ欄に入る値が二つ以上あるため、その{count}か所は貼り付けていません。どちらかの行だけをコピーして貼り付けてください。",
        "Figures left out, since another is for the same cell: {count}. Copy one of the rows alone to paste it.",
        count
    )
}

fn computed(count: usize, language: Language) -> String {
    sentence!(
        language,
        "達成率・差・累計・見込などの{count}列は貼り付けていません。累計と達成率は自動で計算されます。",
        "Columns left out, since they are rates, differences, totals or estimates: {count}. Totals and rates are worked out by themselves.",
        count
    )
}

fn torn(count: usize, language: Language) -> String {
    sentence!(
        language,
        "見出しとセルの数が合わない{count}行は、どの列の値か分からないため貼り付けていません。",
        "Rows left out, since they have more or fewer cells than the headings: {count}. Which column a figure is of is not known.",
        count
    )
}

fn other_units(count: usize, language: Language) -> String {
    sentence!(
        language,
        "単位が指標と違う{count}行は貼り付けていません。",
        "Rows left out, since their unit is not that of the indicator: {count}.",
        count
    )
}

fn words(count: usize, language: Language) -> String {
    sentence!(
        language,
        "指標名や見出しなどの言葉{count}か所は、数値の欄に貼り付けていません。",
        "Names, headings and other words are not pasted into figures: {count}.",
        count
    )
}

fn other_columns(count: usize, language: Language) -> String {
    sentence!(
        language,
        "見出しが年度でない{count}列は貼り付けていません。必要な列は、その列だけをコピーして貼り付けてください。",
        "Columns left out, since no year heads them: {count}. Copy such a column alone to paste it.",
        count
    )
}

fn other_rows(count: usize, language: Language) -> String {
    sentence!(
        language,
        "目標・実績でない{count}行（累計、達成率など）は貼り付けていません。累計と達成率は自動で計算されます。",
        "Rows left out, since they are neither targets nor actuals: {count}. Totals and rates are worked out by themselves.",
        count
    )
}

fn totals(count: usize, language: Language) -> String {
    sentence!(
        language,
        "合計の{count}か所は貼り付けていません。合計は自動で計算されます。",
        "Figures left out in the total column: {count}. Totals are worked out by themselves.",
        count
    )
}

fn no_input(count: usize, language: Language) -> String {
    sentence!(
        language,
        "入力欄のない{count}か所は貼り付けていません。「目標の数え方」の選択と貼り付ける位置を確認してください。",
        "Figures left out where nothing can be entered: {count}. Please check how the targets count, and where you paste.",
        count
    )
}
