//! When a KPI is measured and when its baseline was taken, in format 1.

use crate::fiscal_year::AsOf;
use crate::plan::indicator::{Baseline, Measured};
use crate::save::Damage;
use crate::save::json::Fields;
use crate::save::stored::{Object, Stored, record};

const YEAR_END: &str = r#""year_end""#;
const ROLLING: &str = r#""rolling""#;

/// `"year_end"`, `"rolling"` or `{"survey":[2017,2022]}`.
impl Stored for Measured {
    const USUAL: &'static str = YEAR_END;

    fn read(json: &str) -> Result<Self, Damage> {
        match json {
            YEAR_END => return Ok(Self::YearEnd),
            ROLLING => return Ok(Self::Rolling),
            _ => {}
        }
        let mut fields = Fields::of(json)?;
        let years = fields.must("survey")?;
        fields.end(Self::Survey { years })
    }

    fn write(&self) -> String {
        match self {
            Self::YearEnd => YEAR_END.to_owned(),
            Self::Survey { years } => Object::default().must("survey", years).end(),
            Self::Rolling => ROLLING.to_owned(),
        }
    }
}

record! {
    Baseline {
        cell: usual "cell",
        as_of_text: usual "as_of_text",
        as_of: optional "as_of",
    }
}

/// `{"fiscal_year":2017}`, `{"calendar_year":2017}` or `{"mean":[2015,2017]}`.
impl Stored for AsOf {
    fn read(json: &str) -> Result<Self, Damage> {
        let mut fields = Fields::of(json)?;
        let fiscal_year = fields.optional("fiscal_year")?.map(Self::FiscalYear);
        let calendar_year = fields.optional("calendar_year")?.map(Self::CalendarYear);
        let mean = fields.optional("mean")?.map(|(from, to)| Self::Mean(from, to));
        match (fiscal_year, calendar_year, mean) {
            (Some(one), None, None) | (None, Some(one), None) | (None, None, Some(one)) => fields.end(one),
            _ => Err(Damage::Shape),
        }
    }

    fn write(&self) -> String {
        let mut object = Object::default();
        match self {
            Self::FiscalYear(year) => object.must("fiscal_year", year),
            Self::CalendarYear(year) => object.must("calendar_year", year),
            Self::Mean(from, to) => object.must("mean", &(*from, *to)),
        };
        object.end()
    }
}
