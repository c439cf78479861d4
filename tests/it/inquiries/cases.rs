//! Answer books as data: `tests/answer_books/*.txt`, played by [`crate::support::cases`]. The plan is 酒田市's plan with a fifth indicator,
//! 相談件数. The first indicator belongs to 商工課, the others to 企画 課. `plan of six sections` has two indicators for each of six sections.
//! Sheets, and the indicators of a sheet, are counted from 1.
//!
//! | | |
//! |---|---|
//! | `set 1 実績 2022 = 5`, `undo`, `redo`, `show 1 実績 2022` | changes or shows the plan at the desk |
//! | `ask 2022`, `ask open 2022`, `send 2022` | sends a book to all sections: for all KPIs, for open ones only, without an inquiry |
//! | `keep a`, `use a`, `sheet 2 of a` | puts the book aside, takes it up again, takes over a sheet of it |
//! | `enter 2 1 実績 = 12`, `sign 2 佐藤` | the actual of 2022 of the first indicator of the second sheet (状態, 備考, or a heading); who answers |
//! | `only sheet 2`, `without sheet 2`, `without hidden`, `without version`, `shown`, `rename 2 …` | what happens to sheets |
//! | `reverse 2`, `last 2 実績`, `without row 2 1`, `copy 2 2`, `add 2 指標名=… 実績=3` | changes rows and columns |
//! | `cover 2 2 実績`, `beside 2 1 …`, `below 2 …` | covers a cell by another, writes a text beside or below the table |
//! | `read` | shows the report about each sheet |
//! | `take 回答.xlsx`, `take 回答.xlsx = theirs` | imports the proposed changes of the book, or all of them |
//! | `board` | shows who has answered (照会) |

use std::collections::BTreeMap;

use keikaku::command::{Command, ImportStep};
use keikaku::import::book::{self, Book, BookRow, BookSheet};
use keikaku::import::preview::{OpenedOn, Preview, preview};
use keikaku::import::read::{ImportError, TableFile};
use keikaku::import::wide;
use keikaku::merge::review::Decision;
use keikaku::paper::answer_book::{Inquiry, answer_book, asked_sections, sent_inquiry};
use keikaku::plan::place::{InputPlace, cell_at, text_at};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, inquiry as wording};

use super::board::sign;
use super::six_answers::office;
use crate::books::answers::{as_read, column, head};
use crate::books::written::{divided, inquiry};
use crate::support::cases::play;
use crate::support::desk::{Desk, today};
use crate::support::places::place_named;
use crate::support::short_names::ShortNames;
use crate::tables::corpus::told;

/// A desk and the book in hand.
struct Office {
    names: ShortNames,
    desk: Desk,
    book: Book,
    kept: BTreeMap<String, Book>,
}

impl Office {
    fn new(first: &str) -> Self {
        let desk = if first == "plan of six sections" { office() } else { Desk::with(divided()) };
        let names = ShortNames::new(desk.plan());
        Self { names, desk, book: Book::default(), kept: BTreeMap::new() }
    }

    /// Carries out a line, and returns what is then seen.
    fn act(&mut self, line: &str) -> String {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let words: Vec<&str> = rest.split(' ').collect();
        match (word, &words[..]) {
            ("set", _) => self.set(rest),
            ("undo", _) => self.desk.undo(),
            ("redo", _) => _ = self.desk.session.redo(self.desk.scope()).unwrap(),
            ("show", _) => return self.show(rest),
            ("ask", ["open", years @ ..]) => self.ask(years, true, true),
            ("ask", years) => self.ask(years, false, true),
            ("send", years) => self.ask(years, false, false),
            ("keep", [name]) => _ = self.kept.insert((*name).to_owned(), self.book.clone()),
            ("use", [name]) => self.book = self.kept[*name].clone(),
            ("sheet", [nth, "of", name]) => {
                let sheet = self.kept[*name].sheets[index(nth)].clone();
                *self.sheet(nth) = sheet;
            }
            ("read", _) => return self.names.shortened(&self.read()),
            ("take", _) => self.take(rest),
            ("board", _) => return self.board(),
            ("sign", [nth, ..]) => sign(&mut self.book, index(nth), rest.split_once(' ').unwrap().1),
            ("", _) => {}
            _ => self.happen(word, rest, &words),
        }
        String::new()
    }

    fn sheet(&mut self, nth: &str) -> &mut BookSheet {
        &mut self.book.sheets[index(nth)]
    }

    fn set(&mut self, rest: &str) {
        let (place, text) = rest.split_once(" =").unwrap();
        let (nth, place) = place.split_once(' ').unwrap();
        let (nth, text) = (nth.parse().unwrap(), text.trim_start());
        match place_named(place) {
            InputPlace::Cell(place) => self.desk.set(nth, place, text),
            InputPlace::Text(place) => self.desk.write(nth, place, text),
            other @ InputPlace::Part(..) => panic!("{other:?}"),
        }
    }

    fn show(&self, rest: &str) -> String {
        let (nth, place) = rest.split_once(' ').unwrap();
        let row = self.desk.row(nth.parse().unwrap());
        let text = match place_named(place) {
            InputPlace::Cell(place) => cell_at(row, place).text,
            InputPlace::Text(place) => text_at(row, place).to_owned(),
            other @ InputPlace::Part(..) => panic!("{other:?}"),
        };
        if text.is_empty() { "blank".to_owned() } else { text }
    }

    /// Sends the book for these years to all sections, and notes an inquiry if `is_noted`.
    fn ask(&mut self, years: &[&str], only_open: bool, is_noted: bool) {
        let years: Vec<i32> = years.iter().map(|year| year.parse().unwrap()).collect();
        let asked = Inquiry { only_open, ..inquiry(&years) };
        let (plan, desk) = (self.desk.plan, &mut self.desk);
        let sections = asked_sections(desk.plan(), &asked);
        self.book = as_read(&answer_book(desk.plan(), &desk.session.lineage(plan), &asked, &sections));
        let sent = sent_inquiry(desk.plan(), &asked, &sections, today());
        desk.session.note_sent(plan).unwrap();
        if is_noted {
            desk.session.note_inquiry(plan, sent);
        }
    }

    /// Changes the book on its way.
    fn happen(&mut self, word: &str, rest: &str, words: &[&str]) {
        match (word, words) {
            ("enter", [nth, row, ..]) => {
                let (place, text) = rest.split_once(" =").unwrap();
                let heading = place.splitn(3, ' ').nth(2).unwrap();
                let sheet = self.sheet(nth);
                let at = head(sheet) + row.parse::<usize>().unwrap();
                let column = column(sheet, &heading_named(heading));
                sheet.rows[at].cells[column] = Some(text.trim_start().to_owned());
            }
            ("only", ["sheet", nth]) => {
                let only = self.book.sheets[index(nth)].clone();
                self.book.sheets.retain(|sheet| sheet.is_hidden || *sheet == only);
            }
            ("without", ["sheet", nth]) => _ = self.book.sheets.remove(index(nth)),
            ("without", ["hidden"]) => self.book.sheets.retain(|sheet| !sheet.is_hidden),
            ("without", ["version"]) => {
                for sheet in &mut self.book.sheets {
                    sheet.rows.retain(|row| row.cells[0].as_deref() != Some("版"));
                }
            }
            ("without", ["row", nth, row]) => {
                let sheet = self.sheet(nth);
                let at = head(sheet) + row.parse::<usize>().unwrap();
                sheet.rows.remove(at);
            }
            ("shown", _) => {
                let hidden = self.book.sheets.last_mut().unwrap();
                (hidden.is_hidden, hidden.name) = (false, "Sheet1".to_owned());
            }
            ("rename", [nth, name]) => (*name).clone_into(&mut self.sheet(nth).name),
            ("reverse", [nth]) => {
                let sheet = self.sheet(nth);
                let at = head(sheet);
                sheet.rows[at + 1..].reverse();
                for row in &mut sheet.rows[at..] {
                    row.cells.reverse();
                }
            }
            ("last", [nth, heading]) => {
                let sheet = self.sheet(nth);
                let at = column(sheet, &heading_named(heading));
                for row in sheet.rows.iter_mut().filter(|row| row.cells.len() > at) {
                    let cell = row.cells.remove(at);
                    row.cells.push(cell);
                }
            }
            ("copy", [nth, row]) => {
                let sheet = self.sheet(nth);
                let copy = sheet.rows[head(sheet) + row.parse::<usize>().unwrap()].clone();
                sheet.rows.push(BookRow { line: copy.line + 1, ..copy });
            }
            ("add", [nth, fields @ ..]) => {
                let sheet = self.sheet(nth);
                let last = sheet.rows.last().unwrap();
                let mut row = BookRow { line: last.line + 1, ..last.clone() };
                row.cells.fill(Some(String::new()));
                for (heading, text) in fields.iter().map(|field| field.split_once('=').unwrap()) {
                    row.cells[column(sheet, &heading_named(heading))] = Some(text.to_owned());
                }
                sheet.rows.push(row);
            }
            ("cover", [nth, row, heading]) => {
                let sheet = self.sheet(nth);
                let (at, column) =
                    (head(sheet) + row.parse::<usize>().unwrap(), column(sheet, &heading_named(heading)));
                sheet.rows[at].cells[column] = None;
            }
            ("beside", [nth, row, text]) => {
                let sheet = self.sheet(nth);
                let at = head(sheet) + row.parse::<usize>().unwrap();
                sheet.rows[at].cells.push(Some((*text).to_owned()));
            }
            ("below", [nth, ..]) => {
                let sheet = self.sheet(nth);
                let (line, text) = (sheet.rows.last().unwrap().line + 2, rest.split_once(' ').unwrap().1.to_owned());
                sheet.rows.push(BookRow { line, is_hidden: false, cells: vec![Some(text)] });
            }
            _ => panic!("nothing is done by {word} {rest}"),
        }
    }

    /// The previews of the sheets at a desk, each with the name of its sheet.
    fn previews(&self, desk: &Desk) -> Vec<(String, Result<Preview, ImportError>)> {
        let tables = book::tables(&self.book).unwrap().tables;
        let of_sheet = |table: &TableFile| {
            let read = wide::read_file(table, &desk.answers.of_reading()).and_then(|rows| {
                let (opened, fresh) = (OpenedOn::Plan(desk.plan), PlanId::from_bits(4242));
                preview(&rows, opened, &desk.base(), fresh, &desk.answers)
            });
            (table.name.clone(), read)
        };
        tables.iter().map(of_sheet).collect()
    }

    fn read(&self) -> String {
        let sheets = self.previews(&self.desk).into_iter();
        let sheets = sheets.map(|(name, read)| format!("［{name}］\n{}", told(&self.desk, &read).trim_end()));
        sheets.collect::<Vec<_>>().join("\n")
    }

    /// Imports the book as the page does, in one step. Each sheet is compared with the plan after the sheets before it.
    fn take(&mut self, rest: &str) {
        let (file, is_all) = rest.strip_suffix(" = theirs").map_or((rest, false), |file| (file, true));
        let mut step: Option<ImportStep> = None;
        for nth in 0..self.previews(&self.desk).len() {
            let (_, preview) = self.previews(&self.desk_after(step.as_ref())).swap_remove(nth);
            let mut preview = preview.unwrap();
            if is_all {
                let all: Vec<_> = preview.changes.iter().map(|change| change.decided(Decision::Theirs)).collect();
                preview.changes.decide(&all);
            }
            let Command::ApplyImport(next) = preview.command(file, today()).unwrap() else { panic!("no import") };
            match &mut step {
                None => step = Some(next),
                Some(before) => before.and(next),
            }
        }
        let _nothing_changed = self.desk.session.submit(Command::ApplyImport(step.unwrap()));
    }

    fn desk_after(&self, step: Option<&ImportStep>) -> Desk {
        let mut session = self.desk.session.clone();
        if let Some(step) = step {
            let _nothing_changed = session.submit(Command::ApplyImport(step.clone()));
        }
        Desk { session, plan: self.desk.plan, answers: self.desk.answers.clone() }
    }

    /// The rows of 照会: section, state, who answered in which file, the number of figures set, and the figures that other files change.
    fn board(&self) -> String {
        let lineage = self.desk.session.lineage(self.desk.plan);
        let inquiry = lineage.inquiries().last().unwrap();
        let board = wording::board(self.desk.plan(), inquiry, today(), Language::Japanese);
        let rows = board.sections.into_iter().zip(&inquiry.sections).map(|(row, section)| {
            let last = row.last.map(|last| format!(" · {} {}", last.file, last.respondent)).unwrap_or_default();
            let set: Vec<String> = section.standing().map(|answer| answer.set.len().to_string()).collect();
            let set = if set.is_empty() { String::new() } else { format!(" · set {}", set.join(", ")) };
            let beside: String = row.beside.iter().flat_map(|beside| [" · ", beside]).collect();
            format!("{} {:?}{}{set}{beside}", row.name, row.state, last.trim_end())
        });
        rows.collect::<Vec<_>>().join("\n")
    }
}

fn index(nth: &str) -> usize {
    nth.parse::<usize>().unwrap() - 1
}

/// The heading for a short name: 実績 is the heading of 2022.
fn heading_named(name: &str) -> String {
    if ["実績", "状態", "備考"].contains(&name) { format!("2022年度の{name}") } else { name.to_owned() }
}

#[test]
fn every_case_of_answer_books_gives_the_expected_output() {
    play("answer_books", |first| {
        let mut office = Office::new(first);
        move |line: &str| office.act(line)
    });
}
