//! The sections of a form in their order, each with the number by which it is cited.

use super::{Form, Leaf, Section};

/// A section with its place in the form.
#[derive(Clone, Debug)]
pub struct Outlined<'f> {
    /// The section.
    pub section: &'f Section,
    /// How many sections it lies in.
    pub depth: usize,
    /// The number by which it is cited, such as `5-2の⑥`; the number of the section around it if it has none of its own.
    pub number: String,
}

impl Outlined<'_> {
    /// The section's number and heading, such as `5-2の⑥ 【検証方法】`. No two sections of a form have the same.
    pub fn label(&self) -> String {
        let parts = [self.number.as_str(), self.section.heading.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Form {
    /// Every section, each before the sections under it.
    pub fn outline(&self) -> Vec<Outlined<'_>> {
        let mut outline = Vec::new();
        add(&self.sections, 0, "", &mut outline);
        outline
    }

    /// The section of that code name with its place; `None` if the form has none.
    pub fn outlined(&self, leaf: Leaf) -> Option<Outlined<'_>> {
        self.outline().into_iter().find(|one| one.section.leaf == leaf)
    }

    /// The section of that code name; `None` if the form has none.
    pub fn section(&self, leaf: Leaf) -> Option<&Section> {
        under(&self.sections, leaf)
    }
}

fn under(sections: &[Section], leaf: Leaf) -> Option<&Section> {
    sections.iter().find_map(|one| if one.leaf == leaf { Some(one) } else { under(&one.sections, leaf) })
}

fn add<'f>(sections: &'f [Section], depth: usize, around: &str, outline: &mut Vec<Outlined<'f>>) {
    for section in sections {
        let number = cited(around, &section.number);
        outline.push(Outlined { section, depth, number: number.clone() });
        add(&section.sections, depth + 1, &number, outline);
    }
}

/// The number by which a section is cited: `⑥` in `5-2` is cited as `5-2の⑥`, while `5-2` is complete by itself.
fn cited(around: &str, number: &str) -> String {
    let is_whole = number.starts_with(|first: char| first.is_ascii_digit());
    match (around, number) {
        (_, "") => around.to_owned(),
        ("", _) => number.to_owned(),
        _ if is_whole => number.to_owned(),
        _ => format!("{around}の{number}"),
    }
}
