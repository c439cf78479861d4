//! The JSON of all records: reading and writing of serde twins.
//!
//! A twin is read strictly ([`Strict`]) and written without white space and with its Japanese unescaped. `serde_json`
//! writes two control characters in a short form (`\b`, `\f`) that no record has ever had. They are written in the long
//! form, so that a plan that does not change keeps its digest.

use std::marker::PhantomData;
use std::{fmt, io};

use litemap::LiteMap;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Serializer;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};
use serde_json::value::RawValue;

use super::strict::Strict;

/// Reads a twin from a text that contains nothing else.
pub(crate) fn read<'de, T: Deserialize<'de>>(json: &'de str) -> serde_json::Result<T> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let twin = T::deserialize(Strict(&mut deserializer))?;
    deserializer.end()?;
    Ok(twin)
}

/// Writes a twin in the layout of a record.
pub(crate) fn write<T: Serialize + ?Sized>(twin: &T) -> String {
    write_with(twin, Record)
}

/// Writes a twin with another layout.
pub(crate) fn write_with<T: Serialize + ?Sized>(twin: &T, layout: impl Formatter) -> String {
    let mut written = Vec::new();
    let result = twin.serialize(&mut Serializer::with_formatter(&mut written, layout));
    // Writing into memory never fails, and no twin has a map whose keys are anything but texts.
    debug_assert!(result.is_ok(), "a twin that JSON cannot hold");
    String::from_utf8(written).unwrap_or_default()
}

/// The JSON text that one of these functions wrote, for embedding in another twin unchanged.
pub(crate) fn raw(json: String) -> Box<RawValue> {
    // What was written is JSON, so the fallback never occurs.
    RawValue::from_string(json).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// The layout of a record: no white space, and every control character as a number, except tabs and line ends.
struct Record;

impl Formatter for Record {
    fn write_char_escape<W: io::Write + ?Sized>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        let by_number = match escape {
            CharEscape::Backspace => CharEscape::AsciiControl(0x08),
            CharEscape::FormFeed => CharEscape::AsciiControl(0x0c),
            other => other,
        };
        CompactFormatter.write_char_escape(writer, by_number)
    }
}

/// Whether a field has its default value, so that it may be left out.
pub(super) fn is_usual<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}

/// Reads a map and refuses a repeated key, since one of its two values would be lost.
pub(super) fn distinct<'de, T, D>(deserializer: D) -> Result<LiteMap<String, T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Distinct(PhantomData))
}

struct Distinct<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Distinct<T> {
    type Value = LiteMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object whose keys differ")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut read = LiteMap::new();
        while let Some((key, value)) = fields.next_entry()? {
            if read.insert(key, value).is_some() {
                return Err(Error::custom("a key that is there twice"));
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    struct Twin {
        #[serde(default, skip_serializing_if = "is_usual")]
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        choice: Option<Choice>,
        #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
        parts: LiteMap<String, Twin>,
    }

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Choice {
        Plain,
        Years(Vec<i32>),
    }

    #[track_caller]
    fn refused(json: &str) {
        assert!(read::<Twin>(json).is_err(), "{json}");
    }

    #[test]
    fn a_written_value_is_read_back() {
        let parts = LiteMap::from_iter([("部".to_owned(), Twin { choice: Some(Choice::Plain), ..Twin::default() })]);
        let twin = Twin { text: "文".to_owned(), choice: Some(Choice::Years(vec![2017, 2022])), parts };
        let written = write(&twin);
        assert_eq!(written, r#"{"text":"文","choice":{"years":[2017,2022]},"parts":{"部":{"choice":"plain"}}}"#);
        assert_eq!(read::<Twin>(&written).unwrap(), twin);
        assert_eq!(write(&Twin::default()), "{}");
    }

    #[test]
    fn a_list_for_a_struct_and_null_for_a_value_are_refused() {
        for json in ["[]", r#"["文"]"#, r#"{"parts":{"a":[]}}"#, "null", r#"{"text":null}"#, r#"{"choice":null}"#] {
            refused(json);
        }
    }

    #[test]
    fn a_variant_with_a_wrong_or_missing_value_is_refused() {
        for choice in [r#"{"plain":null}"#, r#"{"plain":[]}"#, r#""years""#, "{}", r#"["plain"]"#, "1"] {
            refused(&format!(r#"{{"choice":{choice}}}"#));
        }
        refused(r#"{"choice":{"years":[],"plain":null}}"#);
        refused(r#"{"choice":{"years":[],"years":[]}}"#);
    }

    #[test]
    fn repeated_and_unknown_fields_are_refused() {
        refused(r#"{"text":"a","text":"a"}"#);
        refused(r#"{"parts":{"a":{},"a":{}}}"#);
        refused(r#"{"parts":{"a":{},"\u0061":{}}}"#);
        refused(r#"{"colour":"red"}"#);
        refused("{} {}");
    }

    #[test]
    fn numbers_beyond_their_range_are_refused() {
        for number in ["2147483648", "-2147483649", "1e400", "2017.0", "18446744073709551616"] {
            refused(&format!(r#"{{"choice":{{"years":[{number}]}}}}"#));
        }
    }

    #[test]
    fn control_characters_except_line_ends_and_tabs_are_escaped_by_number() {
        let text = "改行\n\r\t、\"引用\"、\\、/、\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}、🚶、\u{2028}";
        let written =
            "\"改行\\n\\r\\t、\\\"引用\\\"、\\\\、/、\\u0001\\u0008\\u000b\\u000c\\u001f\u{7f}、🚶、\u{2028}\"";
        assert_eq!(write(text), written);
        assert_eq!(read::<String>(written).unwrap(), text);
        assert_eq!(read::<String>(r#""\ud83d\udeb6\/""#).unwrap(), "🚶/");
    }

    #[test]
    fn a_raw_value_keeps_its_text() {
        let raw: &RawValue = read(r#" {"a": [1,  2.50]} "#).unwrap();
        assert_eq!(raw.get(), r#"{"a": [1,  2.50]}"#);
    }
}
