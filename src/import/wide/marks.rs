//! Marks around names (①, ※1) and units behind them, which are no part of them unless they alone tell two KPIs apart.

use std::collections::{BTreeSet, HashMap};

use super::file::WideFile;
use crate::columns::in_names::bare_name;
use crate::columns::stated_units::name_before_unit;
use crate::value::width::key;

/// A name without marks around it and a unit behind it, in its comparable form.
fn bare(name: &str) -> String {
    let name = bare_name(name);
    key(name_before_unit(name).map_or(name, |(name, _)| name))
}

/// Finds the KPIs whose names differ by these alone: 会員数※1 and 会員数※2.
pub(super) fn keep(file: &mut WideFile) {
    let mut called: HashMap<String, BTreeSet<String>> = HashMap::new();
    for kpi in file.kpis.iter().filter(|kpi| kpi.id.is_none()) {
        let name = kpi.name();
        called.entry(bare(&name)).or_default().insert(key(&name));
    }
    called.retain(|_, names| names.len() > 1);
    for kpi in &mut file.kpis {
        kpi.keeps_marks = !called.is_empty() && called.contains_key(&bare(&kpi.name()));
    }
}
