//! The plain parts of format 1: texts, ids, years and days, and lists, pairs and maps of anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fiscal_year::{Date, FiscalYear};
use crate::id::{IndicatorId, PlanId, VersionId};
use crate::plan::Leaf;
use crate::save::Damage;
use crate::save::json::{self, Fields};
use crate::save::stored::{Object, Stored};

impl Stored for String {
    const USUAL: &'static str = r#""""#;

    fn read(json: &str) -> Result<Self, Damage> {
        json::text(json).ok_or(Damage::Shape)
    }

    fn write(&self) -> String {
        json::quoted(self)
    }
}

/// An id; its letter says of what.
macro_rules! id {
    ($kept:ident) => {
        impl Stored for $kept {
            fn read(json: &str) -> Result<Self, Damage> {
                String::read(json)?.parse().map_err(|_| Damage::Id)
            }

            fn write(&self) -> String {
                json::quoted(&self.to_string())
            }
        }
    };
}

id!(PlanId);
id!(IndicatorId);
id!(VersionId);

/// A calendar year, western.
impl Stored for i32 {
    fn read(json: &str) -> Result<Self, Damage> {
        json.parse().map_err(|_| Damage::Shape)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Stored for FiscalYear {
    fn read(json: &str) -> Result<Self, Damage> {
        Self::new(i32::read(json)?).ok_or(Damage::Years)
    }

    fn write(&self) -> String {
        self.western().write()
    }
}

/// `"2026-04-01"`, always with these digits: the reader of dates that people write is no part of the format.
impl Stored for Date {
    fn read(json: &str) -> Result<Self, Damage> {
        let text = String::read(json)?;
        let parts: Vec<&str> = text.split('-').collect();
        let &[year, month, day] = parts.as_slice() else { return Err(Damage::Date) };
        let numbers = (year.parse(), month.parse(), day.parse());
        let (Ok(year), Ok(month), Ok(day)) = numbers else { return Err(Damage::Date) };
        Self::new(year, month, day).filter(|date| date.write() == json).ok_or(Damage::Date)
    }

    fn write(&self) -> String {
        format!(r#""{:04}-{:02}-{:02}""#, self.year(), self.month(), self.day())
    }
}

impl<T: Stored> Stored for Vec<T> {
    const USUAL: &'static str = "[]";

    fn read(json: &str) -> Result<Self, Damage> {
        let mut read = Self::new();
        for part in json::list(json).ok_or(Damage::Shape)? {
            read.push(T::read(part)?);
        }
        Ok(read)
    }

    fn write(&self) -> String {
        let parts: Vec<String> = self.iter().map(T::write).collect();
        format!("[{}]", parts.join(","))
    }
}

impl<T: Stored> Stored for (T, T) {
    fn read(json: &str) -> Result<Self, Damage> {
        let &[first, second] = json::list(json).ok_or(Damage::Shape)?.as_slice() else { return Err(Damage::Shape) };
        Ok((T::read(first)?, T::read(second)?))
    }

    fn write(&self) -> String {
        format!("[{},{}]", self.0.write(), self.1.write())
    }
}

impl<T: Stored> Stored for Arc<T> {
    const USUAL: &'static str = T::USUAL;

    fn read(json: &str) -> Result<Self, Damage> {
        T::read(json).map(Self::new)
    }

    fn write(&self) -> String {
        T::write(self)
    }
}

/// What a map goes by: the names of an object's fields.
pub(super) trait Key: Ord + Sized {
    fn of(name: &str) -> Result<Self, Damage>;
    fn name(&self) -> String;
}

impl Key for Leaf {
    fn of(name: &str) -> Result<Self, Damage> {
        Self::new(name).ok_or(Damage::Leaf)
    }

    fn name(&self) -> String {
        self.code().to_owned()
    }
}

impl Key for FiscalYear {
    fn of(name: &str) -> Result<Self, Damage> {
        let year = Self::read(name)?;
        if year.name() == name { Ok(year) } else { Err(Damage::Shape) }
    }

    fn name(&self) -> String {
        self.write()
    }
}

/// A key that is there twice is refused, as one of the two would be lost.
impl<K: Key, T: Stored> Stored for BTreeMap<K, T> {
    const USUAL: &'static str = "{}";

    fn read(json: &str) -> Result<Self, Damage> {
        let mut read = Self::new();
        for (name, json) in Fields::of(json)?.0 {
            if read.insert(K::of(&name)?, T::read(json)?).is_some() {
                return Err(Damage::Shape);
            }
        }
        Ok(read)
    }

    fn write(&self) -> String {
        let mut object = Object::default();
        for (key, kept) in self {
            object.must(&key.name(), kept);
        }
        object.end()
    }
}
