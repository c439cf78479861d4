//! Which copies are removed, so that the remaining ones are worth their room.
//!
//! These copies of each plan stay:
//! 1. all copies of the last 3 days on which any were made,
//! 2. before these days, the last copy of each day, for 14 such days in all,
//! 3. before these days, the last copy of each month,
//! 4. at most [`MOST_COPIES`] in total: the copy that is nearest in time to the one after it is removed first.
//!
//! All copies together take at most a third of the room, [`ROOM_OF_COPIES`]; here, too, the nearest in time are removed first. The
//! newest copy of a plan is never removed. The last copy before a command (a file was imported, the user decided a merge, a copy was
//! restored) is removed only if nothing else is left to make room. A copy with the same content as the copy before it is not kept.
//!
//! Only the order of the copies, by their numbers, and a change of the day between two copies count, not how long ago a
//! day was. A clock that was set back or forward therefore only keeps more copies.

use std::cmp::Reverse;

use litemap::LiteMap;

use super::{COPY_PREFIX, split};
use crate::storage::{self, Occasion, Store, StoreError};
use crate::value::{Date, Timestamp};

/// Characters that localStorage holds, keys and texts together (`docs/decisions.md` 18).
pub const ROOM: usize = 5_242_826;
/// The largest number of characters that all copies together may take.
pub const ROOM_OF_COPIES: usize = ROOM / 3;
/// The largest number of copies that a plan may have.
pub const MOST_COPIES: usize = 30;
/// The number of newest days for which every copy is retained.
const WHOLE_DAYS: usize = 3;
/// The number of newest days for which at least one copy is retained.
const DAYS: usize = 14;

/// The properties of a copy that decide whether it is retained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyProperties {
    /// The plan of the copy, by any unique name.
    pub plan: String,
    /// The number of the copy.
    pub number: u32,
    /// The time of that state of the plan; `None` if it is not known.
    pub saved: Option<Timestamp>,
    /// The occasion on which the copy was made.
    pub occasion: Occasion,
    /// The size of key and text in characters.
    pub size: usize,
    /// An identifier of the content: copies with equal content have equal identifiers.
    pub content: String,
}

impl CopyProperties {
    fn day(&self) -> Option<Date> {
        self.saved.map(Timestamp::date)
    }

    /// The year and the month of the copy; `None` if its time is not known.
    fn month(&self) -> Option<(i32, u8)> {
        self.day().map(|day| (day.year(), day.month()))
    }

    /// The number of minutes between two copies: 0 if neither time is known, the largest number if only one is.
    fn minutes_between(&self, other: &Self) -> u64 {
        match (self.saved, other.saved) {
            (Some(one), Some(other)) => one.minutes_between(other),
            (None, None) => 0,
            _ => u64::MAX,
        }
    }

    fn is_guarded(&self) -> bool {
        matches!(self.occasion, Occasion::Import | Occasion::Merge | Occasion::Restore)
    }
}

/// Removes superfluous copies from the store and returns their number.
pub fn prune(store: &impl Store) -> Result<usize, StoreError> {
    let mut all = Vec::new();
    for key in store.keys(COPY_PREFIX)? {
        let (plan, number) = split(&key);
        let Some(text) = store.read(&key)? else { continue };
        let size = (key.len() + text.encode_utf16().count()).max(1);
        let (occasion, record) = storage::decode_copy(&text).unwrap_or((Occasion::Session, &text));
        let marking = storage::marking(record);
        let (saved, content) = (marking.saved, marking.digest.unwrap_or_else(|| key.clone()));
        all.push(CopyProperties { plan: plan.to_owned(), number, saved, occasion, size, content });
    }
    let gone = superfluous(&all, ROOM_OF_COPIES);
    for copy in &gone {
        store.remove(&format!("{COPY_PREFIX}{}/{}", copy.plan, copy.number))?;
    }
    Ok(gone.len())
}

/// The copies to be removed if all together may take `room` characters.
pub fn superfluous(copies: &[CopyProperties], room: usize) -> Vec<CopyProperties> {
    let mut by_plan: LiteMap<&str, Vec<&CopyProperties>> = LiteMap::new();
    for copy in copies {
        by_plan.entry(copy.plan.as_str()).or_default().push(copy);
    }
    // The newest copies of each plan come first.
    let mut kept: Vec<Vec<&CopyProperties>> = by_plan.into_iter().map(|(_, copies)| copies).collect();
    for of_plan in &mut kept {
        of_plan.sort_by_key(|copy| Reverse(copy.number));
    }
    // When a copy is removed, two copies with equal content may become neighbours.
    loop {
        let before = count(&kept);
        thin_once(&mut kept, room);
        if count(&kept) == before {
            break;
        }
    }
    let stays = |copy: &&CopyProperties| kept.iter().flatten().any(|one| *one == *copy);
    copies.iter().filter(|copy| !stays(copy)).cloned().collect()
}

fn count(plans: &[Vec<&CopyProperties>]) -> usize {
    plans.iter().map(Vec::len).sum()
}

fn thin_once(plans: &mut [Vec<&CopyProperties>], room: usize) {
    for of_plan in plans.iter_mut() {
        *of_plan = by_days(&without_repeats(of_plan));
        while of_plan.len() > MOST_COPIES && drop_nearest(std::slice::from_mut(of_plan)) {}
    }
    while plans.iter().flatten().map(|copy| copy.size).sum::<usize>() > room && drop_nearest(plans) {}
}

/// The copies without those whose content equals that of the copy before; of two equal copies the one with the more
/// important occasion is retained.
fn without_repeats<'a>(newest_first: &[&'a CopyProperties]) -> Vec<&'a CopyProperties> {
    let mut kept: Vec<&CopyProperties> = Vec::new();
    for copy in newest_first {
        match kept.last_mut() {
            Some(newer) if newer.content == copy.content => {
                if copy.is_guarded() && !newer.is_guarded() {
                    *newer = copy;
                }
            }
            _ => kept.push(copy),
        }
    }
    kept
}

fn by_days<'a>(newest_first: &[&'a CopyProperties]) -> Vec<&'a CopyProperties> {
    let guarded = newest_first.iter().find(|copy| copy.is_guarded()).map(|copy| copy.number);
    let mut kept: Vec<&CopyProperties> = Vec::new();
    let mut days = 0;
    for (nth, copy) in newest_first.iter().enumerate() {
        let newer = nth.checked_sub(1).and_then(|before| newest_first.get(before));
        let is_other_day = newer.is_none_or(|newer| newer.day() != copy.day());
        let is_other_month = newer.is_none_or(|newer| newer.month() != copy.month());
        days += usize::from(is_other_day);
        let stays = days <= WHOLE_DAYS || if days <= DAYS { is_other_day } else { is_other_month };
        if stays || guarded == Some(copy.number) {
            kept.push(copy);
        }
    }
    kept
}

/// Drops the copy that is nearest in time to the one after it; of several such copies the oldest. The newest of each
/// plan is never dropped, the last guarded one only if there is no other. Returns whether a copy was dropped.
fn drop_nearest(plans: &mut [Vec<&CopyProperties>]) -> bool {
    let ranked = plans.iter().enumerate().flat_map(|(plan, newest_first)| {
        let guarded = newest_first.iter().position(|copy| copy.is_guarded());
        newest_first.windows(2).enumerate().filter_map(move |(newer, pair)| {
            let [after, copy] = pair else { return None };
            let gap = after.minutes_between(copy);
            Some(((guarded == Some(newer + 1), gap, copy.number), (plan, newer + 1)))
        })
    });
    let Some((_, (plan, nth))) = ranked.min() else { return false };
    let of_plan = plans.get_mut(plan).filter(|of_plan| nth < of_plan.len());
    of_plan.map(|of_plan| of_plan.remove(nth)).is_some()
}
