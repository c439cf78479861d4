//! The file in hand at a desk: it is taken up, put aside and edited.

use keikaku::export::wide_table;
use keikaku::plan::lineage::Lineage;
use keikaku::value::id::PlanId;

use super::commands::Seat;
use crate::support::desk::{fields, joined, sample, with_field};
use crate::tables::corpus;

impl Seat {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.file.clone()).unwrap()
    }

    pub(super) fn take_in_hand(&mut self, word: &str, rest: &str) {
        self.file = match word {
            "send" => self.desk.send().into_bytes(),
            "write" if rest.is_empty() => wide_table::write(self.desk.plan(), &Lineage::default()).text().into_bytes(),
            "write" => wide_table::write(&sample(rest), &Lineage::default()).text().into_bytes(),
            "corpus" => std::fs::read(format!("{}/{rest}", corpus::folder())).unwrap(),
            "use" => self.kept[rest].clone(),
            "keep" => {
                self.kept.insert(rest.to_owned(), self.file.clone());
                return;
            }
            _ => [std::mem::take(&mut self.file), rest.replace("\\t", "\t").into_bytes(), b"\n".to_vec()].concat(),
        };
    }

    pub(super) fn edit(&mut self, word: &str, rest: &str) {
        let text = self.text();
        self.file = match word {
            "field" => with_field_said(&text, rest),
            "replace" => {
                let (old, new) = rest.split_once(" ->").unwrap();
                let written_out = |part: &str| self.with_ids(part.trim_start());
                text.replace(&written_out(old), &written_out(new))
            }
            _ => joined(&edited(fields(&text), word, rest)),
        }
        .into_bytes();
    }

    /// The text of a field of the file.
    pub(super) fn field(&self, rest: &str) -> String {
        let rows = fields(&self.text());
        let [nth, kind, heading] = rest.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{rest}") };
        let (number, kinds) = (column_named(&rows, "番号"), column_named(&rows, "区分"));
        let row = rows.iter().find(|row| row[number] == nth && row[kinds] == kind).unwrap();
        row[column_named(&rows, heading)].clone()
    }

    /// The text with its placeholders replaced by plan ids and invisible characters.
    fn with_ids(&self, text: &str) -> String {
        let text = text.replace("{plan}", &self.desk.plan.to_string());
        let text = text.replace("{other}", &PlanId::from_bits(8).to_string());
        let unseen = ["200b", "200d", "202a", "202c", "feff"];
        let letter = |code: &str| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap().to_string();
        unseen.iter().fold(text, |text, code| text.replace(&format!("\\u{{{code}}}"), &letter(code)))
    }
}

type Rows = Vec<Vec<String>>;

fn column_named(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|heading| heading == name).unwrap_or_else(|| panic!("there is no {name}"))
}

/// The file with a field changed: `1 実績 2022年度 = 30000`.
fn with_field_said(file: &str, said: &str) -> String {
    let (place, value) = said.split_once(" =").unwrap();
    let [nth, row, heading] = place.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{said}") };
    with_field(file, nth.parse().unwrap(), row, heading, value.trim_start())
}

/// The rows after columns or rows were removed, blanked or added.
fn edited(mut rows: Rows, word: &str, rest: &str) -> Rows {
    match (word, rest.strip_prefix("column "), rest.split_once(" before ")) {
        ("only", ..) => {
            let columns: Vec<usize> = rest.split(' ').map(|heading| column_named(&rows, heading)).collect();
            let fields = |row: &Vec<String>| columns.iter().map(|column| row[*column].clone()).collect();
            rows.iter().map(fields).collect()
        }
        ("without", Some(heading), _) => {
            let column = column_named(&rows, heading);
            for row in &mut rows {
                row.remove(column);
            }
            rows
        }
        ("without", None, _) => {
            let number = column_named(&rows, "番号");
            rows.retain(|row| row[number] != rest);
            rows
        }
        ("blank", ..) => {
            let column = column_named(&rows, rest);
            rows.iter_mut().skip(1).for_each(|row| row[column].clear());
            rows
        }
        ("insert", _, Some((heading, before))) => {
            let column = column_named(&rows, before);
            for (nth, row) in rows.iter_mut().enumerate() {
                row.insert(column, if nth == 0 { heading.to_owned() } else { String::new() });
            }
            rows
        }
        _ => {
            let mut row = vec![String::new(); rows[0].len()];
            for (heading, value) in rest.split(' ').map(|field| field.split_once('=').unwrap()) {
                value.clone_into(&mut row[column_named(&rows, heading)]);
            }
            rows.push(row);
            rows
        }
    }
}
