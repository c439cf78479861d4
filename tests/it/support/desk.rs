//! A desk with one plan, as the page has it: it sends files, receives the answers, and takes them in.

use std::sync::{Arc, LazyLock};

use keikaku::command::history::Scope;
use keikaku::command::{Command, IndicatorCommand, InputPhase, Origin, PlanCommand, Rejection};
use keikaku::export::wide_table;
use keikaku::import::encoding::{Cp932, Cp932Codes};
use keikaku::import::preview::{ImportBase, OpenedOn, Preview, preview};
use keikaku::import::questions::Answers;
use keikaku::import::read::{ImportError, read_table};
use keikaku::import::reading::SheetQuestion;
use keikaku::import::wide;
use keikaku::merge::review::{ChangeKind, ChangePlace, Changes, DecidedChange, Decision};
use keikaku::paper::evaluation_table::with_fields_not_taken;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::session::Session;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, import as wording, merging};

/// The CP932 decoder and encoder of a browser.
pub(crate) struct Browser {
    pub(crate) codes: Cp932Codes,
}

impl Browser {
    /// The shared instance. It is made once, because it decodes eleven thousand codes.
    pub(crate) fn get() -> &'static Self {
        static BROWSER: LazyLock<Browser> = LazyLock::new(|| Browser { codes: Cp932Codes::new(decode_cp932) });
        &BROWSER
    }
}

fn decode_cp932(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

impl Cp932 for Browser {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        decode_cp932(bytes)
    }

    fn encode(&self, letter: char) -> Option<u16> {
        self.codes.code(letter)
    }
}

/// The sample with that code. The ids of its KPIs count up from 1.
pub(crate) fn sample(code: &str) -> Plan {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(77), || ids.next().unwrap()).unwrap()
}

pub(crate) fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

pub(crate) fn today() -> Date {
    Date::new(2025, 4, 10).unwrap()
}

/// A new plan in the form of 2022 for 2023年度～2027年度, with that many unused rows.
pub(crate) fn blank_plan(rows: u64) -> Plan {
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, YearAxis::starting(year(2023), 5).unwrap());
    let basis = plan.form.table.basis;
    let rows = (1..=rows).map(|id| Arc::new(Indicator::new(IndicatorId::from_bits(id), basis))).collect();
    plan.with_indicators(rows).unwrap()
}

/// A desk with one plan.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) plan: PlanId,
    pub(crate) answers: Answers,
}

impl Desk {
    pub(crate) fn with(plan: Plan) -> Self {
        let mut session = Session::default();
        let id = plan.id;
        session.submit(Command::AddPlan { plan: Arc::new(plan), origin: Origin::Sample }).unwrap();
        Self { session, plan: id, answers: Answers::default() }
    }

    pub(crate) fn of(code: &str) -> Self {
        Self::with(sample(code))
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.session.workbook().plan(self.plan).unwrap()
    }

    /// The n-th KPI, counted from 1.
    pub(crate) fn row(&self, nth: usize) -> &Indicator {
        &self.plan().indicators()[nth - 1]
    }

    /// Sends the wide file: returns its text, and notes it as sent.
    pub(crate) fn send(&mut self) -> String {
        let file = wide_table::write(self.plan(), &self.session.lineage(self.plan)).text();
        self.session.note_sent(self.plan).unwrap();
        file
    }

    /// Types into a cell of the n-th KPI and leaves it.
    pub(crate) fn set(&mut self, nth: usize, place: CellPlace, text: &str) {
        self.fill(nth, place, text, InputPhase::Left);
    }

    /// Puts a text into a cell of the n-th KPI as a file does: a sum such as `48+5` is not computed.
    pub(crate) fn hold(&mut self, nth: usize, place: CellPlace, text: &str) {
        self.fill(nth, place, text, InputPhase::OfFile);
    }

    fn fill(&mut self, nth: usize, place: CellPlace, text: &str, phase: InputPhase) {
        let command = IndicatorCommand::SetCell { place, text: text.to_owned(), phase, on: today() };
        self.session.submit(Command::in_indicator(self.plan, self.row(nth).id, command)).unwrap();
        self.session.settle();
    }

    /// Changes a text of the n-th KPI.
    pub(crate) fn write(&mut self, nth: usize, place: TextPlace, text: &str) {
        let command = IndicatorCommand::SetText { place, text: text.to_owned() };
        self.session.submit(Command::in_indicator(self.plan, self.row(nth).id, command)).unwrap();
        self.session.settle();
    }

    /// The undo scope of the plan.
    pub(crate) fn scope(&self) -> Scope {
        Scope::Plan(self.plan)
    }

    /// Undoes the plan's newest step.
    pub(crate) fn undo(&mut self) {
        self.session.undo(self.scope()).unwrap();
    }

    pub(crate) fn do_to_plan(&mut self, command: PlanCommand) {
        self.session.submit(Command::InPlan { plan: self.plan, command }).unwrap();
    }

    /// The questions about a table of another office; empty for our own table.
    pub(crate) fn asked_of_sheet(&self, bytes: &[u8]) -> Vec<SheetQuestion> {
        let file = read_table(bytes, Browser::get()).unwrap();
        let source = wide::read_file(&file, &self.answers.of_reading()).ok().and_then(|file| file.source);
        source.map(|source| source.reading.questions.clone()).unwrap_or_default()
    }

    /// Whether nothing is left to answer about a table of another office. Always true for our own table.
    pub(crate) fn is_sheet_read(&self, bytes: &[u8]) -> bool {
        let file = read_table(bytes, Browser::get()).unwrap();
        let source = wide::read_file(&file, &self.answers.of_reading()).unwrap().source;
        source.is_none_or(|source| source.is_read())
    }

    /// Reads a file on the plan's page.
    pub(crate) fn read(&self, file: &str) -> Preview {
        self.read_bytes(file.as_bytes()).unwrap()
    }

    pub(crate) fn read_bytes(&self, bytes: &[u8]) -> Result<Preview, ImportError> {
        self.read_on(bytes, OpenedOn::Plan(self.plan))
    }

    pub(crate) fn read_on(&self, bytes: &[u8], opened: OpenedOn) -> Result<Preview, ImportError> {
        let file = read_table(bytes, Browser::get())?;
        let fresh = PlanId::from_bits(4242);
        let rows = wide::read_file(&file, &self.answers.of_reading())?;
        let rows = match self.session.workbook().plan(self.plan) {
            Some(plan) => with_fields_not_taken(rows, plan, today()),
            None => rows,
        };
        preview(&rows, opened, &self.base(), fresh, &self.answers)
    }

    /// The import base with which the first file is compared.
    pub(crate) fn base(&self) -> ImportBase {
        ImportBase::new(Arc::clone(self.session.workbook()), self.session.lineages().clone())
    }

    /// Imports the chosen changes.
    pub(crate) fn take(&mut self, preview: &Preview) -> Result<(), Rejection> {
        self.session.submit(preview.command("回答.csv", today()).expect("all is decided")).map(|_| ())
    }

    /// The changes as a person reads them: `変更 販売数 2024年度 目標: 10 → 12`, with × where ours
    /// stays, ？ where somebody has to decide, and ✎ where another value was typed.
    pub(crate) fn told(&self, preview: &Preview) -> Vec<String> {
        let words = Language::Japanese;
        let value = |setting: &Option<_>, unit: &str| {
            setting.as_ref().map(|setting| merging::value(setting, unit, words)).unwrap_or_default()
        };
        let line = |change: &keikaku::merge::review::Change| {
            let unchosen = match change.decision {
                Decision::Theirs => "",
                Decision::Ours => "×",
                Decision::Open => "？",
                Decision::Typed(_) | Decision::Passages(_) | Decision::Claim(_) => "✎",
            };
            let place = wording::place(change, Some(self.plan()), words);
            let kind = wording::kind(change.kind, words);
            let new = change.text.clone().unwrap_or_else(|| value(&change.new, &change.unit));
            match (&change.old, change.kind) {
                (None, _) if change.new.is_none() && change.text.is_none() => format!("{unchosen}{kind} {place}"),
                (None, _) => format!("{unchosen}{kind} {place}: {new}"),
                (Some(_), ChangeKind::Clear) => {
                    format!("{unchosen}{kind} {place}: {}", value(&change.old, &change.unit))
                }
                (Some(_), _) => format!("{unchosen}{kind} {place}: {} → {new}", value(&change.old, &change.unit)),
            }
        };
        preview.changes.iter().map(line).collect()
    }

    /// The sentences above the changes.
    pub(crate) fn said(preview: &Preview) -> Vec<String> {
        preview.notes.iter().flat_map(|note| wording::note(note, Language::Japanese)).collect()
    }

    #[track_caller]
    pub(crate) fn tells(&self, file: &str, expected: &[&str]) -> Preview {
        let preview = self.read(file);
        assert_eq!(self.told(&preview), expected, "{:?}", Self::said(&preview));
        preview
    }
}

/// Decides the changes at these places.
pub(crate) fn say(changes: &mut Changes, decisions: &[(ChangePlace, Decision)]) {
    let on = |(place, decision): &(ChangePlace, Decision)| {
        let change = changes.iter().find(|change| change.place == *place);
        change.map(|change| change.decided(decision.clone()))
    };
    let decided: Vec<DecidedChange> = decisions.iter().filter_map(on).collect();
    changes.decide(&decided);
}

/// The file with another text in one field: the field of `column` in the row of the n-th KPI and `row` (目標
/// or 実績).
pub(crate) fn with_field(file: &str, nth: usize, row: &str, column: &str, text: &str) -> String {
    let mut rows = fields(file);
    let at = rows[0].iter().position(|heading| heading == column).unwrap_or_else(|| panic!("no column {column}"));
    let number = rows[0].iter().position(|heading| heading == "番号").unwrap();
    let kind = rows[0].iter().position(|heading| heading == "区分").unwrap();
    let wanted = nth.to_string();
    let found = rows.iter_mut().find(|fields| fields[number] == wanted && fields[kind] == row).expect("that row");
    text.clone_into(&mut found[at]);
    joined(&rows)
}

/// The fields of a file that this program wrote.
pub(crate) fn fields(file: &str) -> Vec<Vec<String>> {
    let rows = keikaku::import::text_table::read(file).unwrap().rows;
    rows.iter().map(|row| row.fields().map(str::to_owned).collect()).collect()
}

/// The rows as a file with quotes around every field, as some programs write it.
pub(crate) fn joined(rows: &[Vec<String>]) -> String {
    let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n").collect()
}
