//! How what we keep becomes JSON and comes back: one reader and one writer for each type.
//!
//! There is no `derive` here. Serde's code is generic, and so each derived twin of the plan's structs was compiled
//! anew for every reader that it could meet: 225 KB of the 911 KB of code that the page has to load first, 48 KB of
//! 277 KB as it comes over the wire. What stands here reads one text and writes one text.
//!
//! [`record!`] lists the fields of a struct: their names in the file, their order, and what becomes of a field that
//! is not there. The one list serves reader and writer, and it does not compile with a field too few.

use super::Damage;
use super::json::{self, Fields};

/// A type that has a place in a record.
pub(super) trait Stored: Sized {
    /// What is left out where it may be, as JSON; nothing is where there is no usual one. It belongs to the format
    /// and stays, whatever the type's default becomes.
    const USUAL: &'static str = "";

    /// Reads it.
    fn read(json: &str) -> Result<Self, Damage>;

    /// Writes it.
    fn write(&self) -> String;
}

/// A struct as an object, field by field: `field: must "name"` is always there, one that is `usual` is left out
/// where it is as usual, and an `optional` one where it is `None`.
macro_rules! record {
    ($kept:ident { $($field:ident: $presence:ident $name:literal),+ $(,)? }) => {
        const _: () = {
            use $crate::save::{Damage, json::Fields, stored::{Object, Stored}};

            impl Stored for $kept {
                const USUAL: &'static str = "{}";

                fn read(json: &str) -> Result<Self, Damage> {
                    let mut fields = Fields::of(json)?;
                    let kept = Self { $($field: fields.$presence($name)?),+ };
                    fields.end(kept)
                }

                fn write(&self) -> String {
                    let Self { $($field),+ } = self;
                    let mut object = Object::default();
                    $(object.$presence($name, $field);)+
                    object.end()
                }
            }
        };
    };
}
pub(super) use record;

/// An enum as a word, with the one that it `usually` is, which may be left out.
macro_rules! words {
    ($kept:ident $(usually $usual:literal)? { $($variant:ident = $word:literal),+ $(,)? }) => {
        const _: () = {
            use $crate::save::{Damage, stored::Stored};

            impl Stored for $kept {
                $(const USUAL: &'static str = concat!('"', $usual, '"');)?

                fn read(json: &str) -> Result<Self, Damage> {
                    $(if json == concat!('"', $word, '"') {
                        return Ok(Self::$variant);
                    })+
                    Err(Damage::Shape)
                }

                fn write(&self) -> String {
                    match self { $(Self::$variant => concat!('"', $word, '"')),+ }.to_owned()
                }
            }
        };
    };
}
pub(super) use words;

impl<'a> Fields<'a> {
    /// The fields of a record, or of a part of one.
    pub(super) fn of(json: &'a str) -> Result<Self, Damage> {
        json::fields(json).ok_or(Damage::Shape)
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

    /// What was read, if nothing is left over: what this format does not know is not thrown away.
    pub(super) fn end<T>(self, kept: T) -> Result<T, Damage> {
        if self.are_taken() { Ok(kept) } else { Err(Damage::Shape) }
    }
}

/// An object that is being written. The names of its fields need no escapes.
#[derive(Default)]
pub(super) struct Object(String);

impl Object {
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
    #[expect(clippy::ref_option, reason = "a record hands over all its fields in one way")]
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

    fn field(&mut self, name: &str, json: &str) -> &mut Self {
        self.0.push_str(if self.0.is_empty() { "{\"" } else { ",\"" });
        self.0.push_str(name);
        self.0.push_str("\":");
        self.0.push_str(json);
        self
    }
}
