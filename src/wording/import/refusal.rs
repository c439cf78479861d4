//! The texts about why nothing of a table file is read.

use crate::import::encoding;
use crate::import::read::{ImportError, MOST_COLUMNS, MOST_LETTERS};
use crate::wording::Language;

/// The sentence that says why nothing of a table file was read, and what to do.
pub fn error_sentence(error: &ImportError, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match error {
        ImportError::NoText(why) => no_text(*why, language).to_owned(),
        ImportError::OpenQuote { line } => language.of(
            format!("{line}行目の引用符（\"）が閉じていません。その行を確認してください。"),
            format!("A quotation mark on line {line} is never closed. Please check that line."),
        ),
        ImportError::NoHeader => fixed(
            "項目名の行が見つかりません。1行目に項目名（区分、指標名など）があるか確認してください。",
            "No row of column names was found. Please see that the first line holds them (区分, 指標名 …).",
        ),
        ImportError::LongFile => fixed(
            "これは公開用CSVです。読み込めるのは表計算用CSVです。",
            "This is the long CSV for publishing. Only the wide CSV can be read.",
        ),
        ImportError::HeadingTwice { line, heading } => language.of(
            format!("{line}行目の見出しに「{heading}」と同じ意味の列が二つあります。どちらかを削除してください。"),
            format!("Line {line} has two columns that mean “{heading}”. Please remove one of them."),
        ),
        ImportError::RowTorn { line, found, expected } => language.of(
            format!("{line}行目の列数が{found}列です（見出しは{expected}列）。カンマや改行を確認してください。"),
            format!("Line {line} has {found} columns where the headings have {expected}. Please check commas and line breaks."),
        ),
        ImportError::RowTwice { line, before } => language.of(
            format!("{line}行目は{before}行目と同じ指標・同じ区分です。どちらを使うか決めて、一方を削除してください。"),
            format!("Line {line} is the same row of the same indicator as line {before}. Please remove one of them."),
        ),
        ImportError::SeveralPlans { line } => language.of(
            format!("{line}行目に別の計画の行があります。計画ごとに一つのファイルにしてください。"),
            format!("Line {line} belongs to another plan. Please use one file for each plan."),
        ),
        ImportError::TooManyColumns { line, found } => language.of(
            format!("{line}行目は{found}列目まで記入があります。読み込める表は{MOST_COLUMNS}列までです。要らない列を消してください。"),
            format!("Line {line} has content up to column {found}; a table can have {MOST_COLUMNS}. Please remove columns that are not needed."),
        ),
        ImportError::TextTooLong { line, column, letters } => language.of(
            format!("{line}行目の{column}列目の文字が{letters}文字あります。一つの欄に入れられるのは{MOST_LETTERS}文字（Excelの欄と同じ）までです。"),
            format!("Line {line}, column {column} has a text of {letters} letters; a cell can hold {MOST_LETTERS}, as in Excel."),
        ),
        ImportError::NoRows => fixed(
            "項目名の下に指標の行がありません。区分が「目標」「実績」の行があるか確認してください。",
            "There is no indicator under the column names. Please see that there are rows with 目標 and 実績 in 区分.",
        ),
        ImportError::BookTooLarge => fixed(
            "Excelブックが大きすぎます（20MB、展開して120MB、500万セルまで）。要らないシートや書式だけの行と列を削除して、保存し直してください。",
            "The Excel workbook is too large (up to 20 MB, 120 MB unpacked, 5 million cells). Please remove sheets, rows and columns that are not needed and save it again.",
        ),
        ImportError::BookUnreadable => fixed(
            "Excelブックとして読めません（壊れているか、別の種類のファイルです）。Excelで開き、「Excelブック（.xlsx）」として保存し直してください。",
            "This cannot be read as an Excel workbook: it is damaged, or a file of another kind. Please open it in Excel and save it as a workbook (.xlsx) again.",
        ),
        ImportError::NoBookReader => fixed(
            "Excelブックを読む部分を読み込めませんでした。ページの接続を確かめて、もう一度選んでください。",
            "What reads Excel workbooks could not be loaded. Please check that the page can be reached and choose the file again.",
        ),
        ImportError::NoYears => fixed(
            "年度の列がないため、新しい計画にできません。「2024年度」のような見出しの列を加えてください。",
            "Without columns for the years no plan can be made. Please add columns headed like 2024年度.",
        ),
    }
}

fn no_text(why: encoding::EncodingError, language: Language) -> &'static str {
    match why {
        encoding::EncodingError::Empty => language.of(
            "空のファイルです。保存し直したものを選んでください。",
            "The file is empty. Please choose one that was saved again.",
        ),
        encoding::EncodingError::Workbook => language.of(
            "ここではExcelブックはまだ読めません。Excelで「CSV UTF-8（コンマ区切り）」として保存し、そのファイルを選んでください。",
            "An Excel workbook cannot be read here yet. Please save it in Excel as “CSV UTF-8 (comma delimited)” and choose that file.",
        ),
        encoding::EncodingError::ClosedWorkbook => language.of(
            "古い形式（.xls）かパスワードの付いたExcelブックは読めません。パスワードを外し、Excelで「Excelブック（.xlsx）」か「CSV UTF-8（コンマ区切り）」として保存して、そのファイルを選んでください。",
            "An Excel workbook of the old kind (.xls) or with a password cannot be read. Please take the password off, save it in Excel as a workbook (.xlsx) or as “CSV UTF-8 (comma delimited)”, and choose that file.",
        ),
        encoding::EncodingError::Unknown => language.of(
            "文字コードを判定できません。UTF-8かShift_JISで保存し直してください。",
            "The character encoding is neither UTF-8 nor Shift_JIS. Please save the file again in one of them.",
        ),
        encoding::EncodingError::Unsure => language.of(
            "文字コードがShift_JISか判定できません（知っている項目名がありません）。UTF-8で保存し直してください。",
            "It is not certain that the character encoding is Shift_JIS: no column name is known. Please save the file in UTF-8.",
        ),
    }
}
