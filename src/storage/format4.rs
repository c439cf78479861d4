//! The part of format 4 of a plan's body that format 3 does not have: a form that somebody has loaded. Its texts stand at
//! places of the document (`s7_1/heading`, `s5_3_2/1/name`), where format 3 had only sections. It is frozen
//! ([`super::format1`] tells the rules).

pub(super) mod form;
