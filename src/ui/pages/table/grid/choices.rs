//! The choices of an indicator as `<select>`s: which there are and their options.

use keikaku::plan::Indicator;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, Measure, Measured};
use keikaku::plan::place::Choice;
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Label, Language, terms};
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::pages::table::grid::row_group::labelled;
use crate::ui::pages::table::row_actions::choose;

/// One of the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChoiceField {
    /// この目標値は.
    Basis,
    /// 測るもの.
    Measure,
    /// 比べ方.
    Bound,
    /// めざす向き.
    Direction,
    /// 把握時期.
    Measured,
    /// 実績の書き方.
    ActualsAre,
}

/// One option: its word in the page, its label, what choosing it does.
type ChoiceOption = (&'static str, &'static str, Choice);

impl ChoiceField {
    /// Those that stand in 詳細, in their order.
    pub(crate) const IN_DETAILS: [Self; 5] =
        [Self::Measure, Self::Bound, Self::Direction, Self::Measured, Self::ActualsAre];

    fn word(self) -> &'static str {
        match self {
            Self::Basis => "basis",
            Self::Measure => "measure",
            Self::Bound => "bound",
            Self::Direction => "direction",
            Self::Measured => "measured",
            Self::ActualsAre => "actuals",
        }
    }

    /// Its label.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Basis => Label::BasisQuestion,
            Self::Measure => Label::Measure,
            Self::Bound => Label::Bound,
            Self::Direction => Label::Direction,
            Self::Measured => Label::Measured,
            Self::ActualsAre => Label::ActualsAre,
        }
    }

    /// The id of its element.
    pub(crate) fn id(self, indicator: IndicatorId) -> String {
        format!("choice-{indicator}-{}", self.word())
    }

    /// What choosing that option does.
    pub(crate) fn choice(self, word: &str) -> Option<Choice> {
        let options = self.options(Language::default());
        options.into_iter().find(|(option, ..)| *option == word).map(|(.., choice)| choice)
    }

    /// The option that holds for the indicator.
    pub(crate) fn current(self, row: &Indicator) -> &'static str {
        let is_current = |choice: &Choice| match choice {
            Choice::Basis(basis) => *basis == row.basis,
            Choice::Measure(measure) => *measure == row.measure,
            Choice::Bound(bound) => *bound == row.bound,
            Choice::Direction(direction) => *direction == row.direction,
            Choice::Measured(measured) => std::mem::discriminant(measured) == std::mem::discriminant(&row.measured),
            Choice::LevelMeaning(meaning) => *meaning == row.level_meaning,
            Choice::ActualsAre(are) => *are == row.actuals_are,
        };
        let options = self.options(Language::default());
        options.into_iter().find(|(.., choice)| is_current(choice)).map_or("", |(word, ..)| word)
    }

    fn options(self, words: Language) -> Vec<ChoiceOption> {
        match self {
            Self::Basis => [
                ("increment", Basis::Increment),
                ("level", Basis::Level),
                ("period-total", Basis::PeriodTotal),
                ("period-average", Basis::PeriodAverage),
            ]
            .map(|(word, basis)| (word, terms::basis(basis, words), Choice::Basis(basis)))
            .to_vec(),
            Self::Measure => [
                ("count", Measure::Count),
                ("amount", Measure::Amount),
                ("ratio", Measure::Ratio),
                ("descriptive", Measure::Descriptive),
            ]
            .map(|(word, measure)| (word, terms::measure(measure, words), Choice::Measure(measure)))
            .to_vec(),
            Self::Bound => [
                ("at-least", Bound::AtLeast),
                ("above", Bound::Above),
                ("at-most", Bound::AtMost),
                ("below", Bound::Below),
            ]
            .map(|(word, bound)| (word, terms::bound(bound, words), Choice::Bound(bound)))
            .to_vec(),
            Self::Direction => [("up", Direction::Up), ("down", Direction::Down), ("keep", Direction::Keep)]
                .map(|(word, direction)| (word, terms::direction(direction, words), Choice::Direction(direction)))
                .to_vec(),
            Self::Measured => [
                ("year-end", Measured::YearEnd),
                ("survey", Measured::Survey { years: Vec::new() }),
                ("rolling", Measured::Rolling),
            ]
            .map(|(word, measured)| (word, terms::measured(&measured, words), Choice::Measured(measured)))
            .to_vec(),
            Self::ActualsAre => [("increments", ActualsAre::Increments), ("levels", ActualsAre::Levels)]
                .map(|(word, are)| (word, terms::actuals_are(are, words), Choice::ActualsAre(are)))
                .to_vec(),
        }
    }
}

/// The choice as a `<select>`, named `{指標名} {label}`.
#[component]
pub(crate) fn ChoiceSelect(
    /// The indicator.
    id: IndicatorId,
    /// Which of the choices.
    field: ChoiceField,
    /// The word of the option that holds.
    #[prop(into)]
    current: Signal<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let made_with = current.get_untracked();
    let options = field.options(app.language()).into_iter().map(|(word, label, _)| {
        view! { <option value=word selected=word == made_with>{label}</option> }
    });
    let options = options.collect_view();
    let select = move |labelled_by: String| {
        view! {
            <select
                id=field.id(id)
                aria-labelledby=labelled_by
                prop:value=move || current.get()
                on:change=move |event| choose(app, id, field, &event_target_value(&event))
            >
                {options}
            </select>
        }
        .into_any()
    };
    labelled(id, field.word(), field.label(), select)
}
