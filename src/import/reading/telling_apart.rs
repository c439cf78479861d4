//! Figures that compete for one cell of a plan: their names are lengthened by the words beside or above them, and those that still compete are
//! contested.

use super::fact::{FigurePlace, Value};
use super::grid::CellId;
use super::marked_sheet::MarkedSheet;
use super::section::SheetSection;
use crate::columns::parts_of_names::names_a_quantity;
use crate::columns::vocabulary::FigureKind;
use crate::plan::cell::Cell;
use crate::value::distinct;
use crate::value::width::key;

/// Groups of figures that belong to the same cell of a plan and differ.
fn rivals<'v>(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &'v [Value]) -> Vec<Vec<&'v Value>> {
    let target = |value: &'v Value| Some(((key(&value.name.as_ref()?.0), value.place()?), value));
    let mut targets: Vec<((String, FigurePlace), &Value)> = values.iter().filter_map(target).collect();
    targets.sort_by(|(one, _), (other, _)| one.cmp(other));
    let amount = |value: &Value| Cell::read(&value.text(sheet), &value.unit).amount().ok_or_else(|| value.text(sheet));
    // Rows with different words for their kind are about different things, such as 量の見込み and 確保方策, even if their figures are equal.
    let word = |value: &Value| value.kind_at.and_then(|at| sheet.grid.cell(at)).map(|cell| &cell.seen.key);
    let is_of_other_row = |one: &Value, other: &Value| one.at.row != other.at.row && word(one) != word(other);
    // So are figures with different words behind the name or in the heading: 平均寿命 | 男性, 女性. Words before the name are a group, which may
    // list the indicator again.
    let are_parts = |one: &Value, other: &Value| {
        let differ = |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one != other);
        let Some(section) = sections.get(one.section).filter(|_| one.section == other.section) else { return false };
        let [over, over_other] = [one, other].map(|value| sheet.part_in_heading(section, value.column));
        differ(one.part.as_deref(), other.part.as_deref()) || differ(over, over_other)
    };
    let is_other = |one: &Value, other: &Value| is_of_other_row(one, other) || amount(one) != amount(other);
    let mut rivals = Vec::new();
    for together in targets.chunk_by(|(one, _), (other, _)| one == other).filter(|together| together.len() > 1) {
        let mut values: Vec<&Value> = together.iter().map(|(_, value)| *value).collect();
        if any_from_first(&values, are_parts) {
            rivals.push(values);
            continue;
        }
        // Figures in different units belong to different indicators.
        values.sort_by(|one, other| one.unit.cmp(&other.unit));
        let in_units = values.chunk_by(|one, other| one.unit == other.unit);
        rivals.extend(in_units.filter(|values| any_from_first(values, is_other)).map(<[&Value]>::to_vec));
    }
    rivals
}

/// Whether `differ` holds between the first figure and any other.
fn any_from_first(values: &[&Value], differ: impl Fn(&Value, &Value) -> bool) -> bool {
    values.split_first().is_some_and(|(first, others)| others.iter().any(|other| differ(first, other)))
}

/// Lengthens the names of figures that compete for one place with the words beside or above them. Returns the groups that still compete.
pub(super) fn tell_apart(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &mut [Value]) -> Vec<Vec<CellId>> {
    // All figures of an indicator have its longer name.
    let of_indicator = |value: &Value| {
        let is_turned = sections.get(value.section).is_some_and(|section| section.is_turned);
        (value.section, if is_turned { value.column } else { value.at.row })
    };
    let longer = |value: &Value| {
        let ((name, _), section) = value.name.as_ref().zip(sections.get(value.section))?;
        Some(sheet.longer_name(section, value.at.row, value.column, name))
    };
    // Words put before a contested name are also put before the other names that have the same words before them: if 売上 of one good is
    // contested because other goods have 売上 as well, the other figures of that good are named after it, too.
    let before = |value: &Value, longer: &str| {
        let (name, _) = value.name.as_ref()?;
        Some((value.section, longer.strip_suffix(&**name).filter(|before| !before.is_empty())?.to_owned()))
    };
    let contested = distinct(rivals(sheet, sections, values).into_iter().flatten().map(of_indicator));
    let is_contested = |value: &Value| contested.binary_search(&of_indicator(value)).is_ok();
    let of_contested = values.iter().filter(|value| is_contested(value));
    let groups = distinct(of_contested.filter_map(|value| before(value, &longer(value)?)));
    let tables = distinct(contested.iter().map(|(table, _)| *table));
    for value in values.iter_mut().filter(|value| tables.binary_search(&value.section).is_ok()) {
        let Some(longer) = longer(value) else { continue };
        let is_of_group = || before(value, &longer).is_some_and(|before| groups.binary_search(&before).is_ok());
        if is_contested(value) || is_of_group() {
            value.name = value.name.take().map(|(_, at)| (longer, at));
        }
    }
    let cells = |values: Vec<&Value>| values.into_iter().map(|value| value.at).collect();
    let rivals = if contested.is_empty() { Vec::new() } else { rivals(sheet, sections, values) };
    let mut contested: Vec<Vec<CellId>> = rivals.into_iter().map(cells).collect();
    let known = sheet.grid.table_of(contested.iter().flatten().copied());
    let parts = parts_of_rows(sheet, sections, values).into_iter();
    contested.extend(parts.filter(|cells| !cells.iter().any(|at| known.get(*at))));
    contested
}

/// Groups of figures of one row whose headings have different words, so that they may belong to different indicators: 国語 R5実績 | 算数 R6実績. If
/// some heading names a quantity, an actual whose heading has no words counts as different: 参加者数 R5実績 | R6実績.
fn parts_of_rows(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &[Value]) -> Vec<Vec<CellId>> {
    let word = |value: &Value| sheet.indicator_in_heading(sections.get(value.section)?, value.column);
    let rows = values.chunk_by(|one, next| (one.section, one.at.row) == (next.section, next.at.row));
    let parts = |row: &[Value]| {
        let words: Vec<Option<&str>> = row.iter().map(word).collect();
        let has_quantity = words.iter().flatten().any(|word| names_a_quantity(word));
        let no_word = |value: &Value| (has_quantity && value.kind == Some(FigureKind::Actual)).then_some("");
        let worded = row.iter().zip(words).filter_map(|(value, word)| Some((value, word.or_else(|| no_word(value))?)));
        let placed = worded.filter(|(value, _)| value.place().is_some() && !value.is_told);
        let part = |(value, word): (&Value, _)| Some(((value.name.as_ref()?.0.clone(), word), value.at));
        let mut parts = distinct(placed.filter_map(part));
        parts.dedup_by(|(one, _), (other, _)| one == other);
        let by_name = parts.chunk_by(|one, other| one.0.0 == other.0.0).filter(|parts| parts.len() > 1);
        by_name.map(|parts| parts.iter().map(|(_, at)| *at).collect()).collect::<Vec<Vec<CellId>>>()
    };
    rows.flat_map(parts).collect()
}
