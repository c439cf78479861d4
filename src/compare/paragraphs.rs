//! Two texts side by side, paragraph by paragraph.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A paragraph of one of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedParagraph {
    /// The paragraph.
    pub text: String,
    /// Whether the other text has another one, or none, in its place.
    pub differs: bool,
}

/// The paragraphs of both texts.
pub fn paragraphs(left: &str, right: &str) -> [Vec<ComparedParagraph>; 2] {
    let texts = [left, right].map(|text| text.split('\n').collect::<Vec<_>>());
    let [left, right] = &texts;
    let steps = capture_diff_slices(Algorithm::Myers, left, right);
    let side = |of: &[&str], range: fn(&DiffOp) -> std::ops::Range<usize>| {
        let paragraphs = steps.iter().flat_map(|step| {
            let differs = !matches!(step, DiffOp::Equal { .. });
            let texts = of.get(range(step)).unwrap_or_default();
            texts.iter().map(move |text| ComparedParagraph { text: (*text).to_owned(), differs })
        });
        paragraphs.collect()
    };
    [side(left, DiffOp::old_range), side(right, DiffOp::new_range)]
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
    fn a_text_beside_itself_or_beside_none() {
        let [left, right] = paragraphs("一\n二", "一\n二");
        assert!(left == right && left.iter().all(|one| !one.differs));
        assert_eq!(paragraphs("", "一").map(|side| side.iter().all(|one| one.differs)), [true, true]);
    }
}
