//! The words of an answer book (回答用ブック), which its writer and its reader share.
//!
//! A book has a sheet to fill in for each section in charge and one hidden sheet. The visible rows identify their KPI by its number; the
//! hidden sheet maps the number to the KPI and records the cells as they were when the book was written.

use crate::plan::cell::{Cell, Certainty, State, UnknownReason};
use crate::plan::coded::coded;
use crate::plan::evaluation::KpiText;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::key;

/// The beginning of the first line of an inquiry's table, above its headings. It shows a reader that the table has only what was asked.
pub const INQUIRY_LINE: &str = "＃照会：";

/// The name of the hidden sheet, by which a book is recognized.
pub const HIDDEN_SHEET: &str = "keikaku";
/// The first two cells of the hidden sheet: the mark, and the version of the layout that this program writes.
pub const MARK: [&str; 2] = ["回答用ブック", "1"];

/// The heading of the numbers of the KPIs.
pub const NUMBER: &str = "No.";
/// The heading of the groups.
pub const GROUP: &str = "グループ";
/// The heading of the names.
pub const NAME: &str = "指標名";
/// The heading of the units.
pub const UNIT: &str = "単位";
/// The heading of the definitions.
pub const DEFINITION: &str = "定義";
/// The label and the heading of the section in charge.
pub const RESPONSIBLE: &str = "所管課";
/// The text in the place of the section in charge on the sheet of the KPIs that have none.
pub const NO_SECTION: &str = "所管課なし";
/// The label of the person who answers.
pub const RESPONDENT: &str = "回答者（氏名・電話）";
/// The label of the id of the plan.
pub const PLAN_ID: &str = "計画ID";
/// The label of the name of the plan.
pub const PLAN_NAME: &str = "計画名";
/// The label of the version.
pub const VERSION: &str = "版";
/// The label of the earlier versions.
pub const BASE_VERSIONS: &str = "元の版";
/// The beginning of the heading of the measures of the year before.
const MEASURE_BEFORE: &str = "前年の今後の取組";
/// The heading of the ids of the KPIs, on the hidden sheet.
pub const KPI_ID: &str = "指標ID";

coded! {
    /// What is asked about a KPI for a year; the codes are the words of the column headings, in comparable form.
    Asked {
        /// The figure.
        Figure: "実績",
        /// How final the figure is, or why there is none.
        Status: "状態",
        /// A note on the figure.
        Note: "備考",
        /// What became of the measure of the year before (どうなったか).
        Kept: "前年の取組の結果",
        /// The causes (要因).
        Cause: "要因",
        /// The measures from now on (今後の取組).
        Measure: "今後の取組",
    }
}

impl Asked {
    /// What is asked about figures, in the order of the columns.
    pub const FIGURES: [Self; 3] = [Self::Figure, Self::Status, Self::Note];
    /// What is asked for 効果検証, in the order of the columns.
    pub const TEXTS: [Self; 3] = [Self::Kept, Self::Cause, Self::Measure];

    /// The text of 効果検証 that is asked; `None` for what is asked about figures.
    pub fn text(self) -> Option<KpiText> {
        match self {
            Self::Figure | Self::Status | Self::Note => None,
            Self::Kept => Some(KpiText::Kept),
            Self::Cause => Some(KpiText::Cause),
            Self::Measure => Some(KpiText::Measure),
        }
    }

    /// The heading of its column: `2024年度の実績`.
    pub fn head(self, year: FiscalYear) -> String {
        format!("{}の{}", year.western_label(), self.code())
    }

    /// Reads a heading back; `None` for any other text.
    pub fn of_head(text: &str) -> Option<(Self, FiscalYear)> {
        let text = key(text);
        let (year, word) = text.split_once("年度の")?;
        Some((Self::with_code(word)?, FiscalYear::new(year.parse().ok()?)?))
    }
}

/// The heading of the actuals of the year before: `前年度の実績（2023年度）`.
pub fn head_of_year_before(year: FiscalYear) -> String {
    format!("前年度の実績（{}）", year.western_label())
}

/// The heading of the measures that the sheet of the year before planned: `前年の今後の取組（2023年度）`.
pub fn head_of_measure_before(year: FiscalYear) -> String {
    format!("{MEASURE_BEFORE}（{}）", year.western_label())
}

/// The heading of the targets of a year: `2024年度の目標`.
pub fn head_of_target(year: FiscalYear) -> String {
    format!("{}の目標", year.western_label())
}

/// Whether a text is a heading of the sheets to fill in.
pub fn is_head(text: &str) -> bool {
    let text = key(text);
    let is_target = text.strip_suffix("年度の目標").is_some_and(|year| year.parse::<i32>().is_ok());
    let is_fixed = [NUMBER, GROUP, NAME, UNIT, DEFINITION].iter().any(|head| key(head) == text);
    let is_of_before = ["前年度の実績", MEASURE_BEFORE].iter().any(|head| text.starts_with(&format!("{head}(")));
    is_fixed || is_target || is_of_before || Asked::of_head(&text).is_some()
}

/// Whether a text is the first line of an inquiry's table.
pub fn is_inquiry_line(text: &str) -> bool {
    key(text).starts_with(&key(INQUIRY_LINE))
}

/// Whether a text is the label of the person who answers, whatever follows it.
pub fn is_respondent(text: &str) -> bool {
    key(text).starts_with("回答者")
}

/// The name of a column without a heading, by its number.
pub fn no_head(column: usize) -> String {
    format!("見出しのない列（{column}列目）")
}

/// The states that the drop-down offers; each is a word that a table file may have.
pub fn statuses() -> Vec<&'static str> {
    let certainties = [Certainty::Final, Certainty::Preliminary, Certainty::Estimate].map(Certainty::word);
    certainties.into_iter().chain(words_without_figure()).collect()
}

/// The words for the absence of a figure.
pub fn words_without_figure() -> Vec<&'static str> {
    use UnknownReason::{BeingCounted, Incalculable, Incomparable, UnderSurvey, Unpublished};
    let reasons = [BeingCounted, UnderSurvey, Unpublished, Incalculable, Incomparable];
    let others = [super::NOT_KNOWN, super::NOT_APPLICABLE];
    reasons.map(UnknownReason::word).into_iter().chain(others).collect()
}

/// The certainty that a word of the drop-down gives the figure beside it; `None` for any other word.
pub fn certainty_of(word: &str) -> Option<Certainty> {
    let word = key(word);
    [Certainty::Final, Certainty::Preliminary, Certainty::Estimate].into_iter().find(|one| one.word() == word)
}

/// A cell as the texts of its figure cell and its status cell, without any guard.
pub fn figure_and_status(cell: &Cell) -> (String, &'static str) {
    match cell.state {
        State::Number { amount, certainty } => (amount.plain(), certainty.word()),
        State::NotApplicable => (String::new(), super::NOT_APPLICABLE),
        State::Blank => Default::default(),
        State::Unknown { reason } => (String::new(), reason.map_or(super::NOT_KNOWN, UnknownReason::word)),
        State::Unread => (cell.text.clone(), ""),
    }
}
