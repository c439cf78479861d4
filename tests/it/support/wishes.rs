//! Random wishes of a user, independent of what the workbook holds; [`super::commands`] turns them into
//! commands.

use std::sync::Arc;

use keikaku::plan::activity_log::SurveyChoice;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, LevelMeaning, Measure, Measured, Row};
use keikaku::plan::place::{ChoiceValue, SharePart, TextPlace};
use keikaku::plan::{ActualSource, Aggregation, DocumentPlace, Fact, Form, Leaf, Placement, Plan, RateFormula};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::IndicatorId;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::forms::form;
use super::indicators::follows;
use super::plans::{date, document_place, plan};
use super::texts::{text, unit};

/// A command whose places are indices, which are resolved against the workbook at that moment.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(super) plan: Index,
    pub(super) row: Index,
    pub(super) year: Index,
    /// The source of fresh ids. One in sixteen wishes names a plan or a row that does not exist.
    pub(super) bits: u64,
    pub(super) on: Date,
    pub(super) deed: Deed,
}

#[derive(Clone, Debug)]
pub(super) enum Deed {
    New(Arc<Form>),
    Sample(Index),
    AgainAsNew,
    Shelve(Placement),
    Rename(String),
    Take(Arc<Plan>, bool),
    AppendYear,
    PrependYear,
    RemoveYear,
    AddRow,
    RemoveRow,
    MoveRow(Index),
    CopyRow,
    Type(CellOf, Typed),
    Part(SharePart, Typed),
    Write(TextOf, Typed),
    /// One text for several cells: pasted, cut, cleared, or typed letter by letter in a field whose text
    /// the other cells follow.
    Fill(Vec<(Index, CellOf, Index)>, Filled, Typed),
    Choose(ChoiceValue),
    State(Fact, Typed),
    Compose(DocumentPlace, Typed),
    DropProject(Leaf, u8),
    ChooseForm(Arc<Form>),
    /// Replaces a letter wherever it occurs in the texts of the plan.
    ReplaceWords(char, String),
    Silence(Index),
    Unsilence(Index),
    /// A text of a sheet of 効果検証, or a choice on it.
    Evaluate(Index, Typed),
    /// Adds a record of activity, changes a text of one, or removes one.
    Record(Recorded, Index, Typed),
    /// Moves a sheet to its next step, or back to the first.
    Step(bool),
}

/// The change to a record of activity.
#[derive(Clone, Copy, Debug)]
pub(super) enum Recorded {
    New,
    Text,
    Removed,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum CellOf {
    Target,
    Actual,
    Baseline,
    Period,
    StatedTotal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    Pasted,
    Table,
    Cleared,
    Cut,
    Typed,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum TextOf {
    Plain(TextPlace),
    Note(Row),
    Reason(CellOf),
    StatedRate,
    StatedFormula,
}

/// A text that is typed letter by letter or pasted. The old text may be restored afterwards, and the field
/// may be left.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) by_letter: bool,
    pub(super) old_again: bool,
    pub(super) left: bool,
}

/// Cell texts that can be read in more than one way.
const CELLS: [&str; 29] = [
    "6",
    "600",
    "６０，０００",
    "25,000 千円",
    "1,23",
    "1,234.50",
    "60.",
    "-",
    "▲5",
    "ー5",
    ".",
    "50％超",
    "60以上",
    "40以下",
    "30匹未満",
    "100（速報）",
    "120 見込",
    "100",
    "未把握",
    "集計中",
    "約400",
    "(5)",
    "=A1",
    "=５",
    "48+5人",
    "999999999999999.99999999",
    "9999999999999999",
    "\u{200b}7\u{200b}",
    "　",
];

/// Any wish.
pub(super) fn wish() -> impl Strategy<Value = Wish> {
    (any::<Index>(), any::<Index>(), any::<Index>(), any::<u64>(), date(), deed())
        .prop_map(|(plan, row, year, bits, on, deed)| Wish { plan, row, year, bits, on, deed })
}

fn deed() -> BoxedStrategy<Deed> {
    prop_oneof![
        1 => form().prop_map(Deed::New),
        1 => any::<Index>().prop_map(Deed::Sample),
        1 => Just(Deed::AgainAsNew),
        1 => select(vec![Placement::Active, Placement::Archive, Placement::Bin]).prop_map(Deed::Shelve),
        1 => any_text().prop_map(Deed::Rename),
        1 => (plan(), any::<bool>()).prop_map(|(plan, replaces)| Deed::Take(Arc::new(plan), replaces)),
        1 => Just(Deed::AppendYear),
        1 => Just(Deed::PrependYear),
        2 => Just(Deed::RemoveYear),
        2 => Just(Deed::AddRow),
        1 => Just(Deed::RemoveRow),
        2 => any::<Index>().prop_map(Deed::MoveRow),
        1 => Just(Deed::CopyRow),
        16 => (cell_of(), typed(cell_text())).prop_map(|(place, typed)| Deed::Type(place, typed)),
        6 => (text_of(), typed(any_text())).prop_map(|(place, typed)| Deed::Write(place, typed)),
        3 => (select(vec![SharePart::Numerator, SharePart::Denominator]), typed(cell_text())).prop_map(|(part, typed)| Deed::Part(part, typed)),
        4 => fill(),
        4 => choice().prop_map(Deed::Choose),
        3 => (select(Fact::ALL), typed(any_text())).prop_map(|(fact, typed)| Deed::State(fact, typed)),
        3 => (document_place(), typed(any_text())).prop_map(|(place, typed)| Deed::Compose(place, typed)),
        1 => document_place().prop_map(|place| Deed::DropProject(place.leaf, 1)),
        1 => form().prop_map(Deed::ChooseForm),
        1 => (any::<char>(), text()).prop_map(|(sought, by)| Deed::ReplaceWords(sought, by)),
        2 => any::<Index>().prop_map(Deed::Silence),
        1 => any::<Index>().prop_map(Deed::Unsilence),
        4 => (any::<Index>(), typed(any_text())).prop_map(|(part, typed)| Deed::Evaluate(part, typed)),
        1 => any::<bool>().prop_map(Deed::Step),
        6 => (select(vec![Recorded::New, Recorded::New, Recorded::Text, Recorded::Removed]), any::<Index>(), typed(any_text()))
            .prop_map(|(done, which, typed)| Deed::Record(done, which, typed)),
    ]
    .boxed()
}

fn cell_of() -> impl Strategy<Value = CellOf> {
    prop_oneof![
        4 => Just(CellOf::Target),
        3 => Just(CellOf::Actual),
        1 => Just(CellOf::Baseline),
        1 => Just(CellOf::Period),
        1 => Just(CellOf::StatedTotal),
    ]
}

fn fill() -> impl Strategy<Value = Deed> {
    let cells = vec((any::<Index>(), cell_of(), any::<Index>()), 0..8);
    let done = select(vec![Filled::Pasted, Filled::Table, Filled::Cleared, Filled::Cut, Filled::Typed]);
    (cells, done, typed(cell_text())).prop_map(|(cells, done, typed)| Deed::Fill(cells, done, typed))
}

fn text_of() -> impl Strategy<Value = TextOf> {
    let plain = vec![
        TextPlace::Name,
        TextPlace::Unit,
        TextPlace::Unit,
        TextPlace::Group,
        TextPlace::Responsible,
        TextPlace::Definition,
        TextPlace::Source,
        TextPlace::Note(Row::Target, None),
    ];
    prop_oneof![
        6 => select(plain).prop_map(TextOf::Plain),
        1 => select(vec![Row::Target, Row::Actual]).prop_map(TextOf::Note),
        1 => cell_of().prop_map(TextOf::Reason),
        1 => select(vec![TextOf::StatedRate, TextOf::StatedFormula]),
    ]
}

fn cell_text() -> BoxedStrategy<String> {
    prop_oneof![6 => select(&CELLS[..]).prop_map(str::to_owned), 1 => text(), 1 => Just(String::new())].boxed()
}

fn any_text() -> BoxedStrategy<String> {
    prop_oneof![1 => text(), 1 => unit(), 1 => Just("匹".to_owned())].boxed()
}

fn typed(text: BoxedStrategy<String>) -> impl Strategy<Value = Typed> {
    (text, any::<bool>(), prop::bool::weighted(0.2), any::<bool>())
        .prop_map(|(text, by_letter, old_again, left)| Typed { text, by_letter, old_again, left })
}

fn choice() -> impl Strategy<Value = ChoiceValue> {
    let basis = [Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage];
    let direction = [Direction::Up, Direction::Down, Direction::Keep];
    let measure = vec![Measure::Count, Measure::Amount, Measure::Ratio, Measure::Descriptive];
    let bound = vec![Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below];
    let measured = vec![Measured::YearEnd, Measured::Survey { years: vec![2017, 2022] }, Measured::Rolling];
    prop_oneof![
        option::of(select(basis.to_vec())).prop_map(ChoiceValue::Basis),
        select(measure).prop_map(ChoiceValue::Measure),
        select(bound).prop_map(ChoiceValue::Bound),
        option::of(select(direction.to_vec())).prop_map(ChoiceValue::Direction),
        select(measured).prop_map(ChoiceValue::Measured),
        select(vec![LevelMeaning::Stock, LevelMeaning::Annual, LevelMeaning::Unset])
            .prop_map(ChoiceValue::LevelMeaning),
        select(vec![ActualsAre::Increments, ActualsAre::Levels]).prop_map(ChoiceValue::ActualsAre),
        option::of(any::<u64>()).prop_map(|bits| ChoiceValue::PartOf(bits.map(IndicatorId::from_bits))),
        follows().prop_map(ChoiceValue::Follows),
        select(Aggregation::ALL).prop_map(|aggregation| ChoiceValue::ActualSource(ActualSource::Records(aggregation))),
        Just(ChoiceValue::ActualSource(ActualSource::Typed)),
        select(vec![vec![], vec!["はい"], vec!["はい", "いいえ"]]).prop_map(|words| ChoiceValue::SurveyChoices(
            words.iter().map(|word| SurveyChoice { word: (*word).to_owned(), counts: *word == "はい" }).collect()
        )),
        vec(2015..2032_i32, 0..3).prop_map(|mut years| {
            years.sort_unstable();
            years.dedup();
            ChoiceValue::Adopted(years.into_iter().filter_map(FiscalYear::new).collect())
        }),
        select(vec![
            None,
            Some(RateFormula::ByDirection),
            Some(RateFormula::OfTarget),
            Some(RateFormula::OfPlannedGain)
        ])
        .prop_map(ChoiceValue::RateFormula),
    ]
}
