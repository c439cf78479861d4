//! The texts on the records that a plan file contains beside the plan (やりとりの記録), shown before it is saved.

use super::Language;
use crate::plan::lineage::Traces;

/// What the file of one plan reveals, as counts.
pub fn of_plan(traces: Traces, language: Language) -> String {
    if traces.is_empty() {
        let none = language.choose(
            "この計画に、やりとりの記録（送った表、回答）はまだありません。",
            "This plan has no records of what was sent or answered yet.",
        );
        return none.to_owned();
    }
    let held = counted(traces, language);
    sentence!(
        language,
        "計画のほかに、やりとりの記録も入ります：{held}。ファイルを開いた人は、これを読めます。",
        "Besides the plan, the file holds records of what was sent and answered: {held}. Anyone who opens the file can read them."
    )
}

/// What the file of all plans reveals, as counts over all of them.
pub fn of_all(traces: Traces, language: Language) -> String {
    if traces.is_empty() {
        let none = language.choose(
            "「すべて保存」のファイルには、すべての計画が入ります。やりとりの記録（送った表、回答）はまだありません。",
            "“Save everything” saves all plans to one file. There are no records of what was sent or answered yet.",
        );
        return none.to_owned();
    }
    let held = counted(traces, language);
    sentence!(
        language,
        "「すべて保存」のファイルには、すべての計画と、やりとりの記録が入ります：{held}。ほかの人に渡すときは、計画ごとの「取込・出力」で「やりとりの記録を除いて保存」を選んでください。",
        "“Save everything” saves all plans and the records of what was sent and answered: {held}. To give a plan to somebody else, use “Save without records” under “Files” of that plan."
    )
}

/// The text on what does not work with a file that was saved without these records.
pub fn without(language: Language) -> &'static str {
    language.choose(
        "除いたファイルから開いた計画では、前に送った表や回答用Excelが返ってきても、もとの版がないため、何を直したかはわからず、いまの計画との違いをすべて示します。照会の状況（だれに聞き、だれが答えたか）も入らず、活動記録の「名前」は番号になります。この端末の計画と記録はそのままで、除いたファイルは「計画ファイルに保存済み」とは数えません。",
        "In a plan opened from such a file, a table or an answer workbook that comes back has no version to compare with: it is not known what was changed in it, and all differences from the current plan are shown. The state of inquiries (who was asked and who answered) is not included either, and names in records of activity become numbers. The plan and its records on this device stay, and such a file does not count as saving to the plan file.",
    )
}

/// The counts that are not 0: the earlier tables with the contents that only they have, and the inquiries.
fn counted(traces: Traces, language: Language) -> String {
    let Traces { tables, cleared, replaced, deleted, texts, inquiries, respondents, files, names } = traces;
    let inside = joined(
        [
            (cleared, language.choose("いまは消した数値{n}個", "since-cleared figures: {n}")),
            (replaced, language.choose("書き換える前の数値{n}個", "figures from before changes: {n}")),
            (deleted, language.choose("削除した指標{n}件", "deleted indicators: {n}")),
            (texts, language.choose("書き換える前の効果検証の文章{n}件", "evaluation texts from before changes: {n}")),
        ],
        language,
    );
    let tables_with = match inside.as_str() {
        "" => language.say("前に送った・取り込んだ表{n}件", "tables sent or taken in earlier: {n}"),
        _ => sentence!(
            language,
            "前に送った・取り込んだ表{{n}}件（{inside}を含む）",
            "tables sent or taken in earlier: {{n}} (including {inside})"
        ),
    };
    joined(
        [
            (tables, tables_with.as_str()),
            (inquiries, language.choose("照会{n}件", "inquiries: {n}")),
            (
                respondents,
                language.choose("回答者の名前や電話番号{n}件", "names and telephone numbers of respondents: {n}"),
            ),
            (files, language.choose("返ってきたファイルの名前{n}件", "names of returned files: {n}")),
            (names, language.choose("活動記録にある人の名前{n}件", "names in records of activity: {n}")),
        ],
        language,
    )
}

/// The words of the counts that are not 0; `{n}` is replaced by the count.
fn joined<const N: usize>(counts: [(usize, &str); N], language: Language) -> String {
    let present = counts.into_iter().filter(|(count, _)| *count > 0);
    language.list(present.map(|(count, words)| words.replace("{n}", &count.to_string())))
}
