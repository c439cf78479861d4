//! The merge of two texts that were made from the same text, paragraph by paragraph.
//!
//! [`Passages`] is the result. A passage is settled if at most one side changed it or both changed it alike, and open
//! if both sides changed the same paragraphs differently. A text without open passages is merged without a question;
//! otherwise the user decides the whole text, or each open passage on its own.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two texts merged into one, divided into passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passages(Vec<Passage>);

/// A passage of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// The paragraphs of the merged text, independent of any decision.
    Settled(Vec<String>),
    /// The paragraphs of each side, between which the user has to choose.
    Open {
        /// The paragraphs on our side; empty if we removed them or have none there.
        ours: Vec<String>,
        /// The paragraphs on their side.
        theirs: Vec<String>,
    },
}

/// The user's choice for an open passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageChoice {
    /// Our paragraphs.
    Ours,
    /// Their paragraphs.
    Theirs,
    /// Our paragraphs, followed by theirs.
    Both,
}

impl Passages {
    /// The passages of the texts of both sides. Without a base every difference is open.
    pub fn from_texts(base: Option<&str>, ours: &str, theirs: &str) -> Self {
        let [ours, theirs] = [ours, theirs].map(|text| text.split('\n').collect::<Vec<_>>());
        match base {
            Some(base) => Self::of_three(&base.split('\n').collect::<Vec<_>>(), &ours, &theirs),
            None => Self::of_two(&ours, &theirs),
        }
    }

    fn of_three(base: &[&str], ours: &[&str], theirs: &[&str]) -> Self {
        let mut passages = Vec::new();
        let mut next = 0;
        for group in grouped(changes(base, ours), changes(base, theirs)) {
            let range = group.range();
            passages.push(settled(base.get(next..range.start).unwrap_or_default()));
            next = range.end;
            let was = base.get(range.clone()).unwrap_or_default();
            let [ours, theirs] = [&group.ours, &group.theirs].map(|changes| changed(base, &range, changes));
            passages.push(match () {
                () if ours == theirs || theirs == was => settled(&ours),
                () if ours == was => settled(&theirs),
                () => open(&ours, &theirs),
            });
        }
        passages.push(settled(base.get(next..).unwrap_or_default()));
        Self::without_blanks(passages)
    }

    fn of_two(ours: &[&str], theirs: &[&str]) -> Self {
        let (mut passages, mut next) = (Vec::new(), 0);
        for Replaced { base, by } in changes(ours, theirs) {
            passages.push(settled(ours.get(next..base.start).unwrap_or_default()));
            next = base.end;
            passages.push(open(ours.get(base).unwrap_or_default(), &by));
        }
        passages.push(settled(ours.get(next..).unwrap_or_default()));
        Self::without_blanks(passages)
    }

    /// The passages without settled passages that have no paragraph.
    fn without_blanks(mut passages: Vec<Passage>) -> Self {
        passages.retain(|passage| !matches!(passage, Passage::Settled(paragraphs) if paragraphs.is_empty()));
        Self(passages)
    }

    /// The passages in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &Passage> {
        self.0.iter()
    }

    /// The number of open passages.
    pub fn open(&self) -> usize {
        self.iter().filter(|passage| matches!(passage, Passage::Open { .. })).count()
    }

    /// The text with these choices for the open passages, in their order; `None` unless there is one for each.
    pub fn chosen(&self, choices: &[Option<PassageChoice>]) -> Option<String> {
        let mut choices = choices.iter();
        let mut paragraphs: Vec<&str> = Vec::new();
        for passage in self.iter() {
            let none: &[String] = &[];
            let (first, second) = match passage {
                Passage::Settled(settled) => (settled.as_slice(), none),
                Passage::Open { ours, theirs } => match (*choices.next()?)? {
                    PassageChoice::Ours => (ours.as_slice(), none),
                    PassageChoice::Theirs => (theirs.as_slice(), none),
                    PassageChoice::Both => (ours.as_slice(), theirs.as_slice()),
                },
            };
            paragraphs.extend(first.iter().chain(second).map(String::as_str));
        }
        choices.next().is_none().then(|| paragraphs.join("\n"))
    }
}

fn settled(paragraphs: &[&str]) -> Passage {
    Passage::Settled(owned(paragraphs))
}

fn open(ours: &[&str], theirs: &[&str]) -> Passage {
    Passage::Open { ours: owned(ours), theirs: owned(theirs) }
}

fn owned(paragraphs: &[&str]) -> Vec<String> {
    paragraphs.iter().map(|&paragraph| paragraph.to_owned()).collect()
}

/// A change of one side: the paragraphs of the base that it replaces, and those that it puts there.
struct Replaced<'t> {
    base: Range<usize>,
    by: Vec<&'t str>,
}

/// The changes of a text in their order. If paragraphs were replaced by the same number of paragraphs, each is a change
/// of its own.
fn changes<'t>(base: &[&str], text: &[&'t str]) -> Vec<Replaced<'t>> {
    let (mut changes, mut at) = (Vec::new(), 0);
    for step in capture_diff_slices(Algorithm::Myers, base, text) {
        let by = text.get(step.new_range()).unwrap_or_default();
        // The place in the base is counted, since the library reports a wrong place for an insertion that it has moved
        // past equal paragraphs.
        let base = at..at + step.old_range().len();
        at = base.end;
        match step {
            DiffOp::Equal { .. } => {}
            _ if base.len() == by.len() => {
                changes.extend(base.zip(by).map(|(at, by)| Replaced { base: at..at + 1, by: vec![by] }));
            }
            _ => changes.push(Replaced { base, by: by.to_vec() }),
        }
    }
    changes
}

/// Changes of both sides that touch the same paragraphs.
#[derive(Default)]
struct Group<'t> {
    ours: Vec<Replaced<'t>>,
    theirs: Vec<Replaced<'t>>,
}

impl Group<'_> {
    /// The paragraphs of the base from the first change to the last.
    fn range(&self) -> Range<usize> {
        let bases = || self.ours.iter().chain(&self.theirs).map(|change| &change.base);
        let start = bases().map(|base| base.start).min().unwrap_or_default();
        start..bases().map(|base| base.end).max().unwrap_or_default()
    }

    fn meets(&self, base: &Range<usize>) -> bool {
        self.ours.iter().chain(&self.theirs).any(|change| touch(&change.base, base))
    }
}

/// The changes of both sides in the order of the text, grouped where they touch the same paragraphs. An insertion
/// before a paragraph precedes the replacement of that paragraph.
fn grouped<'t>(ours: Vec<Replaced<'t>>, theirs: Vec<Replaced<'t>>) -> Vec<Group<'t>> {
    let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
    let place = |change: &Replaced<'t>| (change.base.start, change.base.end);
    let mut groups: Vec<Group<'t>> = Vec::new();
    loop {
        let is_ours = match (ours.peek(), theirs.peek()) {
            (Some(one), Some(other)) => place(one) <= place(other),
            (one, _) => one.is_some(),
        };
        let Some(change) = (if is_ours { ours.next() } else { theirs.next() }) else { return groups };
        let mut group = groups.pop_if(|group| group.meets(&change.base)).unwrap_or_default();
        if is_ours { &mut group.ours } else { &mut group.theirs }.push(change);
        groups.push(group);
    }
}

/// Whether two changes touch the same paragraphs. An insertion touches an insertion at the same place, and a
/// replacement of the paragraphs on both sides of that place.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => one.start == other.start,
        _ => one.start < other.end && other.start < one.end,
    }
}

/// The paragraphs that one side has in place of that range of the base.
fn changed<'t>(base: &[&'t str], range: &Range<usize>, changes: &[Replaced<'t>]) -> Vec<&'t str> {
    let (mut paragraphs, mut next) = (Vec::new(), range.start);
    for change in changes {
        paragraphs.extend_from_slice(base.get(next..change.base.start).unwrap_or_default());
        paragraphs.extend_from_slice(&change.by);
        next = change.base.end;
    }
    paragraphs.extend_from_slice(base.get(next..range.end).unwrap_or_default());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::{PassageChoice, Passages};

    const BASE: &str = "一つ目\n\n二つ目\n※注";

    #[track_caller]
    fn joins(ours: &str, theirs: &str, joined: Option<&str>) {
        let join = |ours, theirs| Passages::from_texts(Some(BASE), ours, theirs).chosen(&[]);
        assert_eq!(join(ours, theirs).as_deref(), joined);
        assert_eq!(join(theirs, ours).as_deref(), joined, "from the other side");
    }

    #[test]
    fn changes_to_different_paragraphs_are_both_kept() {
        joins("一つ目、改\n\n二つ目\n※注", "一つ目\n\n二つ目、改\n※注", Some("一つ目、改\n\n二つ目、改\n※注"));
        joins("一つ目\n\n二つ目", "前置き\n一つ目\n\n二つ目\n※注", Some("前置き\n一つ目\n\n二つ目"));
        joins("一つ目、改\n\n二つ目\n※注", "一つ目\n\n二つ目\n※注\n※注2", Some("一つ目、改\n\n二つ目\n※注\n※注2"));
    }

    #[test]
    fn repeated_paragraphs_stay_in_their_order() {
        let joined = Passages::from_texts(Some("\n乙\n甲"), "\n乙\n甲", "\n甲\n甲\n乙").chosen(&[]);
        assert_eq!(joined.as_deref(), Some("\n甲\n甲\n乙"));
    }

    #[test]
    fn the_same_change_on_both_sides_is_kept_once() {
        joins("一つ目\n\n二つ目、改\n※注", "一つ目\n\n二つ目、改\n※注", Some("一つ目\n\n二つ目、改\n※注"));
    }

    #[test]
    fn different_changes_to_one_paragraph_need_a_decision() {
        joins("一つ目、甲\n\n二つ目\n※注", "一つ目、乙\n\n二つ目\n※注", None);
        joins("甲\n一つ目\n\n二つ目\n※注", "乙\n一つ目\n\n二つ目\n※注", None);
        joins("", "一つ目、乙\n\n二つ目\n※注", None);
    }

    #[test]
    fn each_paragraph_changed_on_both_sides_is_chosen_separately() {
        use PassageChoice::{Both, Ours, Theirs};
        let passages = Passages::from_texts(Some("甲\n乙\n丙\n丁"), "甲1\n乙1\n丙\n丁1", "甲2\n乙2\n丙2\n丁");
        let chosen = |choices: [_; 2]| passages.chosen(&choices.map(Some));
        assert_eq!(chosen([Ours, Theirs]).as_deref(), Some("甲1\n乙2\n丙2\n丁1"));
        assert_eq!(chosen([Both, Ours]).as_deref(), Some("甲1\n甲2\n乙1\n丙2\n丁1"));
        assert_eq!(passages.chosen(&[Some(Ours), None]), None, "while one is open");
        assert_eq!(passages.chosen(&[Some(Ours); 3]), None);
    }

    #[test]
    fn without_a_base_a_difference_is_merged_by_choice() {
        let passages = Passages::from_texts(None, "甲\n乙", "甲\n乙2\n丙");
        assert_eq!(passages.chosen(&[Some(PassageChoice::Both)]).as_deref(), Some("甲\n乙\n乙2\n丙"));
    }
}
