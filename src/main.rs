//! Mounts the page. On a host there is no page: the core is the library.

#[cfg(target_arch = "wasm32")]
#[cfg_attr(test, expect(dead_code, unused_imports, reason = "the page is not there to use it"))]
mod browser;
#[cfg(all(target_arch = "wasm32", not(test)))]
#[expect(unreachable_pub, reason = "the macro of components writes it")]
#[expect(clippy::needless_pass_by_value, reason = "the props of a component are values")]
mod ui;

#[cfg(all(target_arch = "wasm32", not(test)))]
fn main() {
    browser::rescue::watch_program();
    ui::mount();
}

#[cfg(any(not(target_arch = "wasm32"), test))]
fn main() {
    println!("keikaku runs in the browser: `make serve` builds it and serves it on this machine.");
}
