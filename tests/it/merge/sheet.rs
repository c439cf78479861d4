//! A plan as the slow model sees it: every field by a name, with its meaning as a text. Blank fields are left out.

use std::collections::BTreeMap;

use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{Acknowledgement, Actual, Earlier, Row};
use keikaku::plan::judging::JudgedWord;
use keikaku::plan::{Fact, Grading, Indicator, Plan, SheetColumn, SheetState};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;

/// The meanings of fields, by name.
pub(crate) type Facts = BTreeMap<Name, String>;

/// The name of a field, with its year and its list entry where it has them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) field: String,
    pub(crate) year: Option<FiscalYear>,
    /// The key of a list entry. Lists are merged entry by entry but reported as one field.
    pub(crate) entry: Option<String>,
}

/// A plan as fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// The plan's own fields.
    pub(crate) own: Facts,
    /// Headings by year.
    pub(crate) years: BTreeMap<FiscalYear, String>,
    /// Fields by KPI.
    pub(crate) rows: BTreeMap<IndicatorId, Facts>,
}

/// Collects fields and leaves blank ones out.
#[derive(Default)]
struct Teller(Facts);

impl Teller {
    fn tell(&mut self, field: &str, year: Option<FiscalYear>, value: &str) {
        if !value.is_empty() {
            self.0.insert(Name { field: field.to_owned(), year, entry: None }, value.to_owned());
        }
    }

    fn list(&mut self, field: &str, year: Option<FiscalYear>, entries: impl Iterator<Item = (String, String)>) {
        for (key, value) in entries {
            let nth = self.0.keys().filter(|name| is_entry(name, field, year, &key)).count();
            let name = Name { field: field.to_owned(), year, entry: Some(format!("{key}#{nth}")) };
            self.0.insert(name, value);
        }
    }
}

fn is_entry(name: &Name, field: &str, year: Option<FiscalYear>, key: &str) -> bool {
    let entry = name.entry.as_deref().and_then(|entry| entry.rsplit_once('#'));
    name.field == field && name.year == year && entry.is_some_and(|(own, _)| own == key)
}

/// The field name of a word of judgement.
pub(crate) fn judged_word(of: JudgedWord) -> &'static str {
    match of {
        JudgedWord::Met => "word met",
        JudgedWord::OnTrack => "word on track",
        JudgedWord::Below => "word below",
    }
}

/// The field name of a column of the form of 効果検証.
pub(crate) fn sheet_column(column: SheetColumn) -> String {
    format!("the form asks for {}", column.code())
}

pub(crate) fn sheet(plan: &Plan) -> Sheet {
    let mut own = Teller::default();
    own.tell("form", None, &plan.form.code);
    own.tell("shelf", None, &format!("{:?}", plan.placement));
    for fact in Fact::ALL {
        let mut facts = plan.facts.clone();
        // As written: a blank line names no body.
        facts.set(*fact, &plan.facts.text(*fact));
        own.tell(fact.code(), None, &plain(&facts.text(*fact)));
    }
    own.tell("reference date", None, &plan.reference_date.map(|day| day.to_string()).unwrap_or_default());
    own.tell("rate formula", None, &format!("{:?}", plan.rate_formula));
    own.tell("rate rounding", None, &format!("{:?}", plan.rate_rounding));
    for of in JudgedWord::ALL {
        own.tell(judged_word(of), None, &plain(plan.judging.word(of)));
    }
    own.tell("on track from", None, &plan.judging.on_track_from.percent().to_string());
    for (place, text) in plan.document.iter() {
        own.tell(&place.to_string(), None, &plain(text));
    }
    if plan.grading != Grading::None {
        own.tell("rule of grades", None, &format!("{:?}", plan.grading));
    }
    for column in SheetColumn::ALL {
        own.tell(&sheet_column(*column), None, &plan.sheet_columns.asks(*column).to_string());
    }
    for (year, sheet) in plan.evaluations.iter() {
        for (part, text) in sheet.texts() {
            own.tell(&format!("{year}/{part}"), None, &plain(text));
        }
        if sheet.state != SheetState::default() {
            own.tell(&format!("state of the sheet of {year}"), None, &format!("{:?}", sheet.state));
        }
    }
    own.list("silenced", None, silenced(&plan.acknowledged));
    Sheet {
        own: own.0,
        years: plan.years.iter().map(|(year, heading)| (year, plain(heading))).collect(),
        rows: plan.indicators().iter().map(|row| (row.id, facts(row))).collect(),
    }
}

fn silenced(all: &[Acknowledgement]) -> impl Iterator<Item = (String, String)> {
    all.iter().map(|one| (format!("{:?}", (&one.code, &one.place)), format!("{:?}", (&one.fingerprint, &one.reason))))
}

/// Replaced values: the key by which the merge distinguishes each, and its reason.
fn replaced(earlier: &[Earlier]) -> impl Iterator<Item = (String, String)> {
    earlier.iter().map(|one| (format!("{:?}", (&one.cell, one.replaced_on)), one.reason.clone()))
}

fn facts(row: &Indicator) -> Facts {
    let mut of = Teller::default();
    let texts = [
        ("name", &row.name),
        ("unit", &row.unit),
        ("group", &row.group),
        ("section", &row.responsible),
        ("definition", &row.definition),
        ("source", &row.source),
    ];
    for (name, text) in texts {
        of.tell(name, None, &plain(text));
    }
    of.tell("measure", None, &format!("{:?}", row.measure));
    of.tell("basis", None, &format!("{:?}", row.basis));
    of.tell("bound", None, &format!("{:?}", row.bound));
    of.tell("direction", None, &format!("{:?}", row.direction));
    of.tell("rate formula", None, &format!("{:?}", row.rate_formula));
    of.tell("part of", None, &format!("{:?}", row.part_of));
    of.tell("level meaning", None, &format!("{:?}", row.level_meaning));
    of.tell("measured", None, &format!("{:?}", row.measured));
    of.tell("actuals are", None, &format!("{:?}", row.actuals_are));
    of.tell("actual source", None, &format!("{:?}", row.actual_source));
    of.tell("answers of the survey", None, &format!("{:?}", row.choices));
    of.tell("adopted", None, &format!("{:?}", row.adopted));
    of.tell("follows", None, &format!("{:?}", row.follows));
    of.tell("baseline", None, &meaning(&row.baseline.cell));
    let as_of = (&row.baseline.as_of_text, row.baseline.as_of);
    of.tell("as of", None, &if as_of == (&String::new(), None) { String::new() } else { format!("{as_of:?}") });
    of.tell("period", None, &meaning(&row.period_target));
    let stated =
        |cell: &Option<Cell>| cell.as_ref().map(|cell| format!("stated {}", meaning(cell))).unwrap_or_default();
    of.tell("total", None, &stated(&row.stated_total));
    of.tell("final level", None, &stated(&row.stated_final_level));
    for (year, cell) in &row.targets {
        of.tell("target", Some(*year), &meaning(cell));
    }
    for (year, Actual { cell, parts, earlier }) in &row.actuals {
        of.tell("actual", Some(*year), &meaning(cell));
        if let Some((above, below)) = parts {
            of.tell("numerator", Some(*year), &meaning(above));
            of.tell("denominator", Some(*year), &meaning(below));
        }
        of.list("earlier", Some(*year), replaced(earlier));
    }
    for (year, earlier) in &row.earlier_targets {
        of.list("earlier target", *year, replaced(earlier));
    }
    for (year, stated) in &row.stated_rates {
        of.tell("stated rate", *year, &plain(&stated.text));
        of.tell("stated formula", *year, &plain(&stated.formula));
    }
    for ((kind, year), note) in &row.notes {
        of.tell(if *kind == Row::Target { "note on targets" } else { "note on actuals" }, *year, &plain(note));
    }
    let readings = row.readings.iter();
    of.list(
        "readings",
        None,
        readings.map(|one| (one.place.clone(), format!("{:?}", (&one.name, &one.unit, one.basis, &one.definition)))),
    );
    of.list("silenced", None, silenced(&row.acknowledged));
    of.0
}

/// A text as the merge compares it.
pub(crate) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('〜', "～").replace('−', "－")
}

/// The meaning of a cell; empty for a blank one.
pub(crate) fn meaning(cell: &Cell) -> String {
    match cell.state {
        State::Blank => String::new(),
        State::Number { amount, certainty } => {
            let plain = amount.plain();
            let digits = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { &plain };
            format!("{digits} {certainty:?}")
        }
        State::Unread => format!("text {}", plain(&cell.text)),
        State::NotApplicable | State::Unknown { .. } => format!("{:?}", cell.state),
    }
}
