//! The present time and random numbers, which the core receives from here because it has neither a clock nor a random
//! number generator.

use keikaku::value::{Date, IndicatorId, PlanId, Timestamp};

/// Today's date by the clock and the time zone of the device.
pub(crate) fn today() -> Date {
    // A clock outside of the supported days is treated like no clock.
    date(&js_sys::Date::new_0()).unwrap_or(Date::FIRST)
}

/// The present time by the clock and the time zone of the device; `None` if it is outside of the calendar that plans
/// support.
pub(crate) fn now() -> Option<Timestamp> {
    timestamp(&js_sys::Date::new_0())
}

/// The present time, or the start of [`today`] if the clock is outside of the supported days, for callers that always
/// need a time.
pub(crate) fn stamp() -> Timestamp {
    now().unwrap_or_else(|| Timestamp::from(today()))
}

/// A time in milliseconds since 1970 as a local time of the device; `None` if it is not valid or outside of the
/// calendar that plans support.
pub(crate) fn from_milliseconds(milliseconds: f64) -> Option<Timestamp> {
    timestamp(&js_sys::Date::new(&milliseconds.into()))
}

fn timestamp(clock: &js_sys::Date) -> Option<Timestamp> {
    let hour = u8::try_from(clock.get_hours()).ok()?;
    let minute = u8::try_from(clock.get_minutes()).ok()?;
    Timestamp::new(date(clock)?, hour, minute)
}

fn date(clock: &js_sys::Date) -> Option<Date> {
    let year = i32::try_from(clock.get_full_year()).ok()?;
    let month = u8::try_from(clock.get_month() + 1).ok()?;
    let day = u8::try_from(clock.get_date()).ok()?;
    Date::new(year, month, day)
}

/// Gives control back to the browser for a moment, so that it can paint and deliver events.
pub(crate) async fn yield_to_browser() {
    pause(0).await;
}

/// Waits for this number of milliseconds.
pub(crate) async fn pause(milliseconds: i32) {
    let turn = js_sys::Promise::new(&mut |go_on, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&go_on, milliseconds);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// The number of milliseconds since the page was opened, precise enough to distinguish keys that follow each other closely.
pub(crate) fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// 48 random bits for a new id.
pub(crate) fn fresh_bits() -> u64 {
    let mut bytes = [0_u8; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes = js_sys::Math::random().to_bits().to_le_bytes();
    }
    u64::from_le_bytes(bytes) >> 16
}

/// A new random plan id.
pub(crate) fn fresh_plan() -> PlanId {
    PlanId::from_bits(fresh_bits())
}

/// A new random indicator id.
pub(crate) fn fresh_indicator() -> IndicatorId {
    IndicatorId::from_bits(fresh_bits())
}
