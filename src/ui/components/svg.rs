//! Pictures as values: elements of SVG, which the browser makes in a namespace of their own.
//!
//! [`El`](crate::ui::components::el::El) stands on an element type of HTML. Here the elements are made by hand; a picture that is drawn
//! anew writes only the attributes and texts that differ, so that a chart can follow each keystroke.

use crate::ui::app::dom::set_attribute;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Element, Node};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// An element of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    parts: Vec<Self>,
}

/// Begins an element of a picture.
pub(crate) fn shape(tag: &'static str) -> Shape {
    Shape { tag, attributes: Vec::new(), text: String::new(), parts: Vec::new() }
}

impl Shape {
    /// An attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.attributes.push((name, value.as_ref().to_owned()));
        self
    }

    /// An attribute in units of the view box.
    pub(crate) fn at(self, name: &'static str, value: i32) -> Self {
        self.attr(name, value.to_string())
    }

    /// Several attributes.
    pub(crate) fn attrs(self, attributes: &[(&'static str, &str)]) -> Self {
        attributes.iter().fold(self, |shape, (name, value)| shape.attr(name, value))
    }

    /// What is written in it.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// Its parts.
    pub(crate) fn with(mut self, parts: impl IntoIterator<Item = Self>) -> Self {
        self.parts.extend(parts);
        self
    }
}

/// A picture that is there.
#[derive(Debug)]
pub(crate) struct Drawn {
    element: Option<Element>,
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    parts: Vec<Self>,
}

impl Drawn {
    /// Writes what differs. Elements of another kind take the place of those that were there.
    fn draw(&mut self, shape: Shape) {
        if self.tag != shape.tag {
            *self = in_place_of(self, shape);
            return;
        }
        let Some(element) = &self.element else { return };
        for (name, value) in &shape.attributes {
            if !self.attributes.contains(&(*name, value.clone())) {
                set_attribute(element, name, Some(value));
            }
        }
        for (name, _) in &self.attributes {
            if !shape.attributes.iter().any(|(kept, _)| kept == name) {
                set_attribute(element, name, None);
            }
        }
        if self.text != shape.text {
            element.set_text_content(Some(&shape.text));
        }
        (self.attributes, self.text) = (shape.attributes, shape.text);
        let element = element.clone();
        self.draw_parts(&element, shape.parts);
    }

    fn draw_parts(&mut self, element: &Element, parts: Vec<Shape>) {
        while self.parts.len() > parts.len() {
            self.parts.pop().into_iter().for_each(|mut gone| gone.unmount());
        }
        let mut parts = parts.into_iter();
        for (drawn, shape) in self.parts.iter_mut().zip(&mut parts) {
            drawn.draw(shape);
        }
        for shape in parts {
            let mut more = shape.build();
            more.mount(element, None);
            self.parts.push(more);
        }
    }
}

fn in_place_of(drawn: &mut Drawn, shape: Shape) -> Drawn {
    let mut new = shape.build();
    drawn.insert_before_this(&mut new);
    drawn.unmount();
    new
}

impl Render for Shape {
    type State = Drawn;

    fn build(self) -> Drawn {
        let Self { tag, attributes, text, parts } = self;
        let element = document().create_element_ns(Some(NAMESPACE), tag).ok();
        let mut drawn = Drawn { element: element.clone(), tag, attributes, text, parts: Vec::new() };
        if let Some(element) = element {
            for (name, value) in &drawn.attributes {
                set_attribute(&element, name, Some(value));
            }
            if !drawn.text.is_empty() {
                element.set_text_content(Some(&drawn.text));
            }
            drawn.draw_parts(&element, parts);
        }
        drawn
    }

    fn rebuild(self, drawn: &mut Drawn) {
        drawn.draw(self);
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.iter().for_each(Element::remove);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.iter_mut().for_each(|element| element.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.as_ref().is_some_and(|element| element.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        self.element.iter().cloned().collect()
    }
}

impl AddAnyAttr for Shape {
    type Output<New: Attribute> = Self;

    /// None is ever added from outside.
    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

impl RenderHtml for Shape {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
