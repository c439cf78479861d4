//! Markdown emphasis around a text: `**50**`, `__来場者数__`, `` `50` ``.

use super::width::trim;

/// The signs of emphasis, longer ones before the shorter ones they contain.
const SIGNS: [&str; 5] = ["**", "__", "*", "_", "`"];

/// The text without surrounding white space and without emphasis around all of it.
pub fn without_emphasis(text: &str) -> &str {
    let mut text = trim(text);
    while let Some(inner) = SIGNS.iter().find_map(|sign| inside(text, sign)) {
        text = trim(inner);
    }
    text
}

/// The text between two of these signs; `None` if the sign also occurs inside, or if the text
/// between is blank.
fn inside<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let inner = text.strip_prefix(sign)?.strip_suffix(sign)?;
    (!trim(inner).is_empty() && !inner.contains(sign)).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_signs_around_the_whole_text_are_emphasis() {
        for text in ["**50**", "__50__", "*50*", "`50`", " ** 50 ** ", "***50***", "50"] {
            assert_eq!(without_emphasis(text), "50", "{text}");
        }
        for text in ["50*", "**50", "*5* *6*", "**", "*", "__", "**5**6**"] {
            assert_eq!(without_emphasis(text), text);
        }
    }
}
