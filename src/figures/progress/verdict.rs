//! The word under which a KPI is counted, listed and filtered: its state, or the word of the rule if the plan has a
//! rule of grades in force (`docs/decisions.md` 88).
//!
//! States that are no judgement stay the same under any rule: the year has not ended, a figure is doubtful or not
//! entered.

use super::{ProgressEntry, ProgressState};
use crate::figures::by_year::{ActualByYear, FiguresByYear};
use crate::figures::grades::{self, Grade};
use crate::figures::totals::Span;
use crate::plan::evaluation::{EvaluationRow, Frozen};
use crate::plan::{Evaluation, GradeRule, Indicator, Plan};
use crate::value::FiscalYear;

/// The word of a KPI by the end of a year. `crate::wording::judging` has its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The state. A word of a rule has the state that gives it its colour, sign and position: 達成 for the best word, 未達成
    /// for the worst, 判定できない for "can't be judged" and おおむね順調 for any other word.
    pub state: ProgressState,
    /// The index of the word in the rule; `None` if the state is the word.
    pub word: Option<usize>,
    /// The year whose settled sheet has the rule of the word; `None` for the rule in force, and for a state.
    pub sheet: Option<FiscalYear>,
    /// The rank of the word, highest for the best; 0 for a word without a rank and for a state.
    pub rank: u8,
    /// The position of the word among several words between the best and the worst, counted from 1; 0 for a single such
    /// word, and for any other.
    pub place_between: u8,
}

/// The origin of a KPI's word, which may differ from the word that the figures beside it lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordSource {
    /// The word follows from these figures.
    #[default]
    Figures,
    /// The sheet of the year, which was settled with another target or actual.
    SettledSheet,
    /// A person, who chose a word other than that of the rule or the judgement.
    Person,
}

impl WordSource {
    /// The origin of the KPI's word for a year; `state` is the state by its figures.
    pub fn new(row: &Indicator, span: Span<'_>, year: FiscalYear, state: ProgressState) -> Self {
        let is_other = |chosen: Verdict| chosen != Verdict::given(row, span, year, state);
        match Verdict::chosen(row, span, year) {
            _ if has_other_figures(row, span, year) => Self::SettledSheet,
            Some(chosen) if is_other(chosen) => Self::Person,
            _ => Self::Figures,
        }
    }
}

/// Whether the year of the KPI was settled by a rule for KPIs with a different target or actual.
fn has_other_figures(row: &Indicator, span: Span<'_>, year: FiscalYear) -> bool {
    span.settled_row(row.id, year).is_some_and(|kept| {
        let FiguresByYear { target, actual, .. } = FiguresByYear::new(row, span, year);
        (kept.target, kept.actual) != (target, actual.as_ref().and_then(ActualByYear::shown))
    })
}

impl From<ProgressState> for Verdict {
    fn from(state: ProgressState) -> Self {
        Self { state, word: None, sheet: None, rank: 0, place_between: 0 }
    }
}

impl Verdict {
    /// All words that KPIs of the plan can have by the end of a year, best first, in the order of the bar.
    pub fn all(plan: &Plan, year: FiscalYear) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let sheet = settled_year(plan.evaluations.get(year).map(|sheet| &**sheet), year);
        if let Some(rule) = plan.rule_of_views(year) {
            let place = |one: &Self| (one.state != ProgressState::Open, one.rank);
            for one in (0..rule.words.len()).filter_map(|word| Self::of_word(rule, word)) {
                all.insert(all.partition_point(|other| place(other) >= place(&one)), Self { sheet, ..one });
            }
        }
        let is_said = |state: &ProgressState| match state {
            ProgressState::Met | ProgressState::OnTrack | ProgressState::Below => all.is_empty(),
            ProgressState::Open => !all.iter().any(|one| one.state == ProgressState::Open),
            ProgressState::Running | ProgressState::Unsure | ProgressState::NotEntered => true,
        };
        let states: Vec<Self> = ProgressState::ALL.into_iter().filter(is_said).map(Self::from).collect();
        all.extend(states);
        all
    }

    /// Whether the word is always listed ([`ProgressState::is_usual`]).
    pub fn is_usual(self) -> bool {
        self.word.is_some() || self.state.is_usual()
    }

    /// The word of a KPI in that state by the end of the year: the grade that a person chose on the sheet of the year,
    /// else the grade by the rule, else the state itself. Under 目標との比較 a chosen word is a state, too. If the sheet was
    /// settled with a rule for KPIs, its word is kept whatever the figures and the rule in force have become; without
    /// such a rule the state follows the figures.
    pub fn new(row: &Indicator, span: Span<'_>, year: FiscalYear, state: ProgressState) -> Self {
        Self::chosen(row, span, year).unwrap_or_else(|| Self::given(row, span, year, state))
    }

    /// The word that a person chose on the sheet of the year; `None` if there is none.
    fn chosen(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Self> {
        let sheet = span.sheet(year);
        match span.rule_of_views(year) {
            Some(rule) => {
                let chosen = Self::of_id(rule, sheet?.chosen_grade(row.id, rule)?)?;
                Some(Self { sheet: settled_year(sheet, year), ..chosen })
            }
            None => span.chosen_judgement(row.id, year).map(|word| ProgressState::from(word).into()),
        }
    }

    /// The word by the rule or the judgement, regardless of what a person chose.
    fn given(row: &Indicator, span: Span<'_>, year: FiscalYear, state: ProgressState) -> Self {
        let (sheet, kept) = (span.sheet(year), span.settled_row(row.id, year));
        let state = kept.map_or(state, |kept| kept.state.into());
        let Some(rule) = span.rule_of_views(year) else { return state.into() };
        let of_id = |id: &str| Some(Self { sheet: settled_year(sheet, year), ..Self::of_id(rule, id)? });
        if matches!(state, ProgressState::Running | ProgressState::Unsure) {
            return state.into();
        }
        // A KPI that was added after the sheet was settled has no grade by its rule.
        let grade = match settled_year(sheet, year) {
            Some(_) => Grade::from_id(rule, kept.and_then(|kept| kept.grade.as_deref())),
            None => grades::grade(rule, row, span, year),
        };
        if state == ProgressState::NotEntered && !grade.is_judged() {
            return state.into();
        }
        grade.word().and_then(|word| of_id(&word.id)).unwrap_or(ProgressState::Open.into())
    }

    /// The word with that id; `None` if the rule does not have it or never assigns it to KPIs.
    fn of_id(rule: &GradeRule, id: &str) -> Option<Self> {
        Self::of_word(rule, rule.words.iter().position(|word| word.id == id)?)
    }

    /// The word at that index; `None` if the rule never assigns it to KPIs.
    fn of_word(rule: &GradeRule, word: usize) -> Option<Self> {
        let given = rule.words.iter().filter(|word| rule.gives_kpis(word));
        let mut ranks: Vec<u8> = given.filter_map(|word| word.rank).collect();
        ranks.sort_unstable_by(|one, other| other.cmp(one));
        ranks.dedup();
        let found = rule.words.get(word)?;
        // The position of the rank, best first.
        let place = ranks.iter().position(|rank| Some(*rank) == found.rank);
        let state = match place {
            _ if rule.unknown.as_ref() == Some(&found.id) => ProgressState::Open,
            _ if !rule.gives_kpis(found) => return None,
            Some(0) => ProgressState::Met,
            Some(place) if place + 1 == ranks.len() => ProgressState::Below,
            _ => ProgressState::OnTrack,
        };
        let is_one_of_several = state == ProgressState::OnTrack && ranks.len() > 3;
        let place = place.filter(|_| is_one_of_several).and_then(|place| u8::try_from(place).ok());
        Some(Self {
            state,
            word: Some(word),
            sheet: None,
            rank: found.rank.unwrap_or_default(),
            place_between: place.unwrap_or_default(),
        })
    }

    /// The word of a KPI on a sheet: the grade, as a person chose it or by the rule, or the state if there is no grade or the
    /// rule gave that for "can't be judged"; `None` for a dropped KPI.
    pub fn on_sheet(sheet: &Frozen, said: Option<&Evaluation>, row: &EvaluationRow) -> Option<Self> {
        let grade = sheet.rule.as_deref().zip(sheet.grade(said, row.indicator));
        let graded = grade.and_then(|(rule, id)| Self::of_id(rule, id));
        let judges = |graded: &Self| graded.state != ProgressState::Open || sheet.is_regraded(said, row);
        // If a rule that grades KPIs gives no judgement, the comparison with the target is not used, either.
        let state = if sheet.grades_kpis() && row.is_judged() { ProgressState::Open } else { row.state.into() };
        (!row.is_dropped()).then(|| graded.filter(judges).unwrap_or_else(|| state.into()))
    }

    /// The word under which a KPI of the sheet of a year is listed and counted, an element of [`Self::all`]. It is that
    /// of [`Self::on_sheet`], or the rule's word for "can't be judged" if the rule gives no judgement. The words of
    /// 目標との比較 are those of the judgement.
    pub fn listed_on_sheet(plan: &Plan, year: FiscalYear, sheet: &Frozen, row: &EvaluationRow) -> Option<Self> {
        let said = plan.evaluations.get(year).map(|said| &**said);
        let of_row = Self::on_sheet(sheet, said, row)?;
        let rule = sheet.rule.as_deref().filter(|rule| rule.grades_kpis() && rule.id != GradeRule::TARGET_COMPARISON);
        let Some(rule) = rule else { return Some(of_row.state.into()) };
        let unknown = || Self::of_id(rule, rule.unknown.as_ref()?);
        let is_open = of_row.state == ProgressState::Open && of_row.word.is_none();
        let of_row = if is_open { unknown().unwrap_or(of_row) } else { of_row };
        Some(Self { sheet: of_row.word.and(settled_year(said, year)), ..of_row })
    }
}

/// The year, if its sheet is settled.
fn settled_year(sheet: Option<&Evaluation>, year: FiscalYear) -> Option<FiscalYear> {
    sheet.and_then(|sheet| sheet.state.frozen()).map(|_| year)
}

/// The number of KPIs under each word of [`Verdict::all`] for the plan and year of the entries.
pub fn tally<'e>(
    plan: &Plan,
    year: FiscalYear,
    entries: impl IntoIterator<Item = &'e ProgressEntry>,
) -> Vec<(Verdict, usize)> {
    let mut tally: Vec<(Verdict, usize)> = Verdict::all(plan, year).into_iter().map(|verdict| (verdict, 0)).collect();
    for entry in entries {
        if let Some((_, count)) = tally.iter_mut().find(|(verdict, _)| *verdict == entry.verdict) {
            *count += 1;
        }
    }
    tally
}
