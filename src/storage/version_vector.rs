//! A version vector: the writes that a state of a plan includes.
//!
//! Two tabs, or two offices that save into one file, may overwrite the same state without having seen each other's
//! write; the store keeps the last write. A side that finds its own write missing in the stored state knows that the
//! other side had not seen it, and from which state on the two diverged. Neither a clock nor the order in which tabs
//! are informed of writes could show this.
//!
//! A tab gets a random name at each start of the page. Only the tabs that wrote last are remembered. Entries of a
//! record beyond their number were not written by this program: they are not read, and count like tabs that dropped out
//! of a full list.

use std::fmt;

/// The largest number of tabs in a version vector.
const MOST: usize = 16;
/// The largest number of bytes of a tab's name; the names of this program have eight.
const LONGEST_NAME: usize = 16;

/// The tabs that wrote, the last one first, each with the number of its writes that are included: `1f00c3a9:12 77ab0e21:3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionVector(String);

impl VersionVector {
    /// The vector with the nth write of that tab added. The tab's name has the same length as all others, without
    /// blanks and colons.
    #[must_use]
    pub fn written_by(&self, tab: &str, nth: u32) -> Self {
        let mut entries = format!("{tab}:{nth}");
        for entry in self.0.split(' ').filter(|entry| !entry.is_empty() && !entry.starts_with(tab)).take(MOST - 1) {
            entries.push(' ');
            entries.push_str(entry);
        }
        Self(entries)
    }

    fn count(&self, tab: &str) -> Option<u32> {
        self.entries().filter(|(there, _)| *there == tab).map(|(_, n)| n).max()
    }

    fn entries(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.split(' ').filter_map(|entry| entry.split_once(':')).filter_map(|(tab, n)| Some((tab, n.parse().ok()?)))
    }

    /// All writes that either vector includes; the tabs of `self` come first.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let ours = self.entries().map(|(tab, n)| (tab, n.max(other.count(tab).unwrap_or_default())));
        let theirs = other.entries().filter(|(tab, _)| self.count(tab).is_none());
        let entries: Vec<String> = ours.chain(theirs).take(MOST).map(|(tab, n)| format!("{tab}:{n}")).collect();
        Self(entries.join(" "))
    }

    /// Whether `later` includes all of these writes. A tab that dropped out of a full list because others wrote after
    /// it counts as included.
    pub fn is_in(&self, later: &Self) -> bool {
        let may_have_forgotten = later.entries().count() >= MOST;
        self.entries().enumerate().all(|(place, (tab, n))| match later.count(tab) {
            Some(there) => n <= there,
            None => may_have_forgotten && place >= MOST / 2,
        })
    }
}

/// The text form that a record contains.
impl fmt::Display for VersionVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads the text form in a record: its first tabs, up to the largest number. A text that is not a list of tabs is an
/// empty vector.
impl From<String> for VersionVector {
    fn from(text: String) -> Self {
        let is_entry = |entry: &&str| {
            let (tab, writes) = entry.split_once(':').unwrap_or_default();
            (1..=LONGEST_NAME).contains(&tab.len()) && writes.parse::<u32>().is_ok()
        };
        let entries: Vec<&str> = text.split(' ').filter(is_entry).take(MOST).collect();
        Self(entries.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> VersionVector {
        VersionVector::from(text.to_owned())
    }

    #[test]
    fn the_tab_of_the_latest_write_comes_first_with_its_count() {
        assert_eq!(VersionVector::default().written_by("a", 1), seen("a:1"));
        assert_eq!(seen("a:1 b:7").written_by("b", 8), seen("b:8 a:1"));
    }

    #[test]
    fn a_later_write_includes_the_overwritten_state() {
        let first = seen("a:1");
        assert!(
            first.is_in(&first) && first.is_in(&first.written_by("a", 2)) && first.is_in(&first.written_by("b", 1))
        );
        assert!(!first.written_by("a", 2).is_in(&first));
    }

    #[test]
    fn neither_of_two_diverged_vectors_includes_the_other_but_their_join_includes_both() {
        let (a, b) = (seen("z:4").written_by("a", 1), seen("z:4").written_by("b", 1));
        assert!(!a.is_in(&b) && !b.is_in(&a));
        let both = a.joined(&b);
        assert!(a.is_in(&both) && b.is_in(&both) && both == seen("a:1 z:4 b:1"));
    }

    #[test]
    fn only_the_tabs_that_wrote_last_are_remembered() {
        let long_ago = (10..50).fold(seen("t00:3"), |seen, tab| seen.written_by(&format!("t{tab}"), 1));
        assert_eq!(long_ago.entries().count(), MOST);
        let now = long_ago.written_by("new", 1);
        assert!(long_ago.is_in(&now), "the one that was forgotten counts as included");
        assert!(!now.is_in(&long_ago), "the newest one does not");
    }

    #[test]
    fn only_the_first_tabs_of_a_too_long_text_are_read() {
        let many: Vec<String> = (0..100_000).map(|tab| format!("t{tab}:1")).collect();
        let read = seen(&many.join(" "));
        assert_eq!(read.to_string(), many.iter().take(MOST).cloned().collect::<Vec<_>>().join(" "));
        assert!(read.is_in(&read.joined(&seen("b:1"))) && !seen("b:1").is_in(&read));
        assert_eq!(seen(&format!("{}:1 a:2", "n".repeat(1_000_000))), seen("a:2"));
    }

    #[test]
    fn an_invalid_text_names_no_tab() {
        for text in ["", "  ", "a", "a:-1 b:x", "a:99999999999"] {
            assert!(seen(text).entries().next().is_none(), "{text}");
        }
        assert!(seen("a:3 a:5").is_in(&seen("a:3 a:5")), "one that is there twice counts as often as it says most");
    }
}
