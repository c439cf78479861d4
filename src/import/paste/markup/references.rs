//! The letters for which references stand in markup: `&lt;`, `&#12354;`, `&#x3042;`.
//!
//! Of the 2,231 names of HTML those are known that programs write on the clipboard: what no text can hold as it is, the letters of
//! Latin-1, and signs of text. Any other stays as it is written, so that nothing is lost.

use std::borrow::Cow;

/// The letters by their names, in the order of these.
#[rustfmt::skip]
pub(super) const NAMES: [(&str, char); 141] = [
    ("AElig", 'Æ'), ("AMP", '&'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Agrave", 'À'), ("Aring", 'Å'),
    ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Ccedil", 'Ç'), ("Dagger", '‡'), ("ETH", 'Ð'), ("Eacute", 'É'),
    ("Ecirc", 'Ê'), ("Egrave", 'È'), ("Euml", 'Ë'), ("GT", '>'), ("Iacute", 'Í'), ("Icirc", 'Î'),
    ("Igrave", 'Ì'), ("Iuml", 'Ï'), ("LT", '<'), ("Ntilde", 'Ñ'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'),
    ("Ograve", 'Ò'), ("Oslash", 'Ø'), ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("Prime", '″'), ("QUOT", '"'),
    ("THORN", 'Þ'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Ugrave", 'Ù'), ("Uuml", 'Ü'), ("Yacute", 'Ý'),
    ("aacute", 'á'), ("acirc", 'â'), ("acute", '´'), ("aelig", 'æ'), ("agrave", 'à'), ("amp", '&'),
    ("apos", '\''), ("aring", 'å'), ("asymp", '≈'), ("atilde", 'ã'), ("auml", 'ä'), ("bdquo", '„'),
    ("bigcirc", '◯'), ("bigtriangleup", '△'), ("brvbar", '¦'), ("bull", '•'), ("ccedil", 'ç'), ("cedil", '¸'),
    ("cent", '¢'), ("copy", '©'), ("curren", '¤'), ("dagger", '†'), ("darr", '↓'), ("deg", '°'),
    ("divide", '÷'), ("eacute", 'é'), ("ecirc", 'ê'), ("egrave", 'è'), ("emsp", '\u{2003}'), ("ensp", '\u{2002}'),
    ("eth", 'ð'), ("euml", 'ë'), ("euro", '€'), ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'),
    ("ge", '≥'), ("gt", '>'), ("harr", '↔'), ("hellip", '…'), ("iacute", 'í'), ("icirc", 'î'),
    ("iexcl", '¡'), ("igrave", 'ì'), ("infin", '∞'), ("iquest", '¿'), ("iuml", 'ï'), ("laquo", '«'),
    ("larr", '←'), ("ldquo", '“'), ("le", '≤'), ("lsaquo", '‹'), ("lsquo", '‘'), ("lt", '<'),
    ("macr", '¯'), ("mdash", '—'), ("micro", 'µ'), ("middot", '·'), ("minus", '−'), ("nbsp", '\u{A0}'),
    ("ndash", '–'), ("ne", '≠'), ("not", '¬'), ("ntilde", 'ñ'), ("oacute", 'ó'), ("ocirc", 'ô'),
    ("ograve", 'ò'), ("ordf", 'ª'), ("ordm", 'º'), ("oslash", 'ø'), ("otilde", 'õ'), ("ouml", 'ö'),
    ("para", '¶'), ("permil", '‰'), ("plusmn", '±'), ("pound", '£'), ("prime", '′'), ("quot", '"'),
    ("raquo", '»'), ("rarr", '→'), ("rdquo", '”'), ("reg", '®'), ("rsaquo", '›'), ("rsquo", '’'),
    ("sbquo", '‚'), ("sect", '§'), ("shy", '\u{AD}'), ("sum", '∑'), ("sup1", '¹'), ("sup2", '²'),
    ("sup3", '³'), ("szlig", 'ß'), ("thinsp", '\u{2009}'), ("thorn", 'þ'), ("times", '×'), ("trade", '™'),
    ("uacute", 'ú'), ("uarr", '↑'), ("ucirc", 'û'), ("ugrave", 'ù'), ("uml", '¨'), ("uuml", 'ü'),
    ("yacute", 'ý'), ("yen", '¥'), ("yuml", 'ÿ'),
];

/// What the numbers 128 to 159 stand for, in their order: the letters of Windows-1252, where it has one.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The text with the letters in the place of their references. In an attribute a name without `;` that goes on with a letter, a
/// digit or `=` is none.
pub(super) fn decode(text: &str, in_attribute: bool) -> Cow<'_, str> {
    let text = with_line_ends(text);
    if !text.contains('&') {
        return text;
    }
    let mut decoded = String::with_capacity(text.len());
    let mut parts = text.split('&');
    decoded.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let read = part.strip_prefix('#').map_or_else(|| named(part, in_attribute), numbered);
        // What is no reference stays as it is written.
        let (letter, rest) = read.unwrap_or(('&', part));
        decoded.push(letter);
        decoded.push_str(rest);
    }
    Cow::Owned(decoded)
}

/// The letter of that number, and what stands behind the reference.
fn numbered(digits: &str) -> Option<(char, &str)> {
    let (digits, radix) = digits.strip_prefix(['x', 'X']).map_or((digits, 10), |digits| (digits, 16));
    let end = digits.find(|letter: char| !letter.is_digit(radix)).unwrap_or(digits.len());
    let (number, rest) = digits.split_at_checked(end).filter(|(number, _)| !number.is_empty())?;
    let of_windows = |number: u32| number.checked_sub(128).and_then(|nth| WINDOWS.chars().nth(nth as usize));
    let letter = match u32::from_str_radix(number, radix) {
        Err(_) | Ok(0) => char::REPLACEMENT_CHARACTER,
        Ok(number) => of_windows(number).or_else(|| char::from_u32(number)).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((letter, rest.strip_prefix(';').unwrap_or(rest)))
}

/// The letter of the name at the beginning, and what stands behind the reference.
fn named(part: &str, in_attribute: bool) -> Option<(char, &str)> {
    let end = part.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(part.len());
    let (name, rest) = part.split_at_checked(end)?;
    if let (Some(letter), Some(rest)) = (letter(name), rest.strip_prefix(';')) {
        return Some((letter, rest));
    }
    // Without `;` the longest name counts with which the letters begin. Such a name has up to six letters, and is one of Latin-1.
    let (letter, rest) = (2..=name.len().min(6)).rev().find_map(|len| {
        let (name, rest) = part.split_at_checked(len)?;
        let letter = letter(name).filter(|letter| *letter <= 'ÿ' && name != "apos")?;
        Some((letter, rest))
    })?;
    let goes_on = rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '=');
    (!(in_attribute && goes_on)).then_some((letter, rest))
}

/// The letter of that name.
fn letter(name: &str) -> Option<char> {
    let nth = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    NAMES.get(nth).map(|(_, letter)| *letter)
}

/// The text with its line ends as HTML has them.
pub(super) fn with_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Cow::Borrowed(text)
}
