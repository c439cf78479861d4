//! Two texts side by side, paragraph by paragraph.

use crate::merge::{Passage, Passages};

/// A paragraph of one of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedParagraph {
    /// The paragraph.
    pub text: String,
    /// Whether the other text has a different paragraph, or none, in its place.
    pub differs: bool,
}

/// The paragraphs of both texts.
pub fn paragraphs(left: &str, right: &str) -> [Vec<ComparedParagraph>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    for passage in Passages::from_texts(None, left, right).iter() {
        let (texts, differs) = match passage {
            Passage::Settled(same) => ([same, same], false),
            Passage::Open { ours, theirs } => ([ours, theirs], true),
        };
        for (side, texts) in sides.iter_mut().zip(texts) {
            side.extend(texts.iter().map(|text| ComparedParagraph { text: text.clone(), differs }));
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(side: &[ComparedParagraph]) -> Vec<(&str, bool)> {
        side.iter().map(|one| (one.text.as_str(), one.differs)).collect()
    }

    #[test]
    fn only_the_paragraphs_that_differ_are_marked() {
        let [left, right] = paragraphs("一\n二\n三", "一\n弐\n三\n四");
        assert_eq!(marked(&left), [("一", false), ("二", true), ("三", false)]);
        assert_eq!(marked(&right), [("一", false), ("弐", true), ("三", false), ("四", true)]);
    }

    #[test]
    fn an_equal_text_has_no_marks_and_a_text_beside_none_is_wholly_marked() {
        let [left, right] = paragraphs("一\n二", "一\n二");
        assert!(left == right && left.iter().all(|one| !one.differs));
        assert_eq!(paragraphs("", "一").map(|side| side.iter().all(|one| one.differs)), [true, true]);
    }
}
