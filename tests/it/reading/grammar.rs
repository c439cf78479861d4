//! Reads the layouts of `tests/layouts` and the tables that [`super::printer`] prints in them: a random plan in the style of an
//! office, with the truth about each of its figures. The notation of a layout is explained at the top of its file.

use std::collections::BTreeMap;
use std::fs;

use keikaku::import::reading::FigurePlace;

use super::printer::print;
use crate::support::Dice;

/// The text format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Commas,
    Tabs,
    Page,
}

/// How a table is laid out.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) name: String,
    pub(super) rows: Vec<LayoutRow>,
    pub(super) form: Form,
    /// The unit of all indicators, if the layout fixes it.
    pub(super) unit: Option<String>,
    /// Whether the order of the columns is fixed, since a column means nothing without its neighbours.
    pub(super) is_fixed: bool,
    /// Why more than two acts are needed, if they are.
    pub(super) beyond: Option<String>,
    /// Why some figure may be placed wrongly, if one may.
    pub(super) wrong: Option<String>,
}

/// A row of a layout: the signs of its loops, and its cells.
#[derive(Clone, Debug)]
pub(super) struct LayoutRow {
    pub(super) loops: String,
    pub(super) cells: String,
}

/// What a figure means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Truth {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) place: FigurePlace,
}

/// A table with the truth about its figures by their numbers. No number occurs twice.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    pub(super) truths: BTreeMap<String, Truth>,
    pub(super) form: Form,
    /// Whether the order of the columns is fixed.
    pub(super) is_fixed: bool,
}

/// All layouts.
pub(super) fn layouts() -> Vec<Layout> {
    let text = fs::read_to_string(format!("{}/layouts/offices.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    text.split("\n--- ").skip(1).map(Layout::read).collect()
}

impl Layout {
    fn read(block: &str) -> Self {
        let (name, rest) = block.split_once('\n').unwrap();
        let mut layout = Self {
            name: name.to_owned(),
            rows: Vec::new(),
            form: Form::Commas,
            unit: None,
            is_fixed: false,
            beyond: None,
            wrong: None,
        };
        for line in rest.trim_end().lines() {
            match line.strip_prefix("! ") {
                Some(said) => layout.note(said),
                None => layout.rows.push(LayoutRow::read(line)),
            }
        }
        layout
    }

    fn note(&mut self, said: &str) {
        match (said, said.split_once(": ")) {
            ("page", _) => self.form = Form::Page,
            ("tabs", _) => self.form = Form::Tabs,
            ("columns stay", _) => self.is_fixed = true,
            (_, Some(("unit", unit))) => self.unit = Some(unit.to_owned()),
            (_, Some(("beyond", why))) => self.beyond = Some(why.to_owned()),
            (_, Some(("wrong", why))) => self.wrong = Some(why.to_owned()),
            _ => panic!("{}: {said} says nothing of a layout", self.name),
        }
    }

    /// A table in this layout.
    pub(super) fn table(&self, dice: &mut Dice) -> Table {
        print(self, dice)
    }
}

impl LayoutRow {
    fn read(line: &str) -> Self {
        let cells = line.trim_start_matches(['?', '*', '+']);
        // A loop sign without a blank after it belongs to the first cell.
        match line.strip_suffix(cells).filter(|_| cells.starts_with(' ')) {
            Some(loops) => Self { loops: loops.to_owned(), cells: cells[1..].to_owned() },
            None => Self { loops: String::new(), cells: line.to_owned() },
        }
    }
}

impl Table {
    /// A table without rows.
    pub(super) fn blank(layout: &Layout) -> Self {
        Self { rows: Vec::new(), truths: BTreeMap::new(), form: layout.form, is_fixed: layout.is_fixed }
    }

    /// The table as text.
    pub(super) fn text(&self) -> String {
        let quoted = |text: &String| if text.contains([',', '\n']) { format!("\"{text}\"") } else { text.clone() };
        let lines = self.rows.iter().map(|row| match self.form {
            Form::Commas => row.iter().map(quoted).collect::<Vec<_>>().join(","),
            Form::Tabs => row.join("\t"),
            Form::Page => self.line_of_page(row),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A row whose cells are padded to the widths of their columns.
    fn line_of_page(&self, row: &[String]) -> String {
        let width = |text: &str| text.chars().map(|letter| 1 + usize::from(!letter.is_ascii())).sum::<usize>();
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| width(cell)).max().unwrap_or_default();
            line.extend([cell.as_str(), &" ".repeat(widest - width(cell) + 2)]);
        }
        line.trim_end().to_owned()
    }

    /// The known figures in a text, each with its truth. Numbers without a truth are skipped.
    pub(super) fn figures_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, &'t Truth)> {
        let is_known = |number: &str| self.truths.contains_key(number);
        // In a line that was not split into cells, commas separate the cells.
        let parts = move |number: &'t str| number.split(if is_known(number) { ' ' } else { ',' });
        numbers(text).flat_map(parts).filter_map(|number| Some((number, self.truths.get(number)?)))
    }

    /// The truths of all figures that are still in the table.
    pub(super) fn truths(&self) -> BTreeMap<&str, &Truth> {
        self.rows.iter().flatten().flat_map(|cell| self.figures_in(cell)).collect()
    }

    /// The number of rows before the first row with a figure.
    pub(super) fn heads(&self) -> usize {
        let has_figure = |row: &Vec<String>| row.iter().any(|cell| self.figures_in(cell).next().is_some());
        self.rows.iter().position(has_figure).unwrap_or(self.rows.len())
    }
}

/// The numbers in a text, as written.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit() && !",.".contains(letter)).filter(|number| !number.is_empty())
}
