//! The preview of a new plan that is created from a table of another office, in the plan's own columns.

use std::sync::Arc;

use keikaku::checks::doubtful_cells;
use keikaku::plan::cell::State;
use keikaku::plan::{Cell, CellPlace, Direction, Indicator, Plan};
use keikaku::value::FiscalYear;
use keikaku::wording::{Label, Language, SheetReadingLabel, import, names, terms};
use leptos::prelude::*;

use crate::browser::screen;
use crate::ui::app::use_locale;

/// The maximum number of indicators that are listed.
const MOST_LISTED: usize = 300;

/// A cell of the table.
struct IncomingCell {
    text: String,
    /// The number of rows that the cell spans.
    lines: usize,
    holds: IncomingContent,
}

/// The kind of content of a cell.
#[derive(PartialEq, Eq)]
enum IncomingContent {
    /// The name of an indicator, with a note if it aims at less, and the sentence about its doubtful figures.
    Name(Option<&'static str>, Option<String>),
    Text,
    Figure {
        is_doubtful: bool,
    },
}

/// A column of texts: its heading, and the function that returns an indicator's text.
type TextColumn = (Label, fn(&Indicator) -> &str);

/// The columns of the table. The columns of groups and sections exist only if an indicator has one.
struct IncomingColumns<'p> {
    plan: &'p Plan,
    texts: Vec<TextColumn>,
    /// The places of the figures: the baseline, the target of each year, the period target.
    places: Vec<CellPlace>,
    language: Language,
}

/// The indicators with their groups, sections, units and figures. Indicators with a doubtful or unread figure come
/// first.
#[component]
pub(crate) fn IncomingTable(
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let language = use_locale().language();
    let columns = IncomingColumns::new(&plan, language);
    let heads = columns.heads().into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let named = plan.indicators().iter().zip(names::indicators(&plan, language));
    let mut rows: Vec<(bool, [Vec<IncomingCell>; 2])> = named.map(|(row, name)| columns.rows(row, name)).collect();
    rows.sort_by_key(|(is_doubtful, _)| !is_doubtful);
    let more = rows.len().saturating_sub(MOST_LISTED);
    let shown = rows.into_iter().take(MOST_LISTED).flat_map(|(_, rows)| rows).filter(|cells| !cells.is_empty());
    let shown = shown.map(|cells| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> }).collect_view();
    view! {
        <div class="change-frame">
            <table class="incoming-table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{shown}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{import::sheet::more_indicators(more, language)}</p> })}
        </div>
    }
}

fn cell(cell: IncomingCell) -> impl IntoView {
    let IncomingCell { text, lines, holds } = cell;
    let lines = lines.to_string();
    match holds {
        IncomingContent::Name(aim, why) => {
            let aim = aim.map(|aim| view! { <small>{aim}</small> });
            let why = why.map(|why| view! { <small class="trouble">{why}</small> });
            view! { <th scope="row" rowspan=lines lang="ja">{text}{aim}{why}</th> }.into_any()
        }
        IncomingContent::Text => view! { <td rowspan=lines lang="ja">{text}</td> }.into_any(),
        IncomingContent::Figure { is_doubtful } => {
            view! { <td class="figure" data-doubtful=is_doubtful.then_some("true") lang="ja">{text}</td> }.into_any()
        }
    }
}

impl<'p> IncomingColumns<'p> {
    fn new(plan: &'p Plan, language: Language) -> Self {
        // On a telephone there is no room for groups and sections beside the figures.
        let has_room = !screen::is_narrow();
        let any = |is_it: fn(&Indicator) -> bool| plan.indicators().iter().any(|row| is_it(row));
        let mut texts: Vec<TextColumn> = vec![(Label::UNIT, |row| &row.unit)];
        if has_room && any(|row| !row.responsible.is_empty()) {
            texts.push((Label::RESPONSIBLE, |row| &row.responsible));
        }
        if has_room && any(|row| !row.group.is_empty()) {
            texts.insert(0, (Label::GROUP, |row| &row.group));
        }
        let baseline = any(|row| !row.baseline.cell.is_blank()).then_some(CellPlace::Baseline);
        let period = any(|row| !row.period_target.is_blank()).then_some(CellPlace::Period);
        let years = plan.years.years().map(CellPlace::Target);
        Self { plan, texts, places: baseline.into_iter().chain(years).chain(period).collect(), language }
    }

    fn heads(&self) -> Vec<String> {
        let label = |label: &Label| label.text(self.language).to_owned();
        let texts = self.texts.iter().map(|(column, _)| label(column));
        let figures = self.places.iter().map(|place| match place.year() {
            Some(year) => terms::year(year, self.language),
            None if *place == CellPlace::Baseline => terms::baseline(&self.plan.form, self.language).to_owned(),
            None => label(&SheetReadingLabel::PERIOD),
        });
        [label(&Label::INDICATOR_NAME)]
            .into_iter()
            .chain(texts)
            .chain([label(&SheetReadingLabel::KINDS)])
            .chain(figures)
            .collect()
    }

    /// Whether a figure of an indicator is doubtful, and its two table rows: targets and actuals. A row without any
    /// figure has no cells; if both are blank, the row of targets is shown.
    fn rows(&self, row: &Indicator, name: String) -> (bool, [Vec<IncomingCell>; 2]) {
        let doubts = doubtful_cells(self.plan, row);
        let blank = Cell::default();
        let actual = |year: FiscalYear| row.actuals.get(&year).map_or(&blank, |actual| &actual.cell);
        let target = |place: CellPlace| match place {
            CellPlace::Baseline => &row.baseline.cell,
            CellPlace::Target(year) => row.targets.get(&year).unwrap_or(&blank),
            _ => &row.period_target,
        };
        let has_actuals = row.actuals.values().any(|actual| !actual.cell.is_blank());
        let has_targets = !has_actuals || self.places.iter().any(|place| !target(*place).is_blank());
        let lines = usize::from(has_targets) + usize::from(has_actuals);
        let text = |text: &str, lines| IncomingCell {
            text: names::without_long_runs(text),
            lines,
            holds: IncomingContent::Text,
        };
        let figure = |cell: &Cell, place: CellPlace, text: String| {
            let is_doubtful = cell.state == State::Unread || doubts.iter().any(|doubt| doubt.place == place);
            let text = names::without_long_runs(&text);
            IncomingCell { text, lines: 1, holds: IncomingContent::Figure { is_doubtful } }
        };
        let kind = |label: Label| text(label.text(self.language), 1);
        let targets = || {
            let of_place = |place: &CellPlace| {
                let cell = target(*place);
                figure(cell, *place, cell.shown_as_target(&row.unit))
            };
            [kind(Label::ROW_TARGET)].into_iter().chain(self.places.iter().map(of_place))
        };
        let actuals = || {
            let of_place = |place: &CellPlace| {
                let Some(year) = place.year() else { return text("", 1) };
                let cell = actual(year);
                figure(cell, CellPlace::Actual(year), cell.shown(&row.unit))
            };
            [kind(Label::ROW_ACTUAL)].into_iter().chain(self.places.iter().map(of_place))
        };
        let why = (!doubts.is_empty()).then(|| import::doubtful_cells(&doubts, self.language));
        // The direction is a guess, and it reverses the meaning of each rate, so it is shown.
        let aim = (row.direction == Some(Direction::Down)).then(|| import::sheet::aims_at_less(self.language));
        let name = IncomingCell { text: name, lines, holds: IncomingContent::Name(aim, why) };
        let describing = self.texts.iter().map(|(_, of_row)| text(of_row(row), lines));
        let first: Vec<IncomingCell> = [name].into_iter().chain(describing).collect();
        let rows = if has_targets {
            let first = first.into_iter().chain(targets()).collect();
            [first, if has_actuals { actuals().collect() } else { Vec::new() }]
        } else {
            [first.into_iter().chain(actuals()).collect(), Vec::new()]
        };
        let is_doubtful = rows.iter().flatten().any(|cell| cell.holds == IncomingContent::Figure { is_doubtful: true });
        (is_doubtful, rows)
    }
}
