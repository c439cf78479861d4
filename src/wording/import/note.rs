//! The texts of the notes above a preview, and on columns and rows that are not read.

use super::lines;
use crate::import::preview::{Note, TotalDiffers};
use crate::import::wide::{Lacks, UnreadParts};
use crate::plan::MOST_INDICATORS;
use crate::wording::Language;

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
            format!("題名とみられる、名前だけの行が{count}行あり、読み取りません。"),
            format!("{count} row(s) are not read: they are names alone, as titles are."),
        ),
    }
}
