//! JSON, one level at a time: what stands inside a list or an object is still text.
//!
//! So whoever reads decides what each part has to be, a record inside another keeps the very text that its digest
//! was made of, a field that is there twice is seen, and nesting without end exhausts nothing: `serde_json` passes
//! over what is inside without recursion. Each letter is read once a level it lies in, of which a plan has six.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// One level of JSON.
pub(crate) enum Json<'a> {
    /// The fields of an object, in their order.
    Object(Vec<(String, &'a str)>),
    /// What is in a list.
    List(Vec<&'a str>),
    /// A string, without its escapes.
    Text(String),
    /// A number, `true`, `false` or `null`, which is what it says.
    Plain,
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

/// The fields of an object, in their order.
pub(super) fn object(text: &str) -> Option<Vec<(String, &str)>> {
    match read(text) {
        Ok(Json::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// What is in a list.
pub(crate) fn list(text: &str) -> Option<Vec<&str>> {
    match read(text) {
        Ok(Json::List(parts)) => Some(parts),
        _ => None,
    }
}

/// A string, without its escapes.
pub(super) fn text(text: &str) -> Option<String> {
    match read(text) {
        Ok(Json::Text(text)) => Some(text),
        _ => None,
    }
}

/// Writes a string, its Japanese unescaped.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Takes whatever comes, so that `serde_json` never has to say what it would have liked better.
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
        let mut read = Vec::new();
        while let Some((name, value)) = fields.next_entry::<String, &RawValue>()? {
            read.push((name, value.get()));
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
