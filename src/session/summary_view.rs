//! What the user has chosen to see of 総括表, and the lines that it lists.
//!
//! The choices last as long as the page and are not stored. A user who goes from a row into its plan finds the table
//! unchanged on return.

use std::sync::Arc;

use crate::figures::summary::{
    self, Summary, SummaryColumn, SummaryCounts, SummaryFilter, SummaryGroup, SummaryGrouping, SummaryRow,
};
use crate::session::table_order::after_press;
use crate::value::{Date, FiscalYear};

/// The user's choices about 総括表.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryView {
    /// The year that was chosen.
    pub year: Option<FiscalYear>,
    /// The filter of the listed rows.
    pub filter: SummaryFilter,
    /// The column by which the rows are sorted, and whether in descending order; `None` for the order of the plans.
    pub order: Option<(SummaryColumn, bool)>,
    /// How the rows are grouped.
    pub grouping: SummaryGrouping,
}

/// The content of the panel that is shown above the table for one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryPanel {
    /// The KPI's definition beside the definitions of KPIs with the same name (定義を比べる).
    Definitions,
    /// The KPI's figures over the years, including those of earlier plan periods (推移を見る).
    Series,
}

/// The user's marks in 総括表, which do not affect which rows are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryMarks {
    /// The columns whose visibility differs from the default ([`SummaryColumn::is_usual`]).
    pub switched: Vec<SummaryColumn>,
    /// The key of the row from which the user last opened a plan.
    pub opened: Option<String>,
    /// The panel above the table, with the key of its row.
    pub panel: Option<(SummaryPanel, String)>,
    /// The keys of the rows that the user selected, in ascending order.
    selected: Vec<String>,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryLine {
    /// The heading of the group with that index.
    Group(usize),
    /// A row.
    Row {
        /// The number of the row in the table.
        number: u32,
        /// Whether the line above belongs to another plan, so that the plan is named here; false if a group heading names it.
        begins_plan: bool,
    },
}

/// The rows that 総括表 lists for the current choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryListing {
    /// The groups; a single one if the rows are not grouped.
    pub groups: Vec<SummaryGroup>,
    /// The lines, in their order.
    pub lines: Vec<SummaryLine>,
    /// The indexes of the rows that the filter counts, before its choice of one count.
    pub counted: Vec<u32>,
    /// The counts of these rows.
    pub counts: SummaryCounts,
    /// The number of rows that are listed.
    pub rows: usize,
}

impl SummaryView {
    /// The year that is shown, among the years of all plans in ascending order; `None` without plans.
    pub fn year_of(&self, years: &[FiscalYear], today: Date) -> Option<FiscalYear> {
        self.year.filter(|year| years.contains(year)).or_else(|| summary::usual_year(years, today))
    }

    /// Sorts by the column: smallest first, then largest first, then in the order of the plans again.
    pub fn press(&mut self, column: SummaryColumn) {
        self.order = after_press(self.order, column);
    }

    /// Groups the rows. A column that the group headings name has no column head any more, so the table does not stay
    /// sorted by it.
    pub fn group_by(&mut self, grouping: SummaryGrouping) {
        self.grouping = grouping;
        self.order = self.order.filter(|(column, _)| !grouping.names(*column));
    }

    /// The listing of the table.
    pub fn listing(&self, summary: &Summary) -> SummaryListing {
        let (mut counted, mut counts, mut listed) = (Vec::new(), SummaryCounts::default(), Vec::new());
        for (number, row) in (0..).zip(&summary.rows) {
            if self.filter.counts(row) {
                counts.add(row);
                counted.push(number);
                if self.filter.lists_counted(row) {
                    listed.push(number);
                }
            }
        }
        if let Some((by, is_descending)) = self.order {
            listed = summary::sorted(&summary.rows, &listed, by, is_descending);
        }
        let groups = summary::groups(&summary.rows, &listed, self.grouping);
        let lines = lines(&summary.rows, &groups, self.grouping);
        SummaryListing { groups, lines, counted, counts, rows: listed.len() }
    }
}

impl SummaryMarks {
    /// Whether the column is shown.
    pub fn shows(&self, column: SummaryColumn) -> bool {
        column.is_fixed() || column.is_usual() != self.switched.contains(&column)
    }

    /// Shows a hidden column, or hides a shown one.
    pub fn switch(&mut self, column: SummaryColumn) {
        match self.switched.iter().position(|switched| *switched == column) {
            Some(place) => drop(self.switched.remove(place)),
            None => self.switched.push(column),
        }
    }

    /// Whether the row with that key is selected.
    pub fn is_selected(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// Whether any row is selected.
    pub fn has_selected(&self) -> bool {
        !self.selected.is_empty()
    }

    /// Selects the row with that key, or deselects it.
    pub fn select(&mut self, key: &str, is_selected: bool) {
        match self.place(key) {
            Ok(place) if !is_selected => drop(self.selected.remove(place)),
            Err(place) if is_selected => self.selected.insert(place, key.to_owned()),
            Ok(_) | Err(_) => {}
        }
    }

    /// Selects these rows and no others.
    pub fn select_only(&mut self, keys: Vec<String>) {
        self.selected = keys;
        self.selected.sort_unstable();
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.selected.binary_search_by(|selected| selected.as_str().cmp(key))
    }

    /// The selected rows, whether or not they pass the filter.
    pub fn selected<'r>(&self, summary: &'r Summary) -> Vec<&'r SummaryRow> {
        if self.selected.is_empty() {
            return Vec::new();
        }
        summary.rows.iter().map(|row| &**row).filter(|row| self.is_selected(row.key())).collect()
    }
}

fn lines(rows: &[Arc<SummaryRow>], groups: &[SummaryGroup], grouping: SummaryGrouping) -> Vec<SummaryLine> {
    let mut lines = Vec::new();
    for (nth, group) in groups.iter().enumerate() {
        if grouping != SummaryGrouping::None {
            lines.push(SummaryLine::Group(nth));
        }
        let mut before: Option<&SummaryRow> = None;
        for number in &group.rows {
            let Some(row) = rows.get(*number as usize) else { continue };
            let is_named = grouping == SummaryGrouping::Plan;
            let begins_plan = !is_named && before.is_none_or(|before| !Arc::ptr_eq(&before.of, &row.of));
            lines.push(SummaryLine::Row { number: *number, begins_plan });
            before = Some(row);
        }
    }
    lines
}
