//! A start tag, with its known attributes.

use super::look::{Classes, MarkupLook};
use super::{ROW_MARK, mark};
use crate::import::seen::{Look, Shift};
use crate::plan::indicator::Row;

/// The level of an element in the table, from the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TableLevel {
    Table,
    Part,
    Row,
    Cell,
}

/// The role of an element for a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    OfTable(TableLevel),
    /// An element that begins on a line of its own.
    Line,
    /// A list of options.
    Select,
    Option,
    Style,
    /// An element whose letters are not displayed, or the reading of a word.
    Unseen,
    Other,
}

impl Element {
    /// The role of the element with this name.
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "table" => Self::OfTable(TableLevel::Table),
            "thead" | "tbody" | "tfoot" | "caption" | "colgroup" => Self::OfTable(TableLevel::Part),
            "tr" => Self::OfTable(TableLevel::Row),
            "td" | "th" => Self::OfTable(TableLevel::Cell),
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
    /// The look that it gives to its content.
    pub(super) look: MarkupLook,
}

impl Tag {
    /// The tag with this name and these attributes.
    pub(super) fn new(name: String, attributes: &[(&str, String)], classes: &Classes) -> Self {
        let shift = match &*name {
            "sup" => Shift::Raised,
            "sub" => Shift::Lowered,
            _ => Shift::None,
        };
        let letters = Look { is_struck: matches!(&*name, "s" | "del" | "strike"), shift };
        let look = MarkupLook { letters, ..MarkupLook::default() };
        let element = Element::from_name(&name);
        let mut tag = Self { element, name, spans: (1, 1), kind: None, is_selected: false, look };
        for (name, value) in attributes {
            let number = || value.trim().parse().unwrap_or(1);
            let class_look = |look: MarkupLook, class| look.with(classes.look(class));
            match *name {
                "hidden" => tag.look.is_gone = true,
                "selected" => tag.is_selected = true,
                "colspan" => tag.spans.1 = number(),
                "rowspan" => tag.spans.0 = number(),
                "class" => tag.look = value.split_whitespace().fold(tag.look, class_look),
                "style" => tag.look = tag.look.with(MarkupLook::of_declarations(value)),
                ROW_MARK => tag.kind = [Row::Target, Row::Actual].into_iter().find(|row| mark(*row) == value),
                _ => {}
            }
        }
        tag
    }

    /// Whether the element has no content.
    pub(super) fn is_void(&self) -> bool {
        VOID.split(' ').any(|name| name == self.name)
    }
}
