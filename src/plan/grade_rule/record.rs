//! The file of a rule, format 1: read strictly, each fault with its JSON pointer, and written on one line.
//!
//! The file is read through a value of `serde_json` and not through derived twins, which report a fault by its line only,
//! and whose code would be larger than this module.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{GradeRule, RuleFault, RuleFaultKind};

mod part;
mod reading;
mod writing;

pub(super) use writing::write;

/// The greatest size of a file in bytes. The largest built-in rule has a tenth of it.
pub(super) const LARGEST: usize = 30_000;
/// The format that is read and written.
const FORMAT: u64 = 1;

/// Reads the file of a rule.
pub(super) fn read(json: &str) -> Result<GradeRule, RuleFault> {
    if json.len() > LARGEST {
        return Err(RuleFaultKind::TooLarge.into_fault(""));
    }
    let StrictValue(value) = serde_json::from_str(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let is_json = error.is_data();
        let kind =
            if is_json { RuleFaultKind::Shape { line, column } } else { RuleFaultKind::NotJson { line, column } };
        kind.into_fault("")
    })?;
    reading::rule(&value)
}

/// A value without duplicate fields, of which `serde_json` would take the last, and without binary floats.
struct StrictValue(Value);

impl<'de> Deserialize<'de> for StrictValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a rule")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(StrictValue(part)) = parts.next_element()? {
            list.push(part);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some((name, StrictValue(part))) = parts.next_entry::<String, _>()? {
            if fields.insert(name, part).is_some() {
                return Err(A::Error::custom("a field that is there twice"));
            }
        }
        Ok(Value::Object(fields))
    }
}
