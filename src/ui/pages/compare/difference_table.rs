//! The differences of 比べる as one table: by KPI, both sides beside each other.

use std::sync::Arc;

use keikaku::compare::{Comparison, DifferenceKind, SideDifference, Which};
use keikaku::plan::Indicator;
use keikaku::value::ById;
use keikaku::wording::{CompareLabel, Label, Language, compare as words_of};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};
use crate::ui::pages::compare::sides::use_sides;

/// The greatest number of differences that are shown; the others are counted.
const MOST_SHOWN: usize = 1_000;

/// The table, and the number of differences that it does not show.
#[component]
pub(crate) fn DifferenceTable(
    /// The result of the comparison.
    comparison: Arc<Comparison>,
    /// The kind to which the table is restricted; `None` for all kinds.
    kind: Option<DifferenceKind>,
) -> impl IntoView {
    let language = use_locale().language();
    let rows = DifferenceRows::new(comparison, language);
    let of_kind = rows.comparison.differences.iter().filter(|one| kind.is_none_or(|kind| one.kind == kind));
    let mut shown: Vec<&SideDifference> = of_kind.collect();
    let more = shown.len().saturating_sub(MOST_SHOWN);
    shown.truncate(MOST_SHOWN);
    let groups = shown.chunk_by(|one, other| one.place.kpi() == other.place.kpi());
    let groups = groups.map(|differences| rows.group(differences)).collect_view();
    view! {
        <table class="compare-table" role="table" aria-label=CompareLabel::COLUMN_DIFFERENCE.text(language)>
            <thead role="rowgroup">
                <tr role="row">
                    <Head label=CompareLabel::COLUMN_ITEM />
                    <Head label=CompareLabel::LEFT side=Which::Left />
                    <Head label=CompareLabel::RIGHT side=Which::Right />
                    <Head label=CompareLabel::COLUMN_DIFFERENCE />
                </tr>
            </thead>
            {groups}
        </table>
        {(more > 0).then(|| view! { <p>{words_of::more(more, language)}</p> })}
    }
}

/// The heading of a column; above a side's column with the name of the content of that side.
#[component]
fn Head(
    /// The label of the column.
    label: Label,
    /// The side of the column; `None` for a column of neither side.
    #[prop(optional)]
    side: Option<Which>,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let name = side.map(|which| {
        let content = use_sides().content(which).clone();
        view! { <span class="side-name">{move || content.with(|content| content.name(editor))}</span> }
    });
    view! {
        <th role="columnheader" scope="col">
            <span>{locale.label(label)}</span>
            {name}
        </th>
    }
}

/// The inputs of the rows besides their differences.
struct DifferenceRows {
    comparison: Arc<Comparison>,
    /// The names of the KPIs, in the order of the comparison.
    names: Vec<String>,
    /// The position of each KPI in the comparison.
    places: ById,
    language: Language,
}

impl DifferenceRows {
    fn new(comparison: Arc<Comparison>, language: Language) -> Self {
        let names = words_of::kpis(&comparison, language);
        let places = ById::places(comparison.kpis.iter().map(|pair| pair.id));
        Self { comparison, names, places, language }
    }

    /// The differences of one KPI under its name, or the differences of the plan itself.
    fn group(&self, differences: &[&SideDifference]) -> impl IntoView + use<> {
        let place = differences.first().and_then(|first| self.places.get(first.place.kpi()?));
        let name = place.and_then(|place| self.names.get(place)).cloned();
        let name = name.unwrap_or_else(|| CompareLabel::PLAN_ITSELF.text(self.language).to_owned());
        let pair = place.and_then(|place| self.comparison.kpis.get(place));
        let unit = |row: Option<&Arc<Indicator>>| row.map(|row| row.unit.clone()).unwrap_or_default();
        let units = pair.map(|pair| (unit(pair.left.as_ref()), unit(pair.right.as_ref()))).unwrap_or_default();
        let rows = differences.iter().map(|difference| self.row(difference, &units)).collect_view();
        view! {
            <tbody role="rowgroup">
                <tr role="row" class="compare-kpi">
                    <th role="rowheader" scope="rowgroup" colspan="4">
                        {name}
                    </th>
                </tr>
                {rows}
            </tbody>
        }
    }

    /// The row of a difference: its place, the content of both sides, and its kind. `units` are the KPI's units on the
    /// left and on the right.
    fn row(&self, difference: &SideDifference, units: &(String, String)) -> impl IntoView + use<> {
        let language = self.language;
        let form = &self.comparison.form;
        let place = words_of::place(&difference.place, &self.comparison, language);
        let left = words_of::content(difference, true, &units.0, form, language);
        let right = words_of::content(difference, false, &units.1, form, language);
        let remark = words_of::remark(difference, language);
        view! {
            <tr role="row" data-difference=kind_word(difference.kind)>
                <th role="rowheader" scope="row">
                    {place}
                </th>
                <td role="cell" class="left" data-label=CompareLabel::LEFT.text(language)>
                    {left}
                </td>
                <td role="cell" class="right" data-label=CompareLabel::RIGHT.text(language)>
                    {right}
                </td>
                <td role="cell" class="difference">
                    <span class="kind">{words_of::kind(difference.kind, language)}</span>
                    {remark.map(|remark| view! { <span class="remark">{remark}</span> })}
                </td>
            </tr>
        }
    }
}

/// The value of the attribute by which style sheets and tests find differences of a kind.
fn kind_word(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Different => "different",
        DifferenceKind::OnlyLeft => "left",
        DifferenceKind::OnlyRight => "right",
        DifferenceKind::Unread => "unread",
    }
}
