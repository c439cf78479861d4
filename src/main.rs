//! Mounts the page. On a host there is no page: the core is the library.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
#[expect(clippy::wildcard_imports, reason = "ui::leptos is the prelude of every view")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "what is in a chunk returns a Result, for where the chunk does not arrive"
)]
mod ui;

#[cfg(target_arch = "wasm32")]
fn main() {
    ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("keikaku runs in the browser: `make serve` builds it and serves it on this machine.");
}
