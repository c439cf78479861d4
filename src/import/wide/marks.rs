//! Marks around names (①, ※1), which are no part of them unless they alone tell two KPIs apart.

use std::collections::{BTreeSet, HashMap};

use super::file::WideFile;
use crate::columns::in_names::bare_name;
use crate::value::width::key;

/// Finds the KPIs whose names differ by the marks around them alone: 会員数※1 and 会員数※2.
pub(super) fn keep(file: &mut WideFile) {
    let mut called: HashMap<String, BTreeSet<String>> = HashMap::new();
    for kpi in file.kpis.iter().filter(|kpi| kpi.id.is_none()) {
        let name = kpi.name();
        called.entry(key(bare_name(&name))).or_default().insert(key(&name));
    }
    called.retain(|_, names| names.len() > 1);
    for kpi in &mut file.kpis {
        kpi.keeps_marks = !called.is_empty() && called.contains_key(&key(bare_name(&kpi.name())));
    }
}
