//! The table of the merge, for one thing that is stated: what becomes of it.

use super::DiffStatus;

/// A thing that is merged as one: a field of a KPI, or of a plan.
pub(super) trait Stated: PartialEq + Clone {
    /// Whether nothing stands in it.
    fn is_blank(&self) -> bool;

    /// Whether it means what the other means, however the two are written.
    fn means(&self, other: &Self) -> bool;

    /// Both changes of a list in one, unless both changed the same of its entries; `None` for what is no list.
    fn joined(base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Self>;
}

/// What counts as a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// What a thing means: a file may write it otherwise.
    Meaning,
    /// How it is written, too, but only where nobody changed what it means.
    Letters,
}

/// What theirs is to ours, and what taking it puts there; `None` where there is nothing to take. Without a base nothing
/// stood there before.
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

/// A list with what they changed in it since the base, entry by entry; `None` where both changed the same entry, each
/// otherwise. Of entries with one key the first goes with the first.
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

/// An entry by its key, and by how many before it have the same.
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
