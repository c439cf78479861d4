//! The present time and chance: what the core must be told, since it has neither clock nor dice.

use keikaku::value::fiscal_year::Date;
use keikaku::value::timestamp::Timestamp;

/// Today by the clock of the machine, in its own time zone.
pub(crate) fn today() -> Date {
    // A clock outside the calendar that plans know is as good as none.
    date(&js_sys::Date::new_0()).unwrap_or(Date::FIRST)
}

/// The present time by the clock of the machine, in its own time zone; `None` where [`today`] has no day, either.
pub(crate) fn now() -> Option<Timestamp> {
    timestamp(&js_sys::Date::new_0())
}

/// That time, in milliseconds since 1970, in the machine's own time zone; `None` for what is no time.
pub(crate) fn of(milliseconds: f64) -> Option<Timestamp> {
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

/// Lets the browser paint, and hear what the user does.
pub(crate) async fn yield_to_browser() {
    pause(0).await;
}

/// Waits so many milliseconds.
pub(crate) async fn pause(milliseconds: i32) {
    let turn = js_sys::Promise::new(&mut |go_on, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&go_on, milliseconds);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// Milliseconds since the page began, for telling keys apart that follow each other closely.
pub(crate) fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// 48 random bits for a fresh id.
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
