//! Words in the name of an indicator that tell what its targets stand for and which way it aims, and those of rows that
//! are no indicators: sums and remarks.

use crate::value::width::key;

/// By these each target is what its year adds.
const OF_INCREMENTS: [&str; 5] = ["増加分", "増加数", "増加額", "増加件数", "増加人数"];
/// By these less is better.
const OF_LESS: [&str; 16] = [
    "減少",
    "削減",
    "抑制",
    "縮減",
    "待機",
    "犯罪",
    "事故",
    "死亡",
    "死者",
    "不登校",
    "転出",
    "失業",
    "離職",
    "滞納",
    "排出量",
    "火災",
];
/// By these the value is to stay.
const OF_KEEPING: [&str; 1] = ["維持"];

/// Names of rows that are computed of the rows above them, each as its own comparable text.
const OF_SUMS: [&str; 13] =
    ["合計", "計", "小計", "中計", "総計", "総合計", "全体計", "合計値", "累計", "平均", "平均値", "単純平均", "再掲"];
/// What stands before a name of figures that are in another row already.
const AGAIN: &str = "(再掲)";

/// Letters with which a remark below a table begins, and words that stand there with something behind them.
const MARKS_OF_REMARKS: [char; 2] = ['※', '*'];
const BEFORE_REMARKS: [&str; 7] = ["注", "備考", "出典", "資料", "出所", "算出方法", "なお"];
/// What stands behind such a word.
const BEHIND_WORDS: [char; 5] = [')', ':', '.', '、', ']'];

/// Whether the name says that each target is what its year adds.
pub fn names_increments(name: &str) -> bool {
    names_one(name, &OF_INCREMENTS)
}

/// Whether the name says that less is better.
pub fn names_less(name: &str) -> bool {
    names_one(name, &OF_LESS)
}

/// Whether the name says that the value is to stay.
pub fn names_keeping(name: &str) -> bool {
    names_one(name, &OF_KEEPING)
}

/// Whether a row by its name only sums up other rows or says once more what they say: 合計, 平均（人）, （再掲）うち女性.
pub fn names_a_sum(name: &str) -> bool {
    let name = key(name);
    let bare = name.split_once('(').map_or(&*name, |(before, _)| before);
    name.starts_with(AGAIN) || OF_SUMS.iter().any(|word| [&*name, bare].contains(word))
}

/// Whether a text is a remark on a table and no name: ※1 は速報値, 注1）…, （出典：…）, or a sentence.
pub fn is_remark(text: &str) -> bool {
    let text = key(text);
    let bare = text.trim_start_matches(['(', '[', '<']);
    let is_word = |word: &str| {
        let behind =
            bare.strip_prefix(word).map(|rest| rest.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(BEHIND_WORDS))
    };
    bare.starts_with(MARKS_OF_REMARKS) || BEFORE_REMARKS.iter().any(|word| is_word(word)) || text.ends_with('。')
}

fn names_one(name: &str, words: &[&str]) -> bool {
    let name = key(name);
    words.iter().any(|word| name.contains(word))
}
