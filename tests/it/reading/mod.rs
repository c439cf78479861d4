//! The reading of tables of others: what is placed, asked and open, by a grammar of layouts and by example.

mod grammar;
mod layouts;
mod sheets;
