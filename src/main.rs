//! Mounts the page. On a host there is no page: the core is the library. The tests in the browser are of the modules in
//! `browser` and have no page either: a view in one chunk that enters another would leave its loader without a splitter.

#[cfg(target_arch = "wasm32")]
#[cfg_attr(test, expect(dead_code, unused_imports, reason = "the page is not there to use it"))]
mod browser;
#[cfg(all(target_arch = "wasm32", not(test)))]
#[expect(clippy::wildcard_imports, reason = "ui::leptos is the prelude of every view")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "what is in a chunk returns a Result, for where the chunk does not arrive"
)]
mod ui;

#[cfg(all(target_arch = "wasm32", not(test)))]
fn main() {
    ui::mount();
}

#[cfg(any(not(target_arch = "wasm32"), test))]
fn main() {
    println!("keikaku runs in the browser: `make serve` builds it and serves it on this machine.");
}
