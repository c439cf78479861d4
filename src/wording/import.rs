//! The texts about table files: why one is refused, the notes above a preview, and the labels of changes.

use super::{Label, Language};
use crate::export::cp932::Lacking;
use crate::import::book::LeftOut;
use crate::import::encoding::{self, Encoding, Large};
use crate::import::preview::{ImportCounts, Note, TotalDiffers};
use crate::import::questions::Answer;
use crate::import::read::{ImportError, MOST_COLUMNS, MOST_LETTERS};
use crate::import::wide::{Lacks, UnreadParts};
use crate::plan::MOST_INDICATORS;

mod change;
mod columns;
mod question;

pub use change::{
    BothValues, added, answered, candidate, dashes, doubt, field, kind, place, place_in_parts, remark, setting, sides,
};
pub use columns::{column_choice, column_name, columns, read_by_heading};
pub use question::{choice, question};

/// The greatest number of lines of a file that one sentence lists.
const MOST_LINES: usize = 8;

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

/// The sentences of a note, which are shown above the changes.
pub fn note(note: &Note, language: Language) -> Vec<String> {
    let fixed = |japanese: &str, english: &str| vec![language.of(japanese, english).to_owned()];
    match note {
        Note::OtherPlan => fixed(
            "別の計画のファイルです。取り込むと新しい計画になり、開いている計画は変わりません。",
            "This is another plan’s file. Taking it in makes a new plan; the open one stays as it is.",
        ),
        Note::OtherPlanHere(name) => vec![language.of(
            format!("別の計画のファイルです（「{name}」）。その計画に取り込むには、計画一覧でこのファイルを読み込んでください。ここで取り込むと、もう一つの新しい計画になります。"),
            format!("This is another plan’s file (“{name}”). To take it into that plan, open it on the list of plans. Taken in here, it makes one more plan."),
        )],
        Note::NoSuchPlan => fixed(
            "この計画は一覧にありません。取り込むと新しい計画になります。",
            "This plan is not in the list. Taking it in makes a new plan.",
        ),
        Note::AlreadyApplied => fixed(
            "このファイルの内容は反映済みです。変わるところはありません。",
            "The content of this file was taken in before. Nothing would change.",
        ),
        Note::NothingToTake { all_read: true } => {
            fixed("変わるところはありません（反映済み）。", "Nothing would change; it is all here already.")
        }
        Note::NothingToTake { all_read: false } => {
            fixed("読み取ったところに、変わるところはありません。", "In what was read nothing would change.")
        }
        Note::BaseUnknown => fixed(
            "このファイルの元の版がわからないため、いまの計画とそのまま比べています。手元で後から変えたところも違いとして出ます。",
            "The version that this file was made from is not known, so it is compared with the plan as it is. What you changed since shows as a difference, too.",
        ),
        Note::MixedVersions => fixed(
            "版の異なる行が混ざっているため、いまの計画とそのまま比べています。",
            "Its rows come from different versions, so it is compared with the plan as it is.",
        ),
        Note::Dashes(count) => vec![language.of(
            format!("実績の欄に「-」が{count}か所あります。該当なし・未把握・未入力のどれとして取り込むかを確かめてください。"),
            format!(
                "{count} actual(s) hold “-”. Please see whether they are to be taken in as not applicable, not known or not entered."
            ),
        )],
        Note::TotalsDiffer(rows) => vec![totals(rows, language)],
        Note::TotalsApart(count) => vec![language.of(
            format!("累計を別の表から読み取りました（{count}件）。対応を確認してください。"),
            format!("{count} total(s) were read from a separate table. Please see that each is its indicator’s."),
        )],
        Note::Torn(at) => {
            let at = lines(at, language);
            vec![language.of(
                format!("{at}で表が途切れているようです（同じ見出しがもう一度あります）。原本と照らして確認してください。"),
                format!("The table seems to be cut at {at} (the same headings stand there once more). Please compare it with the original."),
            )]
        }
        Note::CarriedDown(at) => {
            let at = lines(at, language);
            vec![language.of(
                format!("{at}は指標名が空欄のため、上の行の指標の続きとして読みました。"),
                format!("The name is blank on {at}: read as going on with the indicator above."),
            )]
        }
        Note::Unread(unread) => self::unread(unread, language),
        Note::TooMany(count) => vec![language.of(
            format!(
                "すべて取り込むと指標が{count}件になります。一つの計画に入れられるのは{MOST_INDICATORS}件までです。"
            ),
            format!("With all of them the plan would have {count} indicators; it can hold {MOST_INDICATORS}."),
        )],
    }
}

fn totals(rows: &[TotalDiffers], language: Language) -> String {
    let lines = lines(&rows.iter().map(|row| row.line).collect::<Vec<_>>(), language);
    language.of(
        format!("累計が各年度の値の合計と合わない行があります（{lines}）。累計は取り込まず、年度の値から計算します。"),
        format!("Some totals are not the sums of their years ({lines}). They are not taken; totals are computed from the years."),
    )
}

/// How many columns and rows are not read, and why; their content is listed apart.
fn unread(unread: &UnreadParts, language: Language) -> Vec<String> {
    let columns = Some(unread.columns.len()).filter(|count| *count > 0).map(|count| {
        language.of(
            format!("見出しの意味がわからない列が{count}列あり、読み取りません。"),
            format!("{count} column(s) are not read: what their headings mean is not known."),
        )
    });
    let rows = [Lacks::Row, Lacks::Columns, Lacks::Year, Lacks::Title, Lacks::Remark].into_iter().filter_map(|lacks| {
        let count = unread.rows.iter().filter(|row| row.lacks == lacks).count();
        (count > 0).then(|| unread_rows(count, lacks, language))
    });
    columns.into_iter().chain(rows).collect()
}

fn unread_rows(count: usize, lacks: Lacks, language: Language) -> String {
    match lacks {
        Lacks::Row => language.of(
            format!("区分が目標でも実績でもない行が{count}行あり、読み取りません。"),
            format!("{count} row(s) are not read: their 区分 is neither 目標 nor 実績."),
        ),
        Lacks::Columns => language.of(
            format!("列の数が見出しと合わない行が{count}行あり、読み取りません。"),
            format!("{count} row(s) are not read: their columns are not those of the headings."),
        ),
        Lacks::Remark => language.of(
            format!("注記の行が{count}行あり、読み取りません。"),
            format!("{count} row(s) are not read: they are remarks."),
        ),
        Lacks::Year => language.of(
            format!("年度がわからない行が{count}行あり、読み取りません。"),
            format!("{count} row(s) are not read: they name no year."),
        ),
        Lacks::Title => language.of(
            format!("次の表の題名である行が{count}行あり、読み取りません。"),
            format!("{count} row(s) are not read: they are titles of the table below them."),
        ),
    }
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
