//! The merge of two texts that were made from the same one, paragraph by paragraph.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A change of one side: the paragraphs of the base that it replaces, and those that it puts there.
#[derive(PartialEq)]
struct Replaced<'t> {
    base: Range<usize>,
    by: Vec<&'t str>,
}

/// The text with the changes of both sides; `None` where they changed the same paragraph to different ones, or put
/// different ones in the same place.
pub(super) fn join(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let base: Vec<&str> = base.split('\n').collect();
    let mut changes = changes(&base, ours);
    for change in self::changes(&base, theirs) {
        if changes.contains(&change) {
            continue;
        }
        if changes.iter().any(|other| touch(&other.base, &change.base)) {
            return None;
        }
        changes.push(change);
    }
    // What is put before a paragraph stands before what replaces it.
    changes.sort_by_key(|change| (change.base.start, change.base.end));
    let (mut joined, mut next) = (Vec::new(), 0);
    for Replaced { base: replaced, by } in changes {
        joined.extend_from_slice(base.get(next..replaced.start).unwrap_or_default());
        joined.extend(by);
        next = replaced.end;
    }
    joined.extend_from_slice(base.get(next..).unwrap_or_default());
    Some(joined.join("\n"))
}

fn changes<'t>(base: &[&str], text: &'t str) -> Vec<Replaced<'t>> {
    let text: Vec<&str> = text.split('\n').collect();
    let steps = capture_diff_slices(Algorithm::Myers, base, &text);
    let changed = steps.into_iter().filter(|step| !matches!(step, DiffOp::Equal { .. }));
    let replaced = changed
        .map(|step| Replaced { base: step.old_range(), by: text.get(step.new_range()).unwrap_or_default().to_vec() });
    replaced.collect()
}

/// Whether two changes are of the same paragraphs. One that only adds touches one that adds in the same place, and one
/// that replaces the paragraphs on both sides of that place.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => one.start == other.start,
        _ => one.start < other.end && other.start < one.end,
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    const BASE: &str = "一つ目\n\n二つ目\n※注";

    #[track_caller]
    fn joins(ours: &str, theirs: &str, joined: Option<&str>) {
        assert_eq!(join(BASE, ours, theirs).as_deref(), joined);
        assert_eq!(join(BASE, theirs, ours).as_deref(), joined, "from the other side");
    }

    #[test]
    fn changes_of_different_paragraphs_are_both_taken() {
        joins("一つ目、改\n\n二つ目\n※注", "一つ目\n\n二つ目、改\n※注", Some("一つ目、改\n\n二つ目、改\n※注"));
        joins("一つ目\n\n二つ目", "前置き\n一つ目\n\n二つ目\n※注", Some("前置き\n一つ目\n\n二つ目"));
        joins("一つ目、改\n\n二つ目\n※注", "一つ目\n\n二つ目\n※注\n※注2", Some("一つ目、改\n\n二つ目\n※注\n※注2"));
    }

    #[test]
    fn the_same_change_is_taken_once() {
        joins("一つ目\n\n二つ目、改\n※注", "一つ目\n\n二つ目、改\n※注", Some("一つ目\n\n二つ目、改\n※注"));
    }

    #[test]
    fn different_changes_of_one_paragraph_are_decided_by_somebody() {
        joins("一つ目、甲\n\n二つ目\n※注", "一つ目、乙\n\n二つ目\n※注", None);
        joins("甲\n一つ目\n\n二つ目\n※注", "乙\n一つ目\n\n二つ目\n※注", None);
        joins("", "一つ目、乙\n\n二つ目\n※注", None);
    }
}
