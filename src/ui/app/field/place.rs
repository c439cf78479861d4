//! The ids of fields: made and read here only (`cell-{indicator}-{target|actual|baseline|period|stated}-{year}`,
//! `text-{indicator}-{which}`, `fact-{which}`). Focus is given back by them.

use keikaku::checks::Spot;
use keikaku::command::indicators::{Part, Place};
use keikaku::command::{CellPlace, Field, TextPlace};
use keikaku::plan::Fact;
use keikaku::plan::indicator::Row;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;

/// The id of a field's element.
pub(crate) fn id(indicator: IndicatorId, place: Place) -> String {
    match place {
        Place::Cell(CellPlace::Target(year)) => format!("cell-{indicator}-target-{year}"),
        Place::Cell(CellPlace::Actual(year)) => format!("cell-{indicator}-actual-{year}"),
        Place::Cell(CellPlace::Baseline) => format!("cell-{indicator}-baseline"),
        Place::Cell(CellPlace::Period) => format!("cell-{indicator}-period"),
        Place::Cell(CellPlace::StatedTotal) => format!("cell-{indicator}-stated"),
        Place::Text(place @ TextPlace::Note(_, Some(year))) => format!("text-{indicator}-{}-{year}", word(place)),
        Place::Text(TextPlace::EarlierReason(year, nth)) => format!("text-{indicator}-earlier-{nth}-{year}"),
        Place::Text(place) => format!("text-{indicator}-{}", word(place)),
        Place::Part(year, Part::Numerator) => format!("part-{indicator}-numerator-{year}"),
        Place::Part(year, Part::Denominator) => format!("part-{indicator}-denominator-{year}"),
    }
}

/// The id of the field of a fact.
pub(crate) fn of_fact(fact: Fact) -> String {
    format!("fact-{fact}")
}

/// The id of the element at which a finding speaks: the field itself, or the choice that decides.
pub(crate) fn of_spot(indicator: IndicatorId, spot: Spot) -> String {
    let cell = |place| id(indicator, Place::Cell(place));
    match spot {
        Spot::Name => id(indicator, Place::Text(TextPlace::Name)),
        Spot::Unit => id(indicator, Place::Text(TextPlace::Unit)),
        Spot::Basis | Spot::Targets | Spot::FinalLevel => format!("choice-{indicator}-basis"),
        Spot::Baseline | Spot::AsOf => cell(CellPlace::Baseline),
        Spot::Target(year) => cell(CellPlace::Target(year)),
        Spot::Period => cell(CellPlace::Period),
        Spot::Actual(year) => cell(CellPlace::Actual(year)),
        Spot::Measured => format!("choice-{indicator}-measured"),
        Spot::StatedTotal => cell(CellPlace::StatedTotal),
    }
}

/// Whether that element is among the 詳細, which are made when they are opened.
pub(crate) fn is_in_details(spot: Spot) -> bool {
    matches!(spot, Spot::Measured | Spot::StatedTotal)
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
pub(crate) fn read(id: &str) -> Option<Field> {
    if let Some(code) = id.strip_prefix("fact-") {
        return Fact::ALL.iter().find(|fact| fact.code() == code).copied().map(Field::Fact);
    }
    let mut parts = id.split('-');
    let kind = parts.next()?;
    let indicator = parts.next()?.parse().ok()?;
    let which = parts.next()?;
    let year = || id.rsplit('-').next()?.parse().ok().and_then(FiscalYear::new);
    let place = match (kind, which) {
        ("cell", "target") => Place::Cell(CellPlace::Target(year()?)),
        ("cell", "actual") => Place::Cell(CellPlace::Actual(year()?)),
        ("cell", "baseline") => Place::Cell(CellPlace::Baseline),
        ("cell", "period") => Place::Cell(CellPlace::Period),
        ("cell", "stated") => Place::Cell(CellPlace::StatedTotal),
        ("part", "numerator") => Place::Part(year()?, Part::Numerator),
        ("part", "denominator") => Place::Part(year()?, Part::Denominator),
        ("text", "earlier") => Place::Text(TextPlace::EarlierReason(year()?, parts.next()?.parse().ok()?)),
        ("text", word) => Place::Text(match TEXTS.iter().find(|(_, known)| *known == word)?.0 {
            TextPlace::Note(row, None) => TextPlace::Note(row, parts.next().and_then(|_| year())),
            text => text,
        }),
        _ => return None,
    };
    Some(Field::Row(indicator, place))
}
