//! 最初の年度 and 年数 of a new plan, with proposed years until the user types others.

use keikaku::command::plans::{NewYearsError, read_new_years};
use keikaku::plan::YearAxis;
use keikaku::value::FiscalYear;
use keikaku::wording::{ListLabel, errors};
use leptos::prelude::*;

use crate::ui::app::use_locale;

const FIRST_ID: &str = "first-year";
const COUNT_ID: &str = "year-count";
const ERROR_ID: &str = "years-error";

/// The two fields: the typed texts, and the reason why they could not be read when the plan was to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewYears {
    /// The texts in their order, each `None` until something is typed.
    typed: RwSignal<[Option<String>; 2]>,
    error: RwSignal<Option<NewYearsError>>,
    /// The first year and the number of years that are proposed.
    proposed: Signal<(FiscalYear, usize)>,
}

impl NewYears {
    /// The fields, which show the typed texts, or else the proposal, which they follow.
    pub(crate) fn new(
        typed: RwSignal<[Option<String>; 2]>,
        proposed: impl Fn() -> (FiscalYear, usize) + Send + Sync + 'static,
    ) -> Self {
        Self { typed, error: RwSignal::new(None), proposed: Signal::derive(proposed) }
    }

    fn first(self) -> String {
        self.typed.with(|[first, _]| first.clone()).unwrap_or_else(|| self.proposed.get().0.to_string())
    }

    fn count(self) -> String {
        self.typed.with(|[_, count]| count.clone()).unwrap_or_else(|| self.proposed.get().1.to_string())
    }

    /// The years in the fields; `None` if they cannot be read, in which case the fields show the reason.
    pub(crate) fn read(self) -> Option<YearAxis> {
        let years = untrack(|| read_new_years(&self.first(), &self.count()));
        self.error.set(years.as_ref().err().copied());
        years.ok()
    }
}

/// One of the typed texts.
type Typed = fn(&mut [Option<String>; 2]) -> &mut Option<String>;

/// The two fields.
#[component]
pub(crate) fn NewYearsFields(
    /// The state of the fields.
    years: NewYears,
) -> impl IntoView {
    let locale = use_locale();
    let error = move || years.error.get().map(|error| errors::new_years(error, locale.language()));
    let field = move |id, label, mode: Option<&'static str>, typed: Typed, shown: fn(NewYears) -> String, wrong| {
        let is_wrong = move || years.error.get().is_some_and(|error| [wrong, NewYearsError::TooFar].contains(&error));
        view! {
            <div class="fact">
                <label for=id>{locale.label(label)}</label>
                <input
                    type="text"
                    inputmode=mode
                    autocomplete="off"
                    class="day"
                    id=id
                    aria-describedby=ERROR_ID
                    aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || shown(years)
                    on:input=move |event| years.typed.update(|texts| *typed(texts) = Some(event_target_value(&event)))
                />
            </div>
        }
    };
    view! {
        <div class="facts questions">
            {field(FIRST_ID, ListLabel::FIRST_YEAR, None, |[first, _]| first, NewYears::first, NewYearsError::First)}
            {field(COUNT_ID, ListLabel::YEAR_COUNT, Some("numeric"), |[_, count]| count, NewYears::count, NewYearsError::Count)}
            <p class="missing" id=ERROR_ID role="alert">{error}</p>
        </div>
    }
}
