//! Rows that are parts of one indicator: its name is merged over them, and the column behind it tells them apart, as 「朝食をとる人の割合 |
//! 男性 | 52%」 above 「 | 女性 | 60%」. Each row gets its label behind the name; whether they are KPIs is asked
//! ([`crate::import::questions::Ask::Parts`]). Without that the figures of the first part would be those of the whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::text_table::{FieldPosition, TextRow, TextTable};
use crate::columns::in_names::{heads_descriptions, names_people, names_quantity};
use crate::columns::{self, Slot, Wide, name_with_label};
use crate::plan::cell::{is_number, is_unit};
use crate::value::width::{is_space, key, trim};

/// The largest number of rows of a sheet that is looked through: larger ones are those of programs.
const MOST_ROWS: usize = 2_000;
/// The fewest rows that are parts of one indicator.
const FEWEST: usize = 2;

/// The columns that tell the parts of an indicator.
#[derive(Clone, Copy)]
struct Columns {
    names: usize,
    /// That of the labels: behind the names, or behind the units of these.
    labels: usize,
    /// Whether nothing heads them.
    have_corner: bool,
}

/// How a row is written with the name and the unit of that first one before its label.
type Written = fn(&TextRow, Columns, &TextRow) -> TextRow;

/// The sheet with the label of each part behind its name; `None` if it has no such rows.
pub(super) fn named(sheet: &TextTable) -> Option<TextTable> {
    let heads = |row: &Arc<TextRow>| columns::heads_a_table(&row.fields());
    if sheet.rows.len() > MOST_ROWS {
        return None;
    }
    let mut changed = sheet.clone();
    let (mut known, mut may_label): (Option<Columns>, bool) = (None, false);
    // Whether the row before is one of headings, which a second line may complete.
    let mut is_heading = false;
    let (mut at, mut is_changed) = (0, false);
    while let Some(row) = sheet.rows.get(at) {
        let completes = |columns: Columns| {
            let is_blank = |place: usize| row.field(place).is_none_or(|text| trim(text).is_empty());
            is_heading && is_blank(columns.names) && is_blank(columns.labels)
        };
        let is_completed = heads(row) && known.is_some_and(completes);
        is_heading = heads(row);
        if is_heading && !is_completed {
            known = Columns::of(row);
            may_label = known.is_some_and(|columns| may_have_labels(row, columns.labels));
        }
        let Some(columns) = known else {
            at += 1;
            continue;
        };
        let rest = sheet.rows.get(at..).unwrap_or_default();
        let parts = if may_label { parts_of(rest, columns) } else { 1 };
        // The first part stands beside the name, and the first group below it.
        let (begins, count, written): (usize, usize, Written) =
            if parts < FEWEST { (1, groups_below(rest, columns.names), grouped) } else { (0, parts, labelled) };
        for part in changed.rows.iter_mut().skip(at + begins).take(count) {
            changed.parts.insert(part.line);
            *part = Arc::new(written(part, columns, row));
            is_changed = true;
        }
        at += (begins + count).max(1);
    }
    is_changed.then_some(changed)
}

impl Columns {
    /// Those under these headings; `None` in a table that is read otherwise.
    fn of(head: &TextRow) -> Option<Self> {
        let (names, have_corner) = place_of_names(head)?;
        let is_of_units = |place: usize| head.field(place).map(Slot::read) == Some(Slot::Of(Wide::Unit, None));
        Some(Self { names, labels: names + 1 + usize::from(is_of_units(names + 1)), have_corner })
    }
}

/// The index of the column that names the KPIs, and whether it is the first of two below a blank corner; `None` in a table that is
/// read otherwise.
fn place_of_names(head: &TextRow) -> Option<(usize, bool)> {
    let slots: Vec<Slot> = head.fields().map(Slot::read).collect();
    let is_other = |slot: &Slot| *slot == Slot::When || slot.is_of_ids();
    let has_corner = || match slots.as_slice() {
        [Slot::Blank, Slot::Blank, figures @ ..] => figures.iter().all(|slot| slot.is_of_figures()),
        _ => false,
    };
    let names = slots.iter().position(|slot| *slot == Slot::Of(Wide::KpiName, None));
    let names = names.map(|names| (names, false)).or_else(|| has_corner().then_some((0, true)));
    names.filter(|_| !slots.iter().any(is_other))
}

/// Whether that column may tell parts of the indicators apart.
fn may_have_labels(head: &TextRow, labels: usize) -> bool {
    let heading = head.field(labels);
    let is_open = |heading| matches!(Slot::read(heading), Slot::Blank | Slot::Unknown | Slot::Of(Wide::Row, None));
    heading.is_some_and(|heading| is_open(heading) && !heads_descriptions(heading))
}

/// The number of rows from the first one on that are parts of the indicator that it names; one if it is no such row.
fn parts_of(rows: &[Arc<TextRow>], Columns { names, labels, have_corner }: Columns) -> usize {
    let text = |row: &TextRow, place: usize| row.field(place).map(trim).unwrap_or_default().to_owned();
    let is_first = |at: usize, row: &TextRow| (at == 0) != text(row, names).is_empty();
    // Below a blank corner the second column may name the indicators, and the first their group.
    let may_label = |label: &str| !have_corner || !names_quantity(label);
    let is_label = |label: &str| {
        !label.is_empty()
            && may_label(label)
            && !is_number(label)
            && !is_unit(label)
            && columns::row_named(label).is_none()
            && matches!(Slot::read(label), Slot::Unknown | Slot::Of(Wide::Total, None))
    };
    let has_figure = |row: &TextRow| row.fields_from(labels + 1).any(is_number);
    let own = rows.iter().enumerate().take_while(|(at, row)| *at == 0 || text(row, names).is_empty());
    let own: Vec<(usize, &Arc<TextRow>)> = own.collect();
    let are_parts = own.iter().all(|(at, row)| is_first(*at, row) && is_label(&text(row, labels)) && has_figure(row));
    let different: BTreeSet<String> = own.iter().map(|(_, row)| key(&text(row, labels))).collect();
    if are_parts && different.len() == own.len() { own.len() } else { 1 }
}

/// The row with its label behind the name of the first one, and the unit of that where its own is merged with it.
fn labelled(row: &TextRow, Columns { names, labels, .. }: Columns, first: &TextRow) -> TextRow {
    let text = |row: &TextRow, place: usize| row.field(place).map(trim).unwrap_or_default().to_owned();
    let written = row.written(if text(row, names).is_empty() { labels } else { names });
    let field = |(place, own): (usize, &str)| -> (String, Option<FieldPosition>) {
        match place {
            _ if place == names => (name_with_label(&text(first, names), &text(row, labels)), written),
            _ if place == labels => (String::new(), None),
            _ if names < place && place < labels && trim(own).is_empty() => (text(first, place), row.written(place)),
            _ => (own.to_owned(), row.written(place)),
        }
    };
    TextRow::arranged(row.line, &row.fields().enumerate().map(field).collect::<Vec<_>>())
}

/// The number of rows below the first one that are groups of people, indented below a name without figures: 「歩く人の割合」 above 「　男性 |
/// 31%」. Indicators are indented below the name of their measure as well.
fn groups_below(rows: &[Arc<TextRow>], names: usize) -> usize {
    let Some((first, below)) = rows.split_first() else { return 0 };
    let name = |row: &TextRow| row.field(names).unwrap_or_default().to_owned();
    let is_indented = |row: &TextRow| name(row).starts_with(is_space) && !trim(&name(row)).is_empty();
    let is_alone = first.fields().filter(|text| !trim(text).is_empty()).count() == 1;
    if !is_alone || is_indented(first) || trim(&name(first)).is_empty() {
        return 0;
    }
    let own: Vec<&Arc<TextRow>> = below.iter().take_while(|row| is_indented(row)).collect();
    let is_group = |row: &&Arc<TextRow>| names_people(trim(&name(row))) && row.fields_from(names + 1).any(is_number);
    let labels: BTreeSet<String> = own.iter().map(|row| key(&name(row))).collect();
    if own.len() >= FEWEST && own.iter().all(is_group) && labels.len() == own.len() { own.len() } else { 0 }
}

/// The row of a group with its name behind that of the indicator.
fn grouped(row: &TextRow, Columns { names, .. }: Columns, first: &TextRow) -> TextRow {
    let name = first.field(names).map(trim).unwrap_or_default();
    let field = |(place, text): (usize, &str)| {
        let text = if place == names { name_with_label(name, trim(text)) } else { text.to_owned() };
        (text, row.written(place))
    };
    TextRow::arranged(row.line, &row.fields().enumerate().map(field).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, named, expected);
    }

    #[test]
    fn rows_below_a_merged_name_have_their_labels_behind_it() {
        gives(
            "指標|対象|R4実績\n朝食をとる人|男性|52%\n|女性|60%\n歩く人（%）|若者|5\n|年長|6",
            "指標|対象|R4実績\n朝食をとる人（男性）||52%\n朝食をとる人（女性）||60%\n歩く人（若者）（%）||5\n歩く人（年長）（%）||6",
        );
    }

    #[test]
    fn rows_that_have_names_or_lack_labels_stay_as_they_are() {
        for text in [
            "指標|対象|R4実績\n朝食をとる人|男性|52%\n歩く人|女性|60%",
            "指標|対象|R4実績\n朝食をとる人|男性|52%\n||60%",
            "指標|対象|R4実績\n朝食をとる人|男性|52%\n|男性|60%",
            "指標|区分|R4\n朝食をとる人|目標|52%\n|実績|60%",
            "指標|単位|R4実績\n朝食をとる人|人|52\n|%|60",
            "指標|計測方法|R4実績\n朝食をとる人|調べ|52%\n|聞き取り|60%",
            "指標|対象|R4実績\n朝食をとる人|男性|52%\n|女性|",
        ] {
            gives(text, text);
        }
    }

    #[test]
    fn groups_of_people_below_a_name_without_figures_have_it_before_theirs() {
        gives(
            "指標|R4実績\n歩く人の割合|\n　成人男性|31%\n　成人女性|28%\n湯に入る人|5人",
            "指標|R4実績\n歩く人の割合|\n歩く人の割合（成人男性）|31%\n歩く人の割合（成人女性）|28%\n湯に入る人|5人",
        );
        for text in [
            "指標|R4実績\n健やかな暮らし|\n　歩く人の数|31\n　高齢者の集いの数|28",
            "指標|R4実績\n歩く人の割合|\n成人男性|31%\n成人女性|28%",
            "指標|R4実績\n歩く人の割合|40%\n　成人男性|31%\n　成人女性|28%",
            "指標|R4実績\n歩く人の割合|\n　成人男性|31%",
        ] {
            gives(text, text);
        }
    }
}
