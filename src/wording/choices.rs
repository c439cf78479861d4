//! The choices of an indicator as the page shows them: the options of each, and which option is selected.

use super::{Label, Language, activity_log, terms};
use crate::plan::place::choice_at;
use crate::plan::{
    ActualSource, ActualsAre, Aggregation, Basis, Bound, ChoiceKind, ChoiceValue, Direction, Indicator, LevelMeaning,
    Measure, Measured, RateFormula,
};

/// The word of the option for "not chosen" (未設定).
const UNSET: &str = "unset";

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// The value of its `<option>` element, which is the same in both languages.
    pub word: &'static str,
    /// The text of the option in the language of the page.
    pub label: String,
    /// The choice that selecting the option makes.
    pub choice: ChoiceValue,
}

/// The part of element ids that names the choice.
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
    let option = |(word, choice)| ChoiceOption { word, label: choice_word(&choice, language), choice };
    values(choice).into_iter().map(option).collect()
}

/// The values that can be chosen, each with the value of its `<option>` element.
fn values(choice: ChoiceKind) -> Vec<(&'static str, ChoiceValue)> {
    match choice {
        ChoiceKind::Basis => vec![
            (UNSET, ChoiceValue::Basis(None)),
            ("increment", ChoiceValue::Basis(Some(Basis::Increment))),
            ("level", ChoiceValue::Basis(Some(Basis::Level))),
            ("period-total", ChoiceValue::Basis(Some(Basis::PeriodTotal))),
            ("period-average", ChoiceValue::Basis(Some(Basis::PeriodAverage))),
        ],
        ChoiceKind::Measure => vec![
            ("count", ChoiceValue::Measure(Measure::Count)),
            ("amount", ChoiceValue::Measure(Measure::Amount)),
            ("ratio", ChoiceValue::Measure(Measure::Ratio)),
            ("descriptive", ChoiceValue::Measure(Measure::Descriptive)),
        ],
        ChoiceKind::Bound => vec![
            ("at-least", ChoiceValue::Bound(Bound::AtLeast)),
            ("above", ChoiceValue::Bound(Bound::Above)),
            ("at-most", ChoiceValue::Bound(Bound::AtMost)),
            ("below", ChoiceValue::Bound(Bound::Below)),
        ],
        ChoiceKind::Direction => vec![
            (UNSET, ChoiceValue::Direction(None)),
            ("up", ChoiceValue::Direction(Some(Direction::Up))),
            ("down", ChoiceValue::Direction(Some(Direction::Down))),
            ("keep", ChoiceValue::Direction(Some(Direction::Keep))),
        ],
        ChoiceKind::Measured => vec![
            ("year-end", ChoiceValue::Measured(Measured::YearEnd)),
            ("survey", ChoiceValue::Measured(Measured::Survey { years: Vec::new() })),
            ("rolling", ChoiceValue::Measured(Measured::Rolling)),
        ],
        ChoiceKind::ActualsAre => vec![
            ("increments", ChoiceValue::ActualsAre(ActualsAre::Increments)),
            ("levels", ChoiceValue::ActualsAre(ActualsAre::Levels)),
        ],
        ChoiceKind::RateFormula => vec![
            ("plan", ChoiceValue::RateFormula(None)),
            ("by-direction", ChoiceValue::RateFormula(Some(RateFormula::ByDirection))),
            ("of-target", ChoiceValue::RateFormula(Some(RateFormula::OfTarget))),
            ("of-planned-gain", ChoiceValue::RateFormula(Some(RateFormula::OfPlannedGain))),
        ],
        ChoiceKind::ActualSource => {
            let records = Aggregation::ALL.iter().map(|way| (way.code(), ActualSource::Records(*way)));
            let sources = std::iter::once(("typed", ActualSource::Typed)).chain(records);
            sources.map(|(word, source)| (word, ChoiceValue::ActualSource(source))).collect()
        }
        // The meaning of levels is read from a document; the page offers no such choice. The KPIs that one may be a
        // part of come from its plan ([`super::parts::options`]), answers of a survey are typed, and the KPI that is
        // continued is chosen when the plan of the next period is made.
        ChoiceKind::LevelMeaning
        | ChoiceKind::PartOf
        | ChoiceKind::SurveyChoices
        | ChoiceKind::Adopted
        | ChoiceKind::Follows => Vec::new(),
    }
}

/// The text of the chosen value.
pub(super) fn choice_word(choice: &ChoiceValue, language: Language) -> String {
    let word = match choice {
        ChoiceValue::Basis(basis) => terms::basis(*basis, language),
        ChoiceValue::Measure(measure) => terms::measure(*measure, language),
        ChoiceValue::Bound(bound) => terms::bound(*bound, language),
        ChoiceValue::Direction(direction) => terms::direction(*direction, language),
        ChoiceValue::ActualsAre(are) => terms::actuals_are(*are, language),
        ChoiceValue::Measured(measured @ (Measured::YearEnd | Measured::Survey { .. } | Measured::Rolling)) => {
            terms::measured(measured, language)
        }
        ChoiceValue::RateFormula(None) => Label::RATE_FORMULA_OF_PLAN.text(language),
        ChoiceValue::RateFormula(Some(formula)) => terms::rate_formula(*formula, language),
        ChoiceValue::ActualSource(source) => activity_log::source(*source, language),
        ChoiceValue::SurveyChoices(choices) => {
            let counts = |counts| if counts { language.choose("（数える）", " (counts)") } else { "" };
            let words = choices.iter().map(|choice| format!("{}{}", choice.word, counts(choice.counts)));
            return language.list(words);
        }
        ChoiceValue::Adopted(years) => {
            let years = years.iter().map(|year| terms::year(*year, language));
            return language.list(years);
        }
        ChoiceValue::Follows(predecessors) => {
            let count = predecessors.len();
            return language.choose(format!("{count}件"), count.to_string());
        }
        ChoiceValue::PartOf(None) => Label::PART_OF_NONE.text(language),
        ChoiceValue::PartOf(Some(_)) => language.choose("ほかの指標の内訳", "Part of another indicator"),
        ChoiceValue::LevelMeaning(LevelMeaning::Stock) => {
            language.choose("開始時からの累計", "Counted since the start")
        }
        ChoiceValue::LevelMeaning(LevelMeaning::Annual) => language.choose("その年度の値", "The value of that year"),
        ChoiceValue::LevelMeaning(LevelMeaning::Unset) => language.choose("記載なし", "Not stated"),
    };
    word.to_owned()
}

/// The word of the option that is selected for the indicator; blank if none is.
pub fn current(choice: ChoiceKind, row: &Indicator) -> &'static str {
    let chosen = match choice_at(row, choice) {
        // The years of a survey are no part of the option.
        ChoiceValue::Measured(Measured::Survey { .. }) => ChoiceValue::Measured(Measured::Survey { years: Vec::new() }),
        chosen => chosen,
    };
    values(choice).into_iter().find(|(_, value)| *value == chosen).map_or("", |(word, _)| word)
}

/// Whether the option with that word is "not chosen" (未設定), so that figures wait for the choice.
pub fn is_unset(word: &str) -> bool {
    word == UNSET
}

/// The choice that selecting the option with that word makes; `None` if the choice has no such option.
pub fn read(choice: ChoiceKind, word: &str) -> Option<ChoiceValue> {
    values(choice).into_iter().find(|(of, _)| *of == word).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::IndicatorId;

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
    fn the_word_of_an_option_is_read_as_its_choice() {
        for kind in ON_THE_PAGE {
            let options = options(kind, Language::English);
            assert!(options.len() > 1, "{kind:?}");
            for option in options {
                assert_eq!(read(kind, option.word), Some(option.choice));
            }
        }
    }

    #[test]
    fn every_choice_of_a_new_kpi_shows_its_current_option() {
        let row = Indicator::new(IndicatorId::from_bits(1), Basis::Level);
        assert_eq!(
            ON_THE_PAGE.map(|kind| current(kind, &row)),
            ["level", "count", "at-least", "up", "year-end", "increments", "plan"]
        );
    }
}
