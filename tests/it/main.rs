//! The product's statements about itself, as one program: it compiles and starts once. What only some of them need, such as
//! random plans, stands in [`support`].

#![cfg(not(target_arch = "wasm32"))]

mod achievement;
mod architecture;
mod checks;
mod compare;
mod editing;
mod exchange;
mod filter;
mod folder;
mod fuzzing;
mod history;
mod keeping;
mod lineage;
mod merge;
mod overview;
mod packages;
mod pictures;
mod reading_numbers;
mod reading_years;
mod reckoning;
mod reckoning_properties;
mod reliability;
mod samples;
mod save_formats;
mod seeds;
mod strategies;
mod support;
mod surface;
mod totals;
mod wording;
