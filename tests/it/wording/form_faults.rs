//! Messages about a form that cannot be used.

use std::collections::BTreeSet;

use keikaku::plan::form::{FormFault, FormFaultKind, Leaf};
use keikaku::wording::{Language, form_faults};

use crate::wording::all;

#[test]
fn every_fault_of_a_form_has_a_sentence_and_its_own_code() {
    let every = every! {
        FormFaultKind::TooLarge => FormFaultKind::TooLarge;
        FormFaultKind::NotJson { .. } => FormFaultKind::NotJson { line: 3, column: 14 };
        FormFaultKind::Shape { .. } => FormFaultKind::Shape { line: 3, column: 14 };
        FormFaultKind::CodeName => FormFaultKind::CodeName;
        FormFaultKind::CodeNameTwice => FormFaultKind::CodeNameTwice;
        FormFaultKind::LabelTwice => FormFaultKind::LabelTwice;
        FormFaultKind::Blank => FormFaultKind::Blank;
        FormFaultKind::Text => FormFaultKind::Text;
        FormFaultKind::NoSuchFact => FormFaultKind::NoSuchFact;
        FormFaultKind::FactTwice => FormFaultKind::FactTwice;
        FormFaultKind::NoSuchSection { .. } => FormFaultKind::NoSuchSection { to: Leaf::new("s9").unwrap() };
        FormFaultKind::Circle => FormFaultKind::Circle;
        FormFaultKind::Misplaced => FormFaultKind::Misplaced;
        FormFaultKind::TooMany => FormFaultKind::TooMany;
        FormFaultKind::NumberTwice => FormFaultKind::NumberTwice;
        FormFaultKind::NotText => FormFaultKind::NotText;
        FormFaultKind::PlanFile => FormFaultKind::PlanFile;
        FormFaultKind::CodeOfBuiltIn => FormFaultKind::CodeOfBuiltIn;
        FormFaultKind::NotPrinted => FormFaultKind::NotPrinted;
        FormFaultKind::Measure => FormFaultKind::Measure;
        FormFaultKind::YearHead => FormFaultKind::YearHead;
        FormFaultKind::Braces => FormFaultKind::Braces;
        FormFaultKind::NameOfBuiltIn => FormFaultKind::NameOfBuiltIn;
    };
    let fault = |kind: FormFaultKind| FormFault { at: "s7_1".to_owned(), kind };
    insta::assert_snapshot!(all(&every, |kind, language| form_faults::sentence(&fault(kind), language)));
    let many = vec![fault(FormFaultKind::Blank); 12];
    let told = form_faults::sentences(&many, Language::Japanese);
    assert_eq!((told.len(), told.last().map(String::as_str)), (11, Some("ほかに2か所あります。")));
    let codes: BTreeSet<_> = every.iter().map(FormFaultKind::code).collect();
    assert_eq!(codes.len(), every.len(), "each has a code of its own");
}
