//! The composition guard: while an input method composes, no key and no input is ours.
//!
//! Most browsers mark such keys by `isComposing` or key code 229. Safari sends `compositionend` *before* the
//! keydown that confirmed it, unmarked (bug 165004 of `WebKit`): there, Enter and Esc within 100 ms after the end
//! belong to it still — but only if no keydown with code 229 was seen in that composition, for a browser that marks its keys has
//! sent the confirming one already, and a quick second Enter is the user's.

use web_sys::KeyboardEvent;

const AFTERMATH_MS: f64 = 100.0;
const PROCESSED_BY_INPUT_METHOD: u32 = 229;

/// What is known of the composition under way or just ended.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Composition {
    under_way: bool,
    saw_marked_key: bool,
    ended_at: Option<f64>,
}

impl Composition {
    /// Whether one is under way.
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way
    }

    /// It begins. The key that began it may have been marked before.
    pub(crate) fn begin(&mut self) {
        self.under_way = true;
        self.ended_at = None;
    }

    /// It ends at that time.
    pub(crate) fn end(&mut self, now: f64) {
        self.under_way = false;
        self.ended_at = Some(now).filter(|_| !self.saw_marked_key);
        self.saw_marked_key = false;
    }

    /// Whether the key belongs to the input method.
    pub(crate) fn owns(&mut self, event: &KeyboardEvent, now: f64) -> bool {
        if event.is_composing() || event.key_code() == PROCESSED_BY_INPUT_METHOD {
            self.saw_marked_key = true;
            return true;
        }
        let in_aftermath = self.ended_at.is_some_and(|ended| now - ended < AFTERMATH_MS);
        self.under_way || (in_aftermath && matches!(event.key().as_str(), "Enter" | "Escape"))
    }
}
