//! Checks whether there is room for plans that are about to be added. The check comes before any change, so that no
//! plan is reported as added that the store cannot hold.

use std::sync::Arc;

use litemap::LiteMap;

use super::copies::{ROOM, spare_copies};
use super::{Store, StoreError, encode_plan, plan_key};
use crate::plan::Plan;

/// The room that plans need and the room that is available, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomNeeded {
    /// The characters that the plans need in addition to their present records in the store.
    pub needed: usize,
    /// The characters that are free, including those of copies that can be removed because they are not the newest of
    /// their plan.
    pub free: usize,
}

impl RoomNeeded {
    /// Whether the plans fit.
    pub fn is_enough(self) -> bool {
        self.needed <= self.free
    }
}

/// Compares the plans with the room of the store; `used` is the number of characters that are taken. If a plan occurs
/// twice, the last one counts.
pub fn room_for(store: &impl Store, used: usize, plans: &[Arc<Plan>]) -> Result<RoomNeeded, StoreError> {
    let records: LiteMap<String, String> = plans.iter().map(|plan| (plan_key(plan.id), encode_plan(plan))).collect();
    let (mut needed, mut replaced) = (0, 0);
    for (key, record) in &records {
        needed += key.len() + STAMP + length(record);
        replaced += store.read(key)?.map_or(0, |stored| key.len() + length(&stored));
    }
    let mut spare = 0;
    for key in spare_copies(store)? {
        spare += key.len() + store.read(&key)?.map_or(0, |text| length(&text));
    }
    let needed = needed.saturating_sub(replaced);
    Ok(RoomNeeded { needed, free: ROOM.saturating_sub(used) + spare })
}

/// The characters of the stamp that a record gets when it is stored: a time and the writes.
const STAMP: usize = 64;

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}
