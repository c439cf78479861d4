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
    pub(super) fn from_name(name: &[u8]) -> Self {
        match name {
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" | b"caption" | b"colgroup" => Self::Part,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"br" | b"p" | b"div" | b"li" => Self::Line,
            b"select" => Self::Select,
            b"option" => Self::Option,
            b"style" => Self::Style,
            b"script" | b"title" | b"iframe" | b"noembed" | b"noscript" | b"template" | b"rt" | b"rp" => Self::Unseen,
            _ => Self::Other,
        }
    }
}

/// The attributes that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attribute {
    Columns,
    Rows,
    Mark,
    Class,
    Style,
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: Box<[u8]>,
    pub(super) element: Element,
    attribute: Option<Attribute>,
    /// The rows and the columns that it spans.
    pub(super) spans: (usize, usize),
    pub(super) kind: Option<Row>,
    pub(super) is_selected: bool,
    own: MarkupLook,
    classes: Vec<String>,
}

impl Tag {
    pub(super) fn new(name: &[u8]) -> Self {
        let shift = match name {
            b"sup" => Shift::Raised,
            b"sub" => Shift::Lowered,
            _ => Shift::None,
        };
        let is_struck = matches!(name, b"s" | b"del" | b"strike");
        Self {
            name: name.into(),
            element: Element::from_name(name),
            attribute: None,
            spans: (1, 1),
            kind: None,
            is_selected: false,
            own: MarkupLook { is_struck, shift, ..MarkupLook::default() },
            classes: Vec::new(),
        }
    }

    /// Whether it is an element without content.
    pub(super) fn is_void(&self) -> bool {
        matches!(
            &*self.name,
            b"br"
                | b"img"
                | b"input"
                | b"hr"
                | b"col"
                | b"meta"
                | b"link"
                | b"wbr"
                | b"area"
                | b"base"
                | b"embed"
                | b"source"
                | b"track"
                | b"param"
        )
    }

    /// Takes the name of an attribute, some of which say all by their name.
    pub(super) fn name_attribute(&mut self, name: &[u8]) {
        self.own.is_gone |= name == b"hidden";
        self.is_selected |= name == b"selected";
        self.attribute = match name {
            b"colspan" => Some(Attribute::Columns),
            b"rowspan" => Some(Attribute::Rows),
            b"class" => Some(Attribute::Class),
            b"style" => Some(Attribute::Style),
            name if name == ROW_MARK.as_bytes() => Some(Attribute::Mark),
            _ => None,
        };
    }

    /// Takes the value of the attribute that was named last.
    pub(super) fn set(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        let number = || value.trim().parse().unwrap_or(1);
        match self.attribute.take() {
            Some(Attribute::Columns) => self.spans.1 = number(),
            Some(Attribute::Rows) => self.spans.0 = number(),
            Some(Attribute::Mark) => self.kind = [Row::Target, Row::Actual].into_iter().find(|row| mark(*row) == value),
            Some(Attribute::Class) => self.classes = value.split_whitespace().map(str::to_owned).collect(),
            Some(Attribute::Style) => self.own = self.own.with(MarkupLook::of_declarations(&value)),
            None => {}
        }
    }

    /// How it makes its content look.
    pub(super) fn look(&self, classes: &Classes) -> MarkupLook {
        self.classes.iter().fold(self.own, |look, class| look.with(classes.look(class)))
    }
}
