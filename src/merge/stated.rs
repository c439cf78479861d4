//! The decision table of the merge, applied to a single field.

use super::DiffStatus;
use crate::plan::Cell;
use crate::plan::cell::State;
use crate::plan::lineage::same_text;

/// The content of a single field of a KPI or of a plan, which is merged as a whole.
pub(super) trait Stated: PartialEq + Clone {
    /// Whether the content is blank.
    fn is_blank(&self) -> bool;

    /// Whether both have the same meaning, however the two are written.
    fn means(&self, other: &Self) -> bool;

    /// The list or text with the changes of both sides; `None` for any other field, and if both sides changed the same
    /// entry or paragraph.
    fn joined(base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Self>;
}

/// How two contents are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Only the meaning counts, since a file may write the same content in another way.
    Meaning,
    /// The spelling counts, too, but only where nobody changed the meaning.
    Letters,
}

/// The status of their content and the content to set if theirs is taken; `None` if there is nothing to take. Without a
/// base the field counts as blank before.
pub(super) fn decide<T: Stated>(base: Option<&T>, ours: &T, theirs: &T, counts: Counts) -> Option<(DiffStatus, T)> {
    if ours == theirs {
        return None;
    }
    if counts == Counts::Letters && base == Some(ours) {
        return Some((DiffStatus::Theirs, theirs.clone()));
    }
    let is_new = |one: &T| base.map_or(!one.is_blank(), |base| !base.means(one));
    if !is_new(theirs) || ours.means(theirs) {
        return None;
    }
    if !is_new(ours) {
        return Some((DiffStatus::Theirs, theirs.clone()));
    }
    match T::joined(base, ours, theirs) {
        Some(joined) if joined == *ours => None,
        Some(joined) => Some((DiffStatus::Theirs, joined)),
        None => Some((DiffStatus::Conflict, theirs.clone())),
    }
}

/// Our list with their changes since the base, entry by entry; `None` if both sides changed the same entry to different
/// values. Entries with the same key are paired in their order.
pub(super) fn join_lists<T: Clone + PartialEq, K: Clone + PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
) -> Option<Vec<T>> {
    let (base, mut joined, theirs) = (keyed(base, &key), keyed(ours, &key), keyed(theirs, &key));
    for (key, _) in base.iter().chain(&theirs) {
        let (was, is, said) = (entry(&base, key), entry(&joined, key), entry(&theirs, key));
        if said == was || said == is {
            continue;
        }
        if is != was {
            return None;
        }
        match (said, joined.iter_mut().find(|(other, _)| other == key)) {
            (Some(said), Some(place)) => place.1 = said,
            (Some(said), None) => joined.push((key.clone(), said)),
            (None, _) => joined.retain(|(other, _)| other != key),
        }
    }
    Some(joined.into_iter().map(|(_, one)| one.clone()).collect())
}

/// An entry with its key and the number of entries before it that have the same key.
type Keyed<'l, T, K> = ((K, usize), &'l T);

fn keyed<T, K: PartialEq>(list: &[T], key: impl Fn(&T) -> K) -> Vec<Keyed<'_, T, K>> {
    let mut keyed: Vec<Keyed<'_, T, K>> = Vec::new();
    for one in list {
        let key = key(one);
        let before = keyed.iter().filter(|((other, _), _)| *other == key).count();
        keyed.push(((key, before), one));
    }
    keyed
}

fn entry<'l, T, K: PartialEq>(list: &[Keyed<'l, T, K>], key: &(K, usize)) -> Option<&'l T> {
    list.iter().find(|(other, _)| other == key).map(|(_, one)| *one)
}

/// Whether two cells have the same meaning. A text that one of them leaves unread is compared as a text.
pub(super) fn means_the_same(one: &Cell, other: &Cell) -> bool {
    if [one.state, other.state].contains(&State::Unread) {
        return same_text(&one.text, &other.text);
    }
    one.state == other.state
}
