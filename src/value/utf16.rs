//! UTF-16, in which spreadsheets and editors may save a text: recognised by its byte order mark, or by the first letter
//! of the text.

use std::iter::once;

/// The order of the two bytes of each code unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The lower byte is first.
    Little,
    /// The higher byte is first.
    Big,
}

impl ByteOrder {
    fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        }
    }
}

/// The byte order that the mark at the beginning states, with the bytes behind the mark; `None` without a mark.
pub fn marked(bytes: &[u8]) -> Option<(ByteOrder, &[u8])> {
    let little = bytes.strip_prefix(b"\xff\xfe").map(|rest| (ByteOrder::Little, rest));
    little.or_else(|| bytes.strip_prefix(b"\xfe\xff").map(|rest| (ByteOrder::Big, rest)))
}

/// The byte order of a text whose first letter after white space is this ASCII letter, with the bytes behind the mark
/// if there is one; `None` if the text begins differently.
pub fn beginning_with(letter: char, bytes: &[u8]) -> Option<(ByteOrder, &[u8])> {
    let mut unmarked = [(ByteOrder::Little, bytes), (ByteOrder::Big, bytes)].into_iter();
    let begins = |(order, bytes): &(ByteOrder, &[u8])| {
        let units = bytes.as_chunks::<2>().0.iter().map(|unit| order.unit(*unit));
        let mut letters = char::decode_utf16(units).map_while(Result::ok);
        letters.find(|letter| !letter.is_whitespace()) == Some(letter)
    };
    marked(bytes).map_or_else(|| unmarked.find(begins), |marked| once(marked).find(begins))
}

/// The text of bytes in this order; `None` if they are not valid UTF-16.
pub fn decode(order: ByteOrder, bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| order.unit(*pair));
    char::decode_utf16(units).collect::<Result<String, _>>().ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(order: ByteOrder, text: &str) -> Vec<u8> {
        let unit_bytes = |unit: u16| if order == ByteOrder::Little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        text.encode_utf16().flat_map(unit_bytes).collect()
    }

    #[test]
    fn utf16_is_recognised_by_its_byte_order_mark_or_first_letter() {
        for order in [ByteOrder::Little, ByteOrder::Big] {
            let (marked_text, text) = (bytes(order, "\u{feff} {𠮷}"), bytes(order, "\r\n {𠮷}"));
            let text_of = |found: Option<(ByteOrder, &[u8])>| found.and_then(|(order, rest)| decode(order, rest));
            assert_eq!(text_of(marked(&marked_text)).as_deref(), Some(" {𠮷}"));
            assert_eq!(text_of(beginning_with('{', &marked_text)).as_deref(), Some(" {𠮷}"));
            assert_eq!(text_of(beginning_with('{', &text)).as_deref(), Some("\r\n {𠮷}"));
            assert_eq!((marked(&text), beginning_with('[', &text)), (None, None));
        }
    }

    #[test]
    fn an_incomplete_letter_or_code_unit_is_refused() {
        assert_eq!(decode(ByteOrder::Little, b"\x00\xd8"), None);
        assert_eq!(decode(ByteOrder::Little, b"a\x00b"), None);
        assert_eq!(beginning_with('{', b""), None);
    }
}
