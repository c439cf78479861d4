//! Messages about a grade rule that cannot be used.

use std::collections::BTreeSet;

use keikaku::plan::grade_rule::{RuleFault, RuleFaultKind};
use keikaku::wording::rule_faults;

use crate::wording::all;

#[test]
fn every_fault_of_a_rule_has_a_sentence_and_its_own_code() {
    let every = every! {
        RuleFaultKind::TooLarge => RuleFaultKind::TooLarge;
        RuleFaultKind::NotJson { .. } => RuleFaultKind::NotJson { line: 3, column: 14 };
        RuleFaultKind::Shape { .. } => RuleFaultKind::Shape { line: 3, column: 14 };
        RuleFaultKind::Format => RuleFaultKind::Format;
        RuleFaultKind::Missing(_) => RuleFaultKind::Missing("label");
        RuleFaultKind::UnknownField => RuleFaultKind::UnknownField;
        RuleFaultKind::Value => RuleFaultKind::Value;
        RuleFaultKind::CodeName => RuleFaultKind::CodeName;
        RuleFaultKind::CodeNameTwice => RuleFaultKind::CodeNameTwice;
        RuleFaultKind::Text => RuleFaultKind::Text;
        RuleFaultKind::NoSuchWord => RuleFaultKind::NoSuchWord;
        RuleFaultKind::BehindOtherwise => RuleFaultKind::BehindOtherwise;
        RuleFaultKind::RestUncovered => RuleFaultKind::RestUncovered;
        RuleFaultKind::Decimal => RuleFaultKind::Decimal;
        RuleFaultKind::Bounds => RuleFaultKind::Bounds;
        RuleFaultKind::Count => RuleFaultKind::Count;
    };
    let fault = |kind: RuleFaultKind| RuleFault { place: "/words/1".to_owned(), kind };
    insta::assert_snapshot!(all(&every, |kind, language| rule_faults::sentence(&fault(kind), language)));
    let codes: BTreeSet<_> = every.iter().map(RuleFaultKind::code).collect();
    assert_eq!(codes.len(), every.len(), "each has a code of its own");
}
