//! The tags and texts of markup, by the rules of HTML (<https://html.spec.whatwg.org/multipage/parsing.html>, "Tokenization") as
//! far as tables need them. Comments and doctypes are skipped, and errors in the markup are handled as in a browser. Each letter
//! is visited a bounded number of times, whatever the markup contains.
//!
//! A complete HTML parser (the crate html5gum, or the browser's own) would also work, and tests compare this tokenizer with the
//! crate. But the crate is a fortieth of the download, most of it states and names that occur in no table; and the browser's own
//! reports an error for each style in the markup, since the page allows none.

use std::borrow::Cow;

use super::references::{decode, with_line_ends};
use super::tag::READ;

/// A tag or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkupToken<'m> {
    /// A start tag: its name in lower case, and its known attributes, each once.
    Start { name: String, attributes: Vec<(&'static str, String)> },
    /// An end tag, by its name in lower case.
    End(String),
    /// Text; a long run may come in several tokens.
    Text(Cow<'m, str>),
}

/// Splits markup into tokens.
#[derive(Debug)]
pub(super) struct Tokens<'m> {
    rest: &'m str,
    /// The element whose content is raw text, up to the end tag with its name.
    raw: Option<&'static str>,
}

/// The elements whose content is raw text.
const RAW: &str = "title textarea style script iframe xmp noembed noframes noscript plaintext";

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

/// Whether the name of an element ends before this letter.
fn ends_name(letter: char) -> bool {
    is_space(letter) || matches!(letter, '/' | '>')
}

impl<'m> Tokens<'m> {
    /// The tokens of this markup.
    pub(super) fn new(markup: &'m str) -> Self {
        Self { rest: markup, raw: None }
    }

    /// Consumes the text up to this position.
    fn take(&mut self, end: usize) -> &'m str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Consumes these letters if they come next. Returns whether they do.
    fn take_prefix(&mut self, letters: &str) -> bool {
        let rest = self.rest.strip_prefix(letters);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Consumes the letters up to the first one for which `ends` is true.
    fn take_until(&mut self, ends: impl Fn(char) -> bool) -> &'m str {
        self.take(self.rest.find(ends).unwrap_or(self.rest.len()))
    }

    /// Skips everything up to and including these letters.
    fn pass(&mut self, last: &str) {
        self.rest = self.rest.split_once(last).map_or("", |(_, rest)| rest);
    }

    /// The content of a raw text element: everything up to the end tag with its name.
    fn raw_text(&mut self, name: &str) -> Cow<'m, str> {
        let is_end_tag = |at: &usize| {
            let tag = self.rest.get(at + 2..).and_then(|tag| tag.split_at_checked(name.len()));
            tag.is_some_and(|(of_tag, rest)| of_tag.eq_ignore_ascii_case(name) && rest.starts_with(ends_name))
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(is_end_tag);
        let text = self.take(end.unwrap_or(self.rest.len()));
        // Character references count in some of these elements.
        if matches!(name, "title" | "textarea") { decode(text, false) } else { with_line_ends(text) }
    }

    /// Reads the tag or comment that begins here with `<`; `None` for a comment, a doctype, a malformed tag, or a tag that the
    /// markup cuts off.
    fn tag(&mut self) -> Option<MarkupToken<'m>> {
        let before = self.take(1);
        let is_end = self.take_prefix("/");
        if self.rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return self.named(is_end);
        }
        if !is_end && self.take_prefix("!--") {
            self.pass_comment();
            return None;
        }
        if is_end && !self.rest.is_empty() || !is_end && self.rest.starts_with(['!', '?']) {
            self.pass(">");
            return None;
        }
        Some(MarkupToken::Text(Cow::Borrowed(if is_end { "</" } else { before })))
    }

    fn pass_comment(&mut self) {
        if self.take_prefix(">") || self.take_prefix("->") {
            return;
        }
        // `--!>` also ends a comment; the first of the two counts.
        let ends = |at: &usize| self.rest.get(..*at).is_some_and(|text| text.ends_with("--") || text.ends_with("--!"));
        let end = self.rest.match_indices('>').map(|(at, _)| at).find(ends);
        self.rest = end.and_then(|end| self.rest.get(end + 1..)).unwrap_or_default();
    }

    /// Reads a tag from its name on; `None` if the markup ends within it.
    fn named(&mut self, is_end: bool) -> Option<MarkupToken<'m>> {
        let name = self.take_until(ends_name).to_ascii_lowercase();
        let mut attributes: Vec<(&'static str, String)> = Vec::new();
        self.take_until(|letter| !is_space(letter) && letter != '/');
        while !self.take_prefix(">") {
            let Some((attribute, value)) = self.attribute() else {
                self.rest = "";
                return None;
            };
            let is_known = |name: &str| attributes.iter().any(|(known, _)| *known == name);
            if let Some(name) = READ.into_iter().find(|name| attribute.eq_ignore_ascii_case(name) && !is_known(name)) {
                attributes.push((name, decode(value, true).into_owned()));
            }
            self.take_until(|letter| !is_space(letter) && letter != '/');
        }
        if is_end {
            return Some(MarkupToken::End(name));
        }
        self.raw = RAW.split(' ').find(|raw| *raw == name);
        Some(MarkupToken::Start { name, attributes })
    }

    /// Consumes an attribute with its raw value; `None` if the markup ends within it.
    fn attribute(&mut self) -> Option<(&'m str, &'m str)> {
        // An equals sign at the beginning belongs to the name.
        let first = self.rest.chars().next()?.len_utf8();
        let end = self.rest.get(first..)?.find(|letter| ends_name(letter) || letter == '=');
        let name = self.take(end.map_or(self.rest.len(), |end| end + first));
        let behind = self.rest.trim_start_matches(is_space);
        let Some(value) = behind.strip_prefix('=') else { return Some((name, "")) };
        self.rest = value.trim_start_matches(is_space);
        match self.rest.chars().next()? {
            quote @ ('"' | '\'') => {
                let (value, rest) = self.rest.get(1..)?.split_once(quote)?;
                self.rest = rest;
                Some((name, value))
            }
            _ => Some((name, self.take_until(|letter| is_space(letter) || letter == '>'))),
        }
    }
}

impl<'m> Iterator for Tokens<'m> {
    type Item = MarkupToken<'m>;

    fn next(&mut self) -> Option<MarkupToken<'m>> {
        while !self.rest.is_empty() {
            if let Some(name) = self.raw.take() {
                return Some(MarkupToken::Text(self.raw_text(name)));
            }
            if self.rest.starts_with('<') {
                if let Some(token) = self.tag() {
                    return Some(token);
                }
            } else {
                let text = self.take_until(|letter| letter == '<');
                return Some(MarkupToken::Text(decode(text, false)));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use html5gum::Tokenizer;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{MarkupToken, Tokens};
    use crate::import::paste::markup::references::letters;
    use crate::import::paste::markup::tag::READ;

    /// The tokens with consecutive texts joined, since their division does not matter.
    fn joined(tokens: Vec<MarkupToken<'static>>) -> Vec<MarkupToken<'static>> {
        let mut all: Vec<MarkupToken<'static>> = Vec::new();
        for token in tokens {
            match (all.last_mut(), token) {
                (Some(MarkupToken::Text(before)), MarkupToken::Text(text)) => before.to_mut().push_str(&text),
                (_, MarkupToken::Text(text)) if text.is_empty() => {}
                (_, token) => all.push(token),
            }
        }
        all
    }

    fn owned(token: MarkupToken<'_>) -> MarkupToken<'static> {
        match token {
            MarkupToken::Text(text) => MarkupToken::Text(text.into_owned().into()),
            MarkupToken::End(name) => MarkupToken::End(name),
            MarkupToken::Start { name, attributes } => MarkupToken::Start { name, attributes },
        }
    }

    fn ours(markup: &str) -> Vec<MarkupToken<'static>> {
        joined(Tokens::new(markup).map(owned).collect())
    }

    /// The tokens that html5gum gives.
    fn theirs(markup: &str) -> Vec<MarkupToken<'static>> {
        let text = |letters: &[u8]| String::from_utf8_lossy(letters).into_owned();
        let mut emitter = html5gum::emitters::default::DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let tokens = Tokenizer::new_with_emitter(markup, emitter).filter_map(|token| match token.unwrap() {
            html5gum::Token::String(letters) => Some(MarkupToken::Text(text(&letters).into())),
            html5gum::Token::EndTag(tag) => Some(MarkupToken::End(text(&tag.name))),
            html5gum::Token::StartTag(tag) => {
                let value = |name: &'static str| {
                    let found = tag.attributes.iter().find(|(known, _)| known.as_slice() == name.as_bytes());
                    found.map(|(_, value)| (name, text(value)))
                };
                Some(MarkupToken::Start {
                    name: text(&tag.name),
                    attributes: READ.into_iter().filter_map(value).collect(),
                })
            }
            _ => None,
        });
        joined(tokens.collect())
    }

    /// The tokens with the attributes in one order.
    fn in_order(mut tokens: Vec<MarkupToken<'static>>) -> Vec<MarkupToken<'static>> {
        for token in &mut tokens {
            if let MarkupToken::Start { attributes, .. } = token {
                attributes.sort();
            }
        }
        tokens
    }

    /// Pieces of markup, whole and torn.
    const PIECES: [&str; 72] = [
        "<table>",
        "<TR>",
        "<td",
        " colspan=2",
        " COLSPAN='3'",
        " rowspan=\"4",
        "\"",
        "'",
        ">",
        "/>",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "=",
        " style=\"a:b",
        " hidden",
        " class=x&lt",
        " class=a&copy=b",
        " class=&copy;",
        "/",
        "</td>",
        "</TABLE >",
        "</",
        "</ ",
        "<",
        "<1",
        "<!",
        "<!--",
        "-->",
        "--!>",
        "--->",
        "-",
        "<!-->",
        "<!--->",
        "<?xml?>",
        "<![if x]>",
        "<![CDATA[a]]>",
        "<!DOCTYPE html>",
        "<style>",
        "</style>",
        "</STYLE\n>",
        "<style",
        "</styles>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<xmp>",
        "</xmp>",
        "1",
        "\u{8A08}",
        "a",
        "&",
        "&lt;",
        "&lt",
        "&amp;lt;",
        "&copy",
        "&copyx;",
        "&nbsp;",
        "&ne;",
        "&notit;",
        "&#",
        "&#x",
        "&#12354;",
        "&#x3042",
        "&#0;",
        "&#128;",
        "&#x110000;",
        "&#xD800;",
        ";",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// The crate implements the rules of HTML completely.
        #[test]
        fn markup_is_split_into_tokens_by_the_rules_of_html(pieces in vec(select(&PIECES[..]), 0..24)) {
            let markup = pieces.concat();
            prop_assert_eq!(in_order(ours(&markup)), in_order(theirs(&markup)), "{:?}", markup);
        }
    }

    #[test]
    fn each_named_character_reference_is_replaced_by_its_character() {
        for (name, _) in letters() {
            let markup = format!("<td>&{name}; &{name}&{name}1<td class=&{name}=><td class='&{name};&{name}'>");
            assert_eq!(ours(&markup), theirs(&markup));
        }
    }

    #[test]
    fn unknown_and_rare_character_references_stay_as_written() {
        assert_eq!(
            ours("&CounterClockwiseContourIntegral; &zzz &"),
            [MarkupToken::Text("&CounterClockwiseContourIntegral; &zzz &".into())]
        );
    }
}
