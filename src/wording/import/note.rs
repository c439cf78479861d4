//! The texts of the notes above a preview, and on columns and rows that are not read.

use super::{MOST_LINES, lines};
use crate::import::preview::{AgainstYears, Note, TotalDiffers};
use crate::import::wide::{Lacks, UnreadColumn, UnreadParts, UnreadRow};
use crate::merge::review::Elsewhere;
use crate::plan::MOST_INDICATORS;
use crate::wording::Language;
use crate::wording::inquiry::section_name;
use crate::wording::names::without_long_runs;
use crate::wording::plurals::counted;

/// The sentences of a note on that file, which may be one of several. A note on what a file lacks names the file.
pub fn note_on(file: &str, note: &Note, language: Language) -> Vec<String> {
    let sentences = self::note(note, language);
    if !matches!(note, Note::RowsMissing(_)) {
        return sentences;
    }
    let file = file.strip_suffix(".xlsx").unwrap_or(file);
    let with_file_name = |sentence| sentence!(language, "{file}：{sentence}", "{file}: {sentence}");
    sentences.into_iter().map(with_file_name).collect()
}

/// The sentences of a note, which are shown above the changes.
pub fn note(note: &Note, language: Language) -> Vec<String> {
    sentences(note, language).iter().map(|sentence| without_long_runs(sentence)).collect()
}

fn sentences(note: &Note, language: Language) -> Vec<String> {
    let fixed = |japanese: &str, english: &str| vec![language.say(japanese, english)];
    match note {
        Note::OtherPlan => fixed(
            "別の計画のファイルです。取り込むと新しい計画になり、開いている計画は変わりません。",
            "This file belongs to another plan. Taking it in makes a new plan and does not change the open one.",
        ),
        Note::OtherPlanHere(name) => vec![sentence!(language, "別の計画のファイルです（「{name}」）。その計画に取り込むには、計画一覧でこのファイルを読み込んでください。ここで取り込むと、もう一つの新しい計画になります。", "This file belongs to another plan (“{name}”). To take it into that plan, open it from the list of plans. Taking it in here makes another new plan.")],
        Note::NoSuchPlan => fixed(
            "この計画は一覧にありません。取り込むと新しい計画になります。",
            "This plan is not in the list. Taking the file in makes a new plan.",
        ),
        Note::AlreadyApplied { differing } if *differing > 0 => vec![still_differing(*differing, language)],
        Note::AlreadyApplied { .. } | Note::NothingToTake { all_read: true } => {
            fixed("変わるところはありません（反映済み）。", "Nothing would change (already taken in).")
        }
        Note::NothingToTake { all_read: false } => {
            fixed("読み取ったところに、変わるところはありません。", "What was read would change nothing.")
        }
        Note::CalendarYear(heading) => vec![sentence!(
            language,
            "「{heading}」のような年の見出しは、その年度として読みました。暦年の値のときは、指標の備考に「暦年」と記入してください。",
            "Headings like “{heading}” were read as fiscal years. If their figures are of calendar years, please say so in the note of the indicator."
        )],
        Note::BaseUnknown => fixed(
            "このファイルの元の版がわからないため、いまの計画とそのまま比べています。手元で後から変えたところも違いとして出ます。",
            "It is not known which version this file was made from, so it is compared with the current plan. Changes you have made since then also appear as differences.",
        ),
        Note::MixedVersions => fixed(
            "版の異なる行が混ざっているため、いまの計画とそのまま比べています。",
            "Its rows come from different versions, so it is compared with the current plan.",
        ),
        Note::Dashes(count) => vec![language.choose(
            format!("実績の欄に「-」が{count}か所あります。該当なし・未把握・未入力のどれとして取り込むかを確かめてください。"),
            format!(
                "{} “-”. Please choose whether that means not applicable, not known or not entered.",
                counted(*count, "actual is", "actuals are")
            ),
        )],
        Note::TotalsDiffer(rows) => totals(rows, language),
        Note::Torn(at) => {
            let at = lines(at, language);
            vec![sentence!(language, "{at}で表が途切れているようです（同じ見出しがもう一度あります）。原本と照らして確認してください。", "The table seems to break off at {at} (the same headings appear again). Please compare it with the original.")]
        }
        Note::Unread(unread) => self::unread(unread, language),
        Note::RowsMissing(names) => vec![rows_missing(names, language)],
        Note::UnchangedAnswer { section, respondent } => {
            let section = section_name(section, language);
            vec![sentence!(language, "{section}：変更なしの回答です（回答者 {respondent}）。取り込むと、照会に記録します。", "{section} answered that nothing has changed ({respondent}). Taking it in records this under “Inquiry”.")]
        }
        Note::OfAnotherSection(section) => {
            let section = section_name(section, language);
            vec![sentence!(language, "{section}：このシートには回答者がなく、回答者のある別のシートと一緒に返されました。{section}の回答には数えず、ほかのファイルの変更として記録します。", "{section}: this sheet names no respondent and came back together with another that does. It does not count as the answer of {section} and is recorded as changes from another file.")]
        }
        Note::Elsewhere(elsewhere) => vec![changed_elsewhere(elsewhere, language)],
        Note::TooMany(count) => vec![sentence!(language, "すべて取り込むと指標が{count}件になります。一つの計画に入れられるのは{MOST_INDICATORS}件までです。", "Taking in everything would give the plan {count} indicators; it can hold {MOST_INDICATORS}.")],
    }
}

/// The sentence that a file was already imported, with the number of its values that differ from the plan.
fn still_differing(count: usize, language: Language) -> String {
    language.choose(
        format!("新たに変わるところはありません（反映済み）。ただし、ファイルの値のうち{count}件は、いまの計画と違います（取り込まなかったもの、読み取れなかったもの、後から手元で変えたもの）。"),
        format!(
            "Nothing new would change (already taken in), but {} from the current plan: left out then, unreadable, or changed here since.",
            counted(count, "value of the file differs", "values of the file differ")
        ),
    )
}

fn changed_elsewhere(Elsewhere { count, files }: &Elsewhere, language: Language) -> String {
    let files = files.iter().map(|file| sentence!(language, "「{file}」", "“{file}”"));
    let files = files.collect::<Vec<_>>().join(language.choose("", ", "));
    language.choose(
        format!("{count}件は、ほかのファイルも変えるところです。{files}の行に、すべてのファイルの値が並びます。"),
        format!(
            "{} also changed by other files. The values of all files are shown side by side in the rows of {files}.",
            counted(*count, "value is", "values are")
        ),
    )
}

fn rows_missing(names: &[String], language: Language) -> String {
    let count = names.len();
    let more = count.saturating_sub(MOST_LINES);
    let listed = language.list(names.iter().take(MOST_LINES).map(String::as_str));
    let more = match more {
        0 => String::new(),
        more => sentence!(language, "ほか{more}行", " and {more} more"),
    };
    language.choose(
        format!("{count}行ありません（{listed}{more}）"),
        format!("{} missing ({listed}{more})", counted(count, "row is", "rows are")),
    )
}

fn totals(rows: &[TotalDiffers], language: Language) -> Vec<String> {
    let said = |against: AgainstYears| {
        let rows: Vec<usize> = rows.iter().filter(|row| row.against == against).map(|row| row.line).collect();
        (!rows.is_empty()).then(|| lines(&rows, language))
    };
    let sums = said(AgainstYears::OtherSum).map(|lines| {
        sentence!(
            language,
            "累計が各年度の値の合計と合わない行があります（{lines}）。累計は取り込まず、年度の値から計算します。",
            "Some totals are not the sums of their years ({lines}). They are not taken in; totals are calculated from the years."
        )
    });
    let unread = said(AgainstYears::Unread).map(|lines| {
        sentence!(
            language,
            "累計を数値として読み取れない行があります（{lines}）。各年度の値の合計と合うかは確かめていません。累計は取り込まず、年度の値から計算します。",
            "Some totals could not be read as numbers ({lines}), so they were not compared with the sums of their years. They are not taken in; totals are calculated from the years."
        )
    });
    let alone = said(AgainstYears::NoSum).map(|lines| {
        sentence!(
            language,
            "累計（計画期間の値）の欄に、取り込まない値があります（{lines}）。取り込むのは、「目標の数え方」が「計画期間の累計」か「計画期間の平均」の指標の目標だけです。",
            "Some totals (values of the whole period) are not taken in ({lines}): only targets of indicators that count 計画期間の累計 or 計画期間の平均 are."
        )
    });
    sums.into_iter().chain(unread).chain(alone).collect()
}

/// The numbers of columns and rows that are not read, and the reasons; their content is listed separately.
fn unread(unread: &UnreadParts, language: Language) -> Vec<String> {
    let (known, unknown): (Vec<_>, Vec<_>) = unread.columns.iter().partition(|column| column.is_known);
    let misplaced = (!known.is_empty()).then(|| beside(&known, language));
    let columns = Some(unknown.len()).filter(|count| *count > 0).map(|count| {
        language.choose(
            format!("見出しの意味がわからない列が{count}列あり、読み取りません。"),
            format!("{} skipped: heading not recognised.", counted(count, "column was", "columns were")),
        )
    });
    let rows = [Lacks::Row, Lacks::Remark].into_iter().filter_map(|lacks| {
        let mut rows = unread.rows.iter().filter(|row| row.lacks == lacks);
        let first = rows.next()?;
        Some(unread_rows(rows.count() + 1, first, language))
    });
    columns.into_iter().chain(misplaced).chain(rows).collect()
}

/// The sentence on contents of 効果検証CSV in columns that their rows do not take, with the lines and the headings of the
/// first.
fn beside(columns: &[&UnreadColumn], language: Language) -> String {
    let mut lines: Vec<usize> = columns.iter().flat_map(|column| column.lines.iter().copied()).collect();
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    let place = |line: &usize| {
        let own = columns.iter().filter(|column| column.lines.contains(line)).map(|column| column.heading.as_str());
        let headings = language.series(own);
        sentence!(language, "{line}行目の{headings}", "line {line}: {headings}")
    };
    let more = lines.len().saturating_sub(MOST_LINES);
    let mut places: Vec<String> = lines.iter().take(MOST_LINES).map(place).collect();
    if more > 0 {
        places.push(sentence!(language, "ほか{more}行", "{more} more"));
    }
    let places = places.join(language.choose("、", "; "));
    let entries = counted(count, "entry differs", "entries differ");
    sentence!(
        language,
        "その区分の行では取り込まない列に、計画の今の内容と違う欄が{count}件あります（{places}）。書き換えたか、書き出した後に計画が変わった欄です。指標の行は前年の取組の結果・前年の取組の補足・要因・今後の取組、事業と基本目標の行は点数・事業効果・外部有識者の評価・今後の方針・理由、意見の行は意見と対応だけを取り込みます。",
        "{entries} from the plan as it is now, in columns that such rows do not take ({places}): changed in the file, or in the plan since it was written. Of 指標 前年の取組の結果, 前年の取組の補足, 要因 and 今後の取組 are taken, of 事業 and 基本目標 点数, 事業効果, 外部有識者の評価, 今後の方針 and 理由, of 意見 the opinion and the reply."
    )
}

fn unread_rows(count: usize, first: &UnreadRow, language: Language) -> String {
    match first.lacks {
        Lacks::Row => {
            let skipped = counted(count, "row was skipped", "rows were skipped");
            sentence!(
                language,
                "区分が目標でも実績でもない行が{count}行あり、読み取りません。",
                "{skipped}: 区分 is neither 目標 nor 実績."
            )
        }
        Lacks::Remark => {
            let (text, skipped) = (&first.text, counted(count, "remark is", "remarks are"));
            let more = if count > 1 { language.choose("ほか", " …") } else { "" };
            sentence!(
                language,
                "注記など{count}件は読み取りません（「{text}」{more}）。",
                "{skipped} not read (“{text}”{more})."
            )
        }
    }
}
