//! Whether there is room for plans that are about to come in. It is asked before anything is changed, so that nothing is
//! called taken in that the store cannot hold.

use std::sync::Arc;

use litemap::LiteMap;

use super::copies::{ROOM, spare_copies};
use super::{Store, StoreError, encode_plan, plan_key};
use crate::plan::Plan;

/// The room that plans need and that there is, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomNeeded {
    /// The characters that the plans need beyond what the store has of them.
    pub needed: usize,
    /// The characters that are free, or become free where copies give way that are not the newest of their plan.
    pub free: usize,
}

impl RoomNeeded {
    /// Whether the plans fit.
    pub fn is_enough(self) -> bool {
        self.needed <= self.free
    }
}

/// Measures the plans against the room that the store has besides the `used` characters. Of a plan that is there twice the
/// last one counts.
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

/// The characters of a stamp that a record gets when it is stored: a time and the writes.
const STAMP: usize = 64;

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}
