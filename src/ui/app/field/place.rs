//! The ids of fields: made and read here only (`cell-{indicator}-{target|actual|baseline|period|stated}-{year}`,
//! `text-{indicator}-{which}`, `fact-{which}`). Focus is given back by them.

use keikaku::checks::RowPlace;
use keikaku::command::InputField;
use keikaku::plan::Fact;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::plan::place::{InputPlace, SharePart};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;

/// The id of a field's element.
pub(crate) fn id(indicator: IndicatorId, place: InputPlace) -> String {
    match place {
        InputPlace::Cell(CellPlace::Target(year)) => format!("cell-{indicator}-target-{year}"),
        InputPlace::Cell(CellPlace::Actual(year)) => format!("cell-{indicator}-actual-{year}"),
        InputPlace::Cell(CellPlace::Baseline) => format!("cell-{indicator}-baseline"),
        InputPlace::Cell(CellPlace::Period) => format!("cell-{indicator}-period"),
        InputPlace::Cell(CellPlace::StatedTotal) => format!("cell-{indicator}-stated"),
        InputPlace::Text(place @ TextPlace::Note(_, Some(year))) => format!("text-{indicator}-{}-{year}", word(place)),
        InputPlace::Text(TextPlace::EarlierReason(year, nth)) => format!("text-{indicator}-earlier-{nth}-{year}"),
        InputPlace::Text(place) => format!("text-{indicator}-{}", word(place)),
        InputPlace::Part(year, SharePart::Numerator) => format!("part-{indicator}-numerator-{year}"),
        InputPlace::Part(year, SharePart::Denominator) => format!("part-{indicator}-denominator-{year}"),
    }
}

/// The id of the field of a fact.
pub(crate) fn of_fact(fact: Fact) -> String {
    format!("fact-{fact}")
}

/// The id of the element at which a finding speaks: the field itself, or the choice that decides.
pub(crate) fn of_spot(indicator: IndicatorId, spot: RowPlace) -> String {
    let cell = |place| id(indicator, InputPlace::Cell(place));
    match spot {
        RowPlace::Name => id(indicator, InputPlace::Text(TextPlace::Name)),
        RowPlace::Unit => id(indicator, InputPlace::Text(TextPlace::Unit)),
        RowPlace::Basis | RowPlace::Targets | RowPlace::FinalLevel => format!("choice-{indicator}-basis"),
        RowPlace::Baseline | RowPlace::AsOf => cell(CellPlace::Baseline),
        RowPlace::Target(year) => cell(CellPlace::Target(year)),
        RowPlace::Period => cell(CellPlace::Period),
        RowPlace::Actual(year) => cell(CellPlace::Actual(year)),
        RowPlace::Measured => format!("choice-{indicator}-measured"),
        RowPlace::StatedTotal => cell(CellPlace::StatedTotal),
    }
}

/// Whether that element is among the 詳細, which are made when they are opened.
pub(crate) fn is_in_details(spot: RowPlace) -> bool {
    matches!(spot, RowPlace::Measured | RowPlace::StatedTotal)
}

/// The words of texts; that of a cell's note is the row's, with the year behind it.
const TEXTS: [(TextPlace, &str); 8] = [
    (TextPlace::Name, "name"),
    (TextPlace::Unit, "unit"),
    (TextPlace::Group, "group"),
    (TextPlace::Responsible, "responsible"),
    (TextPlace::Definition, "definition"),
    (TextPlace::Source, "source"),
    (TextPlace::Note(Row::Target, None), "targetnote"),
    (TextPlace::Note(Row::Actual, None), "actualnote"),
];

/// The word for a text in ids.
pub(crate) fn word(place: TextPlace) -> &'static str {
    let place = match place {
        TextPlace::Note(row, Some(_)) => TextPlace::Note(row, None),
        place => place,
    };
    TEXTS.iter().find(|(text, _)| *text == place).map_or("other", |(_, word)| word)
}

/// The field that an element's id names.
pub(crate) fn read(id: &str) -> Option<InputField> {
    if let Some(code) = id.strip_prefix("fact-") {
        return Fact::ALL.iter().find(|fact| fact.code() == code).copied().map(InputField::Fact);
    }
    let mut parts = id.split('-');
    let kind = parts.next()?;
    let indicator = parts.next()?.parse().ok()?;
    let which = parts.next()?;
    let year = || id.rsplit('-').next()?.parse().ok().and_then(FiscalYear::new);
    let place = match (kind, which) {
        ("cell", "target") => InputPlace::Cell(CellPlace::Target(year()?)),
        ("cell", "actual") => InputPlace::Cell(CellPlace::Actual(year()?)),
        ("cell", "baseline") => InputPlace::Cell(CellPlace::Baseline),
        ("cell", "period") => InputPlace::Cell(CellPlace::Period),
        ("cell", "stated") => InputPlace::Cell(CellPlace::StatedTotal),
        ("part", "numerator") => InputPlace::Part(year()?, SharePart::Numerator),
        ("part", "denominator") => InputPlace::Part(year()?, SharePart::Denominator),
        ("text", "earlier") => InputPlace::Text(TextPlace::EarlierReason(year()?, parts.next()?.parse().ok()?)),
        ("text", word) => InputPlace::Text(match TEXTS.iter().find(|(_, known)| *known == word)?.0 {
            TextPlace::Note(row, None) => TextPlace::Note(row, parts.next().and_then(|_| year())),
            text => text,
        }),
        _ => return None,
    };
    Some(InputField::Row(indicator, place))
}
