//! The choices of an indicator as the page shows them: the options of each, and which option is selected.

use super::{Label, Language, activity_log, terms};
use crate::plan::{
    ActualSource, ActualsAre, Aggregation, Basis, Bound, ChoiceKind, ChoiceValue, Direction, Indicator, Measure,
    Measured, RateFormula,
};

/// The word of the option that says that nothing is chosen (未設定).
const UNSET: &str = "unset";

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// The value of its `<option>` element, which is the same in both languages.
    pub word: &'static str,
    /// The text of the option in the language of the page.
    pub label: &'static str,
    /// The choice that selecting the option makes.
    pub choice: ChoiceValue,
}

/// The part of element ids that stands for the choice.
pub fn word(choice: ChoiceKind) -> &'static str {
    match choice {
        ChoiceKind::Basis => "basis",
        ChoiceKind::Measure => "measure",
        ChoiceKind::Bound => "bound",
        ChoiceKind::Direction => "direction",
        ChoiceKind::Measured => "measured",
        ChoiceKind::LevelMeaning => "level-meaning",
        ChoiceKind::ActualsAre => "actuals",
        ChoiceKind::RateFormula => "rate-formula",
        ChoiceKind::PartOf => "part-of",
        ChoiceKind::ActualSource => "actual-source",
        ChoiceKind::SurveyChoices => "survey-choices",
        ChoiceKind::Adopted => "adopted",
        ChoiceKind::Follows => "follows",
    }
}

/// The label of the choice.
pub fn label(choice: ChoiceKind) -> Label {
    match choice {
        ChoiceKind::Basis => Label::BASIS_QUESTION,
        ChoiceKind::Measure => Label::MEASURE,
        ChoiceKind::Bound => Label::BOUND,
        ChoiceKind::Direction => Label::DIRECTION,
        ChoiceKind::Measured => Label::MEASURED,
        ChoiceKind::LevelMeaning => Label::LEVEL_MEANING,
        ChoiceKind::ActualsAre => Label::ACTUALS_ARE,
        ChoiceKind::RateFormula => Label::RATE_FORMULA,
        ChoiceKind::PartOf => Label::PART_OF,
        ChoiceKind::ActualSource => Label::ACTUAL_SOURCE,
        ChoiceKind::SurveyChoices => Label::SURVEY_CHOICES,
        ChoiceKind::Adopted => Label::ADOPTED,
        ChoiceKind::Follows => Label::FOLLOWS,
    }
}

/// The options of the choice, in the order in which the page lists them.
pub fn options(choice: ChoiceKind, language: Language) -> Vec<ChoiceOption> {
    let options: Vec<(&'static str, &'static str, ChoiceValue)> = match choice {
        ChoiceKind::Basis => [
            (UNSET, None),
            ("increment", Some(Basis::Increment)),
            ("level", Some(Basis::Level)),
            ("period-total", Some(Basis::PeriodTotal)),
            ("period-average", Some(Basis::PeriodAverage)),
        ]
        .map(|(word, basis)| (word, terms::basis(basis, language), ChoiceValue::Basis(basis)))
        .to_vec(),
        ChoiceKind::Measure => [
            ("count", Measure::Count),
            ("amount", Measure::Amount),
            ("ratio", Measure::Ratio),
            ("descriptive", Measure::Descriptive),
        ]
        .map(|(word, measure)| (word, terms::measure(measure, language), ChoiceValue::Measure(measure)))
        .to_vec(),
        ChoiceKind::Bound => {
            [("at-least", Bound::AtLeast), ("above", Bound::Above), ("at-most", Bound::AtMost), ("below", Bound::Below)]
                .map(|(word, bound)| (word, terms::bound(bound, language), ChoiceValue::Bound(bound)))
                .to_vec()
        }
        ChoiceKind::Direction => [
            (UNSET, None),
            ("up", Some(Direction::Up)),
            ("down", Some(Direction::Down)),
            ("keep", Some(Direction::Keep)),
        ]
        .map(|(word, direction)| (word, terms::direction(direction, language), ChoiceValue::Direction(direction)))
        .to_vec(),
        ChoiceKind::Measured => [
            ("year-end", Measured::YearEnd),
            ("survey", Measured::Survey { years: Vec::new() }),
            ("rolling", Measured::Rolling),
        ]
        .map(|(word, measured)| (word, terms::measured(&measured, language), ChoiceValue::Measured(measured)))
        .to_vec(),
        ChoiceKind::ActualsAre => [("increments", ActualsAre::Increments), ("levels", ActualsAre::Levels)]
            .map(|(word, are)| (word, terms::actuals_are(are, language), ChoiceValue::ActualsAre(are)))
            .to_vec(),
        ChoiceKind::RateFormula => [
            ("plan", None),
            ("by-direction", Some(RateFormula::ByDirection)),
            ("of-target", Some(RateFormula::OfTarget)),
            ("of-planned-gain", Some(RateFormula::OfPlannedGain)),
        ]
        .map(|(word, formula)| (word, rate_formula(formula, language), ChoiceValue::RateFormula(formula)))
        .to_vec(),
        ChoiceKind::ActualSource => {
            let aggregations = Aggregation::ALL.iter().map(|way| (way.code(), ActualSource::Records(*way)));
            let sources = std::iter::once(("typed", ActualSource::Typed)).chain(aggregations);
            let option =
                |(word, source)| (word, activity_log::source(source, language), ChoiceValue::ActualSource(source));
            sources.map(option).collect()
        }
        // What levels mean is read from a document; the page offers no such choice. The KPIs of which one may be a part
        // are those of its plan ([`super::parts::options`]), answers of a survey are typed, and what a KPI continues is chosen when
        // the plan of the next period is made.
        ChoiceKind::LevelMeaning
        | ChoiceKind::PartOf
        | ChoiceKind::SurveyChoices
        | ChoiceKind::Adopted
        | ChoiceKind::Follows => Vec::new(),
    };
    options.into_iter().map(|(word, label, choice)| ChoiceOption { word, label, choice }).collect()
}

/// The formula of the rate of one KPI, which may be that of its plan.
pub(super) fn rate_formula(formula: Option<RateFormula>, language: Language) -> &'static str {
    formula.map_or(Label::RATE_FORMULA_OF_PLAN.text(language), |formula| terms::rate_formula(formula, language))
}

/// The word of the option that is selected for the indicator; blank if none is.
pub fn current(choice: ChoiceKind, row: &Indicator) -> &'static str {
    let holds = |choice: &ChoiceValue| match choice {
        ChoiceValue::Basis(basis) => *basis == row.basis,
        ChoiceValue::Measure(measure) => *measure == row.measure,
        ChoiceValue::Bound(bound) => *bound == row.bound,
        ChoiceValue::Direction(direction) => *direction == row.direction,
        ChoiceValue::Measured(measured) => std::mem::discriminant(measured) == std::mem::discriminant(&row.measured),
        ChoiceValue::LevelMeaning(meaning) => *meaning == row.level_meaning,
        ChoiceValue::ActualsAre(are) => *are == row.actuals_are,
        ChoiceValue::RateFormula(formula) => *formula == row.rate_formula,
        ChoiceValue::PartOf(whole) => *whole == row.part_of,
        ChoiceValue::ActualSource(source) => *source == row.actual_source,
        ChoiceValue::SurveyChoices(choices) => *choices == row.choices,
        ChoiceValue::Adopted(years) => *years == row.adopted,
        ChoiceValue::Follows(predecessors) => *predecessors == row.follows,
    };
    let options = options(choice, Language::default()).into_iter();
    options.into_iter().find(|option| holds(&option.choice)).map_or("", |option| option.word)
}

/// Whether the option of that word says that nothing is chosen (未設定), so that figures wait for the choice.
pub fn is_unset(word: &str) -> bool {
    word == UNSET
}

/// The choice that selecting the option of that word makes; `None` if the choice has no such option.
pub fn read(choice: ChoiceKind, word: &str) -> Option<ChoiceValue> {
    options(choice, Language::default()).into_iter().find(|option| option.word == word).map(|option| option.choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::id::IndicatorId;

    const ON_THE_PAGE: [ChoiceKind; 7] = [
        ChoiceKind::Basis,
        ChoiceKind::Measure,
        ChoiceKind::Bound,
        ChoiceKind::Direction,
        ChoiceKind::Measured,
        ChoiceKind::ActualsAre,
        ChoiceKind::RateFormula,
    ];

    #[test]
    fn the_word_of_an_option_is_read_as_what_the_option_does() {
        for kind in ON_THE_PAGE {
            let options = options(kind, Language::English);
            assert!(options.len() > 1, "{kind:?}");
            for option in options {
                assert_eq!(read(kind, option.word), Some(option.choice));
            }
        }
    }

    #[test]
    fn every_choice_of_a_new_kpi_shows_the_option_that_holds() {
        let row = Indicator::new(IndicatorId::from_bits(1), Basis::Level);
        assert_eq!(
            ON_THE_PAGE.map(|kind| current(kind, &row)),
            ["level", "count", "at-least", "up", "year-end", "increments", "plan"]
        );
    }
}
