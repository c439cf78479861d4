//! A start tag, with those of its attributes that are read.

use super::look::{Classes, MarkupLook};
use super::{ROW_MARK, mark};
use crate::import::seen::Shift;
use crate::plan::indicator::Row;

/// What an element is to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Table,
    /// A part of a table that holds rows, or stands beside them.
    Part,
    Row,
    Cell,
    /// An element that begins on a line of its own.
    Line,
    /// A list of choices, and one of them.
    Select,
    Option,
    Style,
    /// An element whose letters are no text of the page, or the reading of a word.
    Unseen,
    Other,
}

impl Element {
    /// What the element of that name is.
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "table" => Self::Table,
            "thead" | "tbody" | "tfoot" | "caption" | "colgroup" => Self::Part,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "br" | "p" | "div" | "li" => Self::Line,
            "select" => Self::Select,
            "option" => Self::Option,
            "style" => Self::Style,
            "script" | "title" | "iframe" | "noembed" | "noscript" | "template" | "rt" | "rp" => Self::Unseen,
            _ => Self::Other,
        }
    }
}

/// The names of the attributes that are read.
pub(super) const READ: [&str; 7] = ["hidden", "selected", "colspan", "rowspan", "class", "style", ROW_MARK];

/// The elements without content.
const VOID: &str = "br img input hr col meta link wbr area base embed source track param";

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) element: Element,
    /// The rows and the columns that it spans.
    pub(super) spans: (usize, usize),
    pub(super) kind: Option<Row>,
    pub(super) is_selected: bool,
    own: MarkupLook,
    classes: Vec<String>,
}

impl Tag {
    /// The tag of that name, with these of its attributes.
    pub(super) fn new(name: String, attributes: &[(&str, String)]) -> Self {
        let shift = match &*name {
            "sup" => Shift::Raised,
            "sub" => Shift::Lowered,
            _ => Shift::None,
        };
        let is_struck = matches!(&*name, "s" | "del" | "strike");
        let mut tag = Self {
            element: Element::from_name(&name),
            name,
            spans: (1, 1),
            kind: None,
            is_selected: false,
            own: MarkupLook { is_struck, shift, ..MarkupLook::default() },
            classes: Vec::new(),
        };
        for (name, value) in attributes {
            tag.set(name, value);
        }
        tag
    }

    /// Whether it is an element without content.
    pub(super) fn is_void(&self) -> bool {
        VOID.split(' ').any(|name| name == self.name)
    }

    fn set(&mut self, name: &str, value: &str) {
        let number = || value.trim().parse().unwrap_or(1);
        match name {
            "hidden" => self.own.is_gone = true,
            "selected" => self.is_selected = true,
            "colspan" => self.spans.1 = number(),
            "rowspan" => self.spans.0 = number(),
            "class" => self.classes = value.split_whitespace().map(str::to_owned).collect(),
            "style" => self.own = self.own.with(MarkupLook::of_declarations(value)),
            ROW_MARK => self.kind = [Row::Target, Row::Actual].into_iter().find(|row| mark(*row) == value),
            _ => {}
        }
    }

    /// How it makes its content look.
    pub(super) fn look(&self, classes: &Classes) -> MarkupLook {
        self.classes.iter().fold(self.own, |look, class| look.with(classes.look(class)))
    }
}
