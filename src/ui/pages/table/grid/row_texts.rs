//! Everything that a row group shows besides its structure, computed together. Texts and computed figures follow it
//! through one memo per row. The texts of fields are written by one effect per row, if they differ and nobody is typing
//! in the field.

use keikaku::checks::Severity;
use keikaku::command::InputField;
use keikaku::figures::progress::Verdict;
use keikaku::plan::{Basis, CellPlace, ChoiceKind, Indicator, InputPlace, Measure, TextPlace};
use keikaku::session::plan_view::GridOptions;
use keikaku::value::IndicatorId;
use keikaku::wording::figures::{self, Totals, YearFigures};
use keikaku::wording::{Language, activity_log, choices, names, parts};

use crate::ui::app::dom::set_attribute;
use crate::ui::app::field::Fields;
use crate::ui::app::report::RowFinding;
use crate::ui::app::{GridColumns, PageField, RowView};

/// The texts of a row group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowTexts {
    /// The displayed name of the indicator.
    pub(crate) name: String,
    /// The number of the indicator in the grid.
    pub(crate) number: String,
    /// The accessible name of the field for its name.
    pub(crate) name_label: String,
    /// Whether it is a part of another indicator.
    pub(crate) is_part: bool,
    /// The mark before the name of a part.
    pub(crate) part_mark: &'static str,
    /// The heading of its group; blank if it has no group.
    pub(crate) group: String,
    /// The value of the selected option of 目標の数え方.
    pub(crate) basis: &'static str,
    /// The figures beside the years.
    pub(crate) totals: Totals,
    /// The judgement of the KPI by its 達成率; `None` if it cannot be judged.
    pub(crate) standing: Option<Verdict>,
    /// The figures of the computed rows; none while no computed row is shown.
    pub(crate) years: YearFigures,
    /// The marks of the fields to which findings belong.
    pub(crate) marks: Vec<FieldMark>,
    /// The lines that are shown.
    pub(crate) lines: Lines,
    /// The approved targets, if they differ from the current targets.
    pub(crate) approved: ApprovedTargets,
    /// The texts of the fields, in the order of [`places`].
    pub(crate) fields: Vec<String>,
    /// For each year, the description of an actual that records give; blank for other actuals.
    pub(crate) behind: Vec<String>,
}

/// The mark of a field to which a finding belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldMark {
    /// The field.
    field: PageField,
    /// The id of the element with the sentence of the finding.
    sentence: String,
    /// Whether the finding is an error.
    is_error: bool,
}

/// The optional lines of a row group that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The heading of a group that begins with this row.
    pub(crate) group: bool,
    /// The row 目標累計, if it is chosen to be shown.
    pub(crate) running_targets: bool,
    /// The row 実績累計, if it is chosen to be shown.
    pub(crate) running_actuals: bool,
}

/// The approved targets of a KPI; blank where they are the same as the current targets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ApprovedTargets {
    /// The target of each year.
    pub(crate) years: Vec<String>,
    /// The target of the whole period.
    pub(crate) period: String,
}

impl Lines {
    /// The number of lines of the row group with these options, without the heading of a group.
    pub(crate) fn count(self, options: GridOptions) -> usize {
        let running = usize::from(self.running_targets) + usize::from(self.running_actuals);
        let running = if options.shows_running { running } else { 0 };
        let entered = if options.is_compact { 1 } else { 2 };
        entered + running + usize::from(options.shows_rates)
    }
}

/// The places of the fields that a row group always has.
pub(crate) fn places(columns: &GridColumns) -> impl Iterator<Item = InputPlace> {
    let targets = columns.years.years().map(CellPlace::Target);
    let actuals = columns.years.years().map(CellPlace::Actual);
    let cells = targets.chain(actuals).chain([CellPlace::Baseline, CellPlace::Period]).map(InputPlace::Cell);
    cells.chain([InputPlace::Text(TextPlace::Name), InputPlace::Text(TextPlace::Unit)])
}

impl ApprovedTargets {
    fn new(row: &Indicator, columns: &GridColumns, language: Language) -> Self {
        // With 詰めて there is no row of targets above the row 変更前.
        let approved = columns.approved(row.id).filter(|_| !columns.options.is_compact);
        let Some(approved) = approved else { return Self::default() };
        let figure = |place| columns.approved_figure(approved, row, place, language).unwrap_or_default();
        Self {
            years: columns.years.years().map(CellPlace::Target).map(figure).collect(),
            period: figure(CellPlace::Period),
        }
    }

    /// Whether the row 変更前 has anything to show.
    pub(crate) fn is_any(&self) -> bool {
        self.years.iter().chain([&self.period]).any(|text| !text.is_empty())
    }
}

impl RowTexts {
    /// The current texts of a row.
    pub(crate) fn new(row: &RowView, findings: &[RowFinding], columns: &GridColumns, language: Language) -> Self {
        let indicator = &*row.indicator;
        let is_counted = indicator.measure != Measure::Descriptive;
        Self {
            name: row.name.to_string(),
            number: row.number.to_string(),
            name_label: names::name_field(row.number, language),
            is_part: row.is_part,
            part_mark: parts::mark(&indicator.name, row.is_part, language),
            group: names::without_long_runs(&indicator.group),
            basis: choices::current(ChoiceKind::Basis, indicator),
            totals: figures::totals(indicator, columns.span(), language),
            standing: columns.standing(indicator, findings),
            years: if columns.options.has_computed_rows() {
                figures::years(indicator, columns.span(), language)
            } else {
                YearFigures::default()
            },
            lines: Lines {
                group: row.begins_group,
                running_targets: is_counted && indicator.basis == Some(Basis::Increment),
                running_actuals: is_counted && indicator.basis.is_some_and(|basis| basis != Basis::Level),
            },
            marks: marks(findings, indicator.id),
            approved: ApprovedTargets::new(indicator, columns, language),
            fields: places(columns).map(|place| columns.shown(indicator, place)).collect(),
            behind: if indicator.recorded.is_empty() {
                Vec::new()
            } else {
                columns.years.years().map(|year| activity_log::behind_actual(indicator, year, language)).collect()
            },
        }
    }

    /// Whether the field of the name, or the field of the unit, is blank.
    pub(crate) fn is_blank(&self, place: TextPlace) -> bool {
        let [.., name, unit] = self.fields.as_slice() else { return false };
        if place == TextPlace::Name { name.is_empty() } else { unit.is_empty() }
    }

    /// The baseline as its field shows it.
    pub(crate) fn baseline(&self) -> String {
        let [.., baseline, _period, _name, _unit] = self.fields.as_slice() else { return String::new() };
        baseline.clone()
    }

    /// Writes into the fields of that indicator what differs from `before`, and updates the marks of the fields.
    pub(crate) fn write_over(&self, before: &Self, id: IndicatorId, columns: &GridColumns, fields: Fields) {
        self.write_marks(before, fields);
        self.write_fields(before, id, columns, fields);
        if self.behind != before.behind {
            for (at, year) in columns.years.years().enumerate() {
                let behind = self.behind.get(at).map_or("", String::as_str);
                describe_field(fields, PageField::of_cell(id, CellPlace::Actual(year)), behind);
            }
        }
    }

    fn write_marks(&self, before: &Self, fields: Fields) {
        let there = |mark: &&FieldMark| self.marks.iter().any(|now| now.field == mark.field);
        for gone in before.marks.iter().filter(|mark| !there(mark)) {
            mark_field(fields, gone.field, None, false);
        }
        for mark in self.marks.iter().filter(|mark| !before.marks.contains(mark)) {
            mark_field(fields, mark.field, Some(&mark.sentence), mark.is_error);
        }
    }

    fn write_fields(&self, before: &Self, id: IndicatorId, columns: &GridColumns, fields: Fields) {
        for ((place, old), new) in places(columns).zip(&before.fields).zip(&self.fields) {
            if old != new {
                fields.write(InputField::Row(id, place), new);
            }
        }
    }
}

/// One mark for each field, for its first error or, without an error, for its first finding, since a screen reader
/// reads out a single description with the field.
fn marks(findings: &[RowFinding], id: IndicatorId) -> Vec<FieldMark> {
    let mut marks: Vec<FieldMark> = Vec::new();
    for (nth, finding) in findings.iter().enumerate() {
        let field = finding.field;
        let is_error = finding.severity == Severity::Error;
        match marks.iter_mut().find(|mark| mark.field == field) {
            Some(mark) if mark.is_error || !is_error => {}
            Some(mark) => *mark = FieldMark { field, sentence: sentence_id(id, nth), is_error },
            None => marks.push(FieldMark { field, sentence: sentence_id(id, nth), is_error }),
        }
    }
    marks
}

/// Marks every field of the row to which a finding belongs.
pub(crate) fn mark_all(fields: Fields, findings: &[RowFinding], id: IndicatorId) {
    for mark in marks(findings, id) {
        mark_field(fields, mark.field, Some(&mark.sentence), mark.is_error);
    }
}

/// The id of the element with the sentence of a row's nth finding, from 0.
pub(crate) fn sentence_id(id: IndicatorId, nth: usize) -> String {
    format!("said-{id}-{nth}")
}

/// Gives a field a description that is shown on hover; a blank text removes the description.
pub(crate) fn describe_field(fields: Fields, field: PageField, text: &str) {
    if let Some(field) = fields.element(field) {
        set_attribute(&field, "title", Some(text).filter(|text| !text.is_empty()));
    }
}

/// Marks a field to which a finding belongs; removes the mark if `sentence` is `None`.
pub(crate) fn mark_field(fields: Fields, field: PageField, sentence: Option<&str>, is_error: bool) {
    if let Some(field) = fields.element(field) {
        set_attribute(&field, "aria-describedby", sentence);
        set_attribute(&field, "aria-invalid", is_error.then_some("true"));
    }
}
