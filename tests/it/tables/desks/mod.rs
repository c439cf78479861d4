//! Work with files at a desk, as data: `tests/desks/*.txt`, played by [`crate::support::cases`]. [`commands`] lists the commands.

mod commands;
mod file_in_hand;
mod reading;
mod seen;

use commands::Seat;

use crate::support::cases::play;

#[test]
fn every_case_at_a_desk_gives_the_expected_output() {
    play("desks", |first| {
        let mut seat = Seat::new(first);
        move |line: &str| seat.act(line)
    });
}
