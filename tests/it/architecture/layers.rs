//! The layers as data. What comes with a later issue (checks, evaluation, comparison, merge) has its place already.

/// The modules of the library, lowest layer first. A module may name those of lower layers, and those that stand
/// before it in its own.
pub(crate) const LAYERS: [&[&str]; 7] = [
    // 1 values
    &["id", "language", "notation", "amount", "cell", "fiscal_year"],
    // 2 what is kept
    &["plan", "filter", "samples"],
    // 3 reckoning
    &["totals", "achievement", "picture", "overview", "comparison", "checks", "evaluation"],
    // 4 change
    &["merge", "edit", "history"],
    // 5 exchange
    &["save", "exchange", "compare"],
    // 6 session
    &["surface", "session"],
    // 7 wording
    &["wording"],
];

/// Two modules of one layer that speak of each other: a command may carry the picks of a merge, and a merge ends in commands.
pub(crate) const EITHER_WAY: [[&str; 2]; 1] = [["edit", "merge"]];

/// Modules that may name less than their layer allows: the stored form knows values and plans only.
pub(crate) const NO_HIGHER_THAN: [(&str, usize); 1] = [("save", 2)];

/// What the browser layer may name of the library besides values: bytes, texts under keys and encodings, no plans.
pub(crate) const OF_THE_BROWSER: [&str; 3] = ["session::keeping", "session::folder", "exchange::encoding"];

/// Crates of the browser, which only `browser`, `ui` and `main` may name; so may what continues these names
/// (`wasm_bindgen_futures`).
pub(crate) const WEB_CRATES: [&str; 8] =
    ["leptos", "tachys", "reactive_graph", "any_spawner", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// Crates of the stored and exchanged formats, which only [`KNOW_FORMATS`] may name: no type of the domain derives them, so
/// that a change of it changes no file.
pub(crate) const FORMAT_CRATES: [&str; 2] = ["serde", "serde_json"];

/// The modules that read and write formats.
pub(crate) const KNOW_FORMATS: [&str; 2] = ["save", "exchange"];

/// Where Japanese may stand in string literals: what is said, and readers and writers that must know the words.
pub(crate) const MAY_HOLD_JAPANESE: [&str; 14] = [
    "src/wording",
    "src/ui",
    "src/amount",
    "src/cell",
    "src/notation",
    "src/checks/kpi/units",
    "src/checks/plan/words",
    "src/fiscal_year",
    "src/plan/form",
    "src/samples",
    "src/exchange/columns",
    "src/exchange/plan_text",
    "src/exchange/package/file_name",
    "src/exchange/paste/words",
];

/// The layer of a module, counted from 1.
pub(crate) fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module)).map(|below| below + 1)
}

/// Whether a module of the library may name another.
pub(crate) fn may_name(module: &str, other: &str) -> bool {
    let place = |name: &str| {
        let layer = layer(name)?;
        let beside = LAYERS.get(layer - 1)?.iter().position(|one| *one == name)?;
        Some((layer, beside))
    };
    let limit = NO_HIGHER_THAN.iter().find(|(one, _)| *one == module).map_or(LAYERS.len(), |(_, limit)| *limit);
    match (place(module), place(other)) {
        _ if module == other || EITHER_WAY.contains(&[module, other]) || EITHER_WAY.contains(&[other, module]) => true,
        (Some(here), Some(there)) => there < here && there.0 <= limit,
        _ => false,
    }
}
