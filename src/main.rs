//! Mounts the page in the browser. On a host the program has no page and only prints how to serve it.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "the macro of components writes it")]
#[expect(clippy::needless_pass_by_value, reason = "the props of a component are values")]
mod ui;

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::rescue::watch_program();
    if !browser::storage::reload_if_storage_is_lost() {
        ui::mount();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("keikaku runs in the browser: `make serve` builds it and serves it on this machine.");
}
