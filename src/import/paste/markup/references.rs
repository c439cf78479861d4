//! Character references in markup: `&lt;`, `&#12354;`, `&#x3042;`.
//!
//! Of the 2,231 names of HTML only those are known that programs write to the clipboard: letters that no text can contain
//! directly, the letters of Latin-1, and text symbols. Any other reference stays as written, so that nothing is lost.

use std::borrow::Cow;

/// The names of the Latin-1 letters from U+00A0 on, in the order of the letters.
const LATIN_1: &str = "\
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
    para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
    thorn yuml";

/// Further letters by name.
#[rustfmt::skip]
const OTHERS: [(&str, char); 45] = [
    ("AMP", '&'), ("Dagger", '‡'), ("GT", '>'), ("LT", '<'), ("Prime", '″'), ("QUOT", '"'), ("amp", '&'), ("apos", '\''),
    ("asymp", '≈'), ("bdquo", '„'), ("bigcirc", '◯'), ("bigtriangleup", '△'), ("bull", '•'), ("dagger", '†'),
    ("darr", '↓'), ("emsp", '\u{2003}'), ("ensp", '\u{2002}'), ("euro", '€'), ("ge", '≥'), ("gt", '>'), ("harr", '↔'),
    ("hellip", '…'), ("infin", '∞'), ("larr", '←'), ("ldquo", '“'), ("le", '≤'), ("lsaquo", '‹'), ("lsquo", '‘'),
    ("lt", '<'), ("mdash", '—'), ("minus", '−'), ("ndash", '–'), ("ne", '≠'), ("permil", '‰'), ("prime", '′'),
    ("quot", '"'), ("rarr", '→'), ("rdquo", '”'), ("rsaquo", '›'), ("rsquo", '’'), ("sbquo", '‚'), ("sum", '∑'),
    ("thinsp", '\u{2009}'), ("trade", '™'), ("uarr", '↑'),
];

/// The letters with their names.
pub(super) fn letters() -> impl Iterator<Item = (&'static str, char)> {
    LATIN_1.split(' ').zip('\u{A0}'..).chain(OTHERS)
}

/// The letters for the numbers 128 to 159, in order: those of Windows-1252, where it has one.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The text with its references replaced by letters. In an attribute, a name without `;` that is followed by a letter, a digit or
/// `=` is no reference.
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
        // A text that is no reference stays as written.
        let (letter, rest) = read.unwrap_or(('&', part));
        decoded.push(letter);
        decoded.push_str(rest);
    }
    Cow::Owned(decoded)
}

/// The letter with this number, and the text behind the reference.
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

/// The letter of the name at the beginning, and the text behind the reference.
fn named(part: &str, in_attribute: bool) -> Option<(char, &str)> {
    let end = part.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(part.len());
    let (name, rest) = part.split_at_checked(end)?;
    if let Some(rest) = rest.strip_prefix(';')
        && let Some((_, letter)) = letters().find(|(known, _)| *known == name)
    {
        return Some((letter, rest));
    }
    // Without `;` the longest name at the beginning counts, and only names of Latin-1 letters.
    let begins = |(known, letter): &(&str, char)| *letter <= 'ÿ' && *known != "apos" && name.starts_with(known);
    let (known, letter) = letters().filter(begins).max_by_key(|(known, _)| known.len())?;
    let rest = part.get(known.len()..)?;
    let goes_on = rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '=');
    (!(in_attribute && goes_on)).then_some((letter, rest))
}

/// The text with its line ends normalized as in HTML.
pub(super) fn with_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Cow::Borrowed(text)
}
