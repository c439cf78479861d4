//! How a value of ours becomes JSON and comes back: one reader and one writer a type.
//!
//! There is no `derive` here. Serde's are generic, so each of them is compiled once for every reader that it could
//! meet: derived twins of the plan's structs were 240 KB of the 910 KB of code that the page loads first.
//! What stands here instead is small, reads text and writes text, and knows no other format.
//!
//! [`record!`] is the list of a struct's fields: their names in the file, their order, and what becomes of a field
//! that is not there. It serves reader and writer alike, and does not compile with a field too few.

use super::Damage;
use super::json::{self, Json};

/// A type that is kept in records.
pub(super) trait Stored: Sized {
    /// What is left out where it may be, as JSON. It is part of the format, whatever the type's default becomes.
    const USUAL: &'static str = "";

    /// Reads it.
    fn read(json: &str) -> Result<Self, Damage>;

    /// Writes it.
    fn write(&self) -> String;
}

/// A struct of the plan as an object, field by field: `field: must "name"` is always there, `usual` is left out
/// where it is as usual, and `optional` where it is `None`.
macro_rules! record {
    ($kept:ident { $($field:ident: $presence:ident $name:literal),+ $(,)? }) => {
        impl $crate::save::stored::Stored for $kept {
            const USUAL: &'static str = "{}";

            fn read(json: &str) -> Result<Self, $crate::save::Damage> {
                let mut fields = $crate::save::stored::Fields::of(json)?;
                let kept = Self { $($field: fields.$presence($name)?),+ };
                fields.end(kept)
            }

            fn write(&self) -> String {
                let Self { $($field),+ } = self;
                let mut object = $crate::save::stored::Object::default();
                $(object.$presence($name, $field);)+
                object.end()
            }
        }
    };
}
pub(super) use record;

/// An enum as a word; the one `usually` there is left out.
macro_rules! words {
    ($kept:ident $(usually $usual:literal)? { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $crate::save::stored::Stored for $kept {
            $(const USUAL: &'static str = concat!('"', $usual, '"');)?

            fn read(json: &str) -> Result<Self, $crate::save::Damage> {
                match $crate::save::json::text(json).ok_or($crate::save::Damage::Shape)?.as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::save::Damage::Shape),
                }
            }

            fn write(&self) -> String {
                let word = match self { $(Self::$variant => $word),+ };
                $crate::save::json::quoted(word)
            }
        }
    };
}
pub(super) use words;

/// The fields of an object that are still to be read.
#[derive(Default)]
pub(crate) struct Fields<'a>(Vec<(String, &'a str)>);

impl<'a> Fields<'a> {
    /// The fields of this object.
    pub(super) fn of(json: &'a str) -> Result<Self, Damage> {
        json::object(json).map(Self).ok_or(Damage::Shape)
    }

    /// The fields of what has been read already; `None` if it is no object.
    pub(crate) fn of_level(level: Json<'a>) -> Option<Self> {
        match level {
            Json::Object(fields) => Some(Self(fields)),
            _ => None,
        }
    }

    /// The JSON of that field.
    pub(crate) fn take(&mut self, name: &str) -> Option<&'a str> {
        let place = self.0.iter().position(|(there, _)| there == name)?;
        Some(self.0.swap_remove(place).1)
    }

    /// Whether all fields have been taken: one that is unknown, or there twice, has not.
    pub(crate) fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// A field that has to be there.
    pub(super) fn must<T: Stored>(&mut self, name: &str) -> Result<T, Damage> {
        T::read(self.take(name).ok_or(Damage::Shape)?)
    }

    /// A field that is as usual where it is not there.
    pub(super) fn usual<T: Stored>(&mut self, name: &str) -> Result<T, Damage> {
        T::read(self.take(name).unwrap_or(T::USUAL))
    }

    /// A field that may not be there.
    pub(super) fn optional<T: Stored>(&mut self, name: &str) -> Result<Option<T>, Damage> {
        self.take(name).map(T::read).transpose()
    }

    /// What was read of them, if nothing is left: what this format does not know is not thrown away.
    pub(super) fn end<T>(self, kept: T) -> Result<T, Damage> {
        if self.is_done() { Ok(kept) } else { Err(Damage::Shape) }
    }
}

/// An object that is being written. The names of its fields need no escapes.
#[derive(Default)]
pub(super) struct Object(String);

impl Object {
    /// Writes a field as it is.
    pub(super) fn field(&mut self, name: &str, json: &str) -> &mut Self {
        self.0.push_str(if self.0.is_empty() { "{\"" } else { ",\"" });
        self.0.push_str(name);
        self.0.push_str("\":");
        self.0.push_str(json);
        self
    }

    /// Writes a field.
    pub(super) fn must<T: Stored>(&mut self, name: &str, kept: &T) -> &mut Self {
        self.field(name, &kept.write())
    }

    /// Writes a field unless it is as usual.
    pub(super) fn usual<T: Stored>(&mut self, name: &str, kept: &T) -> &mut Self {
        let json = kept.write();
        if json == T::USUAL { self } else { self.field(name, &json) }
    }

    /// Writes a field if there is something in it.
    pub(super) fn optional<T: Stored>(&mut self, name: &str, kept: &Option<T>) -> &mut Self {
        match kept {
            Some(kept) => self.must(name, kept),
            None => self,
        }
    }

    /// The object.
    pub(super) fn end(&mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        std::mem::take(&mut self.0)
    }
}
