//! The parts of format 3 of a plan's body that format 2 does not have: 目標の数え方 and めざす向き of a KPI that may be unset
//! (未設定), and what a document says itself beside ours: the targets that were replaced, its rates and grades, what is a
//! part of another KPI, and how it rounds. They are frozen ([`super::format1`] tells the rules).

pub(super) mod implied_formula;
pub(super) mod rounding;
pub(super) mod stated_rate;
