//! What is done at a desk. The first line of a case is the plan: `plan 002` (a sample), `plan office` (that of `offices.rs`). Then:
//!
//! | the file in hand | |
//! |---|---|
//! | `send`, `write` | the table of the plan, noted as sent or not; `write 001` that of another sample |
//! | lines behind `\|` | a table, as it is written; `\t` is a tab |
//! | `corpus offices/…` | a file of `tests/corpus` |
//! | `field 1 実績 2022年度 = 30000` | a field in the row of the first indicator; without `=` it is shown |
//! | `without 3`, `without column …` | the rows of the third indicator, or a column, taken out |
//! | `only 指標名 単位` | these columns alone |
//! | `insert 令和10年度 before 累計`, `add 指標名=… 区分=目標` | a blank column, a row |
//! | `replace … -> …` | a text; `{plan}` is the id of the plan |
//! | `keep a`, `use a` | the file is put aside as `a.csv`, and taken up again |
//!
//! | the plan | |
//! |---|---|
//! | `set 1 実績 2022 = 5`, `set 1 所管課 = …` | something is typed; `hold` where it comes of a file |
//! | `delete 1`, `new` | an indicator |
//! | `undo`, `redo`, `step` | steps, and what the newest is called |
//! | `show 1 実績 2022`, `show 1`, `names` | what stands in a place, in a row, in all names |
//!
//! | what is read | |
//! |---|---|
//! | `read`, `read a b`, `read list` | the file, files together, on the list of plans: what is said, asked and changed |
//! | `changes`, `taken`, `count`, `made` | the changes with what can be done with them, what is taken, how much of it, the plan that is made |
//! | `answer IN-005 2 = …` | the second question of that code, by the words of a choice; `dashes = …` |
//! | `mark era 1 = 2` | the second choice of the first question on the sheet; `mark {…}` a mark of docs/files.md; `unmark` |
//! | `decide 2 = theirs`, `decide all = ours`, `decide all 追加 = theirs` | the second change; `typed …`, `claim 2`, `open`; `decide 2.1` that of the second file |
//! | `take` | what is decided is taken in |

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use keikaku::command::{PlanCommand, Rejection};
use keikaku::export::wide_table;
use keikaku::import::preview::{FileAlone, OpenedOn, Preview, contest, hand_over, preview};
use keikaku::import::questions::Dashes;
use keikaku::import::read::{ImportError, read_table};
use keikaku::import::reading::{JsonMark, Subject};
use keikaku::import::wide;
use keikaku::merge::review::{ChangeKind, DecidedChange, Decision};
use keikaku::plan::indicator::Row;
use keikaku::plan::lineage::Lineage;
use keikaku::plan::place::{CellPlace, InputPlace, TextPlace};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, changes, import as wording};

use super::seen::{self, ShortNames, seen_of};
use crate::support::desk::{Browser, Desk, fields, joined, sample, today, with_field, year};
use crate::tables::corpus;
use crate::tables::offices::office;

const WORDS: Language = Language::Japanese;

/// A file that is being read, with what is decided of its changes.
struct OpenFile {
    name: String,
    text: Vec<u8>,
    decided: Vec<DecidedChange>,
}

/// Somebody at a desk, with a file in hand.
pub(super) struct Seat {
    /// The line that says which plan it is.
    pub(super) opened: String,
    desk: Desk,
    file: Vec<u8>,
    kept: BTreeMap<String, Vec<u8>>,
    on: OpenedOn,
    reading: Vec<OpenFile>,
    is_in_table: bool,
    names: ShortNames,
    asked: BTreeSet<String>,
}

impl Seat {
    pub(super) fn new(opened: &str) -> Self {
        let code = opened.strip_prefix("plan ").unwrap_or_else(|| panic!("{opened} is no plan"));
        let desk = if code == "office" { office() } else { Desk::of(code) };
        let on = OpenedOn::Plan(desk.plan);
        let names = ShortNames::new(desk.plan());
        let (file, kept, reading) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self {
            opened: opened.to_owned(),
            desk,
            file,
            kept,
            on,
            reading,
            is_in_table: false,
            names,
            asked: BTreeSet::new(),
        }
    }

    /// Does what a line says, and returns what is seen then.
    pub(super) fn act(&mut self, line: &str) -> String {
        let seen = self.done(line);
        let seen = self.names.shortened(&seen);
        self.without_known(&seen)
    }

    /// What is seen, without the questions that were asked before in the same words.
    fn without_known(&mut self, seen: &str) -> String {
        let mut lines = Vec::new();
        let mut is_known = false;
        for line in seen.lines() {
            if line.starts_with("? ") {
                is_known = !self.asked.insert(line.to_owned());
                let code = line.split(' ').nth(1).unwrap_or_default();
                lines.push(if is_known { format!("? {code} as before") } else { line.to_owned() });
            } else if !(is_known && line.starts_with("    [")) {
                lines.push(line.to_owned());
            }
        }
        lines.join("\n")
    }

    fn done(&mut self, line: &str) -> String {
        let line = self.names.written_out(line);
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        // The first line of a table begins another file.
        if word == "|" && !self.is_in_table {
            self.file.clear();
        }
        self.is_in_table = word == "|";
        match word {
            "send" | "write" | "corpus" | "|" | "keep" | "use" => self.take_in_hand(word, rest),
            "field" if !rest.contains(" =") => return self.field(rest),
            "field" | "without" | "only" | "insert" | "add" | "replace" => self.edit(word, rest),
            "set" | "hold" | "delete" | "new" | "undo" | "redo" => self.change(word, rest),
            "answer" | "dashes" | "mark" | "unmark" => return self.answer(word, rest),
            "read" => self.open(rest),
            "decide" => self.decide(rest),
            "take" => return self.take(),
            "show" => return self.show(rest),
            "names" => return seen::names(self.desk.plan()),
            "step" => return self.step(),
            "changes" | "taken" | "count" | "made" => return self.look(word),
            "" => {}
            _ => panic!("{line}: nothing is done by {word}"),
        }
        if matches!(word, "read" | "decide") { self.look(word) } else { String::new() }
    }

    /// What the newest step is called.
    fn step(&self) -> String {
        let step = self.desk.session.history().to_undo(self.desk.scope()).unwrap();
        changes::change(step, self.desk.session.workbook(), WORDS)
    }

    fn text(&self) -> String {
        String::from_utf8(self.file.clone()).unwrap()
    }

    fn take_in_hand(&mut self, word: &str, rest: &str) {
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

    fn edit(&mut self, word: &str, rest: &str) {
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
                let id = |part: &str| part.trim_start().replace("{plan}", &self.desk.plan.to_string());
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
    fn field(&self, rest: &str) -> String {
        let rows = fields(&self.text());
        let [nth, kind, column] = rest.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{rest}") };
        let at = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
        let row = rows.iter().find(|row| row[at("番号")] == nth && row[at("区分")] == kind).unwrap();
        row[at(column)].clone()
    }

    fn change(&mut self, word: &str, rest: &str) {
        match word {
            "undo" => self.desk.undo(),
            "redo" => _ = self.desk.session.redo(self.desk.scope()).unwrap(),
            "delete" => {
                let id = self.desk.row(rest.parse().unwrap()).id;
                self.desk.do_to_plan(PlanCommand::RemoveIndicator(id));
            }
            "new" => self.desk.do_to_plan(PlanCommand::AddIndicator { id: IndicatorId::from_bits(555) }),
            _ => {
                let (place, text) = rest.split_once(" =").unwrap();
                let (nth, place) = place.split_once(' ').unwrap();
                let (nth, text) = (nth.parse().unwrap(), text.trim_start());
                match (word, place_named(place)) {
                    (_, InputPlace::Text(place)) => self.desk.write(nth, place, text),
                    ("hold", InputPlace::Cell(place)) => self.desk.hold(nth, place, text),
                    (_, InputPlace::Cell(place)) => self.desk.set(nth, place, text),
                    (_, other) => panic!("{other:?}"),
                }
            }
        }
    }

    fn answer(&mut self, word: &str, rest: &str) -> String {
        let (about, said) = rest.split_once(" = ").unwrap_or((rest, ""));
        let (subject, nth) = about.split_once(' ').unwrap_or((about, "1"));
        match word {
            "dashes" => {
                let all = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank];
                let said = rest.trim_start_matches("= ");
                self.desk.answers.dashes = all.into_iter().find(|one| wording::dashes(*one, WORDS) == said);
                assert!(self.desk.answers.dashes.is_some() || said == "?", "{said}");
            }
            "unmark" => self.desk.answers.marks.clear(),
            "mark" if rest.starts_with('{') => {
                self.desk.answers.marks.push(serde_json::from_str::<JsonMark>(rest).unwrap().to_mark().unwrap());
            }
            "mark" => {
                let is_it = |asked: &Subject| asked.code() == subject;
                let questions = self.desk.asked_of_sheet(&self.file);
                let nth: usize = nth.parse().unwrap();
                let question = questions.iter().filter(|question| is_it(&question.asked)).nth(nth - 1).unwrap();
                let mark = question.choices[said.parse::<usize>().unwrap() - 1].clone();
                let told = serde_json::to_string(&JsonMark::from_mark(&mark)).unwrap();
                self.desk.answers.marks.push(mark);
                return told;
            }
            _ => {
                let shown = self.shown();
                let questions = shown.iter().flatten().flat_map(|preview| &preview.questions);
                let mut questions = questions.filter(|question| question.ask.code() == subject);
                let question = questions.nth(nth.parse::<usize>().unwrap() - 1).unwrap_or_else(|| panic!("{rest}"));
                let plan = Some(self.desk.plan());
                let labels = question.choices.iter().map(|choice| wording::choice(*choice, question, plan, WORDS));
                let labels: Vec<String> = labels.collect();
                let nth = labels.iter().position(|label| label == said);
                let choice = question.choices[nth.unwrap_or_else(|| panic!("{said} is none of {labels:?}"))];
                self.desk.answers.give(question.ask.clone(), choice);
            }
        }
        String::new()
    }

    fn open(&mut self, rest: &str) {
        let names: Vec<&str> = rest.split(' ').filter(|name| !name.is_empty() && *name != "list").collect();
        let is_list = rest.split(' ').next() == Some("list");
        self.on = if is_list { OpenedOn::List } else { OpenedOn::Plan(self.desk.plan) };
        let open = |name: &str, text: &Vec<u8>| OpenFile {
            name: format!("{name}.csv"),
            text: text.clone(),
            decided: Vec::new(),
        };
        self.reading = names.iter().map(|name| open(name, &self.kept[*name])).collect();
        if names.is_empty() {
            self.reading.push(open("回答", &self.file));
        }
    }

    /// The previews of the files as they are shown together, each behind those before it, with what is decided.
    fn shown(&self) -> Vec<Result<Preview, ImportError>> {
        if self.reading.is_empty() {
            return vec![self.desk.read_on(&self.file, self.on)];
        }
        let read = |file: &OpenFile, base: &_| {
            let table = read_table(&file.text, Browser::get())?;
            let rows = wide::read_file(&table, &self.desk.answers.of_reading())?;
            preview(&rows, self.on, base, PlanId::from_bits(4242), &self.desk.answers)
        };
        let mut base = self.desk.base();
        if self.reading.len() > 1 {
            let alone = self.reading.iter().map(|file| FileAlone {
                file: file.name.as_str().into(),
                with_sheet: file.name.as_str().into(),
                preview: read(file, &base).ok().map(Arc::new),
            });
            base = base.clone().with_contest(contest(self.desk.session.workbook(), &alone.collect::<Vec<_>>()));
        }
        let mut shown = Vec::new();
        for file in &self.reading {
            let mut preview = read(file, &base);
            if let Ok(preview) = &mut preview {
                preview.changes.decide(&file.decided);
                base = base.after(&file.name, preview, today());
            }
            shown.push(preview);
        }
        shown
    }

    fn decide(&mut self, rest: &str) {
        let (about, said) = rest.split_once(" = ").unwrap();
        let shown = self.shown();
        if let Some(kind) = about.strip_prefix("all") {
            let kind = kind_named(kind.trim());
            let decision = if said == "ours" { Decision::Ours } else { Decision::Theirs };
            for (file, preview) in self.reading.iter_mut().zip(shown.iter().flatten()) {
                file.decided.extend(preview.changes.all(kind, &decision));
            }
            return;
        }
        let (file, nth) = about.split_once('.').unwrap_or(("1", about));
        let file = file.parse::<usize>().unwrap() - 1;
        let change = &shown[file].as_ref().unwrap().changes[nth.parse::<usize>().unwrap() - 1];
        let decision = match said.split_once(' ').unwrap_or((said, "")) {
            ("ours", _) => Decision::Ours,
            ("theirs", _) => Decision::Theirs,
            ("open", _) => Decision::Open,
            ("claim", nth) => Decision::Claim(change.claims[nth.parse::<usize>().unwrap() - 1].file),
            ("typed", text) => Decision::Typed(text.to_owned()),
            _ => panic!("{said} decides nothing"),
        };
        let decided = change.decided(decision);
        self.reading[file].decided.push(decided);
    }

    /// Takes the files in, each in a step of its own, and returns what is said of each.
    fn take(&mut self) -> String {
        let mut previews = self.shown();
        hand_over(&mut previews);
        let mut said = Vec::new();
        for (file, preview) in std::mem::take(&mut self.reading).iter().zip(previews) {
            let preview = preview.unwrap();
            let Some(command) = preview.command(&file.name, today()) else {
                said.push("something is to be decided".to_owned());
                continue;
            };
            let (counts, elsewhere) = (preview.counts(0), preview.decided_elsewhere());
            said.push(match self.desk.session.submit(command) {
                Ok(_) | Err(Rejection::NothingChanged) => {
                    wording::imported(&file.name, counts, !preview.changes.is_empty(), elsewhere, WORDS)
                }
                Err(rejection) => format!("{rejection:?}"),
            });
        }
        said.join("\n")
    }

    fn show(&self, rest: &str) -> String {
        let (nth, place) = rest.split_once(' ').unwrap_or((rest, ""));
        let row = self.desk.row(nth.parse().unwrap());
        if place.is_empty() { seen::row(row, self.desk.plan()) } else { seen::place(row, place_named(place)) }
    }

    fn look(&self, word: &str) -> String {
        let shown = self.shown();
        let is_one = shown.len() == 1;
        let of_file = |(nth, preview): (usize, &Result<Preview, ImportError>)| {
            let bytes = self.reading.get(nth).map_or(&self.file, |file| &file.text);
            let seen = seen_of(word, &self.desk, bytes, preview);
            if is_one { seen } else { format!("{}\n{seen}", self.reading[nth].name) }
        };
        shown.iter().enumerate().map(of_file).collect::<Vec<_>>().join("\n")
    }
}

/// The kind of changes that is called so.
fn kind_named(name: &str) -> Option<ChangeKind> {
    let all = [
        ChangeKind::Set,
        ChangeKind::Clear,
        ChangeKind::Add,
        ChangeKind::Remove,
        ChangeKind::Join,
        ChangeKind::Conflict,
        ChangeKind::Unread,
        ChangeKind::NoPlace,
    ];
    let found = all.into_iter().find(|kind| wording::kind(*kind, WORDS) == name);
    assert!(found.is_some() || name.is_empty(), "{name} is no kind of changes");
    found
}

/// The place that is called so: 目標 2022, 基準値, 所管課, 備考 実績 2022.
fn place_named(name: &str) -> InputPlace {
    let words: Vec<&str> = name.split(' ').collect();
    let of = |western: &str| year(western.parse().unwrap());
    let row = |row: &str| if row == "目標" { Row::Target } else { Row::Actual };
    match words[..] {
        ["目標", western] => InputPlace::Cell(CellPlace::Target(of(western))),
        ["実績", western] => InputPlace::Cell(CellPlace::Actual(of(western))),
        ["基準値"] => InputPlace::Cell(CellPlace::Baseline),
        ["期間"] => InputPlace::Cell(CellPlace::Period),
        ["累計"] => InputPlace::Cell(CellPlace::StatedTotal),
        ["指標名"] => InputPlace::Text(TextPlace::Name),
        ["単位"] => InputPlace::Text(TextPlace::Unit),
        ["グループ"] => InputPlace::Text(TextPlace::Group),
        ["所管課"] => InputPlace::Text(TextPlace::Responsible),
        ["備考", kind] => InputPlace::Text(TextPlace::Note(row(kind), None)),
        ["備考", kind, western] => InputPlace::Text(TextPlace::Note(row(kind), Some(of(western)))),
        _ => panic!("{name} is no place"),
    }
}
