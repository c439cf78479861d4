//! The rates that the document itself states, beside our rates: for each year and for the whole, with the formula that
//! the document names.

use std::sync::Arc;

use keikaku::command::InputField;
use keikaku::plan::{InputPlace, TextPlace};
use keikaku::value::{FiscalYear, IndicatorId};
use keikaku::wording::{Label, TableLabel, figures, terms};
use leptos::prelude::*;

use crate::ui::app::{ShownRow, use_locale};
use crate::ui::components::DocumentField;

/// A table with a line for each year and one for the whole.
#[component]
pub(crate) fn StatedRates(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (locale, id) = (use_locale(), row.id);
    let head = |label: Label, word: &str| view! { <th scope="col" id=head_id(id, word)>{locale.label(label)}</th> };
    let columns = row.columns();
    let years = columns.years.years().map(Some).chain([None]);
    let lines = years.map(|year| view! { <StatedLine row year /> });
    view! {
        <table class="stated-rates">
            <caption>{locale.label(TableLabel::STATED_RATES)}</caption>
            <thead>
                <tr>
                    <th scope="col">{locale.label(Label::CLOSE_YEAR)}</th>
                    {head(TableLabel::COMPUTED_RATE, "computed")}
                    {head(Label::STATED_RATE_OR_GRADE, "rate")}
                    {head(Label::STATED_FORMULA, "formula")}
                </tr>
            </thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
    }
}

/// The line of a year, or of the whole: our rate, and the two fields.
#[component]
fn StatedLine(row: ShownRow, year: Option<FiscalYear>) -> impl IntoView {
    let language = use_locale().language();
    let id = row.id;
    let of = year.map_or_else(|| Label::OF_THE_WHOLE.text(language).to_owned(), |year| terms::year(year, language));
    let line_id = head_id(id, &year.map_or_else(|| "whole".to_owned(), |year| year.to_string()));
    let computed = Memo::new(move |_| {
        let (row, columns) = (row.read(Arc::clone), row.columns());
        match year {
            None => figures::totals(&row, columns.span(), language).rate.figure,
            Some(year) => {
                let rates = columns.years.years().zip(figures::years(&row, columns.span(), language).rates);
                rates.into_iter().find(|(one, _)| *one == year).map(|(_, rate)| rate.figure).unwrap_or_default()
            }
        }
    });
    let field = |place: TextPlace, word: &str| {
        let labelled_by = format!("name-{id} {line_id} {}", head_id(id, word));
        view! { <DocumentField field=InputField::Row(id, InputPlace::Text(place)) labelled_by /> }
    };
    let fields = [field(TextPlace::StatedRate(year), "rate"), field(TextPlace::StatedFormula(year), "formula")];
    view! {
        <tr>
            <th scope="row" id=line_id>{of}</th>
            <td class="figure">{computed}</td>
            {fields.map(|field| view! { <td>{field}</td> }).collect_view()}
        </tr>
    }
}

/// The id of a heading of the table.
fn head_id(indicator: IndicatorId, word: &str) -> String {
    format!("label-{indicator}-stated-{word}")
}
