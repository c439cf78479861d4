//! Words that distinguish parts of indicators, ends of names and lines of sections from names of indicators.

use super::book_words::in_caption;
use super::in_names::{bare_name, behind_number};
use super::stated_units::{brackets_at_end, name_before_unit};
use super::vocabulary::{BULLETS, FigureKind, KindSaid, PARTS, QUANTITIES, WordList, kind_word_at_end};
use crate::value::only;
use crate::value::width::{is_any_digit, is_space, key, narrow};

/// Words that name no indicator by themselves, but a part or the measure of the name above them.
const ONLY_PARTS: WordList = WordList(
    "件数 人数 回数 実数 総数 男性 女性 男 女 男子 女子 国 県 本市 本町 本村 県平均 全国平均 県内 県外 市内 市外 町内 町外 国内 国外",
);
/// The people in whose share a name may end: 市民の割合 ends a name that begins on the line above.
const OF_PEOPLE: WordList = WordList("人 者 市民 町民 村民 区民 県民 住民 児童 生徒 児童生徒 保護者");
const SHARE: &str = "の割合";
/// The words after which a name continues on the next line.
const WITHIN_NAMES: WordList = WordList(
    "の を に 、 ， ・ 及び 延べ に関する における を行う に対する に占める に係る による を通じた としている を受けた",
);
/// The words with which no name begins, so that they continue the line above.
const BEGINS_WITHIN_NAMES: WordList = WordList(
    "以上 以下 未満 以内 を に占める に対する している していない した人 する人 ている ていない と感じ と思 と答え と回答 ） )",
);
/// Ends of names of tasks (計画の策定), and of people who are counted by themselves: these names are no parts of a quantity.
pub const OF_NO_QUANTITY: WordList = WordList("策定 実施 導入 設置 整備 待機児童");
/// Signs in the lines of sections and in lines that are no names.
const OF_SECTIONS: [char; 10] = ['【', '〔', '＜', '<', '〈', '《', '：', ':', '※', '◇'];
/// The signs and words that alone repeat the text above.
const SAME_AS_ABOVE: [&str; 3] = ["同上", "〃", "″"];
/// The signs that repeat the name above before brackets of their own: 同（女性）.
pub const SAME_NAME: [char; 2] = ['同', '〃'];

/// Whether a name is only a part or a measure: 男性, 件数, 市民の割合.
pub fn names_only_a_part(name: &str) -> bool {
    let words = bare_name(name);
    ONLY_PARTS.has(words) || ends_a_name(words)
}

/// Whether a name may be only a part, with or without its unit: 女性（歳）. By itself 回数（回） is a name.
pub fn may_name_a_part(name: &str) -> bool {
    names_only_a_part(name_before_unit(name).map_or(name, |(name, _)| name))
}

/// Whether words end a name that begins on the line above: 市民の割合 below 地域の活動に参加している.
pub fn ends_a_name(words: &str) -> bool {
    words.strip_suffix(SHARE).is_some_and(|people| OF_PEOPLE.has(people))
}

/// Whether a text begins within a name, after a line break: の割合 and 以上の割合, but not のべ利用者数.
pub fn continues_a_name(text: &str) -> bool {
    let behind = text.strip_prefix('の');
    BEGINS_WITHIN_NAMES.behind(text).is_some()
        || behind.is_some_and(|behind| !behind.starts_with(|letter| matches!(letter, 'ぁ'..='ん')))
}

/// Whether a text ends within a phrase, so that a name continues behind it.
pub fn goes_on(text: &str) -> bool {
    let text = text.trim_end_matches(is_space);
    WITHIN_NAMES.iter().any(|word| text.ends_with(word) && text.len() > word.len())
}

/// Whether a line is the line of a section or no name at all: apart from its unit, it has a digit, or a bracket or sign of such lines.
pub fn is_line_of_section(text: &str) -> bool {
    let text = name_before_unit(text).map_or(text, |(name, _)| name);
    text.contains(is_any_digit) || text.contains(OF_SECTIONS)
}

/// The mark before an item of a list, which differs between lists: a bracket for (1), （ア） and （内訳）, ① for all circled numbers, 1 for
/// numbers with a sign behind them, or a bullet; `None` if there is no mark.
pub fn mark_of_item(text: &str) -> Option<char> {
    let first = text.chars().next().map(narrow)?;
    match first {
        '(' => {
            let (inner, name) = text.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
            // （仮称） is the beginning of a name.
            let is_mark = inner.chars().all(is_any_digit) || inner.chars().nth(1).is_none() || PARTS.has(inner);
            (is_mark && !name.is_empty()).then_some(first)
        }
        '①'..='⑳' => Some('①'),
        '0'..='9' => behind_number(text).map(|_| '1'),
        bullet => BULLETS.contains(&bullet).then_some(bullet),
    }
}

/// Whether a text only repeats the text above it: 〃, 同上.
pub fn repeats_above(text: &str) -> bool {
    SAME_AS_ABOVE.contains(&text.trim())
}

/// Whether a name repeats the name above by a sign and adds to it, so that it is incomplete: 〃 修繕数, 同上（中山間）.
pub fn stands_for_above(name: &str) -> bool {
    let behind = name.strip_prefix(SAME_NAME);
    name.starts_with('〃')
        || behind.is_some_and(|behind| behind.starts_with(|letter| letter == '上' || is_space(letter)))
}

/// Whether a text is exactly one pair of brackets: （女性）, but not （仮称）道の駅売上（百万円）.
pub fn is_in_brackets(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '（']).and_then(|text| text.strip_suffix([')', '）']));
    inner.is_some_and(|inner| {
        inner.find([')', '）']).is_none_or(|end| inner.find(['(', '（']).is_some_and(|open| open < end))
    })
}

/// Words that end like quantities but are none.
const ENDS_OF_OTHERS: WordList = WordList("年度 制度 程度 算数 消費");

/// Whether a line is marked as the heading of a block, by a bullet or by brackets around it: ■アジア, 【外来】.
pub fn is_marked_block(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(BULLETS) || in_caption(text).is_some()
}

/// Whether words name a quantity that is counted or measured, and not only a measure (件数) or a part.
pub fn names_a_quantity(words: &str) -> bool {
    let is_one = words.chars().nth(1).is_some() && !ENDS_OF_OTHERS.ends(words);
    QUANTITIES.ends(words) && is_one && !names_only_a_part(words)
}

/// The quantity in a caption's brackets with its unit behind them: 入館者数 of 【入館者数】（人）.
pub fn quantity_in_caption(text: &str) -> Option<&str> {
    let (caption, _) = name_before_unit(text.trim())?;
    in_caption(caption.trim()).filter(|words| names_a_quantity(words))
}

/// The words that follow a quantity in the title of its table: 会員数の推移.
const BEHIND_QUANTITIES: WordList = WordList("の推移 の状況 の実績 の目標 の見込 の現状 の内訳 推移 実績 目標 一覧");

/// The only quantity that a title names, without its year: 宿泊者数 of 「観光振興計画　令和5年度宿泊者数の推移（地区別）」. A rate of the targets (KPI達成率) does not
/// count.
pub fn quantity_in_title(title: &str) -> Option<&str> {
    let words = before_brackets(title).split(|letter| is_space(letter) || matches!(letter, '：' | ':'));
    let is_rate = |words: &&str| kind_word_at_end(words) == Some(KindSaid::Placed(FigureKind::Rate));
    only(words.map(without_tail).filter(|words| names_a_quantity(words) && !is_rate(words)))
}

/// Words of a title without a year before them, brackets at their end and the words that follow a quantity.
fn without_tail(words: &str) -> &str {
    let words = bare_name(words);
    let words = before_brackets(in_caption(words).unwrap_or(words));
    let words = behind_year(words).unwrap_or(words);
    let end = BEHIND_QUANTITIES.iter().filter_map(|behind| words.find(behind)).min();
    end.and_then(|end| words.get(..end)).unwrap_or(words)
}

/// The text behind the year at the beginning of a title: 会員数 of 令和5年度末会員数.
fn behind_year(words: &str) -> Option<&str> {
    let is_of_year = |letter: char| is_any_digit(letter) || "令和平成昭元RHＲＨ～~-－・".contains(letter);
    let is_year = |(year, _): &(&str, &str)| !year.is_empty() && year.chars().all(is_of_year);
    let (_, behind) = words.split_once("年度").filter(is_year).or_else(|| words.split_once('年').filter(is_year))?;
    let behind = behind.trim_start_matches(['末', 'の']);
    Some(behind.strip_prefix("における").unwrap_or(behind))
}

/// The text before all brackets at the end of a text; a text that is only brackets stays as it is.
fn before_brackets(text: &str) -> &str {
    brackets_at_end(text).filter(|(before, _)| !before.is_empty()).map_or(text, |(before, _)| before_brackets(before))
}

/// The name of a whole without its part behind a blank: 図書館利用者数 of 図書館利用者数　本館.
pub fn without_part(name: &str) -> &str {
    let name = name.trim();
    let is_parted = |(whole, part): &(&str, &str)| {
        may_name_a_part(part) || QUANTITIES.ends(&key(whole)) && !part.starts_with(['(', '（'])
    };
    name.rsplit_once(is_space).filter(is_parted).map_or(name, |(whole, _)| whole.trim())
}
