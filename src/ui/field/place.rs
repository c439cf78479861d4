//! The ids of fields: made and read here only (`cell-{indicator}-{target|actual|baseline|period|stated}-{year}`,
//! `text-{indicator}-{which}`). Focus is given back by them.

use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::IndicatorId;
use keikaku::plan::indicator::Row;

/// The id of a field's element.
pub(crate) fn id(indicator: IndicatorId, place: Place) -> String {
    match place {
        Place::Cell(CellPlace::Target(year)) => format!("cell-{indicator}-target-{year}"),
        Place::Cell(CellPlace::Actual(year)) => format!("cell-{indicator}-actual-{year}"),
        Place::Cell(CellPlace::Baseline) => format!("cell-{indicator}-baseline"),
        Place::Cell(CellPlace::Period) => format!("cell-{indicator}-period"),
        Place::Cell(CellPlace::StatedTotal) => format!("cell-{indicator}-stated"),
        Place::Text(place) => format!("text-{indicator}-{}", word(place)),
    }
}

/// The words of texts; notes of single cells have no field yet.
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
    TEXTS.iter().find(|(text, _)| *text == place).map_or("other", |(_, word)| word)
}

/// The field that an element's id names.
pub(crate) fn read(id: &str) -> Option<(IndicatorId, Place)> {
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
        ("text", word) => Place::Text(TEXTS.iter().find(|(_, known)| *known == word)?.0),
        _ => return None,
    };
    Some((indicator, place))
}
