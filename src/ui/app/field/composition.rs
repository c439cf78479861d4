//! The composition guard: while an input method composes, its keys and inputs are not handled.
//!
//! Most browsers mark such keys by `isComposing` or key code 229. Safari sends `compositionend` *before* the keydown
//! that confirmed the composition, and does not mark that key (bug 165004 of `WebKit`). There, Enter and Esc within 100
//! ms after the end still belong to the composition, but only if no keydown with code 229 was seen in it: a browser
//! that marks its keys has sent the confirming one already, and a quick second Enter comes from the user.

use web_sys::KeyboardEvent;

const AFTERMATH_MS: f64 = 100.0;
const PROCESSED_BY_INPUT_METHOD: u32 = 229;

/// The state of the current composition, or of the last one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Composition {
    under_way: bool,
    saw_marked_key: bool,
    ended_at: Option<f64>,
}

impl Composition {
    /// Whether a composition is in progress.
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way
    }

    /// Notes that a composition begins. The key that began it may have been seen before, with code 229.
    pub(crate) fn begin(&mut self) {
        self.under_way = true;
        self.ended_at = None;
    }

    /// Notes that the composition ends, with the time in milliseconds.
    pub(crate) fn end(&mut self, now: f64) {
        self.under_way = false;
        self.ended_at = Some(now).filter(|_| !self.saw_marked_key);
        self.saw_marked_key = false;
    }

    /// Whether the key belongs to the input method; `now` is the time in milliseconds.
    pub(crate) fn owns(&mut self, event: &KeyboardEvent, now: f64) -> bool {
        if event.is_composing() || event.key_code() == PROCESSED_BY_INPUT_METHOD {
            self.saw_marked_key = true;
            return true;
        }
        let in_aftermath = self.ended_at.is_some_and(|ended| now - ended < AFTERMATH_MS);
        self.under_way || (in_aftermath && matches!(event.key().as_str(), "Enter" | "Escape"))
    }
}
