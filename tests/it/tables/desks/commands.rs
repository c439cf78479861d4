//! The commands at a desk. The first line of a case is the plan: `plan 002` (a sample), `plan 001 as 31` (with another id), `plan office`
//! (the plan in `offices.rs`), or `plan new 4` (2023 to 2027, with four unused rows). Then:
//!
//! | the file in hand | |
//! |---|---|
//! | `send`, `write` | takes up the plan's table, noted as sent or not; `write 001` takes up another sample's |
//! | lines after `\|` | a table as it is written; `\t` is a tab |
//! | `corpus offices/…` | a file of `tests/corpus` |
//! | `field 1 実績 2022年度 = 30000` | changes a field in the row of the first indicator; without `=` it is shown |
//! | `without 3`, `without column …`, `blank …` | removes the rows of the third indicator, or a column; blanks a column |
//! | `only 指標名 単位` | keeps only these columns |
//! | `insert 令和10年度 before 累計`, `add 指標名=… 区分=目標` | adds a blank column, a row |
//! | `replace … -> …` | replaces a text; `{plan}` is the id of the plan, `{other}` the id of no plan, `\u{200b}` an invisible character |
//! | `keep a`, `use a` | puts the file aside as `a.csv`, and takes it up again |
//!
//! | the plan | |
//! |---|---|
//! | `set 1 実績 2022 = 5`, `set 1 所管課 = …` | types a text; `hold` puts it there as from a file |
//! | `delete 1`, `new`, `end = 令和9年度`, `list 002` | deletes or adds an indicator, sets the end of the project, adds a plan to the list |
//! | `undo`, `redo`, `step` | undoes or redoes a step, or shows the label of the newest one |
//! | `show 1 実績 2022`, `show 1`, `names`, `rows` | shows a place, a row, all names, all rows |
//! | `paste 1`, `paste 1 実績 2023` | pastes the table in hand at the name of a row, or at a cell |
//!
//! | what is read | |
//! |---|---|
//! | `read`, `read a b`, `read list` | reads the file, several files, or on the list of plans; shows the report |
//! | `changes`, `taken`, `count`, `made` | shows the changes with their details, the chosen changes, their number, the new plan |
//! | `answer IN-005 2 = …` | answers the second question with that code by the words of a choice; `dashes = …` |
//! | `mark era 1 = 2` | takes the second choice of the first question about the sheet; `mark {…}` is a mark of docs/files.md; `unmark` |
//! | `decide 2 = theirs`, `decide all = ours`, `decide all 追加 = theirs` | decides; also `typed …`, `claim 2`, `open`; `2.1` is in file 2 |
//! | `take` | imports the chosen changes |

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use keikaku::command::{Command, Origin, PlanCommand};
use keikaku::import::paste::{Block, TableNames};
use keikaku::import::pasted_table::{TablePaste, TablePlace, table_paste};
use keikaku::import::preview::{ImportTarget, OpenedOn, Preview};
use keikaku::import::questions::{Answer, Ask, Dashes};
use keikaku::import::read::ImportError;
use keikaku::import::reading::{JsonMark, Subject};
use keikaku::plan::Fact;
use keikaku::plan::place::InputPlace;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, changes, import as wording, pasting};

use super::reading::OpenFile;
use super::seen::{self, seen_of};
use crate::support::desk::{Desk, blank_plan, sample, today};
use crate::support::places::place_named;
use crate::support::short_names::ShortNames;
use crate::tables::offices::office;

const WORDS: Language = Language::Japanese;

/// A desk with the file in hand, during a case.
pub(super) struct Seat {
    pub(super) desk: Desk,
    pub(super) file: Vec<u8>,
    pub(super) kept: BTreeMap<String, Vec<u8>>,
    pub(super) on: OpenedOn,
    pub(super) reading: Vec<OpenFile>,
    is_in_table: bool,
    names: ShortNames,
    asked: BTreeSet<String>,
    /// The id for the next new indicator.
    fresh: u64,
}

impl Seat {
    pub(super) fn new(opened: &str) -> Self {
        let code = opened.strip_prefix("plan ").unwrap_or_else(|| panic!("{opened} is no plan"));
        let desk = match code.strip_prefix("new ") {
            Some(rows) => Desk::with(blank_plan(rows.parse().unwrap())),
            None if code == "office" => office(),
            None => match code.split_once(" as ") {
                Some((code, id)) => {
                    let mut plan = sample(code);
                    plan.id = PlanId::from_bits(id.parse().unwrap());
                    Desk::with(plan)
                }
                None => Desk::of(code),
            },
        };
        let on = OpenedOn::Plan(desk.plan);
        let names = ShortNames::new(desk.plan());
        let (file, kept, reading) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { desk, file, kept, on, reading, is_in_table: false, names, asked: BTreeSet::new(), fresh: 100 }
    }

    /// Carries out a line, and returns what is then seen.
    pub(super) fn act(&mut self, line: &str) -> String {
        let seen = self.done(line);
        let seen = self.names.shortened(&seen);
        self.without_known(&seen)
    }

    /// What is seen, with questions in short that were asked before in the same words.
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
        // The first line of a table begins a new file.
        if word == "|" && !self.is_in_table {
            self.file.clear();
        }
        self.is_in_table = word == "|";
        match word {
            "send" | "write" | "corpus" | "|" | "keep" | "use" => self.take_in_hand(word, rest),
            "field" if !rest.contains(" =") => return self.field(rest),
            "field" | "without" | "blank" | "only" | "insert" | "add" | "replace" => self.edit(word, rest),
            "set" | "hold" | "delete" | "new" | "end" | "list" | "undo" | "redo" => self.change(word, rest),
            "answer" | "dashes" | "mark" | "unmark" => return self.answer(word, rest),
            "read" => self.open(rest),
            "decide" => self.decide(rest),
            "take" => return self.take(),
            "show" => return self.show(rest),
            "names" => return seen::names(self.desk.plan()),
            "step" => return self.step(),
            "paste" => return self.paste(rest),
            "rows" => {
                let plan = self.desk.plan();
                let rows = plan.indicators().iter().map(|row| seen::row(row, plan));
                return rows
                    .chain([format!("{}～{}", plan.years.first(), plan.years.last())])
                    .collect::<Vec<_>>()
                    .join("\n");
            }
            "changes" | "taken" | "count" | "made" => return self.seen(word),
            "" => {}
            _ => panic!("{line}: nothing is done by {word}"),
        }
        if matches!(word, "read" | "decide") { self.seen(word) } else { String::new() }
    }

    /// Pastes the table in hand at the name of a row, or at a cell of the row, and returns the message.
    fn paste(&mut self, rest: &str) -> String {
        let (nth, at) = rest.split_once(' ').unwrap_or((rest, ""));
        let nth: usize = nth.parse().unwrap();
        let at = Some(at).filter(|at| !at.is_empty()).map(|at| match place_named(at) {
            InputPlace::Cell(place) => place,
            other => panic!("nothing is pasted at {other:?}"),
        });
        let rows: Vec<IndicatorId> = self.desk.plan().indicators()[nth - 1..].iter().map(|row| row.id).collect();
        let place = TablePlace { plan: self.desk.plan(), rows: &rows, at, is_shown: &|_| true, on: today() };
        let mut ids = (self.fresh..).map(IndicatorId::from_bits);
        let pasted = table_paste(&Block::read(&self.text()), place, TableNames::Added, &mut || ids.next().unwrap());
        self.fresh += 100;
        match pasted.unwrap() {
            TablePaste::Done(taken) => {
                let said = pasting::table_pasted(&taken, WORDS);
                self.desk.do_to_plan(taken.command());
                said
            }
            TablePaste::Ask(question) => format!("asked: {:?}", question.reasons),
            TablePaste::Review(review) => {
                let lines = review.kpis.kpis.iter().map(|kpi| Ask::Kpi { line: kpi.line() });
                let rows = lines.map(|ask| match review.answers.to(&ask) {
                    Some(Answer::Kpi(id)) => {
                        let row = self.desk.plan().indicators().iter().position(|row| row.id == id);
                        row.map_or_else(|| "of none".to_owned(), |row| format!("of row {}", row + 1))
                    }
                    Some(Answer::NewKpi) => "of a new indicator".to_owned(),
                    _ => "of a row that is asked".to_owned(),
                });
                format!("reviewed, {}", rows.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// The label of the newest step.
    fn step(&self) -> String {
        let step = self.desk.session.history().to_undo(self.desk.scope()).unwrap();
        changes::change(step, self.desk.session.workbook(), WORDS)
    }

    fn change(&mut self, word: &str, rest: &str) {
        match word {
            "undo" => self.desk.undo(),
            "redo" => _ = self.desk.session.redo(self.desk.scope()).unwrap(),
            "delete" => {
                let id = self.desk.row(rest.parse().unwrap()).id;
                self.desk.do_to_plan(PlanCommand::RemoveIndicator(id));
            }
            "end" => {
                let text = rest.trim_start_matches("= ").to_owned();
                self.desk.do_to_plan(PlanCommand::SetFact { fact: Fact::ProjectEnd, text });
            }
            "list" => {
                let add = Command::AddPlan { plan: Arc::new(sample(rest)), origin: Origin::Sample };
                self.desk.session.submit(add).unwrap();
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

    fn show(&self, rest: &str) -> String {
        let (nth, place) = rest.split_once(' ').unwrap_or((rest, ""));
        let row = self.desk.row(nth.parse().unwrap());
        if place.is_empty() { seen::row(row, self.desk.plan()) } else { seen::place(row, place_named(place)) }
    }

    fn seen(&self, word: &str) -> String {
        let shown = self.shown();
        let is_one = shown.len() == 1;
        let of_file = |(nth, preview): (usize, &Result<Preview, ImportError>)| {
            let bytes = self.reading.get(nth).map_or(&self.file, |file| &file.text);
            let mut seen = seen_of(word, &self.desk, bytes, preview);
            if let ("read", OpenedOn::List, Ok(Preview { target: ImportTarget::Plan(id), .. })) =
                (word, self.on, preview)
            {
                let plan = self.desk.session.workbook().plan(*id).unwrap();
                seen.extend(["\n+ into ", &plan.facts.name]);
            }
            if is_one { seen } else { format!("{}\n{seen}", self.reading[nth].name) }
        };
        shown.iter().enumerate().map(of_file).collect::<Vec<_>>().join("\n")
    }
}
