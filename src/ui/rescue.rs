//! The last thing that a failing program does: it keeps what it has in memory.
//!
//! A panic ends the program: nothing is unwound, no lock is given back, and nothing of it may run afterwards. While its
//! hook runs, the session is whole unless the panic came out of the session itself; then its lock is still taken, the
//! attempt to read it ends the program here, and what was kept at most 350 ms ago stands. What is said then, and how
//! what is kept goes into a file, is `web/rescue.js`, which needs no program.

use std::panic;

use super::desk::Desk;

/// From now on a panic keeps what is not kept yet.
pub(super) fn keep_in_a_panic(desk: Desk) {
    panic::set_hook(Box::new(move |_| desk.save_now()));
}
