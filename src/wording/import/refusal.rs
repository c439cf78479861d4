//! The texts about a table file from which nothing is read.

use crate::columns::evaluation::{EvaluationColumn, EvaluationRowKind};
use crate::import::read::{ImportError, MOST_COLUMNS};
use crate::plan::MOST_LETTERS;
use crate::wording::Language;
use crate::wording::names::{self, without_long_runs};
use crate::wording::terms;

/// The error message for a table file from which nothing was read, with what to do.
pub fn error_sentence(error: &ImportError, language: Language) -> String {
    match error {
        ImportError::Empty
        | ImportError::Workbook
        | ImportError::ClosedWorkbook
        | ImportError::UnknownEncoding
        | ImportError::UnsureEncoding => no_text(error, language).to_owned(),
        ImportError::OpenQuote { line } => sentence!(
            language,
            "{line}行目の引用符（\"）が閉じていません。その行を確認してください。",
            "A quotation mark on line {line} is never closed. Please check that line."
        ),
        ImportError::NoHeader => language.say(
            "項目名の行が見つかりません。1行目に項目名（区分、指標名など）があるか確認してください。",
            "No row of column names was found. Please check that the first line has them (区分, 指標名 and so on).",
        ),
        ImportError::LongFile => language.say(
            "これは公開用CSVです。読み込めるのは表計算用CSVです。公開用CSVは「総括表」の「ファイルを見る」で見られます。",
            "This is the CSV for publishing. Only the CSV for spreadsheets can be read. It can be looked at on “All indicators”.",
        ),
        ImportError::HeadingTwice { line, heading } => {
            let heading = without_long_runs(heading);
            sentence!(
                language,
                "{line}行目の見出しに「{heading}」と同じ意味の列が二つあります。どちらかを削除してください。",
                "Line {line} has two columns that mean “{heading}”. Please remove one of them."
            )
        }
        ImportError::RowTorn { line, found, expected } => sentence!(
            language,
            "{line}行目の列数が{found}列です（見出しは{expected}列）。カンマや改行を確認してください。",
            "Line {line} has {found} columns where the headings have {expected}. Please check commas and line breaks."
        ),
        ImportError::RowTwice { line, before } => sentence!(
            language,
            "{line}行目は{before}行目と同じ指標・同じ区分です。どちらを使うか決めて、一方を削除してください。",
            "Line {line} has the same indicator and the same row (区分) as line {before}. Please decide which to use and remove the other."
        ),
        ImportError::SeveralPlans { line } => sentence!(
            language,
            "{line}行目に別の計画の行があります。計画ごとに一つのファイルにしてください。",
            "Line {line} belongs to another plan. Please use one file for each plan."
        ),
        ImportError::SeveralYears { line, year } => {
            let year = terms::year(*year, language);
            sentence!(
                language,
                "{line}行目に別の年度（{year}）の行があります。効果検証CSVは年度ごとに一つのファイルにしてください。",
                "Line {line} is of another year ({year}). Please use one evaluation CSV for each year."
            )
        }
        ImportError::TooManyColumns { line, found } => sentence!(
            language,
            "{line}行目は{found}列目まで記入があります。読み込める表は{MOST_COLUMNS}列までです。要らない列を消してください。",
            "Line {line} has content up to column {found}, but a table can have only {MOST_COLUMNS} columns. Please remove columns that are not needed."
        ),
        ImportError::TextTooLong { line, column, letters } => sentence!(
            language,
            "{line}行目の{column}列目の文字が{letters}文字あります。一つの欄に入れられるのは{MOST_LETTERS}文字（Excelの欄と同じ）までです。",
            "Line {line}, column {column} has a text of {letters} characters; a cell can hold {MOST_LETTERS}, as in Excel."
        ),
        ImportError::NoRows => language.say(
            "項目名の下に指標の行がありません。区分が「目標」「実績」の行があるか確認してください。",
            "There are no indicator rows under the column names. Please check that there are rows with 目標 and 実績 in 区分.",
        ),
        ImportError::BookTooLarge => language.say(
            "Excelブックが大きすぎます（20MB、展開して120MB、500万セルまで）。要らないシートや書式だけの行と列を削除して、保存し直してください。",
            "The Excel workbook is too large (up to 20 MB, 120 MB unpacked, 5 million cells). Please remove sheets, rows and columns that are not needed and save it again.",
        ),
        ImportError::BookUnreadable => language.say(
            "Excelブックとして読めません（壊れているか、別の種類のファイルです）。Excelで開き、「Excelブック（.xlsx）」として保存し直してください。",
            "This cannot be read as an Excel workbook: it is damaged or a different kind of file. Please open it in Excel and save it again as a workbook (.xlsx).",
        ),
        ImportError::NoBookReader => language.say(
            "Excelブックを読む部分を読み込めませんでした。ページの接続を確かめて、もう一度選んでください。",
            "The part that reads Excel workbooks could not be loaded. Please check your connection and choose the file again.",
        ),
        ImportError::NotOfSheet { line, heading, text } => not_of_sheet(*line, heading, text, language),
        ImportError::SheetOfOther { name } => {
            let name = names::name_or_unnamed(name, language);
            sentence!(
                language,
                "これは計画「{name}」の効果検証CSVです。その計画を開いて読み込んでください。",
                "This is the evaluation CSV of the plan “{name}”. Please open that plan and read the file there."
            )
        }
        ImportError::NoYears => language.say(
            "年度の列がないため、新しい計画にできません。「2024年度」のような見出しの列を加えてください。",
            "A new plan cannot be made without year columns. Please add columns with headings such as 2024年度.",
        ),
    }
}

/// The error message for content of 効果検証CSV that can't be read; for the column 区分 with its allowed words.
fn not_of_sheet(line: usize, heading: &str, text: &str, language: Language) -> String {
    let text = without_long_runs(text);
    if text.is_empty() {
        return sentence!(
            language,
            "{line}行目の「{heading}」がありません。書き出したときのまま残してください。",
            "Line {line} lacks “{heading}”. Please leave it as it was exported."
        );
    }
    if heading != EvaluationColumn::Row.name() {
        return sentence!(
            language,
            "{line}行目の「{heading}」の「{text}」を読めません。書き出したときの言葉に戻してください。",
            "“{text}” under “{heading}” on line {line} cannot be read. Please put back what was exported there."
        );
    }
    let words: Vec<&str> = EvaluationRowKind::ALL.iter().map(|kind| kind.code()).collect();
    let words = words.join("・");
    sentence!(
        language,
        "{line}行目の「{heading}」の「{text}」を読めません。{words}のどれかにしてください。",
        "“{text}” under “{heading}” on line {line} cannot be read. Please use one of {words}."
    )
}

/// The error message for a file whose bytes are no text.
fn no_text(error: &ImportError, language: Language) -> &'static str {
    match error {
        ImportError::Empty => language.choose(
            "空のファイルです。保存し直したものを選んでください。",
            "The file is empty. Please save it again and choose that file.",
        ),
        ImportError::Workbook => language.choose(
            "ここではExcelブックはまだ読めません。Excelで「CSV UTF-8（コンマ区切り）」として保存し、そのファイルを選んでください。",
            "An Excel workbook cannot be read here yet. Please save it in Excel as “CSV UTF-8 (comma delimited)” and choose that file.",
        ),
        ImportError::ClosedWorkbook => language.choose(
            "古い形式（.xls）かパスワードの付いたExcelブックは読めません。パスワードを外し、Excelで「Excelブック（.xlsx）」か「CSV UTF-8（コンマ区切り）」として保存して、そのファイルを選んでください。",
            "Excel workbooks in the old format (.xls) or with a password cannot be read. Please remove the password, save it in Excel as a workbook (.xlsx) or as “CSV UTF-8 (comma delimited)”, and choose that file.",
        ),
        ImportError::UnknownEncoding => language.choose(
            "文字コードを判定できません。UTF-8かShift_JISで保存し直してください。写真・PDF・Wordの文書は読めません。",
            "The character encoding could not be recognised. Please save the file again in UTF-8 or Shift_JIS. Pictures, PDF and Word files cannot be read.",
        ),
        // The encoding may be CP932 or another one.
        _ => language.choose(
            "文字コードがShift_JISか判定できません（知っている項目名がありません）。UTF-8で保存し直してください。",
            "It is not certain that the character encoding is Shift_JIS (no column name was recognised). Please save the file again in UTF-8.",
        ),
    }
}
