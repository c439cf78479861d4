//! Today, the time of day and chance: what the core must be told, since it has neither clock nor dice.

use keikaku::value::fiscal_year::Date;

/// Today by the clock of the machine, in its own time zone.
pub(crate) fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    let month = u8::try_from(now.get_month() + 1).unwrap_or_default();
    let day = u8::try_from(now.get_date()).unwrap_or_default();
    // A clock outside the calendar that plans know is as good as none.
    Date::new(year, month, day).unwrap_or(Date::FIRST)
}

/// Now, `2026-11-20T10:32`, in the machine's own time zone.
pub(crate) fn now() -> String {
    written(&js_sys::Date::new_0())
}

/// That moment, in milliseconds since 1970, written the same way; `None` for what is no moment.
pub(crate) fn of(milliseconds: f64) -> Option<String> {
    let clock = js_sys::Date::new(&milliseconds.into());
    (!clock.get_time().is_nan()).then(|| written(&clock))
}

fn written(clock: &js_sys::Date) -> String {
    let (month, day) = (clock.get_month() + 1, clock.get_date());
    format!("{:04}-{month:02}-{day:02}T{:02}:{:02}", clock.get_full_year(), clock.get_hours(), clock.get_minutes())
}

/// The time of day, `10:32`.
pub(crate) fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{}:{:02}", now.get_hours(), now.get_minutes())
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
