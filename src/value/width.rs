//! Width and spacing: one form for texts that can be typed in half or full width.
//!
//! Japanese texts write the same digit, letter, kana or bracket in half or full width, and break names with blanks,
//! tabs and line ends. There are two normal forms: [`fold`] narrows full-width ASCII, so that figures can be read;
//! [`key`] makes names and units comparable (`docs/domain.md`, "How numbers are written").
//!
//! Neither form is ever stored or shown. Full Unicode compatibility folding (NFKC) is deliberately not used: it turns
//! the item number ① into the digit 1.
//!
//! ```
//! use keikaku::value::width::{fold, key};
//! assert_eq!(fold("２，５００ 千円"), "2,500 千円");
//! assert_eq!(key("マッチン グ件数（％）"), key("ﾏｯﾁﾝｸﾞ件\n数(%)"));
//! ```

/// The text with full-width ASCII (U+FF01 to U+FF5E) and the full-width blank in half width. All other characters are unchanged.
pub fn fold(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// The comparison key of a name or a unit. Two names with the same key are the same name; the key
/// itself is for matching only.
///
/// It has one width (half for ASCII, full for kana), no white space, one minus, one dash and one wave dash, and ㎡, ㈱
/// and the like spelled out. Upper and lower case remain different, and so do ① and 1.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars() {
        // Most letters of names need no conversion.
        if matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '!'..='~') {
            key.push(letter);
            continue;
        }
        if is_space(letter) {
            continue;
        }
        match spelled_out(letter) {
            Some(word) => key.push_str(word),
            None => push_joined(&mut key, unified(letter)),
        }
    }
    key
}

/// The text without the white space around it.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Whether the letter is a half-width digit.
pub fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Whether the letter is a half-width or full-width digit.
pub fn is_any_digit(letter: char) -> bool {
    narrow(letter).is_ascii_digit()
}

/// Whether the letter is white space: blanks of any width, tabs, line ends, and the invisible marks that are copied
/// from web pages (zero-width space, byte order and direction marks).
pub fn is_space(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(letter, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a program may drop the letter, or skip it at the beginning of a field: white space, control characters,
/// Unicode's default-ignorable characters, and the noncharacters U+FFFE and U+FFFF.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || is_space(letter)
        || matches!(letter, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}')
        || matches!(letter, '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(letter, '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}')
        || matches!(letter, '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{1BCA0}'..='\u{1BCA3}')
        || matches!(letter, '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The half-width form of full-width ASCII and the full-width blank; anything else unchanged.
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

/// The letter of the same shape that CP932 has in place of one that it lacks. A table that was saved in CP932 comes
/// back with it, so it does not count as a change.
pub fn twin(letter: char) -> Option<char> {
    match letter {
        '〜' => Some('～'),
        '−' => Some('－'),
        _ => None,
    }
}

/// The letter that a spreadsheet writes for one that CP932 lacks, if it knows a similar one. We refuse to write these,
/// but a table that was sent in UTF-8 and saved in CP932 comes back with them.
pub fn look_alike(letter: char) -> Option<char> {
    match letter {
        '—' => Some('―'),
        '‖' => Some('∥'),
        '¢' => Some('￠'),
        '£' => Some('￡'),
        '¬' => Some('￢'),
        _ => twin(letter),
    }
}

/// The single form of a letter with several codes. The minus and the dashes have two codes each for one code of CP932,
/// so a file that was saved once comes back with the other code.
fn unified(letter: char) -> char {
    match letter {
        '−' | '‐' | '\u{2011}' => '-',
        '〜' => '~',
        '—' => '―',
        '￥' => '¥',
        '²' => '2',
        '³' => '3',
        '｡'..='ﾟ' => full_width_kana(letter),
        _ => narrow(letter),
    }
}

/// The full-width forms of U+FF61 to U+FF9F in the order of their codes; the voicing marks as combining marks.
const FULL_WIDTH_KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノ\
                               ハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}";

fn full_width_kana(letter: char) -> char {
    let position = usize::try_from(u32::from(letter).saturating_sub(0xFF61)).unwrap_or(usize::MAX);
    FULL_WIDTH_KANA.chars().nth(position).unwrap_or(letter)
}

/// Appends a letter; a voicing mark combines with the kana before it (カ and ゛ become ガ), however they were typed.
fn push_joined(key: &mut String, letter: char) {
    let is_mark = matches!(letter, '\u{3099}' | '\u{309A}');
    let joined = key.chars().next_back().filter(|_| is_mark).and_then(|last| voiced(last, letter));
    if joined.is_some() {
        key.pop();
    }
    key.push(joined.unwrap_or(letter));
}

/// The kana with this voicing mark, if it exists; in Unicode voiced kana follow the plain ones.
fn voiced(kana: char, mark: char) -> Option<char> {
    let steps = match (mark, kana) {
        ('\u{3099}', 'ウ' | 'う') => 0x4E,
        ('\u{3099}', _) if "かきくけこさしすせそたちつてとはひふへほ".contains(hiragana(kana)) => 1,
        ('\u{309A}', _) if "はひふへほ".contains(hiragana(kana)) => 2,
        _ => return None,
    };
    char::from_u32(u32::from(kana) + steps)
}

/// The hiragana of a katakana; anything else unchanged.
fn hiragana(kana: char) -> char {
    match kana {
        'ァ'..='ヶ' => char::from_u32(u32::from(kana) - 0x60).unwrap_or(kana),
        _ => kana,
    }
}

/// The spelled-out form of a sign for several letters, for the signs that plans and their units use.
fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        '…' => "...",
        '㎡' => "m2",
        '㎥' => "m3",
        '㎢' => "km2",
        '㎞' => "km",
        '㎏' => "kg",
        '㏊' => "ha",
        '㈱' => "(株)",
        '㈲' => "(有)",
        '㍼' => "昭和",
        '㍻' => "平成",
        '㋿' => "令和",
        _ => return None,
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(key(left), key(right));
    }

    #[track_caller]
    fn different(left: &str, right: &str) {
        assert_ne!(key(left), key(right));
    }

    #[test]
    fn folding_narrows_ascii_and_the_wide_space() {
        assert_eq!(fold("！ＡＺａｚ０９，．％（）～　"), "!AZaz09,.%()~ ");
    }

    #[test]
    fn folding_keeps_everything_else() {
        for kept in ["①②③", "㈱㎡", "ｱｲｳﾞ", "ー―─△▲−‐–", "〜", "千円\n"] {
            assert_eq!(fold(kept), kept);
        }
    }

    #[test]
    fn names_are_equal_without_their_spaces() {
        same("地域ブランド創 出事業セレクト 商品数", "地域ブランド創出事業セレクト商品数");
        same("マッチング件\t数", "マッチン　グ件\r\n数");
        same("\u{FEFF}千円\u{200B}", "千円");
    }

    #[test]
    fn names_are_equal_in_any_width() {
        same("ｻﾝﾛｸIT女子ｺﾐｭﾆﾃｨ", "サンロクＩＴ女子コミュニティ");
        same("ﾌﾟﾛﾌｪｯｼｮﾅﾙ･ｳﾞｨｼﾞｮﾝ｡", "プロフェッショナル・ヴィジョン。");
        same("X-TECH(クロステック)", "Ｘ－ＴＥＣＨ（クロステック）");
        same("％", "%");
        same("［注］", "[注]");
    }

    #[test]
    fn separately_typed_voicing_marks_are_joined_with_their_kana() {
        same("カ\u{3099}イト\u{3099}", "ガイド");
        same("は\u{309A}う\u{3099}", "ぱゔ");
        different("ハ", "バ");
    }

    #[test]
    fn similar_characters_of_cp932_are_equal() {
        same("～個から集へ〜", "~個から集へ~");
        same("−－‐", "---");
        same("—", "―");
    }

    #[test]
    fn composed_signs_are_equal_to_the_letters_they_represent() {
        same("m²", "㎡");
        same("㈱仙台", "（株）仙台");
        same("㍻30年度", "平成30年度");
    }

    #[test]
    fn item_numbers_case_and_the_long_vowel_mark_stay_different() {
        different("①", "1");
        different("t", "T");
        different("ー", "-");
        different("（", "［");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in any::<String>()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn the_key_of_a_key_is_the_same_key(text in "([か-ほカ-ホｦ-ﾟ\u{3099}\u{309A}…㎡〜 　]|\\PC)*") {
            prop_assert_eq!(key(&key(&text)), key(&text));
        }

        #[test]
        fn folding_keeps_the_number_of_letters(text in any::<String>()) {
            prop_assert_eq!(fold(&text).chars().count(), text.chars().count());
        }
    }
}
