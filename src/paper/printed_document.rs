//! The document of a plan as the form prints it ([`PrintedDocument`]).
//!
//! It is Japanese in either language of the page, since the form is. An optional section that is blank is not printed.
//! Missing contents are printed as missing, so that nobody takes a draft for a complete document.

use std::ops::Range;

use super::kpi_block::{KpiBlock, KpiBlockRow, kpi_block};
use crate::paper::printed_document::content::{
    PrintedBlock, PrintedDocument, PrintedSection, PrintedTable, TableColumn,
};
use crate::plan::document::{OwnProject, ProjectField, SectionState};
use crate::plan::form::{FactLine, Fill, NamesPlace, Section, SectionKind};
use crate::plan::{Form, Plan};
use crate::value::{IndicatorId, width};
use crate::wording::{Label, Language, document, names, terms};

pub mod content;

/// The text that is printed where a content is missing.
pub(super) const NOT_WRITTEN: &str = "（未記入）";

/// The label of the period of an own project.
const PROJECT_PERIOD: &str = "事業実施期間";

/// The largest number of columns of figures of a table that can be read on A4 portrait. More columns are split into
/// several tables.
const MOST_FIGURES: usize = 8;

/// The width of a digit, of a separator and of any other letter in a table, and of the lines and blanks around a cell,
/// in hundredths of a hundredth of the table's width (8 points on a line of 170 mm).
const DIGIT: usize = 94;
const SEPARATOR: usize = 47;
const LETTER: usize = 166;
const AROUND: usize = 145;

/// The least widths of the columns of words, in hundredths of the table: a name, a number without a name, and a unit.
const NAME_WIDTH: usize = 26;
const NUMBER_WIDTH: usize = 12;
const UNIT_WIDTH: usize = 8;

/// The largest number of rows of a table that stays on one page.
const MOST_TOGETHER: usize = 12;

/// The document of the plan. `both_eras` adds the Japanese era to each year that the program writes (元号併記); typed texts
/// are printed as typed.
pub fn printed_document(plan: &Plan, both_eras: bool) -> PrintedDocument {
    let name = names::plan_name(plan, Language::Japanese);
    let title = if plan.form.title.is_empty() { name.clone() } else { plan.form.title.clone() };
    let sections = plan.form.sections.iter().flat_map(|section| sections(plan, both_eras, section, 1)).collect();
    let authors = plan.facts.prepared_by.join("、");
    PrintedDocument { title, plan: name, authors, is_landscape: false, sections }
}

/// A section with its subsections; empty if it is optional and blank.
fn sections(plan: &Plan, both_eras: bool, section: &Section, level: usize) -> Vec<PrintedSection> {
    let under = section.sections.iter().flat_map(|under| sections(plan, both_eras, under, level + 1));
    let under: Vec<PrintedSection> = under.collect();
    let is_blank = plan.section_state(section) == SectionState::Blank;
    if is_blank && section.fill == Fill::Optional && under.is_empty() {
        return Vec::new();
    }
    let heading = [section.number.as_str(), plan.heading(section)];
    let heading = heading.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　");
    let blocks = if is_blank && section.fill == Fill::Optional { Vec::new() } else { blocks(plan, both_eras, section) };
    let mut sections =
        vec![PrintedSection { leaf: Some(section.leaf), level, heading, blocks, ..PrintedSection::default() }];
    sections.extend(under);
    sections
}

fn blocks(plan: &Plan, both_eras: bool, section: &Section) -> Vec<PrintedBlock> {
    if !section.facts.is_empty() {
        return filled(facts(plan, section));
    }
    match &section.kind {
        SectionKind::Group => Vec::new(),
        SectionKind::KpiTable => filled(kpi_tables(plan, both_eras)),
        SectionKind::Reference { sentence, .. } => vec![PrintedBlock::Paragraph(sentence.clone())],
        SectionKind::Projects if !plan.document.projects(section.leaf).is_empty() => {
            let projects = plan.document.projects(section.leaf).into_iter().zip(1..);
            projects.flat_map(|(project, number)| own_project(project, number)).collect()
        }
        _ => filled(paragraphs(&plan.section_text(section))),
    }
}

/// The blocks, or （未記入） if there are none.
fn filled(blocks: Vec<PrintedBlock>) -> Vec<PrintedBlock> {
    if blocks.is_empty() { vec![PrintedBlock::Paragraph(NOT_WRITTEN.to_owned())] } else { blocks }
}

/// The paragraphs of a text: each of its lines, without blank ones before the first and after the last.
fn paragraphs(text: &str) -> Vec<PrintedBlock> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let is_written = |line: &&str| !width::trim(line).is_empty();
    let Some(first) = lines.iter().position(is_written) else { return Vec::new() };
    let end = lines.iter().rposition(is_written).map_or(0, |last| last + 1);
    let lines = lines.get(first..end).unwrap_or_default();
    let block = |line: &&str| {
        let text = (*line).to_owned();
        if is_item(line) { PrintedBlock::Item(text) } else { PrintedBlock::Paragraph(text) }
    };
    lines.iter().map(block).collect()
}

/// Whether the line is an entry of a list or a note, which begins with a mark.
fn is_item(line: &str) -> bool {
    let line = width::trim(line);
    let is_numbered = line.starts_with(|first| matches!(first, '①'..='⑳'));
    is_numbered || line.starts_with(['・', '※', '○', '◯', '●', '■', '□', '◆', '◇', '-', '－'])
}

/// The facts of a section: in the lines of the form, or one per line.
fn facts(plan: &Plan, section: &Section) -> Vec<PrintedBlock> {
    let text = if section.printed.is_empty() {
        plan.section_text(section)
    } else {
        let lines = section.printed.iter().filter_map(|line| fact_line(plan, section, line));
        lines.collect::<Vec<_>>().join("\n")
    };
    paragraphs(&text)
}

/// A line with the facts in it; `None` if none of them is written. In an optional section, a fact that is not required
/// and blank is left out with the words behind it.
fn fact_line(plan: &Plan, section: &Section, line: &FactLine) -> Option<String> {
    let facts: Vec<String> = line.parts.iter().map(|(_, fact)| plan.facts.printed(*fact)).collect();
    if facts.iter().all(|fact| width::trim(fact).is_empty()) {
        return None;
    }
    let mut printed = String::new();
    let behind = line.parts.iter().skip(1).map(|(before, _)| before).chain([&line.end]);
    let mut is_left_out = false;
    for (((before, fact), text), behind) in line.parts.iter().zip(&facts).zip(behind) {
        if !is_left_out {
            printed.push_str(before);
        }
        let text = width::trim(text);
        is_left_out = text.is_empty() && section.fill == Fill::Optional && !plan.form.requires(*fact);
        if text.is_empty() && !is_left_out {
            printed.push_str(NOT_WRITTEN);
        } else {
            printed.push_str(bare(text, before, behind));
        }
    }
    if !is_left_out {
        printed.push_str(&line.end);
    }
    Some(printed)
}

/// A text without the words that are already around it (2027年3月31日まで), or without brackets that are already around it
/// (【A3007】).
fn bare<'t>(text: &'t str, before: &str, behind: &str) -> &'t str {
    let is_bracket = |letter: char| "（(【「[".contains(letter);
    let (before, behind) = (width::trim(before), width::trim(behind));
    let open = before.chars().next_back().filter(|last| is_bracket(*last));
    if let Some(open) = open {
        return inside(text, open, behind).unwrap_or(text);
    }
    let text = if before.is_empty() { text } else { width::trim(text.strip_prefix(before).unwrap_or(text)) };
    if behind.is_empty() { text } else { width::trim(text.strip_suffix(behind).unwrap_or(text)) }
}

/// The text between the bracket and its counterpart; `None` unless the two enclose the whole text.
fn inside<'t>(text: &'t str, open: char, behind: &str) -> Option<&'t str> {
    let close = behind.chars().next()?;
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    (!inside.contains([open, close])).then_some(inside)
}

/// An own project with the labels of the form.
fn own_project(project: OwnProject<'_>, number: usize) -> Vec<PrintedBlock> {
    let text = |field| width::trim(project.text(field));
    let or_missing = |text: &str| if text.is_empty() { NOT_WRITTEN.to_owned() } else { text.to_owned() };
    let mut blocks = vec![PrintedBlock::Label(format!("({number})　{}", or_missing(text(ProjectField::Name))))];
    let mut field = |mark: &str, label: &str, blocks_of: Vec<PrintedBlock>| {
        blocks.push(PrintedBlock::Label(format!("{mark}　{label}")));
        blocks.extend(filled(blocks_of));
    };
    let label = |field| document::project_field(field, Language::Japanese);
    field("ア", label(ProjectField::Outline), paragraphs(text(ProjectField::Outline)));
    field("イ", label(ProjectField::PreparedBy), paragraphs(text(ProjectField::PreparedBy)));
    let (start, end) = (text(ProjectField::Start), text(ProjectField::End));
    let is_dated = !(start.is_empty() && end.is_empty());
    let period = is_dated.then(|| {
        let start = or_missing(bare(start, "", "から"));
        let end = or_missing(bare(end, "", "まで"));
        PrintedBlock::Paragraph(format!("{start}から{end}まで"))
    });
    field("ウ", PROJECT_PERIOD, period.into_iter().collect());
    blocks
}

/// The tables of the KPIs: the names are above the figures, or beside them with a heading for each group.
fn kpi_tables(plan: &Plan, both_eras: bool) -> Vec<PrintedBlock> {
    let block = kpi_block(plan, both_eras, Language::Japanese);
    let tables = |rows: &[KpiBlockRow]| figure_tables(&plan.form, &block, rows).into_iter().map(PrintedBlock::Table);
    if block.rows.is_empty() {
        return Vec::new();
    }
    if !prints_groups(&plan.form) {
        return [PrintedBlock::Table(names_table(&block))].into_iter().chain(tables(&block.rows)).collect();
    }
    let has_groups = block.rows.iter().any(|row| !row.group.is_empty());
    let groups = block.rows.chunk_by(|one, next| one.group == next.group);
    groups.flat_map(|rows| has_groups.then(|| group_heading(rows)).into_iter().chain(tables(rows))).collect()
}

/// The heading above the KPIs of a group.
fn group_heading(rows: &[KpiBlockRow]) -> PrintedBlock {
    let name = rows.first().map(|row| row.group.as_str()).filter(|name| !name.is_empty());
    PrintedBlock::Label(name.unwrap_or(Label::NO_GROUP.text(Language::Japanese)).to_owned())
}

fn are_above(form: &Form) -> bool {
    form.table.names == NamesPlace::Above
}

/// Whether the tables of figures have a column of units.
fn has_units_beside(form: &Form) -> bool {
    !form.table.unit_behind_numbers && !are_above(form)
}

/// Whether the form also prints the unit of a KPI that has no figures.
pub(super) fn prints_units_alone(form: &Form) -> bool {
    are_above(form) || has_units_beside(form)
}

/// Whether the form prints the groups of the KPIs, each above its table.
pub(super) fn prints_groups(form: &Form) -> bool {
    !are_above(form)
}

/// The table of the names with their units; each row has the label of its unit.
fn names_table(block: &KpiBlock) -> PrintedTable {
    let unit = Label::UNIT.text(Language::Japanese);
    let row = |row: &KpiBlockRow| vec![row.number.clone(), row.name.clone(), unit.to_owned(), row.unit.clone()];
    PrintedTable {
        head: Vec::new(),
        rows: block.rows.iter().map(row).collect(),
        words: 4,
        widths: vec![12, 62, 10, 16],
        stays_together: stays_together(&block.rows),
        kpis: kpis(&block.rows),
        columns: vec![TableColumn::Number, TableColumn::Name, TableColumn::Label, TableColumn::Unit],
        ..PrintedTable::default()
    }
}

fn kpis(rows: &[KpiBlockRow]) -> Vec<Option<IndicatorId>> {
    rows.iter().map(|row| row.id).collect()
}

/// Whether a table of these rows stays on one page.
fn stays_together(rows: &[KpiBlockRow]) -> bool {
    rows.len() <= MOST_TOGETHER
}

/// The figures of these rows, in tables that fit on the page. All tables of the block have columns of the same width.
fn figure_tables(form: &Form, block: &KpiBlock, rows: &[KpiBlockRow]) -> Vec<PrintedTable> {
    let count = block.heads.len().max(1);
    let has_unit = has_units_beside(form);
    let name = if are_above(form) { NUMBER_WIDTH } else { NAME_WIDTH };
    let room = 100 - name - if has_unit { UNIT_WIDTH } else { 0 };
    let figures = block.rows.iter().flat_map(|row| &row.figures);
    let widest = figures.map(|text| figure_width(text)).max().unwrap_or_default();
    // A figure is never broken into two lines.
    let most = (room / widest.max(1)).clamp(1, MOST_FIGURES);
    let in_each = count.div_ceil(count.div_ceil(most));
    let columns = (0..count).step_by(in_each).map(|from| from..(from + in_each).min(count));
    let columns_of = |columns: &Range<usize>| FigureColumns {
        heads: block.heads.get(columns.clone()).unwrap_or_default(),
        holds: block.columns.get(columns.clone()).unwrap_or_default(),
        has_unit,
        widest,
    };
    columns.map(|columns| figure_table(form, &columns_of(&columns), columns, rows)).collect()
}

/// The width of the longest part of a text that stays on one line, a figure with its separators, in hundredths of the table.
fn figure_width(text: &str) -> usize {
    let letter_width = |letter: char| match letter {
        '0'..='9' => DIGIT,
        ',' | '.' => SEPARATOR,
        _ => LETTER,
    };
    let is_outside = |letter: char| !letter.is_ascii_graphic() && letter != '△';
    let runs = text.split(is_outside).map(|run| run.chars().map(letter_width).sum::<usize>());
    runs.max().map_or(0, |run| (run + AROUND).div_ceil(100))
}

/// The columns of figures of a table.
struct FigureColumns<'b> {
    heads: &'b [String],
    holds: &'b [TableColumn],
    /// Whether a column of units precedes them.
    has_unit: bool,
    /// The width of the widest figure, in hundredths of the table.
    widest: usize,
}

/// A table of these rows with the figures of that range.
fn figure_table(form: &Form, of: &FigureColumns<'_>, range: Range<usize>, rows: &[KpiBlockRow]) -> PrintedTable {
    let mut columns = vec![if are_above(form) { TableColumn::Number } else { TableColumn::Name }];
    columns.extend(of.has_unit.then_some(TableColumn::Unit));
    columns.extend(of.holds);
    let mut head = vec![terms::indicator(form, Language::Japanese).to_owned()];
    head.extend(of.has_unit.then(|| Label::UNIT.text(Language::Japanese).to_owned()));
    head.extend(of.heads.iter().cloned());
    let texts = rows.iter().map(|row| {
        let name = if are_above(form) { row.number.clone() } else { format!("{} {}", row.number, row.name) };
        let figures = row.figures.get(range.clone()).unwrap_or_default();
        let unit = of.has_unit.then(|| row.unit.clone());
        [name].into_iter().chain(unit).chain(figures.iter().cloned()).collect()
    });
    let words = 1 + usize::from(of.has_unit);
    let widths = widths(words, of.heads.len(), of.widest, are_above(form));
    PrintedTable {
        head,
        rows: texts.collect(),
        words,
        widths,
        stays_together: stays_together(rows),
        kpis: kpis(rows),
        columns,
        ..PrintedTable::default()
    }
}

/// The widths of the columns: each figure gets what it needs, the name the rest.
fn widths(words: usize, figures: usize, widest: usize, are_names_above: bool) -> Vec<usize> {
    let units = if words > 1 { vec![UNIT_WIDTH] } else { Vec::new() };
    let taken = units.iter().sum::<usize>() + if are_names_above { NUMBER_WIDTH } else { NAME_WIDTH };
    let most = if are_names_above { 100 } else { widest.max(14) };
    let each = ((100 - taken) / figures.max(1)).min(most);
    let name = 100 - units.iter().sum::<usize>() - each * figures;
    [name].into_iter().chain(units).chain(std::iter::repeat_n(each, figures)).collect()
}
