//! Turns wishes into commands that fit the workbook at that moment; some commands name things that
//! do not exist.

use std::sync::Arc;

use keikaku::checks;
use keikaku::command::pasted_table::PastedTable;
use keikaku::command::plans::blank_plan;
use keikaku::command::{
    BulkEdit, BulkStep, Command, EvaluationCommand, IndicatorCommand, InputField, InputPhase, Origin, PlanCommand,
    PlanResolution, RecordCommand,
};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::merge::{Resolution, Setting};
use keikaku::plan::cell::Cell;
use keikaku::plan::evaluation::SheetStep;
use keikaku::plan::place::{CellPlace, InputPlace, TextPlace, cell_at, part_at};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{ActivityRecord, BuiltIn, EvaluationPlace, Form, Indicator, Plan, RecordText, Workbook, YearAxis};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId, RecordId};
use keikaku::value::timestamp::Timestamp;

use proptest::sample::Index;

use super::wishes::{CellOf, Deed, Filled, Recorded, TextOf, Typed, Wish};

impl Wish {
    /// The commands for this wish: one for each text that the field holds on the way.
    pub(super) fn commands(&self, workbook: &Workbook) -> Vec<Command> {
        let plan = workbook.plans().get(self.plan.index(workbook.plans().len().max(1)));
        let id = plan.filter(|_| !self.bits.is_multiple_of(16)).map_or(PlanId::from_bits(self.bits), |plan| plan.id);
        match &self.deed {
            Deed::New(form) => vec![self.add(self.blank(form))],
            Deed::Sample(which) => vec![self.add(which.get(&SamplePlan::ALL).plan(self.fresh_plan(), self.ids()))],
            Deed::AgainAsNew => vec![self.add(plan.map(|plan| Plan::clone(plan)))],
            Deed::Shelve(to) => vec![Command::MovePlan { plan: id, placement: *to }],
            Deed::Rename(name) => vec![Command::RenamePlan { plan: id, name: name.clone() }],
            Deed::Take(taken, replaces) => vec![Command::ImportPlans { picks: vec![pick(taken, *replaces, id)] }],
            _ => self.in_plan(plan.map(|plan| &**plan)).map(|command| Command::InPlan { plan: id, command }).collect(),
        }
    }

    fn add(&self, plan: Option<Plan>) -> Command {
        let plan = plan.unwrap_or_else(|| self.blank(&BuiltIn::Activity.form()).expect("a plan"));
        Command::AddPlan { plan: Arc::new(plan), origin: Origin::Form }
    }

    fn blank(&self, form: &Arc<Form>) -> Option<Plan> {
        let years = YearAxis::starting(self.on.fiscal_year(), form.table.years)?;
        blank_plan(self.fresh_plan(), Arc::clone(form), years, self.ids())
    }

    fn fresh_plan(&self) -> PlanId {
        PlanId::from_bits(self.bits)
    }

    fn ids(&self) -> impl FnMut() -> IndicatorId + use<> {
        let mut bits = self.bits;
        move || {
            bits = bits.wrapping_add(1);
            IndicatorId::from_bits(bits)
        }
    }

    fn in_plan(&self, plan: Option<&Plan>) -> impl Iterator<Item = PlanCommand> + use<> {
        let row_at = |at: &Index| plan.and_then(|plan| plan.indicators().get(at.index(plan.indicators().len().max(1))));
        let row = row_at(&self.row);
        let of = row.filter(|_| self.bits % 16 != 1).map_or(IndicatorId::from_bits(self.bits), |row| row.id);
        let year = self.year_near(plan);
        let about_plan = plan.map(|plan| self.about_plan(plan)).unwrap_or_default();
        let fresh = IndicatorId::from_bits(self.bits.wrapping_mul(31));
        let one = match &self.deed {
            Deed::AppendYear => PlanCommand::AppendYear,
            Deed::PrependYear => PlanCommand::PrependYear,
            Deed::RemoveYear => PlanCommand::RemoveYear(year),
            Deed::AddRow => PlanCommand::AddIndicator { id: fresh },
            Deed::RemoveRow => PlanCommand::RemoveIndicator(of),
            Deed::MoveRow(past) => {
                PlanCommand::MoveIndicator { indicator: of, past: row_at(past).map_or(of, |row| row.id) }
            }
            _ => PlanCommand::CopyIndicator { of, id: fresh },
        };
        let many = self.in_row(row.map(|row| &**row), year).into_iter();
        let many = many.map(move |command| PlanCommand::InIndicator { indicator: of, command });
        let is_many = matches!(
            self.deed,
            Deed::Type(..)
                | Deed::Part(..)
                | Deed::Write(..)
                | Deed::Fill(..)
                | Deed::Choose(_)
                | Deed::State(..)
                | Deed::Compose(..)
                | Deed::DropProject(..)
                | Deed::ChooseForm(_)
                | Deed::ReplaceWords(..)
                | Deed::Silence(_)
                | Deed::Unsilence(_)
                | Deed::Evaluate(..)
                | Deed::Step(_)
                | Deed::Record(..)
        );
        let one = (!is_many).then_some(one);
        one.into_iter().chain(many).chain(about_plan)
    }

    /// The commands that set facts and texts of the plan, or silence its findings.
    fn about_plan(&self, plan: &Plan) -> Vec<PlanCommand> {
        let finding = |which: &Index| {
            let found = checks::run(plan);
            let finding = (!found.is_empty()).then(|| which.get(&found))?;
            Some((finding.place.indicator(), finding.silenced_because("確認した")?))
        };
        match &self.deed {
            Deed::State(fact, typed) => {
                let set = |(text, _)| PlanCommand::SetFact { fact: *fact, text };
                typed.strokes(&plan.facts.text(*fact)).into_iter().map(set).collect()
            }
            Deed::Compose(place, typed) => {
                let set = |(text, _)| PlanCommand::SetText { place: *place, text };
                typed.strokes(plan.document.text(*place)).into_iter().map(set).collect()
            }
            Deed::DropProject(leaf, number) => vec![PlanCommand::RemoveProject { leaf: *leaf, number: *number }],
            Deed::ReplaceWords(sought, by) => {
                vec![PlanCommand::ReplaceWords { sought: sought.to_string(), by: by.clone() }]
            }
            Deed::ChooseForm(form) => vec![PlanCommand::SetForm(Arc::clone(form))],
            Deed::Silence(which) => {
                let silence = |(row, kept)| PlanCommand::Silence { row, kept };
                finding(which).map(silence).into_iter().collect()
            }
            Deed::Fill(cells, done, typed) => {
                let strokes = match done {
                    Filled::Typed => typed.strokes(""),
                    Filled::Pasted | Filled::Table => vec![(typed.text.clone(), InputPhase::Left)],
                    Filled::Cleared | Filled::Cut => vec![(String::new(), InputPhase::Left)],
                };
                strokes.into_iter().map(|stroke| self.filled(plan, cells, *done, stroke)).collect()
            }
            Deed::Unsilence(which) => {
                let unsilence = |(row, kept)| PlanCommand::Unsilence { row, kept };
                finding(which).map(unsilence).into_iter().collect()
            }
            Deed::Evaluate(which, typed) => {
                let row = plan.indicators().get(self.row.index(plan.indicators().len().max(1)));
                let parts = super::every_field::evaluation_parts(row.map_or(self.nobody(), |row| row.id));
                let place = EvaluationPlace { year: self.year_near(Some(plan)), part: *which.get(&parts) };
                let codes = ["", "1", "4", "done", "no", "9"];
                let is_choice = !place.part.accepts("自由な記述");
                let strokes = if is_choice {
                    vec![which.get(&codes).to_string()]
                } else {
                    typed.strokes(plan.evaluation_text(place)).into_iter().map(|(text, _)| text).collect()
                };
                let set = |text| PlanCommand::Evaluate(EvaluationCommand::SetText { place, text });
                strokes.into_iter().map(set).collect()
            }
            Deed::Record(done, which, typed) => self.record(plan, *done, *which, typed).into_iter().collect(),
            Deed::Step(goes_on) => vec![PlanCommand::Evaluate(self.step(plan, *goes_on))],
            _ => Vec::new(),
        }
    }

    /// Adds a record of the KPI, changes a text of an existing record, or removes one. `None` if
    /// the plan has no record to change.
    fn record(&self, plan: &Plan, done: Recorded, which: Index, typed: &Typed) -> Option<PlanCommand> {
        let at = Timestamp::new(self.on, 9, 30).unwrap();
        let there: Vec<_> = plan.log().iter().map(|record| record.id).collect();
        let there = (!there.is_empty()).then(|| *which.get(&there));
        let row = plan.indicators().get(self.row.index(plan.indicators().len().max(1)));
        let id = row.map_or(self.nobody(), |row| row.id);
        Some(PlanCommand::Log(match done {
            Recorded::New => {
                let record = ActivityRecord::new(RecordId::from_bits(self.bits))
                    .with(RecordText::On, &self.on.to_string())
                    .with(RecordText::Indicator, &id.to_string())
                    .with(RecordText::Amount, ["1", "12", "-3", "2.5", "三"][which.index(5)])
                    .with(RecordText::What, typed.text.trim());
                RecordCommand::Put(vec![record])
            }
            Recorded::Text => {
                let of = *which.get(RecordText::ALL);
                RecordCommand::SetText { record: there?, of, text: typed.text.clone(), at }
            }
            Recorded::Removed => RecordCommand::Remove { records: vec![there?], at },
        }))
    }

    /// The command for the sheet's next step, or back to the first one. The sheet is settled if it
    /// is a draft.
    fn step(&self, plan: &Plan, goes_on: bool) -> EvaluationCommand {
        let year = self.year_near(Some(plan));
        match plan.evaluations.get(year).map(|sheet| &sheet.state.step) {
            None | Some(SheetStep::Draft) => {
                let frozen = PlanInForce::new(plan, year).sheet(year, self.on, None);
                EvaluationCommand::Settle(year, Arc::new(frozen))
            }
            Some(_) if goes_on => {
                EvaluationCommand::Publish { year, on: "令和元年10月1日".to_owned(), place: String::new() }
            }
            Some(_) => EvaluationCommand::Reopen { year, on: self.on, reason: "数値の確定".to_owned() },
        }
    }

    /// The same text in each of these cells; a cell may occur twice.
    fn filled(
        &self,
        plan: &Plan,
        cells: &[(Index, CellOf, Index)],
        done: Filled,
        (text, phase): (String, InputPhase),
    ) -> PlanCommand {
        let mut places = Vec::new();
        for (row, of, year) in cells {
            let row = plan.indicators().get(row.index(plan.indicators().len().max(1)));
            places.push((row.map_or(self.nobody(), |row| row.id), of.place(near(plan, *year))));
        }
        if done == Filled::Table {
            let set = |place| Setting::Cell(place, Cell::read(&text, ""));
            let picks = places.iter().map(|(row, place)| Resolution::Set(*row, set(*place))).collect();
            let added = self.ids()();
            let (indicators, cells) = (1, cells.len());
            return PlanCommand::PasteTable(PastedTable { added: vec![added], picks, indicators, cells, on: self.on });
        }
        let set = |place| IndicatorCommand::SetCell { place, text: text.clone(), phase, on: self.on };
        let commands = places.iter().map(|(row, place)| (*row, set(*place))).collect();
        let (row, place) = places.first().copied().unwrap_or((self.nobody(), CellPlace::Baseline));
        let (done, field) = match done {
            Filled::Pasted | Filled::Table => (BulkEdit::Pasted(cells.len()), None),
            Filled::Cleared => (BulkEdit::Cleared(cells.len()), None),
            Filled::Cut => (BulkEdit::Cut(cells.len()), None),
            Filled::Typed => (BulkEdit::Typed(place), Some(InputField::Row(row, InputPlace::Cell(place)))),
        };
        PlanCommand::InRows(BulkStep::new(commands, done, field))
    }

    /// The id of a row that does not exist.
    fn nobody(&self) -> IndicatorId {
        IndicatorId::from_bits(self.bits)
    }

    /// A column of the plan, or the year before the first or after the last one.
    fn year_near(&self, plan: Option<&Plan>) -> FiscalYear {
        let Some(plan) = plan else { return self.on.fiscal_year() };
        near(plan, self.year)
    }

    fn in_row(&self, row: Option<&Indicator>, year: FiscalYear) -> Vec<IndicatorCommand> {
        match &self.deed {
            Deed::Type(of, typed) => {
                let place = of.place(year);
                let old = row.map(|row| cell_at(row, place).text).unwrap_or_default();
                let set = |(text, phase)| IndicatorCommand::SetCell { place, text, phase, on: self.on };
                typed.strokes(&old).into_iter().map(set).collect()
            }
            Deed::Part(part, typed) => {
                let part = *part;
                let old = row.map(|row| part_at(row, year, part).text).unwrap_or_default();
                let set = |(text, phase)| IndicatorCommand::SetPart { year, part, text, phase, on: self.on };
                typed.strokes(&old).into_iter().map(set).collect()
            }
            Deed::Write(of, typed) => {
                let place = match of {
                    TextOf::Plain(place) => *place,
                    TextOf::Note(of) => TextPlace::Note(*of, Some(year)),
                    TextOf::StatedRate => TextPlace::StatedRate(Some(year)),
                    TextOf::StatedFormula => TextPlace::StatedFormula(Some(year)),
                    TextOf::Reason(of) => TextPlace::EarlierReason(of.place(year), 0),
                };
                let old = row.map(|row| row.name.clone()).unwrap_or_default();
                let set = |(text, _)| IndicatorCommand::SetText { place, text };
                typed.strokes(&old).into_iter().map(set).collect()
            }
            Deed::Choose(choice) => vec![IndicatorCommand::Choose(choice.clone())],
            _ => Vec::new(),
        }
    }
}

/// A column of the plan, or the year before the first or after the last one.
fn near(plan: &Plan, year: Index) -> FiscalYear {
    let offset = i32::try_from(year.index(plan.years.len() + 2)).expect("a few years");
    plan.years.first().plus(offset - 1).unwrap_or(plan.years.first())
}

impl CellOf {
    fn place(self, year: FiscalYear) -> CellPlace {
        match self {
            Self::Target => CellPlace::Target(year),
            Self::Actual => CellPlace::Actual(year),
            Self::Baseline => CellPlace::Baseline,
            Self::Period => CellPlace::Period,
            Self::StatedTotal => CellPlace::StatedTotal,
        }
    }
}

fn pick(taken: &Plan, replaces: bool, id: PlanId) -> PlanResolution {
    let mut taken = taken.clone();
    if replaces {
        taken.id = id;
        return PlanResolution::Replace(Arc::new(taken));
    }
    PlanResolution::Add(Arc::new(taken))
}

impl Typed {
    /// The texts that the field holds one after the other, each with its phase.
    fn strokes(&self, old: &str) -> Vec<(String, InputPhase)> {
        let ends = self.text.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let ends = ends.filter(|end| self.by_letter || *end == self.text.len());
        let mut texts: Vec<String> = ends.map(|end| self.text[..end].to_owned()).collect();
        if texts.is_empty() {
            texts.push(String::new());
        }
        if self.old_again {
            texts.push(old.to_owned());
        }
        let last = texts.last().cloned().unwrap_or_default();
        let typing = texts.into_iter().map(|text| (text, InputPhase::Typing));
        typing.chain(self.left.then_some((last, InputPhase::Left))).collect()
    }
}
