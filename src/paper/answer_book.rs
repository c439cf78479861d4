//! Answer books (回答用ブック): the questions to each section, and every word on their sheets.
//!
//! A book is Japanese in either language of the page, since its column heads are a format that is read back
//! ([`crate::columns::answer_book`]).

use std::sync::Arc;

use crate::columns::answer_book::{
    self as words, Asked, BASE_VERSIONS, HIDDEN_SHEET, KPI_ID, MARK, NUMBER, PLAN_ID, PLAN_NAME, RESPONSIBLE, UNIT,
    VERSION,
};
use crate::columns::evaluation;
use crate::columns::guard::guard;
use crate::figures::evaluation::PlanInForce;
use crate::figures::progress;
use crate::paper::answer_book::content::{AnswerBook, AnswerCell, AnswerRow, AnswerSheet, AnswerValue, CellRole};
use crate::plan::evaluation::{Frozen, RowState};
use crate::plan::indicator::Row;
use crate::plan::lineage::{AskedFigure, Figures, SectionInquiry, SentInquiry};
use crate::plan::{EvaluationPart, EvaluationPlace, Indicator, KpiTable, KpiText, Lineage, Plan, SheetColumn};
use crate::value::{Date, FiscalYear, IndicatorId, VersionId, width};
use crate::wording::inquiry::{open_figures, section_name};
use crate::wording::sentence;
use crate::wording::{Language, names, plurals};

mod checks;
pub mod content;
mod sheet;
mod table;

pub use table::inquiry_table;

/// The largest number of characters in the name of a sheet.
const MOST_IN_NAME: usize = 31;
/// The largest number of digits that every spreadsheet keeps in a number.
const MOST_DIGITS: usize = 15;

/// An inquiry: the years, the sections and the fields that answers are wanted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inquiry {
    /// The fiscal years whose actuals are requested, ascending.
    pub years: Vec<FiscalYear>,
    /// The deadline of the answer, as it is written on the sheets; blank if none is given.
    pub deadline: String,
    /// The sender, to whom the answers are returned; blank if nobody is named.
    pub asked_by: String,
    /// The telephone number of the sender; blank if none is given.
    pub telephone: String,
    /// Whether the inquiry has only KPIs with an open figure in these years.
    pub only_open: bool,
    /// The names of the sections that receive no inquiry.
    pub left_out: Vec<String>,
    /// Whether 要因 and 今後の取組 of 効果検証 are requested beside the figures.
    pub with_texts: bool,
}

impl Inquiry {
    /// The default inquiry: the year whose actuals are due, for all sections, with the sender of the last inquiry.
    pub fn usual(plan: &Plan, lineage: &Lineage, today: Date) -> Self {
        let last = lineage.inquiries().last();
        let due = progress::year_due(plan, progress::as_of(plan, today));
        Self {
            years: vec![due],
            asked_by: last.map(|last| last.asked_by.clone()).unwrap_or_default(),
            telephone: last.map(|last| last.telephone.clone()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The same inquiry to the sections that have not answered. It asks for the open figures, or again for everything
    /// if a section's figures are all filled in by now; `None` if all sections have answered.
    pub fn once_more(plan: &Plan, sent: &SentInquiry) -> Option<Self> {
        let is_waiting = |name: &str| {
            let asked = sent.sections.iter().find(|section| width::key(&section.name) == width::key(name));
            asked.is_some_and(|section| section.state().waits())
        };
        let whole = Self {
            years: sent.years(),
            asked_by: sent.asked_by.clone(),
            telephone: sent.telephone.clone(),
            with_texts: sent.with_texts,
            ..Self::default()
        };
        let names = asked_sections(plan, &whole).into_iter().map(|section| section.name);
        let left_out = names.filter(|name| !is_waiting(name)).collect();
        let mut waited = sent.sections.iter().filter(|section| section.state().waits()).peekable();
        waited.peek()?;
        let open = Self { only_open: true, left_out, ..whole };
        let asked = asked_sections(plan, &open);
        let has_open = |name: &str| asked.iter().any(|section| width::key(&section.name) == width::key(name));
        let only_open = sent.only_open || waited.all(|section| has_open(&section.name));
        Some(Self { only_open, ..open })
    }

    /// Whether the section receives the inquiry.
    pub fn asks(&self, section: &str) -> bool {
        self.left_out.iter().all(|name| width::key(name) != width::key(section))
    }

    /// Leaves the section out, or includes it again.
    pub fn toggle_section(&mut self, section: &str) {
        if self.asks(section) {
            self.left_out.push(section.to_owned());
        } else {
            self.left_out.retain(|name| width::key(name) != width::key(section));
        }
    }

    /// Adds the year to the requested years, or removes it.
    pub fn toggle_year(&mut self, year: FiscalYear) {
        match self.years.binary_search(&year) {
            Ok(place) => drop(self.years.remove(place)),
            Err(place) => self.years.insert(place, year),
        }
    }

    /// Removes years that the plan does not have; if none is left, the years `usual` are requested.
    pub fn keep_to_years(&mut self, plan: &Plan, usual: Vec<FiscalYear>) {
        self.years.retain(|year| plan.years.contains(*year));
        if self.years.is_empty() {
            self.years = usual;
        }
    }

    /// Whether texts of 効果検証 are requested for that year; never for a settled sheet.
    fn asks_texts(&self, plan: &Plan, year: FiscalYear) -> bool {
        self.with_texts && plan.evaluations.get(year).is_none_or(|sheet| sheet.state.frozen().is_none())
    }

    /// The fields that are requested for a year, in the order of the columns. The result of the previous year's
    /// measures is requested only if there are any.
    pub fn asked(&self, plan: &Plan, year: FiscalYear) -> Vec<Asked> {
        let mut asked = Asked::FIGURES.to_vec();
        if self.asks_texts(plan, year) {
            let is_on_form = |asked: &Asked| {
                let column = asked.text().and_then(SheetColumn::of_kpi_text);
                column.is_none_or(|column| plan.sheet_columns.asks(column))
            };
            let has_before = plan.indicators().iter().any(|kpi| !measure_before(plan, year, kpi.id).is_empty());
            let texts = Asked::TEXTS.into_iter().filter(|asked| has_before || *asked != Asked::Kept);
            asked.extend(texts.filter(is_on_form));
        }
        asked
    }

    /// The table that is sent, whose version identifies the answers: the plan's table, with the texts of its sheets
    /// that are requested.
    pub fn table(&self, plan: &Plan) -> KpiTable {
        let mut table = KpiTable::from_plan(plan);
        for year in self.years.iter().copied() {
            let asked = self.asked(plan, year);
            for text in asked.iter().filter_map(|asked| asked.text()) {
                for kpi in plan.begun_indicators() {
                    table.state(plan, EvaluationPlace { year, part: EvaluationPart::Kpi(kpi.id, text) });
                }
            }
        }
        table
    }

    /// The requested years as a Japanese text: `2024年度・2025年度`.
    fn years_label(&self) -> String {
        self.years.iter().map(|year| year.western_label()).collect::<Vec<_>>().join("・")
    }

    /// The line with the sender: `企画課　電話 00-0000`; `None` if neither name nor telephone is given.
    fn sender(&self) -> Option<String> {
        let [asked_by, telephone] = [&self.asked_by, &self.telephone].map(|text| width::trim(text));
        let telephone = Some(telephone).filter(|text| !text.is_empty()).map(|text| format!("電話 {text}"));
        let named = Some(asked_by.to_owned()).filter(|text| !text.is_empty());
        let parts: Vec<String> = named.into_iter().chain(telephone).collect();
        (!parts.is_empty()).then(|| parts.join("　"))
    }
}

/// The request to one responsible section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedSection<'p> {
    /// The name of the section as it is written; empty if the KPIs have none.
    pub name: String,
    /// The KPIs of the section, each with its number in the plan.
    pub kpis: Vec<(usize, &'p Indicator)>,
    /// The figures that the section should fill in.
    pub figures: Figures,
}

/// The sections that receive the inquiry, in the order of the plan, each with its KPIs; empty if nothing is open.
pub fn asked_sections<'p>(plan: &'p Plan, inquiry: &Inquiry) -> Vec<AskedSection<'p>> {
    let open = open_figures(plan, if inquiry.only_open { &inquiry.years } else { &[] });
    let missed = missed_kpis(plan, inquiry);
    let lacks_text = |kpi: &Indicator, year| {
        let text = |of| plan.evaluation_text(EvaluationPlace { year, part: EvaluationPart::Kpi(kpi.id, of) });
        let asked = inquiry.asked(plan, year);
        let texts = [Asked::Cause, Asked::Measure].into_iter().filter(|text| asked.contains(text));
        missed.contains(&AskedFigure { year, kpi: kpi.id })
            && texts.filter_map(Asked::text).any(|of| text(of).is_empty())
    };
    let is_due = |kpi: &Indicator, year| kpi.is_measured_in(year) || !kpi.actual(year).is_blank();
    let is_wanted = |kpi: &Indicator, year| {
        let is_open = open.contains(&AskedFigure { year, kpi: kpi.id });
        let is_used = || !kpi.is_unused() && is_due(kpi, year);
        if inquiry.only_open { is_open || is_used() && lacks_text(kpi, year) } else { is_used() }
    };
    let mut sections: Vec<AskedSection<'p>> = Vec::new();
    for (number, kpi) in (1..).zip(plan.indicators()) {
        let years = inquiry.years.iter().copied().filter(|year| is_wanted(kpi, *year));
        let figures: Figures = years.map(|year| AskedFigure { year, kpi: kpi.id }).collect();
        let name = width::trim(&kpi.responsible);
        if figures.is_empty() || !inquiry.asks(name) {
            continue;
        }
        match sections.iter_mut().find(|section| width::key(&section.name) == width::key(name)) {
            Some(section) => {
                section.kpis.push((number, kpi));
                section.figures.extend(figures.iter().copied());
            }
            None => sections.push(AskedSection { name: name.to_owned(), kpis: vec![(number, kpi)], figures }),
        }
    }
    sections
}

/// The KPIs that missed their targets, for which 要因 and 今後の取組 are due (`docs/decisions.md` 89), if these texts are requested.
fn missed_kpis(plan: &Plan, inquiry: &Inquiry) -> Figures {
    let asked = inquiry.years.iter().copied().filter(|year| inquiry.asks_texts(plan, *year));
    let rows = asked.filter_map(|year| PlanInForce::sheet_of_past(plan, year, None).map(|sheet| (year, sheet)));
    let missed = |(year, sheet): (FiscalYear, Arc<Frozen>)| {
        let rows = sheet.rows.iter().filter(|row| row.state == RowState::Below);
        rows.map(|row| AskedFigure { year, kpi: row.indicator }).collect::<Vec<_>>()
    };
    rows.flat_map(missed).collect()
}

/// The measure on the sheet of the previous year; blank if there is none.
fn measure_before(plan: &Plan, year: FiscalYear, kpi: IndicatorId) -> &str {
    let place = |year| EvaluationPlace { year, part: EvaluationPart::Kpi(kpi, KpiText::Measure) };
    year.plus(-1).map_or("", |before| plan.evaluation_text(place(before)))
}

/// The KPIs in use without a responsible section, in the order of the grid. No section can be asked for them by name.
pub fn without_section(plan: &Plan) -> impl Iterator<Item = &Arc<Indicator>> {
    plan.begun_indicators().filter(|kpi| width::trim(&kpi.responsible).is_empty())
}

/// The record of an inquiry whose books, or whose table, are written on that day.
pub fn sent_inquiry(plan: &Plan, inquiry: &Inquiry, sections: &[AskedSection<'_>], asked_on: Date) -> SentInquiry {
    let of_section = |section: &AskedSection<'_>| SectionInquiry {
        name: section.name.clone(),
        figures: section.figures.clone(),
        answers: Vec::new(),
    };
    SentInquiry {
        version: inquiry.table(plan).version(),
        asked_on,
        deadline: width::trim(&inquiry.deadline).to_owned(),
        asked_by: width::trim(&inquiry.asked_by).to_owned(),
        telephone: width::trim(&inquiry.telephone).to_owned(),
        only_open: inquiry.only_open,
        with_texts: inquiry.with_texts,
        sections: sections.iter().map(of_section).collect(),
    }
}

/// A book with a sheet for each of these sections. It names the version of the plan's table and the versions that the
/// table derives from.
pub fn answer_book(plan: &Plan, lineage: &Lineage, inquiry: &Inquiry, sections: &[AskedSection<'_>]) -> AnswerBook {
    let version = inquiry.table(plan).version();
    let mut used = vec![width::key(HIDDEN_SHEET)];
    let sheets = sections.iter().map(|section| {
        let name = sheet_name(section_name(&section.name, Language::Japanese), &mut used);
        sheet::of_section(&sheet::Asking { plan, version, inquiry, section }, name)
    });
    let mut sheets: Vec<AnswerSheet> = sheets.collect();
    sheets.push(hidden(plan, version, lineage, inquiry, sections));
    let title = format!("{} 回答用ブック", names::plan_name(plan, Language::Japanese));
    AnswerBook { title, authors: plan.facts.prepared_by.join("、"), sheets }
}

/// The name of a sheet: with characters that spreadsheets allow, and different from all names in `used`.
fn sheet_name(section: &str, used: &mut Vec<String>) -> String {
    let allowed =
        |letter: char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !letter.is_control();
    let letters = |letter: char| if allowed(letter) { letter } else { '_' };
    let fitted = |rest: &str| {
        let mut name: Vec<u16> = section.chars().map(letters).collect::<String>().encode_utf16().collect();
        name.truncate(MOST_IN_NAME - rest.len());
        String::from_utf16_lossy(&name).replace('\u{fffd}', "_") + rest
    };
    let mut name = fitted("");
    for nth in 2.. {
        let key = width::key(&name).to_lowercase();
        if !used.contains(&key) && key != "history" {
            used.push(key);
            break;
        }
        name = fitted(&format!("_{nth}"));
    }
    name
}

/// The hidden sheet. It states which KPI each number is, and the original content of its cells.
fn hidden(
    plan: &Plan,
    version: VersionId,
    lineage: &Lineage,
    inquiry: &Inquiry,
    sections: &[AskedSection<'_>],
) -> AnswerSheet {
    let before: Vec<String> = lineage.before(version).iter().map(VersionId::to_string).collect();
    let pair = |label: &str, text: String| plain_row(vec![label.to_owned(), text]);
    let mut rows = vec![
        pair(MARK[0], MARK[1].to_owned()),
        pair(PLAN_ID, plan.id.to_string()),
        pair(PLAN_NAME, guard(&plan.facts.name)),
        pair(VERSION, version.to_string()),
        pair(BASE_VERSIONS, before.join(" ")),
    ];
    let heads = [NUMBER, KPI_ID, words::NAME, UNIT, RESPONSIBLE].map(str::to_owned);
    let asked = inquiry.years.iter().map(|year| (*year, inquiry.asked(plan, *year)));
    let asked: Vec<(FiscalYear, Vec<Asked>)> = asked.collect();
    let heads_of_years = asked.iter().flat_map(|(year, asked)| asked.iter().map(|asked| asked.head(*year)));
    rows.push(plain_row(heads.into_iter().chain(heads_of_years).collect()));
    for (number, kpi) in sections.iter().flat_map(|section| &section.kpis) {
        let texts =
            [number.to_string(), kpi.id.to_string(), guard(&kpi.name), guard(&kpi.unit), guard(&kpi.responsible)];
        let stood =
            asked.iter().flat_map(|(year, asked)| asked.iter().map(|asked| asked_text(plan, kpi, *year, *asked)));
        rows.push(plain_row(texts.into_iter().chain(stood).collect()));
    }
    AnswerSheet { name: HIDDEN_SHEET.to_owned(), is_hidden: true, rows, ..AnswerSheet::default() }
}

/// The content of a cell of a KPI and a year when the book is written.
fn asked_text(plan: &Plan, kpi: &Indicator, year: FiscalYear, asked: Asked) -> String {
    let cell = kpi.stated(kpi.actual(year));
    let (figure, status) = words::figure_and_status(&cell);
    match (asked, asked.text()) {
        (_, Some(text)) => {
            let part = EvaluationPart::Kpi(kpi.id, text);
            guard(evaluation::written(part, plan.evaluation_text(EvaluationPlace { year, part })))
        }
        (Asked::Figure, _) if cell.amount().is_some() => figure,
        (Asked::Figure, _) => guard(&figure),
        (Asked::Status, _) => status.to_owned(),
        _ => guard(kpi.notes.get(&(Row::Actual, Some(year))).map_or("", String::as_str)),
    }
}

/// A number as a number if a spreadsheet keeps all of its digits; otherwise a text.
pub(super) fn value(text: String, is_number: bool) -> AnswerValue {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match text.is_empty() {
        true => AnswerValue::Blank,
        false if is_number && digits <= MOST_DIGITS => AnswerValue::Number(text),
        false => AnswerValue::Text(text),
    }
}

fn plain_row(texts: Vec<String>) -> AnswerRow {
    let cells = texts.into_iter().map(|text| AnswerCell::new(value(text, false), CellRole::Plain));
    AnswerRow { lines: None, cells: cells.collect() }
}

/// The number of KPIs in the whole inquiry, for the page.
pub fn asked_of(sections: &[AskedSection<'_>], language: Language) -> String {
    let count: usize = sections.iter().map(|section| section.kpis.len()).sum();
    language.choose(
        format!("照会する指標は{count}件です。"),
        format!("{} to ask about.", plurals::counted(count, "indicator", "indicators")),
    )
}

/// The number of KPIs that a section is asked for: `3件`.
pub fn asked_of_section(kpis: usize, language: Language) -> String {
    language.choose(format!("{kpis}件"), kpis.to_string())
}

/// The message after books were written; `folder` is the name of the folder, if they were written into one.
pub fn written(books: usize, folder: Option<&str>, language: Language) -> String {
    match folder {
        None => language
            .choose(format!("回答用Excelを{books}冊書き出しました。"), format!("Exported {}.", workbooks(books))),
        Some(folder) => language.choose(
            format!("フォルダ「{folder}」に回答用Excelを{books}冊書き出しました。"),
            format!("Exported {} to the folder “{folder}”.", workbooks(books)),
        ),
    }
}

fn workbooks(count: usize) -> String {
    plurals::counted(count, "answer workbook", "answer workbooks")
}

/// The error message if a book cannot be written into the folder; `books` is the number written before.
pub fn folder_failed(folder: &str, books: usize, language: Language) -> String {
    let written = match books {
        0 => String::new(),
        _ => language.choose(
            format!("{books}冊は書き出しました。"),
            format!(" {} already exported.", plurals::counted(books, "workbook was", "workbooks were")),
        ),
    };
    let sentence = sentence!(
        language,
        "フォルダ「{folder}」に書き込めませんでした。書き込めるか、空きがあるかを確かめて、もう一度押してください。",
        "Could not write to the folder “{folder}”. Please check that you may write there and that it has room, then try again."
    );
    sentence + &written
}
