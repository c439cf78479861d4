//! JSON, one level at a time: what stands inside an object or a list is still text.
//!
//! So a record inside a file keeps the very text that its digest was made of, a field that is there twice is seen,
//! and nesting without end exhausts no stack: `serde_json` passes over what is inside without recursion. A letter
//! is read once for each level that it lies in, of which a plan has six, and still as fast as by one pass of `derive`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// One level of JSON.
pub(crate) enum Json<'a> {
    /// An object.
    Object(Fields<'a>),
    /// What is in a list.
    List(Vec<&'a str>),
    /// A string, without its escapes.
    Text(String),
    /// A number, `true`, `false` or `null`, which its text says well enough.
    Plain,
}

/// The fields of an object that have not been taken yet, in their order.
#[derive(Default)]
pub(crate) struct Fields<'a>(pub(super) Vec<(String, &'a str)>);

impl<'a> Fields<'a> {
    /// What stands under that name.
    pub(crate) fn take(&mut self, name: &str) -> Option<&'a str> {
        let place = self.0.iter().position(|(there, _)| there == name)?;
        Some(self.0.swap_remove(place).1)
    }

    /// Whether all have been taken. One that nobody knows has not, nor the second of two with one name.
    pub(crate) fn are_taken(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> Json<'a> {
    /// The fields, if it is an object.
    pub(crate) fn fields(self) -> Option<Fields<'a>> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

/// Where JSON stops being JSON, counted from 1; the column in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Reads one level, and makes sure that everything inside is JSON, too.
pub(crate) fn read(text: &str) -> Result<Json<'_>, Broken> {
    serde_json::from_str(text).map_err(|error| Broken { line: error.line(), column: error.column() })
}

/// The fields of an object.
pub(super) fn fields(text: &str) -> Option<Fields<'_>> {
    read(text).ok().and_then(Json::fields)
}

/// What is in a list.
pub(crate) fn list(text: &str) -> Option<Vec<&str>> {
    match read(text) {
        Ok(Json::List(parts)) => Some(parts),
        _ => None,
    }
}

/// A string, without its escapes.
pub(crate) fn text(text: &str) -> Option<String> {
    match read(text) {
        Ok(Json::Text(text)) => Some(text),
        _ => None,
    }
}

/// Writes a string, its Japanese unescaped.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Takes whatever comes.
struct AnyLevel;

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyLevel)
    }
}

impl<'de> Visitor<'de> for AnyLevel {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut read = Fields::default();
        while let Some((name, value)) = fields.next_entry::<String, &RawValue>()? {
            read.0.push((name, value.get()));
        }
        Ok(Json::Object(read))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some(part) = parts.next_element::<&RawValue>()? {
            read.push(part.get());
        }
        Ok(Json::List(read))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Json::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Json::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Json::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Json::Plain)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Plain)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

    use super::*;

    #[test]
    fn what_is_inside_is_still_the_text_that_it_was() {
        assert_eq!(
            list(r#" [ {"a": [1, 2.50]} , "い\n" ,null] "#),
            Some(vec![r#"{"a": [1, 2.50]}"#, r#""い\n""#, "null"])
        );
        let mut object = fields(r#"{"名": [ ], "a\u0062": -1e5}"#).unwrap();
        assert_eq!((object.take("ab"), object.take("ab"), object.take("名")), (Some("-1e5"), None, Some("[ ]")));
        assert!(object.are_taken());
    }

    #[test]
    fn of_two_fields_with_one_name_the_second_is_left() {
        let mut object = fields(r#"{"a":1,"a":2}"#).unwrap();
        assert!(object.take("a").is_some() && !object.are_taken());
    }

    #[test]
    fn a_string_comes_back_as_it_was_written() {
        let written = "改行\n、\"引用\"、\\、\u{1}、🚶、\u{2028}";
        assert_eq!(quoted(written), r#""改行\n、\"引用\"、\\、\u0001、🚶、"#.to_owned() + "\u{2028}\"");
        assert_eq!(text(&quoted(written)).as_deref(), Some(written));
        assert_eq!(text(r#""\ud83d\udeb6\/""#).as_deref(), Some("🚶/"));
    }

    #[test]
    fn what_is_no_json_says_where_it_stops_being_it() {
        for (text, line, column) in [("", 1, 0), ("[1,]", 1, 4), ("{\n\"a\":[tru]}", 2, 9), ("{}\n{", 2, 1)] {
            assert_eq!(read(text).err(), Some(Broken { line, column }), "{text}");
        }
    }

    #[test]
    fn nothing_is_taken_for_another_kind() {
        for other in ["{}", "1", "true", "null", "-0.5"] {
            assert!(list(other).is_none() && text(other).is_none());
        }
        assert!(fields("[]").is_none() && fields("\"{}\"").is_none());
    }
}
