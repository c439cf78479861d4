//! Rows whose figures are those of parts: 「平均寿命 | 男性 81.1年 女性 85.2年 | 男性 82年 女性 86年」. Each label gets a row of its own at the
//! end of the sheet, 平均寿命（男性） and 平均寿命（女性）; whether they are KPIs is asked
//! ([`crate::import::questions::Ask::Parts`]).

use std::sync::Arc;

use super::{Field, Table, padded};
use crate::columns::{
    self, Labelled, Slot, Wide, are_of_parts, labelled_figures, may_be_unit, name_with_label, unit_in_name,
};
use crate::import::text_table::{TextRow, TextTable};
use crate::value::width::{key, trim};

/// The sheet with such rows taken apart; `None` if it has none, or several tables: what stands at the end is of the last.
pub(super) fn in_rows(sheet: &TextTable) -> Option<TextTable> {
    let mut heads = sheet.rows.iter().enumerate().filter(|(_, row)| columns::heads_a_table(&row.fields()));
    let (at, head) = heads.next().filter(|_| heads.next().is_none())?;
    let (above, below) = (at.checked_sub(1).and_then(|at| sheet.rows.get(at)), sheet.rows.get(at + 1..)?);
    let table = Table::of(above.map(|row| &**row), head, below)?;
    let names = table.slots.iter().position(|slot| *slot == Slot::Of(Wide::KpiName, None))?;
    let mut changed = TextTable { rows: sheet.rows.get(..=at)?.to_vec(), ..sheet.clone() };
    let (mut line, mut apart) = (sheet.rows.last()?.line, Vec::new());
    for (at, row) in below.iter().enumerate() {
        let next = below.get(at + 1).and_then(|next| next.field(names));
        // The row below may go on with this one.
        let is_closed = next.is_none_or(|name| !trim(name).is_empty());
        let Some(parts) = table.parts(row, names).filter(|_| is_closed) else {
            changed.rows.push(Arc::clone(row));
            continue;
        };
        for fields in parts {
            line += 1;
            changed.parts.insert(line);
            let whole =
                |(at, (_, written)): (usize, &Field)| written.and(Some(((line, at), row.field(at)?.to_owned())));
            changed.whole.extend(fields.iter().enumerate().filter_map(whole));
            apart.push(Arc::new(TextRow::arranged(line, &fields)));
        }
    }
    changed.rows.append(&mut apart);
    (!changed.parts.is_empty()).then_some(changed)
}

impl Table<'_> {
    /// The fields of a row for each label; `None` if not all of its figures have the same labels, or if something of it may stand in a
    /// merged cell above, or if nothing else than a label would say how the figures behind it are counted.
    fn parts(&self, row: &TextRow, names: usize) -> Option<Vec<Vec<Field>>> {
        let has_text = |row: &TextRow, place: usize| row.field(place).is_some_and(|text| !trim(text).is_empty());
        let name = row.field(names).map(trim).filter(|name| !name.is_empty())?;
        let is_of_group = |slot: &Slot| matches!(slot, Slot::Of(Wide::Group | Wide::Responsible | Wide::Unit, _));
        let may_be_merged =
            |place: usize| !has_text(row, place) && self.below.iter().any(|other| has_text(other, place));
        let mut groups = self.slots.iter().enumerate().filter(|(_, slot)| is_of_group(slot));
        if groups.any(|(place, _)| may_be_merged(place)) {
            return None;
        }
        let is_of_figures = |slot: &Slot| match slot {
            Slot::Of(column, _) => column.is_figure(),
            slot => matches!(slot, Slot::Figures(_) | Slot::UnclearYear(_) | Slot::Value),
        };
        let places = self.slots.iter().enumerate().filter(|(_, slot)| is_of_figures(slot)).map(|(place, _)| place);
        let places: Vec<usize> = places.filter(|place| has_text(row, *place)).collect();
        let cells: Vec<Vec<Labelled<'_>>> =
            places.iter().map(|place| labelled_figures(row.field(*place)?)).collect::<Option<_>>()?;
        let first = cells.first()?;
        let labels = |cell: &[Labelled<'_>]| cell.iter().map(|one| key(one.label)).collect::<Vec<_>>();
        if !are_of_parts(first) || cells.iter().any(|cell| labels(cell) != labels(first)) {
            return None;
        }
        let is_of_unit = |(place, slot): (usize, &Slot)| *slot == Slot::Of(Wide::Unit, None) && has_text(row, place);
        let has_unit = unit_in_name(name).is_some() || self.slots.iter().enumerate().any(is_of_unit);
        let figures = |nth: usize| cells.iter().filter_map(move |cell| cell.get(nth)).map(|one| one.figure);
        if !has_unit && first.iter().enumerate().any(|(nth, one)| may_be_unit(one.label, figures(nth))) {
            return None;
        }
        let part = |(nth, one): (usize, &Labelled<'_>)| {
            let mut fields = padded(row, self.width);
            for (place, field) in fields.iter_mut().enumerate() {
                let figure = places.iter().position(|known| *known == place).and_then(|at| cells.get(at)?.get(nth));
                if let Some(figure) = figure {
                    figure.figure.clone_into(&mut field.0);
                } else if nth > 0 {
                    field.1 = None;
                }
            }
            if let Some(field) = fields.get_mut(names) {
                field.0 = name_with_label(name, one.label);
            }
            fields
        };
        Some(first.iter().enumerate().map(part).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::parted;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, parted, expected);
    }

    #[test]
    fn figures_with_the_same_labels_are_rows_of_their_own() {
        gives(
            "指標|現状値|R9目標|備考\n平均寿命|男性 81.1年 女性 85.2年|男性82年、女性86年|調査\n出店数|5|6|",
            "指標|現状値|R9目標|備考\n出店数|5|6|\n平均寿命（男性）|81.1年|82年|調査\n平均寿命（女性）|85.2年|86年|調査",
        );
        gives(
            "指標|R9目標\n所要時間（分）|本庁まで 40分 支所まで 20分",
            "指標|R9目標\n所要時間（本庁まで）（分）|40分\n所要時間（支所まで）（分）|20分",
        );
    }

    #[test]
    fn figures_with_other_labels_or_none_stay_as_they_are() {
        for text in [
            "指標|現状値|R9目標\n平均寿命|男性 81年 女性 85年|86年",
            "指標|現状値|R9目標\n平均寿命|男性 81年 女性 85年|女性 82年 男性 86年",
            "指標|現状値|R9目標\n平均寿命|男性 81年 女性|男性 82年 女性 86年",
            "指標|現状値|R9目標\n平均寿命|約 81年 約 85年|約 82年 約 86年",
            "指標|現状値|R9目標\n平均寿命|男性 81.1年 女性 85.2年|男性82年、女性86年\n|5|6",
            "指標|現状値|R9目標\n加入率|世帯：40 大人：20|世帯：60％ 大人：50％",
            "指標|現状値|R9目標\n加入率|世帯：40％ 大人：20％|世帯：60人 大人：50人",
            "分野|指標|R9目標\n健康|歩数|5\n|平均寿命|男性82年、女性86年",
            "指標|区分|R9\n平均寿命|目標|男性82年、女性86年",
        ] {
            gives(text, text);
        }
    }
}
