//! The file that somebody at a desk has in hand: it is taken up, put aside and edited.

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
        let mut rows = if word == "replace" { Vec::new() } else { fields(&text) };
        let at = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap_or_else(|| panic!("{name}"));
        self.file = match word {
            "field" => {
                let (place, value) = rest.split_once(" =").unwrap();
                let [nth, row, column] = place.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{rest}") };
                with_field(&text, nth.parse().unwrap(), row, column, value.trim_start())
            }
            "replace" => {
                let (old, new) = rest.split_once(" ->").unwrap();
                let id = |part: &str| self.with_ids(part.trim_start());
                text.replace(&id(old), &id(new))
            }
            "only" => {
                let places: Vec<usize> = rest.split(' ').map(at).collect();
                let row = |row: &Vec<String>| places.iter().map(|at| row[*at].clone()).collect();
                joined(&rows.iter().map(row).collect::<Vec<_>>())
            }
            "without" => {
                if let Some(column) = rest.strip_prefix("column ") {
                    let at = at(column);
                    for row in &mut rows {
                        row.remove(at);
                    }
                } else {
                    let number = at("番号");
                    rows.retain(|row| row[number] != rest);
                }
                joined(&rows)
            }
            "blank" => {
                let at = at(rest);
                rows.iter_mut().skip(1).for_each(|row| row[at].clear());
                joined(&rows)
            }
            "insert" => {
                let (heading, before) = rest.split_once(" before ").unwrap();
                let at = at(before);
                for (nth, row) in rows.iter_mut().enumerate() {
                    row.insert(at, if nth == 0 { heading.to_owned() } else { String::new() });
                }
                joined(&rows)
            }
            _ => {
                let mut row = vec![String::new(); rows[0].len()];
                for (column, value) in rest.split(' ').map(|field| field.split_once('=').unwrap()) {
                    value.clone_into(&mut row[at(column)]);
                }
                rows.push(row);
                joined(&rows)
            }
        }
        .into_bytes();
    }

    /// What stands in a field of the file.
    pub(super) fn field(&self, rest: &str) -> String {
        let rows = fields(&self.text());
        let [nth, kind, column] = rest.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{rest}") };
        let at = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
        let row = rows.iter().find(|row| row[at("番号")] == nth && row[at("区分")] == kind).unwrap();
        row[at(column)].clone()
    }

    /// A text with the ids of plans and the letters that are not seen in the place of what stands for them.
    fn with_ids(&self, text: &str) -> String {
        let text = text.replace("{plan}", &self.desk.plan.to_string());
        let text = text.replace("{other}", &PlanId::from_bits(8).to_string());
        let unseen = ["200b", "200d", "202a", "202c", "feff"];
        let letter = |code: &str| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap().to_string();
        unseen.iter().fold(text, |text, code| text.replace(&format!("\\u{{{code}}}"), &letter(code)))
    }
}
